"""Compiled shapes report what pySHACL reports, whatever the shapes and the data."""

from functools import cache
from random import Random
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib.namespace import SH
from rdflib.term import Node

from graph.errors import ShapesError
from graph.shape_graph import read_shapes
from graph.shape_results import Result, results
from tests.graph.shacl_reference import reference_report
from tests.graph.shape_cases import EX, ORDERED_SHAPES, PREFIXES, SHAPES

# Of pySHACL's own comparisons.
pytestmark = pytest.mark.filterwarnings("ignore:NotImplemented should not be used")

NODES = tuple(f"ex:{name}" for name in "abcde")
CLASSES = ("ex:Lamp", "ex:Bright", "ex:Other", "ex:Implicit")
PREDICATES = ("ex:p", "ex:p", "ex:q", "ex:r")
NUMBERS = ("1", "2", "3", "1.5", '"1"^^xsd:decimal')
OTHERS = (
    *("true", '"x"', '"xx"', '"wxyz"', '"x"@en', '"y"@en', '"z"@cy', '"x"@fr'),
    *('"2020-01-01"^^xsd:date', '"bright"^^xsd:integer', '"x"^^ex:brightness'),
)
BELOW = "ex:Bright rdfs:subClassOf ex:Lamp ."

# Where values have no order SHACL sees a break (4.4), and pySHACL often sees none.
ORDERED = ("MinInclusive", "MinExclusive", "MaxInclusive", "MaxExclusive")
# The shapes that ask nothing, look at nothing, or are broken by blank nodes alone, which pySHACL
# cannot compare.
NEVER_BROKEN = {
    *("node-deactivated", "property-deactivated", "property-none-needed", "of-nothing"),
    *("node-iri-or-literal", "property-iri-or-literal"),
}

Statement = tuple[str, str, str]


class Told(NamedTuple):
    """A result as both engines can tell it."""

    shape: str
    focus: str
    path: str | None
    value: str | None
    component: str


def statements(values: tuple[str, ...]) -> st.SearchStrategy[Statement]:
    node = st.sampled_from(NODES)
    return st.one_of(
        st.tuples(node, st.just("a"), st.sampled_from(CLASSES)),
        st.tuples(node, st.sampled_from(PREDICATES), st.sampled_from(values)),
    )


def turtle(said: list[Statement]) -> str:
    return PREFIXES + BELOW + "\n".join(f"{s} {p} {o} ." for s, p, o in said)


def graphs(*values: str) -> st.SearchStrategy[str]:
    return st.lists(statements(values), min_size=1, max_size=30).map(turtle)


compared = settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@compared
@given(graphs(*NODES, *NUMBERS, *OTHERS))
def test_any_graph_breaks_what_the_reference_says(data: str) -> None:
    assert_agreed(data)


@compared
@given(graphs(*NUMBERS))
def test_a_graph_of_numbers_breaks_what_the_reference_says(data: str) -> None:
    for shapes in (SHAPES, ORDERED_SHAPES):
        assert of_literals(compiled(data, shapes)) == of_literals(reference(data, shapes))


def test_sparse_and_dense_graphs_break_each_shape_and_what_the_reference_says() -> None:
    seeded, broken = Random(7), set[str]()
    for statements_drawn in (4, 8, 16, 24, 32):
        data = drawn(seeded, statements_drawn)
        broken |= {one.shape for one in assert_agreed(data)}
    named = {shape.name.removeprefix(EX) for shape in read_shapes(SHAPES)}
    assert broken - named == {"sibling-lamp", "sibling-other"}
    assert named - broken == NEVER_BROKEN | {"siblings"}


def test_a_value_is_counted_once_however_it_is_reached() -> None:
    shape = "ex:s sh:targetNode ex:a ; sh:path ( ex:p ex:q ) ; sh:minCount 2 ; sh:maxCount 1 ."
    one = "ex:a ex:p ex:b , ex:c . ex:b ex:q 1 . ex:c ex:q 1 ."
    two = "ex:a ex:p ex:b , ex:c . ex:b ex:q 1 . ex:c ex:q 2 ."
    assert {result.component for result in reported(one, shape)} == {"MinCount"}
    assert {result.component for result in reported(two, shape)} == {"MaxCount"}


def test_what_has_no_order_is_a_break() -> None:
    for asked in ("lessThan ex:q", "lessThanOrEquals ex:q", "minInclusive 1", "maxExclusive 1"):
        shape = f"ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:{asked} ."
        assert reported('ex:a ex:p "x" ; ex:q 1 .', shape), asked


def test_each_group_of_a_query_sees_its_node_bound() -> None:
    found = {
        (one.shape.name, str(one.focus), str(one.value))
        for one in reported("ex:b ex:p ex:a .", SHAPES)
    }
    assert (f"{EX}select-union", f"<{EX}a>", '"{"') in found


def test_a_value_that_a_sibling_counts_is_not_counted() -> None:
    of_both = "ex:a ex:p ex:b . ex:b a ex:Lamp , ex:Other ."
    found = {(one.shape.name, one.component) for one in reported(of_both, SHAPES)}
    assert (f"{EX}sibling-lamp", "QualifiedMinCount") in found
    assert (f"{EX}sibling-other", "QualifiedMaxCount") not in found


