"""What generated records speak of: the packaged registers' things, and those that records meet."""

from collections import defaultdict
from random import Random

from data.records import packaged_files, read_corpus
from ontology.vocabulary import vocabulary


class Things:
    """References by class, in a fixed order in which the first are spoken of most."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._by_class: dict[str | None, list[str]] = defaultdict(list)
        known = read_corpus(records=[], registers=packaged_files("registers")).catalogue.things
        for reference in chance.sample(sorted(known), len(known)):
            self.add(reference, known[reference].class_iri)

    def add(self, reference: str, class_iri: str) -> None:
        """Makes a thing known under its class and all above it."""
        for above in sorted(_with_ancestors(class_iri)):
            self._by_class[above].append(reference)
        self._by_class[None].append(reference)

    def has(self, class_iri: str | None) -> bool:
        return bool(self._by_class[class_iri])

    def pick(self, class_iri: str | None) -> str:
        """A thing of a class, or of any; a few of them are spoken of again and again."""
        listed = self._by_class[class_iri]
        return listed[int(len(listed) * self._chance.random() ** 3)]


def _with_ancestors(class_iri: str) -> set[str]:
    parents = vocabulary().superclasses.get(class_iri, frozenset())
    return {class_iri}.union(*map(_with_ancestors, parents))
