"""The map for whoever reads it: by night, on a phone, enlarged, on paper, by ear.

`desk` and what `open_map` gives are Visits of conftest.py, which is no module to import from.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has no types
    Axe,
)

from export.network_map import MapData, MapNode

Visit = Any
OpenMap = Callable[..., Visit]
Named = Callable[[str], MapNode]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
ENLARGED = {"width": 640, "height": 400}  # what a page of 1280 by 800 is at 200 %
GRAVE = ("serious", "critical")


def faults(visit: Visit) -> list[str]:
    """What axe-core finds at fault and calls serious or worse."""
    found = Axe().run(visit.page).response["violations"]
    return [f"{each['id']}: {each['help']}" for each in found if each["impact"] in GRAVE]


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light")], ids=str
)
def test_axe_finds_nothing_serious(
    open_map: OpenMap, sample: MapData, size: dict[str, int], scheme: str
) -> None:
    # axe-core is put into the page as a script, which the page's own policy would refuse.
    visit = open_map(sample, viewport=size, color_scheme=scheme, bypass_csp=True)
    visit.page.evaluate("oversightMap.select('e1')")
    visit.page.fill("#search", "west")
    assert faults(visit) == []


def test_axe_finds_nothing_serious_in_the_words_about_the_map(
    open_map: OpenMap, sample: MapData
) -> None:
    visit = open_map(sample, bypass_csp=True)
    visit.page.evaluate("oversightMap.select('n1')")
    visit.page.locator("#tab-things").click()
    assert faults(visit) == []
    visit.page.locator("#open-about").click()
    assert faults(visit) == []


def test_axe_would_find_a_fault(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(sample, bypass_csp=True)
    visit.page.evaluate("document.querySelector('#size').labels[0].remove()")
    assert len(faults(visit)) == 1


def ground(visit: Visit) -> str:
    return str(visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_dark_mode_changes_page_drawing_and_overview(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(sample, color_scheme="light")
    pictures = "[...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL())"
    visit.settle()
    light = ground(visit), visit.page.evaluate(pictures)
    visit.page.emulate_media(color_scheme="dark")
    visit.settle()
    dark = ground(visit), visit.page.evaluate(pictures)
    assert light[0] != dark[0]
    changed = [was != is_now for was, is_now in zip(light[1], dark[1], strict=True)]
    assert changed.count(True) == 2  # nothing is chosen, so that the layer above is empty


def test_colours_forced_by_the_system_are_kept_to(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(sample, forced_colors="active", color_scheme="dark")
    assert visit.inked() > 5_000
    corner = (
        "[...document.querySelector('#map canvas').getContext('2d').getImageData(0,0,1,1).data]"
    )
    canvas = visit.page.evaluate(
        """() => { const probe = document.createElement("i"); probe.style.color = "Canvas";
        document.body.append(probe); return getComputedStyle(probe).color; }"""
    )
    assert ", ".join(map(str, visit.page.evaluate(corner)[:3])) in canvas


def test_motion_is_reduced_where_that_is_asked_for(open_map: OpenMap, sample: MapData) -> None:
    scrolling = "getComputedStyle(document.documentElement).scrollBehavior"
    visit = open_map(sample)
    assert visit.page.evaluate(scrolling) == "auto"
    visit.page.evaluate("oversightMap.drawing.centre('n3')")
    at_once = visit.page.evaluate("oversightMap.drawing.view()")
    visit.page.wait_for_timeout(120)
    assert visit.page.evaluate("oversightMap.drawing.view()") == at_once
    smooth = open_map(sample, reduced_motion="no-preference")
    assert smooth.page.evaluate(scrolling) == "smooth"


@pytest.mark.parametrize("size", [PHONE, ENLARGED, {"width": 320, "height": 640}], ids=str)
def test_narrow_page_has_its_panel_at_the_foot_and_does_not_scroll_sideways(
    open_map: OpenMap, sample: MapData, size: dict[str, int]
) -> None:
    visit = open_map(sample, viewport=size)
    assert 0 <= visit.place_of("n0")[0] <= size["width"]
    visit.page.evaluate("oversightMap.select('n0')")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    sheet = visit.page.locator("#panel").bounding_box()
    assert sheet["width"] == size["width"]
    assert sheet["y"] + sheet["height"] == size["height"]
    assert sheet["height"] < size["height"] / 2
    assert visit.place_of("n0")[1] < sheet["y"]
    visit.page.locator("#panel-grow").click()
    visit.settle()
    assert visit.page.locator("#panel").bounding_box()["height"] > size["height"] * 0.8


def test_touch_opens_a_thing_and_pinches(open_map: OpenMap, sample: MapData, named: Named) -> None:
    visit = open_map(sample, viewport=PHONE, has_touch=True)
    visit.page.locator("#nearer").tap()
    visit.page.locator("#nearer").tap()
    thing = visit.drawn()["nodeIds"][0]
    visit.page.evaluate("(id) => oversightMap.drawing.centre(id)", thing)
    visit.page.touchscreen.tap(*visit.place_of(thing))
    assert visit.state()["selected"] == thing
    visit.page.locator("#panel-close").tap()
    visit.page.locator("#show-filters").tap()
    assert visit.page.locator("#filters").is_visible()
    visit.tick("types", "law")
    visit.page.locator("#close-filters").tap()
    assert not visit.page.locator("#filters").is_visible()
    assert named("Marches Police Act 1996").id not in visit.drawn()["nodeIds"]


CONTROLS = (
    *("h1", ".title p", "#find", "#show-filters", "#open-about", "#filters", ".zoom"),
    *("#minimap", "#focus-bar", "#panel", ".tabs", "#shown-words", ".narrow", ".pager"),
)


@pytest.mark.parametrize(
    "size", [DESK, {"width": 1600, "height": 1000}, {"width": 1024, "height": 700}], ids=str
)
def test_controls_stand_clear_of_each_other(
    open_map: OpenMap, sample: MapData, named: Named, size: dict[str, int]
) -> None:
    visit = open_map(sample, viewport=size)
    visit.click_on(named("Open Streets Trust").id)
    visit.page.evaluate("scrollTo(0, 0)")
    boxes = {name: visit.page.locator(name).bounding_box() for name in CONTROLS}
    for (one, a), (other, b) in combinations(
        ((name, box) for name, box in boxes.items() if box), 2
    ):
        apart = (
            a["x"] + a["width"] <= b["x"] + 0.5
            or b["x"] + b["width"] <= a["x"] + 0.5
            or a["y"] + a["height"] <= b["y"] + 0.5
            or b["y"] + b["height"] <= a["y"] + 0.5
        )
        assert apart, (one, other)
    table = boxes[".tabs"]
    assert table["y"] + table["height"] <= size["height"]


def test_on_paper_are_the_drawing_and_every_row_of_what_is_shown(
    open_map: OpenMap, sample: MapData
) -> None:
    visit = open_map(sample, color_scheme="dark")
    visit.settle()
    with pdfplumber.open(io.BytesIO(visit.page.pdf())) as paper:
        text = " ".join(" ".join((page.extract_text() or "") for page in paper.pages).split())
        # Chromium prints a canvas as strokes and stamps; what counts is the ink on the paper.
        map_part = paper.pages[0].crop((0, 90, paper.pages[0].width, 400))
        pixels = map_part.to_image(resolution=72).original.convert("L").histogram()
    assert f"{len(sample.edges)} relations" in text
    assert text.count("Executive") == sum("Executive" in e.locators[0] for e in sample.edges)
    assert "Being shown is no accusation" in text
    assert "Find by name" not in text
    assert sum(pixels[:128]) > 300  # dark ink
    assert sum(pixels[240:]) > 0.8 * sum(pixels)  # on white paper, by night as by day
    assert visit.rows() == 50  # and the page is as it was


def test_the_sheet_of_paper_is_no_new_size_for_the_drawing(
    open_map: OpenMap, sample: MapData
) -> None:
    visit = open_map(sample)
    width = "document.querySelector('#map canvas').width"
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    before = visit.page.evaluate(width)
    visit.page.set_viewport_size({"width": 1000, "height": 800})
    visit.settle()
    assert visit.page.evaluate(width) == before
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    visit.page.set_viewport_size({"width": 1100, "height": 800})
    visit.settle()
    assert visit.page.evaluate(width) != before


def test_without_scripting_the_tables_tell_it_all(open_map: OpenMap, sample: MapData) -> None:
    page = open_map(sample, java_script_enabled=False).page
    assert "JavaScript is off" in page.locator("noscript").inner_text()
    assert page.locator("#plain-relations tbody tr:visible").count() == len(sample.edges)
    assert page.locator("#plain-things tbody tr:visible").count() == len(sample.nodes)
    assert page.locator("#plain-statements tbody tr:visible").count() == len(sample.statements)
    assert page.locator("button:visible, input:visible, #map:visible").count() == 0


def test_page_says_what_it_is_and_what_it_is_not(desk: Visit) -> None:
    head = desk.page.locator("header").inner_text()
    assert "As of 31 March 2026. This file does not update itself." in head
    assert "Being shown is no accusation; being absent is no evidence." in head
    desk.page.locator("#open-about").click()
    about = desk.page.locator("#about").inner_text()
    assert "not in this graph as of 31 March 2026; that is no evidence" in about
    desk.page.keyboard.press("Escape")
    assert not desk.page.locator("#about").is_visible()
