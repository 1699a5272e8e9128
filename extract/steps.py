"""Numbers, letters and Roman numbers at the heads of lines or within them, by their form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract import markers
from extract.searched import all_places
from extract.source import Source

_LINE = r"^[ >*\u2022|\"'_#-]{0,24}"
_LABEL = r"(?:\d{1,2}|\d{1,2}[a-h]|[a-h]|ix|x|iv|v?i{1,3}|v)"
_OUTER = r"(?:(?:[a-h]|i{1,3}|iv|v)[.)]\s{1,4}(?=\d{1,2}[.)]))?"  # "ii. 2. How many"
_WIDE = r"(?P<number>\d{1,2})(?:[ ]{1,4}-(?=\s)|[ ]{2,8}|[ ]?\|)"
_AT_LINE = re.compile(
    rf"{_LINE}{_OUTER}(?:(?P<open>[(\[])(?P<label>{_LABEL})[)\]]|{_WIDE}|"
    rf"(?P<plain>{_LABEL})(?P<stop>[.:)])(?!\d))",
    re.MULTILINE,
)
_IN_LINE = re.compile(
    rf"(?<=[\s\"])(?:(?P<open>\()(?P<label>{_LABEL})\)(?=\s)|"
    r"(?<=[.?;:,|\"a-z)] )(?P<plain>\d{1,2}|[a-h])(?P<stop>[.)])(?=\s))"
)
_LETTERED = re.compile(r"[.)](?=\s)(?<=[ ][a-h].)")
# "Q2" within a line; a number alone on its line.
_WORDED = re.compile(r"q(?<!\Sq)(?:uestion)?[ .]?(?P<number>\d{1,2})[.:)]?(?=\s)")
_ALONE = re.compile(r"^[ ]{0,8}(?P<number>\d{1,2})[.)]?[ ]{0,8}$", re.MULTILINE)
_NOUN = r"(?:questions?|q|points?|parts?|items?|requests?|queries|query)"
# "For 2, the supplier ..." at the head of a sentence.
_LED = re.compile(
    r"(?:[.;:] |\n)(?P<lead>for|on|to|as (?:to|for|regards)|regarding|turning to|concerning|"
    r"in (?:answer|response|reply|relation|respect|regard) (?:to|of)|with (?:regard|respect) to) "
    rf"(?:your |the )?(?:{_NOUN}[ .]{{0,2}}(?P<numbers>{markers.NUMBERS})(?=[ ,:])|"
    rf"(?P<bare>{markers.NUMBERS})[,:](?=\s)|\((?P<letter>[a-h]|i{{1,3}}|iv|v)\)[,:](?=\s))"
)
# "Your first two questions are refused".
_ORDERED = re.compile(
    rf"(?:[.;:] |\n)(?P<lead>(?:[a-z]{{2,8}} ){{0,3}}?(?:your|the)) (?P<ordinal>first|second|third|"
    rf"fourth|fifth|sixth|seventh|eighth)(?: (?P<count>two|three|four|five))?"
    rf"(?: {_NOUN}(?![a-z])|(?=,| -))"
)
_ORDER = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
# "1-3." or "4, 5 and 6)" at a line's head.
_GROUP = re.compile(
    rf"{_LINE}(?P<numbers>\d{{1,2}}(?:\s?(?:,\s?and|,|&|and|-|to|/)\s?\d{{1,2}}){{1,8}})"
    r"[ ]?(?P<stop>[.:)])(?=\s)",
    re.MULTILINE,
)
# "1.1", "2.3)" at a line's head; "1 How many" without a stop.
_POINT = re.compile(
    rf"{_LINE}(?:q\.?[ ]?)?(?P<head>\d{{1,2}})\.(?P<number>[1-9]\d?)[.):]?(?=\s)", re.MULTILINE
)
# "1st - How many" at a line's head.
_NTH = re.compile(r"(?P<number>\d{1,2})(?:st|nd|rd|th)(?:[.:)]|[ ]{1,4}[-:])(?=\s)")
# "Request part A", "Reply B:", "Query 1 -" at a line's head: a word for what is asked or answered.
_TITLED = re.compile(
    rf"{_LINE}(?P<word>(?:(?:your|our|the|my) )?(?:(?:requests?|questions?|query|enquiry|points?|"
    r"parts?|items?|elements?|limbs?|issue|heads?|req|ques|q|no|you asked)|"
    r"(?P<tells>response|reply|answer|resp|ans|decision|outcome)))"
    r"(?:[ ](?:part|item|point|to|for|of|no|number|"
    r"(?:to |of )?(?:(?:your|the) )?(?:request|question)))?"
    r"[ .:-]{0,2}(?:\((?P<label>\d{1,2}|[a-h]|ix|iv|v?i{1,3}|v)\)|(?<=[ .:-])"
    r"(?P<plain>\d{1,2}|[a-h]|ix|iv|v?i{1,3}|v)(?=[ ]?(?:[.:)|-]|$)))[ ]?[.:)|-]{0,2}",
    re.MULTILINE,
)
# "2a)", "Q2(a)": a part with the number that it is of.
_PART_OF = re.compile(
    rf"{_LINE}(?:q(?:uestion)?[ .]{{0,2}})?(?P<of>\d{{1,2}})[ .]?"
    r"(?:\((?P<label>[a-h])\)|(?P<plain>[a-h])(?:[.:)]{1,2}|(?=\s)))",
    re.MULTILINE,
)
OF = "of "  # the shape of such parts, before their number
_BARE = re.compile(r"^[ >|]{0,16}(?P<number>\d{1,2})[ ]{1,3}(?=[A-Z\"(])", re.MULTILINE)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7} \d{4}")
_NTHS = ("st", "nd", "rd", "th")

Form = tuple[str, str, bool]  # scale, shape, and whether within lines


@dataclass(frozen=True, order=True)
class Step:
    """One number of a run, or several that stand together."""

    start: int
    end: int
    numbers: tuple[str, ...]


def steps_of(source: Source) -> Iterator[tuple[Form, Step]]:
    """Every number by its form; those at lines' heads also with those within lines."""
    for match in _AT_LINE.finditer(source.low):
        (scale, shape), step = _read(match)
        yield (scale, shape, False), step
        if shape != "wide":
            yield (scale, shape, True), step
    for match in filter(None, (_IN_LINE.match(source.low, at) for at in _within_lines(source))):
        (scale, shape), step = _read(match)
        yield (scale, shape, True), step
    yield from _bare(source)
    yield from _parts_of(source)
    yield from _grouped(source)
    yield from _named(source)


