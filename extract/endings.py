"""What ends a request other than an answer: it is given up, or waits for the person who asked."""

import re
from collections.abc import Sequence

from extract.cues import cues
from extract.outcome import CLARIFICATION, DISCLOSED, REFUSED, WITHDRAWN, Phrases, Verdict
from extract.reading import Message
from extract.source import Source
from extract.spans import Span
from extract.thread import AUTHORITY, REQUESTER

_BELOW = re.compile(r"(?:^|\n)[ ]{0,4}>|\bwrote:|original message|forwarded message")
_HEAD = 160  # characters at the beginning of a message
_OF_REVIEW = re.compile(r"review|complain|appeal|\bif\b|unless")


def in_time(source: Source, messages: Sequence[Message]) -> Sequence[Message]:
    """The messages in the order written: of mails that quote those before them, the last is first.

    A mail that is quoted begins with ">", or after a line that says who wrote it.
    """
    mails = [one for one in messages if one.speaker in (AUTHORITY, REQUESTER)]
    heads = [(max(0, one.start - _HEAD // 2), one.start + _HEAD) for one in mails[1:]]
    below = sum(_BELOW.search(source.low, *head) is not None for head in heads)
    return messages[::-1] if heads and below * 2 > len(heads) else messages


def waits(source: Source, phrases: Phrases, inside: Span, spans: Sequence[Span]) -> Verdict | None:
    """That a letter asks back, and in some stretches of it answers nothing till it has a reply."""
    for one in cues("outcome", "waits").within(source.low, inside.start, inside.end):
        match = one.first(source.low, inside.start, inside.end)
        if match and CLARIFICATION in phrases.said([inside]):
            said = phrases.said(spans)
            is_open = not any(found in said for found in (DISCLOSED, REFUSED, WITHDRAWN))
            return Verdict(CLARIFICATION, *match.span(), one.id, one.score) if is_open else None
    return None


def given_up(source: Source, message: Message) -> Verdict | None:
    """That the person who asked gives up the request, and not only a review or complaint."""
    for one in cues("outcome", "gives-up").within(source.low, message.start, message.end):
        if match := one.first(source.low, message.start, message.end):
            near = source.sentence_at(match.start())
            if not _OF_REVIEW.search(source.low, near.start, near.end):
                return Verdict(WITHDRAWN, *match.span(), one.id, one.score)
    return None
