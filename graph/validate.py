"""Checking a graph against the SHACL shapes, compiled to queries of the store.

The ontology adds its class hierarchy, and what it states its own terms to be; nothing else of it
is checked or counts as data. Literals are judged as the store keeps them, in canonical form.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox

from graph.errors import Violation
from graph.names import local_name, short_name
from graph.shape_graph import read_shapes
from graph.shape_records import Shape
from graph.shape_results import Result, results
from ontology.files import ontology_text, shapes_text

_SHAPES = "https://w3id.org/oversight-graph/shapes#"
_IRI = re.compile(r"<([^>]*)>")


def violations(triples: Iterable[ox.Triple]) -> list[Violation]:
    """Every break of a shape, in order of node and shape."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return store_violations(store)


def store_violations(store: ox.Store) -> list[Violation]:
    """Every break of a shape in the default graph of a store, in order of node and shape."""
    found = results(store, _shapes(shapes_text()), _ontology(ontology_text()))
    told = {_violation(result) for result in found}
    return sorted(told, key=lambda v: (v.node, v.shape, v.path or "", v.message))


# Tests take shapes away one at a time; the shapes of a program stay the same.
@lru_cache(maxsize=1)
def _shapes(turtle: str) -> tuple[Shape, ...]:
    return read_shapes(turtle)


@lru_cache(maxsize=1)
def _ontology(turtle: str) -> tuple[ox.Triple, ...]:
    return tuple(quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE))


def _violation(result: Result) -> Violation:
    path = result.path
    return Violation(
        node=short_name(result.focus.value),
        shape=result.shape.name.removeprefix(_SHAPES),
        path=_IRI.sub(lambda found: local_name(found[1]), path) if path else None,
        message=result.message,
    )
