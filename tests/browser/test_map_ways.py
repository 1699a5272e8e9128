"""Ways through the map: keyboard, address and step back, table, overview, what is dragged.

`desk` and what `open_map` gives are Visits of conftest.py, which is no module to import from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from export.network_map import MapData, MapNode

Visit = Any
OpenMap = Callable[..., Visit]
Named = Callable[[str], MapNode]
BLUE = [0x00, 0x72, 0xB2, 255]


def test_tab_arrows_and_enter_walk_the_map_and_tell_where_one_is(
    desk: Visit, sample: MapData
) -> None:
    page = desk.page
    page.locator("#size").focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "map":
            break
    assert page.evaluate("document.activeElement.id") == "map"
    page.keyboard.press("ArrowRight")
    first = desk.state()["selected"]
    busiest = max(sample.nodes, key=lambda node: node.outward + node.inward)
    assert first == busiest.id
    assert desk.said().startswith(f"{busiest.label}, {busiest.type_label}, ")
    page.keyboard.press("ArrowRight")
    second = desk.state()["selected"]
    joined = {frozenset((edge.source, edge.target)) for edge in sample.edges}
    assert frozenset((first, second)) in joined
    assert desk.place_of(second)[0] > desk.place_of(first)[0]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert not desk.is_open()
    assert page.evaluate("document.activeElement.id") == "map"


def test_arrow_keys_leave_no_trail_of_steps_back(desk: Visit) -> None:
    desk.page.focus("#map")
    before = desk.page.evaluate("history.length")
    for _ in range(4):
        desk.page.keyboard.press("ArrowRight")
    assert desk.page.evaluate("history.length") == before


def test_address_brings_the_same_view_back(
    open_map: OpenMap, sample: MapData, named: Named
) -> None:
    visit = open_map(sample)
    visit.tick("types", "law")
    visit.click_on(named("Regional Matching Hub").id)
    visit.page.locator("#panel [data-hops='2']").click()
    visit.page.mouse.move(*visit.place_of(named("Regional Matching Hub").id))
    visit.page.mouse.wheel(0, -200)
    visit.until("location.hash.includes('view=')")
    url, told, now = visit.page.evaluate("location.hash"), visit.state(), visit.drawn()
    assert "at=hub&focus=hub,2" in url
    assert "types=-law" in url
    again = open_map(sample, hash=url)
    assert again.state() | {"view": None} == told | {"view": None}
    assert again.title() == "Regional Matching Hub"
    assert again.drawn()["nodeIds"] == now["nodeIds"]
    place = again.place_of("n5")
    assert place == pytest.approx(visit.place_of("n5"), abs=1)


def test_back_undoes_one_step_at_a_time(open_map: OpenMap, sample: MapData, named: Named) -> None:
    visit = open_map(sample)
    hub, police = (named(name) for name in ("Regional Matching Hub", "Westmarch Police"))
    visit.click_on(hub.id)
    visit.tick("types", "law")
    visit.page.evaluate("(id) => oversightMap.select(id)", police.id)
    assert visit.title() == police.label
    visit.page.go_back()
    assert visit.title() == hub.label
    assert visit.state()["kindsOff"] == ["law"]
    visit.page.go_back()
    assert visit.state()["kindsOff"] == []
    assert visit.count_of("types", "law") == "2"
    visit.page.go_back()
    assert not visit.is_open()
    visit.page.go_forward()
    assert visit.title() == hub.label


def test_address_of_another_map_is_passed_over(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(sample, hash="#at=org/nobody&focus=%E0%A4%A&types=-org,x&view=1,2,x&hops=9")
    assert visit.told == []
    assert not visit.is_open()
    assert visit.state()["kindsOff"] == ["org"]
    assert visit.drawn()["nodes"] > 0


def test_narrowing_the_rows_leaves_the_map_and_empties_again(desk: Visit, sample: MapData) -> None:
    before = desk.drawn()["edges"]
    desk.page.fill("#narrow", "hub promised")
    desk.until("document.querySelectorAll('#shown-rows tr').length < 8")
    told = desk.page.locator("#shown-rows tr").all_inner_texts()
    assert told
    assert all("hub" in row.lower() and "promised" in row.lower() for row in told)
    assert desk.drawn()["edges"] == before
    desk.page.fill("#narrow", "")
    desk.until("document.querySelectorAll('#shown-rows tr').length === 50")


def test_headers_sort_all_rows_and_say_so(desk: Visit) -> None:
    page = desk.page
    head = page.locator("#shown-head th", has_text="To")
    cells = page.locator("#shown-rows tr td:nth-of-type(2)")
    firsts = []
    for way, backwards in (("ascending", False), ("descending", True)):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == way
        texts = [text.casefold() for text in cells.all_inner_texts()]
        assert texts == sorted(texts, reverse=backwards)
        firsts.append(texts[0])
    assert page.locator("[aria-sort]").count() == 1
    page.locator("#page-on").click()
    last = page.locator("#shown-rows tr:last-child td:nth-of-type(2)").inner_text()
    assert last.casefold() == firsts[0]


def test_row_shows_its_line_on_the_map_and_close_comes_back(desk: Visit, sample: MapData) -> None:
    page = desk.page
    button = page.locator("#shown-rows tr[data-id='e7'] button")
    button.click()
    assert desk.title() == sample.edges[7].gloss
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('tr').dataset.id") == "e7"


def test_choosing_on_the_map_turns_the_table_to_its_row(desk: Visit, sample: MapData) -> None:
    last = sample.edges[-1].id
    assert desk.page.locator(f"#shown-rows tr[data-id='{last}']").count() == 0
    desk.page.evaluate("(id) => oversightMap.select(id)", last)
    row = desk.page.locator(f"#shown-rows tr[data-id='{last}']")
    assert row.get_attribute("aria-current") == "true"
    assert desk.page.locator("[aria-current]").count() == 1


def test_three_tables_hold_all_there_is(desk: Visit, sample: MapData) -> None:
    counts = {}
    for name in ("things", "statements", "relations"):
        desk.page.locator(f"#tab-{name}").click()
        counts[name] = desk.page.locator("#page-words").inner_text()
    assert counts["things"] == f"{len(sample.nodes)} things"
    assert counts["statements"] == f"{len(sample.statements)} statements"
    assert counts["relations"].endswith(f" of {len(sample.edges)} relations")


def test_dragged_thing_stays_and_goes_back_when_asked(desk: Visit, named: Named) -> None:
    police = named("Westmarch Police").id
    x, y = desk.place_of(police)
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x + 30, y + 20, steps=3)
    desk.page.mouse.move(x + 60, y + 40, steps=3)
    desk.page.mouse.up()
    assert desk.place_of(police) == pytest.approx((x + 60, y + 40), abs=2)
    desk.settle()
    assert desk.pixel(police) == BLUE
    assert not desk.is_open()
    desk.page.locator("#unpin").click()
    assert desk.place_of(police) == pytest.approx((x, y), abs=2)


def test_size_by_choice_changes_the_figures(desk: Visit) -> None:
    before = desk.inked()
    desk.page.select_option("#size", "same")
    desk.settle()
    same = desk.inked()
    desk.page.select_option("#size", "statements")
    desk.settle()
    assert len({before, same, desk.inked()}) == 3


OVERVIEW = "document.querySelector('#minimap').toDataURL()"


def test_overview_frames_what_is_seen_and_goes_where_it_is_pressed(desk: Visit) -> None:
    page = desk.page
    assert not page.locator("#minimap").is_visible()  # the whole map is in sight
    for _ in range(3):
        page.locator("#nearer").click()
    desk.settle()
    near = page.evaluate(OVERVIEW)
    page.locator("#nearer").click()
    assert page.evaluate(OVERVIEW) != near
    before = page.evaluate("oversightMap.drawing.view()")
    box = page.locator("#minimap").bounding_box()
    page.mouse.click(box["x"] + 20, box["y"] + 20)
    after = page.evaluate("oversightMap.drawing.view()")
    assert after["x"] < before["x"]
    assert after["y"] < before["y"]
    page.locator("#show-minimap").click()
    assert not page.locator("#minimap").is_visible()
    page.locator("#show-minimap").click()
    assert page.locator("#minimap").is_visible()
