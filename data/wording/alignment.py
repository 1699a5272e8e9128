"""Paragraphs of two texts set against each other in order, by likeness of their words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from data.wording.texts import Span
from data.wording.words import Words

LIKE = 0.4  # below this two paragraphs have only the small words of the language in common
SHORTEST = 6  # words of a paragraph; shorter ones are headings and sign-offs, alike everywhere
LONGEST = 5_000  # words of a paragraph that are compared; more is a text without paragraphs
VERBATIM = 0.98

# After these a capital letter may be only the beginning of a sentence.
_SENTENCE_END = re.compile(r"[.?!:\"“‘'(]")


@dataclass(frozen=True)
class Passage:
    """A paragraph, numbered from 1: its words as numbers, and its names and figures."""

    number: int
    at: Span
    words: tuple[int, ...]
    specifics: frozenset[int]


@dataclass(frozen=True)
class Aligned:
    """Corresponding paragraphs in order, each of the text with its counterpart and likeness."""

    text: Sequence[Passage]
    other: Sequence[Passage]
    pairs: tuple[tuple[Passage, Passage, float], ...]
    matched: int
    """How many paragraphs of the text have a counterpart, in order or not."""

    @cached_property
    def likeness(self) -> float:
        """The mean likeness by words, 0 to 1."""
        weights = [len(p.words) + len(q.words) for p, q, _ in self.pairs]
        likenesses = (likeness for _, _, likeness in self.pairs)
        total = sum(w * s for w, s in zip(weights, likenesses, strict=True))
        return total / sum(weights) if weights else 0.0

    @property
    def covered(self) -> tuple[float, float]:
        """The part of the words of each text that is in corresponding paragraphs."""
        return (
            _part((p for p, _, _ in self.pairs), self.text),
            _part((q for _, q, _ in self.pairs), self.other),
        )

    @property
    def in_order(self) -> float:
        """Of the paragraphs with a counterpart, how many have it in order."""
        return len(self.pairs) / self.matched if self.matched else 0.0

    @property
    def verbatim(self) -> float:
        """The part of the words in corresponding paragraphs that is the same word for word."""
        same = (p for p, _, likeness in self.pairs if likeness >= VERBATIM)
        return _part(same, [p for p, _, _ in self.pairs])

    @property
    def replaced(self) -> float:
        """Of the pairs, how many have names or figures in place of others."""
        others = sum(
            bool(p.specifics - q.specifics) and bool(q.specifics - p.specifics)
            for p, q, _ in self.pairs
        )
        return others / len(self.pairs) if self.pairs else 0.0


def passages(
    content: str, paragraphs: Iterable[Span], words: Words, *, specifics: frozenset[int]
) -> Iterator[Passage]:
    """The paragraphs of a text that have enough words; ``specifics`` are words with figures."""
    for number, at in enumerate(paragraphs, start=1):
        first, end = words.within(*at)
        end = min(end, first + LONGEST)
        if end - first >= SHORTEST:
            numbers = words.numbers[first:end].tolist()
            names = _named(content, words, first, end)
            figures = specifics.intersection(numbers)
            yield Passage(number, at, tuple(numbers), figures | names)


def _named(content: str, words: Words, first: int, end: int) -> frozenset[int]:
    """The words with a capital letter that do not begin a sentence."""
    found: set[int] = set()
    for index in range(first + 1, end):
        start, before = int(words.starts[index]), int(words.ends[index - 1])
        if content[start].isupper() and not _SENTENCE_END.search(content, before, start):
            found.add(int(words.numbers[index]))
    return frozenset(found)


def aligned(text: Sequence[Passage], other: Sequence[Passage]) -> Aligned:
    """The paragraphs of a text that follow those of another, so that their likeness is greatest."""
    table = [[_likeness(p, q) for q in other] for p in text]
    pairs = tuple((text[i], other[j], table[i][j]) for i, j in _heaviest(table))
    return Aligned(text, other, pairs, sum(max(row, default=0.0) > 0 for row in table))


def _likeness(one: Passage, other: Passage) -> float:
    """Twice the longest common order of words, of all words; 0 for what is not like."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one.words, other.words, score_cutoff=LIKE)


def _heaviest(table: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The chain of pairs, each after the last in both texts, with the greatest sum."""
    height, width = len(table), len(table[0]) if table else 0
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height):
        for j in range(width):
            with_both = best[i][j] + table[i][j] if table[i][j] else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], with_both)
    return list(reversed(list(_back(table, best, height, width))))


def _back(
    table: Sequence[Sequence[float]], best: Sequence[Sequence[float]], i: int, j: int
) -> Iterator[tuple[int, int]]:
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            yield i, j


def _part(some: Iterable[Passage], of: Iterable[Passage]) -> float:
    whole = sum(len(passage.words) for passage in of)
    return sum(len(passage.words) for passage in some) / whole if whole else 0.0
