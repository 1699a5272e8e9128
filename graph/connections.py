"""How two things hang together: the shortest ways between them, with what each step rests on.

A way is no more than a row of statements side by side. That two bodies both have to do with a third
does not mean that they have to do with each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Final

import networkx as nx

# What joins almost everything to everything, and says little by it. Ends may be of these kinds.
USUAL_WITHOUT: Final = frozenset({"document", "law", "topic", "agent"})
_MOST_WALKED = 20_000  # ways looked at of one length, before those found are ranked


@dataclass(frozen=True)
class Hop:
    """One step: from one thing to the next, and the statements between the two in either way."""

    source: str
    target: str
    statements: tuple[Mapping[str, Any], ...]

    @property
    def is_plain_fact(self) -> bool:
        """Whether one of the statements may be read as plain fact."""
        return any(said["direct"] and said["status"] == "accepted" for said in self.statements)


@dataclass(frozen=True)
class Way:
    """A way between two things, by its hops."""

    hops: tuple[Hop, ...]

    @property
    def through(self) -> tuple[str, ...]:
        return tuple(hop.target for hop in self.hops[:-1])

    @property
    def weak(self) -> int:
        """How many hops rest on nothing that may be read as plain fact."""
        return sum(not hop.is_plain_fact for hop in self.hops)


def ways(
    network: nx.MultiDiGraph[Any],
    start: str,
    goal: str,
    *,
    most: int = 10,
    longest: int = 4,
    without: Collection[str] = (),
    without_kinds: Collection[str] = USUAL_WITHOUT,
    hubs_above: int | None = None,
    standing_oversight: bool = False,
) -> tuple[Way, ...]:
    """The ways from one thing to another: the shortest first, then those of fewer weak hops.

    No thing of ``without``, of a kind in ``without_kinds`` or, where ``hubs_above`` is given, with
    more neighbours than that, is passed through; the two ends are exempt. Nothing is passed twice.
    Oversight by statute joins almost every body to every other, and is left out unless asked for.
    """
    if not standing_oversight:
        network = without_standing_oversight(network)
    plain = _between(network, start, goal, without, without_kinds, hubs_above)
    if start not in plain or goal not in plain or start == goal:
        return ()
    left = nx.single_source_shortest_path_length(plain, goal, cutoff=longest)
    found: list[Way] = []
    for length in range(left.get(start, longest + 1), longest + 1):
        walked = islice(_walked(plain, (start,), goal, left, length), _MOST_WALKED)
        found += sorted((_way(network, path) for path in walked), key=_by_strength(network))
        if len(found) >= most:
            break
    return tuple(found[:most])


def without_standing_oversight(network: nx.MultiDiGraph[Any]) -> nx.MultiDiGraph[Any]:
    """The network without who may oversee whom by statute, which no document here speaks of."""
    found: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    found.add_nodes_from(network.nodes(data=True))
    for source, target, key, said in network.edges(keys=True, data=True):
        if said["relation"] != "oversees" or said["origin"] != "register":
            found.add_edge(source, target, key=key, **said)
    return found


def _between(
    network: nx.MultiDiGraph[Any],
    start: str,
    goal: str,
    without: Collection[str],
    without_kinds: Collection[str],
    hubs_above: int | None,
) -> nx.Graph[Any]:
    """The network without directions and without what is not to be passed through."""
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_edges_from((a, b) for a, b in network.edges() if a != b)
    ends = {start, goal}
    plain.remove_nodes_from(
        [
            node
            for node, neighbours in plain.degree()
            if node not in ends
            and (
                node in without
                or network.nodes[node]["kind"] in without_kinds
                or (hubs_above is not None and neighbours > hubs_above)
            )
        ]
    )
    return plain


def _walked(
    plain: nx.Graph[Any],
    path: tuple[str, ...],
    goal: str,
    left: Mapping[str, int],
    length: int,
) -> Iterator[tuple[str, ...]]:
    """The paths of exactly so many hops, in order of IRI; none goes where the goal is too far."""
    if length == 0:
        if path[-1] == goal:
            yield path
        return
    for node in sorted(plain[path[-1]]):
        near = left.get(node, length) < length
        if near and node not in path and (node != goal or length == 1):
            yield from _walked(plain, (*path, node), goal, left, length - 1)


def _way(network: nx.MultiDiGraph[Any], path: tuple[str, ...]) -> Way:
    return Way(tuple(Hop(a, b, _said(network, a, b)) for a, b in pairwise(path)))


def _said(network: nx.MultiDiGraph[Any], one: str, other: str) -> tuple[Mapping[str, Any], ...]:
    """What is said between two things, plain facts first; each tells which way it runs."""
    both = [
        {**said, "statement": key, "subject": a, "object": b}
        for a, b in ((one, other), (other, one))
        for key, said in (network.get_edge_data(a, b) or {}).items()
    ]
    return tuple(sorted(both, key=lambda said: (not said["direct"], said["statement"])))


def _by_strength(network: nx.MultiDiGraph[Any]) -> Any:  # noqa: ANN401  # a key for sorted
    def key(way: Way) -> tuple[int, list[str]]:
        return way.weak, [str(network.nodes[node]["label"]) for node in way.through]

    return key
