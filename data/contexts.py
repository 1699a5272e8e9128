"""A passage in its context: the words around it in a text at hand, and who speaks there.

A record names places and digests and holds no words. Whoever has the text can read a passage as
it stands, and see whether the one who speaks there is the one whom the record has say it.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from data.passages import Checked, Span, State, Text, check_passages
from data.schema import Record
from data.speakers import Maker, makers
from data.threads import ThreadMessage

AROUND = 240  # code points to either side: a sentence or two
_JOINS = "\u200d"  # a letter or picture goes on after it
_MOSTLY = 0.5  # of a passage that is quoted: then its words are another's


class Agreement(Enum):
    """Whether who speaks where a passage stands is whom the record has say it."""

    AGREES = "agrees"
    AT_ODDS = "at odds"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, kw_only=True)
class Window:
    """A stretch of a text in three: before the passage, the passage, after it; as it stands.

    It is cut where there are more words of the text, or of the message, on that side.
    """

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, kw_only=True)
class Voice:
    """The message of a thread in which a passage begins, by its number from 1.

    ``last`` is the message in which it ends. ``repeats`` is the earlier message whose words the
    passage mostly is, 0 where it is none; ``sent`` is YYYY-MM-DD or less, "" where no head says it.
    """

    message: int
    last: int
    messages: int
    speaker: str
    sent: str
    repeats: int = 0
    repeated_speaker: str = ""


@dataclass(frozen=True, kw_only=True)
class SaidBy:
    """Whom the record has say it, with the part of that one, against who speaks there."""

    reference: str
    label: str
    role: str
    agreement: Agreement


@dataclass(frozen=True, kw_only=True)
class Context:
    """What became of a passage in the texts at hand, and how it reads there.

    ``at`` is where it stands now and ``also`` where it stands as well. ``keyed`` says that its
    digest is under the key of a workspace, ``key_missing`` that this key is not at hand. Without a
    place there is no window.
    """

    state: State
    text: str = ""
    recorded_text: bool = False
    keyed: bool = False
    key_missing: bool = False
    at: Span | None = None
    also: tuple[Span, ...] = ()
    window: Window | None = None
    voice: Voice | None = None
    said_by: tuple[SaidBy, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How texts are read: the key, how much is shown, and what the texts and bodies are called."""

    key: bytes | None
    around: int
    name: Callable[[Text], str]
    label: Callable[[str], str]
    thread: Callable[[Text], Sequence[ThreadMessage]]


def contexts(
    record: Record, texts: Iterable[Text], reading: Reading, *, claim: str | None = None
) -> dict[str, Context]:
    """The context of every passage of a record by its slug, for one claim or for all of it."""
    said = makers(record, claim=claim)
    checked = check_passages(record, texts, key=reading.key)
    text = next((one.text for one in checked if one.text), None)
    thread = reading.thread(text) if text else ()
    return {
        one.passage: _context(one, record, thread, said.get(one.passage, ()), reading)
        for one in checked
    }


def window(text: str, at: Span, *, around: int, within: Span | None = None) -> Window:
    """The passage with at most ``around`` code points to either side, in whole words.

    A word that is longer is cut between letters. Nothing outside ``within`` is shown.
    """
    low, high = within or (0, len(text))
    start = _begin(text, max(low, at[0] - around), at[0], low)
    end = _end(text, min(high, at[1] + around), at[1], high)
    return Window(
        before=text[start : at[0]],
        words=text[slice(*at)],
        after=text[at[1] : end],
        cut_before=bool(text[low:start].strip()),
        cut_after=bool(text[end:high].strip()),
    )


def voice_at(thread: Sequence[ThreadMessage], at: Span) -> Voice | None:
    """Who speaks where a passage stands; None where the text is no thread."""
    met = [message for message in thread if message.at[0] < at[1] and at[0] < message.at[1]]
    if not met:
        return None
    first, last = met[0], met[-1]
    repeats = _repeated(first, at) if first is last else 0
    return Voice(
        message=first.number,
        last=last.number,
        messages=len(thread),
        speaker=first.speaker,
        sent=first.sent,
        repeats=repeats,
        repeated_speaker=next((m.speaker for m in thread if m.number == repeats), ""),
    )


