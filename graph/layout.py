"""Where each node of the network stands on the map, computed once, before the page is made.

A page that moves while it is read cannot be cited or compared, and old laptops do not settle a
simulation; so nothing is left to the browser. One seed, one graph, one set of places, in
whatever order the graph was built. Another machine's arithmetic may differ in the last bits:
``graph.places`` keeps the places with the data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.boxes import Array
from graph.errors import UnknownLayoutError
from graph.forces import push_apart
from graph.growth import anywhere, grown
from graph.growth_tiers import tiers_grown
from graph.layout_communities import in_communities
from graph.layout_tiers import in_tiers
from graph.layout_time import in_time, time_grown
from graph.sheet import Guide, Sheet
from graph.skeleton import Skeleton, skeleton_of

Laid = tuple[Array, tuple[Guide, ...]]


@dataclass(frozen=True)
class Style:
    """A way to lay out a network, and to add to a sheet that was laid out so."""

    lay_out: Callable[[nx.MultiDiGraph[Any], Skeleton, int], Laid]
    grow: Callable[[nx.MultiDiGraph[Any], Skeleton, Sheet], Laid | None]


def lay_out(
    network: nx.MultiDiGraph[Any],
    *,
    style: str = "communities",
    seed: int = 0,
    earlier: Sheet | None = None,
) -> Sheet:
    """A place for every node; raises UnknownLayoutError for a style that is none of `STYLES`.

    No two nodes' boxes overlap: of mark and label, in a network above 2,000 nodes of the mark.
    With an `earlier` sheet of the same style, what stood there stays where it was and what is new
    is put near its neighbours, unless most is new.
    """
    if style not in STYLES:
        raise UnknownLayoutError(style, STYLES)
    skeleton = skeleton_of(network)
    if not len(skeleton):
        return Sheet(style, {})
    if earlier is not None and earlier.style == style:
        if added := STYLES[style].grow(network, skeleton, earlier):
            return _sheet(style, skeleton, *added)
    places, guides = STYLES[style].lay_out(network, skeleton, seed)
    return _from_corner(style, skeleton, places, guides)


def _from_corner(style: str, skeleton: Skeleton, places: Array, guides: tuple[Guide, ...]) -> Sheet:
    """The sheet with the top left of all boxes and guides at (0, 0)."""
    middles, half = skeleton.boxes.middles(places), skeleton.boxes.half
    x, y = np.min([*(middles - half), *((g.x, g.y) for g in guides)], axis=0).tolist()
    moved = tuple(replace(guide, x=guide.x - x, y=guide.y - y) for guide in guides)
    return _sheet(style, skeleton, places - np.array([x, y]), moved)


def _sheet(style: str, skeleton: Skeleton, places: Array, guides: tuple[Guide, ...]) -> Sheet:
    """The sheet in tenths of a pixel."""
    rounded = [(round(x, 1), round(y, 1)) for x, y in places.tolist()]
    return Sheet(
        style,
        dict(zip(skeleton.names, rounded, strict=True)),
        tuple(
            Guide(g.text, *(round(float(v), 1) for v in (g.x, g.y, g.width, g.height)))
            for g in guides
        ),
    )


def _by_communities(network: nx.MultiDiGraph[Any], skeleton: Skeleton, seed: int) -> Laid:
    return in_communities(skeleton, seed=seed), ()


def _by_tiers(network: nx.MultiDiGraph[Any], skeleton: Skeleton, seed: int) -> Laid:
    return in_tiers(network, skeleton, seed=seed)


def _by_time(network: nx.MultiDiGraph[Any], skeleton: Skeleton, seed: int) -> Laid:
    return in_time(network, skeleton, seed=seed)


def _communities_grown(
    network: nx.MultiDiGraph[Any], skeleton: Skeleton, earlier: Sheet
) -> Laid | None:
    places = grown(skeleton, earlier, anywhere(len(skeleton)))
    # Marks grow with their relations; what has come to overlap by it is pushed a little.
    return None if places is None else (push_apart(places, skeleton.boxes), ())


STYLES: Final[Mapping[str, Style]] = {
    "communities": Style(_by_communities, _communities_grown),
    "tiers": Style(_by_tiers, tiers_grown),
    "time": Style(_by_time, time_grown),
}
