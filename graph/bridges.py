"""Bodies on which the connections of others hang: what falls apart, or grows long, without them.

Measures of this graph and of what was read for it, not of anybody's power.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import networkx as nx

from graph.connections import USUAL_WITHOUT, without_standing_oversight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

EXACT: Final = 2_000  # nodes up to which networkx works betweenness out from every one of them
_SUCCESSION: Final = "successorOf"  # one function under several names, and no connection of bodies
SAMPLED: Final = 300  # starts beyond that, where igraph is not installed


@dataclass(frozen=True)
class Bridge:
    """A body, the share of shortest ways that pass it, and the parts it alone holds together."""

    iri: str
    label: str
    neighbours: int
    share: float
    parts: int


def bridges(
    network: nx.MultiDiGraph[Any],
    *,
    most: int = 20,
    without_kinds: Collection[str] = USUAL_WITHOUT,
    standing_oversight: bool = False,
) -> tuple[Bridge, ...]:
    """The bodies that most ways pass, by their share of them, then by label.

    ``parts`` is into how many the rest of a body's component falls without it; 1 where it holds.
    """
    if not standing_oversight:
        network = without_standing_oversight(network)
    plain = _plain(network, without_kinds)
    passed = _betweenness(plain)
    cut = _parts(plain)
    found = [
        Bridge(
            node,
            str(network.nodes[node]["label"]),
            plain.degree(node),
            round(passed[node], 4),
            cut.get(node, 1),
        )
        for node in plain
        if network.nodes[node]["kind"] == "org" and (passed[node] > 0 or node in cut)
    ]
    return tuple(sorted(found, key=lambda one: (-one.share, one.label, one.iri))[:most])


def _plain(network: nx.MultiDiGraph[Any], without_kinds: Collection[str]) -> nx.Graph[Any]:
    plain: nx.Graph[Any] = nx.Graph()
    kept = sorted(
        node for node, known in network.nodes(data=True) if known["kind"] not in without_kinds
    )
    plain.add_nodes_from(kept)
    within = network.subgraph(kept).edges(data=True)
    plain.add_edges_from(
        sorted((a, b) for a, b, said in within if a != b and said["relation"] != _SUCCESSION)
    )
    return plain


def _parts(plain: nx.Graph[Any]) -> Mapping[str, int]:
    """Into how many parts its component falls without each node that holds it together."""
    counted: dict[str, int] = {}
    # The stubs call each block a list of sets; it is the set of its nodes.
    blocks = cast("Iterable[set[str]]", nx.biconnected_components(plain))
    for block in blocks:
        for node in block:
            counted[node] = counted.get(node, 0) + 1
    return {node: parts for node, parts in counted.items() if parts > 1}


def _betweenness(plain: nx.Graph[Any]) -> Mapping[str, float]:
    """The share of shortest ways between two others that pass each node (Freeman 1977).

    By igraph where it is installed: networkx takes minutes for ten thousand nodes.
    """
    if len(plain) <= EXACT:
        return nx.betweenness_centrality(plain)
    try:
        import igraph  # an extra, which many do not have
    except ImportError:
        return nx.betweenness_centrality(plain, k=SAMPLED, seed=0)
    number = {node: at for at, node in enumerate(plain)}
    drawn = igraph.Graph(len(number), [(number[a], number[b]) for a, b in plain.edges()])
    pairs = (len(number) - 1) * (len(number) - 2) / 2
    return dict(zip(number, (value / pairs for value in drawn.betweenness()), strict=True))
