"""Which date of a document is that of request, of response and of publication.

A deadline is no response, and a date alone is neither.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks import FOOTER, REQUEST, SIGN, THIRD, Blocks
from extract.dates import MONTH, NUMBERS, WEEKDAY, Dated, dated, role_of
from extract.kind import FOI
from extract.logs import headed_cells
from extract.reading import Abstention, Found, Message
from extract.source import Source

_YEARLESS = re.compile(
    rf"(?<![\d.£/])(?P<day>[12]?\d|3[01])\s?(?:st|nd|rd|th)?(?:\s{{1,3}}of)?\s{{1,3}}(?P<month>{MONTH})(?![a-z])"
    r"(?!\.?,?[\s./-]{0,3}(?:19|20)\d\d)"
)
_HEAD = 1500
_LETTER_HEAD = 400  # the characters of a message in which its date stands
_ABOVE = 100  # and how far above its greeting
_TOP = 700  # where a date may have a cell of its line for itself
_CELL = re.compile(r"\t|\||[ ]{3,}|\u2022")
_BEFORE = re.compile(
    r"[\s*#>_,-]*(?:(?:first |last )?(?:published|posted|updated|modified)[ :]{1,3}(?:on )?)?"
    rf"{WEEKDAY}\s*"
)
_AFTER = re.compile(
    r"[\s*_,.-]*(?:(?:at )?\d{1,2}[:.]\d\d\s?(?:[ap]m)?\s?(?:gmt|bst|utc)?)?[\s*_.-]*"
)
_AGAIN = re.compile(
    r"[^.]{0,60}\b(?:review|look again|reconsider|complain|appeal|dissatisf|unhappy|challeng)"
)
_REVIEW = re.compile(r"\breview")
_TAIL = 500  # the characters in which a document ends, after every request
_LABEL = 4  # words of a label without a colon
_HEAD_LINES = 14  # a letter's own date stands alone in its first lines


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
    requested = responded = None
    if len(messages) > 1 and kind in FOI:
        requested, responded = _of_thread(source, listed, messages)
    if kind in FOI or _is_question(listed):
        requested = requested or _requested(source, listed)
        responded = responded or _responded(source, listed, blocks, requested)
        requested = requested or _of_that_year(source, blocks, responded)
    published = _published(source, listed, kind, responded)
    if _is_question(listed) and kind not in FOI:
        responded = responded or published
    reasons = [
        Abstention("dates.responded", one.rule, f"{one.value} is a deadline, not a response")
        for one in asides[:3]
    ]
    return Dates(requested, responded, published, tuple(reasons))


def _is_question(listed: list[Dated]) -> bool:
    """Whether a question of a member of parliament is dated by its tabling and its answer."""
    return any(one.rule == "dates/tabled" for one in listed)


def _requested(source: Source, listed: list[Dated]) -> Found | None:
    """The date said to be the first, else the first that is not of a wish for a review."""
    said = [one for one in listed if _is_asking(one)]
    first = [one for one in said if one.rule == "dates/first-made"]
    plain = [one for one in said if not _AGAIN.match(source.low, one.end)]
    return next((_found(one) for one in (*first, *plain, *said)), None)


def _is_asking(one: Dated) -> bool:
    """Whether a date is said to be of a request; a month before "you asked" may be of anything."""
    if one.rule == "dates/which-received" and len(one.value) < len("2020-02-01"):
        return False
    return one.role == "requested" or one.rule == "dates/tabled"


def _found(one: Dated, *, rule: str = "", score: float = 0.0) -> Found:
    return Found(one.value, one.start, one.end, rule or one.rule, score or one.score)


def _responded(
    source: Source, listed: list[Dated], blocks: Blocks, requested: Found | None
) -> Found | None:
    tail = len(source.plain) - _TAIL
    said = [
        one
        for one in listed
        if one.role == "responded" and (blocks.at(one.start) != REQUEST or one.start > tail)
    ]
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


def _of_thread(
    source: Source, listed: list[Dated], messages: Sequence[Message]
) -> tuple[Found | None, Found | None]:
    """The dates at the head of the first request and of the last letter that answers it."""
    first = next((one for one in messages if one.speaker == "requester"), None)
    requested = _head_date(source, listed, first) if first else None
    answering = [
        one
        for index, one in enumerate(messages)
        if one.speaker == "authority" and not _is_of_review(source, messages, index)
    ]
    written = (_head_date(source, listed, one) for one in reversed(answering))
    return requested, next((date for date in written if date), None)


def _head_date(source: Source, listed: list[Dated], message: Message) -> Found | None:
    """The date at the head of a message, in the line of its sender or alone."""
    head = _first_line_end(source, message)
    until = min(message.end, message.start + _LETTER_HEAD)
    within = [one for one in listed if message.start <= one.start < until]
    above = [one for one in listed if message.start - _ABOVE <= one.start < message.start]
    for one in (*within, *reversed(above)):
        is_dated = one.role in ("letter", "responded") or _fills_line(source, one)
        if len(one.value) == 10 and (is_dated or message.start <= one.start < head):
            return _found(one, rule="dates/head-of-message", score=0.8)
    return None


def _first_line_end(source: Source, message: Message) -> int:
    text = source.plain[message.start : message.end]
    skipped = len(text) - len(text.lstrip())
    end = text.find("\n", skipped)
    return message.start + (end if end >= 0 else len(text))


def _is_of_review(source: Source, messages: Sequence[Message], index: int) -> bool:
    """Whether a letter is the result of a review that the requester asked for before it."""
    low, one = source.low, messages[index]
    if not _REVIEW.search(low, one.start, min(one.end, one.start + _LETTER_HEAD)):
        return False
    wished = (before for before in messages[:index] if before.speaker == "requester")
    return any(_REVIEW.search(low, before.start, before.end) for before in wished)


def _of_that_year(source: Source, blocks: Blocks, responded: Found | None) -> Found | None:
    """The date of the request without its year: the last such day before the answer."""
    if responded is None or len(responded.value) != 10:
        return None
    for match in _YEARLESS.finditer(source.low):
        role, rule, _ = role_of(source, match)
        if role != "requested" or blocks.at(match.start()) in (FOOTER, THIRD):
            continue
        end = f"-{NUMBERS[match['month']]:02}-{int(match['day']):02}"
        year = int(responded.value[:4]) - (end > responded.value[4:])
        if int(match["day"]) <= monthrange(year, NUMBERS[match["month"]])[1]:
            return Found(f"{year}{end}", *match.span(), rule, 0.7)
    return None


def _stands_alone(
    source: Source, one: Dated, blocks: Blocks | None = None, *, cells: bool = True
) -> bool:
    """Whether a date fills its line, in the head of a letter or right under its end."""
    if not _fills_line(source, one, cells=cells):
        return False
    if blocks is not None and blocks.at(one.start) == SIGN:
        return True
    return source.plain.count("\n", 0, one.start) <= 4 * _HEAD_LINES or one.start < _HEAD


def _fills_line(source: Source, one: Dated, *, cells: bool = True) -> bool:
    """Whether nothing but a weekday or a time stands beside a date in its line or cell."""
    line = _line_of(source, one.start)
    before, after = source.plain[line[0] : one.start], source.plain[one.end : line[1]]
    if cells and one.start < _TOP:
        before, after = _CELL.split(before)[-1], _CELL.split(after)[0]
    rest = (
        source.low[one.start - len(before) : one.start],
        source.low[one.end : one.end + len(after)],
    )
    return _BEFORE.fullmatch(rest[0]) is not None and _AFTER.fullmatch(rest[1]) is not None


def _line_of(source: Source, place: int) -> tuple[int, int]:
    start = source.plain.rfind("\n", 0, place) + 1
    end = source.plain.find("\n", place)
    return start, len(source.plain) if end < 0 else end


def _published(
    source: Source, listed: list[Dated], kind: str, responded: Found | None
) -> Found | None:
    said = _publication(listed)
    if said:
        return said
    if kind in FOI:
        return _later(listed, responded)
    labelled = [one for one in listed if one.role in ("letter", "requested", "responded")]
    if labelled and labelled[0].start < _HEAD and labelled[0].role != "requested":
        if labelled[0].role == "letter" or _is_labelled(source, labelled[0]):
            return _found(labelled[0])
    alone = next(
        (
            o
            for o in listed
            if o.start < _HEAD and not o.role and _stands_alone(source, o, cells=kind != "other")
        ),
        None,
    )
    if alone is None and kind == "other":
        changed = (one for one in listed if one.rule == "dates/last-changed")
        return next((_found(one) for one in changed), None)
    return _found(alone, rule="dates/alone-in-its-line", score=0.6) if alone else None


_PUBLISHED = (
    "dates/publication",
    "dates/label-of-cell",
    "dates/signed",
    "dates/meeting",
    "dates/tabled",
)


def _publication(listed: list[Dated]) -> Found | None:
    """The date of publication, or of signing where there is none."""
    published = [one for one in listed if one.role == "published"]
    best = min(published, key=lambda one: _PUBLISHED.index(one.rule), default=None)
    return _found(best) if best else None


def _later(listed: list[Dated], responded: Found | None) -> Found | None:
    """The date of a page of a log: later than the labelled date of the response on it."""
    if responded is None or responded.rule not in ("dates/response-dated", "dates/label-of-cell"):
        return None
    paged = (one for one in listed if one.role == "letter" and one.start < _TOP)
    return next((_found(one) for one in paged if one.value > responded.value), None)
