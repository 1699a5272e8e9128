"""How breaks of shapes are reported. What each shape refuses: tests/ontology/test_shapes.py."""

import pyoxigraph as ox
import pytest

import graph.build
from data.records import packaged_corpus
from graph.build import build_graph
from graph.errors import GraphRefusedError, Violation
from graph.validate import violations
from ontology.files import examples
from ontology.terms import OV

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def body(slug: str, *labels: str) -> list[ox.Triple]:
    iri = ox.NamedNode(f"https://w3id.org/oversight-graph/id/org/{slug}")
    named = [ox.Triple(iri, LABEL, ox.Literal(label)) for label in labels]
    return [ox.Triple(iri, TYPE, ox.NamedNode(OV.Organisation)), *named]


def example(name: str) -> list[ox.Triple]:
    text = examples("invalid")[name].read_text("utf-8")
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def test_an_empty_graph_breaks_nothing() -> None:
    assert violations([]) == []


def test_the_packaged_graph_breaks_nothing() -> None:
    assert violations(build_graph(packaged_corpus()).accepted) == []


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
    monkeypatch.setattr(graph.build, "violations", lambda _: [broken])
    with pytest.raises(GraphRefusedError, match="Needs a label") as refused:
        build_graph(packaged_corpus())
    assert refused.value.violations == (broken,)
