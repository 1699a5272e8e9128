"""Stretches of a letter by whose words they are: asked, answered, rights, footer, signature.

A section of an Act in the requester's words or in a list of rights is no exemption, and a date in
a footer no response, so this is read before anything else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.cues import book, cues, present
from extract.leads import after_lists, answering, led_in, of_rights, quotation_end, quoted
from extract.reading import Message
from extract.source import Source
from extract.spans import Cover, Span

REQUEST, ANSWER, RIGHTS, FOOTER, SIGN = "request", "answer", "rights", "footer", "sign"
THIRD, PLATFORM = "third-party", "platform"
SILENT = (REQUEST, RIGHTS, FOOTER, THIRD, PLATFORM)

_MARGIN = 60  # how far from the left a line may begin
_REVIEWED = re.compile(
    r"\b(?:i|we)\s(?:have\s)?(?:now\s|carefully\s)?"
    r"(?:reviewed|considered|re-?considered|carried out|completed|conducted|uph[eo]ld|concluded|"
    r"agree|find|found|withdraw|accept|looked)\b|\bmy\s(?:conclusions?|findings?|decision|view)\b|"
    r"\b(?:had|played|took)\sno\s(?:hand|part)\b"
)
_UNDER_HEADING = 500  # how far under "Internal review" its result may begin
_BANNER = 1000  # the characters in which a page has its notices before its text
_NAME = 70  # how long a name before an opening may be
_FIRST = re.compile(r"[^\s>:\"'\u2022|*`#_-]")

# From which stretch an opening leads to which: a heading leads anywhere.
_LEADS = {
    REQUEST: {ANSWER, PLATFORM},
    ANSWER: {REQUEST, PLATFORM, SIGN},
    RIGHTS: {ANSWER, REQUEST, PLATFORM, SIGN},
    SIGN: {ANSWER, REQUEST, RIGHTS, PLATFORM},
}


@dataclass(frozen=True)
class Block:
    """A stretch, whose words it is, and the rule that found its beginning."""

    span: Span
    role: str
    rule: str


@dataclass(frozen=True)
class Blocks:
    """The stretches of a document in order."""

    all: tuple[Block, ...]
    cover: Cover

    def at(self, place: int) -> str:
        return self.cover.at(place)

    def overlaid(self, spans: Iterable[tuple[Span, str]], *, until: int) -> "Blocks":
        """The stretches with others laid over them: questions and the answers under them."""
        layers = [*((b.span, b.role) for b in self.all), *spans]
        cover = Cover(layers, otherwise=ANSWER)
        rule = "blocks/questions-and-answers"
        shown = tuple(Block(span, role, rule) for span, role in cover.stretches(until))
        return Blocks(shown, cover)

    @cached_property
    def headings(self) -> frozenset[int]:
        """Where the lines begin that head a stretch: "1. Your request" is no question."""
        return frozenset(b.span.start for b in self.all if b.rule.endswith("-heading"))

    def of(self, *roles: str) -> Iterator[Block]:
        return (block for block in self.all if block.role in roles)


@dataclass(frozen=True, order=True)
class _Event:
    place: int
    end: int
    role: str
    rule: str
    is_heading: bool


def blocks(source: Source, messages: tuple[Message, ...]) -> Blocks:
    """The stretches of a document whose messages are known."""
    voiced = list(answering(source))
    events = [one for one in _events(source) if one.is_heading or one.place not in voiced]
    events = sorted([*events, *_by_grammar(source, events, voiced)])
    events = _requoted(events, quoted(source))
    found = [block for message in messages for block in _of_message(message, events)]
    return Blocks(tuple(found), Cover(((b.span, b.role) for b in found), otherwise=ANSWER))


def _requoted(events: list[_Event], stretches: list[Span]) -> list[_Event]:
    """The events with those that quoted lines begin and end, and none within such lines."""
    rule = "blocks/quoted-lines"
    edges = [
        _Event(place, place, role, rule, is_heading=True)
        for one in stretches
        for place, role in ((one.start, REQUEST), (one.end, ANSWER))
    ]
    outside = [e for e in events if not any(one.holds(e.place) for one in stretches)]
    return sorted([*outside, *edges]) if edges else events


def _of_message(message: Message, events: list[_Event]) -> Iterator[Block]:
    if message.speaker != "authority":
        role = REQUEST if message.speaker == "requester" else message.speaker
        yield Block(Span(message.start, message.end), role, message.rule)
        return
    start, role, rule = message.start, ANSWER, message.rule
    for event in events:
        if not message.start <= event.place < message.end:
            continue
        if not _leads(role, event) and not (role == event.role == ANSWER):
            continue
        if event.place > start:
            yield Block(Span(start, event.place), role, rule)
        start, role, rule = event.place, event.role, event.rule
    yield Block(Span(start, message.end), role, rule)


def _leads(role: str, event: _Event) -> bool:
    if event.role == role:
        return False
    if event.is_heading:
        return True
    return role in _LEADS[event.role]


def _events(source: Source) -> Iterator[_Event]:
    for line in source.lines:
        place = _line_start(source, line)
        if place < 0:
            continue
        for key in ("heading", "opening"):
            found = book("blocks", key).at(source.low, place)
            if found:
                one, match = found
                if one.says == FOOTER and place < _BANNER and "cookies" in match[0]:
                    break  # a notice of cookies above a page, not the foot of a letter
                is_review = one.says == RIGHTS and _REVIEWED.search(*_after(source, match))
                role = ANSWER if is_review else one.says
                yield _Event(place, match.end(), role, one.id, key == "heading")
                break
    yield from _within(source)
    yield from _inside(source)


def _by_grammar(
    source: Source, events: Iterable[_Event], voiced: Iterable[int]
) -> Iterator[_Event]:
    """Requests led in by a sentence, the ends of quotations, and paragraphs that answer."""
    led = [_Event(at, at, REQUEST, "blocks/led-in", is_heading=False) for at in led_in(source)]
    yield from led
    for one in (*events, *led):
        end = quotation_end(source, one.end) if one.role == REQUEST else None
        if end is not None:
            yield _Event(end, end, ANSWER, "blocks/after-quotation", is_heading=False)
    for place in of_rights(source):
        yield _Event(place, place, RIGHTS, "blocks/what-you-may-do", is_heading=False)
    for place in voiced:
        yield _Event(place, place, ANSWER, "blocks/speaks-to-requester", is_heading=False)
    for place in after_lists(source):
        yield _Event(place, place, ANSWER, "blocks/after-list", is_heading=False)


def _after(source: Source, match: re.Match[str]) -> tuple[str, int, int]:
    return source.low, match.end(), match.end() + _UNDER_HEADING


def _within(source: Source) -> Iterator[_Event]:
    """Openings that stand after a name: "Ambleford Council can confirm"."""
    for one in present(cues("blocks", "within"), source.low):
        for match in one.find(source.low):
            start = source.plain.rfind("\n", max(0, match.start() - _NAME), match.start()) + 1
            name = source.flat[start : match.start()].strip()
            if (start or match.start() < _NAME) and name[:1].isupper() and "." not in name:
                yield _Event(start, match.end(), one.says, one.id, is_heading=False)


def _inside(source: Source) -> Iterator[_Event]:
    """What leads in a quoted request in the midst of a line."""
    for one in present(cues("blocks", "inside"), source.low):
        for match in one.find(source.low):
            yield _Event(match.end(), match.end(), one.says, one.id, is_heading=True)


def _line_start(source: Source, line: Span) -> int:
    """The first place in a line that is not layout; -1 where there is none within the margin."""
    match = _FIRST.search(source.plain, line.start, min(line.end, line.start + _MARGIN))
    return match.start() if match else -1
