"""The map's data: sorted, numbered, complete, and safe inside a script element."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.errors import ExportError
from export.network_map import MapData, MapDataError, build_map, to_json

BASE = "https://oversight.example/id/"


def network(*, backwards: bool = False, **of_edge: Any) -> nx.MultiDiGraph[str]:  # noqa: ANN401 - any attribute
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


def mapped(whole: nx.MultiDiGraph[str]) -> MapData:
    return build_map(whole, {key: (1.0, 2.0) for key in whole})


def test_order_of_building_does_not_matter() -> None:
    assert to_json(mapped(network())) == to_json(mapped(network(backwards=True)))


def test_nodes_are_sorted_by_label_and_edges_by_what_a_reader_sees() -> None:
    data = mapped(network())
    assert [node.label for node in data.nodes] == [
        "accord on images",
        "Matching Hub",
        "Westmarch Police",
    ]
    assert [edge.relation_label for edge in data.edges] == [
        "funded by",
        "reports to",
        "run by",
        "uses",
    ]
    assert [edge.id for edge in data.edges] == ["e0", "e1", "e2", "e3"]


def test_parallel_edges_and_loops_are_all_kept() -> None:
    data = mapped(network())
    assert len(data.edges) == 4
    hub = data.nodes[1]
    assert (hub.outward, hub.inward) == (3, 2)


def test_statement_without_a_node_as_value_is_kept_with_its_node() -> None:
    (statement,) = mapped(network()).statements
    assert (statement.node, statement.value) == ("n1", "14 posts")


def test_every_field_of_an_edge_is_carried() -> None:
    said: dict[str, Any] = {
        **{"relation": "fundedBy", "origin": "act", "gloss": "One sentence.", "record": "r"},
        **{"modality": "promised", "standing": "contested", "status": "accepted"},
        **{"negated": True, "direct": True, "maker": "A", "reporter": "B", "document": "C"},
        **{"locators": ("para 1",), "provisions": ("section 2",), "when": "2024"},
        **{"holds": "2025", "stated": "2026", "amount": "GBP 1", "stage": "bid"},
        **{
            "condition": "if",
            "exception": "but",
            "unstated": ("who",),
            "tension_with": ("not so",),
        },
    }
    edge = mapped(network(**said)).edges[0]
    assert {name: getattr(edge, name) for name in said} == said


def test_what_is_not_said_to_be_actual_or_accepted_is_not_taken_for_it() -> None:
    edge = mapped(network()).edges[0]
    assert (edge.modality, edge.status, edge.direct) == ("alleged", "proposed", False)


def test_node_without_a_place_is_refused_by_name() -> None:
    with pytest.raises(MapDataError) as refused:
        build_map(network(), {})
    assert refused.value.node.startswith(BASE)
    assert "lay the network out again" in refused.value.mend
    assert isinstance(refused.value, ExportError)


@given(st.text())
def test_json_reads_back_and_cannot_end_its_script_element(text: str) -> None:
    written = to_json(mapped(network(gloss=text, locators=(text,))))
    assert not set(written) & set("<>&\u2028\u2029")
    edge = json.loads(written)["edges"][0]
    assert edge.get("gloss", "") == text
    assert edge["locators"] == [text]


def test_what_is_empty_is_left_out() -> None:
    edge = json.loads(to_json(mapped(network())))["edges"][0]
    assert "maker" not in edge
    assert "negated" not in edge
    assert "locators" not in edge


def test_zero_is_not_empty() -> None:
    whole = network()
    data = build_map(whole, {key: (0.0, 0.0) for key in whole})
    node = json.loads(to_json(data))["nodes"][0]
    assert (node["x"], node["outward"]) == (0.0, 0)


def test_map_of_nothing_still_has_its_three_lists() -> None:
    data = json.loads(to_json(mapped(nx.MultiDiGraph())))
    assert data == {"title": "Network map", "nodes": [], "edges": [], "statements": []}
