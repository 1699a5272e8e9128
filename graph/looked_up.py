"""Subjects of a store, looked up one by one: a thing is read without reading the graph."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.names import PROPOSED_GRAPH
from graph.said import Said, Subjects
from graph.triples import RDF_TYPE

_ACCEPTED = ox.DefaultGraph()
_READ = (_ACCEPTED, PROPOSED_GRAPH)


class StoredSubjects(Subjects):
    """What is accepted and what is proposed, as it is asked for; the vocabulary is left out."""

    def __init__(self, store: ox.Store) -> None:
        super().__init__(())
        self._store = store
        self._read: dict[str, Said] = {}

    def __getitem__(self, iri: str) -> Said:
        if iri not in self._read:
            self._read[iri] = self._look_up(iri)
        return self._read[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(_subjects(self._quads(None, None, None))))

    def __contains__(self, iri: str) -> bool:
        return next(self._quads(iri, None, None), None) is not None

    def where(self, predicate: str, value: str) -> list[str]:
        return sorted(_subjects(self._quads(None, predicate, value)))

    def is_proposed(self, iri: str) -> bool:
        """Whether nothing that is accepted says what it is, though a proposal does."""
        is_a = ox.NamedNode(RDF_TYPE)
        accepted = self._store.quads_for_pattern(ox.NamedNode(iri), is_a, None, _ACCEPTED)
        proposed = self._store.quads_for_pattern(ox.NamedNode(iri), is_a, None, PROPOSED_GRAPH)
        return next(accepted, None) is None and next(proposed, None) is not None

    def terms(self, iri: str, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        """The values of a predicate as terms, in order: a text may look like an IRI."""
        found = {quad.object for quad in self._quads(iri, predicate, None)}
        kept = [term for term in found if isinstance(term, ox.NamedNode | ox.Literal)]
        return sorted(kept, key=lambda term: (term.value, str(term)))

    def texts(self, predicate: str, iri: str | None = None) -> Iterator[tuple[str, ox.Literal]]:
        """The literals of a predicate with their subjects, of one subject or of all."""
        for quad in self._quads(iri, predicate, None):
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, quad.object

    def _look_up(self, iri: str) -> Said:
        said = Said()
        if not iri:
            return said
        for quad in self._quads(iri, None, None):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                said.add(quad.predicate.value, quad.object.value)
        return said

    def _quads(
        self, subject: str | None, predicate: str | None, value: str | None
    ) -> Iterator[ox.Quad]:
        terms = [None if iri is None else ox.NamedNode(iri) for iri in (subject, predicate, value)]
        for graph in _READ:
            yield from self._store.quads_for_pattern(terms[0], terms[1], terms[2], graph)


def _subjects(quads: Iterable[ox.Quad]) -> set[str]:
    return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
