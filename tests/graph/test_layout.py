"""The layout: the same places for the same network, and nothing on top of anything else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.map_networks import generated_network
from graph.boxes import LINE_CHARS, LINE_LIMIT, Boxes, label_lines, measure
from graph.communities import communities
from graph.errors import UnknownLayoutError
from graph.forces import overlapping, stretch
from graph.layout import lay_out
from graph.packing import Part, pack
from graph.untangle import Drawing, crossings, untangle
from tests.graph.layouts import STYLES, network, overlap, ring_with_spokes, shuffled


@st.composite
def networks(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    names = [f"https://oversight.example/id/{at}" for at in range(draw(st.integers(1, 14)))]
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names))
    return network(draw(st.lists(ends, max_size=24)), alone=tuple(names))


@settings(max_examples=5, deadline=None)
@given(networks(), st.integers(0, 99))
def test_order_of_building_does_not_matter(whole: nx.MultiDiGraph[str], seed: int) -> None:
    assert lay_out(whole) == lay_out(shuffled(whole, seed))


@settings(max_examples=12, deadline=None)
@given(networks(), st.sampled_from(STYLES))
def test_no_two_boxes_overlap(whole: nx.MultiDiGraph[str], style: str) -> None:
    sheet = lay_out(whole, style=style)
    assert set(sheet) == set(whole)
    assert overlap(whole, sheet) == 0


@pytest.mark.parametrize("style", STYLES)
def test_nor_do_they_in_a_larger_network_in_whatever_order_it_was_built(style: str) -> None:
    whole = generated_network(400)
    sheet = lay_out(whole, style=style)
    assert len(sheet) == 400
    assert overlap(whole, sheet) == 0
    assert lay_out(shuffled(whole, 1), style=style) == sheet


@pytest.mark.parametrize("style", STYLES)
def test_without_igraph_it_is_laid_out_all_the_same(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.drawing_engine.has_igraph", lambda: False)
    whole = generated_network(300)
    sheet = lay_out(whole, style=style)
    assert set(sheet) == set(whole)
    assert overlap(whole, sheet) == 0
    assert lay_out(shuffled(whole, 1), style=style) == sheet


@pytest.mark.parametrize("nodes", [10, 300])
def test_seed_decides(nodes: int) -> None:
    whole = generated_network(nodes)
    assert lay_out(whole, seed=1) == lay_out(whole, seed=1)
    assert lay_out(whole, seed=1) != lay_out(whole, seed=2)


@pytest.mark.parametrize("style", STYLES)
def test_places_are_finite_rounded_and_begin_at_the_corner(style: str) -> None:
    sheet = lay_out(generated_network(200), style=style)
    numbers = np.array(list(sheet.values()))
    assert np.isfinite(numbers).all()
    assert numbers.min() > 0
    assert (numbers == numbers.round(1)).all()
    assert min([0.0, *(min(guide.x, guide.y) for guide in sheet.guides)]) >= -0.05


@pytest.mark.parametrize("style", STYLES)
def test_network_without_nodes_has_no_places(style: str) -> None:
    assert len(lay_out(nx.MultiDiGraph(), style=style)) == 0


def test_a_style_that_there_is_none_of_is_refused_by_name() -> None:
    with pytest.raises(UnknownLayoutError, match="no layout spiral; ask for communities or tiers"):
        lay_out(network([("a", "b")]), style="spiral")


@pytest.mark.parametrize("style", STYLES)
def test_loops_and_parallels_are_no_obstacle(style: str) -> None:
    whole = network([("a", "a"), ("a", "b"), ("b", "a"), ("a", "b")])
    assert set(lay_out(whole, style=style)) == {"a", "b"}


@pytest.fixture
def _restless() -> Iterator[None]:
    """Threads that give way to each other all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_restless")
def test_two_layouts_at_once_are_each_as_by_itself() -> None:
    """igraph has one source of chance for all threads of a process."""
    wholes = [generated_network(260, seed) for seed in range(6)]
    alone = [communities(whole, seed=at) for at, whole in enumerate(wholes)]
    with ThreadPoolExecutor(6) as pool:
        for _ in range(8):
            found = pool.map(lambda at: communities(wholes[at], seed=at), range(6))
            assert list(found) == alone


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


def test_small_parts_stand_together_under_a_large_one() -> None:
    hub = Drawing(np.array([(0, at) for at in range(1, 240)]), measure(["Hub"] * 240, [1] * 240))
    spread = np.random.default_rng(0).uniform(0, 4000, (240, 2)) * (0.5, 1.0)
    lone = Drawing(np.empty((0, 2), dtype=np.intp), measure(["Parish"], [0]))
    parts = pack([Part(hub, spread), *(Part(lone, np.zeros((1, 2))) for _ in range(9))])
    assert all(part.corners[0][1] >= parts[0].corners[1][1] for part in parts[1:])


PRINT_LAYOUT = """
from benchmarks.map_networks import generated_network
from graph.layout import lay_out
for style in ("communities", "tiers", "time"):
    sheet = lay_out(generated_network(160), style=style)
    print(dict(sheet), sheet.guides)
"""


def test_another_process_gives_the_same_places_whatever_its_hashes_and_threads() -> None:
    """Sets of text are ordered anew in each process, and sums by several threads may differ."""
    told = {
        subprocess.run(
            [sys.executable, "-c", PRINT_LAYOUT],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "OPENBLAS_NUM_THREADS": threads},
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for hash_seed, threads in (("1", "1"), ("2", "2"))
    }
    assert len(told) == 1


def test_stretching_only_ever_spreads() -> None:
    places = np.array([[0.0, 0.0], [900.0, 30.0], [400.0, 200.0]])
    spread = stretch(places)
    assert (np.ptp(spread, axis=0) >= np.ptp(places, axis=0)).all()
    assert np.ptp(spread, axis=0)[1] == pytest.approx(300.0)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 160), st.integers(0, 2**32))
def test_overlaps_are_found_as_by_holding_each_box_against_every_other(
    size: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    boxes = Boxes(rng.uniform(4, 80, (size, 2)), rng.uniform(0, 40, size))
    places = rng.uniform(0, 60 * np.sqrt(size), (size, 2))
    middles = boxes.middles(places)
    one, other = np.triu_indices(size, 1)
    room = boxes.half[one] + boxes.half[other] - np.abs(middles[one] - middles[other])
    clash = (room > 1e-9).all(axis=1)
    left, right = overlapping(places, boxes)
    assert len(left) == clash.sum()
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == set(
        zip(one[clash].tolist(), other[clash].tolist(), strict=True)
    )


@given(st.text(max_size=400))
def test_label_lines_are_short_and_few(label: str) -> None:
    lines = label_lines(label)
    assert len(lines) <= LINE_LIMIT
    assert all(0 < len(line) <= LINE_CHARS for line in lines)


def test_label_that_fits_is_kept_whole_and_a_longer_one_says_so() -> None:
    label = "Data protection impact assessment promised for the Hub"
    assert " ".join(label_lines(label)) == label
    assert label_lines("word " * 60)[-1].endswith("…")