def test_what_the_ontology_says_of_its_terms_counts_for_classes() -> None:
    data = "ex:a ex:p ex:Dim . ex:Dimmer rdfs:subClassOf ex:Bright . ex:b a ex:Dimmer ; ex:p ex:b ."
    shape = "ex:s sh:targetSubjectsOf ex:p ; sh:path ex:p ; sh:class ex:Lamp ."
    ontology = "ex:Dim a ex:Bright . ex:Bright rdfs:subClassOf ex:Lamp ."
    assert len(reported(data, shape)) == 2
    assert not reported(data, shape, ontology)


def test_a_blank_node_is_neither_iri_nor_literal_and_has_no_text() -> None:
    asked = {
        "broken": ("nodeKind sh:IRIOrLiteral", "minLength 0", 'pattern ""', "nodeKind sh:IRI"),
        "kept": ("nodeKind sh:BlankNode", "nodeKind sh:BlankNodeOrIRI", "maxCount 1"),
    }
    for fate, parameters in asked.items():
        for parameter in parameters:
            shape = f"ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:{parameter} ."
            assert bool(reported("ex:a ex:p [] .", shape)) == (fate == "broken"), parameter


def test_a_message_names_what_the_query_found() -> None:
    data = "ex:a a ex:Lamp ; ex:p ex:b ."
    (one,) = (one for one in reported(data, SHAPES) if one.shape.name == f"{EX}select")
    assert one.message == f"{EX}b stands against {EX}a."


def test_a_shape_without_a_message_says_what_it_asks() -> None:
    shape = "ex:s sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    (one,) = reported("ex:b ex:p ex:c .", shape)
    assert one.message == "Breaks sh:MinCount."


def test_a_number_too_long_for_the_engine_is_well_formed() -> None:
    shape = """ex:s sh:targetObjectsOf ex:p ;
        sh:or ( [ sh:datatype xsd:integer ] [ sh:datatype xsd:decimal ] ) ."""
    assert not reported("ex:a ex:p 99999999999999999999 , 0.1234567890123456789012345 .", shape)
    assert reported('ex:a ex:p "9e99"^^xsd:integer .', shape)


def test_a_query_that_cannot_be_read_is_an_error_of_the_shape() -> None:
    shape = 'ex:s sh:targetNode ex:a ; sh:sparql [ sh:select "SELECT $this WHERE { $this }" ] .'
    with pytest.raises(ShapesError, match="lamps#s>: cannot be asked"):
        reported("ex:a ex:p ex:b .", shape)


def assert_agreed(data: str) -> set[Told]:
    ours, theirs = compiled(data, SHAPES), reference(data, SHAPES)
    assert unordered(ours) == unordered(theirs)
    assert theirs <= ours
    return ours


def unordered(found: set[Told]) -> set[Told]:
    return {one for one in found if one.component not in ORDERED}


def of_literals(found: set[Told]) -> set[Told]:
    """The results without those of values that are nodes, which have no order."""
    return {one for one in found if not (one.value or "").startswith("<")}


def drawn(seeded: Random, times: int) -> str:
    values = (*NODES, *NUMBERS, *OTHERS)
    typed = [(node, "a", seeded.choice(CLASSES)) for node in NODES]
    said = [
        (seeded.choice(NODES), seeded.choice(PREDICATES), seeded.choice(values))
        for _ in range(times)
    ]
    twice = [("ex:b", "ex:p", value) for value in ('"x"@en', '"y"@en')]
    return turtle(typed + twice + said)


def reported(data: str, shapes: str, ontology: str = "") -> set[Result]:
    store = ox.Store()
    store.load((PREFIXES + data).encode(), format=ox.RdfFormat.TURTLE)
    terms = ox.parse(PREFIXES + ontology, format=ox.RdfFormat.TURTLE)
    return results(store, read_shapes(PREFIXES + shapes), [quad.triple for quad in terms])


def compiled(data: str, shapes: str) -> set[Told]:
    return {
        Told(
            one.shape.name.removeprefix(EX),
            str(one.focus),
            one.path if one.path is None or one.path.startswith("<") else "complex",
            None if one.value is None else str(one.value),
            one.component,
        )
        for one in reported(data, shapes)
    }


def reference(data: str, shapes: str) -> set[Told]:
    asked = reference_shapes(shapes)
    report = reference_report(rdflib.Graph().parse(data=data, format="turtle"), asked)
    return {told(report, result, asked) for result in report.objects(None, SH.result)}


@cache
def reference_shapes(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def told(report: rdflib.Graph, result: Node, asked: rdflib.Graph) -> Told:
    path = report.value(result, SH.resultPath)
    component = str(report.value(result, SH.sourceConstraintComponent))
    return Told(
        holder(report.value(result, SH.sourceShape), asked),
        text(report.value(result, SH.focusNode)) or "",
        "complex" if isinstance(path, rdflib.BNode) else text(path),
        text(report.value(result, SH.value)),
        component.removeprefix(str(SH)).removesuffix("ConstraintComponent"),
    )


def text(term: Node | None) -> str | None:
    return None if term is None else str(term.n3())


def holder(shape: Node | None, asked: rdflib.Graph) -> str:
    while isinstance(shape, rdflib.BNode):
        shape = next(asked.subjects(None, shape))
    return str(shape).removeprefix(EX)
