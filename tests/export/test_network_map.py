"""The map's data: sorted, numbered and complete."""

from __future__ import annotations

from typing import Any

import pytest

from export.errors import ExportError
from export.network_map import MapDataError, build_map
from tests.export.small_maps import BASE, mapped, network


def test_order_of_building_does_not_matter() -> None:
    assert mapped(network()) == mapped(network(backwards=True))


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


def test_statement_keeps_the_iri_of_its_claim() -> None:
    whole = network()
    whole.nodes[BASE + "hub"]["statements"] = ({"statement": BASE + "claim/size", "value": "14"},)
    assert mapped(whole).statements[0].iri == BASE + "claim/size"


def test_days_and_money_of_an_edge_are_carried_and_may_be_absent() -> None:
    edge = mapped(network(since="2019-01-01", until="2019-12-31", money=0.0)).edges[0]
    assert (edge.since, edge.until, edge.money) == ("2019-01-01", "2019-12-31", 0.0)
    bare = mapped(network()).edges[0]
    assert (bare.since, bare.until, bare.money) == (None, None, None)


def test_communities_are_numbers_with_names_and_one_without_a_name_has_its_number() -> None:
    data = mapped(
        network(), communities={BASE + "police": 0, BASE + "hub": 2}, community_names=["Westmarch"]
    )
    assert [node.community for node in data.nodes] == [None, 2, 0]
    assert data.communities == ("Westmarch", "Group 2", "Group 3")


def test_finding_about_a_claim_is_shown_at_the_node_the_claim_is_about() -> None:
    data = mapped(
        network(),
        findings=[
            {"code": "A1", "title": "Gap", "about": [BASE + "police", BASE + "unheard-of"]},
            {"code": "A2", "about": [BASE + "c1"], "text": "t", "status": "s", "severity": "v"},
        ],
    )
    assert [node.findings for node in data.nodes] == [(), (1,), (0,)]
    assert [finding["code"] for finding in data.findings] == ["A1", "A2"]
    assert data.findings[0]["text"] == ""


def test_what_is_undisclosed_is_a_node_that_says_so() -> None:
    whole = network()
    whole.nodes[BASE + "hub"]["hollow"] = True
    assert [node.hollow for node in mapped(whole).nodes] == [False, True, False]
