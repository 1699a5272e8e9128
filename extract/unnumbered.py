"""Runs of asking lines that do not count up: the same number at each, bullets, or no mark at all.

Word processors lose the numbers of lists ("1." before every question), and a request put as bullets
is often answered by numbers. Such lines are counted in their order.
"""

import re
from collections.abc import Iterator, Sequence

from extract.blocks import REQUEST, Blocks
from extract.numbered import SAME, Run
from extract.replies import asks
from extract.source import Source
from extract.spans import Span
from extract.steps import Step

BULLETS, LINES = "bullets", "lines"  # shapes of runs
_BULLET = re.compile(r"^[ >|]{0,16}(?P<sign>[\u2022*-]|o(?= ))[ ]{1,8}(?=\S)", re.MULTILINE)
_BREAK = re.compile(r"\n[ >|]{0,80}\n[ >|]{0,40}(?![\u2022*-] )(?=\S)")
_LEAST = 2  # lines of a run
_MOST = 40  # lines of a run
_OPENING = 24  # characters by which a line is known again
_ENDED = ".?!:;"


def counted(shape: str, steps: Sequence[Step]) -> Run:
    """A run whose lines are numbered by their order."""
    numbered = tuple(Step(one.start, one.end, (str(n),)) for n, one in enumerate(steps, 1))
    return Run("1", shape, numbered)


def bulleted(source: Source, blocks: Blocks, *, but: Sequence[str]) -> Iterator[Run]:
    """Lines with the same sign that no paragraph without one parts; and all with that sign."""
    for steps in _by_sign(source, blocks, but).values():
        run: list[Step] = []
        for one in _unrepeated(source, steps):
            if run and _BREAK.search(source.plain, run[-1].end, one.start):
                yield from _run(BULLETS, run)
                run = []
            run.append(one)
        yield from _run(BULLETS, run)
        if len(run) < len(steps):
            yield from _run(BULLETS, steps)


def _unrepeated(source: Source, steps: Sequence[Step]) -> Iterator[Step]:
    """The lines up to the first that repeats the first of them: there the list begins anew."""
    openings = [source.low[one.end : one.end + _OPENING] for one in steps]
    for one, opening in zip(steps, openings, strict=True):
        if one is not steps[0] and opening == openings[0]:
            return
        yield one


def _by_sign(source: Source, blocks: Blocks, but: Sequence[str]) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for match in _BULLET.finditer(source.plain):
        place = match.start("sign")
        if blocks.at(place) not in but:
            found.setdefault(match["sign"], []).append(Step(place, match.end(), ()))
    return found


def _run(shape: str, steps: Sequence[Step]) -> Iterator[Run]:
    if _LEAST <= len(steps) <= _MOST:
        yield counted(shape, steps)


def unmarked(source: Source, blocks: Blocks, *, but: Sequence[str]) -> Iterator[Run]:
    """Lines that ask, one after another, each with what it goes on with: two of the request."""
    run: list[Step] = []
    ended = True
    for line in source.lines:
        inner = _unmarked(source, source.trimmed(line))
        if not len(inner):
            continue
        role = blocks.at(inner.start)
        if role not in but and (ended or _is_new(source, inner)) and asks(source, inner):
            run.append(Step(inner.start, inner.start, ()))
        elif run and (ended or role in but):
            yield from _asking(blocks, run)
            run = []
        ended = source.plain[inner.end - 1] in _ENDED
    yield from _asking(blocks, run)


def _unmarked(source: Source, line: Span) -> Span:
    """A line without a dash or a sign of quotation before it."""
    text = source.plain[line.start : line.end]
    return Span(line.end - len(text.lstrip("->o ")), line.end) if text[:1] in "->" else line


def _is_new(source: Source, line: Span) -> bool:
    return source.plain[line.start].isupper()


def _asking(blocks: Blocks, run: Sequence[Step]) -> Iterator[Run]:
    """Lines that ask, where no heading says whose words they are more of them."""
    if run and len(run) >= (_LEAST if blocks.at(run[0].start) == REQUEST else _LEAST + 1):
        yield from _run(LINES, run)


def halves(source: Source, run: Run) -> Iterator[Run]:
    """A run in which every line has the same number, parted where answers may begin."""
    if run.shape == SAME:
        first = list(_unrepeated(source, run.steps))
        if _LEAST <= len(first) < len(run.steps):
            yield counted(SAME, first)
    middle = len(run.steps) // 2
    if run.shape == SAME and len(run.steps) == 2 * middle >= 2 * _LEAST:
        yield counted(SAME, run.steps[:middle])
        yield counted(SAME, run.steps[middle:])
