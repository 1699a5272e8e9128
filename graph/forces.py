"""Springs between neighbours, and the push that takes overlapping boxes apart.

networkx has springs of its own, but from 500 nodes on they need scipy. These are numpy only.
"""

from __future__ import annotations

from itertools import count
from math import atan2, cos, sin

import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array, Boxes

Pairs = NDArray[np.intp]

ASPECT = 1.35  # of the board beside its panel, on a common screen
TURNS_A_LIST = 8  # of pushing, before who is near whom is found anew
REACH = 2.4  # times the half of the largest box; so near are those in a list
EASE_EVERY = 40  # turns of pushing before the whole is spread a little
EASE = 1.06
GAIN = 0.8  # of what a pair lacks, at a turn; more makes crowds swing
FEW = 80  # boxes up to which each is held against every other
NEAR_NOUGHT = 1e-9
SOMEWHERE = (1.0, 0.5)  # the way from one box to another in the very same place


def spring(size: int, pairs: Pairs, *, rng: np.random.Generator, rounds: int) -> Array:
    """Places of `size` nodes where neighbours attract and all repel (Fruchterman, Reingold 1991).

    Hubs repel more, so that their neighbours fan out. The unit is about the length of an edge.
    """
    places = rng.uniform(-1, 1, (size, 2)) * np.sqrt(size)
    weight = np.sqrt(1 + np.bincount(pairs.ravel(), minlength=size).astype(float))
    for heat in np.linspace(0.12 * np.sqrt(size) + 0.1, 0.01, rounds):
        force = _repulsion(places, weight) + _attraction(places, pairs) - 0.05 * places
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), NEAR_NOUGHT)
        places += force * (np.minimum(length, heat) / length)[:, None]
    return np.asarray(places)


def _repulsion(places: Array, weight: Array) -> Array:
    x, y = places[:, 0], places[:, 1]
    dx, dy = x[:, None] - x, y[:, None] - y
    strength = weight[:, None] * weight / np.maximum(dx * dx + dy * dy, 1e-4)
    return 0.5 * np.column_stack([(dx * strength).sum(axis=1), (dy * strength).sum(axis=1)])


def _attraction(places: Array, pairs: Pairs) -> Array:
    pull = np.zeros_like(places)
    gap = places[pairs[:, 1]] - places[pairs[:, 0]]
    force = gap * np.hypot(gap[:, 0], gap[:, 1])[:, None]
    np.add.at(pull, pairs[:, 0], force)
    np.add.at(pull, pairs[:, 1], -force)
    return pull


def widen(places: Array, boxes: Boxes, *, fill: float) -> Array:
    """The places turned so that the longest way lies across, spread and bent to the board."""
    turned = turn(places - places.mean(axis=0), by=-_main_axis(places))
    return bend(spread(turned, boxes, fill=fill))


def spread(places: Array, boxes: Boxes, *, fill: float) -> Array:
    """The places scaled until the boxes fill `fill` of the room they take."""
    span = np.maximum(np.ptp(places, axis=0), 0.5)
    area = 4 * float((boxes.half[:, 0] * boxes.half[:, 1]).sum())
    return np.asarray(places * np.sqrt(area / fill / span.prod()))


def turn(places: Array, *, by: float) -> Array:
    """The places turned about the origin, in radians, from x to y."""
    x, y = places[:, 0], places[:, 1]
    # Written out: a product of matrices may be summed in another order on another machine.
    return np.column_stack([x * cos(by) - y * sin(by), x * sin(by) + y * cos(by)])


def _main_axis(places: Array) -> float:
    """The direction in which the places lie widest."""
    x, y = (places - places.mean(axis=0)).T
    return atan2(2 * float((x * y).sum()), float((x * x - y * y).sum())) / 2


def bend(places: Array) -> Array:
    """The places bent towards the board's shape; never far, or the drawing is no longer itself."""
    across, down = np.maximum(np.ptp(places, axis=0), 0.5)
    by = np.clip(np.sqrt(ASPECT * down / across), 0.7, 1.45)
    return np.asarray(places * np.array([by, 1 / by]))


