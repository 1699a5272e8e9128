"""Parts of questions: those that a letter answers one by one under labels of their own.

The labels may stand again below, in the order of the questions, or within the answer to the number;
or each part has its answer under it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.numbered import Run
from extract.pieces import Paired, asking, bodies
from extract.questions import Asked, Question
from extract.replies import first_paragraphs
from extract.source import Source
from extract.spans import Span
from extract.steps import OF

_LABELS = re.compile(
    r"^[ >*\u2022|-]{0,24}(?:(?:q[ .]?)?\d{1,2}[ .]?\(?a[.)]?(?=\s)|\(?(?:a|i)[.)])",
    re.MULTILINE,
)
_PART = re.compile(r"(?P<stem>\d{1,2})\.?[a-z]{1,4}")
_SHARED = 0.6  # of the parts asked, the share that a run of answers has
_READ = 120  # characters of the last part that are read
_MOST = 120  # questions of a request whose parts are read
_SURE = 0.75  # the score of a reading of parts with answers under them
_SHORT = 4  # characters; what is shorter before the first part is no answer


def may_have_parts(source: Source) -> bool:
    """Whether lines of a text begin as parts do, or it has a first part twice."""
    is_twice = source.low.count(" (a) ") > 1 or source.low.count(" (i) ") > 1
    return is_twice or any(source.at_lines(_LABELS, source.low))


def with_parts(
    source: Source, asked: Asked, runs: Sequence[Run], within: Callable[[Run], Iterable[Paired]]
) -> Asked:
    """The questions, with those of their parts that are answered under labels of their own.

    ``runs`` are those of letters; ``within`` reads one with answers in it.
    """
    if not runs or len(asked.questions) > _MOST:
        return asked
    under = _under(asked)
    mains = [one for one in asked.questions if one.number.isdigit()]
    asked_end = max((one.text.end for one in mains), default=0)
    found = ((one, _own(source, asked, runs, one, under.get(one.number))) for one in mains)
    own_runs = {one: own for one, own in found if own}
    taken = [*own_runs.values()]
    read: dict[Question, list[Question]] = {}
    for one, own in own_runs.items():
        answer, until = under.get(one.number), _until(asked, one)
        if _has_parts(asked, one, under) and not _is_twice(own, runs, until):
            continue
        if parts := _answered_within(source, asked, one, within(own)):
            read[one] = [replace(one, answer=None), *parts]
            continue
        near = _inside(runs, answer, own) if answer else _behind(runs, taken, one, until, asked_end)
        if telling := _telling(own, near):
            taken.append(telling)
            told = _parts(source, one, own, telling, answer, until)
            read[one] = [_main(source, one, telling, answer), *told]
    return replace(asked, questions=tuple(_joined(asked, read, taken))) if read else asked


def stem(number: str) -> str:
    """The number that a part is of; empty for one that is no part."""
    match = _PART.fullmatch(number)
    return match["stem"] if match else ""


def _under(asked: Asked) -> dict[str, Span]:
    """The answers by the numbers of their questions."""
    found = {number: one.body for one in asked.answers for number in one.numbers if len(one.body)}
    return {one.number: one.answer for one in asked.questions if one.answer} | found


def _has_parts(asked: Asked, main: Question, under: Mapping[str, Span]) -> bool:
    """Whether most parts of a question have answers."""
    parts = [one.number for one in asked.questions if stem(one.number) == main.number]
    return sum(part in under for part in parts) * 2 > len(parts)


def _until(asked: Asked, one: Question, answer: Span | None = None) -> int:
    """Where the asking of a question ends with its parts: at its answer or at the next."""
    starts = [q.text.start for q in asked.questions if q.number.isdigit()]
    after = min((s for s in starts if s > one.text.start), default=max(asked.end, one.text.end))
    if answer and one.text.start < answer.start < after:
        return answer.start
    return after


def _answered_within(
    source: Source, asked: Asked, main: Question, inner: Iterable[Paired]
) -> list[Question]:
    """The parts of a question with their answers under them, in the best reading of them."""
    until = _until(asked, main)
    mine = [
        one
        for one in inner
        if one.score >= _SURE
        and main.text.start < one.questions[0].text.start
        and one.questions[-1].text.end <= until
        and sum(q.answer is not None for q in one.questions) >= _SHARED * len(one.questions)
    ]
    best = max(mine, key=lambda one: one.score * len(one.questions), default=None)
    if best is None:
        return []
    return [
        replace(
            one,
            number=f"{main.number}{one.number}",
            answer=source.trimmed(Span(one.answer.start, min(one.answer.end, until)))
            if one.answer and one.answer.start < until
            else None,
        )
        for one in best.questions
    ]


def _own(
    source: Source, asked: Asked, runs: Sequence[Run], one: Question, answer: Span | None
) -> Run | None:
    """The run of the parts that a question asks: its words go on in them, or they ask or recur."""
    start, until = one.text.start, _until(asked, one)
    runs = [run for run in runs if run.shape in (OF + one.number, run.shape.removeprefix(OF))]
    own = _within(runs, Span(start, _until(asked, one, answer)))
    own = own or _within(runs, Span(start, until))
    if own is None:
        return None
    words = source.plain[one.text.start : own.start].rstrip()
    goes_on = words[-1:] in ",:;-" or words[-1:].isalnum()
    texts = [source.trimmed(span) for span in bodies(own, own.steps[-1].end + _READ)]
    if goes_on or asking(source, texts) * 2 >= 1 or _is_twice(own, runs, until):
        return own
    return None


def _within(runs: Sequence[Run], span: Span) -> Run | None:
    inside = [r for r in runs if span.start < r.start and r.steps[-1].start < span.end]
    return max(inside, key=lambda run: len(run.steps), default=None)


def _inside(runs: Sequence[Run], answer: Span, own: Run) -> list[Run]:
    return [r for r in runs if r is not own and answer.start <= r.start < answer.end]


def _behind(
    runs: Sequence[Run], taken: Sequence[Run], one: Question, until: int, asked_end: int
) -> list[Run]:
    """The runs not taken that stand between a question and the next, or behind them all."""
    free = (run for run in runs if run not in taken)
    return [r for r in free if r.start >= asked_end or one.text.start < r.start < until]


def _telling(own: Run, runs: Sequence[Run]) -> Run | None:
    """The first run of the same labels as those of the parts asked."""
    for run in runs:
        shared = set(run.numbers) & set(own.numbers)
        if run.scale == own.scale and len(shared) >= _SHARED * max(len(own.steps), len(run.steps)):
            return run
    return None


def _is_twice(own: Run, runs: Sequence[Run], until: int) -> bool:
    """Whether the labels of the parts asked stand again before the next question."""
    return _telling(own, [r for r in runs if own.steps[-1].end < r.start < until]) is not None


def _main(source: Source, one: Question, telling: Run, answer: Span | None) -> Question:
    """The question without its parts; its answer stands before theirs."""
    before = source.trimmed(Span(answer.start, telling.start)) if answer else None
    return replace(one, answer=before if before and len(before) >= _SHORT else None)


def _parts(
    source: Source, main: Question, own: Run, telling: Run, answer: Span | None, until: int
) -> Iterator[Question]:
    end = answer.end if answer else telling.steps[-1].end
    told = [source.trimmed(one) for one in bodies(telling, end)]
    if answer is None:
        stop = until if telling.start < until else len(source.text)
        blank = source.plain.find("\n\n", end, stop)
        told[-1] = source.trimmed(Span(end, blank if blank >= 0 else stop))
    by_label = {
        n: body for step, body in zip(telling.steps, told, strict=True) for n in step.numbers
    }
    asked_end = telling.start if telling.start > own.start else own.steps[-1].end + _READ
    texts = bodies(own, asked_end)
    texts[-1] = first_paragraphs(source, source.trimmed(texts[-1]), 1)
    for step, text in zip(own.steps, texts, strict=True):
        for label in step.numbers:
            body = by_label.get(label)
            asked = source.trimmed(Span(step.start, max(step.end, text.end)))
            yield Question(f"{main.number}{label}", asked, body if body and len(body) else None)


def _joined(
    asked: Asked, read: Mapping[Question, Sequence[Question]], taken: Sequence[Run]
) -> Iterator[Question]:
    """The questions with the parts read; without those read before, and those that answer."""
    numbers = {part.number for parts in read.values() for part in parts[1:]}
    answering = {step.start for run in taken for step in run.steps}
    for one in asked.questions:
        if one in read:
            yield from read[one]
        elif one.number not in numbers and not (
            _PART.fullmatch(one.number) and one.text.start in answering
        ):
            yield one
