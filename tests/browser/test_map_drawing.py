"""What the drawing puts on the screen, judged by its pixels and by what it says it drew.

What `open_map` gives is a Visit of conftest.py, which is no module to import from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from benchmarks.map_networks import generated_network
from export.map_colours import DAY
from export.map_drawing import to_pyvis
from export.network_map import MapData, build_map
from export.notebook import NetworkMap

Visit = Any
OpenMap = Callable[..., Visit]
Place = tuple[float, float]

# Every colour along a piece of a line, from one share of the way to another.
ALONG = """([id, other, from, to, aside]) => {
  const canvas = document.querySelector("#map canvas");
  const { left, top } = canvas.getBoundingClientRect();
  const pen = canvas.getContext("2d");
  const [a, b] = [oversightMap.whereIs(id), oversightMap.whereIs(other)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const found = [];
  for (let share = from; share <= to; share += 1 / length) {
    const x = a.x + (b.x - a.x) * share - ((b.y - a.y) / length) * aside;
    const y = a.y + (b.y - a.y) * share + ((b.x - a.x) / length) * aside;
    found.push([...pen.getImageData(x - left, y - top, 1, 1).data].slice(0, 3));
  }
  return found;
}"""
BOX = """(box) => {
  const canvas = document.querySelector("#map canvas");
  const { data } = canvas.getContext("2d").getImageData(box.x, box.y, box.w, box.h);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) dark += data[at] + data[at + 1] + data[at + 2] < 380;
  return dark;
}"""
PAPER = [255, 255, 255]


def colour(name: str) -> list[int]:
    return [int(DAY[name][at : at + 2], 16) for at in (1, 3, 5)]


def near(one: list[int], other: list[int], *, by: int = 40) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def small(edges: list[tuple[str, str, Mapping[str, Any]]], places: Mapping[str, Place]) -> MapData:
    """A map of bodies at the places given; what an edge does not say is plain fact."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(title="Westmarch", as_of="2026-03-31")
    for name in places:
        network.add_node(name, label=name, kind="org", hollow=name.startswith("Unknown"))
    fact = {"modality": "actual", "status": "accepted", "direct": True}
    for at, (source, target, said) in enumerate(edges):
        claim: dict[str, Any] = {"relation_label": "runs", **fact, **said}
        network.add_edge(source, target, key=f"https://oversight.example/c{at}", **claim)
    return build_map(network, places)


def line(said: Mapping[str, Any]) -> MapData:
    return small([("A", "B", said)], {"A": (0, 0), "B": (420, 140), "C": (0, 300)})


def colours_along(visit: Visit, *, start: float = 0.2, end: float = 0.8, aside: float = 0) -> Any:  # noqa: ANN401 - a list of colours
    visit.settle()
    return visit.page.evaluate(ALONG, ["n0", "n1", start, end, aside])


def test_a_fact_is_one_whole_line(open_map: OpenMap) -> None:
    found = colours_along(open_map(line({})))
    assert all(near(each, colour("line-fact"), by=90) for each in found)


@pytest.mark.parametrize("modality", ["promised", "planned"])
def test_what_is_promised_is_dashed(open_map: OpenMap, modality: str) -> None:
    found = colours_along(open_map(line({"modality": modality, "direct": False})))
    gaps = [near(each, PAPER, by=20) for each in found]
    assert 0.2 < sum(gaps) / len(gaps) < 0.7
    assert sum(one != other for one, other in pairwise(gaps)) > 10


def test_what_is_disputed_is_a_double_line(open_map: OpenMap) -> None:
    visit = open_map(line({"standing": "contested", "direct": False}))
    middle = colours_along(visit, start=0.2, end=0.35)
    sides = [colours_along(visit, start=0.2, end=0.35, aside=aside) for aside in (-1.7, 1.7)]
    contested = colour("line-contested")
    assert all(near(each, PAPER, by=110) for each in middle)
    for side in sides:
        assert sum(near(each, contested, by=110) for each in side) > 0.7 * len(side)


