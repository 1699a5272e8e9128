"""Numbers at the beginning of lines: of questions, of answers, of their parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.source import Source

QUESTION, ANSWER, PLAIN, PART = "question", "answer", "plain", "part"

_PART = r"(?:\.?[a-h](?![a-z'])\)?|\s?\((?:[a-h]|i{1,3}|iv|vi?)\)|\s?\.?(?:i{2,3}|iv)(?![a-z']))"
NUMBER = rf"\d{{1,2}}(?!\d)(?:\.\d{{1,2}}(?![\d.]))?{_PART}?"
_AND = r"\s?(?:,\s?and|,|&|and|-|to|\+|/)\s?"
NUMBERS = rf"{NUMBER}(?:{_AND}(?:questions?\s?|q\.?\s?|a\.?\s?)?{NUMBER}){{0,10}}"
_LEAD = (
    r"(?:(?:in\s(?:relation|response|answer|respect|reply|regards?|reference)\s(?:to|of)|"
    r"with\s(?:regards?|respect|reference)\sto|(?:our\s)?(?:response|reply|answers?)\s(?:to|for)|"
    r"regarding|for|re:?)\s(?:your\s)?)"
)
_LINE = r"^[ >*\u2022|\"'_#.-]{0,24}"
_WORDED = re.compile(
    rf"{_LINE}(?P<lead>{_LEAD})?(?P<word>questions?|qu|qn|q|answers?|ans|a(?=\d)|points?|items?|"
    r"parts?|requests?(?=\s\d{1,2}\s?[:.)-]))[ ]?\.?[ ]?(?:no\.?|number|:)?[ ]?"
    rf"(?P<numbers>{NUMBERS})"
    r"(?P<stop>[ ]{0,3}(?:[.):|-]{1,2}(?=\s|\S)|(?=\s)|\Z))",
    re.MULTILINE,
)
_PLAIN = re.compile(
    rf"{_LINE}\(?(?P<numbers>{NUMBER}(?:(?:,\s?|\s(?:and|&|to)\s|\s?-\s?){NUMBER}(?=[^\n]{{0,12}}?[.):])){{0,5}})"
    r"(?P<stop>\s{0,2}[.):](?!\d)|\)|[ ]{1,3}-(?=\s)|\s{0,3}\||(?=[ ]{1,4}[a-z\"]))",
    re.MULTILINE,
)
_INLINE = re.compile(
    r"(?<=\? )(?:(?P<word>Q(?:uestion )?)(?=\d)|(?=\d{1,2}[.)]))"
    r"(?P<number>\d{1,2})[.):]?(?=\s[A-Z])"
)
_PARTS = re.compile(
    rf"{_LINE}\(?(?P<numbers>[a-h]|i{{1,3}}|iv|v|vi{{1,3}})(?:[.)]\)?)(?=\s|[A-Za-z])", re.MULTILINE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ROMAN = {"i": "a", "ii": "b", "iii": "c", "iv": "d", "v": "e", "vi": "f"}


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


def markers(source: Source) -> list[Marker]:
    """The markers of a text in order, one a line."""
    found: dict[int, Marker] = {}
    for one in (*_worded(source), *_plain(source), *_parts(source), *_inline(source)):
        found.setdefault(one.start, one)
    return sorted(found.values())


def numbers_in(written: str) -> tuple[str, ...]:
    """The numbers of "6, 7 & 8" or of "1-3"; a part without its number takes the one before."""
    found: list[str] = []
    for match in re.finditer(rf"(?P<joint>\s?(?:-|\bto\b)\s?)?(?P<number>{NUMBER})", written):
        number = _tidy(match["number"])
        if match["joint"] and found and number.isdigit() and found[-1].isdigit():
            found += [
                str(n) for n in range(int(found[-1]) + 1, min(int(number), int(found[-1]) + 40))
            ]
        found.append(number)
    return tuple(found)


def _tidy(number: str) -> str:
    """ "2(a)" as "2a"; "1.2" stays."""
    return re.sub(r"[\s()]|\.(?=[a-z])", "", number).rstrip(".")


def _worded(source: Source) -> Iterator[Marker]:
    for match in _WORDED.finditer(source.low):
        is_answer = bool(match["lead"]) or match["word"].startswith("a")
        sort = ANSWER if is_answer else QUESTION
        numbers = numbers_in(match["numbers"])
        is_figure = is_answer and ":" in match[0][: match.start("numbers") - match.start()]
        if numbers and not is_figure and not _is_mention(source, match):
            yield Marker(_start(source, match), match.end(), numbers, sort, True)


def _is_mention(source: Source, match: re.Match[str]) -> bool:
    """Whether the words go on as a sentence about the question: "Question 3 is refused"."""
    if match["stop"].strip():
        return False
    line = source.low.find("\n", match.end())
    rest = source.plain[match.end() : len(source.low) if line < 0 else line].strip()
    about = ("is ", "are ", "was ", "were ", "has ", "have ", "of the", "above", "below", "would ")
    return rest.startswith(about)


def _plain(source: Source) -> Iterator[Marker]:
    for match in _PLAIN.finditer(source.low):
        after = source.low[match.end() : match.end() + 12].lstrip()
        is_punctuated = bool(match["stop"].strip())
        if after[:3] in _MONTHS and not is_punctuated:
            continue
        numbers = numbers_in(match["numbers"])
        yield Marker(_start(source, match), match.end(), numbers, PLAIN, is_punctuated)


def _inline(source: Source) -> Iterator[Marker]:
    """Numbers within a line, after the question before: "How many? Q2. Since when?"."""
    for match in _INLINE.finditer(source.plain):
        sort = QUESTION if match["word"] else PLAIN
        yield Marker(match.start(), match.end(), (match["number"],), sort, is_punctuated=True)


def _parts(source: Source) -> Iterator[Marker]:
    for match in _PARTS.finditer(source.low):
        letter = match["numbers"]
        yield Marker(_start(source, match), match.end(), (letter,), PART, True)


def _start(source: Source, match: re.Match[str]) -> int:
    start = match.start()
    while source.plain[start] in " >*\u2022|\"'_#.-":
        start += 1
    return start


def part_letter(letter: str, *, is_roman: bool) -> str:
    """The letter of a part numbered "ii" in a list of Roman numbers."""
    return _ROMAN.get(letter, letter) if is_roman else letter
