"""A direct edge is derived from a claim that a reader may take as plain fact, and from no other."""

from collections.abc import Iterable, Mapping
from datetime import date

import pyoxigraph as ox
import pytest

from data.dates import parse_period, slug
from graph.build import derive_direct_edges
from graph.names import PROPOSED_GRAPH, VOCABULARY_GRAPH, thing_iri
from graph.triples import literal
from ontology.files import ontology_text
from ontology.terms import OV
from ontology.vocabulary import vocabulary

Value = ox.NamedNode | ox.Literal | None

TRIAL, FORCE = thing_iri("project/plate-trial"), thing_iri("org/westmarch-police")
FACT: Mapping[str, Value] = {
    OV.subject: TRIAL,
    OV.predicate: ox.NamedNode(OV.operatedBy),
    OV.object: FORCE,
    OV.reviewStatus: ox.NamedNode(OV.Accepted),
    OV.standing: ox.NamedNode(OV.Undisputed),
    OV.modality: ox.NamedNode(OV.Actual),
    OV.rank: ox.NamedNode(OV.Normal),
    OV.directness: ox.NamedNode(OV.FirstHand),
}
EDGE = ox.Triple(TRIAL, ox.NamedNode(OV.operatedBy), FORCE)


def claim(
    changes: Mapping[str, Value] | None = None,
    *,
    name: str = "operator",
    graph: ox.NamedNode | None = None,
) -> list[ox.Quad]:
    """The quads of a claim that gives an edge, with some of its properties changed."""
    iri = thing_iri(f"claim/ambleford-notice/{name}")
    said = {**FACT, **(changes or {})}
    return [
        ox.Quad(iri, ox.NamedNode(predicate), value, graph or ox.DefaultGraph())
        for predicate, value in said.items()
        if value is not None
    ]


def held(written: str) -> list[ox.Quad]:
    """The quads of a claim that held during a period, and of the period."""
    period = parse_period(written)
    iri = thing_iri(f"period/{slug(period)}")
    days: Iterable[tuple[str, date | None]] = (
        (OV.earliest, period.earliest),
        (OV.latest, period.latest),
    )
    described = [ox.Quad(iri, ox.NamedNode(name), literal(day)) for name, day in days if day]
    return [*claim({OV.held: iri}), *described]


def vocabulary_quads() -> list[ox.Quad]:
    parsed = ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE)
    return [ox.Quad(q.subject, q.predicate, q.object, VOCABULARY_GRAPH) for q in parsed]


def derived(*parts: list[ox.Quad]) -> set[ox.Triple]:
    return derive_direct_edges([quad for part in (vocabulary_quads(), *parts) for quad in part])


def edges(*parts: list[ox.Quad]) -> set[ox.Triple]:
    found = derived(*parts)
    marks = {triple for triple in found if triple.predicate.value == OV.isDirect}
    assert bool(marks) == bool(found - marks)
    return found - marks


def code(name: str) -> ox.NamedNode:
    return ox.NamedNode(name)


def test_an_accepted_undisputed_actual_unconditional_claim_gives_its_edge() -> None:
    assert edges(claim()) == {EDGE}


EXCLUDED: dict[str, Mapping[str, Value]] = {
    "proposed": {OV.reviewStatus: code(OV.Proposed)},
    "rejected": {OV.reviewStatus: code(OV.Rejected)},
    "retracted": {OV.reviewStatus: code(OV.Retracted)},
    "contested": {OV.standing: code(OV.Contested)},
    "withdrawn by its maker": {OV.standing: code(OV.WithdrawnByMaker)},
    "superseded": {OV.standing: code(OV.Superseded)},
    "planned": {OV.modality: code(OV.Planned)},
    "promised": {OV.modality: code(OV.Promised)},
    "alleged": {OV.modality: code(OV.Alleged)},
    "negated": {OV.negated: literal(True)},
    "conditional": {OV.condition: ox.Literal("the council agrees")},
    "deprecated": {OV.rank: code(OV.Deprecated)},
    "quoted": {OV.directness: code(OV.Quoted)},
    "paraphrased": {OV.directness: code(OV.Paraphrased)},
    "inferred": {OV.directness: code(OV.Inferred)},
    "applied for": {OV.fundingStage: code(OV.AppliedFor)},
    "budgeted": {OV.fundingStage: code(OV.Budgeted)},
    "offered": {OV.fundingStage: code(OV.Offered)},
    "approved for drawdown": {OV.fundingStage: code(OV.ApprovedForDrawdown)},
    "without rank": {OV.rank: None},
    "without directness": {OV.directness: None},
    "without object": {OV.object: None, OV.value: literal(True)},
}


@pytest.mark.parametrize("reason", EXCLUDED)
def test_one_reason_is_enough_to_give_no_edge(reason: str) -> None:
    assert edges(claim(EXCLUDED[reason])) == set()


