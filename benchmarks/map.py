"""What the map costs a browser without a graphics card: ``python -m benchmarks.map``.

Each page is opened anew in Chromium with --disable-gpu, its canvas watched: the first graph is the
end of the first frame that follows its first marks. CPU is that of the process that draws the page,
as the browser counts it, over forty turns of the wheel or forty steps of a drag, with the frames
that follow when the view comes to rest.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from playwright.sync_api import Browser, CDPSession, Error, Playwright, sync_playwright
from playwright.sync_api import Page as Tab

from benchmarks.map_pages import Page, map_of, page_makers
from benchmarks.measure import ROOT

Place: TypeAlias = tuple[float, float]
Act: TypeAlias = Callable[[Tab, Place, Place], None]

SIZES = (500, 2_000, 10_000, 50_000)
FIGURES = ROOT / "benchmarks" / "map.md"
EVENTS = 40
PACE = 30  # ms between two events
REST = 700
PATIENCE = 60_000
SLOWEST = {"pyvis": 2_000, "force-graph": 10_000}  # nodes beyond which a rival takes minutes
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
NAMES = ("chromium", "chromium-browser", "google-chrome")

WATCH = """
(() => {
  let marks = 0;
  const told = () => (window.firstGraph = performance.now());
  const end = () => requestAnimationFrame(() => setTimeout(told));
  for (const name of ["fill", "stroke", "drawImage", "fillText"]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      marks += 1;
      if (marks === 20) end();
      return draw.apply(this, given);
    };
  }
})();
"""
UNFOLD = """
for (let c = 0; c < oversightMap.map.communities.length; c += 1) oversightMap.drawing.unfold(c);
oversightMap.drawing.fit();
"""
# From the click on a tick of the legend to the end of the next frame.
FILTER = """() => new Promise((done) => {
  const began = performance.now();
  const before = oversightMap.drawing.drawn().frame;
  document.querySelector("#legend-types input[type=checkbox]").click();
  const look = () => {
    if (oversightMap.drawing.drawn().frame === before) return requestAnimationFrame(look);
    setTimeout(() => done(performance.now() - began));
  };
  requestAnimationFrame(look);
})"""


@dataclass(frozen=True)
class Figures:
    """Seconds to the first graph, and ms of CPU a zoom, a pan and a filter; None if never drawn."""

    engine: str
    nodes: int
    page: Page
    first: float | None = None
    first_cpu: float | None = None
    zoom: float | None = None
    pan: float | None = None
    filter: float | None = None


def measure(sizes: Sequence[int], *, folder: Path) -> Iterator[Figures]:
    """The figures of each engine at each size, and of ours unfolded where it opens folded."""
    makers = page_makers(folder)
    with sync_playwright() as playwright:
        for nodes in sizes:
            data, layout = map_of(nodes)
            for engine, make in makers.items():
                if nodes > SLOWEST.get(engine, nodes):
                    continue
                page = replace(make(data, folder / f"{engine}-{nodes}"), layout=layout)
                browser = _browser(playwright)
                yield from _measured(browser, Figures(engine, nodes, page))
                browser.close()


def _browser(playwright: Playwright) -> Browser:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return playwright.chromium.launch(executable_path=found, args=list(QUIET))


def _measured(browser: Browser, figures: Figures) -> Iterator[Figures]:
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    tab.add_init_script(WATCH)
    counter = browser.new_browser_cdp_session()
    before = _cpu(counter)
    tab.goto(figures.page.file.as_uri(), timeout=PATIENCE, wait_until="commit")
    first = _first_graph(tab)
    if first is None:
        yield figures
        return
    drawn = replace(figures, first=first, first_cpu=_cpu(counter) - before)
    tab.wait_for_timeout(REST)
    yield _moved(tab, counter, drawn)
    if figures.engine == "ours" and tab.evaluate("oversightMap.drawing.foldedAtOpening"):
        tab.evaluate(UNFOLD)
        tab.wait_for_timeout(REST)
        yield replace(
            _moved(tab, counter, drawn), engine="ours, unfolded", first=None, first_cpu=None
        )


def _first_graph(tab: Tab) -> float | None:
    for _ in range(PATIENCE // 100):
        try:
            found = tab.evaluate("window.firstGraph ?? null")
        except Error:
            found = None
        if found is not None:
            return float(found) / 1000
        tab.wait_for_timeout(100)
    return None


def _moved(tab: Tab, counter: CDPSession, figures: Figures) -> Figures:
    zoom, pan = _each(tab, counter, _zoom), _each(tab, counter, _pan)
    is_ours = figures.engine.startswith("ours")
    spent = float(tab.evaluate(FILTER)) if is_ours else None
    return replace(figures, zoom=zoom, pan=pan, filter=spent)


def _each(tab: Tab, counter: CDPSession, act: Act) -> float:
    """ms of CPU of the renderer for each event, with the frames at rest that follow."""
    box = tab.locator("canvas").first.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.mouse.move(*middle)
    tab.wait_for_timeout(REST)
    before = _cpu(counter)
    act(tab, middle, (box["x"] + 12, box["y"] + 12))
    tab.wait_for_timeout(REST)
    return 1000 * (_cpu(counter) - before) / EVENTS


def _zoom(tab: Tab, _middle: Place, _corner: Place) -> None:
    for at in range(EVENTS):
        tab.mouse.wheel(0, -60 if at < EVENTS / 2 else 60)
        tab.wait_for_timeout(PACE)


def _pan(tab: Tab, _middle: Place, corner: Place) -> None:
    x, y = corner
    tab.mouse.move(x, y)
    tab.mouse.down()
    for at in range(EVENTS):
        tab.mouse.move(x + 12 * (at if at < EVENTS / 2 else EVENTS - at), y + 3 * at)
        tab.wait_for_timeout(PACE)
    tab.mouse.up()


def _cpu(counter: CDPSession) -> float:
    """CPU seconds of all renderers so far."""
    told = counter.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(float(each["cpuTime"]) for each in told if each["type"] == "renderer")


def table(measured: Sequence[Figures]) -> str:
    """The figures as a page of Markdown."""
    head = (
        *("nodes", "drawn by", "first graph", "its CPU", "zoom", "pan", "filter to frame"),
        *("file", "before evidence", "layout"),
    )
    rows = [
        (
            f"{each.nodes:,}",
            each.engine,
            *(_told(each.first, "s", 2), _told(each.first_cpu, "s", 2)),
            *(_told(spent, "ms", 1) for spent in (each.zoom, each.pan)),
            _told(each.filter, "ms", 0),
            *(f"{size / 1e6:.2f} MB" for size in (each.page.size, each.page.before_evidence)),
            _told(each.page.layout, "s", 1),
        )
        for each in measured
    ]
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _told(value: float | None, unit: str, places: int) -> str:
    return "-" if value is None else f"{value:.{places}f} {unit}"


HEADING = """# Figures of the map

Made by `python -m benchmarks.map`: Chromium without a graphics card, 1280 by 800 pixels, generated
networks with twice as many edges as nodes. Zoom and pan are CPU of the page's process for each
event; the first graph is wall time from the start of loading. Above 2,000 nodes ours opens on
communities; "unfolded" is the same page with all of them unfolded. pyvis has no physics and our
places; force-graph has our places. A dash is what was not measured: never drawn within a minute,
or not asked of that engine.

"""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.map", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="NODES")
    parser.add_argument("--out", type=Path, default=FIGURES, metavar="FILE")
    given = parser.parse_args(arguments)
    measured: list[Figures] = []
    with TemporaryDirectory(prefix="oversight-map-") as folder:
        for each in measure(given.sizes, folder=Path(folder)):
            measured.append(each)
            _say(table([each]).splitlines()[-1])
    given.out.write_text(HEADING + table(measured), "utf-8")
    _say(f"Wrote {given.out}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # this is the command line


if __name__ == "__main__":
    main()
