"""A browser, a page that is watched, and an invented network to draw.

The Chromium of the machine is used, or the one Playwright has installed. A missing browser is a
failure and never a skip: a map that nobody has opened is not tested.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import yaml
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from export.map_page import render_page
from export.network_map import MapData, MapNode, build_map
from graph.layout import lay_out

BASE = "https://oversight.example/id/"
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
MISSING = (
    "no browser: install Chromium so that it is on the PATH (Debian: apt install chromium), "
    "or run: playwright install chromium"
)
# Violations of the page's policy, told to the console and to the page itself.
WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


PIXEL = """(id) => {
  const canvas = document.querySelector("#map canvas");
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = oversightMap.whereIs(id);
  return [...canvas.getContext("2d").getImageData(x - left, y - top, 1, 1).data];
}"""
INKED = """() => {
  const canvas = document.querySelector("#map canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(data.buffer);
  return pixels.reduce((inked, pixel) => inked + (pixel === pixels[0] ? 0 : 1), 0);
}"""
POLL = 25  # milliseconds
# Names lie over lines: the nearest place to the middle at which the line itself is reached.
REACHED = """(id) => {
  const { x, y } = oversightMap.whereIs(id);
  for (let away = 0; away < 90; away += 3) {
    for (let turn = 0; turn < 16; turn += 1) {
      const [across, down] = [Math.cos(turn * Math.PI / 8), Math.sin(turn * Math.PI / 8)];
      const at = { x: x + away * across, y: y + away * down };
      if (id.startsWith("n") || oversightMap.drawing.pick(at.x, at.y) === id) return at;
    }
  }
  return { x, y };
}"""
# A frame that is drawn while the view moves leaves things out.
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(!oversightMap.drawing.drawn().moving))))"""


@dataclass
class Visit:
    """An open page, and all that it said, asked for and popped up."""

    page: Page
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    popped: list[str] = field(default_factory=list)

    def click_on(self, thing: str) -> None:
        """Click where a node or line is drawn."""
        self.page.locator("#stage").scroll_into_view_if_needed()
        self.page.mouse.click(*self.place_of(thing))

    def place_of(self, thing: str) -> tuple[float, float]:
        """Where on the screen a node or line is drawn, beside what lies over its middle."""
        self.settle()
        at = self.page.evaluate(REACHED, thing)
        return at["x"], at["y"]

    def settle(self) -> None:
        """Wait until the drawing is at rest: one whole frame after the last change."""
        self.until(SETTLED)

    def until(self, holds: str, *, milliseconds: int = 5_000) -> None:
        """Wait until an expression holds; the page's policy bars Playwright's own way to wait."""
        for _ in range(milliseconds // POLL):
            if self.page.evaluate(holds):
                return
            self.page.wait_for_timeout(POLL)
        pytest.fail(f"never came true: {holds}")

    def panel(self) -> str:
        """What the panel says; nothing where it is closed."""
        return str(self.page.locator("#panel").inner_text()) if self.is_open() else ""

    def is_open(self) -> bool:
        return bool(self.page.locator("#panel").is_visible())

    def title(self) -> str:
        return str(self.page.locator("#panel-title").inner_text())

    def said(self) -> str:
        """What a screen reader was told last."""
        return str(self.page.locator("#said").text_content()).rstrip("\u00a0")

    def state(self) -> dict[str, Any]:
        return dict(self.page.evaluate("oversightMap.state.get()"))

    def drawn(self) -> dict[str, Any]:
        """What the drawing drew, once it is at rest."""
        self.settle()
        return dict(self.page.evaluate("oversightMap.drawing.drawn()"))

    def pixel(self, thing: str) -> list[int]:
        """The colour at the middle of a node."""
        self.settle()
        return list(self.page.evaluate(PIXEL, thing))

    def inked(self) -> int:
        """How many pixels of the drawing are not of the map's ground."""
        self.settle()
        return int(self.page.evaluate(INKED))

    def tick(self, group: str, word: str) -> None:
        """Click the tick of a word of the legend."""
        self.page.locator(f"#legend-{group} li[data-word='{word}'] input").click()

    def count_of(self, group: str, word: str) -> str:
        return str(self.page.locator(f"#legend-{group} li[data-word='{word}'] .count").inner_text())

    def rows(self) -> int:
        return int(self.page.locator("#shown-rows tr").count())

    def violations(self) -> list[str]:
        return list(self.page.evaluate("window.broken"))


OpenMap = Callable[..., Visit]
Named = Callable[[str], MapNode]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    # `make test` has tried the browsers of this machine and names one that works.
    found = os.environ.get("OVERSIGHT_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    try:
        launched = playwright.chromium.launch(executable_path=found, args=list(QUIET))
    except Error as error:
        pytest.fail(f"{MISSING}\n{error}")
    yield launched
    launched.close()


@pytest.fixture
def open_map(browser: Browser, tmp_path: Path) -> Iterator[OpenMap]:
    """Write a map to a file and open it; options are those of a browser context."""
    contexts = []

    def visit(data: MapData, **options: Any) -> Visit:  # noqa: ANN401 - Playwright's own options
        seen = _visit(browser, data, tmp_path / "map.html", **options)
        contexts.append(seen.page.context)
        return seen

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def opened(
    browser: Browser, sample: MapData, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    seen = _visit(browser, sample, tmp_path_factory.mktemp("map") / "map.html")
    yield seen
    seen.page.context.close()


@pytest.fixture
def desk(opened: Visit) -> Visit:
    """The sample's map, opened once and put back to rest for each test."""
    page = opened.page
    page.keyboard.press("Escape")
    for box in ("#search", "#narrow"):
        page.fill(box, "")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0); oversightMap.reset()")
    opened.settle()
    return opened


def _visit(browser: Browser, data: MapData, file: Path, **options: Any) -> Visit:  # noqa: ANN401 - Playwright's own options
    file.write_bytes(render_page(data, engine=options.pop("engine", "canvas")))
    chosen = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
    hash_ = chosen.pop("hash", "")
    seen = Visit(browser.new_context(**chosen).new_page())
    _watch(seen)
    seen.page.goto(file.as_uri() + hash_)
    return seen


def _watch(seen: Visit) -> None:
    page = seen.page
    page.set_default_timeout(5_000)
    page.add_init_script(WATCH)
    page.on("console", lambda message: seen.told.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.told.append(f"error: {error}"))
    page.on("request", lambda request: seen.asked.append(request.url))

    def dismiss(dialog: Any) -> None:  # noqa: ANN401 - Playwright's Dialog
        seen.popped.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)


@pytest.fixture(scope="session")
def sample() -> MapData:
    network = _network(yaml.safe_load(_sample_text()))
    return build_map(network, lay_out(network))


@pytest.fixture(scope="session")
def named(sample: MapData) -> Named:
    """The sample's node of a label."""
    nodes = {node.label: node for node in sample.nodes}
    return nodes.__getitem__


def _sample_text() -> str:
    return (Path(__file__).parent / "sample_network.yaml").read_text(encoding="utf-8")


def _network(said: Mapping[str, Any]) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=said["title"], as_of=said["as_of"], digest=said["digest"]
    )
    for slug, (kind, label, *aliases) in said["nodes"].items():
        claims = [
            {**_claim(relation, label, value), **rest, "value": value}
            for relation, value, rest in said["statements"].get(slug, [])
        ]
        network.add_node(
            BASE + slug,
            **{"label": label, "kind": kind, "type_label": said["types"][kind]},
            **{"aliases": tuple(aliases), "statements": tuple(claims)},
        )
    for at, (source, relation, target, rest) in enumerate(said["edges"]):
        labels = [network.nodes[BASE + slug]["label"] for slug in (source, target)]
        claim = {**_claim(relation, *labels), **rest}
        network.add_edge(BASE + source, BASE + target, key=f"{BASE}claim/{at}", **claim)
    return network


def _claim(relation: str, subject: str, value: str) -> dict[str, Any]:
    words = re.sub(r"([A-Z])", r" \1", relation).lower()
    return {
        **{"relation": relation, "relation_label": words, "origin": "claim"},
        **{"gloss": f"{subject}: {words} {value}.", "modality": "actual"},
        **{"standing": "undisputed", "status": "accepted", "maker": "Westmarch Police"},
        **{"document": "Annual report", "locators": ["Executive summary, para 1"]},
        **{"stated": "2025-03", "record": "record/westmarch-2025"},
    }
