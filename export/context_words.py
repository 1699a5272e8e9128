"""The words in which a passage is told in its context: state, place, who speaks, who ought to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.contexts import Agreement, Context, SaidBy, Voice, Window
from data.date_words import in_words
from data.dates import parse_period
from data.passages import Span, State
from export.display import visible

_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_SPACES = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LAYOUT = re.compile(f"[{_LINE_ENDS}{_SPACES}]+")
_LINE_END = re.compile(f"\r\n|[{_LINE_ENDS}]")
_OF = {
    "authority": "of the authority",
    "requester": "of the requester",
    "third-party": "of a third party",
    "platform": "of the platform",
}
_WHO = {
    "authority": "the authority",
    "requester": "the requester",
    "third-party": "a third party",
    "platform": "the platform",
}


@dataclass(frozen=True)
class Told:
    """A sentence on a passage; a warning is what must not be missed."""

    words: str
    is_warning: bool = False


@dataclass(frozen=True)
class Read:
    """A window as it is read: lines folded, with an ellipsis where it is cut, nothing unseen.

    Paragraphs stay apart by a line feed.
    """

    before: str
    words: str
    after: str


def told_of(context: Context) -> Iterator[Told]:
    """What is to be told of a passage, the state first."""
    yield _state(context)
    if context.text and not context.recorded_text:
        yield Told("this is not the text version that the record was read from", is_warning=True)
    if context.also:
        places = " and ".join(map(place_words, context.also))
        yield Told(f"the same words stand at {places} too", is_warning=True)
    if context.voice:
        yield _voice(context.voice)
        for one in context.said_by:
            yield _said_by(one, context.voice)


def read_window(window: Window) -> Read:
    """A window as a person reads it."""
    before = f"{'… ' if window.cut_before else ''}{_folded(window.before).lstrip()}"
    after = f"{_folded(window.after).rstrip()}{' …' if window.cut_after else ''}"
    return Read(before, _folded(window.words), after)


def place_words(at: Span) -> str:
    return f"code points {at[0]:,} to {at[1]:,}"


def _state(context: Context) -> Told:
    key = ", under the key of this workspace" if context.keyed else ""
    match context.state:
        case State.HOLDS:
            return Told(f"holds in {context.text}{key}")
        case State.MOVED:
            assert context.at
            said = f"moved: in {context.text} it stands at {place_words(context.at)} now{key}"
            return Told(said, is_warning=True)
        case State.LOST:
            where = context.text or "the text"
            return Told(f"lost: {where} is at hand, and the passage is not in it", is_warning=True)
        case State.NOT_AT_HAND if context.key_missing:
            return Told("not at hand: its digest is under a key that is not here")
        case State.NOT_AT_HAND:
            return Told("not at hand: no text here was found to have it")


def _voice(voice: Voice) -> Told:
    if voice.last != voice.message:
        said = f"runs from message {voice.message} into message {voice.last} of {voice.messages}"
        return Told(said, is_warning=True)
    sent = in_words(parse_period(voice.sent)) if voice.sent else "undated"
    said = f"message {voice.message} of {voice.messages}, {_OF[voice.speaker]}, {sent}"
    if voice.repeats:
        of = _OF[voice.repeated_speaker]
        said += f"; it repeats words of message {voice.repeats} here, {of}"
    return Told(said)


def _said_by(one: SaidBy, voice: Voice) -> Told:
    if one.agreement is Agreement.AGREES:
        return Told(f"the record has it said by {one.label}, as here")
    if one.agreement is Agreement.NOT_KNOWN:
        return Told(f"the record has it said by {one.label}, whose part in this thread is not told")
    said = f"at odds: the record has it said by {one.label}, {_WHO[one.role]}, but"
    if voice.repeats:
        return Told(f"{said} the words are {_OF[voice.repeated_speaker]}", is_warning=True)
    reads = f"it stands in what reads as a message {_OF[voice.speaker]}"
    return Told(f"{said} {reads}", is_warning=True)


def _folded(text: str) -> str:
    """Runs of layout as one space, or as a line feed where a blank line parts two paragraphs."""
    return visible(_LAYOUT.sub(_space, text))


def _space(match: re.Match[str]) -> str:
    ends = _LINE_END.findall(match[0])
    return "\n" if len(ends) > 1 or "\u2029" in ends else " "
