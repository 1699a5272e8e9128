"""Boxes in rows and columns: how many of each, and how far along a line each may stand.

For layouts in which the place of a node says something, so that it cannot be left to springs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array, Boxes

Numbers = NDArray[np.intp]

GAP: Final = 6.0
SET_OFF: Final = 0.5  # of half a column's width


def spaced(wished: Array, sizes: Array, *, room: float) -> Array:
    """Places along a line in the order given, as near those wished for as their sizes allow.

    The least squares: a pool of adjacent violators (Ayer and others 1955). From 0 to `room`, or
    beyond it if they take more.
    """
    offsets = np.cumsum(sizes) - sizes / 2
    pools: list[tuple[float, int]] = []
    for value in (wished - offsets).tolist():
        mean, count = value, 1
        while pools and pools[-1][0] >= mean:
            before, many = pools.pop()
            mean = (before * many + mean * count) / (many + count)
            count += many
        pools.append((mean, count))
    found = np.repeat([mean for mean, _ in pools], [count for _, count in pools])
    return np.asarray(offsets + np.clip(found, 0.0, max(0.0, room - float(sizes.sum()))))


@dataclass(frozen=True)
class Cells:
    """The column and row of each box, from 0."""

    column: Numbers
    row: Numbers


def filled(order: Numbers, *, rows: int = 0, columns: int = 0) -> Cells:
    """The cells of boxes taken in an order, by columns of `rows` or rows of `columns`."""
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.arange(len(order))
    return Cells(place // rows, place % rows) if rows else Cells(place % columns, place // columns)


@dataclass(frozen=True)
class Block:
    """Boxes laid in rows: their places, from `left` to `right`, `half` a height about 0."""

    places: Array
    left: float
    right: float
    half: float


def block(boxes: Boxes, cells: Cells, *, wished: Array | None = None, width: float = 0.0) -> Block:
    """Boxes in cells, every other row set off a little.

    Set off, because lines to the boxes of a column would else run through all of it. Columns
    stand from 0 to `width`, as near as they can to where their boxes are `wished` to be, or close
    together about 0 if nothing is wished.
    """
    half = boxes.half + GAP / 2
    wide, high = _largest(cells.column, half[:, 0]), _largest(cells.row, half[:, 1])
    shift = SET_OFF * float(wide.mean()) if len(high) > 1 else 0.0
    x = np.cumsum(2 * wide) - wide
    if wished is not None:
        counts = np.bincount(cells.column)
        middles = np.bincount(cells.column, weights=wished) / counts
        x = spaced(middles, 2 * wide, room=width - shift)
    y = np.cumsum(2 * high) - high - high.sum()
    low, end = float((x - wide).min()), float((x + wide).max()) + shift
    if wished is None:
        x, low, end = x - (low + end) / 2, (low - end) / 2, (end - low) / 2
    across = x[cells.column] + np.where(cells.row % 2 == 1, shift, 0.0)
    places = np.column_stack([across, y[cells.row] - boxes.drop])
    return Block(places, low, end, float(high.sum()))


def rows_for(boxes: Boxes, *, width: float) -> int:
    """How many rows keep these boxes about as narrow as `width`."""
    across = 2 * float(boxes.half[:, 0].mean()) + GAP
    return -(-len(boxes.drop) // max(1, int(width / across)))


def columns_for(boxes: Boxes, *, height: float) -> int:
    """How many columns keep these boxes about as low as `height`."""
    down = 2 * float(boxes.half[:, 1].max()) + GAP
    return -(-len(boxes.drop) // max(1, int(height / down)))


def _largest(groups: Numbers, values: Array) -> Array:
    found = np.zeros(int(groups.max()) + 1)
    np.maximum.at(found, groups, values)
    return found
