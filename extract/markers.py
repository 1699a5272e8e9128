"""Numbers at the beginning of lines: of questions, of answers, of their parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.source import Source

QUESTION, ANSWER, PLAIN, PART = "question", "answer", "plain", "part"

_PART = (
    r"(?:\.?[a-h](?![a-z'])\)?|\s[a-h]\)|"
    r"\s?\((?:[a-h]|i{1,3}|iv|vi?)\)|\s?\.?(?:i{2,3}|iv)(?![a-z']))"
)
NUMBER = rf"\d{{1,2}}(?!\d)(?:\.\d{{1,2}}(?![\d.]))?{_PART}?"
_AND = r"\s?(?:,\s?and|,|&|and|-|to|\+|/)\s?"
NUMBERS = (
    rf"{NUMBER}(?:{_AND}(?:(?:questions?|points?|parts?|requests?|q|a)\.?\s?)?{NUMBER}){{0,10}}"
)
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_COUNT = "one two three four five six seven eight nine ten eleven twelve".split()
WORD_NUMBER = rf"(?:{'|'.join(_COUNT)})(?![a-z])"
_LEAD = (
    r"(?:(?:in\s(?:relation|response|answer|respect|reply|regards?|reference)\s(?:to|of)|"
    r"with\s(?:regards?|respect|reference)\sto|"
    r"(?:our\s|(?:[a-z]{1,20}\s){0,3}[a-z]{1,20}'s?\s)?(?:response|reply|answers?)\s(?:to|for)|"
    r"as\s(?:to|for|regards)|turning\s(?:now\s)?to|concerning|regarding|for|on|to|re:?)\s"
    r"(?:your\s|the\s)?)"
)
_LINE = r"^[ >*\u2022|\"'_#.-]{0,24}"
_AT_STOP = r"(?=[ ]?(?:no\.?|number)?[ ]?[\da-z][\da-z ,&]{0,24}(?:[:.)|-]|$))"
# "4. Q2 - ", "4.1 Question 2"
_PARAGRAPH = (
    r"(?:(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[a-h][.)])\s{1,4}(?=q\.?\s?\d|questions?\s\d|parts?\s\d))?"
)
_WORDED = re.compile(
    rf"{_LINE}{_PARAGRAPH}(?P<lead>{_LEAD})?(?P<word>questions?|qu|qn|q|answers?|ans|a(?=\.?\d)|points?|items?|"
    rf"parts?|(?:requests?|(?:our\s)?(?:response|reply)){_AT_STOP})[ ]?\.?[ ]?"
    rf"(?:no\.?|number|:)?[ ]?(?P<numbers>{NUMBERS}|{WORD_NUMBER})"
    r"(?P<stop>[ ]{0,3}(?:[.):|-]{1,2}(?=\s|\S)|(?=\s)|\Z))",
    re.MULTILINE,
)
_PLAIN = re.compile(
    rf"{_LINE}\(?(?P<numbers>{NUMBER}(?:(?:,\s?|\s(?:and|&|to)\s|\.?\s?-\s?){NUMBER}(?=[^\n]{{0,12}}?[.):])){{0,5}})"
    r"(?P<stop>\s{0,2}[.):](?!\d)|\)|[ ]{0,3}-(?=\s)|/(?=\s)|\s{0,3}\||(?=[ ]{1,4}[a-z\"])|"
    r"(?<=\d[a-h])(?=[ ]{1,4}[\d\u00a3]))",
    re.MULTILINE,
)
# A part within a line, after the sentence of the one before: "(a) 14. (b) Six."
_INLINE_PART = re.compile(
    r"\((?:(?:(?<=[.;:)?\d] \()|(?<=[.;:)?\d]  \())(?P<letter>[b-h])|(?<=\n\d[.)] \()a)\)"
    r"(?=[ ]{1,3}[A-Z0-9\u00a3])"
)
_PARTS = re.compile(
    rf"{_LINE}(?:\(?(?P<numbers>[a-h]|i{{1,3}}|iv|v|vi{{1,3}})(?:[.)]\)?)(?=\s|[A-Za-z])|"
    r"\d{1,2}\(?(?P<alone>[a-h])\)?[ ]{0,3}$)",
    re.MULTILINE,
)
_DASH = re.compile(r"\s-\s")  # "Q1 - 12": a figure, no range, unless a stop follows
_RANGE = re.compile(r"-\s?q")  # "Q1 - Q4"
_HEADING = 80  # characters; what is longer is no heading
_ANSWERING = ("a", "response", "reply", "our")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, order=True)
class Marker:
    """The numbers at the beginning of a line, and what sort of line they mark."""

    start: int
    end: int
    numbers: tuple[str, ...]
    sort: str
    is_punctuated: bool

    @property
    def main(self) -> int:
        """The number without its part; 0 for a bare part."""
        found = re.match(r"\d+", self.numbers[0])
        return int(found[0]) if found else 0


@lru_cache(maxsize=1)  # the lists of a letter are looked for twice
def markers(source: Source) -> tuple[Marker, ...]:
    """The markers of a text in order, one a line."""
    found: dict[int, Marker] = {}
    for one in (
        *_worded(source),
        *_plain(source),
        *_parts(source),
        *_inline_parts(source),
    ):
        found.setdefault(one.start, one)
    listed = sorted(found.values())
    pairs = zip(listed, [*listed[1:], None], strict=False)
    return tuple(one for one, after in pairs if not (after and _is_section(source, one, after)))


def _is_section(source: Source, one: Marker, after: Marker) -> bool:
    """Whether a part is a heading over questions of its own: "Part one: the system"."""
    if one.sort != QUESTION or after.sort != PLAIN or after.start - one.end > _HEADING:
        return False
    title = source.plain[one.end : after.start].strip()
    return source.low.startswith("part", one.start) and "\n" not in title and title[-1:] != "?"


def numbers_in(written: str) -> tuple[str, ...]:
    """The numbers of "6, 7 & 8" or of "1-3"; a part without its number takes the one before."""
    if written in _COUNT:
        return (str(_COUNT.index(written) + 1),)
    found: list[str] = []
    for match in re.finditer(
        rf"(?P<joint>\s?(?:-|\bto\b)\s?(?:q(?:uestions?)?[. ]{{0,2}})?)?(?P<number>{NUMBER})",
        written,
    ):
        number = _tidy(match["number"])
        if match["joint"] and found and number.isdigit() and found[-1].isdigit():
            found += [
                str(n) for n in range(int(found[-1]) + 1, min(int(number), int(found[-1]) + 40))
            ]
        found.append(number)
    return tuple(found)


def is_next_roman(last: str, label: str) -> bool:
    """Whether a label is the small Roman number after another."""
    if last not in ROMANS or label not in ROMANS:
        return False
    return ROMANS.index(label) == ROMANS.index(last) + 1


def _tidy(number: str) -> str:
    """ "2(a)" as "2a"; "1.2" stays."""
    return re.sub(r"[\s()]|\.(?=[a-z])", "", number).rstrip(".")


def _worded(source: Source) -> Iterator[Marker]:
    for match in source.at_lines(_WORDED, source.low):
        is_answer = bool(match["lead"]) or match["word"].startswith(_ANSWERING)
        sort = ANSWER if is_answer else QUESTION
        written, end = match["numbers"], match.end()
        is_range = match["word"].endswith("s") or _RANGE.search(written) is not None
        dash = None if is_range else _DASH.search(written)
        is_stopped = match["stop"].strip()[:1] in (".", ":", ")")
        if dash and (not is_stopped or source.low[end : end + 1].isdigit()):
            written, end = written[: dash.start()], match.start("numbers") + dash.end()
        numbers = numbers_in(written)
        before = match[0][: match.start("numbers") - match.start()]
        is_figure = is_answer and (":" in before or (before.endswith(". ") and written in _COUNT))
        if numbers and not is_figure:
            yield Marker(_start(source, match), end, numbers, sort, True)


def _plain(source: Source) -> Iterator[Marker]:
    for match in source.at_lines(_PLAIN, source.low):
        after = source.low[match.end() : match.end() + 12].lstrip()
        is_punctuated = bool(match["stop"].strip()) or source.text[match.end()] == "\t"
        if (after[:3] in _MONTHS and not is_punctuated) or source.low[match.end()] == "(":
            continue  # a date; or "(5B)(a)", a subsection at the head of a line
        numbers = numbers_in(match["numbers"])
        yield Marker(_start(source, match), match.end(), numbers, PLAIN, is_punctuated)


def _parts(source: Source) -> Iterator[Marker]:
    for match in source.at_lines(_PARTS, source.low):
        letter = match["numbers"] or match["alone"]
        yield Marker(_start(source, match), match.end(), (letter,), PART, True)


def _inline_parts(source: Source) -> Iterator[Marker]:
    for match in _INLINE_PART.finditer(source.plain):
        yield Marker(match.start(), match.end(), (match["letter"] or "a",), PART, True)


def _start(source: Source, match: re.Match[str]) -> int:
    start = match.start()
    while source.plain[start] in " >*\u2022|\"'_#.-":
        start += 1
    return start
