"""Every constraint of every shape holds, and refuses for the reason that it gives."""

from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

import graph.validate
from graph.validate import violations
from tests.ontology.shape_examples import (
    SHAPE,
    Constraint,
    Reason,
    alternatives_of,
    codes_of,
    fresh_shapes,
    holders_of,
    local,
    path_of,
    properties_of,
    shape_names,
    shapes,
    sparql_of,
    stated_reason,
    texts,
    triples_of,
    valid_example_of,
)

VALID = texts("valid")
INVALID = texts("invalid")
XSD = "http://www.w3.org/2001/XMLSchema#"

# What a constraint's parameter is broken by, given the shape's valid example.
PERTURBED = ("minCount", "maxCount", "datatype", "nodeKind", "class", "in", "pattern", "hasValue")
COMPARED = ("minInclusive", "lessThan", "lessThanOrEquals")

# What a shape may demand of a node as a whole, and then says why itself.
WHOLE = ("or", "xone", "not", "pattern", "nodeKind")

# The shapes whose valid example meets each of their alternatives in turn.
SHOWN = ("Refusal", "Exemption", "PublicInterestTest", "ConditionalFinding")


def test_there_are_as_many_examples_as_were_written() -> None:
    assert (len(VALID), len(INVALID)) == (33, 183)


@pytest.mark.parametrize("name", VALID)
def test_valid_example_conforms(name: str) -> None:
    assert violations(triples_of(VALID[name])) == []


@pytest.mark.parametrize("name", INVALID)
def test_invalid_example_is_refused_for_the_stated_reason_alone(name: str) -> None:
    found = violations(triples_of(INVALID[name]))
    reasons = {Reason(one.shape, one.path, one.message) for one in found}
    assert reasons == {stated_reason(INVALID[name])}


@pytest.mark.parametrize("name", INVALID)
def test_invalid_example_conforms_once_that_constraint_is_taken_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = shapes_without(stated_reason(INVALID[name]))
    monkeypatch.setattr(graph.validate, "shapes_text", lambda: without)
    assert violations(triples_of(INVALID[name])) == []


def test_every_shape_has_a_valid_and_an_invalid_example() -> None:
    names = shape_names()
    assert len(names) == 33
    assert sorted(VALID) == sorted(valid_example_of(shape) for shape in names)
    assert {stated_reason(text).shape for text in INVALID.values()} == set(names)


def test_every_message_of_every_shape_is_given_by_an_invalid_example() -> None:
    written = {
        (local(shapes().value(holder, SH.path)), str(message))
        for holder, message in shapes().subject_objects(SH.message)
    }
    stated = [stated_reason(text) for text in INVALID.values()]
    assert written == {(reason.path, reason.message) for reason in stated}


def test_every_constraint_says_why_in_plain_words() -> None:
    for name in shape_names():
        whole = rdflib.URIRef(SHAPE + name)
        held = [*properties_of(name), *sparql_of(name)]
        if any((whole, SH[parameter], None) in shapes() for parameter in WHOLE):
            held.append(whole)
        assert held, name
        for holder in held:
            (message,) = map(str, shapes().objects(holder, SH.message))
            assert message[0].isupper(), message
            assert message.endswith("."), message


def test_every_shape_demands_only_what_these_tests_know_to_ask_a_message_for() -> None:
    told = {"targetClass", "targetSubjectsOf", "targetObjectsOf", "property", "sparql", "message"}
    for name in shape_names():
        said = {str(one) for one in shapes().predicates(rdflib.URIRef(SHAPE + name))}
        words = {one.removeprefix(str(SH)) for one in said if one.startswith(str(SH))}
        assert words <= {*told, *WHOLE}, name


def test_every_path_is_one_property_so_that_a_break_can_name_it() -> None:
    held = [holder for shape in shape_names() for holder in properties_of(shape)]
    assert all(isinstance(shapes().value(holder, SH.path), rdflib.URIRef) for holder in held)


def test_every_constraint_in_sparql_is_broken_by_an_example() -> None:
    written = {
        (name, str(shapes().value(holder, SH.message)))
        for name in shape_names()
        for holder in sparql_of(name)
    }
    stated = {(r.shape, r.message) for r in map(stated_reason, INVALID.values()) if not r.path}
    assert len(written) == 5
    assert written <= stated


