"""The page of a thing in a real browser: it is read on a desk and a phone, and runs nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from export.shown_html import to_shown_html
from tests.export.passages_shown import shown_with
from tests.export.test_shown_html import HOSTILE, of_text

WORDS = "unbrokenwordoftheannex" * 12
WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[0-9.]+/g).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" ? ground(element.parentElement) : colour;
  };
  const shown = document.querySelectorAll("p, li, dt, dd, mark, h1, h2, h3, code, a, strong");
  return Math.min(...[...shown].map((element) => {
    const two = [light(getComputedStyle(element).color), light(ground(element))].sort();
    return (Math.max(...two) + 0.05) / (Math.min(...two) + 0.05);
  }));
}"""


@pytest.fixture
def opened(browser: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:  # noqa: ANN401 - Playwright's Page
    file = tmp_path / "page.html"
    shown = shown_with(of_text(f"{HOSTILE} {WORDS}\n\n{HOSTILE}"), text=HOSTILE + WORDS)
    file.write_text(to_shown_html(shown), "utf-8")
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.asked = []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.goto(file.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("opened", [(1280, "light"), (390, "dark"), (320, "light")], indirect=True)
def test_it_fits_is_legible_and_runs_nothing(opened: Any) -> None:  # noqa: ANN401 - Playwright's Page
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.evaluate(CONTRAST) >= 4.5  # WCAG 2.2, 1.4.3
    assert opened.evaluate("window.ran") is None
    assert opened.evaluate("window.broken") == []
    assert [url for url in opened.asked if not url.startswith(("file:", "data:"))] == []
    assert opened.locator("mark").count() == 2
