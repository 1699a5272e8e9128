"""Unconnected parts of a drawing, put beside each other or into each other's gaps.

A small part in a row of its own would make the whole map smaller on every screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array
from graph.forces import ASPECT
from graph.untangle import Drawing, runs_through

GAP: Final = 20.0
STEP: Final = 60.0
MUCH_LOWER: Final = 3.0  # times; so much lower a part begins a shelf of its own
FEW_NODES: Final = 200  # up to here every corner on a grid is tried


@dataclass(frozen=True)
class Part:
    """A connected part and where its nodes stand, on a sheet of its own."""

    drawing: Drawing
    places: Array

    @property
    def corners(self) -> tuple[Array, Array]:
        """The top left and bottom right of all its boxes."""
        middles, half = self.drawing.boxes.middles(self.places), self.drawing.boxes.half
        return (middles - half).min(axis=0), (middles + half).max(axis=0)

    @property
    def size(self) -> Array:
        low, high = self.corners
        return high - low

    def moved_to(self, corner: Array) -> Part:
        """The same part with its top left at `corner`."""
        return Part(self.drawing, self.places - self.corners[0] + corner)


def pack(parts: list[Part]) -> list[Part]:
    """The parts on one sheet, without overlap, in the order given: the largest first."""
    if sum(len(part.places) for part in parts) > FEW_NODES:
        return _on_shelves(parts)
    packed: list[Part] = []
    for part in parts:
        packed.append(part.moved_to(_best_corner(part, packed)))
    return packed


def _best_corner(part: Part, packed: list[Part]) -> Array:
    """The free corner that makes the sheet grow least, and then the one nearest its middle."""
    if not packed:
        return np.zeros(2)
    low = np.min([each.corners[0] for each in packed], axis=0)
    high = np.max([each.corners[1] for each in packed], axis=0)
    size = part.size
    corners = _grid(low - size - GAP, high + GAP)
    free = corners[~_is_taken(corners - GAP / 2, size + GAP, packed)]
    span = np.maximum(high, free + size) - np.minimum(low, free)
    growth = np.round(np.maximum(span[:, 0] / ASPECT, span[:, 1]), 3)
    aside = np.round(np.linalg.norm(free + size / 2 - (low + high) / 2, axis=1), 3)
    return np.asarray(free[np.lexsort((aside, growth))[0]])


def _grid(low: Array, high: Array) -> Array:
    across, down = (np.arange(low[axis], high[axis] + STEP, STEP) for axis in (0, 1))
    return np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)


def _is_taken(corners: Array, size: Array, packed: list[Part]) -> NDArray[np.bool_]:
    """For each corner, whether a sheet of `size` there meets a box or a line of what is packed."""
    taken = np.zeros(len(corners), dtype=bool)
    for part in packed:
        drawing, places = part.drawing, part.places
        # Boxes rule out most corners, and are quicker to ask than lines.
        free = np.flatnonzero(~taken)
        room = np.abs((corners[free] + size / 2)[:, None] - drawing.boxes.middles(places))
        meets = np.all(room < size / 2 + drawing.boxes.half, axis=-1)
        taken[free] = np.any(meets, axis=1)
        free = np.flatnonzero(~taken)
        half = np.broadcast_to(size / 2, (len(free), 2))
        middles = corners[free] + size / 2
        taken[free] = runs_through(drawing.pairs, places, middles, half).any(axis=0)
    return taken


def _on_shelves(parts: list[Part]) -> list[Part]:
    room = sum(float((part.size + GAP).prod()) for part in parts)
    width = max([(room * ASPECT) ** 0.5, *(float(part.size[0]) for part in parts)])
    packed: list[Part] = []
    x = y = shelf = 0.0
    for part in parts:
        across, down = part.size.tolist()
        # Of many small parts some would else stand at the top, by a large one, and some below.
        if x and (x + across > width or down < shelf / MUCH_LOWER):
            x, y, shelf = 0.0, y + shelf + GAP, 0.0
        packed.append(part.moved_to(np.array([x, y])))
        x, shelf = x + across + GAP, max(shelf, down)
    return packed
