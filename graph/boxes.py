"""The room a node takes on the map: its mark with the lines of its label beneath.

Layout and drawing have to agree on this, or labels that were laid out apart are drawn over
each other; so both take it from here. Lengths are pixels at a scale of 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

LINE_CHARS: Final = 20
LINE_LIMIT: Final = 4
LINE_HEIGHT: Final = 16.0
CHAR_WIDTH: Final = 7.4  # of a wide 13 px sans serif; a narrower one leaves some air
MARGIN: Final = 9.0
MARK_MARGIN: Final = 3.0
ELLIPSIS: Final = "…"


@dataclass(frozen=True)
class Boxes:
    """Half width and half height of each box, and how far its middle lies below the mark."""

    half: Array
    drop: Array

    def middles(self, places: Array) -> Array:
        """Where the boxes' middles lie when their marks are at `places`."""
        return places + np.column_stack([np.zeros_like(self.drop), self.drop])

    def of(self, numbers: NDArray[np.intp]) -> Boxes:
        """The boxes of some nodes."""
        return Boxes(self.half[numbers], self.drop[numbers])


def label_lines(label: str) -> tuple[str, ...]:
    """The label broken into at most four lines, the last one cut with an ellipsis."""
    lines: list[str] = []
    for word in label.split():
        for piece in _pieces(word):
            if lines and len(lines[-1]) + 1 + len(piece) <= LINE_CHARS:
                lines[-1] = f"{lines[-1]} {piece}"
            else:
                lines.append(piece)
    if len(lines) > LINE_LIMIT:
        lines = [*lines[: LINE_LIMIT - 1], lines[LINE_LIMIT - 1][: LINE_CHARS - 1] + ELLIPSIS]
    return tuple(lines)


def _pieces(word: str) -> list[str]:
    return [word[at : at + LINE_CHARS] for at in range(0, len(word), LINE_CHARS)]


def mark_radius(degree: int) -> float:
    """Half the width of a node's mark: larger for a hub, but never by much."""
    return round(min(9.0 + 1.6 * math.sqrt(degree), 18.0), 1)


def measure_marks(degrees: Sequence[int]) -> Boxes:
    """The boxes of marks without labels."""
    room = np.array([mark_radius(degree) + MARK_MARGIN for degree in degrees])
    return Boxes(np.column_stack([room, room]), np.zeros_like(room))


def measure(labels: Sequence[str], degrees: Sequence[int]) -> Boxes:
    """The boxes of nodes with these labels and numbers of relations."""
    half = np.empty((len(labels), 2))
    drop = np.empty(len(labels))
    for at, (label, degree) in enumerate(zip(labels, degrees, strict=True)):
        radius, lines = mark_radius(degree), label_lines(label)
        width = max([2 * radius, *(CHAR_WIDTH * len(line) for line in lines)])
        text = 4 + LINE_HEIGHT * len(lines)
        half[at] = (width / 2 + MARGIN, radius + text / 2 + MARGIN)
        drop[at] = text / 2
    return Boxes(half, drop)
