"""Things of the registers by name, where a name is one thing's alone on the day of a document."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from data.dates import Period
from data.fields import Fuzzy
from data.records import Corpus
from data.register_schema import Entry
from data.registers import Catalogue

_NAMEABLE = ("org/", "office/", "project/", "system/")
_TOPIC = "topic/"
# A role, and a topic for what no rule tells, in order of preference.
_AUTHORS = ("agent/extractor", "agent/editors")
_UNCODED = ("topic/not-coded", "topic/answer-to-a-request")
_NOT_WORDS = re.compile(r"[^\w&]+")


@dataclass(frozen=True)
class _Bearer:
    """Who bears a name, and when: as a thing at all, and by that name."""

    reference: str
    during: tuple[Fuzzy | None, ...]

    def bears(self, on: Period | None) -> bool:
        return all(one is None or _within(on, one) for one in self.during)


@dataclass(frozen=True)
class Known:
    """What the registers of a workspace let a proposal refer to."""

    corpus: Corpus

    @property
    def catalogue(self) -> Catalogue:
        return self.corpus.catalogue

    @cached_property
    def author(self) -> str:
        """The role in whose name proposals stand."""
        return next(one for one in _AUTHORS if self.catalogue.find(one))

    @cached_property
    def uncoded(self) -> str:
        """The topic of a question of which no topic of a register is named."""
        return next(one for one in _UNCODED if self.catalogue.find(one))

    def named(self, name: str, *, on: Period | None) -> str | None:
        """The one thing that bears a name on a day; None where none or several do.

        Without a day, a name or a thing that had its time is nobody's.
        """
        found = {one.reference for one in self._bearers.get(_key(name), ()) if one.bears(on)}
        return found.pop() if len(found) == 1 else None

    def is_topic(self, name: str) -> bool:
        """Whether a topic of a register bears a name."""
        return any(key == _key(name) for key, _ in self._topics)

    def topics(self, words: str) -> list[str]:
        """Topics whose label or alias stands in some words, at most three, the longest first."""
        padded = f" {_key(words)} "
        # A single word, short names apart, says too little.
        telling = [one for one in self._topics if " " in one[0] or one[0] in self._short]
        met = [(len(key), reference) for key, reference in telling if f" {key} " in padded]
        chosen = [reference for _, reference in sorted(met, key=lambda one: (-one[0], one[1]))]
        return list(dict.fromkeys(chosen))[:3]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name and title of the registers, people's apart."""
        listed = (one for one in self._entries.items() if not one[0].startswith("person/"))
        titles = (act.label for act in self.catalogue.acts.values())
        return frozenset([*(name for _, entry in listed for name, _ in _names(entry)), *titles])

    def label(self, reference: str) -> str:
        """The label of a thing of a register."""
        found = self.catalogue.find(reference)
        return found.label if found else reference

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {
            reference: entry
            for register in self.corpus.registers
            for reference, entry in register.entries.items()
        }

    @cached_property
    def _bearers(self) -> Mapping[str, list[_Bearer]]:
        found: dict[str, list[_Bearer]] = defaultdict(list)
        for reference, entry in self._entries.items():
            if reference.startswith(_NAMEABLE):
                for name, during in _names(entry):
                    found[_key(name)].append(_Bearer(reference, (entry.during, during)))
        return found

    @cached_property
    def _topics(self) -> list[tuple[str, str]]:
        return [(_key(name), reference) for reference, name in self._topic_names]

    @cached_property
    def _short(self) -> frozenset[str]:
        """Names of topics written in capitals, such as DPIA."""
        return frozenset(_key(name) for _, name in self._topic_names if name.isupper())

    @cached_property
    def _topic_names(self) -> list[tuple[str, str]]:
        listed = [(ref, entry) for ref, entry in self._entries.items() if ref.startswith(_TOPIC)]
        return [(reference, name) for reference, entry in listed for name, _ in _names(entry)]


def _names(entry: Entry) -> Iterator[tuple[str, Fuzzy | None]]:
    yield entry.label, None
    yield from ((alias, None) for alias in entry.aliases)
    yield from ((one.name, one.during) for one in entry.names)


def _within(on: Period | None, during: Fuzzy) -> bool:
    if on is None or not isinstance(during, Period) or not (on.earliest and on.latest):
        return False
    begun = during.earliest is None or during.earliest <= on.earliest
    return begun and (during.latest is None or on.latest <= during.latest)


def _key(name: str) -> str:
    """A name without case, punctuation and "the"."""
    plain = name.casefold().replace("\u2019", "").replace("'", "").replace("&", " and ")
    return _joined(word for word in _NOT_WORDS.split(plain) if word not in ("", "the"))


def _joined(words: Iterable[str]) -> str:
    return " ".join(words)
