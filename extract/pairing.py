"""Which list of a letter asks and which answers it, where its layout is not one that is known.

Every run of lines is gathered, whatever its marks and wherever they stand. Each way to read the
runs as questions and answers is scored, and the best is taken for the whole letter: a run answered
by another one, or a run with answers within it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extract.alignments import alone, by_runs
from extract.blocks import REQUEST, Blocks
from extract.markers import QUESTION
from extract.numbered import Run, bulleted, runs
from extract.parts import may_have_parts, stem, with_parts
from extract.pieces import (
    CLOSING,
    Paired,
    asking,
    asking_back,
    bodies,
    end_of,
    ended,
    is_mixed,
    is_statutory,
    led,
)
from extract.questions import Asked, Question, is_told_before
from extract.replies import first_paragraphs, unquoted
from extract.source import Source
from extract.spans import Span
from extract.splits import SPLITS, Parted
from extract.steps import OF

# What stands about the numbers of a list that no answer has.
_MARKS = (".", ")", ":", "(", "question", "nth", "q", "wide")
# "What you asked for was, in short", directly before a list.
_LED_IN = re.compile(
    r"(?<![a-z])(?:you(?![a-z])[^.?!]{0,60}(?<![a-z])(?:ask|request|want|sought|seek|wrote|set out)"
    r"[a-z]{0,4}|your (?:request|letter|e-?mail|message|enquiry|questions?)[^.?!]{0,60}(?<![a-z])"
    r"(?:ask|was|is|were|are|for|sought|seek|read|set out)[a-z]{0,4})(?![a-z])"
    r"[^.?!]{0,80}\Z"
)
_BEFORE = 200  # characters before a list in which it is led in
_PAIRED = 0.5  # the share of questions with answers at which a reading is kept
_MOST = 12  # runs without numbers that are tried
_SAME = 24  # characters by which a question is known again
_NAMED = 0.7  # how far a line that only names a thing asks for it, beside answers
_ENOUGH = 0.6  # the score of a reading that is taken
_FIRM = 0.65  # the score of one that is taken where no list was known
_COVERED = 0.75  # of the numbers known, the share that another reading must have


def paired(source: Source, blocks: Blocks, known: Asked) -> Asked:
    """The questions with their answers: as known, or as the best reading of the runs has them."""
    known = _in_place(known)
    share = _share(source, known)
    is_sound = len(known.questions) > 1 and share >= _PAIRED and not _is_doubtful(known)
    if is_sound and not may_have_parts(source):
        return known
    found = [
        one
        for one in runs(source, blocks, but=CLOSING)
        if len(one.numbers) > 1
        and not is_statutory(source, one)
        and not is_told_before(source, blocks, one.start)
    ]
    counting = [one for one in found if not one.shape.startswith(OF)]
    best = known if is_sound else _best(source, blocks, known, counting, share)
    letters = [one for one in found if one.scale in ("a", "i")]
    return with_parts(source, best, letters, lambda run: _within(source, blocks, [run]))


def _in_place(known: Asked) -> Asked:
    """Lists that begin anew under headings, answered by lists that do so at the same numbers."""
    numbers = [one.number for one in known.questions]
    told = [(number, one.body) for one in known.answers for number in one.numbers]
    if len(set(numbers)) == len(numbers) or numbers != [number for number, _ in told]:
        return known
    pairs = zip(known.questions, told, strict=True)
    return Asked(tuple(replace(q, answer=body) for q, (_, body) in pairs), (), known.end)


def _best(
    source: Source, blocks: Blocks, known: Asked, counting: Sequence[Run], share: float
) -> Asked:
    """The best reading of the runs where it is better than what is known."""
    is_list = len(known.questions) > 1
    least = _COVERED * _certain(source, known)
    wide = [one for one in counting if len(one.numbers) >= least and len(one.steps) > 1]
    every = [*counting, *islice(bulleted(source, blocks, but=CLOSING), _MOST)]
    readings = [*by_runs(source, blocks, every), *_within(source, blocks, wide)]
    if not is_list:
        readings += alone(source, blocks, counting)
    if is_list and all(one.number[0].isdigit() for one in known.questions):
        readings = [one for one in readings if one.questions[0].number[0].isdigit()]
    best = max(readings, key=_likely, default=None)
    if best is None or best.score < (max(_ENOUGH, share) if is_list else _FIRM):
        if known.questions:
            return known
        sure = [one for one in counting if one.scale == "1" or one.shape == QUESTION]
        return _unanswered(source, blocks, sure)
    if len(best.questions) < least:
        return known
    end = max(one.text.end for one in best.questions)
    return Asked(best.questions, (), end, is_repeated=best.is_repeated)


def _unanswered(source: Source, blocks: Blocks, found: Sequence[Run]) -> Asked:
    """The first run that asks, of the request, or led in as such, which nothing answers."""
    for run in found:
        first = run.steps[:2][-1].start
        if run.shape not in _MARKS or source.low.find("http", run.start, first) >= 0:
            continue
        before = max(0, run.start - _BEFORE)
        texts = [source.trimmed(one) for one in bodies(run, end_of(source, blocks, run))]
        texts[-1] = first_paragraphs(source, texts[-1], 1)
        if (
            blocks.at(run.start) == REQUEST
            or _LED_IN.search(source.low, before, run.start)
            or (asking(source, texts[:2]) >= _ENOUGH and asking(source, texts) >= _ENOUGH)
        ):
            questions = tuple(
                Question(number, Span(step.start, max(step.end, text.end)), None)
                for step, text in zip(run.steps, texts, strict=True)
                for number in step.numbers
            )
            return Asked(questions, (), questions[-1].text.end)
    return Asked((), (), 0)


def _share(source: Source, known: Asked) -> float:
    """The share of questions that have an answer beside them or under their number."""
    if not known.questions or _is_uncounted(known):
        return 0.0
    under = {number: one.body for one in known.answers for number in one.numbers if len(one.body)}
    under |= {one.number: one.answer for one in known.questions if one.answer}
    told = [under.get(one.number) or under.get(stem(one.number)) for one in known.questions]
    answers = [one for one in told if one]
    return len(answers) / len(told) - asking_back(source, answers)


def _words(source: Source, span: Span) -> str:
    return " ".join(source.low[span.start : span.end].split())


def _is_uncounted(known: Asked) -> bool:
    """Whether every question of a list has the same number."""
    return len(known.questions) > 1 and len({one.number for one in known.questions}) == 1


def _certain(source: Source, known: Asked) -> int:
    """How many numbers are surely of questions: those without parts of them."""
    if _is_uncounted(known):
        return len({_words(source, one.text)[:_SAME] for one in known.questions})
    numbers = {one.number for one in known.questions}
    return len({one for one in numbers if not one[-1:].isalpha()} or numbers)


def _likely(one: Paired) -> float:
    """The score of a reading, the less the fewer its questions: a list may have lists in it."""
    kept = 1.0 if one.is_repeated else 0.8
    return kept * one.score * (1 - 0.5 / len(one.questions))


def _is_doubtful(known: Asked) -> bool:
    """Whether a number is read twice, as where the request is repeated, or all are of parts."""
    numbers = [one.number for one in known.questions]
    is_twice = len(set(numbers)) < len(numbers) and not all(one.answer for one in known.questions)
    return is_twice or all(map(str.isalpha, numbers))


def _within(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[Paired]:
    """Every run with its answers within it, parted in every way."""
    for run in found:
        under = bodies(run, end_of(source, blocks, run))
        lead = led(source, blocks, run)
        mixed = is_mixed(source, run)
        under[-1] = ended(source, under) if len(under) > 1 else under[-1]
        for split in SPLITS:
            halved = [split.part(source, *one) for one in zip(run.steps, under, strict=True)]
            if sum(map(bool, halved)) >= _PAIRED * len(halved):
                yield _parted(source, run, under, halved, split.trust, lead=lead, mixed=mixed)


def _parted(
    source: Source,
    run: Run,
    under: Sequence[Span],
    halved: Sequence[Parted | None],
    trust: float,
    *,
    lead: float,
    mixed: bool,
) -> Paired:
    """A run whose bodies are parted in one way; those it cannot part have no answer."""
    texts = [one[0] if one else unquoted(source, b) for one, b in zip(halved, under, strict=True)]
    told = [unquoted(source, one[1]) if one else None for one in halved]
    answers = [one if one is not None and len(one) else None for one in told]
    asked = asking(source, texts, named=_NAMED)
    likely = max(asked, 0.5 * asked + 0.4 * lead, 0.9 * mixed)
    given = [one for one in answers if one is not None]
    score = trust * likely * len(given) / len(answers) - asking_back(source, given)
    questions = tuple(
        Question(number, Span(step.start, max(step.end, text.end)), answer)
        for step, text, answer in zip(run.steps, texts, answers, strict=True)
        for number in step.numbers
    )
    return Paired(score, questions)
