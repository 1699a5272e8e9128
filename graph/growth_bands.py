"""Bands that take in new things: each grows downward, and those under it make room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array
from graph.forces import Pairs
from graph.growth import Rooms
from graph.sheet import Guide
from graph.skeleton import Skeleton

HEADING: Final = 26.0  # the room of a band's heading
MARGIN: Final = 14.0


def rooms_in(skeleton: Skeleton, zone: Pairs, guides: Sequence[Guide]) -> Rooms:
    """Each node may stand within the band of its zone's number."""
    half, drop = skeleton.boxes.half, skeleton.boxes.drop
    bands = np.array([(g.x, g.y, g.x + g.width, g.y + g.height) for g in guides])[zone]
    low = np.column_stack([bands[:, 0], bands[:, 1] + HEADING + half[:, 1] - drop])
    bottom = np.maximum(bands[:, 3] - MARGIN - half[:, 1] - drop, low[:, 1])
    high = np.column_stack([bands[:, 2], bottom])
    # A box wider than its band stands in the middle of it.
    inset = np.minimum(half[:, 0], (bands[:, 2] - bands[:, 0]) / 2)
    low[:, 0] += inset
    high[:, 0] -= inset
    return Rooms(zone, low, high)


def with_room(
    skeleton: Skeleton,
    places: Array,
    zone: Pairs,
    guides: Sequence[Guide],
    *,
    beside: frozenset[int] = frozenset(),
) -> tuple[Array, list[Guide]]:
    """The bands, each around what stands in it, and every band moved down by what grew above it.

    Those `beside` the others, by number, move nothing.
    """
    grown = [_around(skeleton, places, zone == at, guide) for at, guide in enumerate(guides)]
    found, moved = places.copy(), list(grown)
    down = 0.0
    for at in sorted(set(range(len(guides))) - beside, key=lambda at: guides[at].y):
        found[zone == at, 1] += down
        moved[at] = replace(grown[at], y=grown[at].y + down)
        down += grown[at].height - guides[at].height
    return found, moved


def _around(skeleton: Skeleton, places: Array, members: NDArray[np.bool_], guide: Guide) -> Guide:
    if not members.any():
        return guide
    ends = skeleton.boxes.middles(places)[members] + skeleton.boxes.half[members]
    return replace(guide, height=max(guide.height, float(ends[:, 1].max()) + MARGIN - guide.y))
