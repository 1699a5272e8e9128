"""What the graph holds of one thing or one claim, gathered to be shown: values, not yet words."""

from dataclasses import dataclass
from datetime import date

from data.contexts import Context


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something with its IRI, the short name that commands take, and its label or gloss."""

    iri: str
    name: str
    label: str
    proposed: bool = False


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What is said of the thing itself: a property in the vocabulary's words, and its values."""

    about: str
    values: tuple[Named | str, ...]


@dataclass(frozen=True, kw_only=True)
class Located:
    """A passage that something rests on; offsets are code points, the end is not in it.

    Its context is of a text at hand: the graph has no words of any document.
    """

    name: str
    document: Named
    record: str
    place: str
    start: int
    end: int
    digest: str
    context: Context | None = None


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A claim, act or register entry that relates the thing shown to another thing or a value.

    ``outcomes`` are those of a request's questions, each with how often it was given.
    """

    named: Named
    relation: str
    outward: bool
    other: Named | None
    value: str
    origin: str
    modality: str = "actual"
    standing: str = "undisputed"
    status: str = "accepted"
    denied: bool = False
    direct: bool = False
    made_by: tuple[Named, ...] = ()
    reported_by: tuple[Named, ...] = ()
    provisions: tuple[Named, ...] = ()
    when: str = ""
    holds: str = ""
    stated: str = ""
    amount: str = ""
    stage: str = ""
    condition: str = ""
    exception: str = ""
    area: str = ""
    outcomes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group:
    """Statements of one relation, from the thing shown (outward) or to it."""

    relation: str
    outward: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one communication says to one question."""

    named: Named
    outcome: str
    communication: Named
    sent: str
    provisions: tuple[Named, ...]
    points_to: tuple[Named, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of a request, and what became of it in each letter."""

    number: str
    named: Named
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """Two claims at odds: ``tension``, or one ``corrects`` or is ``corrected by`` the other.

    ``only_if`` is what no source says, and on which a tension found by machine hangs.
    """

    kind: str
    one: Named
    other: Named
    only_if: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All of it, as of the day of the graph's newest review."""

    named: Named
    kind: str
    as_of: date
    status: str
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...] = ()
    by_class: tuple[Statement, ...] = ()
    promises: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    claims: tuple[Named, ...] = ()
    statements_made: int = 0
    evidence: tuple[Located, ...] = ()
