"""Lines that are written by hand are the lines that the engine writes."""

from datetime import date
from decimal import Decimal

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from data.dates import OneOf, parse_period
from graph.names import PROPOSED_GRAPH, node, thing_iri, thing_node
from graph.nquads import canonical_nquads
from graph.triples import LABEL, Literal, Triples, literal, read_triples
from ontology.terms import OV
from tests.field_strategies import amounts, periods

SUBJECT, PREDICATE = thing_node("org/a"), OV.value
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_DAYS = st.dates(date(1000, 1, 1))
_NUMBERS = st.integers() | amounts().map(Decimal)


def as_the_engine_writes(stated: ox.Literal, graph: ox.NamedNode | None = None) -> bytes:
    subject, predicate = thing_iri("org/a"), ox.NamedNode(PREDICATE)
    return canonical_nquads([ox.Quad(subject, predicate, stated, graph or ox.DefaultGraph())])


@given(_TEXTS | _DAYS | _NUMBERS | st.booleans())
def test_a_literal_is_written_as_the_engine_writes_it(value: Literal) -> None:
    triples = Triples()
    triples.say(SUBJECT, PREDICATE, value)

    assert "".join(triples).encode() == as_the_engine_writes(literal(value))


@given(_TEXTS)
def test_a_text_in_a_language_is_written_as_the_engine_writes_it(text: str) -> None:
    triples = Triples(PROPOSED_GRAPH)
    triples.say(SUBJECT, PREDICATE, text, language="cy")

    stated = ox.Literal(text, language="cy")
    assert "".join(triples).encode() == as_the_engine_writes(stated, PROPOSED_GRAPH)


@given(_TEXTS, periods())
def test_a_line_is_one_statement(text: str, written: str) -> None:
    triples = Triples()
    triples.say(SUBJECT, LABEL, text)
    triples.date(SUBJECT, OV.dated, parse_period(written))

    read = [read_triples([line]) for line in triples]
    assert all(len(one) == 1 for one in read)
    assert set(read_triples(triples)) == {triple for (triple,) in read}


def test_of_nothing_nothing_is_stated() -> None:
    triples = Triples()
    triples.link(SUBJECT, OV.object, None)
    triples.say(SUBJECT, PREDICATE, None)
    triples.date(SUBJECT, OV.dated, None)

    assert list(triples) == []


def test_a_thing_is_of_its_class_and_of_those_above_it() -> None:
    triples = Triples()
    triples.type(SUBJECT, OV.PoliceForce)
    classes = {triple.object for triple in read_triples(triples)}

    assert {ox.NamedNode(OV.PoliceForce), ox.NamedNode(OV.Organisation)} <= classes


def test_alternatives_are_stated_each_by_itself() -> None:
    triples = Triples()
    triples.date(SUBJECT, OV.dated, OneOf((parse_period("2019"), parse_period("2021-05"))))
    dated = [t for t in read_triples(triples) if t.predicate.value == OV.dated]

    assert {t.object for t in dated} == {
        thing_iri("period/2019"),
        thing_iri("period/2021-05"),
    }


def test_a_statement_made_twice_stands_once() -> None:
    triples = Triples()
    for _ in range(2):
        triples.link(SUBJECT, OV.object, node(OV.Project))

    assert len(list(triples)) == 1