def stretch(places: Array) -> Array:
    """The places spread along the shorter way, where the board has room that costs nothing."""
    across, down = np.maximum(np.ptp(places, axis=0), 0.5)
    wide = across / down / ASPECT
    return np.asarray(places * np.clip([1 / wide, wide], 1.0, 1.5))


def push_apart(places: Array, boxes: Boxes) -> Array:
    """The places moved, as little as it takes, until no two boxes overlap.

    A crowd that does not come apart by pushing is spread a little now and then, so it ends.
    """
    places = places.copy()
    for turns in count(0, TURNS_A_LIST):
        # Who is near whom changes slowly, and is dearer to find than who overlaps.
        near = _near(boxes.middles(places), REACH * boxes.half.max(axis=0))
        if _has_come_apart(places, boxes, near):
            break
        if turns % EASE_EVERY == EASE_EVERY - TURNS_A_LIST:
            places *= EASE
    return places


def _has_come_apart(places: Array, boxes: Boxes, near: tuple[Pairs, Pairs]) -> bool:
    """Pushes a few times those of the pairs that overlap; whether at first none did."""
    for turn in range(TURNS_A_LIST):
        left, right = _clashing(places, boxes, near)
        if not len(left):
            return turn == 0
        _push(places, boxes, left, right)
    return False


def overlapping(places: Array, boxes: Boxes) -> tuple[Pairs, Pairs]:
    """The pairs of boxes that overlap, as two arrays of node numbers."""
    return _clashing(places, boxes, _near(boxes.middles(places), 2 * boxes.half.max(axis=0)))


def _clashing(places: Array, boxes: Boxes, near: tuple[Pairs, Pairs]) -> tuple[Pairs, Pairs]:
    left, right = near
    middles, half = boxes.middles(places), boxes.half
    x, y = np.abs(middles[left] - middles[right]).T
    across, down = (half[left] + half[right]).T
    clash = (across - x > NEAR_NOUGHT) & (down - y > NEAR_NOUGHT)
    return left[clash], right[clash]


def _near(middles: Array, room: Array) -> tuple[Pairs, Pairs]:
    """Pairs that may lie within `room` of each other: of one cell of a grid, or of neighbours."""
    if len(middles) <= FEW:
        return np.triu_indices(len(middles), 1)
    cells = np.floor((middles - middles.min(axis=0)) / room).astype(np.intp)
    across = int(cells[:, 0].max()) + 3
    cell = cells[:, 1] * across + cells[:, 0]
    order = np.argsort(cell, kind="stable")
    in_order = cell[order]
    pairs = [_joined(order, in_order, step) for step in (0, 1, across - 1, across, across + 1)]
    one = np.concatenate([left for left, _ in pairs])
    other = np.concatenate([right for _, right in pairs])
    return np.minimum(one, other), np.maximum(one, other)


def _joined(order: Pairs, cell: Pairs, step: int) -> tuple[Pairs, Pairs]:
    """Each node with those whose cell is `step` further on, or with the later ones of its own."""
    at = np.arange(len(order))
    start = np.searchsorted(cell, cell + step) if step else at + 1
    counts = np.maximum(np.searchsorted(cell, cell + step, side="right") - start, 0)
    nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return order[np.repeat(at, counts)], order[np.repeat(start, counts) + nth]


def _push(places: Array, boxes: Boxes, left: Pairs, right: Pairs) -> None:
    """Moves each pair along the line between them, most of what it takes to free one axis.

    Along the line, so that what lay around a hub stays around it; pushed along the axes alone,
    wide labels end up in columns, and lines run through all of a column. The smaller gives way.
    """
    middles = boxes.middles(places)
    gap = middles[right] - middles[left]
    gap[(gap == 0).all(axis=1)] = SOMEWHERE
    room = boxes.half[left] + boxes.half[right]
    lacking = (room / np.maximum(np.abs(gap), NEAR_NOUGHT)).min(axis=1) - 1
    most = np.sqrt((room * room).sum(axis=1) / (gap * gap).sum(axis=1))
    step = gap * (GAIN * np.minimum(lacking, most) + 0.02)[:, None]
    size = boxes.half[:, 0] * boxes.half[:, 1]
    share = (size[left] / (size[left] + size[right]))[:, None]
    np.add.at(places, right, share * step)
    np.add.at(places, left, (share - 1) * step)
