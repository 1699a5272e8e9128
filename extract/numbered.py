"""Runs of numbers, letters or Roman numbers that count up, at lines' heads or within lines.

Word processors lose the numbers of lists ("1." before every question), and a request put as bullets
is often answered by numbers; lines that all have one number, or one sign, are counted in their
order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extract import markers
from extract.blocks import Blocks
from extract.source import Source
from extract.steps import Form, Step, steps_of, value_of

_SECTIONS = "sections"  # the shape of runs that go on from section to section
SAME, BULLETS = "same", "bullets"  # shapes of runs whose lines all have one number, or one sign
_LEAST = 3  # lines of such a run
_GAP = 3  # by how many numbers a run at lines' heads may skip
_SIGNS = (".", ")", ":", "(", "wide", "bare")  # shapes without a word for a question
_QUARTER = 20  # characters of a quarter with its figure
_LONGEST = 90  # lines of a run
_MOST = 24  # runs of a document that are read
_BULLET = re.compile(r"^[ >|]{0,16}(?P<sign>[\u2022*-]|o(?= ))[ ]{1,8}(?=\S)", re.MULTILINE)
_BREAK = re.compile(r"\n[ >|]{0,80}\n[ >|]{0,40}(?![\u2022*-] )(?=\S)")
_BULLETS = range(2, 41)  # lines of a run of bullets


@dataclass(frozen=True)
class Run:
    """Numbers of one form that count up from the first."""

    scale: str  # "1", "a", "i", or "." for "1.1"
    shape: str  # what stands about the number, or the word for it
    steps: tuple[Step, ...]

    @property
    def is_alone(self) -> bool:
        """Whether every number has a line for itself, as in the cells of a table."""
        return self.shape == "alone"

    @property
    def is_telling(self) -> bool:
        """Whether words at every number say that an answer follows."""
        return self.shape == markers.ANSWER

    @property
    def start(self) -> int:
        return self.steps[0].start

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(n for one in self.steps for n in one.numbers)


def runs(source: Source, blocks: Blocks, *, but: Sequence[str]) -> list[Run]:
    """The runs of a text by where they begin, without those in stretches of the roles ``but``."""
    forms: dict[Form, list[Step]] = {}
    for form, step in steps_of(source):
        is_head = step.start in blocks.headings and form[1] in _SIGNS
        if blocks.at(step.start) not in but and not is_head:
            forms.setdefault(form, []).append(step)
    found = {
        (run.start, run.numbers): run
        for (scale, shape, is_inline), steps in forms.items()
        for run in _counted(scale, shape, sorted(steps), gap=1 if is_inline else _GAP)
    }
    for (scale, _, is_inline), steps in forms.items():
        if not is_inline and scale == "1":
            found |= {(run.start, run.numbers): run for run in _alike(scale, sorted(steps))}
    points = sorted(one for form, steps in forms.items() if form[0] == "." for one in steps)
    found |= {(run.start, run.numbers): run for run in _sectioned(points)}
    kept = [one for one in found.values() if len(one.steps) <= _LONGEST and not _are_figures(one)]
    return sorted(kept, key=lambda one: (one.start, one.scale, len(one.steps)))[:_MOST]


def _alike(scale: str, steps: Sequence[Step]) -> Iterator[Run]:
    """Lines that all have the first number, as where a word processor lost the count of a list."""
    values = [value_of(scale, one.numbers[0]) for one in steps]
    for value, group in groupby(range(len(steps)), key=values.__getitem__):
        places = list(group)
        if places[-1] + 1 < len(steps) and values[places[-1] + 1] == 2:
            places.pop()  # it begins a list that counts
        if value == 1 and len(places) >= _LEAST:
            yield _in_order(SAME, [steps[place] for place in places])


def _in_order(shape: str, steps: Sequence[Step]) -> Run:
    """A run whose lines are numbered by their order."""
    numbered = tuple(Step(one.start, one.end, (str(n),)) for n, one in enumerate(steps, 1))
    return Run("1", shape, numbered)


def _are_figures(run: Run) -> bool:
    """Whether numbers are of the quarters of a year: "Q1 - 11; Q2 - 14"."""
    length = run.steps[-1].end - run.start
    return run.shape == "q" and length < _QUARTER * len(run.steps)


def _sectioned(steps: Sequence[Step]) -> Iterator[Run]:
    """Lines that count on under the next section's number: "1.1", "1.2", "2.1"."""
    run: list[Step] = []
    for one in steps:
        head, value = map(int, one.numbers[0].split("."))
        if run:
            last, before = map(int, run[-1].numbers[0].split("."))
            if (head, value) in ((last, before + 1), (last + 1, 1)):
                run.append(one)
                continue
        if value == 1 and not run:
            run = [one]
    if run and run[0].numbers[0].split(".")[0] != run[-1].numbers[0].split(".")[0]:
        yield Run(".", _SECTIONS, tuple(run))


def _counted(scale: str, shape: str, steps: Sequence[Step], *, gap: int) -> Iterator[Run]:
    run: list[Step] = []
    last = 0
    for one in steps:
        value = value_of(scale, one.numbers[0])
        if value == 1:
            if run:
                yield Run(scale, shape, tuple(run))
            run, last = [one], value_of(scale, one.numbers[-1])
        elif run and (last < value <= last + gap or _is_next_part(run[-1], one)):
            run.append(one)
            last = max(value, value_of(scale, one.numbers[-1]))
    if run:
        yield Run(scale, shape, tuple(run))


def _is_next_part(before: Step, one: Step) -> bool:
    """Whether "2b" comes after "2a", or "2a" after "2"."""
    last, label = before.numbers[-1], one.numbers[0]
    if label == f"{last}a":
        return last.isdigit()
    return label[-1:].isalpha() and label[:-1] == last[:-1] and ord(label[-1]) == ord(last[-1]) + 1


def bulleted(source: Source, blocks: Blocks, *, but: Sequence[str]) -> Iterator[Run]:
    """Lines with the same sign that no paragraph without one parts; and all with that sign."""
    signs: dict[str, list[Step]] = {}
    for match in _BULLET.finditer(source.plain):
        place = match.start("sign")
        if blocks.at(place) not in but:
            signs.setdefault(match["sign"], []).append(Step(place, match.end(), ()))
    for steps in signs.values():
        parts = [[steps[0]]]
        for before, one in pairwise(steps):
            if _BREAK.search(source.plain, before.end, one.start):
                parts.append([])
            parts[-1].append(one)
        for run in (*parts, steps) if len(parts) > 1 else parts:
            if len(run) in _BULLETS:
                yield _in_order(BULLETS, run)