# Relations that are only ever somebody's statement, and those that a reader may take as fact.
NEVER_DIRECT = [
    "asksFor",
    "changed",
    "consulted",
    "contributesTo",
    "couldNotIdentify",
    "criticised",
    "dealsWith",
    "declinedToSay",
    "fears",
    "hasHarm",
    "holdsInformationOn",
    "instantiates",
    "overseesEvery",
    "possiblySameAs",
    "promisedFor",
    "recommends",
    "requires",
    "widensTo",
    "wroteTo",
]
DIRECT = sorted(
    name
    for name, relation in vocabulary().relations.items()
    if relation.takes_thing and name not in NEVER_DIRECT
)


@pytest.mark.parametrize("name", NEVER_DIRECT)
def test_a_relation_that_is_only_a_statement_gives_no_edge(name: str) -> None:
    assert edges(claim({OV.predicate: code(getattr(OV, name))})) == set()


@pytest.mark.parametrize("name", DIRECT)
def test_any_other_relation_between_things_gives_its_edge(name: str) -> None:
    relation = code(getattr(OV, name))
    assert edges(claim({OV.predicate: relation})) == {ox.Triple(TRIAL, relation, FORCE)}


def test_the_relations_between_things_are_of_the_one_sort_or_the_other() -> None:
    assert (len(NEVER_DIRECT), len(DIRECT)) == (19, 32)


KEPT: dict[str, Mapping[str, Value]] = {
    "preferred": {OV.rank: code(OV.Preferred)},
    "negated said to be false": {OV.negated: literal(False)},
    "drawn down": {OV.fundingStage: code(OV.DrawnDown)},
    "provided": {OV.fundingStage: code(OV.Provided)},
    "spent": {OV.fundingStage: code(OV.Spent)},
}


@pytest.mark.parametrize("reason", KEPT)
def test_what_takes_nothing_from_the_fact_leaves_the_edge(reason: str) -> None:
    assert edges(claim(KEPT[reason])) == {EDGE}


@pytest.mark.parametrize("period", ["2024", "2024-05..2024-09", "..2024-05", "2024-05-01"])
def test_a_matter_that_held_up_to_a_day_gives_no_edge(period: str) -> None:
    assert edges(held(period)) == set()


@pytest.mark.parametrize("period", ["2024-05..", "2012-01-16.."])
def test_a_matter_without_an_end_gives_an_edge(period: str) -> None:
    assert edges(held(period)) == {EDGE}


def test_a_denial_of_the_same_triple_takes_the_edge_away() -> None:
    denial = claim({OV.negated: literal(True)}, name="denial")
    assert edges(claim(), denial) == set()


@pytest.mark.parametrize("directness", [OV.Quoted, OV.Paraphrased, OV.Inferred])
def test_a_denial_takes_the_edge_away_however_it_reached_us(directness: str) -> None:
    heard: Mapping[str, Value] = {OV.negated: literal(True), OV.directness: code(directness)}
    assert edges(claim(), claim(heard, name="denial")) == set()


def test_a_claim_that_is_not_first_hand_leaves_the_edge_of_one_that_is() -> None:
    assert edges(claim(), claim({OV.directness: code(OV.Quoted)}, name="quotation")) == {EDGE}


@pytest.mark.parametrize("name", [OV.subject, OV.predicate, OV.object])
def test_a_denial_is_of_the_whole_triple(name: str) -> None:
    others: Mapping[str, Value] = {
        OV.subject: thing_iri("project/camera-trial"),
        OV.predicate: code(OV.fundedBy),
        OV.object: thing_iri("org/council-of-ambleford"),
    }
    denial = claim({OV.negated: literal(True), name: others[name]}, name="denial")
    assert edges(claim(), denial) == {EDGE}


def test_what_is_only_proposed_neither_gives_an_edge_nor_takes_one_away() -> None:
    apart = claim(name="proposal", graph=PROPOSED_GRAPH)
    denial = claim({OV.negated: literal(True)}, name="denial", graph=PROPOSED_GRAPH)
    assert edges(apart) == set()
    assert edges(claim(), denial) == {EDGE}


def test_a_claim_that_may_not_be_taken_leaves_the_edge_of_one_that_may() -> None:
    assert edges(claim(), claim({OV.modality: code(OV.Planned)}, name="plan")) == {EDGE}


def test_the_claim_that_gives_an_edge_is_marked_and_no_other() -> None:
    mark = ox.Triple(
        thing_iri("claim/ambleford-notice/operator"), ox.NamedNode(OV.isDirect), literal(True)
    )
    assert derived(claim(), claim({OV.modality: code(OV.Planned)}, name="plan")) == {EDGE, mark}


def test_the_vocabulary_itself_gives_no_edge() -> None:
    assert edges() == set()
