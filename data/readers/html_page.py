"""Web pages: the main text by trafilatura, or all of it where there is none to find."""

import re

import trafilatura

from data.readers.bounds import Bounds
from data.readers.composition import Composition
from data.readers.extractors import extractor
from data.readers.markup import Element, parsed, rendered
from data.readers.request_page import is_request_page, read_request_page
from data.readers.texts import Extractor, Kind, Offered, Text

# A page of which less than this share of letters is main text may have lost more than its menus.
_SHARE = 0.3
_DATE_NAMES = re.compile(r"date|time|published|modified|updated|issued", re.IGNORECASE)
_DATES = 10
_WORDS = 300  # code points of anything that a page offers


def read_html(content: bytes, *, bounds: Bounds, authors: bool = False) -> Text:
    """The text of a page, saved requests of WhatDoTheyKnow by their own structure."""
    root, warnings = parsed(content)
    composition = Composition(bounds)
    for warning in warnings:
        composition.warn(warning)
    if is_request_page(root):
        return read_request_page(root, composition)
    offered = _offered(root, authors=authors)
    shown = rendered(root)
    tables = [_cells(table) for table in root.iter("table") if _is_of_data(table)]
    # After everything else, since trafilatura may alter the tree.
    main = trafilatura.extract(root, favor_recall=True, include_comments=True) or ""
    composition.add((main or shown) + "\n")
    _warn_of_share(composition, main=main, shown=shown)
    _warn_of_tables(composition, tables, main or shown)
    return composition.text(Kind.HTML, _extractor(), offered=offered)


def _extractor() -> Extractor:
    return extractor("html", "1", "trafilatura", "lxml", "justext")


def _warn_of_share(composition: Composition, *, main: str, shown: str) -> None:
    letters = _letters(shown)
    if not main:
        composition.warn("no main text was found, so the whole page is kept")
    elif _letters(main) < _SHARE * letters:
        share = 100 * _letters(main) // letters
        composition.warn(f"only {share} % of the page was taken for its main text; compare it")


def _is_of_data(table: Element) -> bool:
    """Two rows and columns at least, and no table within, which would be layout."""
    rows = [len(list(row.iter("td", "th"))) for row in table.iter("tr")]
    return len(rows) > 1 and max(rows) > 1 and len(list(table.iter("table"))) == 1


def _cells(table: Element) -> list[str]:
    words = (" ".join(rendered(cell).split()) for cell in table.iter("td", "th"))
    return [cell for cell in words if cell]


def _warn_of_tables(composition: Composition, tables: list[list[str]], text: str) -> None:
    folded = " ".join(text.split())
    lost = [cells for cells in tables if sum(cell in folded for cell in cells) < len(cells) / 2]
    if lost:
        composition.warn(f"{len(lost)} of {len(tables)} tables of the page were not taken")


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _offered(root: Element, *, authors: bool) -> Offered:
    found = [
        (entry.get("property") or entry.get("name") or entry.get("itemprop"), entry.get("content"))
        for entry in root.iter("meta")
    ]
    fields = [(name, _cut(value)) for name, value in found if name and value]
    times = [("time", _cut(entry.get("datetime"))) for entry in root.iter("time")]
    dates = [field for field in fields if _DATE_NAMES.search(field[0])] + times
    return Offered(
        title=_title(root, dict(fields)),
        language=_cut(root.get("lang")),
        dates=tuple(dict.fromkeys(date for date in dates if date[1]))[:_DATES],
        authors=tuple(v for n, v in fields if "author" in n.lower()) if authors else (),
    )


def _title(root: Element, fields: dict[str, str]) -> str:
    headings = (_cut(rendered(heading)) for heading in root.iter("h1", "title"))
    return fields.get("og:title") or next((heading for heading in headings if heading), "")


def _cut(value: str | None) -> str:
    return " ".join((value or "").split())[:_WORDS]
