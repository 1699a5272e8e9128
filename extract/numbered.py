"""Runs of numbers, letters or Roman numbers that count up, at lines' heads or within lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract import markers
from extract.blocks import Blocks
from extract.source import Source

_LINE = r"^[ >*\u2022|\"'_#-]{0,24}"
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
_LABEL = r"(?:\d{1,2}|\d{1,2}[a-h]|[a-h]|ix|x|iv|v?i{1,3}|v)"
_OUTER = r"(?:(?:[a-h]|i{1,3}|iv|v)[.)]\s{1,4}(?=\d{1,2}[.)]))?"  # "ii. 2. How many"
_WIDE = r"(?P<sum>\d{1,2})(?P<wide>[ ]{1,4}-(?=\s)|[ ]{2,8}|[ ]?\|)"
_AT_LINE = re.compile(
    rf"{_LINE}{_OUTER}(?:(?P<open>\()(?P<label>{_LABEL})\)|{_WIDE}|"
    rf"(?P<plain>{_LABEL})(?P<stop>[.:)])(?!\d))",
    re.MULTILINE,
)
_IN_LINE = re.compile(
    rf"(?<=[\s\"])(?:(?P<open>\()(?P<label>{_LABEL})\)(?=\s)|"
    r"(?<=[.?;:,\"a-z)] )(?P<plain>\d{1,2}|[a-h])(?P<stop>[.)])(?=\s))"
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
    rf"fourth|fifth|sixth|seventh|eighth)(?: (?P<count>two|three|four|five))?"
    rf"(?: {_NOUN}(?![a-z])|(?=,| -))"
)
_ORDER = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
SAME = "same"  # the shape of runs in which every line has the same number
_LEAST = 3  # lines of such a run
_TRIED = 8  # beginnings from which numbers are read twice each
_GAP = 3  # by how many numbers a run at lines' heads may skip
# "1-3." or "4, 5 and 6)" at a line's head; "1 Gender 2 Religion" within a line.
_GROUP = re.compile(
    rf"{_LINE}(?P<numbers>\d{{1,2}}(?:\s?(?:,\s?and|,|&|and|-|to|/)\s?\d{{1,2}}){{1,8}})"
    r"[ ]?(?P<stop>[.:)])(?=\s)",
    re.MULTILINE,
)
_FLAT = re.compile(r"(?:^|(?<=[a-z?)] ))(?P<sum>\d{1,2})(?P<wide>[ ])(?=[A-Z][a-z])", re.MULTILINE)
# "1.1", "2.3)" at a line's head; "1 How many" without a stop.
_POINT = re.compile(rf"{_LINE}(?P<head>\d{{1,2}})\.(?P<sum>[1-9]\d?)[.):]?(?=\s)", re.MULTILINE)
_BARE = re.compile(r"^[ >|]{0,16}(?P<sum>\d{1,2})[ ]{1,3}(?=[A-Z\"(])", re.MULTILINE)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7} \d{4}")
_SIGNS = (".", ")", ":", "(", "wide", "bare", "flat")  # shapes without a word for a question
_LONGEST = 90  # lines of a run
_MOST = 24  # runs of a document that are read

_Form = tuple[str, str, bool]  # scale, shape, and whether within lines


@dataclass(frozen=True, order=True)
class Step:
    """One number of a run, or several that stand together."""

    start: int
    end: int
    numbers: tuple[str, ...]


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
    forms: dict[_Form, list[Step]] = {}
    for form, step in _steps(source):
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
    kept = [one for one in found.values() if len(one.steps) <= _LONGEST]
    return sorted(kept, key=lambda one: (one.start, one.scale, len(one.steps)))[:_MOST]


def _alike(scale: str, steps: Sequence[Step]) -> Iterator[Run]:
    """Lines that all have the first number, as where a word processor lost the count of a list."""
    values = [_value(scale, one.numbers[0]) for one in steps]
    for value, group in groupby(range(len(steps)), key=values.__getitem__):
        places = list(group)
        if places[-1] + 1 < len(steps) and values[places[-1] + 1] == 2:
            places.pop()  # it begins a list that counts
        if value == 1 and len(places) >= _LEAST:
            same = [Step(steps[p].start, steps[p].end, (str(n),)) for n, p in enumerate(places, 1)]
            yield Run("1", SAME, tuple(same))


def _twice(scale: str, shape: str, steps: Sequence[Step]) -> Iterator[Run]:
    """Every other of lines that have each number twice: "Q1. How many? Q1. Forty-three."."""
    ordered = sorted(steps)
    firsts = [n for n, one in enumerate(ordered) if _value(scale, one.numbers[0]) == 1]
    for place in firsts[:_TRIED]:
        pairs = list(zip(ordered[place::2], ordered[place + 1 :: 2], strict=False))
        count = 0
        while count < len(pairs) and all(
            _value(scale, side.numbers[0]) == count + 1 for side in pairs[count]
        ):
            count += 1
        if count > 1:
            yield Run(scale, shape, tuple(first for first, _ in pairs[:count]))
            return


def _steps(source: Source) -> Iterator[tuple[_Form, Step]]:
    """Every number by its form; those at lines' heads also with those within lines."""
    for pattern, text in ((_AT_LINE, source.low), (_TAB, source.text)):
        for match in pattern.finditer(text):
            (scale, shape), step = _read(source, match)
            yield (scale, shape, False), step
            if shape != "wide":
                yield (scale, shape, True), step
    for match in _IN_LINE.finditer(source.low):
        (scale, shape), step = _read(source, match)
        yield (scale, shape, True), step
    yield from _bare(source)
    yield from _grouped(source)
    yield from _named(source)