def test_what_is_denied_is_drawn_apart_and_crossed(open_map: OpenMap) -> None:
    visit = open_map(line({"negated": True, "direct": False}))
    denied = colour("line-denied")
    assert near(colours_along(visit, start=0.25, end=0.25)[0], denied, by=90)
    # In the middle a disc of paper with a rim, and a cross in it.
    asides = {aside: colours_along(visit, start=0.5, end=0.5, aside=aside)[0] for aside in range(9)}
    assert near(asides[0], denied, by=110)
    assert near(asides[3], PAPER, by=60)
    assert any(near(asides[aside], denied, by=110) for aside in (5, 6, 7))


def test_what_is_not_known_is_hollow(open_map: OpenMap) -> None:
    visit = open_map(small([], {"Known supplier": (0, 0), "Unknown supplier": (200, 0)}))
    assert near(visit.pixel("n0")[:3], colour("kind-org"), by=4)
    assert near(visit.pixel("n1")[:3], PAPER, by=4)


def test_parallel_lines_are_each_drawn_and_each_picked(open_map: OpenMap) -> None:
    edges: list[tuple[str, str, Mapping[str, Any]]] = [
        ("A", "B", {"relation_label": f"r{at}"}) for at in range(4)
    ]
    visit = open_map(small([*edges, ("B", "A", {})], {"A": (0, 0), "B": (400, 0)}))
    assert visit.drawn()["edges"] == 5
    places = [visit.page.evaluate("(id) => oversightMap.whereIs(id)", f"e{at}") for at in range(5)]
    for one, other in combinations(places, 2):
        assert abs(one["y"] - other["y"]) > 8
    for at, place in enumerate(places):
        assert visit.page.evaluate("({x, y}) => oversightMap.drawing.pick(x, y)", place) == f"e{at}"


def test_relations_have_their_names_in_focus_and_under_the_pointer(open_map: OpenMap) -> None:
    visit = open_map(line({"relation_label": "keeps the minutes of"}))
    assert visit.drawn()["captions"] == []
    visit.page.mouse.move(*visit.place_of("e0"))
    assert [caption["id"] for caption in visit.drawn()["captions"]] == ["e0"]
    visit.click_on("n0")
    (caption,) = visit.drawn()["captions"]
    assert caption["text"] == "keeps the minutes of"
    assert visit.page.evaluate(BOX, caption) > 40


def test_names_lie_over_no_other_and_are_not_cut_by_the_frame(
    open_map: OpenMap, sample: MapData
) -> None:
    for width, height in ((1280, 900), (390, 800)):
        visit = open_map(sample, viewport={"width": width, "height": height})
        frame = visit.page.evaluate("(({ clientWidth: w, clientHeight: h }) => ({ w, h }))(map)")
        drawn = visit.drawn()
        names = drawn["labelled"]
        assert len(names) >= (20 if width > 500 else 4)
        for one, other in combinations(names, 2):
            assert not meet(one, other), (one["lines"], other["lines"])
        for each in names:
            assert each["x"] >= 0 and each["x"] + each["w"] <= frame["w"], each["lines"]
            assert each["y"] >= 0 and each["y"] + each["h"] <= frame["h"], each["lines"]


