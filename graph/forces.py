"""Springs between neighbours, and the push that takes overlapping boxes apart.

networkx has springs of its own, but from 500 nodes on they need scipy. These are numpy only.
"""

from __future__ import annotations

from itertools import count

import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array, Boxes

Pairs = NDArray[np.intp]

ASPECT = 1.35  # of the board beside its panel, on a common screen
EASE_EVERY = 40  # rounds of pushing before the whole is spread a little
NEAR_NOUGHT = 1e-9


def spring(size: int, pairs: Pairs, *, rng: np.random.Generator, rounds: int) -> Array:
    """Places of `size` nodes where neighbours attract and all repel (Fruchterman, Reingold 1991).

    Hubs repel more, so that their neighbours fan out. The unit is about the length of an edge.
    """
    places = rng.uniform(-1, 1, (size, 2)) * np.sqrt(size)
    weight = np.sqrt(1 + np.bincount(pairs.ravel(), minlength=size).astype(float))
    for heat in np.linspace(0.12 * np.sqrt(size) + 0.1, 0.01, rounds):
        force = _repulsion(places, weight) + _attraction(places, pairs) - 0.05 * places
        length = np.maximum(np.linalg.norm(force, axis=1), NEAR_NOUGHT)
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
    force = gap * np.linalg.norm(gap, axis=1)[:, None]
    np.add.at(pull, pairs[:, 0], force)
    np.add.at(pull, pairs[:, 1], -force)
    return pull


def widen(places: Array, boxes: Boxes, *, fill: float) -> Array:
    """The places turned so that the longest way lies across, and scaled until boxes fill `fill`."""
    middle = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    # An axis has no sign of its own; without a rule it may differ from machine to machine.
    signs = np.where(axes[np.arange(2), np.abs(axes).argmax(axis=1)] < 0, -1.0, 1.0)
    turned = middle @ (axes * signs[:, None]).T
    span = np.maximum(np.ptp(turned, axis=0), 0.5)
    area = 4 * float((boxes.half[:, 0] * boxes.half[:, 1]).sum())
    return np.asarray(bend(turned * np.sqrt(area / fill / span.prod())))


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
    for turn in count(1):
        left, right = overlapping(places, boxes)
        if not len(left):
            break
        _push(places, boxes, left, right)
        if turn % EASE_EVERY == 0:
            places *= 1.06
    return places


def overlapping(places: Array, boxes: Boxes) -> tuple[Pairs, Pairs]:
    """The pairs of boxes that overlap, as two arrays of node numbers."""
    middles, half = boxes.middles(places), boxes.half
    order = np.argsort(middles[:, 0] - half[:, 0], kind="stable")
    start, end = (middles[:, 0] - half[:, 0])[order], (middles[:, 0] + half[:, 0])[order]
    reach = np.searchsorted(start, end - NEAR_NOUGHT)  # boxes that begin before this one ends
    counts = np.maximum(reach - np.arange(len(order)) - 1, 0)
    first = np.repeat(np.arange(len(order)), counts)
    nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    left, right = order[first], order[first + 1 + nth]
    high = half[left, 1] + half[right, 1] - np.abs(middles[left, 1] - middles[right, 1])
    return left[high > NEAR_NOUGHT], right[high > NEAR_NOUGHT]


def _push(places: Array, boxes: Boxes, left: Pairs, right: Pairs) -> None:
    middles = boxes.middles(places)
    gap = middles[right] - middles[left]
    over = boxes.half[left] + boxes.half[right] - np.abs(gap)
    across = over[:, 0] < over[:, 1]
    step = np.where(across[:, None], [1.0, 0.0], [0.0, 1.0]) * (0.7 * over + 1.0)
    step *= np.where(gap == 0, np.where(left < right, 1, -1)[:, None], np.sign(gap))
    np.add.at(places, right, 0.5 * step)
    np.add.at(places, left, -0.5 * step)