def _bare(source: Source) -> Iterator[tuple[_Form, Step]]:
    """Numbers with nothing behind them, or after "Q" within a line."""
    forms = (("q", _WORDED, source.low), ("alone", _ALONE, source.low))
    for shape, pattern, text in (*forms, ("flat", _FLAT, source.plain)):
        for match in pattern.finditer(text):
            yield ("1", shape, True), Step(match.start(), match.end(), (match["sum"],))
    for match in _BARE.finditer(source.plain):
        if not _MONTH.match(source.low, match.end()):
            yield ("1", "bare", True), Step(match.start("sum"), match.end(), (match["sum"],))


def _grouped(source: Source) -> Iterator[tuple[_Form, Step]]:
    """Several numbers at the head of a line, and numbers with a section before them."""
    for match in _GROUP.finditer(source.low):
        numbers = markers.numbers_in(match["numbers"])
        if len(set(numbers)) == len(numbers):
            step = Step(match.start("numbers"), match.end(), numbers)
            yield ("1", match["stop"], False), step
    for match in _POINT.finditer(source.low):
        label = f"{match['head']}.{match['sum']}"
        yield (".", match["head"], False), Step(match.start("head"), match.end(), (label,))


def _named(source: Source) -> Iterator[tuple[_Form, Step]]:
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
    scale = "1" if label[0].isdigit() else "i" if label in _ROMANS else "a"
    shape = "wide" if name == "sum" else "(" if name == "label" else match["stop"]
    start = match.start("open") if name == "label" else match.start(name)
    return (scale, shape), Step(start, match.end(), (label,))


def _value(scale: str, label: str) -> int:
    if scale == ".":
        return int(label.partition(".")[2])
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
        elif run and (last < value <= last + gap or _is_next_part(run[-1], one)):
            run.append(one)
            last = max(value, _value(scale, one.numbers[-1]))
    if run:
        yield Run(scale, shape, tuple(run))


def _is_next_part(before: Step, one: Step) -> bool:
    """Whether "2b" comes after "2a"."""
    last, label = before.numbers[-1], one.numbers[0]
    return label[-1:].isalpha() and label[:-1] == last[:-1] and ord(label[-1]) == ord(last[-1]) + 1
