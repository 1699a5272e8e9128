"""From a checked corpus to the quads of the graph, with direct edges derived and shapes kept.

Everything accepted stands once in the default graph, which is what a query sees. The named graphs
repeat or hold apart: ``graph/proposed`` what is not accepted, ``graph/direct`` what was derived,
``graph/vocabulary`` the terms.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from data.records import Corpus
from graph.errors import GraphRefusedError
from graph.names import DIRECT_GRAPH, PROPOSED_GRAPH, VOCABULARY_GRAPH
from graph.register_statements import register_triples
from graph.statements import record_triples
from graph.validate import violations
from ontology.files import derivation_text, ontology_text
from ontology.terms import OV


@dataclass(frozen=True)
class Built:
    """A graph ready to be stored: its quads, each once, and the day its newest review was made."""

    quads: frozenset[ox.Quad]
    as_of: date

    @property
    def accepted(self) -> list[ox.Triple]:
        """The triples of the default graph, in no order."""
        return [quad.triple for quad in self.quads if isinstance(quad.graph_name, ox.DefaultGraph)]


def build_graph(corpus: Corpus) -> Built:
    """The graph of a corpus; raises GraphRefusedError if it breaks a shape."""
    quads = set(_quads(_vocabulary(), VOCABULARY_GRAPH))
    for register in corpus.registers:
        graph = None if register.review.status == "accepted" else PROPOSED_GRAPH
        quads |= set(_quads(register_triples(register, corpus.catalogue), graph))
    for record in corpus.records:
        accepted, proposed = record_triples(record, corpus.catalogue)
        quads |= {*_quads(accepted), *_quads(proposed, PROPOSED_GRAPH)}
    for derived in derive_direct_edges(quads):
        quads |= set(_quads([derived]))
        if derived.predicate.value != OV.isDirect:
            quads |= set(_quads([derived], DIRECT_GRAPH))
    built = Built(quads=frozenset(quads), as_of=_as_of(corpus))
    if found := violations(built.accepted):
        raise GraphRefusedError(found)
    return built


def derive_direct_edges(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    """What the accepted claims among the quads let a reader take as plain fact.

    The edges, and ``ov:isDirect`` of each claim that gives one.
    """
    store = ox.Store()
    store.extend(quads)
    derived = store.query(derivation_text())
    assert isinstance(derived, ox.QueryTriples)  # the derivation is a CONSTRUCT
    return set(derived)


def _vocabulary() -> Iterable[ox.Triple]:
    return (quad.triple for quad in ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE))


def _quads(triples: Iterable[ox.Triple], graph: ox.NamedNode | None = None) -> Iterable[ox.Quad]:
    name = graph or ox.DefaultGraph()
    return (ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)


def _as_of(corpus: Corpus) -> date:
    reviews = [record.review.on for record in corpus.records]
    return max([*reviews, *(register.review.on for register in corpus.registers)])
