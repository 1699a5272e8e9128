"""Bodies between others: the measures are networkx's, whichever library works them out."""

import sys
from typing import Any, TypeAlias

import networkx as nx
import pytest

from graph import bridges as module
from graph.bridges import bridges

Network: TypeAlias = "nx.MultiDiGraph[str]"


def network(edges: Any, **values: Any) -> Network:  # noqa: ANN401  # pairs of names
    made: Network = nx.MultiDiGraph()
    for number, (a, b) in enumerate(edges):
        for node in (str(a), str(b)):
            made.add_node(node, label=f"Body {node}", kind="org")
        relation = {"relation": "funds", "origin": "claim", **values}
        made.add_edge(str(a), str(b), key=f"c{number}", **relation)
    return made


def test_a_body_that_holds_parts_together_is_told_with_their_number() -> None:
    (found, *rest) = bridges(network([("m", "a"), ("m", "b"), ("m", "c"), ("b", "c")]))
    assert (found.iri, found.neighbours, found.parts) == ("m", 3, 2)
    assert found.share == pytest.approx(2 / 3, abs=1e-4)
    assert rest == []


def test_a_project_between_bodies_counts_as_a_way_and_is_no_body() -> None:
    drawn = network([("a", "p"), ("p", "b")])
    drawn.nodes["p"]["kind"] = "project"
    assert bridges(drawn) == ()


def test_names_of_one_function_are_no_connection() -> None:
    assert bridges(network([("m", "a"), ("m", "b")], relation="successorOf")) == ()


def test_standing_oversight_counts_only_when_asked() -> None:
    drawn = network([("m", "a"), ("m", "b")], relation="oversees", origin="register")
    assert bridges(drawn) == ()
    assert [one.iri for one in bridges(drawn, standing_oversight=True)] == ["m"]


def test_igraph_and_networkx_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("igraph", reason="the extra that lays maps out is not installed")
    drawn = network(nx.connected_watts_strogatz_graph(60, 4, 0.3, seed=3).edges())
    exact = bridges(drawn, most=100)
    monkeypatch.setattr(module, "EXACT", 10)
    assert bridges(drawn, most=100) == exact


def test_without_igraph_a_sample_is_measured_and_it_repeats(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = network(nx.barabasi_albert_graph(60, 2, seed=3).edges())
    monkeypatch.setattr(module, "EXACT", 10)
    monkeypatch.setattr(module, "SAMPLED", 30)
    monkeypatch.setitem(sys.modules, "igraph", None)
    found = bridges(drawn)
    assert found
    assert found == bridges(drawn)
