"""Names of products and systems by how they are written: SenseGrid, 6 x Corvus Quad 4.

Such a name needs no word beside it that says what it is. Which words are written so and are no
product of policing (YouTube, McDonald) stands in ``rules/projects.yaml``.
"""

import re
from collections.abc import Iterator

from extract.cues import word_set
from extract.reading import Found
from extract.source import Source
from extract.tokens import UNBROKEN, Tokens, end_of, name_of, owned

_HUMPED = re.compile(r"[A-Z][a-z]{2,12}(?:[A-Z][a-z]{2,12}){1,2}(?:[A-Z]{1,3})?")
_COUNTED = re.compile(r"\b[0-9]{1,4} ?[x\u00d7] (?=[A-Z])|\bof the make (?=[A-Z])")
_FIGURED = re.compile(r"[A-Z]{0,3}[0-9]{1,4}[A-Z]{0,2}")
_MOST_WORDS = 4
_IN_ADDRESS = ("/", "#", "_", "@", "=")  # before a word of an address on the web
_AFTER = ("/", ":", "_", "=")  # and behind one
_SURNAMES = ("Mac", "Mc", "De", "Le", "La", "Fitz", "Van")
_GLUED = ("Ref", "Notice", "Dear", "Date")  # to the next word, where the space was lost
_HUMPS, _COUNT = 0.6, 0.65


def product_names(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    """The names so written that are of no body: ``taken`` has the words of those."""
    starts = found.starts
    yield from _humped(source, found, taken)
    is_counted = any(sign in source.plain for sign in ("x ", "\u00d7 ", "of the make "))
    for match in _COUNTED.finditer(source.plain) if is_counted else ():
        index = starts.get(match.end())
        if index is not None and index not in taken:
            last = _end(found, index)
            yield _named(found, index, last, "projects/counted", _COUNT)


def _humped(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    """Words with a capital within, and the figure that may follow: "RoadWitness 200"."""
    known = word_set("projects", "not-products")
    for index in found.capitals:
        word = found[index].word
        if word[1:].islower() or word.isupper() or index in taken:
            continue
        word = owned(word)
        if word in known or not _HUMPED.fullmatch(word):
            continue
        start, end = found[index].start, end_of(found[index])
        if source.plain[start - 1 : start] in _IN_ADDRESS or source.plain[end : end + 1] in _AFTER:
            continue
        if word.startswith((*_SURNAMES, *_GLUED)):
            continue
        last = index + 1
        if _goes_on(found, last) and _FIGURED.fullmatch(found[last].word):
            last += 1
        yield _named(found, index, last, "projects/humps", _HUMPS)


def _end(found: Tokens, first: int) -> int:
    """The end of the capitalised words and figures that begin there."""
    last = first + 1
    while (
        last - first < _MOST_WORDS
        and _goes_on(found, last)
        and (found[last].is_capital or _FIGURED.fullmatch(found[last].word))
    ):
        last += 1
    return last


def _goes_on(found: Tokens, index: int) -> bool:
    return index < len(found) and found[index].gap == UNBROKEN


def _named(found: Tokens, first: int, last: int, rule: str, score: float) -> Found:
    place = found[first].start, end_of(found[last - 1])
    return Found(name_of(found[first:last]), *place, rule, score)
