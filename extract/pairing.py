"""Which list of a letter asks and which answers it, where its layout is not one that is known.

Every run of numbers is gathered, whatever its marks and wherever they stand. Each way to read the
runs as questions and answers is scored, and the best is taken for the whole letter: a run answered
by a later one, a run with answers within it, a run answered by as many paragraphs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.blocks import ANSWER, FOOTER, REQUEST, RIGHTS, SIGN, THIRD, Blocks
from extract.numbered import Run, runs
from extract.questions import Asked, Question
from extract.replies import (
    asks,
    first_paragraphs,
    paragraphs,
    without_general,
    without_others,
)
from extract.source import Source
from extract.spans import Span
from extract.splits import SPLITS, Split

_PAIRED = 0.5  # the share of questions with answers at which a reading is kept
_ENOUGH = 0.6  # the score of a reading that is taken
_WORD = re.compile(r"(?!which|there|these|their|would|could|about|other|please|under)[a-z]{5,}")
_STEM = 5  # letters that two words of one stem share
_LEAST = 3  # questions that paragraphs may answer in their order
_HEADING = 40  # characters; what is longer, or ends as a sentence, is no heading
_MEANT = 0.25  # the share of answers that may ask the requester back
_FIRM = 0.65  # the score of one that is taken where no list was known
_COVERED = 0.75  # of the numbers known, the share that another reading must have
_BEFORE = 220  # characters before a run in which its heading or its lead stands
_CLOSING = (RIGHTS, FOOTER, SIGN, THIRD)
_ASKED = re.compile(
    r"(?<![a-z])(?:"
    r"you (?:[a-z]{2,12} ){0,3}(?:ask|request|want|wrote|sought|seek|enquir)[a-z]{0,4}|"
    r"your (?:[a-z]{2,12} ){0,3}(?:request|questions?|enquiry|e-?mail|letter|query)|questions?|"
    r"(?:the|this) request|(?:requested|seeking|asking|wanted|wished) |i (?:would|wish|want|am)|"
    r"text of|information requested)"
)
_TOLD = re.compile(
    r"(?<![a-z])(?:answer|respon[sd]|repl(?:y|ies)|as follows|below|can confirm|decision|result|"
    r"findings?|outcome|in turn|same order|numbering|set out|our position|we say)"
)
# Columns headed "Question" and "Answer"; "our reply beneath each point".
_MIXED = re.compile(
    r"(?:question|request|query|asked|point|item)[^\n]{0,80}(?:answer|respon[sd]e|reply|information)|"
    r"(?:answer|respon[sd]|repl(?:y|ies)|comment)[^.\n]{0,90}(?:beneath|below|under|after|against|"
    r"alongside|beside|next to|following|in (?:bold|red|blue|italics?|green))"
)


@dataclass(frozen=True)
class _Reading:
    score: float
    questions: tuple[Question, ...]


def paired(source: Source, blocks: Blocks, known: Asked) -> Asked:
    """The questions with their answers: as known, or as the best reading of the runs has them."""
    is_list = len(known.questions) > 1
    if is_list and _share(known) >= _PAIRED:
        return known
    found = [one for one in runs(source, blocks, but=_CLOSING) if len(one.numbers) > 1]
    least = _COVERED * len({one.number for one in known.questions})
    wide = [one for one in found if len(one.numbers) >= least]
    readings = [*_by_later(source, blocks, found), *_within(source, blocks, wide)]
    readings += _by_order(source, blocks, found)
    if not is_list:
        readings += _alone(source, blocks, found)
    best = max(readings, key=lambda one: one.score, default=None)
    if best is None or best.score < (max(_ENOUGH, _share(known)) if is_list else _FIRM):
        return known
    if len(best.questions) < least:
        return known
    return Asked(best.questions, (), max(one.text.end for one in best.questions))


def _share(known: Asked) -> float:
    """The share of questions that have an answer beside them or under their number."""
    if not known.questions:
        return 0.0
    told = {number for one in known.answers for number in one.numbers if len(one.body)}
    has = [bool(one.answer) or one.number in told for one in known.questions]
    return sum(has) / len(has)


def _by_later(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[_Reading]:
    """Every run as asked and every later one of the same numbers as its answers."""
    for place, asking in enumerate(found):
        for telling in found[place + 1 :]:
            numbers = {n for step in telling.steps for n in step.numbers}
            shared = numbers & set(asking.numbers)
            if telling.start < asking.steps[-1].end or len(shared) < 2:
                continue
            if telling.scale == asking.scale and len(shared) * 3 >= len(asking.numbers) * 2:
                yield _two_lists(source, blocks, asking, telling, len(shared))


def _two_lists(source: Source, blocks: Blocks, asking: Run, telling: Run, shared: int) -> _Reading:
    texts = [source.trimmed(span) for span in _bodies(asking, telling.start)]
    texts[-1] = first_paragraphs(source, texts[-1], 1)
    answers = _answers(source, blocks, telling)
    asked = max(_asking(source, texts), 0.9 * _is_led(source, blocks, asking, _ASKED, REQUEST))
    told = max(0.6, _is_led(source, blocks, telling, _TOLD, ANSWER))
    score = 0.5 * asked + 0.5 * told - _asking_by_mark(source, answers.values())
    questions = tuple(
        Question(number, Span(step.start, text.end), answers.get(number))
        for step, text in zip(asking.steps, texts, strict=True)
        for number in step.numbers
    )
    return _Reading(score * shared / len(questions), questions)


def _by_order(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[_Reading]:
    """A run answered by as many paragraphs of the authority behind it, three at the least."""
    for run in found:
        if len(run.steps) < _LEAST or len(run.numbers) != len(run.steps):
            continue
        edge = _end(source, blocks, run)
        behind = [one for one in source.paragraphs if run.steps[-1].end < one.start < edge]
        told = [one for one in behind if not _is_heading(source, one)]
        if len(told) != len(run.steps):
            continue
        texts = [source.trimmed(span) for span in _bodies(run, behind[0].start)]
        alike = sum(_share_words(source, *pair) for pair in zip(texts, told, strict=True))
        if alike * 2 >= len(told):
            score = _asking(source, texts) - _asking_by_mark(source, told)
            questions = tuple(
                Question(step.numbers[0], Span(step.start, max(step.end, text.end)), answer)
                for step, text, answer in zip(run.steps, texts, told, strict=True)
            )
            yield _Reading(0.75 * score, questions)


def _share_words(source: Source, one: Span, other: Span) -> bool:
    """Whether two stretches have a word in common, by its beginning."""
    first, second = (
        {word[:_STEM] for word in _WORD.findall(source.low[span.start : span.end])}
        for span in (one, other)
    )
    return bool(first & second)


def _is_heading(source: Source, paragraph: Span) -> bool:
    """Whether a paragraph is a line that leads in or heads others, and no statement."""
    text = source.plain[paragraph.start : paragraph.end]
    return text.endswith(":") or (len(text) < _HEADING and text[-1] not in ".!)")


def _bodies(run: Run, end: int) -> list[Span]:
    starts = [*(one.start for one in run.steps[1:]), end]
    return [Span(one.end, max(one.end, at)) for one, at in zip(run.steps, starts, strict=True)]


def _answers(source: Source, blocks: Blocks, telling: Run) -> dict[str, Span]:
    """The answers by number: the last as long as the longest before it, without what is general."""
    bodies = [source.trimmed(one) for one in _bodies(telling, _end(source, blocks, telling))]
    bodies[-1] = _ended(source, bodies)
    read = [without_others(source, one) if len(one) else one for one in bodies]
    return {
        number: body
        for step, body in zip(telling.steps, read, strict=True)
        for number in step.numbers
        if len(body)
    }


def _ended(source: Source, bodies: Sequence[Span]) -> Span:
    last = without_general(source, bodies[-1])
    most = max((paragraphs(source, one) for one in bodies[:-1]), default=1)
    return first_paragraphs(source, last, most)


def _end(source: Source, blocks: Blocks, run: Run) -> int:
    """Where the last of a run ends: before rights, the foot or the signature."""
    last = run.steps[-1].end
    edges = (b.span.start for b in blocks.of(*_CLOSING) if b.span.start > last)
    return min(edges, default=len(source.text))


def _asking(source: Source, texts: Sequence[Span]) -> float:
    """The share of stretches whose first sentences ask."""
    have = [any(asks(source, s) for s in source.sentences_in(one)[:2]) for one in texts]
    return sum(have) / len(have)


def _asking_by_mark(source: Source, answers: Iterable[Span]) -> float:
    """The share of answers whose first sentence is a question; few may ask what was meant."""
    firsts = [source.sentences_in(one)[0] for one in answers]
    share = sum(source.plain[one.end - 1] == "?" for one in firsts) / max(1, len(firsts))
    return share if share > _MEANT else 0.0


def _is_led(source: Source, blocks: Blocks, run: Run, lead: re.Pattern[str], role: str) -> float:
    """How far what stands before a run says what it is: by its words, or by its stretch."""
    start = max(0, run.start - _BEFORE)
    if lead.search(source.low, start, run.start):
        return 1.0
    return 0.7 if blocks.at(run.start) == role else 0.0


def _within(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[_Reading]:
    """Every run with its answers within it, parted in every way."""
    for run in found:
        bodies = _bodies(run, _end(source, blocks, run))
        led = _is_led(source, blocks, run, _ASKED, REQUEST)
        before = max(0, run.start - _BEFORE)
        is_mixed = run.is_alone or _MIXED.search(source.low, before, run.start) is not None
        bodies[-1] = _ended(source, bodies) if len(bodies) > 1 else bodies[-1]
        for split in SPLITS:
            yield _parted(source, run, bodies, split, led=led, is_mixed=is_mixed)


def _alone(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[_Reading]:
    """Answers that name their questions, where the letter does not repeat the request."""
    for run in found:
        if run.is_telling and run.numbers[0] == "1" and len(run.steps) > 1:
            answers = _answers(source, blocks, run)
            score = 0.8 * len(answers) / len(run.numbers)
            questions = tuple(
                Question(number, Span(step.start, step.end), answers.get(number))
                for step in run.steps
                for number in step.numbers
            )
            yield _Reading(score - _asking_by_mark(source, answers.values()), questions)


def _parted(
    source: Source, run: Run, bodies: Sequence[Span], split: Split, *, led: float, is_mixed: bool
) -> _Reading:
    """A run whose bodies are parted in one way; those it cannot part have no answer."""
    halves = [split.part(source, step, body) for step, body in zip(run.steps, bodies, strict=True)]
    texts = [one[0] if one else source.trimmed(b) for one, b in zip(halves, bodies, strict=True)]
    told = [source.trimmed(one[1]) if one else None for one in halves]
    answers = [one if one is not None and len(one) else None for one in told]
    asked = _asking(source, texts)
    likely = max(asked, 0.5 * asked + 0.4 * led, 0.9 * is_mixed)
    given = [one for one in answers if one is not None]
    score = split.trust * likely * len(given) / len(answers) - _asking_by_mark(source, given)
    questions = tuple(
        Question(number, Span(step.start, max(step.end, text.end)), answer)
        for step, text, answer in zip(run.steps, texts, answers, strict=True)
        for number in step.numbers
    )
    return _Reading(score, questions)
