"""The layout by time: left to right by the first date told, years ruled, the undated apart."""

from __future__ import annotations

import networkx as nx
import pytest

from benchmarks.map_networks import generated_network
from graph.layout import lay_out
from graph.layout_time import UNDATED, first_days
from graph.sheet import Sheet


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    return generated_network(240)


@pytest.fixture(scope="module")
def sheet(network: nx.MultiDiGraph[str]) -> Sheet:
    return lay_out(network, style="time")


def test_the_first_day_is_the_earliest_of_relations_and_statements() -> None:
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_node("a", statements=({"dated": "2011-05-06"}, {"dated": None}))
    found.add_node("b", statements=())
    found.add_edge("a", "b", dated="2012-01-01")
    found.add_edge("b", "c", dated=None)
    assert first_days(found) == {"a": "2011-05-06", "b": "2012-01-01"}


def test_a_thing_stands_between_the_lines_of_its_year(
    network: nx.MultiDiGraph[str], sheet: Sheet
) -> None:
    lines = [guide for guide in sheet.guides if guide.text != UNDATED]
    days = first_days(network)
    assert [line.text for line in lines] == sorted({day[:4] for day in days.values()})
    ends = [line.x for line in lines[1:]] + [float("inf")]
    span = {line.text: (line.x, end) for line, end in zip(lines, ends, strict=True)}
    for name, day in days.items():
        start, end = span[day[:4]]
        assert start < sheet[name][0] < end


def test_lines_run_past_everything_that_is_dated(
    network: nx.MultiDiGraph[str], sheet: Sheet
) -> None:
    line = sheet.guides[0]
    places = [sheet[name][1] for name in first_days(network)]
    assert line.width == 0
    assert line.y < min(places) and max(places) < line.y + line.height


def test_what_has_no_date_stands_in_a_band_of_its_own_that_says_so(
    network: nx.MultiDiGraph[str], sheet: Sheet
) -> None:
    band = sheet.guides[-1]
    undated = set(network) - set(first_days(network))
    assert band.text == UNDATED
    assert undated == {name for name in sheet if band.holds(sheet[name])}
    assert undated
    assert all(line.y + line.height < band.y for line in sheet.guides[:-1])


def test_years_in_which_nothing_begins_are_one_narrow_gap() -> None:
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for year in ("1829", "2004", "2005"):
        found.add_edge(f"a{year}", f"b{year}", dated=f"{year}-02-03")
    sheet = lay_out(found, style="time")
    first, second, third = (guide.x for guide in sheet.guides)
    assert [guide.text for guide in sheet.guides] == ["1829", "2004", "2005"]
    assert third - second < second - first < third - second + 100


def test_without_dates_there_is_the_band_alone() -> None:
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    sheet = lay_out(found, style="time")
    assert [guide.text for guide in sheet.guides] == [UNDATED]
    assert len(set(sheet.values())) == 3
