"""What a graph says of each subject, for readers that walk it node by node."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox


class Said:
    """What is said of one subject: the values of each predicate, IRIs and literals as text."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = defaultdict(list)

    def add(self, predicate: str, value: str) -> None:
        self._values[predicate].append(value)

    def __getitem__(self, predicate: str) -> list[str]:
        """The values of a predicate, in order; empty if nothing is said."""
        return sorted(self._values.get(predicate, []))

    def one(self, predicate: str) -> str | None:
        """The first value of a predicate, or None."""
        return next(iter(self[predicate]), None)


class Subjects:
    """The subjects of a graph by IRI."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._said: dict[str, Said] = defaultdict(Said)
        self._index: dict[str, dict[str, list[str]]] = {}
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                self._said[subject.value].add(triple.predicate.value, value.value)

    def __getitem__(self, iri: str) -> Said:
        return self._said.get(iri) or Said()

    def __iter__(self) -> Iterator[str]:
        """The IRIs, in order."""
        return iter(sorted(self._said))

    def where(self, predicate: str, value: str) -> list[str]:
        """The subjects of which a value is said, in order."""
        return self._holders(predicate).get(value, [])

    def _holders(self, predicate: str) -> dict[str, list[str]]:
        """The subjects by value of a predicate, found once."""
        if predicate not in self._index:
            found: dict[str, list[str]] = defaultdict(list)
            for iri in self:
                for value in self._said[iri][predicate]:
                    found[value].append(iri)
            self._index[predicate] = found
        return self._index[predicate]
