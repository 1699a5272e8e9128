"""A text as it reads, with the place of each character: spaces, quotation marks and dashes alike.

Layout changes between two copies of a document: lines break elsewhere, a word processor curls the
quotation marks, a PDF has soft hyphens and ligatures. What is folded here, no reader would call a
difference.
"""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True)
class Folded:
    """A folded text; ``starts[i]`` and ``ends[i]`` bound the code points that made character i."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the unfolded text that made a stretch of this one."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text with every run of space as one, and marks that read alike as one character.

    Combining marks are put together with their letter (NFC), so that "é" is "é" however written.
    """
    pieces: list[tuple[str, int, int]] = []
    for start, end in _letters(text):
        letter = unicodedata.normalize("NFC", text[start:end])
        if letter.isspace():
            _space(pieces, start, end)
        elif letter not in _UNSEEN:
            pieces += [(character, start, end) for character in letter.translate(_SAME)]
    if pieces and pieces[-1][0] == " ":
        pieces.pop()
    return Folded(
        text="".join(piece[0] for piece in pieces),
        starts=tuple(piece[1] for piece in pieces),
        ends=tuple(piece[2] for piece in pieces),
    )


def _letters(text: str) -> list[tuple[int, int]]:
    """Each character with the combining marks after it, by place."""
    starts = [i for i, character in enumerate(text) if not (i and unicodedata.combining(character))]
    return list(pairwise([*starts, len(text)]))


def _space(pieces: list[tuple[str, int, int]], start: int, end: int) -> None:
    if not pieces:
        return
    if pieces[-1][0] == " ":
        pieces[-1] = (" ", pieces[-1][1], end)
    else:
        pieces.append((" ", start, end))
