"""Dates as a document writes them, and which of them is that of request, response, publication.

A day, month or year is given as exactly as it was written. A deadline is no response, and a date
alone is neither.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.blocks import FOOTER, REQUEST, SIGN, THIRD, Blocks
from extract.cues import SPACE, Cue, Cues, cues
from extract.kind import FOI
from extract.logs import headed_cells
from extract.reading import Abstention, Found, Message
from extract.source import Source

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WELSH = (
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr".split()
)
_SHORT = {name[:3]: n for n, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_NUMBERS = {name: n for names in (_MONTHS, _WELSH) for n, name in enumerate(names, 1)} | _SHORT
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s{1,3})?"
_DATE = re.compile(
    rf"(?P<iso>(?<![\d-])(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?![\d-]))"
    rf"|(?P<words>(?<![\d.£/])(?P<wd>\d{{1,2}})\s?(?:st|nd|rd|th)?(?:\s{{1,3}}day)?(?:\s{{1,3}}of)?[\s,./-]{{1,3}}"
    rf"(?P<wm>{_MONTH})\.?[\s,./-]{{1,3}}(?P<wy>(?:19|20)\d\d|\d\d(?!\d)))"
    rf"|(?P<american>(?<![a-z])(?P<am>{_MONTH})\.?\s{{1,3}}(?P<ad>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<ay>(?:19|20)\d\d))"
    rf"|(?P<numeric>(?<![\d/.£-])(?P<nd>\d{{1,2}})(?P<sep>\s?[/.-]\s?)(?P<nm>\d{{1,2}})\s?[/.-]\s?(?P<ny>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d))"
    rf"|(?P<month>(?<![a-z])(?P<mm>{_MONTH})\.?,?\s{{1,3}}(?P<my>(?:19|20)\d\d)(?!\d))"
)
_FIGURES = re.compile(r"\d{1,40}")
_WORD_BEFORE = re.compile(r"(?P<word>[a-z]{3,10})\.?,?\s{1,3}\Z")
_MONTH_WIDTH = 16  # the longest name of a month and what may part it from figures
_SAME_PARAGRAPH = r"(?:[ ]{1,40}\n?[ ]{0,40}|\n[ ]{0,40})"
_LEAD = 70  # how much of the words before a date is read
_YEARLESS = re.compile(
    rf"(?<![\d.£/])(?P<day>[12]?\d|3[01])\s?(?:st|nd|rd|th)?(?:\s{{1,3}}of)?\s{{1,3}}(?P<month>{_MONTH})(?![a-z])"
    r"(?!\.?,?[\s./-]{0,3}(?:19|20)\d\d)"
)
_HEAD = 1500
_LETTER_HEAD = 400  # the characters of a message in which its date stands
_ABOVE = 40  # and how far above its greeting
_LABEL = 4  # words of a label without a colon
_HEAD_LINES = 14  # a letter's own date stands alone in its first lines
_BETWEEN = r"[\s:*|_-]{0,40}(?:on\s{1,3})?(?:the\s{1,3})?" + _WEEKDAY + r"\Z"


@dataclass(frozen=True)
class Dated:
    """A date, its place, and what it is by the words beside it."""

    value: str
    start: int
    end: int
    role: str
    rule: str
    score: float


@dataclass(frozen=True)
class Dates:
    """The three dates of a document, and those that look like one of them."""

    requested: Found | None
    responded: Found | None
    published: Found | None
    abstentions: tuple[Abstention, ...]


def dates(source: Source, blocks: Blocks, *, kind: str, messages: Sequence[Message] = ()) -> Dates:
    """The dates of a document of a kind."""
    listed = [one for one in dated(source) if blocks.at(one.start) not in (FOOTER, THIRD)]
    asides = [one for one in listed if one.role == "deadline"]
    requested = _first(listed, "requested") if kind in FOI else None
    responded = None
    if kind in FOI:
        responded = _last_letter(source, listed, messages) if len(messages) > 1 else None
        responded = responded or _responded(source, listed, blocks, requested)
        requested = requested or _of_that_year(source, blocks, responded)
    published = _published(source, listed, kind)
    reasons = [
        Abstention("dates.responded", one.rule, f"{one.value} is a deadline, not a response")
        for one in asides[:3]
    ]
    return Dates(requested, responded, published, tuple(reasons))


def dated(source: Source) -> Iterator[Dated]:
    """Every date in the text, in order."""
    headings = {value.start: head for head, value in headed_cells(source)}
    until = 0
    for place in _beginnings(source.low):
        if place < until or not (match := _DATE.match(source.low, place)):
            continue
        until = match.end()
        value = _value(match)
        if value:
            role, rule, score = _role(source, match, headings.get(match.start()))
            yield Dated(value, match.start(), match.end(), role, rule, score)


def _beginnings(low: str) -> list[int]:
    """Where a date may begin: at figures, and at the name of a month before figures."""
    found = []
    for figures in _FIGURES.finditer(low):
        place = figures.start()
        word = _WORD_BEFORE.search(low, max(0, place - _MONTH_WIDTH), place)
        if word and word["word"] in _NUMBERS:
            found.append(word.start())
        found.append(place)
    return found


def _value(match: re.Match[str]) -> str | None:
    kind = match.lastgroup or ""
    if match["month"]:
        return f"{match['my']}-{_NUMBERS[match['mm']]:02}"
    if match["iso"]:
        day, month, year = match["id"], int(match["im"]), match["iy"]
    elif match["words"]:
        day, month, year = match["wd"], _NUMBERS[match["wm"]], match["wy"]
    elif match["american"]:
        day, month, year = match["ad"], _NUMBERS[match["am"]], match["ay"]
    else:
        day, month, year = match["nd"], int(match["nm"]), match["ny"]
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if not kind or not 1 <= month <= 12 or not 1 <= int(day) <= monthrange(full, month)[1]:
        return None
    return f"{full}-{month:02}-{int(day):02}"


def _role(
    source: Source, match: re.Match[str], heading: str | None = None
) -> tuple[str, str, float]:
    """What a date is by the words before it, or by the heading of its column."""
    best: tuple[int, str, str, float] | None = None
    start = max(0, match.start() - _LEAD - 60)
    before = heading + ": " if heading else source.low[start : match.start()]
    leads = _leads()
    near = (
        leads.within(before, 0, len(before))
        if heading
        else leads.within(source.low, start, match.start())
    )
    for one in near:
        if found := one.pattern.search(before):
            length = len(found[0])
            if best is None or length > best[0]:
                best = length, one.says, one.id, one.score
    if best:
        return best[1], best[2], best[3]
    after = source.low[match.end() : match.end() + 60]
    for one in cues("dates", "after"):
        if one.pattern.match(after):
            return one.says, one.id, one.score
    return "", "dates/alone", 0.3


@cache
def _leads() -> Cues:
    """The words before a date, tied to the date; those of a deadline first."""
    made = []
    for one in cues("dates", "before"):
        phrase = one.pattern.pattern.replace(SPACE, _SAME_PARAGRAPH)
        pattern = re.compile(rf"(?<![a-z])(?:{phrase}){_BETWEEN}")
        made.append(Cue(one.id, one.says, pattern, one.needles, leads=False, score=one.score))
    return Cues(made)


def _first(listed: list[Dated], role: str) -> Found | None:
    return next((_found(one) for one in listed if one.role == role), None)


def _found(one: Dated, *, rule: str = "", score: float = 0.0) -> Found:
    return Found(one.value, one.start, one.end, rule or one.rule, score or one.score)


def _responded(
    source: Source, listed: list[Dated], blocks: Blocks, requested: Found | None
) -> Found | None:
    said = [one for one in listed if one.role == "responded" and blocks.at(one.start) != REQUEST]
    headed = [one for one in said if _is_labelled(source, one)]
    if headed:
        return _found(next((o for o in headed if o.start < _HEAD), headed[-1]))
    labelled = [one for one in listed if one.role == "letter" and blocks.at(one.start) != REQUEST]
    if labelled:
        return _found(labelled[0])
    alone = next(
        (one for one in listed if one.role == "" and _stands_alone(source, one, blocks)), None
    )
    if alone and len(alone.value) == 10 and (requested is None or alone.value >= requested.value):
        return _found(alone, rule="dates/alone-in-its-line", score=0.75)
    return _found(said[-1]) if said else None


def _is_labelled(source: Source, one: Dated) -> bool:
    """Whether a date stands after a label, not in a sentence on an earlier letter."""
    before = source.plain[_line_of(source, one.start)[0] : one.start]
    if one.start in {value.start for _, value in headed_cells(source)}:
        return True
    return ":" in before or "(" in before or len(before.split()) <= _LABEL


def _last_letter(source: Source, listed: list[Dated], messages: Sequence[Message]) -> Found | None:
    """In a thread, the date at the head of the last message of the authority."""
    for message in reversed([one for one in messages if one.speaker == "authority"]):
        for one in listed:
            is_head = (
                message.start - _ABOVE <= one.start < min(message.end, message.start + _LETTER_HEAD)
            )
            is_dated = one.role in ("letter", "responded") or _fills_line(source, one)
            if is_head and is_dated and len(one.value) == 10:
                return _found(one, rule="dates/head-of-last-letter", score=0.8)
    return None


def _of_that_year(source: Source, blocks: Blocks, responded: Found | None) -> Found | None:
    """The date of the request without its year: the last such day before the answer."""
    if responded is None or len(responded.value) != 10:
        return None
    for match in _YEARLESS.finditer(source.low):
        role, rule, _ = _role(source, match)
        if role != "requested" or blocks.at(match.start()) in (FOOTER, THIRD):
            continue
        end = f"-{_NUMBERS[match['month']]:02}-{int(match['day']):02}"
        year = int(responded.value[:4]) - (end > responded.value[4:])
        if int(match["day"]) <= monthrange(year, _NUMBERS[match["month"]])[1]:
            return Found(f"{year}{end}", *match.span(), rule, 0.7)
    return None


def _stands_alone(source: Source, one: Dated, blocks: Blocks | None = None) -> bool:
    """Whether a date fills its line, in the head of a letter or right under its end."""
    if not _fills_line(source, one):
        return False
    if blocks is not None and blocks.at(one.start) == SIGN:
        return True
    return source.plain.count("\n", 0, one.start) <= 4 * _HEAD_LINES or one.start < _HEAD


def _fills_line(source: Source, one: Dated) -> bool:
    line = _line_of(source, one.start)
    rest = source.flat[line[0] : one.start] + source.flat[one.end : line[1]]
    weekday = re.fullmatch(_WEEKDAY.rstrip("?") + "?", rest.strip().lower() + " ") is not None
    return not rest.strip() or weekday


def _line_of(source: Source, place: int) -> tuple[int, int]:
    start = source.plain.rfind("\n", 0, place) + 1
    end = source.plain.find("\n", place)
    return start, len(source.plain) if end < 0 else end


def _published(source: Source, listed: list[Dated], kind: str) -> Found | None:
    said = _publication(listed)
    if said:
        return said
    if kind in FOI:
        return None
    labelled = [one for one in listed if one.role in ("letter", "requested", "responded")]
    if labelled and labelled[0].start < 1500 and labelled[0].role == "letter":
        return _found(labelled[0])
    alone = next(
        (o for o in listed if o.start < 1500 and not o.role and _stands_alone(source, o)), None
    )
    if alone is None and kind == "other":
        changed = (one for one in listed if one.rule == "dates/last-changed")
        return next((_found(one) for one in changed), None)
    return _found(alone, rule="dates/alone-in-its-line", score=0.6) if alone else None


_PUBLISHED = ("dates/publication", "dates/signed", "dates/meeting", "dates/tabled")


def _publication(listed: list[Dated]) -> Found | None:
    """The date of publication, or of signing where there is none."""
    published = [one for one in listed if one.role == "published"]
    best = min(published, key=lambda one: _PUBLISHED.index(one.rule), default=None)
    return _found(best) if best else None
