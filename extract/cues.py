"""Cues: phrases in rule files, compiled once, each with an identifier and a score.

A cue is a regular expression on small letters in which a space stands for any run of spaces, so a
researcher can add a line of plain words. A ``$`` at the end means that its line ends there.

A document is searched for the plain words of a cue, and the cue itself is tried only around them.
Gaps are written ``{0,60}`` and never ``*``: with a bound on every gap no text
can make a cue slow.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import cast

import yaml

from extract.needles import initials, needles
from extract.searched import Searched, all_places, is_sought, seek

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text
REACH = 240  # no cue stretches further from its longest word than this

_UNSAFE = re.compile(r"(?<!\\)(?:[\])]|\\[wsdSWD]|[a-z.])[*]|(?<!\\)[.)\]][+]|\\[wsdSWD][+]")
SPACE = r"\s{1,120}"  # a row of a framed table may be padded to its width
MAYBE = r"\s{0,120}"  # " ?" in a phrase: a space or none
_LINE_END = r"(?=[ :.?*|-]{0,80}(?:\n|\Z))"


@dataclass(frozen=True)
class Cue:
    """One phrase, what it says, and the words of which every text with it has one.

    ``besides`` has further sets of words, of each of which every text with the phrase has one.
    """

    id: str
    says: str
    pattern: re.Pattern[str]
    needles: tuple[str, ...]
    leads: bool
    score: float
    besides: tuple[frozenset[str], ...] = ()

    def may_be_in(self, low: str) -> bool:
        return not self.needles or any(needle in low for needle in self.needles)

    def find(self, low: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Where the cue stands in small letters."""
        stop = len(low) if end is None else end
        if not self.needles:
            return self.pattern.finditer(low, start, stop)
        places = self._places(low, start, stop)
        if not places:
            return iter(())
        return (self._led if self.leads else self._near)(low, places, start, stop)

    def first(self, low: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first place of the cue."""
        return next(self.find(low, start, end), None)

    def _led(self, low: str, places: list[int], start: int, stop: int) -> Iterator[re.Match[str]]:
        """Where it stands, tried at each needle alone."""
        until, tried = start, self.pattern.match
        for place in places:
            if place >= until and (match := tried(low, place, stop)):
                until = match.end()
                yield match

    def _near(self, low: str, places: list[int], start: int, stop: int) -> Iterator[re.Match[str]]:
        """Where it stands, tried in the stretches around the needles, those that meet as one."""
        opened, until = max(start, places[0] - REACH), places[0] + REACH
        for place in places:
            if place - REACH > until:
                yield from self.pattern.finditer(low, opened, until)
                opened = place - REACH
            until = place + REACH
        yield from self.pattern.finditer(low, opened, min(stop, until))

    def _places(self, low: str, start: int, stop: int) -> list[int]:
        """Where the needles stand, in order."""
        if not isinstance(low, Searched):
            found = {p for word in self.needles for p in all_places(low[:stop], word)}
            return sorted(p for p in found if p >= start)
        places = low.places_of(self.needles)
        if not places or (start <= 0 and stop >= len(low)):
            return places
        return places[bisect_left(places, start) : bisect_left(places, stop)]


def _are_sought(needles: tuple[str, ...]) -> bool:
    return all(map(is_sought, needles))


class Cues(tuple[Cue, ...]):
    """Cues in order, those of a text found by the words that stand in it."""

    def within(self, low: Searched, start: int, stop: int) -> Iterator[Cue]:
        """Those that may stand in a stretch of a text, in order."""
        return map(self.__getitem__, self.indexes(low, start, stop))

    def indexes(self, low: Searched, start: int, stop: int) -> list[int]:
        """The indexes of those that may stand in a stretch of a text; not to be changed."""
        leading = low.remembered(self, self._leading)
        if not leading:
            return self._always
        said = low.said(start, stop)
        found = set(self._always)
        for word in leading.keys() & said:
            found.update(leading[word])
        if not found:
            return self._always
        wanted, lacks = self._wanted, said.isdisjoint
        return sorted([index for index in found if not any(map(lacks, wanted[index]))])

    def first(self, low: Searched, start: int, stop: int) -> Cue | None:
        """The first in order that stands in a stretch."""
        for index in self.indexes(low, start, stop):
            if self[index].first(low, start, stop):
                return self[index]
        return None

    @cached_property
    def _by_needle(self) -> dict[str, list[int]]:
        """The indexes of the cues that a word may lead to."""
        found: dict[str, list[int]] = {}
        for index in set(range(len(self))).difference(self._always):
            for word in self[index].needles:
                found.setdefault(word, []).append(index)
        return found

    @cached_property
    def _always(self) -> list[int]:
        """The indexes of the cues that have no such word, or one too short to be looked for."""
        return [n for n, one in enumerate(self) if not one.needles or not _are_sought(one.needles)]

    @cached_property
    def _wanted(self) -> list[tuple[frozenset[str], ...]]:
        """The sets of words that each cue needs besides its needle."""
        return [one.besides for one in self]

    def _leading(self, low: Searched) -> dict[str, list[int]]:
        """The words of a text that may lead to cues, and to which."""
        by_needle = self._by_needle
        return {word: by_needle[word] for word in by_needle.keys() & low.known.keys()}


@dataclass(frozen=True)
class Book:
    """Many cues as one expression, for trying them all at one place."""

    cues: tuple[Cue, ...]
    patterns: dict[str, re.Pattern[str]]  # by the two letters that stand at the place

    def at(self, low: str, place: int) -> tuple[Cue, re.Match[str]] | None:
        """The first cue in order that stands exactly there."""
        beginning = low[place : place + 2]
        pattern = self.patterns.get(beginning)
        if pattern is None:
            letters = next(filter(_are_letters, (beginning, beginning[:1])), "")
            pattern = self.patterns.get(letters) or self._beginning(letters)
            self.patterns[letters] = pattern
        match = pattern.match(low, place)
        return (self.cues[int((match.lastgroup or "c0")[1:])], match) if match else None

    def _beginning(self, letters: str) -> re.Pattern[str]:
        """The cues that up to two letters may begin, as one expression."""
        branches = (
            f"(?P<c{n}>{one.pattern.pattern})"
            for n, one in enumerate(self.cues)
            if _may_begin(one, letters)
        )
        return re.compile("|".join(branches) or r"(?!)")


def _may_begin(one: Cue, letters: str) -> bool:
    """Whether a cue may begin with some letters, or with another sign where there are none."""
    if one.leads and all(map(_are_letters, one.needles)):
        return any(letters and _are_alike(letters, word) for word in one.needles)
    first = initials(one.pattern.pattern)
    return first is None or (letters[0] in first if letters else not all(map(_are_letters, first)))


def _are_letters(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _are_alike(one: str, other: str) -> bool:
    """Whether one text begins with the other."""
    return one.startswith(other) or other.startswith(one)


@cache
def rules(name: str) -> Mapping[str, object]:
    """The rule file ``extract/rules/<name>.yaml``, every scalar as text."""
    text = files("extract").joinpath("rules", f"{name}.yaml").read_text(encoding="utf-8")
    return cast("Mapping[str, object]", yaml.load(text, LOADER))


def section(name: str, key: str) -> Mapping[str, object]:
    """One part of a rule file."""
    return cast("Mapping[str, object]", rules(name)[key])


def words(name: str, key: str) -> list[str]:
    """A part of a rule file that is a plain list."""
    return cast("list[str]", rules(name)[key])


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """A part of a rule file that is a plain list, for looking words up."""
    return frozenset(words(name, key))


@cache
def cues(name: str, key: str) -> Cues:
    """The cues of one part of a rule file, in the order written."""
    found = []
    for says, groups in section(name, key).items():
        for slug, entry in cast("Mapping[str, Mapping[str, object]]", groups).items():
            score = float(cast("str", entry.get("score", "0.8")))
            for phrase in cast("list[str]", entry["any"]):
                found.append(cue(f"{name}/{slug}", phrase, says=says, score=score))
    return Cues(found)


@cache
def book(name: str, key: str) -> Book:
    """The cues of one part of a rule file as one expression."""
    return Book(cues(name, key), {})


def cue(identifier: str, phrase: str, *, says: str = "", score: float = 0.8) -> Cue:
    """A cue compiled. Raises ValueError for a gap without a bound."""
    if _UNSAFE.search(phrase):
        raise ValueError(f"{identifier}: a gap without a bound in {phrase!r}; write {{0,60}}")
    pattern, found = re.compile(spaced(phrase)), needles(phrase.removesuffix("$"))
    for words_of in (found.words, *found.besides):
        seek(words_of)
    return Cue(identifier, says, pattern, found.words, found.leads, score, found.besides)


def spaced(phrase: str) -> str:
    """The phrase with any run of space for each space, and the line's end for a last ``$``."""
    parts = re.split(r"(\[[^\]]*\])", phrase.removesuffix("$"))
    joined = "".join(
        p.replace(" ", r"\s") if p.startswith("[") else p.replace(" ?", MAYBE).replace(" ", SPACE)
        for p in parts
    )
    return joined + (_LINE_END if phrase.endswith("$") else "")


def present(candidates: Cues, low: Searched) -> Cues:
    """The cues whose needles the text holds."""
    return Cues(candidates.within(low, 0, len(low)))
