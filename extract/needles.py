"""The plain words without which a phrase cannot stand in a text.

A text is searched for these before the phrase itself is tried: looking for a word takes a
hundredth of the time that trying an expression at every character takes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOST = 40  # words of one set; more would take as long as the phrase itself
_LEADING = 3  # letters that a leading word must have, as shorter ones are everywhere
_TELLING = 3  # letters of a word that is worth looking for beside another
_LOOKS_BACK = re.compile(r"(?:\\b|\(\?<[!=][^()]{1,20}\))+")
_LITERAL = re.compile(r"[a-z0-9/:]")
_OPTIONAL = re.compile(r"[?*]|\{0,")
_QUANTIFIER = re.compile(r"[?*+]|\{[0-9,]{1,9}\}")


@dataclass(frozen=True)
class _Group:
    """What stands in brackets, and whether it may be absent."""

    inner: str
    is_optional: bool


@dataclass(frozen=True)
class Needles:
    """Words of which every text with a phrase has one.

    `leads` says that the phrase begins with one of them, so that it need be tried nowhere else.
    `besides` has other such sets, each with a word in every text with the phrase.
    """

    words: tuple[str, ...]
    leads: bool
    besides: tuple[frozenset[str], ...] = ()


NONE = Needles((), leads=False)


def needles(phrase: str) -> Needles:
    """The words of which every text with the phrase has one; none where there are none to tell."""
    branches = _branches(phrase)
    if len(branches) == 1:
        return _of_sequence(branches[0])
    found = [needles(branch) for branch in branches]
    joined = tuple(dict.fromkeys(word for one in found for word in one.words))
    if not all(one.words for one in found) or len(joined) > _MOST:
        return NONE
    return Needles(joined, all(one.leads for one in found))


def initials(phrase: str) -> frozenset[str] | None:
    """The characters of which every text with the phrase begins with one; None if not known."""
    found = [_initials_of_sequence(branch) for branch in _branches(phrase)]
    known = [one for one in found if one is not None]
    return frozenset().union(*known) if len(known) == len(found) else None


def _initials_of_sequence(phrase: str) -> frozenset[str] | None:
    found, place = frozenset[str](), _begin(phrase)
    while place < len(phrase):
        end = _end(phrase, place)
        inner = initials(phrase[place + 3 : end - 1]) if phrase.startswith("(?:", place) else None
        if _LITERAL.match(phrase[place]):
            inner = frozenset(phrase[place])
        if inner is None:
            return None
        found |= inner
        if not _OPTIONAL.match(phrase, end):
            return found
        quantifier = _QUANTIFIER.match(phrase, end)
        place = quantifier.end() if quantifier else end
    return None


def _of_sequence(phrase: str) -> Needles:
    """Words that lead, if they are not too short; else the set whose shortest word is longest."""
    candidates: list[Needles] = []
    begin = _begin(phrase)
    for place, part in _parts(phrase):
        if isinstance(part, str):
            candidates.append(Needles((part,), leads=place == begin))
        elif not part.is_optional and (inner := needles(part.inner)).words:
            candidates.append(Needles(inner.words, leads=place == begin and inner.leads))
    if not candidates:
        return NONE
    best = max(candidates, key=_worth)
    others = [one for one in candidates if one is not best and all(map(_is_telling, one.words))]
    return Needles(best.words, best.leads, tuple(frozenset(one.words) for one in others))


def _is_telling(word: str) -> bool:
    return len(word) >= _TELLING and word.isalpha()


def _begin(phrase: str) -> int:
    """Where its first character stands, behind what only looks at the one before."""
    found = _LOOKS_BACK.match(phrase)
    return found.end() if found else 0


def _worth(one: Needles) -> tuple[bool, int, int]:
    shortest = min(map(len, one.words))
    return one.leads and shortest >= _LEADING, shortest, -len(one.words)


def _parts(phrase: str) -> Iterator[tuple[int, str | _Group]]:
    """The literal words and brackets of a sequence; what varies parts them."""
    place, word = _begin(phrase), ""
    start = place  # of the word
    while place < len(phrase):
        character, end = phrase[place], _end(phrase, place)
        quantifier = _QUANTIFIER.match(phrase, end)
        after = quantifier.end() if quantifier else end
        start = start if word else place
        if _LITERAL.match(character) and not quantifier:
            word += character
        elif len(word) < _TELLING and phrase.startswith("\\.", place) and not quantifier:
            word += "."  # "e.g.": of its letters each alone is everywhere
        else:
            if word:
                yield start, word
            word = ""
            if phrase.startswith("(?:", place):
                optional = _OPTIONAL.match(phrase, end) is not None
                yield place, _Group(phrase[place + 3 : end - 1], optional)
            elif _LITERAL.match(character) and quantifier and not _OPTIONAL.match(phrase, end):
                yield place, character
        place = after
    if word:
        yield start, word


def _end(phrase: str, place: int) -> int:
    """The end of the character, escape, class or brackets at a place."""
    if phrase[place] == "\\":
        return place + 2
    if phrase[place] == "[":
        return phrase.index("]", place + 2) + 1
    if phrase[place] != "(":
        return place + 1
    depth, end = 0, place
    while True:
        if phrase[end] == "(":
            depth += 1
        elif phrase[end] == ")":
            depth -= 1
            if not depth:
                return end + 1
        end = _end(phrase, end) if phrase[end] in "\\[" else end + 1


def _branches(phrase: str) -> list[str]:
    """The alternatives of a phrase that stand outside brackets."""
    found, start, place = [], 0, 0
    while place < len(phrase):
        if phrase[place] == "|":
            found.append(phrase[start:place])
            start = place + 1
        place = _end(phrase, place)
    return [*found, phrase[start:]]
