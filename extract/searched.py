"""A text that is searched for many words many times, and is read for all of them once.

The words sought are those without which a phrase cannot stand (`extract.needles`). Which of them a
word of a text holds is the same in every text, so it is worked out once for each word met.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Set
from itertools import chain
from typing import TypeVar, cast

Made = TypeVar("Made")

_PARTED = re.compile(r"([a-z]+)")
_MOST = 60_000  # words remembered; a text of random letters must not fill the memory
_LEAST = 3  # letters; shorter words are everywhere, and what has figures is looked for apart
_NONE: list[int] = []

_sought: dict[str, int] = {}
_by_beginning: dict[str, list[str]] = {}
_held: dict[str, tuple[tuple[str, int], ...]] = {}


def seek(words: Iterable[str]) -> None:
    """Words of small letters to find in every text read from now on."""
    for word in words:
        if word not in _sought and len(word) >= _LEAST and word.isalpha():
            _sought[word] = len(_sought)
            _by_beginning.setdefault(word[:_LEAST], []).append(word)
            _held.clear()


def is_sought(word: str) -> bool:
    """Whether a word is among those found in every text."""
    return word in _sought


def _holds(word: str) -> tuple[tuple[str, int], ...]:
    """The words sought that stand in a word, and where; of one that overlaps itself, the first."""
    found: list[tuple[str, int]] = []
    until: dict[str, int] = {}
    for place in range(len(word) - _LEAST + 1):
        for one in _by_beginning.get(word[place : place + _LEAST], ()):
            if word.startswith(one, place) and until.get(one, 0) <= place:
                until[one] = place + len(one)
                found.append((one, place))
    if len(_held) > _MOST:
        _held.clear()
    made = _held[word] = tuple(found)
    return made


class Searched(str):
    """A text that remembers where words stand in it."""

    _places: dict[str, list[int]]
    _others: dict[str, list[int]]
    _read: int
    _merged: dict[tuple[str, ...], list[int]]
    _sites: tuple[list[int], list[str]]
    _said: dict[tuple[int, int], frozenset[str]]
    _kept: dict[int, tuple[object, object]]

    def __new__(cls, text: str) -> "Searched":
        made = super().__new__(cls, text)
        made._places, made._others, made._read = {}, {}, -1
        made._merged, made._kept, made._said, made._sites = {}, {}, {}, ([], [])
        return made

    @property
    def known(self) -> dict[str, list[int]]:
        """The words sought that stand in the text, and where, in order; not to be changed."""
        if self._read < len(_sought):  # again where rules were read since
            self._places, self._read, self._said = self._scanned(), len(_sought), {}
        return self._places

    def places(self, word: str) -> list[int]:
        """Where the word stands, in order; not to be changed."""
        if word in _sought:
            return self.known.get(word, _NONE)
        places = self._others.get(word)
        if places is None:
            places = self._others[word] = all_places(self, word)
        return places

    def places_of(self, words: tuple[str, ...]) -> list[int]:
        """Where any of some words stands, in order; not to be changed."""
        merged = self._merged.get(words)
        if merged is None:
            known = self.known
            met = [word for word in words if word in known or word not in _sought]
            found = [known[word] if word in known else self.places(word) for word in met]
            merged = found[0] if len(found) == 1 else sorted({*chain.from_iterable(found)})
            self._merged[words] = merged
        return merged

    def said(self, start: int, stop: int) -> Set[str]:
        """The words sought that begin in a stretch."""
        known = self.known
        if start <= 0 and stop >= len(self):
            return known.keys()
        said = self._said.get((start, stop))
        if said is None:
            places, words = self._sites
            first, last = bisect_left(places, start), bisect_left(places, stop)
            said = self._said[start, stop] = frozenset(words[first:last])
        return said

    def remembered(self, key: object, made: "Callable[[Searched], Made]") -> Made:
        """What is made of the text for an object, made once; not to be changed."""
        found = self._kept.get(id(key))
        if found is None:
            found = self._kept[id(key)] = key, made(self)  # the object is kept, so none has its id
        return cast("Made", found[1])

    def _scanned(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        places, words = self._sites = [], []
        parts, end = _PARTED.split(self), 0
        for between, word in zip(parts[::2], parts[1::2], strict=False):
            start = end + len(between)
            end = start + len(word)
            held = _held.get(word)
            if held is None:
                held = _holds(word)
            for one, place in held:
                places.append(start + place)
                words.append(one)
                if one in found:
                    found[one].append(start + place)
                else:
                    found[one] = [start + place]
        return found


def all_places(text: str, word: str) -> list[int]:
    """Where a word stands in a text, in order, none overlapping another."""
    found, place = [], text.find(word)
    while place >= 0:
        found.append(place)
        place = text.find(word, place + len(word))
    return found
