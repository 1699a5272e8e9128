"""Which date of a document is that of request, of response and of publication.

A deadline is no response, and a date alone is neither.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks import FOOTER, REQUEST, THIRD, Blocks
from extract.dated_lines import ends_heading, fills_line, is_header, is_labelled, stands_alone
from extract.dates import MONTH, NUMBERS, Dated, dated, is_day, role_of
from extract.greeting import is_letter
from extract.kind import FOI
from extract.publication import found_of, is_page, published
from extract.reading import Abstention, Found, Message
from extract.source import Source
from extract.thread import AUTHORITY, PLATFORM, REQUESTER

_YEARLESS = re.compile(
    r"(?<![\d.£/])(?P<day>[12]?\d|3[01])\s?\^?(?:st|nd|rd|th)?(?:\s{1,3}of)?\s{1,3}"
    rf"(?P<month>{MONTH})(?![a-z])"
    r"(?!\.?,?[\s./-]{0,3}(?:19|20)\d\d)"
)
_HEAD = 1500
_LETTER_HEAD = 400  # the characters of a message in which its date stands
_FAR_ABOVE = 250  # and above it, as a site may list what is attached between date and greeting
_BEFORE = 100  # the characters before a date that may speak of a review
_TOP = 100  # where a month alone may be that of a page
_AGAIN = re.compile(
    r"[^.]{0,60}\b(?:review|(?:look|think) again|reconsider|complain|appeal|dissatisf|unhappy|"
    r"challeng)"
)
_WISHED = re.compile(r"\breview,? (?:(?:that|which) )?you [^.]{0,60}\Z")
_REVIEW = re.compile(r"\breview")
_HOLDS = re.compile(
    r"\bapolog|\bsorry for the (?:delay|wait)|\breceipt of your|\bhas been received"
    r"|\b(?:be in touch|hear from us|chase|look into this)\b"
)
_ANSWERS = re.compile(
    r"\b(?:attach|enclos|exempt|held\b|hold\b|refus|close|answer (?:is|was)|section )"
)
_SHORT_LETTER = 500  # characters; what only says that a request came is no longer
_OVERTURNS = re.compile(
    r"\boverturn|\bwrongly|\bshould have (?:had|been)|\bno longer rel|\bi withdraw|\bwas not right"
)
_MOST_DEADLINES = 3  # that are told of
_TAIL = 500  # the characters in which a document ends, after every request


@dataclass(frozen=True)
class Dates:
    """The three dates of a document, and those that look like one of them."""

    requested: Found | None
    responded: Found | None
    published: Found | None
    abstentions: tuple[Abstention, ...]


def dates(source: Source, blocks: Blocks, *, kind: str, messages: Sequence[Message]) -> Dates:
    """The dates of a document of a kind."""
    listed = [one for one in dated(source) if blocks.at(one.start) not in (FOOTER, THIRD)]
    deadlines = [one for one in listed if one.role == "deadline"]
    is_question = _is_question(listed)
    requested = responded = None
    if len(messages) > 1 and kind in FOI:
        requested, responded = _of_thread(source, listed, messages)
    is_answered = len(messages) == 1 or any(_is_answering(source, one) for one in messages)
    if kind in FOI or is_question:
        requested = requested or _requested(source, listed, blocks)
        if is_answered:
            responded = responded or _responded(source, listed, blocks, requested)
        requested = requested or _of_that_year(source, blocks, responded)
    shown = published(source, listed, kind, responded)
    if is_question and kind not in FOI:
        responded = responded or shown
    reasons = [
        Abstention("dates.responded", one.rule, f"{one.value} is a deadline, not a response")
        for one in deadlines[:_MOST_DEADLINES]
    ]
    return Dates(requested, responded, shown, tuple(reasons))


def _is_question(listed: list[Dated]) -> bool:
    """Whether a question of a member of parliament is dated by its tabling and its answer."""
    return any(one.rule == "dates/tabled" for one in listed)


def _requested(source: Source, listed: list[Dated], blocks: Blocks) -> Found | None:
    """The date said to be the first, else the first that is not of a wish for a review.

    What the requester says of letters is of those of others, so the authority's word comes first.
    """
    said = [one for one in listed if _is_asking(one)]
    said.sort(key=lambda o: blocks.at(o.start) == REQUEST and not is_labelled(source, o))
    first = [one for one in said if one.rule == "dates/first-made"]
    plain = [one for one in said if not _is_of_wish(source, one)]
    return next((found_of(one) for one in (*first, *plain)), None)


def _is_of_wish(source: Source, one: Dated) -> bool:
    """Whether a date is that of a wish for a review, by the words on either side."""
    before = source.low[max(0, one.start - _BEFORE) : one.start]
    if before.rstrip(" /").endswith(":"):
        return False
    return _AGAIN.match(source.low, one.end) is not None or _WISHED.search(before) is not None


def _is_asking(one: Dated) -> bool:
    """Whether a date is said to be of a request; a month before "you asked" may be of anything."""
    if one.rule == "dates/which-received" and not is_day(one.value):
        return False
    return one.role == "requested" or one.rule == "dates/tabled"


def _responded(
    source: Source, listed: list[Dated], blocks: Blocks, requested: Found | None
) -> Found | None:
    said = [one for one in listed if one.role == "responded" and _may_answer(source, one, blocks)]
    days = [one for one in said if is_day(one.value)]
    headed = [one for one in days if is_labelled(source, one)]
    labelled = [one for one in listed if one.role == "letter" and blocks.at(one.start) != REQUEST]
    if headed:
        first = next((o for o in headed if o.start < _HEAD), headed[-1])
        is_retold = labelled and is_letter(source) and labelled[0].value > first.value
        return found_of(labelled[0] if is_retold else first)
    if labelled:
        return found_of(labelled[0])
    alone = next(
        (one for one in listed if one.role == "" and stands_alone(source, one, blocks)), None
    )
    if alone and is_page(source):
        alone = None
    if alone and is_day(alone.value) and (requested is None or alone.value >= requested.value):
        return found_of(alone, rule="dates/alone-in-its-line", score=0.75)
    if not said and alone and alone.start < _TOP:
        return found_of(alone, rule="dates/month-at-head", score=0.5)
    return found_of(said[-1]) if said else None


def _may_answer(source: Source, one: Dated, blocks: Blocks) -> bool:
    """Whether a date stands outside the request, under all of it, or at the end of a heading."""
    if blocks.at(one.start) != REQUEST or ends_heading(source, one):
        return True
    return one.start > len(source.plain) - _TAIL and not is_header(source, one)


def _of_thread(
    source: Source, listed: list[Dated], messages: Sequence[Message]
) -> tuple[Found | None, Found | None]:
    """The dates at the head of the first request and of the last letter that answers it."""
    shown = [o for o in listed if o.start < messages[0].end and messages[0].speaker == PLATFORM]
    labels = {o.role: found_of(o) for o in reversed(shown) if o.rule == "dates/label-of-cell"}
    asking = [one for one in messages if one.speaker == REQUESTER]
    is_backward = _is_backward(source, listed, messages)
    requested = _head_date(source, listed, asking[-1 if is_backward else 0]) if asking else None
    answering = [
        one
        for index, one in enumerate(messages)
        if _is_answering(source, one) and not _is_of_review(source, messages, index)
    ]
    ordered = answering if is_backward else reversed(answering)
    written = (_head_date(source, listed, one) for one in ordered)
    responded = labels.get("responded") or next((date for date in written if date), None)
    return labels.get("requested") or requested, responded


def _is_backward(source: Source, listed: list[Dated], messages: Sequence[Message]) -> bool:
    """Whether the last mail comes first, each with those that it answers under it."""
    dated = [date for one in messages if (date := _head_date(source, listed, one))]
    return len(dated) > 1 and dated[0].value > dated[-1].value


def _head_date(source: Source, listed: list[Dated], message: Message) -> Found | None:
    """The date at the head of a message, in the line of its sender or alone."""
    head = _first_line_end(source, message)
    until = min(message.end, message.start + _LETTER_HEAD)
    within = [one for one in listed if message.start <= one.start < until]
    above = [one for one in listed if message.start - _FAR_ABOVE <= one.start < message.start]
    for one in (*within, *reversed(above)):
        is_dated = one.role in ("letter", "responded") or fills_line(source, one)
        if is_day(one.value) and (is_dated or message.start <= one.start < head):
            return found_of(one, rule="dates/head-of-message", score=0.8)
    return None


def _first_line_end(source: Source, message: Message) -> int:
    text = source.plain[message.start : message.end]
    skipped = len(text) - len(text.lstrip())
    end = text.find("\n", skipped)
    return message.start + (end if end >= 0 else len(text))


def _is_answering(source: Source, message: Message) -> bool:
    """Whether an authority writes more than that it has the request and is late."""
    if message.speaker != AUTHORITY:
        return False
    place = message.start, message.end
    is_short = message.end - message.start < _SHORT_LETTER
    return not (is_short and _HOLDS.search(source.low, *place)) or bool(
        _ANSWERS.search(source.low, *place)
    )


def _is_of_review(source: Source, messages: Sequence[Message], index: int) -> bool:
    """Whether a letter is the result of a review asked for before it, and changes nothing."""
    low, one = source.low, messages[index]
    if not _REVIEW.search(low, one.start, min(one.end, one.start + _LETTER_HEAD)):
        return False
    if _OVERTURNS.search(low, one.start, one.end):
        return False
    wished = (before for before in messages[:index] if before.speaker == REQUESTER)
    return any(_REVIEW.search(low, before.start, before.end) for before in wished)


def _of_that_year(source: Source, blocks: Blocks, responded: Found | None) -> Found | None:
    """The date of the request without its year: the last such day before the answer."""
    if responded is None or not is_day(responded.value):
        return None
    for match in _YEARLESS.finditer(source.low):
        role, rule, _ = role_of(source, match)
        is_wish = _AGAIN.match(source.low, match.end()) is not None
        if role != "requested" or is_wish or blocks.at(match.start()) in (FOOTER, THIRD):
            continue
        end = f"-{NUMBERS[match['month']]:02}-{int(match['day']):02}"
        year = int(responded.value[:4]) - (end > responded.value[4:])
        if int(match["day"]) <= monthrange(year, NUMBERS[match["month"]])[1]:
            return Found(f"{year}{end}", *match.span(), rule, 0.7)
    return None
