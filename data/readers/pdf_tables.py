"""Pages of a PDF with ruled tables, by pdfplumber: a row is a line, its cells parted by ` | `."""

import io
from collections.abc import Callable, Iterator

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table

_Box = tuple[float, float, float, float]


def texts_with_tables(content: bytes) -> Callable[[int], str]:
    """What gives a page's text by its number from 1; empty where the page has no table."""
    document = pdfplumber.open(io.BytesIO(content))

    def text(number: int) -> str:
        page = document.pages[number - 1]
        found = _with_tables(page)
        page.close()  # or every page read is held in memory
        return found

    return text


def _with_tables(page: Page) -> str:
    """Lines and tables from top to bottom, no word twice; empty where there is no table."""
    tables = list(_tables(page))
    if not tables:
        return ""
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda thing: not any(_centre_within(thing, box) for box in boxes))
    pieces = [(line["top"], line["text"]) for line in outside.extract_text_lines()]
    pieces += [(table.bbox[1], _rows(table)) for table in tables]
    return "\n".join(text for _, text in sorted(pieces, key=lambda piece: piece[0]))


def _tables(page: Page) -> Iterator[Table]:
    """Tables of two rows and columns at least: a frame round a page is none."""
    kept: list[_Box] = []
    for table in sorted(page.find_tables(), key=lambda table: -_area(table.bbox)):
        is_within = any(_contains(box, table.bbox) for box in kept)
        if len(table.rows) > 1 and len(table.columns) > 1 and not is_within:
            kept.append(table.bbox)
            yield table


def _rows(table: Table) -> str:
    rows = (" | ".join(" ".join((cell or "").split()) for cell in row) for row in table.extract())
    return "\n".join(rows)


def _centre_within(thing: dict[str, float], box: _Box) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _contains(outer: _Box, inner: _Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _area(box: _Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
