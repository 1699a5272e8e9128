"""Small networks of invented bodies, and their maps."""

from __future__ import annotations

from typing import Any

import networkx as nx

from export.network_map import MapData, build_map

BASE = "https://oversight.example/id/"


def network(*, backwards: bool = False, **of_edge: Any) -> nx.MultiDiGraph[str]:  # noqa: ANN401 - any attribute
    """Three nodes, three parallel edges and a loop; `of_edge` is said of every edge."""
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title="Matching in Westmarch", as_of="2026-03-31", digest="ab12"
    )
    size = ({"relation": "size", "relation_label": "size", "value": "14 posts"},)
    nodes: list[tuple[str, dict[str, Any]]] = [
        ("police", {"label": "Westmarch Police", "kind": "org", "aliases": ("WMP",)}),
        ("hub", {"label": "Matching Hub", "kind": "project", "statements": size}),
        ("accord", {"label": "accord on images", "kind": "treaty", "type_label": "Treaty"}),
    ]
    edges = [
        ("hub", "police", "c1", {"relation_label": "run by", **of_edge}),
        ("hub", "police", "c2", {"relation_label": "funded by", **of_edge}),
        ("police", "hub", "c3", {"relation_label": "uses", **of_edge}),
        ("hub", "hub", "c4", {"relation_label": "reports to", **of_edge}),
    ]
    step = -1 if backwards else 1
    for slug, said in nodes[::step]:
        built.add_node(BASE + slug, **said)
    for source, target, key, said in edges[::step]:
        built.add_edge(BASE + source, BASE + target, key=BASE + key, **said)
    return built


def mapped(whole: nx.MultiDiGraph[str], **options: Any) -> MapData:  # noqa: ANN401 - those of build_map
    return build_map(whole, {key: (1.0, 2.0) for key in whole}, **options)
