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
from export.network_map import MapData, build_map
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


@dataclass
class Visit:
    """An open page, and all that it said, asked for and popped up."""

    page: Page
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    popped: list[str] = field(default_factory=list)

    def click_on(self, thing: str) -> None:
        """Click where a node or line is drawn."""
        self.page.locator("#map-part").scroll_into_view_if_needed()
        at = self.page.evaluate("(id) => oversightMap.whereIs(id)", thing)
        self.page.mouse.click(at["x"], at["y"])

    def violations(self) -> list[str]:
        return list(self.page.evaluate("window.broken"))


OpenMap = Callable[..., Visit]


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
    opened.page.evaluate("oversightMap.select(null)")
    for box in opened.page.locator("input").all():
        box.fill("")
    opened.page.locator("#whole").click()
    return opened


def _visit(browser: Browser, data: MapData, file: Path, **options: Any) -> Visit:  # noqa: ANN401 - Playwright's own options
    file.write_bytes(render_page(data))
    size = options.pop("viewport", {"width": 1280, "height": 900})
    context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
    seen = Visit(context.new_page())
    _watch(seen)
    seen.page.goto(file.as_uri())
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