def agreement(maker: Maker, voice: Voice | None) -> Agreement:
    """Whether a maker is the one who speaks; not known where a part is not told."""
    if voice is None or voice.last != voice.message or not maker.role:
        return Agreement.NOT_KNOWN
    speaker = voice.repeated_speaker or voice.speaker
    return Agreement.AGREES if speaker == maker.role else Agreement.AT_ODDS


def _context(
    one: Checked,
    record: Record,
    thread: Sequence[ThreadMessage],
    said: Sequence[Maker],
    reading: Reading,
) -> Context:
    keyed = record.passages[one.passage].hmac_sha256 is not None
    missing = keyed and reading.key is None
    if one.text is None:
        return Context(state=one.state, keyed=keyed, key_missing=missing)
    whole = one.text.sha256 == record.document.text.sha256
    found = Context(
        state=one.state,
        text=reading.name(one.text),
        recorded_text=whole,
        keyed=keyed,
        key_missing=missing,
    )
    if one.state not in (State.HOLDS, State.MOVED):
        return found
    at = one.at if one.state is State.HOLDS else one.found[0]
    voice = voice_at(thread, at)
    within = _messages_at(thread, voice)
    return replace(
        found,
        at=at,
        also=tuple(place for place in one.found if place != at),
        window=window(one.text.content, at, around=reading.around, within=within),
        voice=voice,
        said_by=tuple(_said_by(maker, voice, reading) for maker in said),
    )


def _said_by(maker: Maker, voice: Voice | None, reading: Reading) -> SaidBy:
    return SaidBy(
        reference=maker.reference,
        label=reading.label(maker.reference),
        role=maker.role,
        agreement=agreement(maker, voice),
    )


def _messages_at(thread: Sequence[ThreadMessage], voice: Voice | None) -> Span | None:
    """The messages that a passage stands in: words of others beside it would mislead."""
    if voice is None:
        return None
    return thread[voice.message - 1].at[0], thread[voice.last - 1].at[1]


def _repeated(message: ThreadMessage, at: Span) -> int:
    """The earlier message whose words most of a passage is; 0 where that is none."""
    shares: dict[int, int] = {}
    for quote in message.quotes:
        both = min(at[1], quote.at[1]) - max(at[0], quote.at[0])
        shares[quote.of] = shares.get(quote.of, 0) + max(0, both)
    most = max(shares, key=lambda number: (shares[number], -number), default=0)
    return most if shares.get(most, 0) > _MOSTLY * (at[1] - at[0]) else 0


def _begin(text: str, start: int, stop: int, low: int) -> int:
    """The first whole word from a place on; within a word that has no end, its next letter."""
    if start == low or start == stop or text[start - 1].isspace() or text[start].isspace():
        return start
    space = next((i for i in range(start, stop) if text[i].isspace()), stop)
    if space < stop:
        return space
    while start < stop and not _starts_letter(text, start):
        start += 1
    return start


def _end(text: str, end: int, stop: int, high: int) -> int:
    """The end of the last whole word before a place; within a word too long, of a letter."""
    if end == high or end == stop or text[end].isspace() or text[end - 1].isspace():
        return end
    space = next((i for i in range(end - 1, stop - 1, -1) if text[i].isspace()), -1)
    if space >= stop:
        return space
    while end > stop and not _starts_letter(text, end):
        end -= 1
    return end


def _starts_letter(text: str, place: int) -> bool:
    """Whether a letter begins there, not a mark of the one before or what is joined to it."""
    category = unicodedata.category(text[place])
    return not category.startswith("M") and _JOINS not in text[place - 1 : place + 1]
