"""A sheet that grows: what stood on it stays, and what is new finds a free place by its neighbours.

A reader who comes back finds a body where it was. Only when most is new is it laid out anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array, Boxes
from graph.forces import Pairs
from graph.sheet import Place
from graph.skeleton import Skeleton

MOST_NEW: Final = 0.5  # of all nodes; beyond, the old places would say little of the whole
STEPS: Final = 24  # of the grid of places tried about one wished for, each way
FARTHER: Final = 4.0  # times as far is tried next
TRIES: Final = 6
NEAR: Final = 6.0  # half boxes; so far away is tried first
DOWN: Final = 8.0
GAP: Final = 8.0


@dataclass(frozen=True)
class Rooms:
    """Where each node may stand: between `low` and `high`, free of those in the same `zone`.

    Where that is full, also lower.
    """

    zone: Pairs
    low: Array
    high: Array


def anywhere(size: int) -> Rooms:
    """One zone without bounds."""
    bound = np.full((size, 2), np.inf)
    return Rooms(np.zeros(size, dtype=np.intp), -bound, bound)


def grown(skeleton: Skeleton, earlier: Mapping[str, Place], rooms: Rooms) -> Array | None:
    """The earlier places with those of new nodes; None where most are new.

    Those of most placed neighbours come first. One that hangs on nothing stands under everything.
    """
    known = np.array([name in earlier for name in skeleton.names])
    if (~known).sum() > MOST_NEW * len(skeleton) or not known.any():
        return None
    places = np.array([earlier.get(name, (np.nan, np.nan)) for name in skeleton.names])
    placing = _Placing(skeleton, places, known, rooms)
    while not placing.known.all():
        placing.place_next()
    return placing.places


@dataclass
class _Placing:
    skeleton: Skeleton
    places: Array
    known: NDArray[np.bool_]
    rooms: Rooms

    def place_next(self) -> None:
        """Places all that have a neighbour with a place, or else the first that has none."""
        ends = self.skeleton.pairs[self.known[self.skeleton.pairs].sum(axis=1) == 1]
        new = np.where(self.known[ends[:, 0]], ends[:, 1], ends[:, 0])
        links = np.bincount(new, minlength=len(self.skeleton))
        ready = np.flatnonzero(links)
        if not len(ready):
            ready = np.flatnonzero(~self.known)[:1]
        for node in ready[np.argsort(-links[ready], kind="stable")].tolist():
            self._place(node)

    def _place(self, node: int) -> None:
        same = np.flatnonzero(self.known & (self.rooms.zone == self.rooms.zone[node]))
        low, high = self.rooms.low[node], self.rooms.high[node]
        wished = np.clip(self._wished(node), low, high)
        search = _Search(self.skeleton.boxes, node, self.places[same], same)
        found = search.free_place(wished, low, high)
        if found is None:
            # Sideways before downward: what stands lower moves all that is under it.
            under = np.array([wished[0], high[1]])
            found = search.free_place(under, low, np.array([high[0], np.inf]), down=DOWN)
        self.places[node] = wished if found is None else found
        self.known[node] = True

    def _wished(self, node: int) -> Array:
        """The place of the neighbour that is nearest to the middle of all."""
        at = self.skeleton.pairs
        others = np.concatenate([at[at[:, 0] == node, 1], at[at[:, 1] == node, 0]])
        placed = self.places[others[self.known[others]]]
        if not len(placed):
            there = self.places[self.known]
            return np.array([np.median(there[:, 0]), there[:, 1].max() + 100.0])
        away = placed - placed.mean(axis=0)
        return np.asarray(placed[np.argmin((away * away).sum(axis=1))])


@dataclass(frozen=True)
class _Search:
    """A node that looks for a place among others."""

    boxes: Boxes
    node: int
    there: Array
    others: Pairs

    def free_place(
        self, wished: Array, low: Array, high: Array, *, down: float = 1.0
    ) -> Array | None:
        """The free place nearest to one wished for, on a grid that grows coarser; None if none is.

        A pixel downward counts for `down` pixels sideways.
        """
        half, drop = self.boxes.half[self.node], np.array([0.0, self.boxes.drop[self.node]])
        others = self.boxes.of(self.others)
        middles = others.middles(self.there)
        for step in range(TRIES):
            tried = _grid(half * NEAR * FARTHER**step) + wished
            tried = tried[((tried >= low) & (tried <= high)).all(axis=1)]
            free = tried[~_meets(tried + drop, half + GAP / 2, middles, others.half)]
            if len(free):
                away = (free - wished) * (1.0, down)
                return np.asarray(free[np.argmin((away * away).sum(axis=1))])
        return None


def _grid(span: Array) -> Array:
    steps = np.linspace(-1, 1, 2 * STEPS + 1)
    return np.stack(np.meshgrid(steps * span[0], steps * span[1]), axis=-1).reshape(-1, 2)


def _meets(tried: Array, half: Array, middles: Array, halves: Array) -> NDArray[np.bool_]:
    """For each place tried, whether a box of `half` there overlaps one of the others."""
    low, high = tried.min(axis=0, initial=np.inf) - half, tried.max(axis=0, initial=-np.inf) + half
    near = ((middles + halves > low) & (middles - halves < high)).all(axis=1)
    taken = np.zeros(len(tried), dtype=bool)
    for middle, room in zip(middles[near], halves[near] + half, strict=True):
        taken |= (np.abs(tried - middle) < room).all(axis=1)
    return taken
