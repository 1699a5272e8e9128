"""Where statements do not sit together, found by the queries of ``ontology/disagreements``.

A disagreement is nobody's error: both sides stay, and it is for a reader to judge. One that hangs
on something that no source says, be it a hypothesis or how a wording is meant, is conditional.

Rows of a query with the same thing and matter make one disagreement. Of its columns ``about`` and
``matter`` are required; ``first`` and ``second`` are two sides at odds, ``firstSays`` and
``secondSays`` what each says in question; ``onlyIf`` what would have to hold, ``hypothesis`` who
supposes it; ``besides`` and ``besidesToo`` what is to be read with it; ``key`` parts what the rest
would merge.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TypeVar

import pyoxigraph as ox

from data.progress import Progress, unheard
from graph.answers import Rows
from graph.disagreement_kinds import Kind, kinds_named
from graph.disagreement_sides import Side, side_of
from graph.limits import Limits
from graph.looked_up import StoredSubjects
from graph.opened import OversightGraph
from graph.shown import Named
from graph.shown_parts import Parts

_DIGITS = 10  # hexadecimal, of the digest of what a disagreement is about
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


# The columns of which rows of one disagreement have the same values.
KEY = ("about", "matter", "onlyIf", "hypothesis", "key")

Terms = Mapping[str, str]
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """Sides that do not sit together; ``pairs`` are those at odds with each other, by IRI.

    ``id`` is the same for the same kind, thing, matter and condition, in whatever graph.
    """

    kind: Kind = field(repr=False)
    id: str
    about: Named
    matter: str
    why: str
    only_if: str
    hypotheses: tuple[Named, ...]
    sides: tuple[Side, ...]
    pairs: tuple[tuple[str, str], ...] = field(repr=False)
    besides: tuple[Named, ...] = ()

    @property
    def is_conditional(self) -> bool:
        return bool(self.only_if or self.hypotheses)

    @property
    def touches(self) -> frozenset[str]:
        """The IRIs of all that it is about and that its sides name."""
        own = {self.about.iri, *(one.iri for one in (*self.hypotheses, *self.besides))}
        return frozenset(own).union(*(side.touches for side in self.sides))


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Disagreements by kind, label and matter; ``cut`` says which answers a limit ended."""

    disagreements: tuple[Disagreement, ...]
    as_of: date
    graph: str
    kinds: tuple[Kind, ...]
    cut: tuple[str, ...] = ()


def compare(
    graph: OversightGraph,
    *,
    codes: Sequence[str] = (),
    limits: Limits | None = None,
    progress: Progress = unheard,
) -> Compared:
    """The disagreements of a graph, of the kinds given or of all.

    Each query runs in the graph's worker and within limits. Raises UnknownQueryError, LimitError.

    >>> from graph import open_graph
    >>> [one.matter for one in compare(open_graph(), codes=["date"]).disagreements]
    ['exit planned']
    """
    asked = kinds_named(codes)
    reader = DisagreementReader(Parts(StoredSubjects(graph.store)))
    found: list[Disagreement] = []
    cut: list[str] = []
    for number, kind in enumerate(asked):
        progress(kind.title, number, len(asked))
        rows = graph.query(kind.query, limits=limits)
        assert isinstance(rows, Rows)  # each kind is a SELECT
        found += reader.disagreements(kind, rows.variables, rows)
        cut += [f"{kind.code}: the answer is {rows.cut}"] if rows.cut else []
    return Compared(
        disagreements=tuple(found),
        as_of=graph.as_of,
        graph=graph.digest,
        kinds=asked,
        cut=tuple(cut),
    )


@dataclass(frozen=True)
class DisagreementReader:
    """Makes disagreements of rows, with the names that a store has for things."""

    parts: Parts

    def disagreements(
        self, kind: Kind, columns: Sequence[str], rows: Iterable[ox.QuerySolution]
    ) -> Iterator[Disagreement]:
        """One for each thing and matter, by the label of the thing and the matter."""
        groups: dict[tuple[str, ...], list[Terms]] = {}
        for row in rows:
            told = _terms(columns, row)
            groups.setdefault(tuple(told.get(name, "") for name in KEY), []).append(told)
        found = (self._disagreement(kind, key, told) for key, told in groups.items())
        at_odds = (one for one in found if one.pairs)
        yield from sorted(at_odds, key=lambda one: (one.about.label, one.matter, one.id))

    def _disagreement(
        self, kind: Kind, key: tuple[str, ...], rows: Sequence[Terms]
    ) -> Disagreement:
        about, matter, only_if, hypothesis, _ = key
        pairs = _distinct((row["first"], row["second"]) for row in rows if "second" in row)
        besides = [row[name] for row in rows for name in ("besides", "besidesToo") if name in row]
        sides = tuple(
            side_of(iri, _says(iri, rows), self.parts)
            for iri in _distinct(chain(*zip(*pairs, strict=True)))
        )
        return Disagreement(
            kind=kind,
            id=f"{kind.code}-{hashlib.sha256(chr(0).join(key).encode()).hexdigest()[:_DIGITS]}",
            about=self.parts.named(about),
            matter=matter,
            why=_why(kind.text, self._words(about, matter, rows, pairs, sides, besides)),
            only_if=only_if,
            hypotheses=self.parts.all_named([hypothesis] if hypothesis else []),
            sides=sides,
            pairs=pairs,
            besides=self.parts.all_named(_distinct(besides)),
        )

    def _words(
        self,
        about: str,
        matter: str,
        rows: Sequence[Terms],
        pairs: Sequence[tuple[str, str]],
        sides: Sequence[Side],
        besides: Sequence[str],
    ) -> dict[str, str]:
        """What the sentence of a kind may name."""
        seconds = _distinct(second for _, second in pairs)
        documents = {document.iri for side in sides for document in side.stated_in}
        return {
            "about": self.parts.named(about).label,
            "matter": matter,
            "says": "; and as ".join(dict.fromkeys(side.says for side in sides)),
            "first_says": _listed(row["firstSays"] for row in rows if "firstSays" in row),
            "second_says": _listed(row["secondSays"] for row in rows if "secondSays" in row),
            "second_label": _listed(self.parts.named(iri).label for iri in seconds),
            "first_count": str(len({first for first, _ in pairs})),
            "besides_count": str(len(set(besides))),
            "where": "in one document" if len(documents) == 1 else "in several documents",
        }


def _terms(columns: Sequence[str], row: ox.QuerySolution) -> Terms:
    found = {name: row[name] for name in columns}
    return {n: t.value for n, t in found.items() if isinstance(t, ox.NamedNode | ox.Literal)}


def _says(iri: str, rows: Sequence[Terms]) -> list[str]:
    """What the rows say that a side says, each once."""
    ends = (("first", "firstSays"), ("second", "secondSays"))
    told = (row[says] for row in rows for end, says in ends if row.get(end) == iri and says in row)
    return list(dict.fromkeys(told))


def _why(text: str, words: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: words[found[1]], text)


def _listed(values: Iterable[str]) -> str:
    *before, last = dict.fromkeys(values) or [""]
    return f"{', '.join(before)} and {last}" if before else last


def _distinct(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))
