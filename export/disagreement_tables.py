"""Disagreements as rows: one each for a person, one for each side for a spreadsheet."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from export.solutions import Table, Term
from graph.disagreement_kinds import Kind
from graph.disagreement_sides import Side
from graph.disagreements import Disagreement
from graph.shown import Named

_SHORT = ("disagreement", "what")
_FULL = (
    *("id", "kind", "title", "conditional", "about", "about_label", "matter", "why", "only_if"),
    *("hypotheses", "statement", "gloss", "proposed", "says", "against", "said_by", "through"),
    *("stated_in", "stated", "happened", "held", "documents", "places", "record"),
    "must_not_claim",
)
_KINDS = ("kind", "title", "definition")


def to_disagreement_table(disagreements: Iterable[Disagreement]) -> Table:
    """What a person reads first: the sentence of each, and its name to ask further by."""
    rows = ((ox.Literal(one.id), ox.Literal(sentence(one))) for one in disagreements)
    return Table(_SHORT, tuple(rows))


def to_full_disagreement_table(disagreements: Iterable[Disagreement]) -> Table:
    """A row for each side; several values in a cell are parted by a semicolon and a space."""
    return Table(_FULL, tuple(row for one in disagreements for row in _rows(one)))


def to_kind_table(kinds: Iterable[Kind]) -> Table:
    """The kinds of disagreement with what they mean."""
    rows = ((kind.code, kind.title, kind.definition) for kind in kinds)
    return Table(_KINDS, tuple(tuple(map(ox.Literal, row)) for row in rows))


def sentence(one: Disagreement) -> str:
    """Why it is one, with what would have to hold where it is conditional."""
    return f"Only if {one.only_if}: {one.why}" if one.only_if else one.why


def _rows(one: Disagreement) -> Iterator[tuple[Term | None, ...]]:
    for side in one.sides:
        yield tuple(
            ox.NamedNode(cell) if name in ("about", "statement") else ox.Literal(cell)
            for name, cell in zip(_FULL, _cells(one, side), strict=True)
        )


def _cells(one: Disagreement, side: Side) -> tuple[str, ...]:
    kind, rest = one.kind, side.rest
    return (
        *(one.id, kind.code, kind.title, _yes_no(one.is_conditional), one.about.iri),
        *(one.about.label, one.matter, one.why, one.only_if),
        _joined(hypothesis.iri for hypothesis in one.hypotheses),
        *(side.named.iri, side.named.label, _yes_no(side.named.proposed), side.says),
        _joined(opposed(one, side)),
        *(_labels(side.made_by), _labels(side.reported_by), _labels(side.stated_in)),
        *(side.stated, side.happened, side.held, _labels(rest.documents)),
        _joined(passage.place for passage in rest.passages),
        *(rest.record, kind.must_not_claim),
    )


def opposed(one: Disagreement, side: Side) -> list[str]:
    """The IRIs of the sides that this one does not sit with, in order."""
    pairs = [pair for pair in one.pairs if side.named.iri in pair]
    return sorted({iri for pair in pairs for iri in pair if iri != side.named.iri})


def _labels(named: Iterable[Named]) -> str:
    return _joined(one.label for one in named)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
