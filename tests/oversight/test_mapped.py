"""The map as the command makes it: every layout and engine, with findings or without."""

from collections.abc import Iterator
from typing import get_args

import pytest

from export.map_page import ENGINES as PAGE_ENGINES
from export.map_page import Engine
from graph import OversightGraph, open_graph
from graph.layout import STYLES
from oversight.mapped import ENGINES, LAYOUTS, map_data, map_page


@pytest.fixture(scope="module")
def graph() -> Iterator[OversightGraph]:
    opened = open_graph()
    yield opened
    opened.worker.close()


def test_options_offer_what_there_is() -> None:
    assert ENGINES == PAGE_ENGINES == get_args(Engine)
    assert set(LAYOUTS) == set(STYLES)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_has_a_place_for_everything_and_its_own_headings(
    graph: OversightGraph, layout: str
) -> None:
    data, guides = map_data(graph, layout=layout, findings=False)
    assert len({(node.x, node.y) for node in data.nodes}) == len(data.nodes) > 50
    assert bool(guides) == (layout != "communities")
    assert len(data.communities) > 1


def test_findings_are_at_things_of_the_map_with_how_not_to_read_them(
    graph: OversightGraph,
) -> None:
    data, _ = map_data(graph, layout="communities", findings=True)
    marked = {place for node in data.nodes for place in node.findings}
    assert marked == set(range(len(data.findings)))
    assert len(marked) > 10
    assert all(each["limit"] and each["question"] for each in data.findings)
    plain, _ = map_data(graph, layout="communities", findings=False)
    assert plain.findings == ()
    assert [node.label for node in plain.nodes] == [node.label for node in data.nodes]


def test_map_has_dated_lines_for_the_dates_filter(graph: OversightGraph) -> None:
    data, _ = map_data(graph, layout="communities", findings=False)
    assert sum(edge.since is not None for edge in data.edges) > 10


def test_each_engine_has_the_page_and_only_its_own_drawing(graph: OversightGraph) -> None:
    canvas, pyvis = (map_page(graph, engine=engine, findings=False) for engine in PAGE_ENGINES)
    assert b"createCanvasDrawing(host" in canvas
    assert b"createCanvasDrawing(host" not in pyvis
    assert b"createVisDrawing(host" in pyvis
    assert len(pyvis) > len(canvas) + 300_000
