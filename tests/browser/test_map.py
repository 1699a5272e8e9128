"""The map in a real browser: it draws, it answers, it asks for nothing and runs nothing else.

`desk` and what `open_map` gives are Visits of conftest.py, which is no module to import from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from export.network_map import MapData, MapEdge, MapNode

Visit = Any
OpenMap = Callable[..., Visit]
Named = Callable[[str], MapNode]

BLUE, VERMILLION = [0x00, 0x72, 0xB2, 255], [0xD5, 0x5E, 0x00, 255]  # Okabe and Ito's


def edge_with(data: MapData, gloss: str) -> MapEdge:
    return next(edge for edge in data.edges if gloss in edge.tension_with)


def test_map_opens_quietly_and_asks_for_nothing_but_itself(
    open_map: OpenMap, sample: MapData, named: Named
) -> None:
    visit = open_map(sample)
    visit.click_on(named("Regional Matching Hub").id)
    visit.page.mouse.wheel(0, -300)
    visit.settle()
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
    visit.until("window.broken.length >= 3")
    assert visit.page.evaluate("window.ran") is None
    kinds = {told.split()[0] for told in visit.violations()}
    assert kinds == {"script-src-elem", "style-src-elem", "connect-src"}


def test_map_is_really_drawn(open_map: OpenMap, sample: MapData) -> None:
    full, empty = open_map(sample), open_map(replace(sample, nodes=(), edges=(), statements=()))
    for visit in (full, empty):
        visit.settle()
    assert full.inked() > 10_000
    assert empty.inked() == 0
    assert empty.told == []


def test_things_are_drawn_where_they_stand_in_their_own_colours(desk: Visit, named: Named) -> None:
    police, images = (named(name) for name in ("Westmarch Police", "Custody image library"))
    assert desk.pixel(police.id) == BLUE
    assert desk.pixel(images.id) == VERMILLION


def test_clicking_a_node_opens_its_panel(desk: Visit, named: Named) -> None:
    desk.click_on(named("Custody image library").id)
    told = desk.panel()
    assert desk.title() == "Custody image library"
    assert "About 310,000 images" in told
    assert "kept by" in told
    desk.page.locator("#panel summary").click()
    assert "Chief Constable of Westmarch" in desk.panel()
    assert "Executive summary, para 1" in desk.panel()


def test_clicking_a_line_opens_its_evidence(desk: Visit, sample: MapData) -> None:
    gloss = "The supplier says that the engine searches watch lists only."
    edge = edge_with(sample, gloss)
    desk.click_on(edge.id)
    told = desk.panel()
    assert desk.title() == edge.gloss
    assert gloss in told
    assert "contested" in told
    assert "Executive summary, para 1" in told


def test_money_condition_and_gaps_are_shown(desk: Visit, sample: MapData) -> None:
    edge = next(edge for edge in sample.edges if edge.condition)
    desk.page.evaluate("(id) => oversightMap.select(id)", edge.id)
    told = desk.panel()
    for text in (edge.amount, edge.stage, edge.condition, *edge.unstated, "promised"):
        assert text and text in told


def test_each_parallel_line_can_be_clicked(desk: Visit, sample: MapData) -> None:
    pairs = [(edge.source, edge.target) for edge in sample.edges]
    pair = next(pair for pair in pairs if pairs.count(pair) == 2)
    for edge in (edge for edge in sample.edges if (edge.source, edge.target) == pair):
        desk.page.evaluate("oversightMap.select(null)")
        desk.click_on(edge.id)
        assert desk.title() == edge.gloss


def test_clicking_beside_everything_lets_go(desk: Visit, named: Named) -> None:
    desk.click_on(named("Westmarch Police").id)
    assert desk.is_open()
    box = desk.page.locator("#stage").bounding_box()
    desk.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    assert not desk.is_open()
    assert desk.state()["focus"] is None


def test_choosing_in_the_panel_walks_the_network(desk: Visit, named: Named) -> None:
    desk.click_on(named("Joint Ethics Committee").id)
    desk.page.locator("#panel .lines .link").first.click()
    assert desk.title() != "Joint Ethics Committee"


def test_findings_say_what_they_must_not_be_read_to_say(
    open_map: OpenMap, sample: MapData, named: Named
) -> None:
    finding = {
        **{"code": "R1", "title": "No assessment in this graph", "status": "gap"},
        **{"severity": "serious", "text": "None is dated before the start."},
        **{"limit": "Not that none was made.", "question": "When was it made?"},
    }
    hub = named("Regional Matching Hub")
    nodes = tuple(
        replace(node, findings=(0,)) if node.id == hub.id else node for node in sample.nodes
    )
    visit = open_map(replace(sample, nodes=nodes, findings=(finding,)))
    assert visit.drawn()["findings"] == [hub.id]
    visit.click_on(hub.id)
    for name in ("title", "text", "limit", "question"):
        assert finding[name] in visit.panel()
    assert "it is no verdict" in visit.panel()


def test_node_of_an_unknown_kind_is_drawn(desk: Visit, named: Named) -> None:
    desk.click_on(named("Accord on shared images").id)
    assert "Treaty" in desk.panel()