def _within_lines(source: Source) -> list[int]:
    """Where a number, a letter or a bracket stands after a space or a mark."""
    low = source.low
    lettered = (match.start() - 1 for match in _LETTERED.finditer(low))
    figures = (at for at, end in source.figures if end - at < 3 and low[at - 1 : at] == " ")
    return sorted([*all_places(low, "("), *figures, *lettered])


def _bare(source: Source) -> Iterator[tuple[Form, Step]]:
    """Numbers with nothing behind them, or after "Q" within a line."""
    for shape, pattern in (("q", _WORDED), ("alone", _ALONE)):
        for match in pattern.finditer(source.low):
            yield ("1", shape, True), Step(match.start(), match.end(), (match["number"],))
    yield from _figures(source)
    for match in _BARE.finditer(source.plain):
        if not _MONTH.match(source.low, match.end()):
            yield ("1", "bare", True), Step(match.start("number"), match.end(), (match["number"],))


def _parts_of(source: Source) -> Iterator[tuple[Form, Step]]:
    """Parts that bear the numbers of their questions."""
    for match in source.at_lines(_PART_OF, source.low):
        label, start = match["label"] or match["plain"], match.start("of")
        yield ("a", OF + match["of"], False), Step(start, match.end(), (label,))


def _figures(source: Source) -> Iterator[tuple[Form, Step]]:
    """Figures such as "1st" at the head of a line."""
    low = source.low
    for at, end in source.figures:
        if end - at > 2:
            continue
        nth = _NTH.match(low, at) if low[end : end + 2] in _NTHS else None
        if nth and not low[low.rfind("\n", 0, at) + 1 : at].strip(" >*\u2022|\"'"):
            yield ("1", "nth", False), Step(at, nth.end(), (nth["number"],))


def _grouped(source: Source) -> Iterator[tuple[Form, Step]]:
    """Several numbers at the head of a line, and numbers with a section before them."""
    for match in _GROUP.finditer(source.low):
        numbers = markers.numbers_in(match["numbers"])
        if len(set(numbers)) == len(numbers):
            step = Step(match.start("numbers"), match.end(), numbers)
            yield ("1", match["stop"], False), step
    for match in _POINT.finditer(source.low):
        label = f"{match['head']}.{match['number']}"
        yield (".", match["head"], False), Step(match.start("head"), match.end(), (label,))


def _named(source: Source) -> Iterator[tuple[Form, Step]]:
    """Numbers after a word for a question or an answer."""
    for match in _LED.finditer(source.low):
        letter = match["letter"]
        numbers = (letter,) if letter else markers.numbers_in(match["numbers"] or match["bare"])
        scale = _scale(letter) if letter else "1"
        yield (scale, markers.ANSWER, True), Step(match.start("lead"), match.end(), numbers)
    for match in _ORDERED.finditer(source.low) if " first " in source.low else ():
        first = _ORDER.index(match["ordinal"]) + 1
        numbers = tuple(str(first + n) for n in range(_COUNTS.get(match["count"] or "", 1)))
        yield ("1", "ordinal", False), Step(match.start("lead"), match.end(), numbers)
    marked = markers.markers(source)
    known = {one.start for one in marked if one.sort != markers.PLAIN}
    for match in source.at_lines(_TITLED, source.low):
        label, start = match["label"] or match["plain"], match.start("word")
        if start not in known:
            sort = markers.ANSWER if match["tells"] else markers.QUESTION
            yield (_scale(label), sort, False), Step(start, match.end(), (label,))
    for one in marked:
        if (
            one.sort in (markers.QUESTION, markers.ANSWER)
            and one.main
            and "." not in one.numbers[0]
        ):
            yield ("1", one.sort, False), Step(one.start, one.end, one.numbers)
            if one.sort == markers.ANSWER:
                yield ("1", one.sort, True), Step(one.start, one.end, one.numbers)


def _read(match: re.Match[str]) -> tuple[tuple[str, str], Step]:
    groups = match.groupdict()
    name = next(key for key in ("label", "number", "plain") if groups.get(key))
    label = match[name]
    shape = "wide" if name == "number" else "(" if name == "label" else match["stop"]
    start = match.start("open") if name == "label" else match.start(name)
    return (_scale(label), shape), Step(start, match.end(), (label,))


def _scale(label: str) -> str:
    return "1" if label[0].isdigit() else "i" if label in markers.ROMANS else "a"


def value_of(scale: str, label: str) -> int:
    if scale == ".":
        return int(label.partition(".")[2])
    if scale == "1":
        digits = re.match(r"\d+", label)
        return int(digits[0]) if digits else 0
    return markers.ROMANS.index(label) + 1 if scale == "i" else ord(label) - ord("a") + 1
