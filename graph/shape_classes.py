"""Which nodes of a store are of a class, by as few classes as the store needs for it."""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from graph.shape_triples import RDF, RDFS

_TYPE = ox.NamedNode(RDF + "type")
_SUBCLASS = ox.NamedNode(RDFS + "subClassOf")
_HERE = ox.DefaultGraph()


class Classes:
    """SHACL instances: of a class, or of any below it in the ontology or the data (1.1)."""

    def __init__(self, store: ox.Store, ontology: Iterable[ox.Triple]) -> None:
        self._store = store
        self._below: dict[object, set[object]] = defaultdict(set)
        self._terms: dict[object, set[object]] = defaultdict(set)
        for term, predicate, value in ontology:
            if predicate == _SUBCLASS:
                self._below[value].add(term)
            elif predicate == _TYPE:
                self._terms[value].add(term)
        for quad in store.quads_for_pattern(None, _SUBCLASS, None, _HERE):
            self._below[quad.object].add(quad.subject)
        self._stated: dict[ox.NamedNode, tuple[ox.NamedNode, ...]] = {}

    def stated(self, name: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        """The class, and those below it of which the data has a node not stated to be of it."""
        if name not in self._stated:
            below = sorted(self._all_below(name) - {name}, key=str)
            lacking = [one for one in below if self._is_lacking(one, name)]
            self._stated[name] = (name, *lacking)
        return self._stated[name]

    def terms(self, name: ox.NamedNode) -> list[ox.NamedNode]:
        """The terms of the ontology that the ontology itself states to be of a class."""
        found = {term for one in self._all_below(name) for term in self._terms[one]}
        return sorted((term for term in found if isinstance(term, ox.NamedNode)), key=str)

    def _all_below(self, name: ox.NamedNode) -> set[ox.NamedNode]:
        seen: set[object] = set()
        found: set[object] = {name}
        while found:
            seen |= found
            found = {below for one in found for below in self._below[one]} - seen
        return {one for one in seen if isinstance(one, ox.NamedNode)}

    def _is_lacking(self, below: ox.NamedNode, name: ox.NamedNode) -> bool:
        unstated = f"ASK {{ ?x a {below} FILTER NOT EXISTS {{ ?x a {name} }} }}"
        return bool(self._store.query(unstated))
