"""What a map shows of a network: the things that documents speak of, and who oversees those.

Registers know hundreds of bodies of which no document here says anything, and a topic that only one
thing touches says more as a statement about that thing than as a point of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"


def around_documents(network: Network) -> Network:
    """The things that documents speak of, with register edges only to them; the network is kept."""
    core = {node for node, said in network.nodes(data=True) if said["statements"]}
    for source, target, said in network.edges(data=True):
        if said["origin"] != "register":
            core |= {source, target}
    return _kept(network, core)


def fold_leaves(network: Network, *, kind: str = "topic") -> Network:
    """The network in which a thing of a kind that only one other touches is a statement of it."""
    folded = network.copy()
    for leaf in sorted(network):
        if network.nodes[leaf]["kind"] == kind and _is_leaf(network, leaf):
            (holder,) = set(network.predecessors(leaf))
            statements = tuple(_statements(network, holder, leaf))
            folded.nodes[holder]["statements"] += statements
            folded.remove_node(leaf)
    return folded


def _kept(network: Network, core: set[str]) -> Network:
    edges = [
        (source, target, key)
        for source, target, key, said in network.edges(keys=True, data=True)
        if target in core and (source in core or said["relation"] == "oversees")
    ]
    kept: Network = nx.MultiDiGraph(**network.graph)
    nodes = sorted(core | {source for source, _, _ in edges})
    kept.add_nodes_from((node, network.nodes[node]) for node in nodes)
    for source, target, key in edges:
        kept.add_edge(source, target, key=key, **network.edges[source, target, key])
    return kept


def _is_leaf(network: Network, node: str) -> bool:
    return (
        not network.nodes[node]["statements"]
        and network.out_degree(node) == 0
        and len(set(network.predecessors(node))) == 1
    )


def _statements(network: Network, holder: str, leaf: str) -> Iterator[Mapping[str, Any]]:
    for key, said in sorted(network.get_edge_data(holder, leaf).items()):
        yield {**said, "statement": key, "value": network.nodes[leaf]["label"]}
