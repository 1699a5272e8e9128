"""What a shape asks is read whole, or refused by name: nothing passes unseen."""

import pyoxigraph as ox
import pytest

from graph.errors import ShapesError
from graph.shape_graph import read_shapes
from graph.shape_results import results
from ontology.files import shapes_text
from tests.graph.shape_cases import PREFIXES

AT_A = "ex:s sh:targetNode ex:a"

# What is not covered, or ill-formed, and what the error says of it.
REFUSED = {
    f"{AT_A} ; sh:expression ex:x .": "sh:expression is not covered",
    f"{AT_A} ; sh:rule [] .": "sh:rule is not covered",
    f"{AT_A} ; sh:minCunt 1 .": "sh:minCunt is not covered",
    "ex:s sh:target [] .": "sh:target is not covered",
    "ex:graph sh:entailment ex:x . ": "sh:entailment is not covered",
    f"{AT_A} ; ex:lit 1 . ex:c sh:parameter [ sh:path ex:lit ] .": "ex:lit is not covered",
    f"{AT_A} ; sh:node ex:t . ex:t sh:not ex:s .": "leads back to itself",
    f"{AT_A} ; sh:property ex:t . ex:t sh:nodeKind sh:IRI .": "a shape without a path",
    f'{AT_A} ; sh:not "x" .': "is a literal where a shape should be",
    f"{AT_A} ; sh:minCount 1 .": "sh:minCount needs a path",
    f"{AT_A} ; sh:uniqueLang true .": "sh:uniqueLang needs a path",
    f"{AT_A} ; sh:lessThan ex:p .": "sh:lessThan needs a path",
    f"{AT_A} ; sh:qualifiedValueShape [] .": "sh:qualifiedValueShape needs a path",
    f"{AT_A} ; sh:path ex:p ; sh:minCount 1 , 2 .": "sh:minCount is said 2 times",
    f"{AT_A} ; sh:path ex:p ; sh:minCount -1 .": "sh:minCount is -1",
    f"{AT_A} ; sh:path ex:p ; sh:minCount ex:x .": "should be a literal",
    f"{AT_A} ; sh:path ex:p , ex:q .": "sh:path is said 2 times",
    f"{AT_A} ; sh:path [] .": "is not a path",
    f'{AT_A} ; sh:path "p" .': "is not a path",
    f"{AT_A} ; sh:path _:p . _:p sh:inversePath _:p .": "leads back to itself",
    f"{AT_A} ; sh:path ( ex:p ) .": "a path of fewer than two",
    f"{AT_A} ; sh:class [] .": "should be an IRI",
    f"{AT_A} ; sh:nodeKind sh:Bulb .": "sh:nodeKind is",
    f'{AT_A} ; sh:pattern "(?=a)" .': "no regular expression",
    f'{AT_A} ; sh:pattern "a" ; sh:flags "z" .': "no regular expression",
    f"{AT_A} ; sh:hasValue [] .": "which no data can name",
    f"{AT_A} ; sh:in ( [] ) .": "which no data can name",
    f"{AT_A} ; sh:in ex:x .": "is not a list",
    f"{AT_A} ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .": "is not a list",
    "ex:s sh:targetNode [] .": "sh:targetNode is",
    'ex:s sh:targetClass "x" .': "sh:targetClass is",
    f"{AT_A} ; sh:severity 1 .": "sh:severity is",
    f"{AT_A} ; sh:sparql [ sh:ask 'ASK {{}}' ] .": "has no sh:select",
    f"{AT_A} ; sh:sparql [ sh:select 'x' ; sh:prefixes [ sh:declare [] ] ] .": "needs sh:prefix",
    f"{AT_A} ; sh:datatype xsd:byte .": "kept as xsd:integer",
    f"{AT_A} ; sh:not [ sh:sparql [ sh:select 'SELECT $this {{}}' ] ] .": "within another shape",
}
SELECTS = {
    "SELECT $this { $this ?p ?o MINUS { $this ?p 1 } }": "MINUS",
    "SELECT $this { VALUES ?x { 1 } }": "VALUES",
    "SELECT $this { SERVICE <http://example.org/> { $this ?p ?o } }": "SERVICE",
    "SELECT $this { GRAPH ?g { $this ?p ?o } }": "GRAPH",
    "SELECT $this FROM <http://example.org/> { $this ?p ?o }": "FROM",
    "SELECT $this { BIND(1 AS $this) }": "$this",
    "SELECT $this { GRAPH $shapesGraph { $this ?p ?o } }": "GRAPH",
    "SELECT $this { FILTER(BOUND($currentShape)) }": "$currentShape",
    "SELECT $this { $this $PATH ?x }": "$PATH",
    "SELECT ?x { ?x ?p $this }": "does not give $this",
    "SELECT $this { { SELECT ?x { ?x ?p ?o } } }": "does not give $this",
    "SELECT $this { { SELECT * { $this ?p ?o } } }": "does not give $this",
}


def asked(shapes: str) -> None:
    results(ox.Store(), read_shapes(PREFIXES + shapes), ())


@pytest.mark.parametrize("shapes", REFUSED)
def test_what_is_not_covered_or_ill_formed_is_an_error_by_name(shapes: str) -> None:
    with pytest.raises(ShapesError) as refused:
        asked(shapes.replace("{{}}", "{}"))
    assert REFUSED[shapes].replace("ex:", "http://example.org/lamps#") in str(refused.value)


@pytest.mark.parametrize("select", SELECTS)
def test_a_query_that_would_not_see_its_node_bound_is_refused(select: str) -> None:
    with pytest.raises(ShapesError) as refused:
        asked(f"{AT_A} ; sh:sparql [ sh:select '''{select}''' ] .")
    assert SELECTS[select] in str(refused.value)


def test_an_error_names_the_shape_and_what_to_do() -> None:
    with pytest.raises(ShapesError) as refused:
        asked(f"{AT_A} ; sh:rule [] .")
    assert refused.value.node == ox.NamedNode("http://example.org/lamps#s")
    assert str(refused.value) == (
        "<http://example.org/lamps#s>: sh:rule is not covered; mend the shapes"
    )


def test_words_in_strings_names_and_comments_refuse_nothing() -> None:
    select = 'SELECT $this { $this ex:values "MINUS {" # GRAPH $shapesGraph\n }'
    asked(
        f"{AT_A} ; sh:sparql [ sh:prefixes ex:o ; sh:select '''{select}''' ] . "
        'ex:o sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/lamps#" ] .'
    )


def test_every_packaged_shape_is_read_with_its_name_message_and_targets() -> None:
    shapes = read_shapes(shapes_text())
    assert len({shape.name for shape in shapes}) == 33
    assert all(shape.targets and shape.constraints for shape in shapes)


def test_what_is_for_people_asks_nothing() -> None:
    said = 'sh:name "n" ; sh:description "d" ; sh:order 1 ; sh:group ex:g ; sh:defaultValue 1'
    (shape,) = read_shapes(f"{PREFIXES} {AT_A} ; {said} .")
    assert shape.constraints == ()


def test_of_several_messages_the_first_by_letters_is_given() -> None:
    (shape,) = read_shapes(f'{PREFIXES} {AT_A} ; sh:message "No."@en , "Nage."@cy .')
    assert shape.message == "Nage."
