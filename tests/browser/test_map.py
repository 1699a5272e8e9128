"""The map in a real browser: it draws, it answers, it asks for nothing and runs nothing else.

`desk` and what `open_map` gives are Visits of conftest.py, which is no module to import from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from export.network_map import MapClaim, MapData, MapEdge, MapNode, MapStatement

Visit = Any
OpenMap = Callable[..., Visit]

PAYLOADS = (
    "<img src=x onerror='window.ran=1;alert(1)'>",
    "</script><script>window.ran=1;alert(1)</script>",
    "<script>window.ran=1</script>",
    "javascript:window.ran=1",
    "JaVaScRiPt:alert(1)//http://x",
    "data:text/html,<script>alert(1)</script>",
    "https://x.example/' onmouseover='window.ran=1",
    '"><svg onload=window.ran=1>',
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<a href='javascript:window.ran=1'>href</a>",
    "{{ 7*7 }}{% raw %}${window.ran=1}`",
    "--><!--<script>window.ran=1</script>",
    "\u2028window.ran=1;\u2029",
    "</textarea></title></style><body onload=window.ran=1>",
    "<math><mtext><style><img src=x onerror=window.ran=1>",
)
DRAWN = """() => {
  const canvas = document.querySelector("#map canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 0) drawn += 1;
  return drawn;
}"""


PIXEL = """(id) => {
  const canvas = document.querySelector("#map canvas");
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = oversightMap.whereIs(id);
  return [...canvas.getContext("2d").getImageData(x - left, y - top, 1, 1).data];
}"""
BLUE, VERMILLION = [0x00, 0x72, 0xB2, 255], [0xD5, 0x5E, 0x00, 255]  # Okabe and Ito's


def node_named(data: MapData, label: str) -> MapNode:
    return next(node for node in data.nodes if node.label == label)


def edge_with(data: MapData, gloss: str) -> MapEdge:
    return next(edge for edge in data.edges if gloss in edge.tension_with)


def panel(visit: Visit) -> str:
    return str(visit.page.locator("#panel").inner_text())


def test_map_opens_quietly_and_asks_for_nothing_but_itself(
    open_map: OpenMap, sample: MapData
) -> None:
    visit = open_map(sample)
    visit.click_on(node_named(sample, "Regional Matching Hub").id)
    visit.page.mouse.wheel(0, -300)
    visit.page.wait_for_timeout(200)
    assert visit.told == []
    assert visit.violations() == []
    assert [url.partition(":")[0] for url in visit.asked] == ["file"]


def test_policy_stops_a_script_and_a_style_that_are_not_ours(
    open_map: OpenMap, sample: MapData
) -> None:
    """Shows that the test above would see a violation, and that the policy holds."""
    visit = open_map(sample)
    visit.page.evaluate(
        """() => { for (const tag of ["script", "style"]) {
          const element = document.createElement(tag);
          element.textContent = tag === "script" ? "window.ran = 1" : "body { color: red }";
          document.body.append(element);
        } fetch("https://oversight.example/").catch(() => {}); }"""
    )
    visit.page.wait_for_function("window.broken.length >= 3")
    assert visit.page.evaluate("window.ran") is None
    kinds = {told.split()[0] for told in visit.violations()}
    assert kinds == {"script-src-elem", "style-src-elem", "connect-src"}


def test_map_is_really_drawn(open_map: OpenMap, sample: MapData) -> None:
    full = open_map(sample).page.evaluate(DRAWN)
    empty = open_map(replace(sample, nodes=(), edges=(), statements=())).page.evaluate(DRAWN)
    assert full > 10_000
    assert empty == 0


def test_things_are_drawn_where_they_stand_in_their_own_colours(
    desk: Visit, sample: MapData
) -> None:
    police, images = (
        node_named(sample, name) for name in ("Westmarch Police", "Custody image library")
    )
    assert desk.page.evaluate(PIXEL, police.id) == BLUE
    assert desk.page.evaluate(PIXEL, images.id) == VERMILLION


def test_clicking_a_node_opens_its_panel(desk: Visit, sample: MapData) -> None:
    desk.click_on(node_named(sample, "Custody image library").id)
    said = panel(desk)
    assert "Custody image library" in said
    assert "About 310,000 images" in said
    assert "Chief Constable of Westmarch" in said
    assert "Executive summary, para 1" in said
    assert "kept by" in said


def test_clicking_a_line_opens_its_evidence(desk: Visit, sample: MapData) -> None:
    gloss = "The supplier says that the engine searches watch lists only."
    edge = edge_with(sample, gloss)
    desk.click_on(edge.id)
    said = panel(desk)
    assert edge.gloss in said
    assert gloss in said
    assert "contested" in said
    assert "Executive summary, para 1" in said


def test_money_condition_and_gaps_are_shown(desk: Visit, sample: MapData) -> None:
    edge = next(edge for edge in sample.edges if edge.condition)
    desk.page.evaluate("(id) => oversightMap.select(id)", edge.id)
    said = panel(desk)
    for text in (edge.amount, edge.stage, edge.condition, *edge.unstated, "promised"):
        assert text and text in said


def test_each_parallel_line_can_be_clicked(desk: Visit, sample: MapData) -> None:
    pairs = [(edge.source, edge.target) for edge in sample.edges]
    pair = next(pair for pair in pairs if pairs.count(pair) == 2)
    for edge in (edge for edge in sample.edges if (edge.source, edge.target) == pair):
        desk.page.evaluate("(id) => oversightMap.select(id)", None)
        desk.click_on(edge.id)
        assert desk.page.locator("#panel-title").inner_text() == edge.gloss


def test_clicking_beside_everything_lets_go(desk: Visit, sample: MapData) -> None:
    desk.click_on(node_named(sample, "Westmarch Police").id)
    box = desk.page.locator("#map").bounding_box()
    assert box
    desk.page.mouse.click(box["x"] + 4, box["y"] + 4)
    assert "Nothing chosen" in panel(desk)


def test_keyboard_reaches_nodes_and_their_panel(desk: Visit, sample: MapData) -> None:
    desk.page.focus("#map")
    desk.page.keyboard.press("ArrowRight")
    first = desk.page.locator("#panel-title").inner_text()
    desk.page.keyboard.press("ArrowRight")
    second = desk.page.locator("#panel-title").inner_text()
    labels = {node.label for node in sample.nodes}
    assert {first, second} <= labels
    assert first != second
    desk.page.keyboard.press("Enter")
    assert desk.page.evaluate("document.activeElement.id") == "panel-title"
    desk.page.keyboard.press("Escape")
    assert "Nothing chosen" in panel(desk)


def test_choosing_in_the_panel_walks_the_network(desk: Visit, sample: MapData) -> None:
    desk.click_on(node_named(sample, "Joint Ethics Committee").id)
    desk.page.locator("#panel .relations .thing").first.click()
    assert desk.page.locator("#panel-title").inner_text() != "Joint Ethics Committee"


def test_search_finds_an_alias(desk: Visit, sample: MapData) -> None:
    desk.page.fill("#search", "constabulary")
    desk.page.locator("#hits button", has_text="Westmarch Police").click()
    assert desk.page.locator("#panel-title").inner_text() == "Westmarch Police"


def test_filter_narrows_the_table_and_empties_again(desk: Visit, sample: MapData) -> None:
    rows = desk.page.locator("#relations tbody tr:visible")
    assert rows.count() == len(sample.edges)
    desk.page.fill("#filter-relations", "hub promised")
    said = rows.all_inner_texts()
    assert 0 < len(said) < 8
    assert all("hub" in row.lower() and "promised" in row.lower() for row in said)
    desk.page.fill("#filter-relations", "")
    assert rows.count() == len(sample.edges)


def test_headers_sort_and_say_so(desk: Visit, sample: MapData) -> None:
    page = desk.page
    head = page.locator("#relations thead th", has_text="To").last
    cells = page.locator("#relations tbody tr td:nth-of-type(3)")
    for way, backwards in (("ascending", False), ("descending", True)):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == way
        texts = [text.casefold() for text in cells.all_inner_texts()]
        assert texts == sorted(texts, reverse=backwards)
    assert page.locator("[aria-sort]").count() == 1


def test_row_shows_its_line_on_the_map_and_close_comes_back(desk: Visit, sample: MapData) -> None:
    page = desk.page
    button = page.locator("#relations button[data-shows='e7']")
    button.click()
    assert page.locator("#panel-title").inner_text() == sample.edges[7].gloss
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.shows") == "e7"


def hostile(data: MapData, payload: str) -> MapData:
    """The data with a payload in every field that holds text, ids apart."""

    def poison(thing: Any) -> Any:  # noqa: ANN401 - any of the frozen records
        kept = {"id", "source", "target", "node"}
        changed: dict[str, Any] = {}
        for each in fields(thing):
            value = getattr(thing, each.name)
            if each.name in kept or isinstance(value, bool | int | float):
                continue
            changed[each.name] = (payload, payload) if isinstance(value, tuple) else payload
        return replace(thing, **changed)

    return MapData(
        title=payload,
        as_of=payload,
        digest=payload,
        nodes=tuple(poison(node) for node in data.nodes),
        edges=tuple(poison(edge) for edge in data.edges),
        statements=tuple(poison(statement) for statement in data.statements),
    )


def few(data: MapData) -> MapData:
    """One statement, its node, one of its edges and the other end."""
    statement: MapStatement = data.statements[0]
    edge = next(edge for edge in data.edges if edge.source == statement.node != edge.target)
    ends = {edge.source, edge.target}
    nodes = tuple(node for node in data.nodes if node.id in ends)
    return replace(data, nodes=nodes, edges=(edge,), statements=(statement,))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_runs_nothing(open_map: OpenMap, sample: MapData, payload: str) -> None:
    data = hostile(few(sample), payload)
    visit = open_map(data)
    assert visit.page.locator("#panel").count() == 1
    for thing in [node.id for node in data.nodes] + [edge.id for edge in data.edges]:
        visit.page.evaluate("(id) => oversightMap.select(id)", thing)
        assert " ".join(payload.split()) in " ".join(panel(visit).split())
    visit.page.fill("#search", payload[:5])
    visit.page.hover("#map")
    assert visit.page.evaluate("window.ran") is None
    assert visit.popped == []
    assert visit.violations() == []
    assert [url.partition(":")[0] for url in visit.asked] == ["file"]
    assert visit.page.locator("img, iframe, svg[onload], math, textarea").count() == 0
    links = visit.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    assert all(re.match(r"(file|https?):", link) for link in links)


def test_every_text_field_was_poisoned(sample: MapData) -> None:
    """Keeps the test above from growing blind when a field is added."""
    poisoned = hostile(few(sample), "poison")
    claim = {each.name for each in fields(MapClaim)} - {"id", "negated", "direct"}
    edge = poisoned.edges[0]
    assert all("poison" in json.dumps(getattr(edge, name)) for name in claim)
    assert len(PAYLOADS) >= 12


def background(page: Any) -> str:  # noqa: ANN401 - a Page
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_dark_mode_changes_page_and_drawing(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(sample, color_scheme="light")
    drawing = "document.querySelector('#map canvas').toDataURL()"
    light = background(visit.page), visit.page.evaluate(drawing)
    visit.page.emulate_media(color_scheme="dark")
    visit.page.wait_for_timeout(150)
    dark = background(visit.page), visit.page.evaluate(drawing)
    assert light[0] != dark[0]
    assert light[1] != dark[1]


@pytest.mark.parametrize("width", [390, 640])
def test_narrow_page_does_not_scroll_sideways(
    open_map: OpenMap, sample: MapData, width: int
) -> None:
    """640 is 1280 at 200% zoom."""
    visit = open_map(sample, viewport={"width": width, "height": 844})
    visit.page.evaluate("oversightMap.select('n0')")
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    board, side = (visit.page.locator(name).bounding_box() for name in ("#map", "#side"))
    assert board
    assert side
    assert side["y"] >= board["y"] + board["height"]


def test_without_scripting_the_tables_tell_it_all(open_map: OpenMap, sample: MapData) -> None:
    page = open_map(sample, java_script_enabled=False).page
    assert page.locator("noscript p").is_visible()
    assert page.locator("#relations tbody tr:visible").count() == len(sample.edges)
    assert page.locator("button:visible, input:visible, #map:visible").count() == 0


def test_print_keeps_the_tables_and_drops_the_controls(open_map: OpenMap, sample: MapData) -> None:
    page = open_map(sample).page
    page.emulate_media(media="print")
    assert page.locator("#relations").is_visible()
    assert page.locator("#map:visible, input:visible, td button:visible").count() == 0


def test_node_of_an_unknown_kind_is_drawn(desk: Visit, sample: MapData) -> None:
    desk.click_on(node_named(sample, "Accord on shared images").id)
    assert "Treaty" in panel(desk)
