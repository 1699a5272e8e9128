"""The numbered questions of a request, and beside each the answer that stands with it.

A letter may quote the questions and answer below them, answer each under itself, or both; a thread
quotes the same questions in every letter. Lists that restart are told apart by their numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from extract.blocks import ANSWER as TOLD
from extract.blocks import REQUEST, Blocks
from extract.listings import listings
from extract.markers import ANSWER, QUESTION
from extract.replies import (
    Entry,
    Listing,
    asks,
    first_paragraphs,
    is_interleaved,
    last_cut,
    paragraphs,
    reply,
    tells,
    without_general,
    without_others,
)
from extract.source import Source
from extract.spans import Span

_ALIKE = 75.0  # how like two questions are that are one, in per cent
_HEADING = 40  # characters; what is longer is a sentence
_LEAD = 200  # characters; a sentence or two that say what was asked
# A list behind these words is of the answer: "You asked for the policy. It is attached. It has:"
_ANSWERED = re.compile(
    r"(?<![a-z])(?:(?:is|are) (?:attached|enclosed|exempt|withheld|refused|not held)|"
    r"(?:do|does) not hold)(?![a-z])"
)
_WEIGHED = re.compile(
    r"(?<![a-z])(?:factors|considerations|arguments|reasons|points) (?:[a-z]{2,12} ){0,2}"
    r"(?:for|against|favour(?:ing)?|supporting)(?![a-z])[^.?]{0,80}[:\n]\s{0,6}\Z"
)
_STEM = re.compile(r"\d{1,2}(?=\.?[a-z]{1,4}\Z)")  # the number that "2a" is a part of


@dataclass(frozen=True)
class Question:
    """A question and, where it stands under it, its answer."""

    number: str
    text: Span
    answer: Span | None


@dataclass(frozen=True)
class Asked:
    """The questions of a document; the answers that stand apart from them."""

    questions: tuple[Question, ...]
    answers: tuple[Entry, ...]
    end: int  # where the last list of questions ends
    is_repeated: bool = True  # whether they are in the document, and not their numbers alone

    @property
    def count(self) -> int:
        """How many there are without their parts; all of those that have no plain number."""
        sections = {one.number.partition(".")[0] for one in self.questions if "." in one.number}
        if len(sections) > 1:
            return len(sections)
        plain = [one.number for one in self.questions if one.number.isdigit()]
        stems = {m[0] for one in self.questions if (m := _STEM.match(one.number))} - {*plain}
        return len(plain) + len(stems) or len(self.questions)


def asked(source: Source, blocks: Blocks) -> Asked:
    """The numbered questions and the numbered answers of a document."""
    found = list(listings(source, blocks))
    asking = [one for one in found if _asks(source, blocks, one)]
    chosen = _without_headings(_chosen(source, asking))
    questions = [q for one in chosen for q in _questions(source, blocks, one)]
    end = max((one.end for one in chosen), default=0)
    start = min((one.start for one in chosen), default=0)
    asking_ones = {id(one) for one in asking}
    others = [one for one in found if id(one) not in asking_ones and one.start > start]
    known = {one.number.rstrip("abcdefgh") for one in questions}
    answers = [e for one in others for e in one.entries if e.number.rstrip("abcdefgh.") in known]
    return Asked(tuple(questions), tuple(_cut(source, answers, questions)), end)


def _without_headings(chosen: list[Listing]) -> list[Listing]:
    """The lists without a line that names the numbers of another: "Requests 1 to 4:"."""
    mains = {id(one): {n for e in one.mains for n in e.numbers} for one in chosen}
    return [
        one
        for one in chosen
        if len(one.entries) > 1
        or len(mains[id(one)]) < 2
        or not any(mains[id(one)] <= mains[id(other)] for other in chosen if other is not one)
    ]


def _asks(source: Source, blocks: Blocks, listing: Listing) -> bool:
    """Whether most of a list's numbered lines ask something."""
    mains = listing.mains or listing.entries
    if mains[0].sort == ANSWER:
        return False
    is_theirs = blocks.at(listing.start) == REQUEST
    if is_theirs and _is_led_in(source, blocks, listing):
        return True
    asking = sum(_is_question(source, one, read=3 if is_theirs else 1) for one in mains)
    return asking >= (0.4 if is_theirs else 0.6) * len(mains) and asking > 0


