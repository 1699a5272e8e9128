"""How breaks of shapes are reported. What each shape refuses: tests/ontology/test_shapes.py.

The report is held to pySHACL's on every example, and on graphs damaged at random.
"""

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings

import graph.build
from data.records import packaged_corpus
from graph.build import Built, build_graph
from graph.errors import GraphRefusedError, Violation
from graph.names import PROPOSED_GRAPH
from graph.validate import store_violations, violations
from ontology.files import examples
from ontology.terms import OV
from tests.graph.shacl_reference import reference_violations
from tests.invented import Plain, read_plain
from tests.strategies import corpora

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
XSD = "http://www.w3.org/2001/XMLSchema#"

EXAMPLES = [(kind, name) for kind in ("valid", "invalid") for name in examples(kind)]
# Values that have an order: an odd value of these breaks a rule of SHACL that pySHACL does not
# keep, that what cannot be compared is a break (4.4, 4.5), or one of SPARQL's that rdflib does not.
ORDERED = {
    *(f"http://www.w3.org/ns/oa#{end}" for end in ("start", "end")),
    *(OV.textLength, OV.amount, OV.earliest, OV.latest),
}
ODD = (
    *(ox.Literal("not that", datatype=ox.NamedNode(XSD + kind)) for kind in ("date", "integer")),
    *(ox.Literal("1999-02-30", datatype=ox.NamedNode(XSD + "date")), ox.Literal(-1)),
    *(ox.Literal("text"), ox.Literal("text", language="en"), ox.Literal(""), ox.Literal(True)),
)
Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def body(slug: str, *labels: str) -> list[ox.Triple]:
    iri = ox.NamedNode(f"https://w3id.org/oversight-graph/id/org/{slug}")
    named = [ox.Triple(iri, LABEL, ox.Literal(label)) for label in labels]
    return [ox.Triple(iri, TYPE, ox.NamedNode(OV.Organisation)), *named]


def example(name: str, kind: str = "invalid") -> list[ox.Triple]:
    text = examples(kind)[name].read_text("utf-8")
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def test_an_empty_graph_breaks_nothing() -> None:
    assert violations([]) == []


def test_the_packaged_graph_breaks_nothing_and_the_reference_agrees(packaged_graph: Built) -> None:
    assert violations(packaged_graph.accepted) == []
    assert reference_violations(packaged_graph.accepted) == []


@pytest.mark.parametrize(("kind", "name"), EXAMPLES)
def test_an_example_breaks_what_the_reference_says(kind: str, name: str) -> None:
    triples = example(name, kind)
    assert violations(triples) == reference_violations(triples)


@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_graph_breaks_what_the_reference_says(packaged_graph: Built, seed: int) -> None:
    triples = damaged(packaged_graph.accepted, Random(seed), times=300)
    found = violations(triples)
    assert found == reference_violations(triples)
    assert len({one.shape for one in found}) > 9


@settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(corpora())
def test_a_valid_corpus_damaged_breaks_what_the_reference_says(plain: list[Plain]) -> None:
    accepted = build_graph(read_plain(*plain)).accepted
    triples = damaged(accepted, Random(len(accepted)), times=30)
    assert violations(triples) == reference_violations(triples)


def test_a_store_is_checked_in_its_default_graph_alone() -> None:
    store = ox.Store()
    store.extend(ox.Quad(s, p, o, PROPOSED_GRAPH) for s, p, o in body("ambleford"))
    assert store_violations(store) == []
    store.extend(ox.Quad(*triple) for triple in body("westmarch-police"))
    assert store_violations(store) == violations(body("westmarch-police"))


def test_a_store_that_is_only_read_can_be_checked(tmp_path: Path) -> None:
    store = ox.Store(tmp_path)
    store.extend(ox.Quad(*triple) for triple in body("westmarch-police"))
    del store
    found = store_violations(ox.Store.read_only(str(tmp_path)))
    assert found == violations(body("westmarch-police"))


def damaged(triples: list[ox.Triple], chosen: Random, *, times: int) -> list[ox.Triple]:
    """The triples with some taken out, altered, given twice or given to other predicates."""
    kept = sorted(triples, key=str)
    for _ in range(times):
        place = chosen.randrange(len(kept))
        triple, other = kept[place], chosen.choice(kept)
        value = other_value(triple.predicate, kept, chosen)
        match chosen.choice(("remove", "alter", "add", "move", "copy")):
            case "remove":
                del kept[place]
            case "alter":
                kept[place] = ox.Triple(triple.subject, triple.predicate, value)
            case "add":
                kept.append(ox.Triple(triple.subject, triple.predicate, value))
            case "move" if {triple.predicate.value, other.predicate.value}.isdisjoint(ORDERED):
                kept[place] = ox.Triple(triple.subject, other.predicate, triple.object)
            case _:
                kept.append(ox.Triple(triple.subject, other.predicate, other.object))
    return kept


def other_value(predicate: ox.NamedNode, triples: list[ox.Triple], chosen: Random) -> Value:
    if predicate.value in ORDERED:
        return chosen.choice([one.object for one in triples if one.predicate == predicate])
    return chosen.choice([chosen.choice(triples).object, chosen.choice(ODD)])


def test_a_break_names_node_shape_path_and_reason() -> None:
    (found,) = violations(body("westmarch-police"))
    assert found == Violation(
        node="org/westmarch-police",
        shape="Named",
        path="label",
        message="Needs exactly one label.",
    )
    assert str(found) == "org/westmarch-police (label): Needs exactly one label. [shape Named]"


def test_a_break_of_the_whole_node_has_no_path() -> None:
    (found,) = violations(example("inference-accepted.ttl"))
    assert (found.shape, found.path) == ("Inference", None)
    assert str(found) == (
        "claim/ambleford-notice/operator: "
        "An inference is proposed, never accepted. [shape Inference]"
    )


def test_a_provision_is_named_whole_for_it_is_not_ours() -> None:
    (found,) = violations(example("legal-provision-as-web-page.ttl"))
    assert found.node == "http://www.legislation.gov.uk/ukpga/1996/16/section/54"


def test_breaks_come_in_order_of_node_whatever_the_order_of_triples() -> None:
    triples = [*body("westmarch-police"), *body("ambleford", "A", "B"), *body("camford", "C")]
    found = violations(triples)
    assert [one.node for one in found] == ["org/ambleford", "org/westmarch-police"]
    assert violations(reversed(triples)) == found


def test_one_reason_is_given_once_for_a_node() -> None:
    assert len(violations(body("ambleford", "A", "B", "C"))) == 1


def test_a_class_below_that_of_a_shape_is_held_to_it() -> None:
    iri = ox.NamedNode("https://w3id.org/oversight-graph/id/org/westmarch-police")
    found = violations([ox.Triple(iri, TYPE, ox.NamedNode(OV.PoliceForce))])
    assert [one.shape for one in found] == ["Named"]


def test_a_graph_that_breaks_a_shape_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Violation(node="org/a", shape="Named", path="label", message="Needs a label.")
    monkeypatch.setattr(graph.build, "store_violations", lambda _: [broken])
    with pytest.raises(GraphRefusedError, match="Needs a label") as refused:
        build_graph(packaged_corpus())
    assert refused.value.violations == (broken,)
