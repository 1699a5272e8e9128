"""From a checked corpus to the lines of the graph, with direct edges derived and shapes kept.

Everything accepted stands once in the default graph, which is what a query sees. The named graphs
repeat or hold apart: ``graph/proposed`` what is not accepted, ``graph/direct`` what was derived,
``graph/vocabulary`` the terms.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

import pyoxigraph as ox

from data.progress import Progress, unheard
from data.records import Corpus
from graph.errors import GraphRefusedError
from graph.names import DIRECT_GRAPH, VOCABULARY_GRAPH
from graph.register_statements import register_lines
from graph.statements import record_lines
from graph.validate import store_violations
from ontology.files import derivation_text, ontology_text
from ontology.terms import OV

_NQUADS = ox.RdfFormat.N_QUADS

_LOADED_AT_ONCE = 50_000  # lines; more would cost memory and save no time


@dataclass(frozen=True)
class Built:
    """A graph ready to be stored: canonical N-Quads, and the day its newest review was made."""

    nquads: bytes = field(repr=False)
    as_of: date

    @cached_property
    def quads(self) -> frozenset[ox.Quad]:
        """The lines read again, for those who look at each statement."""
        return frozenset(ox.parse(self.nquads, format=_NQUADS))

    @property
    def accepted(self) -> list[ox.Triple]:
        """The triples of the default graph, in no order."""
        return [quad.triple for quad in self.quads if isinstance(quad.graph_name, ox.DefaultGraph)]


def build_graph(corpus: Corpus, *, progress: Progress = unheard) -> Built:
    """The graph of a corpus; raises GraphRefusedError if it breaks a shape."""
    stated = _once_in_order(_stated(corpus, progress))
    derived = _derived_and_checked(stated, progress)
    nquads = b"".join(_once_in_order([*stated, *derived]))
    return Built(nquads=nquads, as_of=_as_of(corpus))


def derive_direct_edges(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    """What the accepted claims among the quads let a reader take as plain fact.

    The edges, and ``ov:isDirect`` of each claim that gives one.
    """
    store = ox.Store()
    store.extend(quads)
    return set(_direct_edges(store))


def _derived_and_checked(stated: Sequence[bytes], progress: Progress) -> list[bytes]:
    """The lines that follow from those stated, all of them checked against the shapes."""
    store = _loaded(stated, progress)
    derived = _derived_lines(_direct_edges(store))
    store.load(b"".join(derived), format=_NQUADS)
    progress("checking", 0, 1)
    if found := store_violations(store):
        raise GraphRefusedError(found)
    progress("checking", 1, 1)
    return derived


def _stated(corpus: Corpus, progress: Progress) -> list[bytes]:
    """The lines of the vocabulary, the registers and the records, some of them again and again."""
    lines = [f"{triple} {VOCABULARY_GRAPH} .\n".encode() for triple in _vocabulary()]
    for register in corpus.registers:
        lines += _encoded(register_lines(register, corpus.catalogue))
    for number, record in enumerate(corpus.records):
        progress("building", number, len(corpus.records))
        lines += _encoded(record_lines(record, corpus.catalogue))
    progress("building", len(corpus.records), len(corpus.records))
    return lines


def _encoded(lines: Iterable[str]) -> list[bytes]:
    return "".join(lines).encode().splitlines(keepends=True)


def _vocabulary() -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE))


def _once_in_order(lines: list[bytes]) -> list[bytes]:
    """Each line once, in order of bytes; what it is given is sorted on the way."""
    lines.sort()
    return [line for before, line in pairwise([b"", *lines]) if line != before]


def _loaded(lines: Sequence[bytes], progress: Progress) -> ox.Store:
    store = ox.Store()
    for start in range(0, len(lines), _LOADED_AT_ONCE):
        progress("loading", start, len(lines))
        store.load(b"".join(lines[start : start + _LOADED_AT_ONCE]), format=_NQUADS)
    progress("loading", len(lines), len(lines))
    return store


def _direct_edges(store: ox.Store) -> ox.QueryTriples:
    derived = store.query(derivation_text())
    assert isinstance(derived, ox.QueryTriples)  # the derivation is a CONSTRUCT
    return derived


def _derived_lines(triples: Iterable[ox.Triple]) -> list[bytes]:
    """What was derived stands in the default graph, and the edges in a graph of their own too."""
    triples = list(triples)
    edges = (triple for triple in triples if triple.predicate.value != OV.isDirect)
    lines = [f"{triple} .\n" for triple in triples]
    return _encoded([*lines, *(f"{triple} {DIRECT_GRAPH} .\n" for triple in edges)])


def _as_of(corpus: Corpus) -> date:
    reviews = [record.review.on for record in corpus.records]
    return max([*reviews, *(register.review.on for register in corpus.registers)])
