"""What the reader leaves in sight: search, the legend that is the filter, dates, focus.

`desk` and what `open_map` gives are Visits of conftest.py, which is no module to import from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from export.network_map import MapData, MapNode

Visit = Any
OpenMap = Callable[..., Visit]
Named = Callable[[str], MapNode]
BLUE, VERMILLION = [0x00, 0x72, 0xB2, 255], [0xD5, 0x5E, 0x00, 255]  # Okabe and Ito's


def test_slash_arrows_and_enter_find_by_alias(desk: Visit) -> None:
    keyboard = desk.page.keyboard
    keyboard.press("/")
    keyboard.type("WESTMARCH CONSTÁB")
    assert desk.said() == "2 matches. Up and down arrows choose, Enter opens."
    keyboard.press("ArrowDown")
    box = desk.page.locator("#search")
    chosen = desk.page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert "Westmarch Police" in chosen.inner_text()
    assert "also Westmarch Constabulary" in chosen.inner_text()
    keyboard.press("Enter")
    assert desk.title() == "Westmarch Police"
    assert desk.page.evaluate("document.activeElement.id") == "panel-title"
    assert desk.state()["focus"] == desk.state()["selected"]


def test_what_is_not_found_is_not_said_not_to_exist(desk: Visit) -> None:
    desk.page.fill("#search", "Ministry of Silence")
    told = "No thing of that name is in this graph as of 31 March 2026. That is no evidence"
    assert told in desk.page.locator("#hits").inner_text()
    assert told in desk.said()


def test_slash_stays_a_slash_where_one_writes_and_where_it_is_put_off(desk: Visit) -> None:
    page = desk.page
    page.focus("#narrow")
    page.keyboard.type("a/b")
    assert page.input_value("#narrow") == "a/b"
    page.locator("#open-about").click()
    page.locator("#letter-keys").click()
    page.locator("#close-about").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "search"
    page.locator("#open-about").click()
    page.locator("#letter-keys").click()
    page.locator("#close-about").click()


def test_finding_what_is_filtered_out_lifts_the_filter(desk: Visit, named: Named) -> None:
    desk.tick("types", "org")
    police = named("Westmarch Police")
    assert police.id not in desk.drawn()["nodeIds"]
    desk.page.fill("#search", "WMP")
    assert "filtered out" in desk.page.locator("#hits").inner_text()
    desk.page.keyboard.press("Enter")
    assert police.id in desk.drawn()["nodeIds"]
    assert desk.title() == "Westmarch Police"


def test_a_tick_takes_things_their_lines_and_their_rows_away(desk: Visit, sample: MapData) -> None:
    gone = {node.id for node in sample.nodes if node.kind == "topic"}
    left = [edge for edge in sample.edges if not gone & {edge.source, edge.target}]
    assert desk.page.locator("#shown-words").inner_text().startswith("All ")
    desk.tick("types", "topic")
    now = desk.drawn()
    assert set(now["nodeIds"]) == {node.id for node in sample.nodes} - gone
    assert set(now["edgeIds"]) == {edge.id for edge in left}
    desk.page.locator("#page-on").click()
    assert desk.page.locator("#page-words").inner_text().endswith(f"of {len(left)} relations")
    assert desk.page.locator("#filters-on").is_visible()
    desk.page.locator("#clear-filters").click()
    assert desk.drawn()["nodes"] == len(sample.nodes)


def test_counts_are_live_and_tell_what_a_tick_would_bring(desk: Visit, sample: MapData) -> None:
    about = sum(edge.relation == "about" for edge in sample.edges)
    topics = sum(node.kind == "topic" for node in sample.nodes)
    assert desk.count_of("types", "topic") == str(topics)
    desk.tick("types", "topic")
    assert desk.count_of("types", "topic") == str(topics)
    desk.page.locator("#more-relations").click()
    assert desk.count_of("relations", "about") == f"0 of {about}"
    desk.page.locator("#more-relations").click()


def test_only_one_status_shows_its_lines_and_no_others(desk: Visit, sample: MapData) -> None:
    contested = {edge.id for edge in sample.edges if edge.standing == "contested"}
    row = desk.page.locator("#legend-status li[data-word='disputed']")
    row.hover()
    row.locator(".only").click()
    assert row.locator(".only").get_attribute("aria-pressed") == "true"
    assert set(desk.drawn()["edgeIds"]) == contested
    assert desk.rows() == len(contested)
    ends = {end for e in sample.edges if e.id in contested for end in (e.source, e.target)}
    assert set(desk.drawn()["nodeIds"]) == ends
    desk.page.locator("#all-status").click()
    assert desk.drawn()["edges"] == len(sample.edges)


def dated(data: MapData) -> MapData:
    """The sample with days on three of its lines."""
    days = {
        "e0": ("2018-01-01", "2018-12-31"),
        "e1": ("2019-06-01", None),
        "e2": ("2024-05-05",) * 2,
    }
    edges = tuple(
        replace(edge, since=days[edge.id][0], until=days[edge.id][1]) if edge.id in days else edge
        for edge in data.edges
    )
    return replace(data, edges=edges)


def test_dates_narrow_and_the_undated_have_their_own_switch(
    open_map: OpenMap, sample: MapData
) -> None:
    visit = open_map(dated(sample))
    visit.page.fill("#date-from", "2018-06")
    visit.page.fill("#date-to", "2019")
    visit.page.keyboard.press("Tab")
    assert set(visit.drawn()["edgeIds"]) == {edge.id for edge in sample.edges} - {"e2"}
    assert visit.page.locator("#undated-count").inner_text() == str(len(sample.edges) - 3)
    visit.page.locator("#undated").click()
    assert set(visit.drawn()["edgeIds"]) == {"e0", "e1"}
    visit.page.fill("#date-to", "some time")
    visit.page.keyboard.press("Tab")
    assert "2019-03" in visit.page.locator("#date-fault").inner_text()
    assert visit.page.locator("#date-to").get_attribute("aria-invalid") == "true"
    assert set(visit.drawn()["edgeIds"]) == {"e0", "e1"}


def faded(visit: Visit, node: MapNode) -> bool:
    visit.settle()
    return visit.pixel(node.id) not in (BLUE, VERMILLION)


def steps_from(data: MapData, start: str, hops: int) -> set[str]:
    near = {start}
    for _ in range(hops):
        near |= {
            end
            for edge in data.edges
            if near & {edge.source, edge.target}
            for end in (edge.source, edge.target)
        }
    return near


def test_focus_keeps_what_is_near_and_fades_the_rest(
    desk: Visit, sample: MapData, named: Named
) -> None:
    vendor, police, far = (
        named(name) for name in ("Facesight Systems Ltd", "Westmarch Police", "Parish cameras")
    )
    desk.click_on(vendor.id)
    assert not faded(desk, vendor)
    assert faded(desk, police)
    for key, hops in (("+", 2), ("+", 3), ("+", 3), ("-", 2)):
        desk.page.focus("#map")
        desk.page.keyboard.press(key)
        near = steps_from(sample, vendor.id, hops)
        told = desk.page.locator("#shown-words").inner_text()
        assert told.startswith(f"In focus: {len(near)} things")
        assert faded(desk, police) == (police.id not in near)
    assert faded(desk, far)
    desk.page.keyboard.press("Escape")
    assert not faded(desk, far)
    assert desk.is_open()
    desk.page.keyboard.press("Escape")
    assert not desk.is_open()


def test_table_in_focus_lists_the_lines_in_focus(
    desk: Visit, sample: MapData, named: Named
) -> None:
    vendor = named("Facesight Systems Ltd").id
    lines = {edge.id for edge in sample.edges if vendor in (edge.source, edge.target)}
    desk.click_on(vendor)
    ids = desk.page.eval_on_selector_all("#shown-rows tr", "all => all.map(r => r.dataset.id)")
    assert set(ids) == lines
    desk.page.locator("#panel [data-hops='0']").click()
    assert desk.rows() == 50
