"""How well a drawing may be read, in figures that readers' trouble follows.

Lines that cross, boxes that overlap, neighbours that stand far apart, lines of very unlike length.
Stress is not among them: its winners look worse. Above a size a seeded sample is measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from graph.boxes import Array
from graph.forces import Pairs, overlapping
from graph.untangle import Drawing, crossing

SAMPLED_LINES: Final = 1000
FEWEST_LINES: Final = 50
TESTS_OF_FEW: Final = 250_000  # pairs of lines
SAMPLED_NODES: Final = 600
AT_ONCE: Final = 2_000_000  # pairs of lines held in memory together


@dataclass(frozen=True, kw_only=True)
class Quality:
    """The figures of one drawing.

    ``crossings`` is how many pairs of lines cross, estimated above a thousand lines; ``overlap``
    the share of boxes that overlap another; ``neighbours`` the mean share of a node's nearest
    nodes, as many as it has neighbours, that are its neighbours; ``spread`` the deviation of the
    lines' lengths, divided by their mean.
    """

    crossings: float
    overlap: float
    neighbours: float
    spread: float


def quality(drawing: Drawing, places: Array, *, seed: int = 0) -> Quality:
    """The figures of a drawing whose nodes stand at `places`; samples are drawn by `seed`."""
    rng = np.random.default_rng(seed)
    return Quality(
        crossings=_crossings(drawing.pairs, places, rng),
        overlap=overlap_share(drawing, places),
        neighbours=_preserved(drawing.pairs, places, rng),
        spread=_spread(drawing.pairs, places),
    )


def crossings_about(pairs: Pairs, places: Array) -> float:
    """How many pairs of lines cross, from a small sample: to compare drawings of one network."""
    few = max(FEWEST_LINES, TESTS_OF_FEW // max(1, len(pairs)))
    return _crossings(pairs, places, np.random.default_rng(0), sampled=few)


def overlap_share(drawing: Drawing, places: Array) -> float:
    """The share of boxes that overlap at least one other."""
    if not len(places):
        return 0.0
    left, right = overlapping(places, drawing.boxes)
    return len(np.union1d(left, right)) / len(places)


def _crossings(
    pairs: Pairs, places: Array, rng: np.random.Generator, *, sampled: int = SAMPLED_LINES
) -> float:
    lines = np.arange(len(pairs))
    if len(lines) > sampled:
        lines = np.sort(rng.choice(lines, sampled, replace=False))
    step = max(1, AT_ONCE // max(1, len(pairs)))
    found = sum(
        int(crossing(pairs, places, lines[at : at + step]).sum())
        for at in range(0, len(lines), step)
    )
    return found / 2 * len(pairs) / max(1, len(lines))


def _preserved(pairs: Pairs, places: Array, rng: np.random.Generator) -> float:
    neighbours: dict[int, set[int]] = {}
    for one, other in pairs.tolist():
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    nodes = np.array(sorted(neighbours), dtype=np.intp)
    if len(nodes) > SAMPLED_NODES:
        nodes = np.sort(rng.choice(nodes, SAMPLED_NODES, replace=False))
    shares = [_share_near(places, node, neighbours[node]) for node in nodes.tolist()]
    return float(np.mean(shares)) if shares else 1.0


def _share_near(places: Array, node: int, neighbours: set[int]) -> float:
    gap = places - places[node]
    away = (gap * gap).sum(axis=1)
    away[node] = np.inf
    nearest = np.argsort(away, kind="stable")[: len(neighbours)]
    return len(neighbours.intersection(nearest.tolist())) / len(neighbours)


def _spread(pairs: Pairs, places: Array) -> float:
    if not len(pairs):
        return 0.0
    lengths = np.sqrt(((places[pairs[:, 0]] - places[pairs[:, 1]]) ** 2).sum(axis=1))
    return float(lengths.std() / max(float(lengths.mean()), 1e-9))
