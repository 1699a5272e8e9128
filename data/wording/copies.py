"""Texts that are copies of others, to the word or reworded: judged by paragraphs in order.

A copy and its original are one origin, so the verdict is a careful one. Letters made from one
template look much like copies: their paragraphs follow one another too. But a template's paragraphs
are the same word for word or not there at all, and names and figures are put in place of others;
a rewording changes nearly every paragraph and keeps what was said of whom.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from data.coverage import paragraphs
from data.progress import Progress, unheard
from data.wording.alignment import Aligned, Passage, aligned, passages
from data.wording.sketches import near_texts
from data.wording.texts import Span, WordedText, in_order
from data.wording.words import Lexicon

MOST_PARAGRAPHS = 1_000  # compared of each text, each with each; a longer copy shows in these
LEAST_WORDS = 40  # of a text; less says too little to be known again
PARAGRAPHS = 4  # that must follow one another before a rewording is spoken of
SAME = 0.95  # a mean likeness from which a text is a copy and not a rewording
NEAR = 0.5  # a mean likeness below which it is neither
WHOLE = 0.97  # of one text's words is in the other, in a copy: neither has an answer of its own
COPIED = 0.8  # of the longer text's words, in a copy; the rest is what a site puts around it
REWORDED = 0.5  # of each text's words, in a rewording
MOSTLY = 0.7  # of the words of one of them
IN_ORDER = 0.8  # of the paragraphs that correspond
VERBATIM = 0.5  # of the words of a rewording, at most
REPLACED = 0.3  # of the paragraphs of a rewording, at most, have other names and figures


class Verdict(Enum):
    """What one text is to the other."""

    COPY = "copy"
    REWORDED = "reworded copy"


@dataclass(frozen=True)
class Correspondence:
    """A paragraph and its counterpart, numbered from 1, with their code points; likeness 0 to 1."""

    paragraph: int
    at: Span
    other_paragraph: int
    other_at: Span
    likeness: float


@dataclass(frozen=True)
class Copy:
    """Two texts that come of one.

    ``text`` is the later where both dates are known and differ; else which came first is not
    known, and ``text`` is the one whose name is the later.
    """

    text: str
    original: str
    verdict: Verdict
    score: float
    """Mean likeness of the paragraphs that correspond, by their words, 0 to 1."""
    corresponding: tuple[Correspondence, ...]
    covered: tuple[float, float]
    """How much of the words of the text, and of the original, is in those paragraphs."""
    in_order: float
    """Of the paragraphs that have a counterpart anywhere, how many have it in order."""
    is_dated: bool


def find_copies(texts: Iterable[WordedText], *, progress: Progress = unheard) -> tuple[Copy, ...]:
    """The pairs of texts that are copies, in order of names; raises WordingError.

    Of texts that are the same word for word, each is told as a copy of the first by name.
    """
    ordered = in_order(tuple(texts))
    lexicon = Lexicon()
    words = [lexicon.words(text.content) for text in ordered]
    near = near_texts(words, lexicon, progress=progress)
    specifics = lexicon.specifics()
    divided: dict[int, list[Passage]] = {}
    for number in {number for pair in near for number in pair}:
        content = ordered[number].content
        found = passages(content, paragraphs(content), words[number], specifics=specifics)
        divided[number] = list(islice(found, MOST_PARAGRAPHS))
    return tuple(_judged(ordered, near, divided, progress))


def _judged(
    texts: Sequence[WordedText],
    near: Sequence[tuple[int, int]],
    divided: dict[int, list[Passage]],
    progress: Progress,
) -> Iterator[Copy]:
    for done, (one, other) in enumerate(near):
        progress("Judging copies", done, len(near))
        if min(_words(divided[one]), _words(divided[other])) < LEAST_WORDS:
            continue
        earlier, later = (other, one) if _is_later(texts[one], texts[other]) else (one, other)
        found = aligned(divided[later], divided[earlier])
        if verdict := _verdict(found, texts[later], texts[earlier]):
            yield _copy(texts[later], texts[earlier], verdict, found)


def _words(divided: Iterable[Passage]) -> int:
    return sum(len(passage.words) for passage in divided)


def _is_later(one: WordedText, other: WordedText) -> bool:
    return one.dated is not None and other.dated is not None and one.dated > other.dated


def _verdict(found: Aligned, text: WordedText, original: WordedText) -> Verdict | None:
    # A body that uses its own wording again, with a word or two changed, has copied nobody.
    is_own = text.publisher is not None and text.publisher == original.publisher
    if found.in_order < IN_ORDER or (is_own and found.likeness < 1):
        return None
    if found.likeness >= SAME:
        return Verdict.COPY if _is_copy(found) else None
    return Verdict.REWORDED if _is_reworded(found) else None


def _is_copy(found: Aligned) -> bool:
    covered = found.covered
    return max(covered) >= WHOLE and min(covered) >= COPIED and not found.replaced


def _is_reworded(found: Aligned) -> bool:
    covered = found.covered
    return (
        found.likeness >= NEAR
        and min(covered) >= REWORDED
        and max(covered) >= MOSTLY
        and len(found.pairs) >= PARAGRAPHS
        and found.verbatim <= VERBATIM
        and found.replaced <= REPLACED
    )


def _copy(text: WordedText, original: WordedText, verdict: Verdict, found: Aligned) -> Copy:
    return Copy(
        text=text.name,
        original=original.name,
        verdict=verdict,
        score=round(found.likeness, 3),
        corresponding=tuple(
            Correspondence(p.number, p.at, q.number, q.at, round(likeness, 3))
            for p, q, likeness in found.pairs
        ),
        covered=(round(found.covered[0], 3), round(found.covered[1], 3)),
        in_order=round(found.in_order, 3),
        is_dated=None not in (text.dated, original.dated) and text.dated != original.dated,
    )
