"""What was read in a document: each value with its place, the rule that fired and a score.

A score ranks values read by different rules. It is set by hand in the rule files and has no
table of reliability behind it, so it is not a probability.
"""

from dataclasses import dataclass
from decimal import Decimal

from extract.spans import Span


@dataclass(frozen=True)
class Found:
    """One value, the text it rests on, and why."""

    value: str
    start: int
    end: int
    rule: str
    score: float


@dataclass(frozen=True)
class Abstention:
    """A field left empty, or a value not relied on, and the reason in words."""

    field: str
    rule: str
    reason: str


EXEMPTION, CITED = "exemption", "cited"  # roles of a provision


@dataclass(frozen=True)
class Citation:
    """A provision of an Act: ``section`` None stands for the whole Act."""

    act: str
    section: str | None
    role: str
    start: int
    end: int
    rule: str
    score: float

    @property
    def written(self) -> str:
        """``FOIA 2000 s.31(1)`` and its like, as items name their provisions."""
        if not self.section:
            return self.act
        is_worded = self.section.startswith(("Article", "Schedule", "Regulation", "Part"))
        return f"{self.act} {self.section}" if is_worded else f"{self.act} s.{self.section}"


@dataclass(frozen=True)
class Item:
    """The outcome of one numbered question; no place where nobody answered it."""

    number: str
    outcome: str
    start: int | None
    end: int | None
    rule: str
    score: float
    provisions: tuple[str, ...] = ()
    question: Span | None = None
    because: str = ""


@dataclass(frozen=True)
class Organisation:
    """A body: its name as written there, and the name of the register where it has one."""

    name: str
    canonical: str
    start: int
    end: int
    rule: str
    score: float
    kind: str = ""


@dataclass(frozen=True)
class Amount:
    """A sum of money in units of its currency."""

    value: Decimal
    currency: str
    qualifier: str
    start: int
    end: int
    rule: str
    score: float
    stage: str = "stated"
    payer: str | None = None
    payee: str | None = None


@dataclass(frozen=True)
class Relation:
    """A proposed relation between two things, by their canonical names."""

    subject: str
    predicate: str
    object: str
    start: int
    end: int
    rule: str
    score: float


@dataclass(frozen=True)
class Message:
    """A stretch of a thread and who speaks in it: authority, requester, third-party, platform."""

    speaker: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class Reading:
    """Everything proposed for one document, and what was left open."""

    document: str
    kind: Found | None = None
    title: Found | None = None
    publisher: Found | None = None
    authority: Found | None = None
    recipient: Found | None = None
    reference: Found | None = None
    requested: Found | None = None
    responded: Found | None = None
    published: Found | None = None
    outcome: Found | None = None
    interest_test: Found | None = None
    questions: int | None = None
    items: tuple[Item, ...] = ()
    provisions: tuple[Citation, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    projects: tuple[Found, ...] = ()
    people: tuple[Found, ...] = ()
    amounts: tuple[Amount, ...] = ()
    relations: tuple[Relation, ...] = ()
    messages: tuple[Message, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
