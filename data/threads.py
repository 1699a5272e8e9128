"""The messages of a thread: who speaks in each, when it was sent, what it quotes of an earlier one.

Where messages begin is read elsewhere: by the rules of ``extract``, or off the marks that a saved
page has. What is said here of a message is what its own head says; a date in its body is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.readers.texts import Start
from data.wording.sharing import Kind, Place, shared_wording
from data.wording.texts import Message, Span, WordedText

AUTHORITY, REQUESTER, THIRD, PLATFORM = "authority", "requester", "third-party", "platform"

Dated = tuple[str, int, int]
"""A date as YYYY-MM-DD or less, with the code points at which it stands."""

_MARKED = re.compile(r"(?:message|event) \d+, (incoming|outgoing|annotation|event)\b")
_SPEAKERS = {
    "incoming": AUTHORITY,
    "outgoing": REQUESTER,
    "annotation": THIRD,
    "event": PLATFORM,
}
_GREETING = re.compile(r"[ >]{0,8}(?:Dear|Hello|Hi|To whom)\b")
# What stands between the head of a message and its first words.
_BETWEEN = re.compile(r"[ \t>]*(?:[-_=*~]{3,}|Attachments?:.*)?\s*")
_LABELLED = re.compile(r"[ >]{0,8}(?:Date|Dated|Sent|On)\b[: ]", re.IGNORECASE)
_ANNOTATED = "left an annotation"
# What a date may have beside it on a line of its own: a weekday, an hour, brackets.
_BESIDE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|am|pm|gmt|bst|utc"
    r"|[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?|[\s,.;:()\[\]>|*-])+",
    re.IGNORECASE,
)
_ENDS_A_NAME = re.compile(r"[,|(\]-]\s*(?:on\s+)?(?:[a-z]{3,9},?\s+)?$", re.IGNORECASE)
_HEAD_LINES = 4  # of a head that stands above the first words of a message
_FIRST_LINES = 8  # in which a letter has its date
_LONGEST = 140  # a longer line is prose


@dataclass(frozen=True)
class Quotation:
    """Words of an earlier message: where they stand, whose they are, and where they stood."""

    at: Span
    of: int
    origin: Span


@dataclass(frozen=True)
class ThreadMessage:
    """A message by its number from 1; ``sent`` is YYYY-MM-DD or less, "" where no head says it."""

    number: int
    at: Span
    speaker: str
    sent: str = ""
    quotes: tuple[Quotation, ...] = ()


def marked_messages(starts: Iterable[Start], length: int) -> tuple[Message, ...]:
    """The messages that a saved page of a request marks; what stands before is the platform's."""
    found = [(s.at, _SPEAKERS[m[1]]) for s in starts if (m := _MARKED.match(s.label))]
    if not found:
        return ()
    if found[0][0] > 0:
        found.insert(0, (0, PLATFORM))
    ends = [*(at for at, _ in found[1:]), length]
    pairs = zip(found, ends, strict=True)
    return tuple(Message((at, end), speaker) for (at, speaker), end in pairs if at < end)


def read_thread(
    content: str, cuts: Sequence[Message], *, dates: Iterable[Dated] = ()
) -> tuple[ThreadMessage, ...]:
    """The messages in order; none where the text is one letter.

    ``dates`` are all dates of the text. A head that was cut off above its message is put back.
    """
    if len(cuts) < 2:
        return ()
    heads = _heads(content, cuts, tuple(dates))
    begins = [cuts[0].at[0], *(begin for begin, _ in heads[1:])]
    ends = [*begins[1:], cuts[-1].at[1]]
    spans = list(zip(begins, ends, strict=True))
    quotes = _quotations(
        content, [Message(at, c.speaker) for at, c in zip(spans, cuts, strict=True)]
    )
    return tuple(
        ThreadMessage(number, at, cut.speaker, sent, tuple(q for n, q in quotes if n == number))
        for number, (at, cut, (_, sent)) in enumerate(zip(spans, cuts, heads, strict=True), start=1)
    )


