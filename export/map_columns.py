"""The map's data as a page reads it: in columns, so that thousands of lines stay small.

Two blocks of JSON. The first is what must be there before anything is drawn: names, places, and
which node is joined to which and how. The second is the evidence, which a page reads when it is
first asked for; its texts stand once in one list. export/assets/map/data.js reads both.

Columns of whole numbers are packed: so many letters to a number, of an alphabet of 90 that stands
in JSON as it is, counted from the least number. In the first block a node's IRI is a prefix and a
tail, the tail 0 where it is the label in lower case joined by hyphens; an edge's source is the
step from the edge before, since edges are sorted by source; and what is said of an edge that many
share (relation, status, modality, ...) is one form, of which the edge gives the number; a form is
words, its flags, and how such an edge is drawn. The dated edges stand one after the other as three
numbers: the step from the one before, the first day, and how many days later the last one is. In
the second block 0 is nothing and n the n-th text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, Final, Generic, TypeAlias, TypeVar

from export.map_marks import line_of, marks_of, signs, tone_of
from export.network_map import (
    ESCAPES,
    OPTIONAL,
    SEVERAL,
    MapClaim,
    MapData,
    MapEdge,
    MapNode,
    MapStatement,
)

Form: TypeAlias = tuple[int | tuple[int, ...], ...]

NEGATED, DIRECT = 1, 2
HOLLOW: Final = 1
_NO_COMMUNITY: Final = -1
_EPOCH: Final = date(1970, 1, 1)
_ASCII_WORDS: Final = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")

# Every printable letter of ASCII that neither JSON nor HTML would have written otherwise.
LETTERS: Final = "".join(chr(at) for at in range(32, 127) if chr(at) not in '"\\<>&')

T = TypeVar("T")


@dataclass
class Numbered(Generic[T]):
    """Values in the order they were first asked for, each with its number."""

    numbers: dict[T, int] = field(default_factory=dict)

    def __getitem__(self, value: T) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def map_json(data: MapData) -> str:
    """The first block, as one line that may stand inside a script element."""
    words: Numbered[str] = Numbered()
    prefixes: Numbered[str] = Numbered()
    forms: Numbered[Form] = Numbered()
    nodes = _nodes(data.nodes, words, prefixes)
    edges = _edges(data.edges, words, forms)
    block = {
        "title": data.title,
        "asOf": data.as_of,
        "digest": data.digest,
        "signs": signs(),
        "nodes": nodes,
        "edges": edges,
        "words": list(words.numbers),
        "prefixes": list(prefixes.numbers),
        "forms": [list(form) for form in forms.numbers],
        "communities": list(data.communities),
        "findings": [dict(finding) for finding in data.findings],
    }
    return _line(block)


def evidence_json(data: MapData) -> str:
    """The second block: what stands behind each edge and each statement of a node."""
    texts: Numbered[str] = Numbered()
    forms: Numbered[Form] = Numbered()
    words: Numbered[str] = Numbered()
    prefixes: Numbered[str] = Numbered()
    statements = {
        "node": [int(claim.node[1:]) for claim in data.statements],
        "form": [forms[_form(claim, words)] for claim in data.statements],
        "value": [_number(texts, claim.value) for claim in data.statements],
        **_claims(data.statements, texts, prefixes),
    }
    block = {
        "edges": _packed(_claims(data.edges, texts, prefixes)),
        "statements": _packed(statements),
        "aliases": {
            str(at): list(node.aliases) for at, node in enumerate(data.nodes) if node.aliases
        },
        "forms": [list(form) for form in forms.numbers],
        "words": list(words.numbers),
        "prefixes": list(prefixes.numbers),
        "texts": list(texts.numbers),
    }
    return _line(block)


def _line(block: Mapping[str, Any]) -> str:
    return json.dumps(block, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def _nodes(
    nodes: Sequence[MapNode], words: Numbered[str], prefixes: Numbered[str]
) -> dict[str, Any]:
    split = [_split(node.iri) for node in nodes]
    columns: dict[str, list[Any]] = {
        "label": [node.label for node in nodes],
        "prefix": [prefixes[prefix] for prefix, _ in split],
        "tail": [
            0 if tail == _slug(node.label) else tail
            for node, (_, tail) in zip(nodes, split, strict=True)
        ],
        "kind": [words[node.kind] for node in nodes],
        "type": [words[node.type_label] for node in nodes],
        "x": [round(node.x) for node in nodes],
        "y": [round(node.y) for node in nodes],
        "community": [
            _NO_COMMUNITY if node.community is None else node.community for node in nodes
        ],
        "flags": [HOLLOW if node.hollow else 0 for node in nodes],
    }
    kept = _packed(_without_idle(columns, idle={"community": _NO_COMMUNITY, "flags": 0}))
    several = {str(at): list(node.findings) for at, node in enumerate(nodes) if node.findings}
    return {**kept, **({"findings": several} if several else {})}


def _edges(edges: Sequence[MapEdge], words: Numbered[str], forms: Numbered[Form]) -> dict[str, Any]:
    sources = [int(edge.source[1:]) for edge in edges]
    columns = {
        "step": [after - before for before, after in pairwise([0, *sources])],
        "target": [int(edge.target[1:]) for edge in edges],
        "form": [forms[_form(edge, words)] for edge in edges],
    }
    money = {str(at): edge.money for at, edge in enumerate(edges) if edge.money is not None}
    dated = _dated(edges)
    sparse = {"money": _whole_numbers(money), "dated": dated}
    return {**_packed(columns), **{name: column for name, column in sparse.items() if column}}


def _packed(columns: Mapping[str, list[Any]]) -> dict[str, Any]:
    """The columns, those of whole numbers alone as a width, a least number and letters."""
    return {
        name: _pack(column) if column and all(type(each) is int for each in column) else column
        for name, column in columns.items()
    }


def _pack(column: Sequence[int]) -> dict[str, list[int | str]]:
    least = min(column)
    span = max(column) - least
    width = 1
    while len(LETTERS) ** width <= span:
        width += 1
    places = [len(LETTERS) ** at for at in reversed(range(width))]
    letters = (
        LETTERS[(value - least) // place % len(LETTERS)] for value in column for place in places
    )
    return {"packed": [width, least, "".join(letters)]}


def _dated(edges: Sequence[MapEdge]) -> list[int | None]:
    """Step, first day and further days of each edge that has any day; an open end is null."""
    found: list[int | None] = []
    before = 0
    for at, edge in enumerate(edges):
        first, last = _day(edge.since), _day(edge.until)
        if first is None and last is None:
            continue
        # Without a first day there is nothing to count from, so the last one stands by itself.
        found += [at - before, first, last if None in (first, last) else (last or 0) - (first or 0)]
        before = at
    return found


def _whole_numbers(values: Mapping[str, float]) -> dict[str, float]:
    return {at: int(value) if value.is_integer() else value for at, value in values.items()}


def _form(claim: MapClaim, words: Numbered[str]) -> Form:
    said = (claim.relation, claim.relation_label, claim.status, claim.origin)
    drawn = (tone_of(claim), line_of(claim))
    flags = NEGATED * claim.negated | DIRECT * claim.direct
    texts = (*said, claim.modality, claim.standing, *drawn)
    return (*(words[text] for text in texts), flags, tuple(words[m] for m in marks_of(claim)))


def _claims(
    claims: Sequence[MapEdge] | Sequence[MapStatement],
    texts: Numbered[str],
    prefixes: Numbered[str],
) -> dict[str, Any]:
    split = [_split(claim.iri) for claim in claims]
    columns: dict[str, list[Any]] = {
        "prefix": [prefixes[prefix] for prefix, _ in split],
        "tail": [tail for _, tail in split],
    }
    for name in ("gloss", *OPTIONAL):
        columns[name] = [_number(texts, getattr(claim, name)) for claim in claims]
    for name in SEVERAL:
        columns[name] = [_numbers(texts, getattr(claim, name)) for claim in claims]
    return _without_idle(columns, idle=dict.fromkeys(columns, 0))


def _number(texts: Numbered[str], text: str | None) -> int:
    return texts[text] + 1 if text else 0


def _numbers(texts: Numbered[str], several: Sequence[str]) -> int | list[int]:
    """One text, the usual case, as its number; none as 0."""
    found = [_number(texts, text) for text in several if text]
    return found if len(found) > 1 else sum(found)


def _without_idle(
    columns: Mapping[str, list[Any]], *, idle: Mapping[str, object]
) -> dict[str, list[Any]]:
    """The columns in which some value is not the one that a reader takes an absent one for."""
    return {
        name: column
        for name, column in columns.items()
        if name not in idle or any(value != idle[name] for value in column)
    }


def _split(iri: str) -> tuple[str, str]:
    """An IRI up to its last slash or number sign, and what follows."""
    at = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:at], iri[at:]


def _slug(label: str) -> str | None:
    return label.lower().replace(" ", "-") if _ASCII_WORDS.fullmatch(label) else None


def _day(written: str | None) -> int | None:
    """A day as the number of days since 1 January 1970."""
    return (date.fromisoformat(written) - _EPOCH).days if written else None
