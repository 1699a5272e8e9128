"""The one place that calls a library for communities and springs: igraph, or else rustworkx.

igraph is an extra, for its licence is not ours. Both are told all their chance by a seed, and both
are given nodes and pairs in order, so that each gives the same answers again; but not each other's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from random import Random
from threading import Lock
from typing import Any, Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.boxes import Array
from graph.forces import Pairs

ROUNDS: Final = 150  # of springs; twice as many do no better
FEWER: Final = 60  # for a part so large that springs must be reckoned on a grid
LARGE: Final = 1000
_IGRAPH: Final = "igraph"
# igraph has one source of chance for the whole process.
_one_at_a_time = Lock()


@cache
def has_igraph() -> bool:
    return find_spec(_IGRAPH) is not None


def communities_of(size: int, pairs: Pairs, *, seed: int) -> NDArray[np.intp]:
    """A number for each node, the same within a community: Leiden (Traag, Waltman, van Eck 2019).

    Of modularity. Without igraph it is Louvain (Blondel and others 2008).
    """
    if not len(pairs):
        return np.arange(size)
    return _leiden(size, pairs, seed) if has_igraph() else _louvain(size, pairs, seed)


def springs(start: Array, pairs: Pairs, *, weights: Sequence[float], seed: int) -> Array:
    """Places where neighbours attract by weight and all repel (Fruchterman, Reingold 1991).

    The unit is the library's own.
    """
    if has_igraph():
        return _springs_of_igraph(start, pairs, weights, seed)
    return _springs_of_rustworkx(start, pairs, weights, seed)


@contextmanager
def _seeded(seed: int) -> Iterator[Any]:
    """igraph with chance of its own, given back as it was: the random module's."""
    import random

    igraph = import_module(_IGRAPH)
    with _one_at_a_time:
        igraph.set_random_number_generator(Random(seed))
        try:
            yield igraph
        finally:
            igraph.set_random_number_generator(random)


def _leiden(size: int, pairs: Pairs, seed: int) -> NDArray[np.intp]:
    with _seeded(seed) as igraph:
        graph = igraph.Graph(n=size, edges=pairs.tolist())
        found = graph.community_leiden("modularity", n_iterations=10)
        return np.array(found.membership, dtype=np.intp)


def _springs_of_igraph(start: Array, pairs: Pairs, weights: Sequence[float], seed: int) -> Array:
    large = len(start) > LARGE
    with _seeded(seed) as igraph:
        graph = igraph.Graph(n=len(start), edges=pairs.tolist())
        found = graph.layout_fruchterman_reingold(
            weights=list(weights),
            seed=start.tolist(),
            niter=FEWER if large else ROUNDS,
            grid=large,
        )
        return np.array(found.coords, dtype=float).reshape(-1, 2)


def _louvain(size: int, pairs: Pairs, seed: int) -> NDArray[np.intp]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(pairs.tolist())
    found = np.empty(size, dtype=np.intp)
    for number, members in enumerate(nx.community.louvain_communities(graph, seed=seed)):
        found[sorted(members)] = number
    return found


def _springs_of_rustworkx(start: Array, pairs: Pairs, weights: Sequence[float], seed: int) -> Array:
    import rustworkx

    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(start)))
    ends = zip(pairs.tolist(), weights, strict=True)
    graph.add_edges_from([(one, other, float(weight)) for (one, other), weight in ends])
    found = rustworkx.spring_layout(
        graph,
        pos=dict(enumerate(start.tolist())),
        k=1.0,
        num_iter=FEWER if len(start) > LARGE else ROUNDS,
        weight_fn=float,
        seed=seed,
    )
    return np.array([found[at] for at in range(len(start))], dtype=float).reshape(-1, 2)
