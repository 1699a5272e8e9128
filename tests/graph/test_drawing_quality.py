"""The figures of a drawing: right where they can be counted, near where they are sampled."""

from __future__ import annotations

import numpy as np
import pytest

from graph.boxes import Boxes
from graph.drawing_quality import crossings_about, quality
from graph.untangle import Drawing, crossings


def drawing(pairs: list[tuple[int, int]], size: int, *, half: float = 1.0) -> Drawing:
    boxes = Boxes(np.full((size, 2), half), np.zeros(size))
    return Drawing(np.array(pairs, dtype=np.intp).reshape(-1, 2), boxes)


SQUARE = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])


def test_two_diagonals_cross_once_and_sides_never() -> None:
    assert quality(drawing([(0, 2), (1, 3)], 4), SQUARE).crossings == 1
    assert quality(drawing([(0, 1), (1, 2), (2, 3), (0, 3)], 4), SQUARE).crossings == 0


def test_overlap_is_the_share_of_boxes_that_meet_another() -> None:
    places = np.array([[0.0, 0.0], [1.0, 0.0], [10.0, 0.0], [20.0, 0.0]])
    assert quality(drawing([], 4), places).overlap == 0.5
    assert quality(drawing([], 4, half=0.4), places).overlap == 0


def test_neighbours_are_kept_when_they_are_the_nearest() -> None:
    line = np.column_stack([np.arange(6.0) ** 1.1, np.zeros(6)])
    near = drawing([(0, 1), (2, 3), (4, 5)], 6)
    far = drawing([(0, 5), (1, 4), (2, 3)], 6)
    assert quality(near, line).neighbours > quality(far, line).neighbours
    assert quality(drawing([(0, 1)], 2), line[:2]).neighbours == 1


def test_spread_is_nought_when_all_lines_are_as_long() -> None:
    assert quality(drawing([(0, 1), (1, 2), (2, 3)], 4), SQUARE).spread == pytest.approx(0)
    assert quality(drawing([(0, 1), (0, 2)], 4), SQUARE).spread > 0.1


def test_nothing_drawn_has_figures_too() -> None:
    empty = quality(drawing([], 0), np.empty((0, 2)))
    assert (empty.crossings, empty.overlap, empty.neighbours, empty.spread) == (0, 0, 1, 0)


def test_a_sample_comes_near_the_count_and_is_the_same_for_a_seed() -> None:
    rng = np.random.default_rng(3)
    pairs = np.unique(np.sort(rng.integers(0, 900, (1120, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    places = rng.uniform(0, 1, (900, 2))
    whole = drawing([(int(a), int(b)) for a, b in pairs], 900, half=0.001)
    counted = crossings(whole, places)
    assert quality(whole, places).crossings == pytest.approx(counted, rel=0.1)
    assert crossings_about(whole.pairs, places) == pytest.approx(counted, rel=0.25)
    assert quality(whole, places, seed=1) == quality(whole, places, seed=1)
    assert quality(whole, places, seed=1) != quality(whole, places, seed=2)
