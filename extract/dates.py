"""Dates as a document writes them, and what each is by the words beside it.

A day, month or year is given as exactly as it was written.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from extract.cues import SPACE, Cues, cues, section
from extract.source import Source

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WELSH = (
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr".split()
)
_SHORT = {name[:3]: n for n, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_SHORT |= {"febuary": 2, "feburary": 2, "janurary": 1, "septmber": 9, "novemeber": 11}  # misspelt
NUMBERS = {name: n for names in (_MONTHS, _WELSH) for n, name in enumerate(names, 1)} | _SHORT
MONTH = "|".join(sorted(NUMBERS, key=len, reverse=True))
WELSH = "|".join(_WELSH)  # before the English name: "16 Hydref / October 2020"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s{1,3})?"
_APART = r"(?:[\s,./-]{0,3}|\n[ ]{4,40})"  # a cell may have each part in a line of its own
_DATE = re.compile(
    rf"(?P<iso>(?<![\d-])(?P<iy>(?:19|20)\d\d)(?P<is>[-/.])(?P<im>\d\d)(?P=is)(?P<id>\d\d)(?![\d/-]))"
    rf"|(?P<words>(?<![\d.£/])(?P<wd>\d{{1,2}})\s?\^?(?:st|nd|rd|th)?(?:\s{{1,3}}day)?(?:\s{{1,3}}of)?{_APART}"
    rf"(?:(?:{WELSH})\s?/\s?)?(?P<wm>{MONTH})\.?{_APART}(?P<wy>(?:19|20)\d\d|\d\d(?!\d)))"
    rf"|(?P<american>(?<![a-z])(?P<am>{MONTH})\.?\s{{1,3}}(?P<ad>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<ay>(?:19|20)\d\d))"
    rf"|(?P<numeric>(?<![\d/.£-])(?P<nd>\d{{1,2}})(?P<sep>\s?[/.-]\s?)(?P<nm>\d{{1,2}})\s?[/.-]\s?(?P<ny>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d))"
    rf"|(?P<month>(?<![a-z])(?P<mm>{MONTH})\.?,?\s{{1,3}}(?P<my>(?:19|20)\d\d)(?!\d))"
)
_LONGEST = 40  # figures that are read as one run
_WORD_BEFORE = re.compile(r"(?P<word>[a-z]{3,10})\.?,?\s{1,3}\Z")
_SIGNS = ("-", "/", ".")  # behind the year where it comes first
_AFTER_MONTH = " \n.,"
_TAIL = 3
_TAILS = frozenset(name[-_TAIL:] for name in NUMBERS)  # so that no other word is tried
_MONTH_WIDTH = 16  # the longest name of a month and what may part it from figures
_SAME_PARAGRAPH = r"(?:[ ]{1,40}\n?[ ]{0,40}|\n[ ]{0,40})"
_LEAD = 130  # how much of the words before a date is read
_LABEL_REACH, _LABEL_WORDS = 120, 6
_LABEL_END = re.compile(
    r"(?P<end>[ ]{0,8}[:|/][\s|*]{0,60}|[ ]{2,60})?\s?"
    rf"(?:on\s{{1,3}})?(?:the\s{{1,3}})?{WEEKDAY}\Z"
)
_OF_LABEL_END = " \n:|/*,adefhimnorstuwy"  # the characters of which it is made
_CELL = re.compile(r"[|\t;\n\u2022.,\"]|[ ]{3}")
_PARTED = re.compile(r"\n\s{0,40}\n\s{0,40}(?!on\b|the\b|date|mon|tue|wed|thu|fri|sat|sun)[a-z]{2}")
_BETWEEN = r"[\s:*|_/=\"-]{0,40}(?:on\s{1,3})?(?:the\s{1,3})?" + WEEKDAY + r"\Z"
_CLAUSE = 170  # how much of a sentence before a date is read
_BLANK = re.compile(r"\n\s{0,40}\n")
_STOP = (
    r"(?!(?:internal\s|our\s|my\s)?(?:review|repl|respon|answer|acknowledg|complain|appeal|website|publish|"
    r"clarif|meeting|decision|dissatisf)|"
    r"(?:until|before|since|between|can|there|say|hold|held|show)\s)"
)
_CAME = (
    r"(?:(?:your|this|the|an?|that)\s(?:(?!letter|repl|respon)[a-z()'-]{1,20}\s){0,5}?(?:request|enquiry|application)"
    r"|your\s(?:[a-z-]{1,20}\s){0,3}?(?:e-?mail|letter|message|questions?|fax|form)"
    r"|(?:the|your)\s(?:[a-z]{1,12}\s)?(?:questions?|points)\s(?:(?:you|that|which|were|was|we)\s){0,3}(?:put|sent|raised|asked|posed|made)"
    r"|you\s(?:to\s)?(?:had\s|have\s)?(?:writ|wrote|ask|request|want|sent|send|submit|e-?mail|put|sought)[a-z]{0,6})"
)
_ASKED = re.compile(
    rf"(?<![a-z]){_CAME}(?![a-z]),?\s{{1,3}}(?:{_STOP}[a-z0-9()'&/\"-]{{1,24}},?\s{{1,3}}){{0,14}}?"
    rf"(?:on|of|dated)\s{{1,3}}(?:the\s{{1,3}})?{WEEKDAY}\Z"
)


@dataclass(frozen=True)
class Dated:
    """A date, its place, and what it is by the words beside it."""

    value: str
    start: int
    end: int
    role: str
    rule: str
    score: float


def dated(source: Source) -> Iterator[Dated]:
    """Every date in the text, in order."""
    until = 0
    for place in _beginnings(source):
        if place < until or not (match := _DATE.match(source.low, place)):
            continue
        until = match.end()
        value = _value(match)
        if value:
            role, rule, score = role_of(source, match)
            yield Dated(value, match.start(), match.end(), role, rule, score)


def _beginnings(source: Source) -> list[int]:
    """Where a date may begin: at figures, and at the name of a month before figures."""
    found = []
    low = source.low
    for place, end in source.figures_every(_LONGEST):
        before = low[max(0, place - _MONTH_WIDTH) : place].rstrip(_AFTER_MONTH)
        word = before[-_TAIL:] in _TAILS and _WORD_BEFORE.search(
            low, max(0, place - _MONTH_WIDTH), place
        )
        if word and word["word"] in NUMBERS:
            found.append(word.start())
        if end - place <= 2 or (end - place == 4 and low[end : end + 1] in _SIGNS):
            found.append(place)
    return found


def is_day(value: str) -> bool:
    """Whether a date is exact to the day."""
    return len(value) == len("2020-02-01")


def _value(match: re.Match[str]) -> str | None:
    """The date as ISO 8601 writes it, to the month or day; None where no calendar has it."""
    if match["month"]:
        return f"{match['my']}-{NUMBERS[match['mm']]:02}"
    if match["iso"]:
        day, month, year = match["id"], int(match["im"]), match["iy"]
    elif match["words"]:
        day, month, year = match["wd"], NUMBERS[match["wm"]], match["wy"]
    elif match["american"]:
        day, month, year = match["ad"], NUMBERS[match["am"]], match["ay"]
    else:
        day, month, year = match["nd"], int(match["nm"]), match["ny"]
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if not 1 <= month <= 12 or not 1 <= int(day) <= monthrange(full, month)[1]:
        return None
    return f"{full}-{month:02}-{int(day):02}"


def role_of(source: Source, match: re.Match[str]) -> tuple[str, str, float]:
    """What a date is by the longest phrase right before it, else by one after it."""
    best: tuple[int, str, str, float] | None = None
    start = max(0, match.start() - _LEAD)
    before = source.low[start : match.start()]
    for one in _leads().within(source.low, start, match.start()):
        found = one.pattern.search(before)
        if found and not _PARTED.search(found[0]):
            length = len(found[0])
            if best is None or length > best[0]:
                best = length, one.says, one.id, one.score
    if best:
        return best[1], best[2], best[3]
    after = source.low[match.end() : match.end() + 60]
    for one in cues("dates", "after"):
        if one.pattern.match(after):
            return one.says, one.id, one.score
    return _by_label(source, match) or _by_sentence(source, match) or ("", "dates/alone", 0.3)


def _by_sentence(source: Source, match: re.Match[str]) -> tuple[str, str, float] | None:
    """What came in on a date by the clause that ends with it: "the request we had from you on"."""
    start = max(0, match.start() - _CLAUSE)
    found = _ASKED.search(source.low, start, match.start())
    if found and not _BLANK.search(found[0]):
        return "requested", "dates/clause", 0.75
    return None


def _by_label(source: Source, match: re.Match[str]) -> tuple[str, str, float] | None:
    """What a date is by the stem of a word in its label: the first words of its line or cell.

    The first stem of "date of reply to request" says it, and the last of "request reply date".
    """
    start = max(0, match.start() - _LABEL_REACH)
    before = source.low[start : match.start()]
    ahead = _LABEL_END.search(before, len(before.rstrip(_OF_LABEL_END)))
    if ahead is None:
        return None
    label = _CELL.split(before[: ahead.start()].rstrip())[-1].strip(" *#>")
    is_marked = ahead["end"] is not None
    if label in ("in", "out") and not is_marked:
        return None
    if not label[:1].isalpha() or len(label.split()) > (_LABEL_WORDS if is_marked else 2):
        return None
    roles = [(stem.lastgroup or "").removeprefix("is_") for stem in _stems().finditer(label)]
    if not roles:
        return None
    aside = next((role for role in roles if role in ("deadline", "other")), None)
    role = aside or (roles[0] if " of " in label else roles[-1])
    return role, "dates/label-of-cell", 0.7


@cache
def _stems() -> re.Pattern[str]:
    """The beginnings of words that say in a label which date stands there."""
    named = section("dates", "labels").items()
    joined = (f"(?P<is_{role}>{'|'.join(cast('list[str]', one))})" for role, one in named)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(joined)})")


@cache
def _leads() -> Cues:
    """The words before a date, tied to the date."""
    made = []
    for one in cues("dates", "before"):
        phrase = one.pattern.pattern.replace(SPACE, _SAME_PARAGRAPH)
        pattern = re.compile(rf"(?<![a-z])(?:{phrase}){_BETWEEN}")
        made.append(replace(one, pattern=pattern, leads=False))
    return Cues(made)
