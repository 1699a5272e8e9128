"""Communities: the groups of things that have more to do with each other than with the rest.

A map of thousands of nodes opens on them, each named after its best connected member.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.drawing_engine import communities_of
from graph.forces import Pairs
from graph.skeleton import Skeleton, skeleton_of

SMALLEST: Final = 5  # nodes; connected parts below this are gathered into one community


def communities(network: nx.MultiDiGraph[Any], *, seed: int = 0) -> dict[str, int]:
    """The number of each node's community, by its name in order.

    They are numbered by size, the largest first, then by the names of their members. What stands
    in small parts of its own is gathered into one.
    """
    skeleton = skeleton_of(network)
    return dict(zip(skeleton.names, grouped(skeleton, seed=seed).tolist(), strict=True))


def community_names(network: nx.MultiDiGraph[Any], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """A name for each community in order of number: ``Metropolitan Police and 41 others``."""
    skeleton = skeleton_of(network)
    groups = np.array([numbers[name] for name in skeleton.names], dtype=np.intp)
    # Of members that are as well connected the first in order of name.
    by_degree = np.argsort(-skeleton.degrees, kind="stable")
    first: dict[int, str] = {}
    for at in by_degree.tolist():
        first.setdefault(int(groups[at]), skeleton.labels[at])
    sizes = np.bincount(groups) if len(groups) else groups
    return tuple(_named(first.get(at, ""), int(size)) for at, size in enumerate(sizes))


def grouped(skeleton: Skeleton, *, seed: int) -> Pairs:
    """The number of each node's community; see ``communities``."""
    found = communities_of(len(skeleton), skeleton.pairs, seed=seed)
    for part in skeleton.parts:
        # A part that is not small has numbers that no other part has.
        found[part] = -1 if len(part) < SMALLEST else found[part]
    return _by_size(found)


def _by_size(groups: Pairs) -> Pairs:
    numbers, first, order, sizes = np.unique(
        groups, return_index=True, return_inverse=True, return_counts=True
    )
    ranks = np.empty(len(numbers), dtype=np.intp)
    ranks[np.lexsort((first, -sizes))] = np.arange(len(numbers))
    return np.asarray(ranks[order])


def _named(label: str, size: int) -> str:
    others = "" if size < 2 else " and 1 other" if size == 2 else f" and {size - 1} others"
    return f"{label}{others}"
