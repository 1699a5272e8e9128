"""Invented texts with records of them, for checking passages and coverage."""

from collections.abc import Mapping
from pathlib import Path

from data.digests import digest
from data.passages import Span, Text
from data.schema import Record

ASTRAL = "\U0001f6a8 lamp cafe\u0301 \u00a0 na\u00efve "
FIRST = f"The council of Ambleford lit the lamps. {ASTRAL}" * 2 + "It was night, and nobody saw it."
SECOND = "The chief of Westmarch put them out again before the morning. " * 2 + "So it was."


def text_of(content: str, name: str = "notice.txt") -> Text:
    return Text(Path(name), content, digest(content))


def record_of(
    content: str, passages: Mapping[str, Span], left_out: Mapping[Span, str] | None = None
) -> Record:
    """A record of a text with passages at the places given; references are not checked."""
    return Record.model_validate(
        {
            "record": "westmarch-notice",
            "schema": 1,
            "document": {
                "kind": "report",
                "label": "Notice",
                "publisher": "org/westmarch-police",
                "text": {"sha256": digest(content), "length": len(content)},
            },
            "review": {"status": "accepted", "by": "agent/readers", "on": "2026-11-22"},
            "passages": {
                slug: {
                    "at": list(at),
                    "where": f"place of {slug}",
                    "sha256": digest(content[at[0] : at[1]]),
                }
                for slug, at in passages.items()
            },
            "left-out": [{"at": list(at), "why": why} for at, why in (left_out or {}).items()],
        }
    )


def span_of(content: str, part: str) -> Span:
    start = content.index(part)
    return start, start + len(part)
