"""Networks to lay out, and what may be asked of any sheet."""

from __future__ import annotations

import random
from collections.abc import Mapping

import networkx as nx
import numpy as np

from graph.boxes import Boxes
from graph.drawing_quality import overlap_share
from graph.skeleton import skeleton_of
from graph.untangle import Drawing

Ends = list[tuple[str, str]]
STYLES = ("communities", "tiers", "time")


def network(ends: Ends, *, alone: tuple[str, ...] = ()) -> nx.MultiDiGraph[str]:
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in [*alone, *(name for pair in ends for name in pair)]:
        built.add_node(name, label=f"Committee {name} of the Council of Ambleford")
    built.add_edges_from(ends)
    return built


def shuffled(whole: nx.MultiDiGraph[str], seed: int) -> nx.MultiDiGraph[str]:
    """The same network, its nodes and edges added in another order."""
    chance = random.Random(seed)
    again: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes, edges = list(whole.nodes(data=True)), list(whole.edges(data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    again.add_nodes_from(nodes)
    again.add_edges_from(edges)
    return again


def without(whole: nx.MultiDiGraph[str], share: float, *, seed: int = 0) -> nx.MultiDiGraph[str]:
    """The network as it was before a share of its nodes came."""
    earlier = whole.copy()
    new = random.Random(seed).sample(sorted(whole), round(share * len(whole)))
    earlier.remove_nodes_from(new)
    return earlier


def overlap(whole: nx.MultiDiGraph[str], sheet: Mapping[str, tuple[float, float]]) -> float:
    """The share of boxes that overlap another by more than rounding can."""
    skeleton = skeleton_of(whole)
    # A tenth of a pixel is lost to rounding; the margin of a box is ninety times that.
    boxes = Boxes(skeleton.boxes.half - 0.2, skeleton.boxes.drop)
    places = np.array([sheet[name] for name in skeleton.names]).reshape(-1, 2)
    return overlap_share(Drawing(skeleton.pairs, boxes), places)


def ring_with_spokes(size: int) -> Ends:
    ring = [(f"r{at}", f"r{(at + 1) % size}") for at in range(size)]
    return [*ring, *((f"r{at}", "hub") for at in range(size))]
