"""What ends a request other than an answer: it is given up, or waits for the person who asked."""

import re
from collections.abc import Sequence

from extract.cues import cues
from extract.outcome import CLARIFICATION, DISCLOSED, REFUSED, WITHDRAWN, Phrases, Verdict
from extract.reading import Message
from extract.source import Source
from extract.spans import Span

_OF_REVIEW = re.compile(r"review|complain|appeal|\bif\b|unless")


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
