"""Gathering triples as lines of canonical N-Quads, periods described where used.

A line is written once and is from then on what is sorted, compared, hashed and stored: a term made
into an object and back costs ten times as much. Literals are canonical from the start (XML Schema
1.1 part 2), because the store rewrites others.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from data.date_words import in_words
from data.dates import OneOf, Period, When
from data.values import spell_number
from graph.names import Node, node, period_node
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
PUBLISHER = "http://purl.org/dc/terms/publisher"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"

Literal = str | bool | int | Decimal | date

# What the engine writes as it is; it knows best how to write the rest.
_PLAIN = re.compile(r'[^\x00-\x1f"\\\x7f\ufffe\uffff]*')


@cache
def concept(scheme: str, code: str | None) -> Node | None:
    """The concept that a code of a scheme stands for."""
    return node(vocabulary().codes(scheme)[code].iri) if code else None


class Triples:
    """A set of triples under construction, all of one graph: the default graph if none is named."""

    def __init__(self, graph: ox.NamedNode | None = None) -> None:
        self._end = f" {graph} .\n" if graph else " .\n"
        self._lines: set[str] = set()
        self._periods: dict[Period, Node] = {}

    def __iter__(self) -> Iterator[str]:
        """The lines, each once, in no order."""
        return iter(self._lines)

    def link(self, subject: Node, predicate: str, thing: Node | None) -> None:
        """States that the subject has the thing; nothing is stated of None."""
        if thing is not None:
            self._lines.add(f"{subject} <{predicate}> {thing}{self._end}")

    def say(
        self,
        subject: Node,
        predicate: str,
        value: Literal | None,
        *,
        language: str | None = None,
    ) -> None:
        """States a literal; nothing is stated of None."""
        if value is not None:
            stated = f"{_quoted(str(value))}@{language}" if language else _spelled(value)
            self._lines.add(f"{subject} <{predicate}> {stated}{self._end}")

    def date(self, subject: Node, predicate: str, when: When | None) -> None:
        """States a date, each alternative by itself."""
        for period in _alternatives(when):
            self.link(subject, predicate, self._period(period))

    def type(self, subject: Node, class_iri: str) -> None:
        """States the class and those of ours above it, so that a query needs no reasoner."""
        for stated in _classes(class_iri):
            self.link(subject, RDF_TYPE, stated)

    def _period(self, period: Period) -> Node:
        if period not in self._periods:
            self._periods[period] = period_node(period)
            self._describe(self._periods[period], period)
        return self._periods[period]

    def _describe(self, iri: Node, period: Period) -> None:
        self.type(iri, OV.Period)
        self.say(iri, LABEL, in_words(period))
        self.say(iri, OV.earliest, period.earliest)
        self.say(iri, OV.latest, period.latest)
        for predicate, end in ((OV.begins, period.start), (OV.ends, period.end)):
            self.date(iri, predicate, end)


def read_triples(lines: Iterable[str]) -> list[ox.Triple]:
    """The triples of lines, whatever their graph, for those who look at each."""
    return [quad.triple for quad in ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS)]


@cache
def _classes(class_iri: str) -> frozenset[Node]:
    parents = vocabulary().superclasses.get(class_iri, frozenset())
    ours = (parent for parent in parents if parent.startswith(NAMESPACE))
    return frozenset([node(class_iri)]).union(*map(_classes, ours))


def _alternatives(when: When | None) -> tuple[Period, ...]:
    if when is None:
        return ()
    return when.periods if isinstance(when, OneOf) else (when,)


def literal(value: Literal) -> ox.Literal:
    """A literal in canonical lexical form, for those who ask a graph."""
    lexical, datatype = _canonical(value)
    return ox.Literal(lexical, datatype=ox.NamedNode(datatype) if datatype else None)


def _spelled(value: Literal) -> str:
    lexical, datatype = _canonical(value)
    return f'"{lexical}"^^<{datatype}>' if datatype else _quoted(lexical)


def _canonical(value: Literal) -> tuple[str, str | None]:
    """The canonical lexical form, and the datatype unless it is that of plain text."""
    match value:
        case str():
            return value, None
        case bool():
            return "true" if value else "false", XSD + "boolean"
        case int():
            return str(value), XSD + "integer"
        case Decimal():
            return spell_number(value), XSD + "decimal"
        case date():
            return value.isoformat(), XSD + "date"


def _quoted(text: str) -> str:
    return f'"{text}"' if _PLAIN.fullmatch(text) else str(ox.Literal(text))
