"""Was a whole document read? Each stretch of its text, with passages or the reason for none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from data.digests import digest
from data.errors import DataError
from data.schema import Record

Span = tuple[int, int]

# No mail program or editor wraps lines as wide as this.
WRAPPED = 160

# A line that opens a paragraph of its own within a block: a bullet, or a number or letter.
_MARKER = re.compile(r"^\s*(?:[•●▪◦*–-]|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.):])\s", re.IGNORECASE)


class OtherTextError(DataError):
    """A text that is not the text version of the record."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: the passages in it, the reasons for leaving parts out, and what is neither."""

    at: Span
    passages: tuple[str, ...]
    reasons: tuple[str, ...]
    unaccounted: tuple[Span, ...]


def coverage(record: Record, text: str) -> list[Paragraph]:
    """The paragraphs of a record's text, in order; raises OtherTextError for another text."""
    if digest(text) != record.document.text.sha256:
        raise OtherTextError(
            f"the text is not the one that record {record.record} was read from: "
            "its digest differs; give the text version that the record names"
        )
    return [_paragraph(record, text, at) for at in paragraphs(text)]


def paragraphs(text: str) -> Iterator[Span]:
    """Blocks between blank lines, divided before each bullet or numbered line; code points.

    In a block whose lines are not wrapped, each line is a paragraph of its own.
    """
    for block in _blocks(text):
        unwrapped = any(end - start > WRAPPED for start, end in block)
        begun = block[0][0]
        for (_, end), (start, stop) in pairwise(block):
            if unwrapped or _MARKER.match(text[start:stop]):
                yield begun, end
                begun = start
        yield begun, block[-1][1]


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of lines that are not blank, each line without the space at its end."""
    block: list[Span] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            block.append((place, place + len(line.rstrip())))
        elif block:
            yield block
            block = []
        place += len(line)
    if block:
        yield block


def _paragraph(record: Record, text: str, at: Span) -> Paragraph:
    passages = {s: p.at for s, p in record.passages.items() if _meet(p.at, at)}
    omissions = [o for o in record.left_out if _meet(o.at, at)]
    covered = sorted([*passages.values(), *(omission.at for omission in omissions)])
    return Paragraph(
        at=at,
        passages=tuple(sorted(passages, key=lambda slug: passages[slug])),
        reasons=tuple(omission.why for omission in omissions),
        unaccounted=tuple(_gaps(text, at, covered)),
    )


def _gaps(text: str, at: Span, covered: list[Span]) -> Iterator[Span]:
    """The stretches with a letter in them that nothing covers, list markers apart."""
    marker = _MARKER.match(text[at[0] : at[1]])
    place = at[0] + (marker.end() if marker else 0)
    for start, end in [*covered, (at[1], at[1])]:
        if any(character.isalnum() for character in text[place : min(start, at[1])]):
            yield place, min(start, at[1])
        place = max(place, end)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