def meet(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return (
        one["x"] < other["x"] + other["w"]
        and other["x"] < one["x"] + one["w"]
        and one["y"] < other["y"] + other["h"]
        and other["y"] < one["y"] + one["h"]
    )


@pytest.fixture(scope="module")
def large() -> MapData:
    """2,100 nodes in communities that stand apart."""
    network = generated_network(2100)
    keys = sorted(network)
    groups = {key: at // 50 for at, key in enumerate(keys)}
    places = {
        key: (
            1500 * (groups[key] % 7) + 90 * (at % 10),
            1500 * (groups[key] // 7) + 90 * (at % 50 // 10),
        )
        for at, key in enumerate(keys)
    }
    names = [f"Group {number} of the marches" for number in range(42)]
    return build_map(network, places, communities=groups, community_names=names)


def test_a_large_map_opens_on_named_communities_that_unfold(
    open_map: OpenMap, large: MapData
) -> None:
    visit = open_map(large)
    drawn = visit.drawn()
    assert (drawn["nodes"], drawn["edges"], len(drawn["communities"])) == (0, 0, 42)
    assert drawn["bundles"] > 40
    assert {"c0", "c1"} <= {label["id"] for label in drawn["labelled"]}
    place = visit.page.evaluate("oversightMap.whereIs('c3')")
    visit.page.mouse.dblclick(place["x"], place["y"])
    drawn = visit.drawn()
    assert drawn["nodes"] == 50
    assert len(drawn["communities"]) == 41
    assert drawn["edges"] > 0


def test_choosing_a_thing_unfolds_its_community(open_map: OpenMap, large: MapData) -> None:
    visit = open_map(large)
    visit.page.evaluate("oversightMap.drawing.centre('n70')")
    assert "n70" in visit.drawn()["nodeIds"]


def test_in_motion_lines_are_left_out_and_at_rest_none_is(
    open_map: OpenMap, large: MapData
) -> None:
    visit = open_map(large)
    visit.page.evaluate(
        "for (let c = 0; c < 42; c += 1) oversightMap.drawing.unfold(c); oversightMap.drawing.fit()"
    )
    rest = visit.drawn()
    assert (rest["nodes"], rest["edges"]) == (2100, len(large.edges))
    moved = visit.page.evaluate(
        "new Promise((done) => { oversightMap.drawing.panBy(3, 0);"
        " requestAnimationFrame(() => setTimeout(() => done(oversightMap.drawing.drawn()))); })"
    )
    assert moved["moving"]
    assert moved["nodes"] == 2100
    assert 0 < moved["edges"] < rest["edges"]
    assert visit.drawn()["edges"] == rest["edges"]


def test_names_stay_while_one_pans(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(sample)
    visit.page.evaluate("oversightMap.drawing.zoomBy(1.6)")
    before = {label["id"]: label for label in visit.drawn()["labelled"]}
    visit.page.evaluate("oversightMap.drawing.panBy(-40, 25)")
    after = {label["id"]: label for label in visit.drawn()["labelled"]}
    kept = [name for name in before if name in after]
    assert len(kept) >= 0.8 * len(before)
    for name in kept:
        assert after[name]["x"] - before[name]["x"] == pytest.approx(-40)
        assert after[name]["y"] - before[name]["y"] == pytest.approx(25)


def test_fine_screens_have_fine_drawings(open_map: OpenMap, sample: MapData) -> None:
    visit = open_map(sample, device_scale_factor=2)
    visit.settle()
    sizes = (
        "(({ width, clientWidth }) => width / clientWidth)(document.querySelector('#map canvas'))"
    )
    assert visit.page.evaluate(sizes) == 2
    assert visit.inked() > 20_000


def test_the_other_engine_draws_the_same_and_is_as_quiet(
    open_map: OpenMap, sample: MapData
) -> None:
    visit = open_map(sample, engine="pyvis")
    drawn = visit.drawn()
    assert (drawn["nodes"], drawn["edges"]) == (len(sample.nodes), len(sample.edges))
    assert drawn["labels"] > 20
    assert visit.inked() > 10_000
    hub = next(node for node in sample.nodes if node.label == "Westmarch Police")
    visit.click_on(hub.id)
    assert visit.title() == hub.label
    assert near(visit.pixel(hub.id)[:3], colour("kind-org"), by=4)
    assert visit.violations() == []
    assert [said for said in visit.told if said.startswith("error")] == []
    assert [url.partition(":")[0] for url in visit.asked] == ["file"]


@pytest.mark.parametrize("kind", ["pyvis", "notebook"])
def test_pages_for_notebooks_draw_and_ask_for_nothing(
    browser: Any,  # noqa: ANN401 - Playwright's Browser
    tmp_path: Path,
    sample: MapData,
    kind: str,
) -> None:
    view = NetworkMap(data=sample)
    text = to_pyvis(sample).generate_html() if kind == "pyvis" else view._repr_html_()
    file = tmp_path / "cell.html"
    file.write_text(text, encoding="utf-8", errors="replace")
    page = browser.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frames[-1]
    frame.wait_for_selector("#map canvas")
    page.wait_for_timeout(500)
    inked = """() => {
      const canvas = document.querySelector("#map canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const pixels = new Uint32Array(data.buffer);
      return pixels.reduce((sum, pixel) => sum + (pixel === pixels[0] ? 0 : 1), 0);
    }"""
    assert frame.evaluate(inked) > 8_000
    assert told == []
    assert [url for url in asked if not url.startswith(("file:", "about:"))] == []
    page.close()