def _is_led_in(source: Source, blocks: Blocks, listing: Listing) -> bool:
    """Whether a list of the request follows "you asked for:" or a heading and nothing else."""
    if is_told_before(source, blocks, listing.start):
        return False
    before = _before(source, blocks, listing.start)
    leads = before.endswith(":") or 0 < len(before) < _HEADING
    return len(listing.mains) > 1 and (
        leads or (len(before) < _LEAD and " you " in f" {before} ".lower())
    )


def _before(source: Source, blocks: Blocks, place: int) -> str:
    """The words of a stretch of the request before a place."""
    block = next((b for b in blocks.of(REQUEST) if b.span.holds(place)), None)
    return source.flat[block.span.start : place].strip() if block else ""


def is_told_before(source: Source, blocks: Blocks, place: int) -> bool:
    """Whether a list is of the answer: that has begun before it in the stretch, or weighs."""
    if _WEIGHED.search(source.low, max(0, place - _LEAD), place):
        return True
    return _ANSWERED.search(_before(source, blocks, place).lower()) is not None


def _is_question(source: Source, one: Entry, *, read: int) -> bool:
    """Whether one of the first sentences under a number asks, or its heading shouts."""
    if not len(one.body):
        return False
    first = source.sentences_in(Span(one.body.start, min(one.body.end, one.body.start + 600)))
    heading = source.plain[one.body.start : one.body.start + 40]
    if one.sort == QUESTION and heading.isupper():
        return True
    return any(asks(source, sentence) for sentence in first[:read])


def _chosen(source: Source, asking: list[Listing]) -> list[Listing]:
    """The lists that ask different things; of lists that ask the same, the one with answers."""
    chosen: list[Listing] = []
    for one in asking:
        twin = next((n for n, other in enumerate(chosen) if _alike(source, one, other)), None)
        if twin is None:
            chosen.append(one)
        elif _answered(source, one) >= _answered(source, chosen[twin]):
            chosen[twin] = one
    return chosen


def _alike(source: Source, one: Listing, other: Listing) -> bool:
    """Whether two lists ask the same, by the beginning of each question."""
    pairs = [(a, b) for a in one.mains for b in other.mains if a.number == b.number]
    if not pairs:
        return False
    like = sum(ratio(_opening(source, a), _opening(source, b)) >= _ALIKE for a, b in pairs)
    return like * 2 >= len(pairs)


def _opening(source: Source, one: Entry) -> str:
    begun = source.flat[one.body.start : min(one.body.end, one.body.start + 90)]
    return " ".join(begun.split())[:60]


def _answered(source: Source, listing: Listing) -> int:
    return sum(reply(source, one) is not None for one in listing.entries)


def _questions(source: Source, blocks: Blocks, listing: Listing) -> Iterator[Question]:
    has_answers = is_interleaved(source, listing)
    found = [_own_answer(source, listing, n) if has_answers else None for n in listing.entries]
    cut = last_cut(source, listing, found)
    for one, answer in zip(listing.entries, cut, strict=True):
        end = answer.start if answer else _asked_until(blocks, one)
        text = source.trimmed(Span(one.mark.start, max(min(end, one.body.end), one.mark.end)))
        for number in one.numbers:
            yield Question(number, text, answer)


def _asked_until(blocks: Blocks, one: Entry) -> int:
    """Where a question without an answer ends: at the latest where a stretch of answers begins."""
    starts = (b.span.start for b in blocks.of(TOLD) if one.mark.end < b.span.start)
    return min([one.body.end, *starts])


def _own_answer(source: Source, listing: Listing, one: Entry) -> Span | None:
    """What answers a question there; a part that asks nothing is itself an answer."""
    if tells(source, listing, one):
        return without_others(source, one.body)
    answer = reply(source, one, is_likely=True)
    return without_others(source, answer) if answer else None


def _cut(source: Source, answers: list[Entry], questions: list[Question]) -> Iterator[Entry]:
    """The answers, the last without the general passage that follows it."""
    asked_at = {one.text.start for one in questions}
    for index, one in enumerate(answers):
        following = answers[index + 1] if index + 1 < len(answers) else None
        is_next = not asked_at.isdisjoint(range(one.body.end, one.body.end + 4))
        if not is_next and (not following or following.mark.start > one.body.end + 3):
            one = replace(one, body=without_general(source, one.body))
        if following is None and index > 1:
            most = max(paragraphs(source, other.body) for other in answers[:-1])
            one = replace(one, body=first_paragraphs(source, one.body, most))
        yield replace(one, body=without_others(source, one.body))
