"""Finding what a person means: by IRI, by kind/slug, by slug alone, by a label or an alias."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

import pyoxigraph as ox

from graph.looked_up import StoredSubjects
from graph.names import ID, local_name
from graph.triples import ALT_LABEL, LABEL
from ontology.terms import OV

_SUGGESTED = 5
# Parts of records, which a slug means only where no thing has it.
_PARTS = tuple(f"{ID}{kind}/" for kind in ("claim", "item", "communication", "outcome", "test"))


class Finder:
    """Finds things in a store; it reads every name, once, only where no quicker way leads there."""

    def __init__(self, store: ox.Store) -> None:
        self.subjects = StoredSubjects(store)

    def find(self, text: str) -> list[str]:
        """The IRIs of what the text may mean, in order; empty if nothing has that name."""
        written = " ".join(text.split())
        if iri := self._written_out(written):
            return [iri]
        small = written.casefold()
        named = self._by_name.get(small, set()) | self._by_slug.get(small, set())
        things = {iri for iri in named if not iri.startswith(_PARTS)}
        return sorted(self._without_records(things or named))

    def suggest(self, text: str) -> list[str]:
        """Names near to the text: those spelt like it first, then those that hold its words."""
        written = " ".join(text.split()).casefold().rsplit("/", 1)[-1]
        words = written.replace("-", " ").split()
        known = {
            **{name: iris for name, iris in self._by_name.items() if self._are_things(iris)},
            **{slug: iris for slug, iris in self._by_slug.items() if self._are_things(iris)},
        }
        holding = [name for name in known if words and all(word in name for word in words)]
        near = difflib.get_close_matches(written, known, n=_SUGGESTED)
        ordered = [*near, *sorted(holding, key=lambda name: (len(name), name))]
        found = dict.fromkeys(iri for name in ordered for iri in sorted(known[name]))
        return list(found)[:_SUGGESTED]

    def _written_out(self, text: str) -> str | None:
        """The IRI of what is written in full: an IRI, kind/slug, or record/slug of a claim."""
        for iri in (text, f"{ID}{text}", f"{ID}claim/{text}"):
            if "/" in text and _is_iri(iri) and iri in self.subjects:
                return iri
        return None

    def _without_records(self, iris: set[str]) -> set[str]:
        """A record bears the name of the document that it describes, which is what is meant."""
        return {iri for iri in iris if not iris & set(self.subjects[iri][OV.describes])}

    @cached_property
    def _by_name(self) -> Mapping[str, set[str]]:
        """Labels and aliases, in small letters; the gloss of a claim is no name."""
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in (LABEL, ALT_LABEL):
            for iri, text in self.subjects.texts(predicate):
                if not iri.startswith((*_PARTS, f"{ID}period/", f"{ID}name/", f"{ID}record/")):
                    found[" ".join(text.value.casefold().split())].add(iri)
        return found

    @cached_property
    def _by_slug(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for iri, _ in self.subjects.texts(LABEL):
            if iri.startswith(ID) and not iri.startswith((f"{ID}period/", f"{ID}name/")):
                found[local_name(iri).casefold()].add(iri)
        return found

    def _are_things(self, iris: Iterable[str]) -> bool:
        return any(not iri.startswith(_PARTS) for iri in iris)


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True
