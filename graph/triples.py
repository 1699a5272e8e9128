"""Gathering triples: nodes made once, literals in canonical form, periods described where used.

Literals are canonical from the start (XML Schema 1.1 part 2), because the store rewrites others.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from data.date_words import in_words
from data.dates import OneOf, Period, When
from data.values import spell_number
from graph.names import period_iri
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
PUBLISHER = "http://purl.org/dc/terms/publisher"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"

Literal = str | bool | int | Decimal | date

node = cache(ox.NamedNode)


def concept(scheme: str, code: str | None) -> ox.NamedNode | None:
    """The concept that a code of a scheme stands for."""
    return node(vocabulary().codes(scheme)[code].iri) if code else None


class Triples:
    """A set of triples under construction."""

    def __init__(self) -> None:
        self._triples: set[ox.Triple] = set()
        self._periods: set[Period] = set()

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self._triples)

    def link(self, subject: ox.NamedNode, predicate: str, thing: ox.NamedNode | None) -> None:
        """States that the subject has the thing; nothing is stated of None."""
        if thing is not None:
            self._triples.add(ox.Triple(subject, node(predicate), thing))

    def say(
        self,
        subject: ox.NamedNode,
        predicate: str,
        value: Literal | None,
        *,
        language: str | None = None,
    ) -> None:
        """States a literal; nothing is stated of None."""
        if value is not None:
            stated = ox.Literal(str(value), language=language) if language else literal(value)
            self._triples.add(ox.Triple(subject, node(predicate), stated))

    def date(self, subject: ox.NamedNode, predicate: str, when: When | None) -> None:
        """States a date, each alternative by itself."""
        for period in _alternatives(when):
            self.link(subject, predicate, self._period(period))

    def type(self, subject: ox.NamedNode, class_iri: str) -> None:
        """States the class and those of ours above it, so that a query needs no reasoner."""
        self.link(subject, RDF_TYPE, node(class_iri))
        for parent in vocabulary().superclasses.get(class_iri, ()):
            if parent.startswith(NAMESPACE):
                self.type(subject, parent)

    def _period(self, period: Period) -> ox.NamedNode:
        iri = period_iri(period)
        if period not in self._periods:
            self._periods.add(period)
            self._describe(iri, period)
        return iri

    def _describe(self, iri: ox.NamedNode, period: Period) -> None:
        self.type(iri, OV.Period)
        self.say(iri, LABEL, in_words(period))
        self.say(iri, OV.earliest, period.earliest)
        self.say(iri, OV.latest, period.latest)
        for predicate, end in ((OV.begins, period.start), (OV.ends, period.end)):
            self.date(iri, predicate, end)


def _alternatives(when: When | None) -> tuple[Period, ...]:
    if when is None:
        return ()
    return when.periods if isinstance(when, OneOf) else (when,)


def literal(value: Literal) -> ox.Literal:
    """A literal in canonical lexical form."""
    match value:
        case str():
            return ox.Literal(value)
        case bool():
            return ox.Literal("true" if value else "false", datatype=node(XSD + "boolean"))
        case int():
            return ox.Literal(str(value), datatype=node(XSD + "integer"))
        case Decimal():
            return ox.Literal(spell_number(value), datatype=node(XSD + "decimal"))
        case date():
            return ox.Literal(value.isoformat(), datatype=node(XSD + "date"))
