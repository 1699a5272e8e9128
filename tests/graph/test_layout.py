"""The layout: the same places for the same network, and nothing on top of anything else."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.boxes import LINE_CHARS, LINE_LIMIT, label_lines, measure
from graph.forces import overlapping, stretch
from graph.layout import lay_out
from graph.packing import Part, pack
from graph.untangle import Drawing, crossings, untangle

Ends = list[tuple[str, str]]


def network(ends: Ends, *, alone: tuple[str, ...] = ()) -> nx.MultiDiGraph[str]:
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in [*alone, *(name for pair in ends for name in pair)]:
        built.add_node(name, label=f"Committee {name} of the Council of Ambleford")
    built.add_edges_from(ends)
    return built


def shuffled(whole: nx.MultiDiGraph[str], seed: int) -> nx.MultiDiGraph[str]:
    """The same network, its nodes and edges added in another order."""
    chance = random.Random(seed)
    again: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes, edges = list(whole.nodes(data=True)), list(whole.edges())
    chance.shuffle(nodes)
    chance.shuffle(edges)
    again.add_nodes_from(nodes)
    again.add_edges_from(edges)
    return again


def overlaps(whole: nx.MultiDiGraph[str], places: dict[str, tuple[float, float]]) -> int:
    names = sorted(whole)
    labels = [str(whole.nodes[name]["label"]) for name in names]
    boxes = measure(labels, [whole.degree(name) for name in names])
    # A tenth of a pixel is lost to rounding; the margin of a box is ninety times that.
    boxes.half[:] -= 0.2
    return len(overlapping(np.array([places[name] for name in names]), boxes)[0])


def ring_with_spokes(size: int) -> Ends:
    ring = [(f"r{at}", f"r{(at + 1) % size}") for at in range(size)]
    return [*ring, *((f"r{at}", "hub") for at in range(size))]


@st.composite
def networks(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    names = [f"https://oversight.example/id/{at}" for at in range(draw(st.integers(1, 14)))]
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names))
    return network(draw(st.lists(ends, max_size=24)), alone=tuple(names))


@settings(max_examples=12, deadline=None)
@given(networks(), st.integers(0, 99))
def test_order_of_building_does_not_matter(whole: nx.MultiDiGraph[str], seed: int) -> None:
    assert lay_out(whole) == lay_out(shuffled(whole, seed))


@settings(max_examples=12, deadline=None)
@given(networks())
def test_no_two_boxes_overlap(whole: nx.MultiDiGraph[str]) -> None:
    assert overlaps(whole, lay_out(whole)) == 0


def test_large_network_does_not_overlap_either() -> None:
    whole = network([(f"n{at}", f"n{at // 3}") for at in range(1, 400)], alone=("a", "b", "c"))
    places = lay_out(whole)
    assert len(places) == 403
    assert overlaps(whole, places) == 0


def test_seed_decides() -> None:
    whole = network(ring_with_spokes(12))
    assert lay_out(whole, seed=1) == lay_out(whole, seed=1)
    assert lay_out(whole, seed=1) != lay_out(whole, seed=2)


def test_places_are_finite_rounded_and_begin_at_the_corner() -> None:
    places = lay_out(network(ring_with_spokes(8), alone=("lone", "other")))
    numbers = np.array(list(places.values()))
    assert np.isfinite(numbers).all()
    assert numbers.min() > 0
    assert (numbers == numbers.round(1)).all()


def test_network_without_nodes_has_no_places() -> None:
    assert lay_out(nx.MultiDiGraph()) == {}


def test_loops_and_parallels_are_no_obstacle() -> None:
    whole = network([("a", "a"), ("a", "b"), ("b", "a"), ("a", "b")])
    assert set(lay_out(whole)) == {"a", "b"}


def test_network_itself_is_left_as_it_was() -> None:
    whole = network(ring_with_spokes(6))
    before = nx.node_link_data(whole, edges="edges")
    lay_out(whole)
    assert nx.node_link_data(whole, edges="edges") == before


def test_untangling_takes_crossings_away() -> None:
    pairs = np.array([(0, 3), (1, 2), (0, 2), (1, 3)])
    boxes = measure(["Hub", "Force", "Panel", "Council"], [2, 2, 2, 2])
    places = np.array([[0.0, 0.0], [400.0, 0.0], [0.0, 300.0], [400.0, 300.0]])
    drawing = Drawing(pairs, boxes)
    assert crossings(drawing, places) == 1
    better = untangle(drawing, places, rng=np.random.default_rng(0), moves=400)
    assert crossings(drawing, better) == 0


def test_small_part_goes_into_a_gap_of_a_large_one() -> None:
    corners = measure(["Hub", "Force", "Panel", "Council"], [2, 2, 2, 2])
    places = np.array([[0.0, 0.0], [500.0, 0.0], [500.0, 400.0], [0.0, 400.0]])
    large = Part(Drawing(np.array([(0, 1), (1, 2), (2, 3), (3, 0)]), corners), places)
    alone = Part(
        Drawing(np.empty((0, 2), dtype=np.intp), measure(["Parish"], [0])), np.zeros((1, 2))
    )
    _, parish = pack([large, alone])
    assert (parish.places > 0).all()
    assert (parish.places < [[500.0, 400.0]]).all()


PRINT_LAYOUT = """
import networkx as nx
from graph.layout import lay_out
rings = [(f"{part}{at}", f"{part}{(at + 1) % 7}") for part in "abcd" for at in range(7)]
network = nx.MultiDiGraph([*rings, *((f"h{at}", f"h{at * at % 11}") for at in range(20))])
print(lay_out(network))
"""


def test_another_process_gives_the_same_places() -> None:
    """Sets of text are ordered anew in each process; nothing may hang on that order."""
    told = {
        subprocess.run(
            [sys.executable, "-c", PRINT_LAYOUT],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for hash_seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_stretching_only_ever_spreads() -> None:
    places = np.array([[0.0, 0.0], [900.0, 30.0], [400.0, 200.0]])
    spread = stretch(places)
    assert (np.ptp(spread, axis=0) >= np.ptp(places, axis=0)).all()
    assert np.ptp(spread, axis=0)[1] == pytest.approx(300.0)


@given(st.text(max_size=400))
def test_label_lines_are_short_and_few(label: str) -> None:
    lines = label_lines(label)
    assert len(lines) <= LINE_LIMIT
    assert all(0 < len(line) <= LINE_CHARS for line in lines)


def test_label_that_fits_is_kept_whole_and_a_longer_one_says_so() -> None:
    label = "Data protection impact assessment promised for the Hub"
    assert " ".join(label_lines(label)) == label
    assert label_lines("word " * 60)[-1].endswith("…")
