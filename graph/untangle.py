"""How tangled a drawing is, and a patient search for a less tangled one.

The measures are those a reader feels: lines that cross, lines that run under a stranger's
label, lines that are long. Stress is not among them: its winners look worse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array, Boxes
from graph.forces import ASPECT, NEAR_NOUGHT, Pairs

CROSSING = 1.0
UNDER_LABEL = 1.5
LENGTH = 0.9  # for each line of 300 px
MISSHAPE = 12.0  # for each factor of e between the drawing's shape and the board's


@dataclass(frozen=True)
class Drawing:
    """What is drawn: lines between numbered nodes, each node with a box."""

    pairs: Pairs
    boxes: Boxes

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.boxes.drop)


def tangle(drawing: Drawing, places: Array) -> float:
    """The whole cost of a drawing; less is better."""
    everyone = np.arange(len(drawing.pairs))
    across, down = np.ptp(places, axis=0) + 1
    misshape = abs(float(np.log(across / down / ASPECT)))
    lines = _cost(drawing, places, everyone) - CROSSING * crossings(drawing, places)
    return lines + MISSHAPE * misshape


def crossings(drawing: Drawing, places: Array) -> int:
    """How many pairs of lines cross that share no end."""
    everyone = np.arange(len(drawing.pairs))
    return int(crossing(drawing.pairs, places, everyone).sum()) // 2


def untangle(drawing: Drawing, places: Array, *, rng: np.random.Generator, moves: int) -> Array:
    """Better places by simulated annealing (Davidson, Harel 1996); boxes never come to overlap."""
    places = places.copy()
    lines = [np.flatnonzero((drawing.pairs == at).any(axis=1)) for at in range(len(places))]
    middle = (places.min(axis=0) + places.max(axis=0)) / 2
    span = np.sqrt(np.ptp(places, axis=0).prod() * np.array([ASPECT, 1 / ASPECT]))
    for heat in np.linspace(1.0, 0.02, moves):
        node = int(rng.integers(len(places)))
        there = places[node] + rng.normal(size=2) * span * (0.3 * heat + 0.01)
        there = np.clip(there, middle - span / 2, middle + span / 2)
        if _is_free(drawing.boxes, places, node, there):
            _try_move(drawing, places, lines[node], node, there, chance=rng.random() ** (1 / heat))
    return places


def _try_move(
    drawing: Drawing, places: Array, lines: Pairs, node: int, there: Array, *, chance: float
) -> None:
    here = places[node].copy()
    before = _local_cost(drawing, places, lines, node)
    places[node] = there
    if _local_cost(drawing, places, lines, node) - before > 0.6 * chance:
        places[node] = here


def _local_cost(drawing: Drawing, places: Array, lines: Pairs, node: int) -> float:
    nodes = np.array([node])
    others = np.setdiff1d(np.arange(len(drawing.pairs)), lines)
    under_me = int(_under(drawing, places, others, nodes).sum())
    return _cost(drawing, places, lines) + UNDER_LABEL * under_me


def _cost(drawing: Drawing, places: Array, lines: Pairs) -> float:
    ends = drawing.pairs[lines]
    length = np.linalg.norm(places[ends[:, 0]] - places[ends[:, 1]], axis=1)
    under = _under(drawing, places, lines, np.arange(len(places)))
    crossed = crossing(drawing.pairs, places, lines)
    return float(
        CROSSING * crossed.sum() + UNDER_LABEL * under.sum() + LENGTH * ((length / 300) ** 2).sum()
    )


def _is_free(boxes: Boxes, places: Array, node: int, there: Array) -> bool:
    room = np.abs(boxes.middles(places) - there - [0, boxes.drop[node]])
    clash = (room < boxes.half + boxes.half[node]).all(axis=1)
    clash[node] = False
    return not clash.any()


def crossing(pairs: Pairs, places: Array, lines: Pairs) -> NDArray[np.bool_]:
    """For each of `lines` and each line of all, whether they cross between their ends."""
    mine, all_ = pairs[lines][:, None, :], pairs[None, :, :]
    a, b, c, d = (places[ends] for ends in (mine[..., 0], mine[..., 1], all_[..., 0], all_[..., 1]))
    apart = (_side(a, b, c) != _side(a, b, d)) & (_side(c, d, a) != _side(c, d, b))
    shared = (mine[..., :, None] == all_[..., None, :]).any(axis=(-1, -2))
    return np.asarray(apart & ~shared)


def _side(a: Array, b: Array, point: Array) -> NDArray[np.bool_]:
    ab, ap = b - a, point - a
    return np.asarray(ab[..., 0] * ap[..., 1] - ab[..., 1] * ap[..., 0] > 0)


def _under(drawing: Drawing, places: Array, lines: Pairs, nodes: Pairs) -> NDArray[np.bool_]:
    """For each of `lines` and `nodes`, whether the line runs through the box of a stranger."""
    ends = drawing.pairs[lines]
    middles, half = drawing.boxes.middles(places)[nodes], drawing.boxes.half[nodes]
    mine = (ends[:, :, None] == nodes).any(axis=1)
    return np.asarray(runs_through(ends, places, middles, half) & ~mine)


def runs_through(pairs: Pairs, places: Array, middles: Array, half: Array) -> NDArray[np.bool_]:
    """For each line and each rectangle, whether the one meets the other (the slab test)."""
    start = places[pairs[:, 0]][:, None, :]
    way = places[pairs[:, 1]][:, None, :] - start
    way = np.where(np.abs(way) < NEAR_NOUGHT, NEAR_NOUGHT, way)
    one, two = (middles - half - start) / way, (middles + half - start) / way
    enter, leave = np.minimum(one, two).max(axis=-1), np.maximum(one, two).min(axis=-1)
    return np.asarray(np.maximum(enter, 0) < np.minimum(leave, 1))
