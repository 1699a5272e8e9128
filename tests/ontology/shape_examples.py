"""The example graphs and the shapes, as tests read them."""

import re
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology.files import examples, shapes_text

SHAPE = "https://w3id.org/oversight-graph/shapes#"
_REASON = re.compile(r"# Refused by shape:(\w+)(?: \(\w+:(\w+)\))?: (.+)\n")


@dataclass(frozen=True)
class Reason:
    """Why an invalid example is refused; no path where the whole node is at fault."""

    shape: str
    path: str | None
    message: str


@dataclass(frozen=True)
class Constraint:
    """One parameter of a shape, such as the least number of values of a path."""

    shape: str
    path: str
    parameter: str


def texts(kind: str) -> dict[str, str]:
    return {name: file.read_text("utf-8") for name, file in examples(kind).items()}


def triples_of(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def stated_reason(turtle: str) -> Reason:
    match = _REASON.match(turtle)
    assert match, "the first line must say which shape refuses it, and why"
    return Reason(match[1], match[2], match[3])


@cache
def shapes() -> rdflib.Graph:
    return fresh_shapes()


def fresh_shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_text(), format="turtle")


def local(path: object) -> str | None:
    """The last part of a path's IRI, as violations name it."""
    return None if path is None else str(path).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def holders_of(graph: rdflib.Graph, reason: Reason) -> list[Node]:
    """The property shapes and SPARQL constraints of a shape that give a reason."""
    shape = rdflib.URIRef(SHAPE + reason.shape)
    return [
        holder
        for predicate in (SH.property, SH.sparql)
        for holder in graph.objects(shape, predicate)
        if str(graph.value(holder, SH.message)) == reason.message
        and local(graph.value(holder, SH.path)) == reason.path
    ]


def shape_names() -> list[str]:
    nodes = shapes().subjects(RDF.type, SH.NodeShape)
    return sorted(str(node).removeprefix(SHAPE) for node in nodes)


def valid_example_of(shape: str) -> str:
    """The file of a shape's valid example: its name in kebab case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", shape).lower() + ".ttl"


def properties_of(shape: str) -> list[Node]:
    """The property shapes that a shape holds directly, not as alternatives."""
    return list(shapes().objects(rdflib.URIRef(SHAPE + shape), SH.property))


def sparql_of(shape: str) -> list[Node]:
    """The constraints of a shape that are written as SPARQL."""
    return list(shapes().objects(rdflib.URIRef(SHAPE + shape), SH.sparql))


def alternatives_of(graph: rdflib.Graph, shape: str) -> Collection:
    """What a node may do to conform, any one of it."""
    listed = graph.value(rdflib.URIRef(SHAPE + shape), SH["or"])
    assert listed is not None, shape
    return Collection(graph, listed)


def path_of(holder: Node) -> str:
    return str(shapes().value(holder, SH.path))


def codes_of(holder: Node) -> list[str]:
    listed = shapes().value(holder, SH["in"])
    return [str(code) for code in Collection(shapes(), listed)] if listed else []
