"""The networks that maps are measured by, and the page of figures; no time is judged."""

from __future__ import annotations

import networkx as nx
import pytest

from benchmarks.layout import OURS, lay_out_once, page
from benchmarks.map_networks import generated_network
from benchmarks.measure import Cost
from ontology.vocabulary import vocabulary
from tests.graph.full_record import FULL
from tests.graph.networks import network_of

SIZE = 2000


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    return generated_network(SIZE)


def test_it_has_as_many_nodes_as_asked_and_twice_as_many_edges(
    network: nx.MultiDiGraph[str],
) -> None:
    assert len(network) == SIZE
    assert network.number_of_edges() == 2 * SIZE


def test_the_same_seed_gives_the_same_network_and_another_another() -> None:
    first, again, other = generated_network(300), generated_network(300), generated_network(300, 1)
    assert nx.utils.graphs_equal(first, again)
    assert not nx.utils.graphs_equal(first, other)


def test_nodes_and_edges_have_the_attributes_of_a_real_network(
    network: nx.MultiDiGraph[str],
) -> None:
    real = network_of(FULL, proposed=True)
    told = {frozenset(said) for *_, said in real.edges(data=True)}
    assert {frozenset(said) for *_, said in network.edges(data=True)} == told
    described = {frozenset(said) for _, said in real.nodes(data=True)}
    assert {frozenset(said) for _, said in network.nodes(data=True)} == described


def test_every_relation_and_type_is_one_of_the_vocabulary(network: nx.MultiDiGraph[str]) -> None:
    labels = {term.name: term.label for term in vocabulary().terms.values()}
    for *_, said in network.edges(data=True):
        assert labels[said["relation"]] == said["relation_label"]
    types = {term.label for term in vocabulary().terms.values() if term.is_class}
    assert {said["type_label"] for _, said in network.nodes(data=True)} <= types


def test_it_has_hubs_parallel_relations_and_small_parts(network: nx.MultiDiGraph[str]) -> None:
    degrees = sorted((degree for _, degree in network.degree()), reverse=True)
    assert degrees[0] > 15 * degrees[SIZE // 2]
    assert len(set(network.edges())) < network.number_of_edges()
    assert nx.number_weakly_connected_components(network) > 5


def test_every_figure_of_a_layout_is_on_the_page() -> None:
    found = lay_out_once(OURS, 200)
    cost = Cost(found.pop("cpu"), found.pop("wall"), 100.0, found)
    told = page([(OURS, 200, cost), ("tiers", 200, cost), (OURS, 2000, cost), (OURS, 50_000, cost)])

    assert found["overlap"] == 0
    assert f"| 200 | {OURS} | {cost.cpu:.2f} | 100 | {found['crossings']:,.0f} | 0.0% |" in told
    assert f"| 2,000 | 2.5 | {cost.cpu:.2f} | yes | 5% | 0.0% | yes |" in told
    assert f"| 50,000 | 10 | {cost.cpu:.2f} | yes | - | 0.0% | - |" in told
    assert told.count("| 200 |") == 3
