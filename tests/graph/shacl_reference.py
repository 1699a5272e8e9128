"""pySHACL as the reference that compiled shapes are held to."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

from graph.errors import Violation
from graph.names import short_name
from ontology.files import ontology_text, shapes_text
from tests.ontology.shape_examples import SHAPE, local


def reference_violations(triples: Iterable[ox.Triple]) -> list[Violation]:
    """What ``violations`` must give of the packaged shapes."""
    # As N-Triples text: oxrdflib's "ox-nt" types every plain string, and SHACL then sees others.
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    report = reference_report(_Data().parse(data=text, format="nt"), _parsed(shapes_text()))
    found = {_violation(report, result) for result in report.objects(None, SH.result)}
    return sorted(found, key=lambda v: (v.node, v.shape, v.path or "", v.message))


def reference_report(data: rdflib.Graph, asked: rdflib.Graph) -> rdflib.Graph:
    """pySHACL's report on data, with the packaged ontology, which it may add to the data."""
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=asked,
        ont_graph=_parsed(ontology_text()),
        inference="none",
        allow_warnings=False,
        inplace=True,
    )
    assert isinstance(report, rdflib.Graph)
    return report


class _Data(rdflib.Graph):
    """A graph that prepares each query once: pySHACL asks the same again of every node."""

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # rdflib's
        return super().query(_prepared(query_object), *args, **kwargs)


@cache
def _prepared(text: str) -> Query:
    return prepareQuery(text)


@cache
def _parsed(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def _violation(report: rdflib.Graph, result: Node) -> Violation:
    return Violation(
        node=short_name(str(report.value(result, SH.focusNode))),
        shape=_shape_name(report.value(result, SH.sourceShape)),
        path=local(report.value(result, SH.resultPath)),
        message=str(report.value(result, SH.resultMessage)),
    )


def _shape_name(holder: Node | None) -> str:
    """The named shape that holds the constraint: the constraint itself is often a blank node."""
    while isinstance(holder, rdflib.BNode):
        holder = next(_parsed(shapes_text()).subjects(None, holder), None)
    return str(holder).removeprefix(SHAPE)
