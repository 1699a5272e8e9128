"""Checking a graph against the SHACL shapes, with pySHACL as the reference engine."""

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from graph.errors import Violation
from graph.names import short_name
from ontology.files import ontology_text, shapes_text

_SHAPES = "https://w3id.org/oversight-graph/shapes#"


def violations(triples: Iterable[ox.Triple]) -> list[Violation]:
    """Every break of a shape, in order of node and shape."""
    _, reported, _ = pyshacl.validate(
        _as_rdflib(triples),
        shacl_graph=_parsed(shapes_text()),
        ont_graph=_parsed(ontology_text()),
        inference="none",
        allow_warnings=False,
        # The data is a copy made for this: pySHACL may add the ontology to it.
        inplace=True,
    )
    report = cast("rdflib.Graph", reported)
    found = {_violation(report, result) for result in report.subjects(SH.focusNode)}
    return sorted(found, key=lambda v: (v.node, v.shape, v.path or "", v.message))


class _Data(rdflib.Graph):
    """A graph that prepares each query once.

    pySHACL asks the query of a constraint again for every node, and rdflib would parse it again
    each time: two thirds of the time of a check.
    """

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # rdflib's
        return super().query(_prepared(query_object), *args, **kwargs)


@cache
def _prepared(text: str) -> Query:
    return prepareQuery(text)


def _as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    # As N-Triples text: oxrdflib's "ox-nt" types every plain string, and SHACL then sees others.
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return _Data().parse(data=text, format="nt")


@cache
def _parsed(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def _violation(report: Any, result: Any) -> Violation:  # noqa: ANN401  # pySHACL is untyped
    path = report.value(result, SH.resultPath)
    return Violation(
        node=short_name(str(report.value(result, SH.focusNode))),
        shape=_shape_name(report.value(result, SH.sourceShape)),
        path=str(path).rsplit("#", 1)[-1].rsplit("/", 1)[-1] if path is not None else None,
        message=str(report.value(result, SH.resultMessage)),
    )


def _shape_name(source: Any) -> str:  # noqa: ANN401  # as above
    """The named shape that holds the constraint: the constraint itself is often a blank node."""
    shapes = _parsed(shapes_text())
    holder = source
    while isinstance(holder, rdflib.BNode):
        holder = next(shapes.subjects(None, holder), None)
    return str(holder).removeprefix(_SHAPES)
