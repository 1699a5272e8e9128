"""Runs of numbers, letters or Roman numbers that count up, at lines' heads or within lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract import markers
from extract.blocks import Blocks
from extract.source import Source
from extract.steps import Form, Step, steps_of, value_of

SECTIONS = "sections"  # the shape of runs that go on from section to section
SAME = "same"  # the shape of runs in which every line has the same number
_LEAST = 3  # lines of such a run
_TRIED = 8  # beginnings from which numbers are read twice each
_GAP = 3  # by how many numbers a run at lines' heads may skip
_SIGNS = (".", ")", ":", "(", "wide", "bare", "flat")  # shapes without a word for a question
_QUARTER = 20  # characters of a quarter with its figure
_LONGEST = 90  # lines of a run
_MOST = 24  # runs of a document that are read


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
    def is_worded(self) -> bool:
        """Whether a word at every number says that it is of questions or of answers."""
        return self.shape in (markers.ANSWER, markers.QUESTION, "several", "ordinal", "q")

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
    for (scale, shape, is_inline), steps in forms.items():
        if not is_inline and scale == "1":
            uncounted = (*_alike(scale, sorted(steps)), *_twice(scale, shape, steps))
            found |= {(run.start, run.numbers): run for run in uncounted}
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
            same = [Step(steps[p].start, steps[p].end, (str(n),)) for n, p in enumerate(places, 1)]
            yield Run("1", SAME, tuple(same))


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
        yield Run(".", SECTIONS, tuple(run))


def _twice(scale: str, shape: str, steps: Sequence[Step]) -> Iterator[Run]:
    """Every other of lines that have each number twice: "Q1. How many? Q1. Forty-three."."""
    ordered = sorted(steps)
    firsts = [n for n, one in enumerate(ordered) if value_of(scale, one.numbers[0]) == 1]
    for place in firsts[:_TRIED]:
        pairs = list(zip(ordered[place::2], ordered[place + 1 :: 2], strict=False))
        count = 0
        while count < len(pairs) and all(
            value_of(scale, side.numbers[0]) == count + 1 for side in pairs[count]
        ):
            count += 1
        if count > 1:
            yield Run(scale, shape, tuple(first for first, _ in pairs[:count]))
            return


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
    """Whether "2b" comes after "2a"."""
    last, label = before.numbers[-1], one.numbers[0]
    return label[-1:].isalpha() and label[:-1] == last[:-1] and ord(label[-1]) == ord(last[-1]) + 1
