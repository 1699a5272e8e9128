"""Runs of numbers, letters or Roman numbers that count up, at lines' heads or within lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract import markers
from extract.blocks import Blocks
from extract.source import Source

_LINE = r"^[ >*\u2022|\"'_#-]{0,24}"
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
_LABEL = r"(?:\d{1,2}|[a-h]|ix|x|iv|v?i{1,3}|v)"
_OUTER = r"(?:(?:[a-h]|i{1,3}|iv|v)[.)]\s{1,4}(?=\d{1,2}[.)]))?"  # "ii. 2. How many"
_WIDE = r"(?P<sum>\d{1,2})(?P<wide>[ ]{1,4}-(?=\s)|[ ]{2,8}|[ ]?\|)"
_AT_LINE = re.compile(
    rf"{_LINE}{_OUTER}(?:(?P<open>\()(?P<label>{_LABEL})\)|{_WIDE}|"
    rf"(?P<plain>{_LABEL})(?P<stop>[.:)])(?!\d))",
    re.MULTILINE,
)
_IN_LINE = re.compile(
    rf"(?<=[\s\"])(?:(?P<open>\()(?P<label>{_LABEL})\)(?=\s)|"
    r"(?<=[.?;:,\"] )(?P<plain>\d{1,2}|[a-h])(?P<stop>[.)])(?=\s))"
)
_TAB = re.compile(r"^[ ]{0,8}(?P<sum>\d{1,2})(?P<wide>\t)", re.MULTILINE)
# "Q2" within a line; a number alone on its line; "Questions 1 and 2" at the head of a paragraph.
_WORDED = re.compile(r"q(?<!\Sq)(?:uestion)?[ .]?(?P<sum>\d{1,2})(?P<wide>[.:)]?)(?=\s)")
_ALONE = re.compile(r"^[ ]{0,8}(?P<sum>\d{1,2})(?P<wide>[.)]?)[ ]{0,8}$", re.MULTILINE)
_NOUN = r"(?:questions?|q|points?|parts?|items?|requests?|queries|query)"
_SEVERAL = re.compile(
    rf"(?:^|\n)[ ]{{0,8}}(?:(?:your|both|all|the)\s)?(?!q\b){_NOUN}\s"
    rf"(?P<numbers>{markers.NUMBERS})(?![\d%])"
)
# "For 2, the supplier ..." at the head of a sentence; "Your first two questions are refused".
_LED = re.compile(
    r"(?:[.;:] |\n)(?P<lead>for|on|to|as (?:to|for|regards)|regarding|turning to|concerning|"
    r"in (?:answer|response|reply|relation|respect|regard) (?:to|of)|with (?:regard|respect) to) "
    rf"(?:your |the )?(?:{_NOUN}[ .]{{0,2}}(?P<numbers>{markers.NUMBERS})(?=[ ,:])|"
    rf"(?P<bare>{markers.NUMBERS})[,:](?=\s))"
)
_ORDERED = re.compile(
    rf"(?:[.;:] |\n)(?P<lead>(?:[a-z]{{2,8}} ){{0,3}}?(?:your|the)) (?P<ordinal>first|second|third|"
    rf"fourth|fifth|sixth|seventh|eighth)(?: (?P<count>two|three|four|five))? {_NOUN}(?![a-z])"
)
_ORDER = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_GAP = 3  # by how many numbers a run at lines' heads may skip
_MOST = 24  # runs of a document that are read


@dataclass(frozen=True, order=True)
class Step:
    """One number of a run, or several that stand together."""

    start: int
    end: int
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """Numbers of one form that count up from the first."""

    scale: str  # "1", "a" or "i"
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
    forms: dict[tuple[str, str, bool], list[Step]] = {}
    for form, step in _steps(source):
        if blocks.at(step.start) not in but:
            forms.setdefault(form, []).append(step)
    found = {
        (run.start, run.numbers): run
        for (scale, shape, is_inline), steps in forms.items()
        for run in _counted(scale, shape, sorted(steps), gap=1 if is_inline else _GAP)
    }
    return sorted(found.values(), key=lambda one: (one.start, one.scale, len(one.steps)))[:_MOST]


def _steps(source: Source) -> Iterator[tuple[tuple[str, str, bool], Step]]:
    """Every number by its form; those at lines' heads also with those within lines."""
    tabbed = _TAB.finditer(source.text) if "\t" in source.text else ()
    for match in (*source.at_lines(_AT_LINE, source.low), *tabbed):
        form, step = _read(source, match)
        yield (*form, False), step
        if form[1] != "wide":
            yield (*form, True), step
    for match in _IN_LINE.finditer(source.low):
        form, step = _read(source, match)
        yield (*form, True), step
    alone = source.at_lines(_ALONE, source.low)
    for shape, found in (("q", _WORDED.finditer(source.low)), ("alone", alone)):
        for match in found:
            yield ("1", shape, True), Step(match.start(), match.end(), (match["sum"],))
    yield from _named(source)


def _named(source: Source) -> Iterator[tuple[tuple[str, str, bool], Step]]:
    """Numbers after a word for a question or an answer; several at the head of a paragraph."""
    for match in _SEVERAL.finditer(source.low):
        numbers = markers.numbers_in(match["numbers"])
        if len(numbers) > 1:
            start = match.start("numbers")
            yield ("1", "several", False), Step(start, match.end(), numbers)
    for match in _LED.finditer(source.low):
        numbers = markers.numbers_in(match["numbers"] or match["bare"])
        yield ("1", markers.ANSWER, True), Step(match.start("lead"), match.end(), numbers)
    for match in _ORDERED.finditer(source.low) if " first " in source.low else ():
        first = _ORDER.index(match["ordinal"]) + 1
        numbers = tuple(str(first + n) for n in range(_COUNTS.get(match["count"] or "", 1)))
        yield ("1", "ordinal", False), Step(match.start("lead"), match.end(), numbers)
    for one in markers.markers(source):
        if one.sort in (markers.QUESTION, markers.ANSWER) and one.main:
            yield ("1", one.sort, False), Step(one.start, one.end, one.numbers)
            if one.sort == markers.ANSWER:
                yield ("1", one.sort, True), Step(one.start, one.end, one.numbers)


def _read(source: Source, match: re.Match[str]) -> tuple[tuple[str, str], Step]:
    groups = match.groupdict()
    name = next(key for key in ("label", "sum", "plain") if groups.get(key))
    label = match[name]
    scale = "1" if label.isdigit() else "i" if label in _ROMANS else "a"
    shape = "wide" if name == "sum" else "(" if name == "label" else match["stop"]
    start = match.start("open") if name == "label" else match.start(name)
    return (scale, shape), Step(start, match.end(), (label,))


def _value(scale: str, label: str) -> int:
    if scale == "1":
        digits = re.match(r"\d+", label)
        return int(digits[0]) if digits else 0
    return _ROMANS.index(label) + 1 if scale == "i" else ord(label) - ord("a") + 1


def _counted(scale: str, shape: str, steps: Sequence[Step], *, gap: int) -> Iterator[Run]:
    run: list[Step] = []
    last = 0
    for one in steps:
        value = _value(scale, one.numbers[0])
        if value == 1:
            if run:
                yield Run(scale, shape, tuple(run))
            run, last = [one], _value(scale, one.numbers[-1])
        elif run and last < value <= last + gap:
            run.append(one)
            last = max(value, _value(scale, one.numbers[-1]))
    if run:
        yield Run(scale, shape, tuple(run))
