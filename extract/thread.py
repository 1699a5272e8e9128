"""Messages of a thread and who speaks in each: authority, requester, third party or platform.

A letter of an authority is a thread of one message. A request that the letter quotes is no message
of its own: `extract.blocks` finds it.
"""

import re
from collections.abc import Iterator

from extract.cues import cues
from extract.reading import Message
from extract.source import Source

AUTHORITY, REQUESTER, THIRD, PLATFORM = "authority", "requester", "third-party", "platform"

_BEGINNING = re.compile(
    r"^[ >]{0,8}(?:(?P<greeting>Dear\b[^\n]{0,90})|(?P<annotation>[^\n]{1,80} left an annotation\b)"
    r"|(?P<header>From:[^\n]{1,120}\n[ >]{0,8}(?:Sent|To|Date|Subject):)"
    r"|(?P<wrote>On [^\n]{4,120} wrote:))",
    re.MULTILINE,
)
_TO_BODY = re.compile(
    r"Dear (?:[^\n]{0,60}\b(?:Police|Constabulary|Council|Service|Office|Trust|Authority|"
    r"Department|Commissioner|University|Agency|Board|CCG|Borough|Force|Team|Officer|Ministry)\b|"
    r"Sir|Madam|FOI|Freedom of Information|Information)",
)
_NAME = re.compile(
    r"(?:[A-Z(][\w'&.()-]*|of|and|for|the|&)(?: (?:[A-Z(][\w'&.()-]*|of|and|for|the|&)){0,9}"
)
_DATED = re.compile(
    r"(?:Date: )?(?:[A-Z][a-z]{2,8},? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}"
)
_SENDER_LINES = 4  # how far above its greeting the sender's name may stand
_JUDGED = 2500  # how much of a message is judged


def messages(source: Source) -> tuple[Message, ...]:
    """The messages in order; together they cover the text."""
    found = list(_begun(source))
    if not found or not _is_thread(found):
        return (Message(AUTHORITY, 0, len(source.text), "thread/one-message"),)
    if found[0].start:
        found.insert(0, Message(PLATFORM, 0, found[0].start, "thread/before-first-message"))
    return tuple(found)


def is_thread(found: tuple[Message, ...]) -> bool:
    """Whether these are the messages of a thread, not one letter."""
    return len(found) > 1


def _is_thread(found: list[Message]) -> bool:
    """Whether a requester or a third party speaks outside a letter of the authority."""
    speakers = [message.speaker for message in found]
    if THIRD in speakers:
        return True
    return REQUESTER in speakers and AUTHORITY in speakers


def _begun(source: Source) -> Iterator[Message]:
    beginnings = list(_BEGINNING.finditer(source.plain))
    starts = [_with_sender(source, match) for match in beginnings]
    ends = [*starts[1:], len(source.text)][: len(starts)]
    for match, start, end in zip(beginnings, starts, ends, strict=True):
        if start < end:
            speaker, rule = _speaker(source, match, end)
            yield Message(speaker, start, end, rule)


def _with_sender(source: Source, match: re.Match[str]) -> int:
    """The beginning of a message, the line with its sender's name above the greeting included."""
    start = match.start()
    if not match["greeting"]:
        return start
    above = source.plain[max(0, start - 200) : start].split("\n")[:-1][-_SENDER_LINES:]
    taken = 0
    for back, line in enumerate(reversed(above), 1):
        if not line.strip() and not taken:
            continue
        if not _is_of_head(line.strip()):
            break
        taken = back
    return start - sum(len(one) + 1 for one in above[-taken:]) if taken else start


def _is_of_head(line: str) -> bool:
    """Whether a line above a greeting is of the message's head: a sender's name or a date."""
    is_name = 0 < len(line) < 90 and _NAME.fullmatch(line) is not None
    return is_name or _DATED.fullmatch(line) is not None or line.startswith("From: ")


def _speaker(source: Source, match: re.Match[str], end: int) -> tuple[str, str]:
    if match["annotation"]:
        return THIRD, "thread/annotation"
    stop = min(end, match.start() + _JUDGED)
    votes: dict[str, float] = {}
    for one in cues("thread", "speaker").within(source.low, match.start(), stop):
        if one.first(source.low, match.start(), stop):
            votes[one.says] = votes.get(one.says, 0.0) + one.score
    if match["greeting"] and _TO_BODY.match(match["greeting"]):
        votes[REQUESTER] = votes.get(REQUESTER, 0.0) + 4
    best = max(votes, key=lambda name: (votes[name], name), default=AUTHORITY)
    return best, "thread/what-it-says"
