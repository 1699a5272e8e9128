"""The layout by communities: each laid out by itself, then all of them side by side.

Springs over a whole large network make a tangle in which nobody finds a community, and UMAP draws
communities so tight that what has to be pushed apart afterwards is no longer near its neighbours.
Laid out one by one, lines cross half as often; see benchmarks/layout.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import atan2
from typing import Final

import numpy as np

from graph.boxes import Array, Boxes
from graph.communities import grouped
from graph.drawing_engine import communities_of, springs
from graph.forces import Pairs, push_apart, spread, turn, widen
from graph.layout_careful import settle
from graph.packing import Part, pack
from graph.skeleton import Skeleton, pieces
from graph.untangle import Drawing

SMALL: Final = 150  # nodes up to which several starts and untangling are worth their time
FLAT: Final = 220  # nodes up to which springs alone keep a drawing legible
FILL: Final = 0.55  # of a community's sheet that its boxes take before they are pushed apart
FILL_OF_SHEETS: Final = 0.9
AIR: Final = 16.0  # about each community


def in_communities(skeleton: Skeleton, *, seed: int, careful: bool = True) -> Array:
    """Places for all; unconnected parts beside each other or in each other's gaps, largest first.

    With ``careful`` a small network is untangled line by line, which takes a second or two.
    """
    groups = grouped(skeleton, seed=seed)
    careful = careful and len(skeleton) <= SMALL
    found = []
    for numbers, part in zip(skeleton.parts, pieces(skeleton.drawing, skeleton.parts), strict=True):
        if careful and len(numbers) > 1:
            found.append(Part(part, settle(part, seed=seed)))
        else:
            found.append(Part(part, lay_out_part(part, groups[numbers], seed=seed)))
    places = np.empty((len(skeleton), 2))
    for numbers, packed in zip(skeleton.parts, pack(found), strict=True):
        places[numbers] = packed.places
    return places


@dataclass(frozen=True)
class _Sheet:
    """A community about its own middle, with the half of its size."""

    places: Array
    half: Array


def lay_out_part(drawing: Drawing, groups: Pairs, *, seed: int) -> Array:
    """Places for a connected part whose communities are numbered; no two boxes overlap.

    A community too large for springs alone is laid out by communities of its own.
    """
    if drawing.size == 1:
        return np.zeros((1, 2))
    numbers, order = np.unique(groups, return_inverse=True)
    if drawing.size <= FLAT or len(numbers) == 1:
        return _apart(_springs(drawing, seed=seed), drawing.boxes)
    members = [np.flatnonzero(order == number) for number in range(len(numbers))]
    centres = _centres(drawing.pairs, order, seed=seed)
    outward = _outward(drawing.pairs, order, centres)
    sheets = [
        _sheet(piece, outward[each], seed=seed)
        for piece, each in zip(pieces(drawing, members), members, strict=True)
    ]
    return _side_by_side(sheets, members, centres)


def _sheet(drawing: Drawing, outward: Array, *, seed: int) -> _Sheet:
    """A community turned so that what links it to others is on their side."""
    boxes = drawing.boxes
    if drawing.size <= FLAT:
        places = _apart(_turned(_springs(drawing, seed=seed), outward), boxes)
    else:
        groups = communities_of(drawing.size, drawing.pairs, seed=seed)
        inner = lay_out_part(drawing, groups, seed=seed)
        places = push_apart(_turned(inner, outward), boxes)
    middles = boxes.middles(places)
    low, high = (middles - boxes.half).min(axis=0), (middles + boxes.half).max(axis=0)
    return _Sheet(places - (low + high) / 2, (high - low) / 2 + AIR)


def _springs(drawing: Drawing, *, seed: int) -> Array:
    size, pairs = drawing.size, drawing.pairs
    start = np.random.default_rng(seed).uniform(-1, 1, (size, 2)) * np.sqrt(size)
    return springs(start, pairs, weights=[1.0] * len(pairs), seed=seed)


def _apart(places: Array, boxes: Boxes) -> Array:
    """The places stretched as boxes are wide, for pushing to be as strong both ways, and pushed."""
    across, down = boxes.half.mean(axis=0)
    stretched = places * [(across / down) ** 0.6, (down / across) ** 0.6]
    return push_apart(spread(stretched, boxes, fill=FILL), boxes)


def _turned(places: Array, outward: Array) -> Array:
    middle = places - places.mean(axis=0)
    (x, y), (wide, high) = middle.T, outward.T
    return turn(
        middle, by=atan2(float((x * high - y * wide).sum()), float((x * wide + y * high).sum()))
    )


def _centres(pairs: Pairs, groups: Pairs, *, seed: int) -> Array:
    """A point for each community, the nearer to another the more of their members are linked."""
    between = groups[pairs]
    between.sort(axis=1)
    links = Counter(map(tuple, between[between[:, 0] != between[:, 1]].tolist()))
    ends = np.array(sorted(links), dtype=np.intp).reshape(-1, 2)
    sizes = np.bincount(groups)
    # By the smaller: those that answer to a large community are to stand around it.
    weights = [links[one, other] / min(sizes[one], sizes[other]) for one, other in ends.tolist()]
    start = np.random.default_rng(seed).uniform(-1, 1, (len(sizes), 2)) * np.sqrt(len(sizes))
    return springs(start, ends, weights=weights, seed=seed)


def _outward(pairs: Pairs, groups: Pairs, centres: Array) -> Array:
    """For each node, the sum of the directions in which its links to other communities lead."""
    found = np.zeros((len(groups), 2))
    across = pairs[groups[pairs[:, 0]] != groups[pairs[:, 1]]]
    way = centres[groups[across[:, 1]]] - centres[groups[across[:, 0]]]
    way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None]
    np.add.at(found, across[:, 0], way)
    np.add.at(found, across[:, 1], -way)
    return found


def _side_by_side(sheets: list[_Sheet], members: list[Pairs], centres: Array) -> Array:
    halves = np.array([sheet.half for sheet in sheets])
    boxes = Boxes(halves, np.zeros(len(sheets)))
    middles = push_apart(widen(centres, boxes, fill=FILL_OF_SHEETS), boxes)
    places = np.empty((sum(map(len, members)), 2))
    for sheet, each, middle in zip(sheets, members, middles, strict=True):
        places[each] = sheet.places + middle
    return places
