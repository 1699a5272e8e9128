"""The bare network that layouts work on: numbered nodes, pairs of neighbours, and boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import networkx as nx
import numpy as np
import rustworkx
from numpy.typing import NDArray

from graph.boxes import Array, Boxes, measure, measure_marks
from graph.forces import Pairs
from graph.untangle import Drawing

LABELLED: Final = 2000  # nodes up to which there is to be room for every label


@dataclass(frozen=True)
class Skeleton:
    """Nodes in order of name, and which are neighbours, without directions, parallels and loops.

    The same for the same network in whatever order it was built.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...]
    drawing: Drawing

    @property
    def pairs(self) -> Pairs:
        """Neighbours by number, the lower first, in order."""
        return self.drawing.pairs

    @property
    def boxes(self) -> Boxes:
        return self.drawing.boxes

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def degrees(self) -> NDArray[np.intp]:
        """How many neighbours each has."""
        return np.bincount(self.pairs.ravel(), minlength=len(self))

    @cached_property
    def parts(self) -> list[Pairs]:
        """The numbers of each connected part, the largest part first, then by number."""
        graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph()
        graph.add_nodes_from(range(len(self)))
        graph.add_edges_from_no_data([(one, other) for one, other in self.pairs.tolist()])
        parts = map(sorted, rustworkx.connected_components(graph))
        return [np.array(part, np.intp) for part in sorted(parts, key=lambda p: (-len(p), p))]

    def mean_of_neighbours(self, places: Array) -> Array:
        """The mean of each node's neighbours' places; its own where it has none."""
        total = np.zeros_like(places)
        np.add.at(total, self.pairs[:, 0], places[self.pairs[:, 1]])
        np.add.at(total, self.pairs[:, 1], places[self.pairs[:, 0]])
        degrees = self.degrees.reshape(-1, *[1] * (places.ndim - 1))
        return np.where(degrees > 0, total / np.maximum(degrees, 1), places)


def pieces(drawing: Drawing, members: Sequence[Pairs]) -> list[Drawing]:
    """What lies within each of some groups of nodes that are all of them together, by number."""
    group = np.empty(len(drawing.boxes.drop), dtype=np.intp)
    within = np.empty_like(group)
    for number, each in enumerate(members):
        group[each], within[each] = number, np.arange(len(each))
    pairs = drawing.pairs[group[drawing.pairs[:, 0]] == group[drawing.pairs[:, 1]]]
    pairs = pairs[np.argsort(group[pairs[:, 0]], kind="stable")]
    ends = np.searchsorted(group[pairs[:, 0]], np.arange(1, len(members)))
    inside = np.split(within[pairs], ends)
    return [Drawing(i, drawing.boxes.of(m)) for i, m in zip(inside, members, strict=True)]


def skeleton_of(network: nx.MultiDiGraph[Any]) -> Skeleton:
    """The skeleton of a network; boxes are of mark and label, in a large one of the mark alone."""
    names = tuple(sorted(network))
    number = {name: at for at, name in enumerate(names)}
    ends = ((number[a], number[b]) for a, b in network.edges() if a != b)
    pairs = sorted({(min(pair), max(pair)) for pair in ends})
    labels = tuple(str(network.nodes[name].get("label") or name) for name in names)
    degrees = [int(network.degree(name)) for name in names]
    boxes = measure(labels, degrees) if len(names) <= LABELLED else measure_marks(degrees)
    return Skeleton(names, labels, Drawing(np.array(pairs, np.intp).reshape(-1, 2), boxes))
