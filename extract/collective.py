"""Passages of an answer that settle several questions at once, or all that are left."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.blocks import ANSWER, Blocks
from extract.cues import cues
from extract.markers import NUMBERS, numbers_in
from extract.outcome import DISCLOSED, Phrases, Verdict, decided
from extract.questions import Asked
from extract.source import Source
from extract.spans import Span

_SCOPE = re.compile(
    rf"(?<![a-z])(?:questions?|q|qs|points?|parts?|items?)\.?\s{{0,2}}"
    rf"(?:no\.?\s?|numbers?\s?)?(?P<numbers>{NUMBERS})(?![\d%])"
)
_LONGEST = 900  # characters of a sentence


@dataclass(frozen=True)
class Passage:
    """A passage that answers several questions, or all that are not answered apart."""

    span: Span
    verdict: Verdict
    numbers: frozenset[str]
    covers: str  # "named", "rest" or "all"


def passages(source: Source, blocks: Blocks, phrases: Phrases, asked: Asked) -> Iterator[Passage]:
    """Sentences of the answer, outside the answers to questions, that speak of several of them."""
    own = [e.body for e in asked.answers] + [q.answer for q in asked.questions if q.answer]
    known = frozenset(one.number for one in asked.questions)
    for sentence in _outside(source, blocks, own):
        numbers = frozenset(_named(source, sentence)) & known
        covers = "named" if numbers else _covers(source, sentence)
        verdict = decided(phrases.said([sentence])) if covers else None
        if verdict and verdict.outcome != DISCLOSED:
            yield Passage(sentence, verdict, numbers, covers)


def _told(source: Source, blocks: Blocks) -> Iterator[Span]:
    """The sentences of the answer, each within its stretch."""
    for block in blocks.of(ANSWER):
        yield from (one for one in source.sentences_in(block.span) if len(one) <= _LONGEST)


def _outside(source: Source, blocks: Blocks, own: Iterable[Span]) -> Iterator[Span]:
    taken = sorted(own)
    starts = [one.start for one in taken]
    for sentence in _told(source, blocks):
        before = bisect_right(starts, sentence.start) - 1
        start = max(sentence.start, taken[before].end) if before >= 0 else sentence.start
        rest = source.trimmed(Span(start, max(start, sentence.end)))
        if len(rest) > 10:
            yield rest


def _named(source: Source, sentence: Span) -> Iterator[str]:
    for match in _SCOPE.finditer(source.low, sentence.start, sentence.end):
        yield from numbers_in(match["numbers"])


def _covers(source: Source, sentence: Span) -> str:
    found = cues("outcome", "collective").first(source.low, sentence.start, sentence.end)
    return found.says if found else ""
