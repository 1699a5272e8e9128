"""The careful layout of a small drawing: the least tangled of several, untangled line by line."""

from __future__ import annotations

from typing import Final

import numpy as np

from graph.boxes import Array
from graph.forces import bend, push_apart, spring, stretch, widen
from graph.untangle import Drawing, tangle, untangle

STARTS: Final = 6
MOVES: Final = 2200
FEW: Final = 60  # nodes beyond which half the starts and moves have to do
FILL: Final = 0.6  # of the sheet that boxes take before they are pushed apart


def settle(drawing: Drawing, *, seed: int) -> Array:
    """Places at which few lines cross or run under labels, and no two boxes overlap."""
    rng = np.random.default_rng(seed)
    share = 1 if len(drawing.boxes.drop) <= FEW else 2
    starts = [_start(drawing, rng) for _ in range(STARTS // share)]
    best = min(starts, key=lambda places: tangle(drawing, places))
    return stretch(untangle(drawing, best, rng=rng, moves=MOVES // share))


def _start(drawing: Drawing, rng: np.random.Generator) -> Array:
    places = spring(len(drawing.boxes.drop), drawing.pairs, rng=rng, rounds=120)
    places = push_apart(widen(places, drawing.boxes, fill=FILL), drawing.boxes)
    # Boxes are wide, so that pushing them apart widens the whole; bending mends most of it.
    return push_apart(bend(places), drawing.boxes)
