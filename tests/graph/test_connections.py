"""Ways between things: shortest first, nothing left-out passed, each hop with its statements."""

from itertools import pairwise
from random import Random
from typing import Any, TypeAlias

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.connections import ways

Network: TypeAlias = "nx.MultiDiGraph[str]"


def network(*edges: tuple[str, str], kinds: dict[str, str] | None = None) -> Network:
    made: Network = nx.MultiDiGraph()
    for number, (a, b) in enumerate(edges):
        for node in (a, b):
            made.add_node(node, label=node.title(), kind=(kinds or {}).get(node, "org"))
        made.add_edge(a, b, key=f"c{number}", **said())
    return made


def said(**values: Any) -> dict[str, Any]:  # noqa: ANN401  # attributes of an edge
    usual = {"relation": "funds", "origin": "claim", "direct": True, "status": "accepted"}
    return {**usual, **values}


def through(found: Any) -> list[tuple[str, ...]]:  # noqa: ANN401  # what ways gives
    return [way.through for way in found]


def test_the_shortest_way_comes_first_and_either_direction_counts() -> None:
    drawn = network(("a", "m"), ("b", "m"), ("a", "x"), ("x", "y"), ("y", "b"))
    found = ways(drawn, "a", "b")
    assert through(found) == [("m",), ("x", "y")]
    assert [hop.statements[0]["subject"] for hop in found[0].hops] == ["a", "b"]


def test_of_ways_of_one_length_that_of_plain_facts_comes_first() -> None:
    drawn = network(("a", "doubtful"), ("doubtful", "b"), ("a", "sure"), ("sure", "b"))
    drawn.edges["a", "doubtful", "c0"]["direct"] = False
    found = ways(drawn, "a", "b")
    assert through(found) == [("sure",), ("doubtful",)]
    assert [way.weak for way in found] == [0, 1]


def test_a_proposal_is_no_plain_fact() -> None:
    drawn = network(("a", "b"))
    drawn.edges["a", "b", "c0"]["status"] = "proposed"
    (way,) = ways(drawn, "a", "b")
    assert way.weak == 1


def test_every_statement_between_two_things_stands_at_the_hop() -> None:
    drawn = network(("a", "b"), ("b", "a"), ("a", "b"))
    (way,) = ways(drawn, "a", "b")
    assert [s["statement"] for s in way.hops[0].statements] == ["c0", "c1", "c2"]


def test_documents_laws_topics_and_roles_are_not_passed_unless_asked() -> None:
    drawn = network(("a", "paper"), ("paper", "b"), kinds={"paper": "document"})
    assert ways(drawn, "a", "b") == ()
    assert through(ways(drawn, "a", "b", without_kinds=())) == [("paper",)]


def test_an_end_may_be_of_a_kind_that_is_left_out() -> None:
    drawn = network(("a", "paper"), kinds={"paper": "document"})
    assert len(ways(drawn, "a", "paper")) == 1


def test_hubs_and_named_things_are_left_out() -> None:
    drawn = network(("a", "hub"), ("hub", "b"), ("hub", "c"), ("a", "m"), ("m", "b"))
    assert through(ways(drawn, "a", "b", hubs_above=2)) == [("m",)]
    assert through(ways(drawn, "a", "b", without=["m"])) == [("hub",)]


def test_standing_oversight_by_statute_joins_nothing_unless_asked() -> None:
    drawn = network(("regulator", "a"), ("regulator", "b"))
    for *_, values in drawn.edges(data=True):
        values.update(relation="oversees", origin="register")
    assert ways(drawn, "a", "b") == ()
    assert through(ways(drawn, "a", "b", standing_oversight=True)) == [("regulator",)]


@pytest.mark.parametrize("ends", [("a", "a"), ("a", "nowhere"), ("nowhere", "b")])
def test_no_way_where_there_is_none(ends: tuple[str, str]) -> None:
    assert ways(network(("a", "b")), *ends) == ()


def test_a_way_longer_than_asked_is_not_followed() -> None:
    drawn = network(("a", "x"), ("x", "y"), ("y", "b"))
    assert ways(drawn, "a", "b", longest=2) == ()
    assert len(ways(drawn, "a", "b", longest=3)) == 1


pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=18)


@given(pairs, st.randoms(use_true_random=False))
def test_all_simple_paths_up_to_the_length_are_found_in_any_order_of_building(
    edges: list[tuple[str, str]], chance: Random
) -> None:
    shuffled = list(edges)
    chance.shuffle(shuffled)
    found = ways(network(*edges), "a", "b", most=10_000, longest=4)
    again = ways(network(*shuffled), "a", "b", most=10_000, longest=4)
    assert through(found) == through(again)
    plain = nx.Graph((a, b) for a, b in edges if a != b)
    expected = (
        set(map(tuple, nx.all_simple_paths(plain, "a", "b", cutoff=4)))
        if {"a", "b"} <= set(plain)
        else set()
    )
    assert {("a", *way.through, "b") for way in found} == expected
    lengths = [len(way.hops) for way in found]
    assert lengths == sorted(lengths)
    assert all(one.target == two.source for way in found for one, two in pairwise(way.hops))
