"""The two blocks of the map's data: complete, small, and safe inside a script element."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.map_networks import generated_network
from export.map_columns import LETTERS, _pack, evidence_json, map_json
from export.network_map import OPTIONAL, MapData
from tests.export.small_maps import BASE, mapped, network


def blocks(data: MapData) -> tuple[dict[str, Any], dict[str, Any]]:
    return json.loads(map_json(data)), json.loads(evidence_json(data))


def unpacked(column: Mapping[str, Any]) -> list[int]:
    """A column as export/assets/map/data.js reads it."""
    width, least, letters = column["packed"]
    found = []
    for at in range(0, len(letters), width):
        value = 0
        for letter in letters[at : at + width]:
            value = value * len(LETTERS) + LETTERS.index(letter)
        found.append(value + least)
    return found


@given(st.lists(st.integers(-(2**40), 2**40), min_size=1))
def test_packed_columns_read_back(column: list[int]) -> None:
    assert unpacked(_pack(column)) == column


def test_same_data_give_the_same_bytes_however_they_were_built() -> None:
    one, other = mapped(network()), mapped(network(backwards=True))
    assert (map_json(one), evidence_json(one)) == (map_json(other), evidence_json(other))


@given(st.text(), st.sampled_from(["gloss", "locators", "relation_label", "modality", "maker"]))
def test_no_text_can_end_its_script_element_and_each_reads_back(text: str, field: str) -> None:
    said: dict[str, Any] = {field: (text,) if field == "locators" else text}
    data = mapped(network(**said))
    written = map_json(data) + evidence_json(data)
    assert not set(written) & set("<>&\u2028\u2029")
    assert (
        not text
        or text in json.dumps(blocks(data), ensure_ascii=False)
        or repr(text) in repr(blocks(data))
    )


def test_sources_are_steps_from_one_edge_to_the_next() -> None:
    data = mapped(network())
    steps = unpacked(blocks(data)[0]["edges"]["step"])
    sources = [sum(steps[: at + 1]) for at in range(len(steps))]
    assert sources == [int(edge.source[1:]) for edge in data.edges]


def test_iri_whose_end_is_its_label_is_said_once() -> None:
    whole: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    whole.add_node(BASE + "westmarch-police", label="Westmarch Police")
    whole.add_node(BASE + "ete", label="Été")
    nodes = blocks(mapped(whole))[0]["nodes"]
    assert dict(zip(nodes["label"], nodes["tail"], strict=True)) == {
        "Westmarch Police": 0,
        "Été": "ete",
    }


def test_what_edges_share_is_one_form_with_how_it_is_drawn() -> None:
    core, _ = blocks(mapped(network(modality="promised", negated=True, status="accepted")))
    assert len(core["forms"]) == 4  # one for each relation
    words = core["words"]
    form = core["forms"][0]
    assert [words[at] for at in form[2:8]] == [
        *("accepted", "claim", "promised", "undisputed"),
        *("said", "dashed"),
    ]
    assert (form[8], [words[at] for at in form[9]]) == (1, ["denied"])


def test_days_are_counted_from_edge_to_edge_and_the_undated_left_out() -> None:
    whole = network()
    days = {"c2": {"since": "1970-01-11", "until": "1970-02-10"}, "c4": {"until": "1970-01-06"}}
    for source, target, key in whole.edges(keys=True):
        whole.edges[source, target, key].update(days.get(key.removeprefix(BASE), {}))
    data = mapped(whole)
    first, last = (
        next(int(edge.id[1:]) for edge in data.edges if edge.iri == BASE + claim)
        for claim in ("c4", "c2")
    )
    known = sorted([(first, None, 5), (last, 10, 30)])
    steps = (known[0][0], known[1][0] - known[0][0])
    assert blocks(data)[0]["edges"]["dated"] == [steps[0], *known[0][1:], steps[1], *known[1][1:]]
    assert "dated" not in blocks(mapped(network()))[0]["edges"]


def test_every_text_of_a_claim_is_in_the_evidence() -> None:
    said: dict[str, Any] = {name: f"the {name}" for name in ("gloss", *OPTIONAL)}
    _, evidence = blocks(mapped(network(**said, locators=("one", "two"), unstated=("who",))))
    numbers = {name: unpacked(evidence["edges"][name])[0] for name in said}
    read = {name: evidence["texts"][number - 1] for name, number in numbers.items()}
    assert read == said
    assert [evidence["texts"][at - 1] for at in evidence["edges"]["locators"][0]] == ["one", "two"]
    assert evidence["texts"][unpacked(evidence["edges"]["unstated"])[0] - 1] == "who"


def test_columns_in_which_nothing_is_said_are_left_out() -> None:
    core, evidence = blocks(mapped(network()))
    assert not {"community", "flags", "findings"} & set(core["nodes"])
    assert not set(OPTIONAL) & set(evidence["edges"])


def test_empty_map_has_empty_columns() -> None:
    core, evidence = blocks(mapped(nx.MultiDiGraph()))
    assert core["nodes"]["label"] == core["edges"]["target"] == []
    assert evidence["statements"]["node"] == []


@pytest.mark.parametrize("nodes", [500, 2000])
def test_first_block_stays_small(nodes: int) -> None:
    whole = generated_network(nodes)
    data = mapped(whole, communities=dict.fromkeys(whole, 0))
    data = replace(data, nodes=tuple(replace(node, x=9999.0, y=9999.0) for node in data.nodes))
    # A list of objects took 600 bytes a node with its two edges.
    assert len(map_json(data).encode()) < 15_000 + 85 * nodes
