"""Communities: the same for the same network, named after who is best connected, kept together."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import igraph
import networkx as nx
import numpy as np
import pytest

from benchmarks.map_networks import generated_network
from graph import drawing_engine
from graph.communities import communities, community_names
from graph.drawing_quality import quality
from graph.layout import lay_out
from graph.skeleton import skeleton_of
from tests.graph.layouts import network, shuffled


def three_clubs() -> nx.MultiDiGraph[str]:
    """A club of seven and one of five with a head each, and two small parts of their own."""
    seven = [(f"a{one}", f"a{other}") for one in range(7) for other in range(one)]
    five = [(f"b{one}", f"b{other}") for one in range(5) for other in range(one)]
    rest = [("a0", "b0"), ("c0", "c1")]
    whole = network([*seven, *five, *rest], alone=("d",))
    nx.set_node_attributes(whole, {name: f"Club {name}" for name in whole}, "label")
    return whole


@pytest.fixture(params=["igraph", "rustworkx"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name: str = request.param
    monkeypatch.setattr(drawing_engine, "has_igraph", lambda: name == "igraph")
    return name


@pytest.mark.usefixtures("engine")
def test_communities_are_numbered_by_size_and_small_parts_are_one() -> None:
    numbers = communities(three_clubs())
    assert {numbers[f"a{at}"] for at in range(7)} == {0}
    assert {numbers[f"b{at}"] for at in range(5)} == {1}
    assert {numbers[name] for name in ("c0", "c1", "d")} == {2}
    assert list(numbers) == sorted(numbers)


@pytest.mark.usefixtures("engine")
def test_a_community_is_named_after_its_best_connected_member() -> None:
    whole = three_clubs()
    names = community_names(whole, communities(whole))
    assert names == ("Club a0 and 6 others", "Club b0 and 4 others", "Club c0 and 2 others")


def test_a_community_of_one_or_two_is_named_in_plain_words() -> None:
    whole = network([("a", "b")], alone=("c",))
    names = community_names(whole, {"a": 0, "b": 0, "c": 1})
    label = "Committee {} of the Council of Ambleford"
    assert names == (f"{label.format('a')} and 1 other", label.format("c"))


def test_a_network_without_nodes_has_no_communities() -> None:
    assert communities(nx.MultiDiGraph()) == {}
    assert community_names(nx.MultiDiGraph(), {}) == ()


@pytest.mark.usefixtures("engine")
def test_neither_order_of_building_nor_loops_change_communities() -> None:
    whole = generated_network(300)
    looped = shuffled(whole, 5)
    looped.add_edges_from((name, name) for name in sorted(whole)[:50])
    assert communities(looped) == communities(whole)


def test_communities_follow_the_links() -> None:
    whole = generated_network(600)
    numbers = communities(whole)
    plain = nx.Graph(whole)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    groups: dict[int, set[str]] = {}
    for name, number in numbers.items():
        groups.setdefault(number, set()).add(name)
    assert nx.community.modularity(plain, groups.values()) > 0.7


@pytest.mark.usefixtures("engine")
def test_members_of_a_community_stand_together() -> None:
    whole = generated_network(500)
    sheet, numbers = lay_out(whole), communities(whole)
    places = np.array([sheet[name] for name in numbers])
    groups = np.array(list(numbers.values()))
    middles = np.array([places[groups == at].mean(axis=0) for at in range(groups.max() + 1)])
    away = np.linalg.norm(places[:, None] - middles, axis=2)
    assert (away.argmin(axis=1) == groups).mean() > 0.9


@pytest.mark.usefixtures("engine")
def test_lines_cross_less_than_by_springs_over_all() -> None:
    whole = generated_network(400)
    skeleton = skeleton_of(whole)
    sheet = lay_out(whole)
    ours = np.array([sheet[name] for name in skeleton.names])
    plain = nx.Graph(whole)
    springs = nx.spring_layout(plain, seed=0)
    theirs = np.array([springs[name] for name in skeleton.names])
    of_ours, of_theirs = (quality(skeleton.drawing, places) for places in (ours, theirs))
    assert of_ours.crossings < 0.95 * of_theirs.crossings
    assert of_ours.neighbours > of_theirs.neighbours


def test_chance_is_given_back_to_igraph_and_python_as_it_was() -> None:
    random.seed(5)
    state = random.getstate()
    lay_out(generated_network(200))
    assert random.getstate() == state
    igraph.Graph.Erdos_Renyi(20, 0.5)
    assert random.getstate() != state, "igraph draws from the random module again"


def test_what_else_draws_from_igraph_does_not_change_the_layout() -> None:
    whole = generated_network(200)
    first = lay_out(whole)
    igraph.Graph.Erdos_Renyi(50, 0.5)
    random.random()
    assert lay_out(whole) == first


def test_igraph_is_loaded_for_a_layout_only() -> None:
    code = "import sys, graph.layout, graph.places; print('igraph' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert told.stdout.strip() == "False"


def test_a_machine_that_has_no_igraph_lays_out_by_rustworkx() -> None:
    code = """
import sys
sys.modules["igraph"] = None
from benchmarks.map_networks import generated_network
from graph.drawing_engine import has_igraph
from graph.layout import lay_out
print(has_igraph(), len(lay_out(generated_network(200))))
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert told.stdout.split() == ["False", "200"]
