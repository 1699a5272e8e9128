"""Finding words in a text: exactly, then as they read, then nearly, with every place there is."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from data.folding import Folded, fold

Span = tuple[int, int]

NEAR = 80.0  # below this, of 100, a stretch of text is another sentence
MARGIN = 15.0  # a rough window of fixed length may score less than the sentence in it
REACH = 6  # words to either side of a rough end among which the true one lies
ALTERNATIVES = 5
_WORD = re.compile(r"[^\s\0]+")


class Match(Enum):
    """How the words were met."""

    EXACT = "exact"
    FOLDED = "as it reads"
    NEAR = "nearly"
    NONE = "not at all"


@dataclass(frozen=True)
class Place:
    """Code points of the text, end exclusive, and how like the words they are, of 100."""

    at: Span
    score: float


@dataclass(frozen=True)
class Located:
    """Where words stand: every equal place in order, or near ones with the likest first."""

    match: Match
    places: tuple[Place, ...]

    @property
    def only(self) -> Place | None:
        """The one place, if there is one and it is not a likeness."""
        is_sure = self.match in (Match.EXACT, Match.FOLDED)
        return self.places[0] if is_sure and len(self.places) == 1 else None


def locate(words: str, text: str) -> Located:
    """Every place of some words in a text; near ones only where they stand nowhere as they read.

    Raises ValueError for words without a letter or figure.
    """
    if not any(character.isalnum() for character in words):
        raise ValueError("no words to look for")
    if exact := list(_occurrences(words, text)):
        return Located(Match.EXACT, tuple(Place(at, 100.0) for at in exact))
    folded, wanted = fold(text), fold(words).text
    if alike := [folded.span(*at) for at in _occurrences(wanted, folded.text)]:
        return Located(Match.FOLDED, tuple(Place(at, 100.0) for at in alike))
    near = tuple(_near(wanted, folded))
    return Located(Match.NEAR if near else Match.NONE, near)


def _occurrences(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start != -1:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _near(wanted: str, folded: Folded) -> list[Place]:
    """The likest stretches, each from word to word, none within another; likest first."""
    from rapidfuzz import fuzz

    found: list[Place] = []
    remaining = folded.text
    for _ in range(ALTERNATIVES):
        rough = fuzz.partial_ratio_alignment(wanted, remaining, score_cutoff=NEAR - MARGIN)
        if rough is None or rough.dest_start == rough.dest_end:
            break
        start, end = _fitted(wanted, remaining, (rough.dest_start, rough.dest_end))
        found.append(Place(folded.span(start, end), fuzz.ratio(wanted, folded.text[start:end])))
        # What was found is blotted out with characters that no text has, so lengths stay.
        remaining = remaining[:start] + "\0" * (end - start) + remaining[end:]
    likely = (place for place in found if place.score >= NEAR)
    return sorted(likely, key=lambda place: (-place.score, place.at))


def _fitted(wanted: str, text: str, rough: Span) -> Span:
    """The likest stretch that begins and ends with words, near a rough one of the same length."""
    from rapidfuzz import fuzz

    words = [match.span() for match in _WORD.finditer(text)]
    starts = _nearest([start for start, _ in words], rough[0])
    ends = _nearest([end for _, end in words], rough[1])
    fits = [(start, end) for start in starts for end in ends if start < end]
    return max(fits, key=lambda at: fuzz.ratio(wanted, text[slice(*at)]), default=rough)


def _nearest(places: list[int], place: int) -> list[int]:
    index = bisect(places, place)
    return places[max(0, index - REACH) : index + REACH]
