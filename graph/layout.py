"""Where each node of the network stands on the map, computed once, before the page is made.

A page that moves while it is read cannot be cited or compared, and old laptops do not settle a
simulation; so nothing is left to the browser. One seed, one graph, one set of places, in
whatever order the graph was built. Another machine's arithmetic may differ in the last bits:
keep the places with the data where that matters.
"""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import numpy as np

from graph.boxes import Array, measure
from graph.forces import bend, push_apart, spring, stretch, widen
from graph.packing import Part, pack
from graph.untangle import Drawing, tangle, untangle

STARTS: Final = 6
SMALL: Final = 150  # nodes up to which several starts and untangling are worth their time
MOVES: Final = 2200
FEW: Final = 60  # nodes beyond which half the starts and moves have to do
FILL: Final = 0.6  # of the sheet that boxes take before they are pushed apart


def lay_out(network: nx.MultiDiGraph[Any], *, seed: int = 0) -> dict[str, tuple[float, float]]:
    """A place for every node, in pixels at a scale of 1, y downwards, the top left near (0, 0).

    No two nodes' boxes (mark and label) overlap. Unconnected parts stand beside each other or
    in each other's gaps, the largest placed first.
    """
    plain = _plain(network)
    keys = sorted((sorted(part) for part in nx.connected_components(plain)), key=_largest_first)
    parts = pack([_lay_out_part(network, plain, part, seed=seed) for part in keys])
    if not parts:
        return {}
    corner = np.min([part.corners[0] for part in parts], axis=0)
    found: dict[str, tuple[float, float]] = {}
    for names, part in zip(keys, parts, strict=True):
        places = (part.places - corner).tolist()
        found |= {
            name: (round(x, 1), round(y, 1)) for name, (x, y) in zip(names, places, strict=True)
        }
    return {name: found[name] for name in sorted(found)}


def _plain(network: nx.MultiDiGraph[Any]) -> nx.Graph[Any]:
    """The network without directions, parallels and loops, built in sorted order."""
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from(sorted(network))
    pairs = {(min(a, b), max(a, b)) for a, b in network.edges() if a != b}
    plain.add_edges_from(sorted(pairs))
    return plain


def _largest_first(names: list[str]) -> tuple[int, list[str]]:
    return -len(names), names


def _lay_out_part(
    network: nx.MultiDiGraph[Any], plain: nx.Graph[Any], names: list[str], *, seed: int
) -> Part:
    labels = [str(network.nodes[name].get("label") or name) for name in names]
    boxes = measure(labels, [network.degree(name) for name in names])
    number = {name: at for at, name in enumerate(names)}
    pairs = sorted((number[a], number[b]) for a, b in _sorted_ends(plain, names))
    drawing = Drawing(np.array(pairs, dtype=np.intp).reshape(-1, 2), boxes)
    if not pairs:
        return Part(drawing, np.zeros((1, 2)))
    return Part(drawing, _settle(drawing, np.random.default_rng(seed)))


def _sorted_ends(plain: nx.Graph[Any], names: list[str]) -> list[tuple[str, str]]:
    return [(min(a, b), max(a, b)) for a, b in plain.subgraph(names).edges()]


def _settle(drawing: Drawing, rng: np.random.Generator) -> Array:
    """The least tangled of several starts, untangled further; one plain start when it is large."""
    if len(drawing.boxes.drop) > SMALL:
        return _start(drawing, rng, rounds=60)
    share = 1 if len(drawing.boxes.drop) <= FEW else 2
    starts = [_start(drawing, rng, rounds=120) for _ in range(STARTS // share)]
    best = min(starts, key=lambda places: tangle(drawing, places))
    return stretch(untangle(drawing, best, rng=rng, moves=MOVES // share))


def _start(drawing: Drawing, rng: np.random.Generator, *, rounds: int) -> Array:
    places = spring(len(drawing.boxes.drop), drawing.pairs, rng=rng, rounds=rounds)
    places = push_apart(widen(places, drawing.boxes, fill=FILL), drawing.boxes)
    # Boxes are wide, so that pushing them apart widens the whole; bending mends most of it.
    return push_apart(bend(places), drawing.boxes)
