"""The graph of a corpus: shapes kept, what is proposed held apart, and no fact from a plan."""

from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from data.records import Corpus
from graph.build import Built, build_graph, derive_direct_edges
from graph.errors import GraphRefusedError
from graph.names import DIRECT_GRAPH, ID, PROPOSED_GRAPH, VOCABULARY_GRAPH
from graph.nquads import canonical_nquads
from graph.statements import record_triples
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE
from tests.graph.full_record import FULL
from tests.invented import Plain, read_plain
from tests.strategies import corpora


def in_graph(built: Built, graph: ox.NamedNode | ox.DefaultGraph) -> set[ox.Triple]:
    return {quad.triple for quad in built.quads if quad.graph_name == graph}


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(corpora())
def test_every_valid_record_keeps_every_shape_and_gives_canonical_lines(
    plain: list[Plain],
) -> None:
    built = build_graph(read_plain(*plain))

    assert built.nquads == canonical_nquads(built.quads)


def test_a_record_that_says_everything_keeps_every_shape() -> None:
    built = build_graph(read_plain(FULL))

    assert in_graph(built, PROPOSED_GRAPH)


def test_a_graph_that_breaks_a_shape_is_refused() -> None:
    corpus = read_plain(FULL)
    (record,) = corpus.records
    inferred = record.claims["bound"].model_copy(
        update={"directness": "inferred", "said_by": "org/ambleford-council"}
    )
    wrong = record.model_copy(update={"claims": {**record.claims, "bound": inferred}})

    with pytest.raises(GraphRefusedError) as caught:
        build_graph(Corpus((wrong,), corpus.registers, corpus.catalogue))

    (violation,) = caught.value.violations
    assert violation.node == "claim/ambleford-lamps/bound"
    assert violation.shape == "Inference"


def test_the_graph_is_as_of_its_newest_review(packaged_graph: Built) -> None:
    assert packaged_graph.as_of == date(2026, 11, 22)
    assert build_graph(read_plain()).as_of == date(2026, 11, 22)


def test_progress_is_told_stage_by_stage_to_the_end() -> None:
    told: list[tuple[str, int, int]] = []
    build_graph(read_plain(FULL), progress=lambda *step: told.append(step))

    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["building", "loading", "checking"]
    for stage in stages:
        done = [done for name, done, _ in told if name == stage]
        (whole,) = {of for name, _, of in told if name == stage}
        assert done == sorted(done)
        assert (done[0], done[-1]) == (0, whole)


def test_each_part_of_the_graph_stands_where_it_is_looked_for(packaged_graph: Built) -> None:
    accepted = set(packaged_graph.accepted)

    assert accepted == in_graph(packaged_graph, ox.DefaultGraph())
    assert not in_graph(packaged_graph, PROPOSED_GRAPH) & accepted
    assert in_graph(packaged_graph, DIRECT_GRAPH) < accepted
    assert in_graph(packaged_graph, VOCABULARY_GRAPH)
    assert {quad.graph_name for quad in packaged_graph.quads} == {
        ox.DefaultGraph(),
        DIRECT_GRAPH,
        PROPOSED_GRAPH,
        VOCABULARY_GRAPH,
    }


def test_no_blank_node_is_in_the_graph(packaged_graph: Built) -> None:
    nodes = {end for t in packaged_graph.accepted for end in (t.subject, t.object)}

    assert not [node for node in nodes if isinstance(node, ox.BlankNode)]


def test_what_is_proposed_is_in_no_answer_about_the_accepted() -> None:
    built = build_graph(read_plain(FULL))
    costs = ox.NamedNode(f"{ID}claim/ambleford-lamps/costs")

    assert costs in {triple.subject for triple in in_graph(built, PROPOSED_GRAPH)}
    assert costs not in {end for t in built.accepted for end in (t.subject, t.object)}


def test_the_packaged_plans_give_no_direct_edge(packaged: Corpus, packaged_graph: Built) -> None:
    hub = ox.NamedNode(f"{ID}project/social-media-hub")
    direct = in_graph(packaged_graph, DIRECT_GRAPH)
    planned = [
        claim.claim
        for record in packaged.records
        for claim in record.claims.values()
        if claim.claim and claim.modality == "planned"
    ]

    assert len(planned) > 30
    assert direct
    assert not [edge for edge in direct if edge.subject == hub]


@settings(max_examples=30)
@given(corpora())
def test_only_an_accepted_undisputed_claim_of_what_is_gives_a_direct_edge(
    plain: list[Plain],
) -> None:
    corpus = read_plain(*plain)
    quads = set()
    plain_facts = set()
    for record in corpus.records:
        accepted, proposed = record_triples(record, corpus.catalogue)
        quads |= {ox.Quad(t.subject, t.predicate, t.object) for t in accepted}
        quads |= {ox.Quad(t.subject, t.predicate, t.object, PROPOSED_GRAPH) for t in proposed}
        plain_facts |= {
            (claim.claim[0], claim.claim[1])
            for claim in record.claims.values()
            if claim.claim
            and (claim.status or record.review.status) == "accepted"
            and (claim.modality or "actual") == "actual"
            and (claim.standing, claim.denied, claim.condition) == ("undisputed", False, None)
        }

    for edge in derive_direct_edges(quads):
        if edge.predicate.value == OV.isDirect:
            continue
        relation = edge.predicate.value.removeprefix(NAMESPACE)
        assert isinstance(edge.subject, ox.NamedNode)
        assert (reference(corpus, edge.subject.value), relation) in plain_facts
        assert relation not in ("requires", "promisedFor")


def reference(corpus: Corpus, iri: str) -> str:
    return corpus.catalogue.law_reference(iri) or iri.removeprefix(ID)


def test_a_fact_gives_a_direct_edge_and_a_denial_of_it_takes_it_away() -> None:
    plain = {
        **FULL,
        "claims": {
            "a": {
                "gloss": "The police run the lamps.",
                "claim": ["project/night-lamps", "operatedBy", "org/westmarch-police"],
                "see": "cost",
            }
        },
        "acts": {},
    }
    denied = {**plain, "claims": {**plain["claims"], "b": {**plain["claims"]["a"], "denied": True}}}

    def edges(record: Plain) -> list[str]:
        built = build_graph(read_plain(record))
        return [
            t.predicate.value for t in in_graph(built, DIRECT_GRAPH) if OV.oversees not in str(t)
        ]

    assert edges(plain) == [OV.operatedBy]
    assert edges(denied) == []


def test_nothing_of_a_record_that_nobody_accepted_stands_among_what_is() -> None:
    review = {**FULL["review"], "status": "proposed"}
    claims = {
        slug: {name: value for name, value in claim.items() if name != "status"}
        for slug, claim in FULL["claims"].items()
    }
    built = build_graph(read_plain({**FULL, "review": review, "claims": claims}))
    without = build_graph(read_plain())

    assert in_graph(built, ox.DefaultGraph()) == in_graph(without, ox.DefaultGraph())
    said = {triple.subject for triple in in_graph(built, PROPOSED_GRAPH)}
    assert {
        ox.NamedNode(f"{ID}document/ambleford-lamps"),
        ox.NamedNode(f"{ID}org/lamp-unit"),
    } <= said