@pytest.mark.parametrize(
    ("name", "place"),
    [(name, place) for name in SHOWN for place in range(len(alternatives_of(shapes(), name)))],
)
def test_each_alternative_is_needed_by_the_valid_example(
    name: str, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = fresh_shapes()
    left = [one for at, one in enumerate(alternatives_of(kept, name)) if at != place]
    # Anew, for to delete the first of a list breaks it.
    fewer = Collection(kept, rdflib.BNode(), left)
    kept.set((rdflib.URIRef(SHAPE + name), SH["or"], fewer.uri))
    monkeypatch.setattr(graph.validate, "shapes_text", lambda: kept.serialize(format="turtle"))
    found = violations(triples_of(VALID[valid_example_of(name)]))
    assert {one.shape for one in found} == {name}


def test_the_shapes_that_show_their_alternatives_have_as_many_as_were_written() -> None:
    assert [len(alternatives_of(shapes(), name)) for name in SHOWN] == [3, 4, 2, 2]


@cache
def constraints() -> tuple[tuple[Constraint, Node], ...]:
    """The parameters of the property shapes that shapes hold directly, with their holders."""
    return tuple(
        (Constraint(shape, path_of(holder), str(predicate).removeprefix(str(SH))), holder)
        for shape in shape_names()
        for holder in properties_of(shape)
        for predicate in sorted(map(str, shapes().predicates(holder)))
        if str(predicate).removeprefix(str(SH)) in (*PERTURBED, *COMPARED)
    )


def test_every_parameter_of_the_property_shapes_is_known_to_these_tests() -> None:
    used = {
        str(predicate).removeprefix(str(SH))
        for shape in shape_names()
        for holder in properties_of(shape)
        for predicate in shapes().predicates(holder)
    }
    assert used == {*PERTURBED, *COMPARED, "path", "message"}
    assert len(constraints()) == 235


@pytest.mark.parametrize(
    ("constraint", "holder"), constraints(), ids=[str(one) for one, _ in constraints()]
)
def test_valid_example_is_refused_once_a_constraint_of_its_shape_is_broken(
    constraint: Constraint, holder: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = str(shapes().value(holder, SH.message))
    reason = Reason(constraint.shape, local(constraint.path), message)
    by_itself = shapes_with_only(constraint.parameter, reason)
    monkeypatch.setattr(graph.validate, "shapes_text", lambda: by_itself)
    found = violations(broken(constraint, holder))
    assert reason in {Reason(one.shape, one.path, one.message) for one in found}


Value = ox.NamedNode | ox.Literal


def broken(constraint: Constraint, holder: Node) -> list[ox.Triple]:
    """The shape's valid example with the values of one path made to break one parameter."""
    path = ox.NamedNode(constraint.path)
    triples = triples_of(VALID[valid_example_of(constraint.shape)])
    node = focus(triples, constraint)
    present = [term for s, p, term in triples if (s, p) == (node, path)]
    kept = [triple for triple in triples if (triple.subject, triple.predicate) != (node, path)]
    values = breaking(constraint.parameter, holder, [t for t in present if isinstance(t, Value)])
    return kept + [ox.Triple(node, path, value) for value in values]


def focus(triples: list[ox.Triple], constraint: Constraint) -> ox.NamedNode:
    """The node of the example that the shape looks at: one with the path if there is any."""
    shape = rdflib.URIRef(SHAPE + constraint.shape)
    classes = {str(one) for one in shapes().objects(shape, SH.targetClass)}
    by_property = {str(one) for one in shapes().objects(shape, SH.targetSubjectsOf)}
    by_object = {str(one) for one in shapes().objects(shape, SH.targetObjectsOf)}
    nodes: list[object] = [s for s, p, _ in triples if p.value in by_property]
    nodes += [o for _, p, o in triples if p.value in by_object]
    nodes += [s for s, _, o in triples if isinstance(o, ox.NamedNode) and o.value in classes]
    # Nothing that conforms is looked at by a shape that forbids what it looks for.
    nodes += [triple.subject for triple in triples]
    with_path = [s for s, p, _ in triples if p.value == constraint.path]
    found = next((node for node in nodes if node in with_path), nodes[0])
    assert isinstance(found, ox.NamedNode)
    return found


def breaking(parameter: str, holder: Node, present: list[Value]) -> list[Value]:
    """Values of the path that break the parameter."""
    elsewhere = ox.NamedNode("https://w3id.org/oversight-graph/id/org/of-nobody")
    match parameter:
        case "minCount":
            return []
        case "maxCount":
            return [*present, *spare(holder, present)][: allowed(holder) + 1]
        case "datatype" | "pattern":
            return [ox.Literal("not that", datatype=ox.NamedNode(XSD + "token"))]
        case "nodeKind":
            literal = shapes().value(holder, SH.nodeKind) == SH.Literal
            return [elsewhere if literal else ox.Literal("Westmarch")]
        case "class" | "in" | "hasValue":
            return [elsewhere]
        case "minInclusive":
            kind = str(shapes().value(holder, SH.datatype))
            return [ox.Literal("-1", datatype=ox.NamedNode(kind))]
        case _:
            kind = XSD + ("date" if parameter == "lessThanOrEquals" else "integer")
            late = "9999-12-31" if parameter == "lessThanOrEquals" else "999999"
            return [ox.Literal(late, datatype=ox.NamedNode(kind))]


def allowed(holder: Node) -> int:
    return int(str(shapes().value(holder, SH.maxCount)))


def spare(holder: Node, present: list[Value]) -> list[Value]:
    """More values of the kind that the path takes, as far as the shapes say."""
    codes: list[Value] = [ox.NamedNode(code) for code in codes_of(holder)]
    others: list[Value] = [ox.Literal("one more"), ox.Literal("and one more")]
    return [value for value in (codes or others) if value not in present]


def shapes_without(reason: Reason) -> str:
    """The shapes with the one constraint that gives a reason left out."""
    kept = fresh_shapes()
    for holder in holders_of(kept, reason) or [rdflib.URIRef(SHAPE + reason.shape)]:
        kept.add((holder, SH.deactivated, rdflib.Literal(True)))
    return kept.serialize(format="turtle")


def shapes_with_only(parameter: str, reason: Reason) -> str:
    """The shapes with no other parameter beside this one where the reason is given."""
    kept = fresh_shapes()
    for holder in holders_of(kept, reason):
        for other in {*PERTURBED, *COMPARED} - {parameter}:
            kept.remove((holder, SH[other], None))
    return kept.serialize(format="turtle")