def _heads(
    content: str, cuts: Sequence[Message], dates: tuple[Dated, ...]
) -> list[tuple[int, str]]:
    """Where each message begins with its head, and when it was sent."""
    lines = _Lines(content, dates)
    found: list[tuple[int, str]] = []
    end = cuts[-1].at[1]
    # From the last: what is the head of one message is no line of the message before it.
    for number in range(len(cuts) - 1, -1, -1):
        start = cuts[number].at[0]
        # A page speaks with many dates, none of which is the day of a message.
        is_page = number == 0 and cuts[number].speaker == PLATFORM
        above = cuts[number - 1].at[0] if number else start
        found.append((start, "") if is_page else lines.head((start, end), above=above))
        end = found[-1][0]
    return found[::-1]


class _Lines:
    """The lines of a text, and the dates on each."""

    def __init__(self, content: str, dates: tuple[Dated, ...]) -> None:
        self.content = content
        self.dates = dates

    def head(self, at: Span, *, above: int) -> tuple[int, str]:
        """Where the head of a message begins, and its day: before the greeting, above, or below."""
        first = list(self._first(at))
        greeting = next((n for n, (a, b) in enumerate(first) if self._greets(a, b)), len(first))
        # A message may begin with its head, "Westmarch Police, 28 May 2019", or below it.
        if sent := self._said(first[:greeting]) or self._said(first[:1], is_over=True):
            return at[0], sent
        over = self._over(at[0], above)
        if sent := self._said(over, is_over=True):
            return over[0][0], sent
        return at[0], self._said(first[greeting:])

    def _greets(self, start: int, end: int) -> bool:
        return _GREETING.match(self.content, start, end) is not None

    def _first(self, at: Span) -> Iterator[Span]:
        """The first lines of a message that are not blank."""
        place, count = at[0], 0
        while place < at[1] and count < _FIRST_LINES:
            end = self.content.find("\n", place, at[1])
            end = at[1] if end < 0 else end
            if self.content[place:end].strip():
                yield place, end
                count += 1
            place = end + 1

    def _over(self, start: int, above: int) -> list[Span]:
        """The block of lines right above a place, without blank ones, rules and attachments."""
        block: list[Span] = []
        while start > above and len(block) < _HEAD_LINES:
            begin = self.content.rfind("\n", above, start - 1) + 1 or above
            line = begin, start - 1
            if not _BETWEEN.fullmatch(self.content, *line):
                block.insert(0, line)
            elif block:
                break
            start = begin
        return block

    def _said(self, lines: Iterable[Span], *, is_over: bool = False) -> str:
        """The day that a line of a head says; "" where none does."""
        for start, end in lines:
            for value, a, b in self.dates:
                if start <= a and b <= end and self._is_head((start, end), (a, b), is_over=is_over):
                    return value
        return ""

    def _is_head(self, line: Span, at: Span, *, is_over: bool) -> bool:
        before, after = self.content[line[0] : at[0]], self.content[at[1] : line[1]]
        if line[1] - line[0] > _LONGEST:
            return False
        if _LABELLED.match(before) or _ANNOTATED in before:
            return True
        if after.strip() and not _BESIDE.fullmatch(after):
            return False
        if not before.strip() or _BESIDE.fullmatch(before):
            return True
        return is_over and _ENDS_A_NAME.search(before) is not None


def _quotations(content: str, messages: Sequence[Message]) -> list[tuple[int, Quotation]]:
    """What is quoted, with the number of the message in which it is, in order of place."""
    spoken = WordedText("thread", content, messages=tuple(messages))
    found = [
        (place.message, Quotation(place.at, origin.message, origin.at))
        for sharing in shared_wording([spoken]).sharings
        if Kind.QUOTED in sharing.kinds
        for origin in [_earliest(sharing.places)]
        for place in sharing.places
        if place.is_quoted and place.message > origin.message
    ]
    return sorted(found, key=lambda pair: (pair[1].at, pair[1].of))


def _earliest(places: Iterable[Place]) -> Place:
    return min(places, key=lambda place: place.at)
