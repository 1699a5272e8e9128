"""A table for a terminal: fitted by wrapping, never by cutting."""

from collections import Counter
from collections.abc import Mapping
from io import StringIO
from types import MappingProxyType

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from export.display import is_number, readable, short_iri, visible
from export.solutions import Table

EMPTY = (
    "No rows: nothing in this graph, as of its date, answers this. "
    "That is not proof that nothing exists."
)
_YES = "Yes: this graph, as of its date, says so."
_NO = "No: nothing in this graph, as of its date, says so. That is not proof that it is not so."

_NO_LABELS: Mapping[str, str] = MappingProxyType({})
_NARROWEST_COLUMN = 10  # columns below this turn words into ribbons
_NARROWEST_PAGE = 20


def to_text_table(
    table: Table,
    *,
    width: int,
    base: str = "",
    labels: Mapping[str, str] = _NO_LABELS,
    colour: bool = False,
) -> str:
    """The rows under their column names, or one entry a row where the columns do not fit.

    `base` is what this project's IRIs begin with; they are shown as `kind/slug`, or by their label
    in `labels` (IRI to text). Two things with one label keep their `kind/slug` beside it.
    Lines are at most `width` cells, or 20 if that is more.
    """
    width = max(width, _NARROWEST_PAGE)
    if not table.rows:
        return _rendered(Text(EMPTY), width=width, colour=colour)
    cells = _cells(table, base=base, labels=_told_apart(table, base=base, labels=labels))
    columns = [visible(column) for column in table.columns]
    fits = _least_width(columns, cells) <= width
    body = _grid(table, columns, cells, width=width) if fits else _entries(columns, cells)
    count = Text(f"{len(cells):,} row{'' if len(cells) == 1 else 's'}")
    return _rendered(Group(body, count), width=width, colour=colour)


def to_boolean_text(answer: bool) -> str:
    """The answer of an ASK query as a sentence."""
    return f"{_YES if answer else _NO}\n"


def _cells(table: Table, *, base: str, labels: Mapping[str, str]) -> list[list[str]]:
    return [[readable(term, base=base, labels=labels) for term in row] for row in table.rows]


def _told_apart(table: Table, *, base: str, labels: Mapping[str, str]) -> dict[str, str]:
    iris = {
        term.value
        for row in table.rows
        for term in row
        if term is not None and term.value in labels
    }
    uses = Counter(labels[iri] for iri in iris)
    return {
        iri: labels[iri]
        if uses[labels[iri]] == 1
        else f"{labels[iri]} ({short_iri(iri, base=base)})"
        for iri in iris
    }


def _widths(columns: list[str], cells: list[list[str]]) -> list[int]:
    return [
        max(cell_len(line) for text in (name, *texts) for line in text.split("\n"))
        for name, *texts in zip(columns, *cells, strict=True)
    ]


def _least_width(columns: list[str], cells: list[list[str]]) -> int:
    widths = _widths(columns, cells)
    return sum(min(width, _NARROWEST_COLUMN) + 3 for width in widths) + 1


def _grid(
    table: Table, columns: list[str], cells: list[list[str]], *, width: int
) -> RenderableType:
    wraps = sum(column + 3 for column in _widths(columns, cells)) + 1 > width
    grid = RichTable(box=box.SQUARE, show_lines=wraps, header_style="bold")
    for index, name in enumerate(columns):
        terms = [row[index] for row in table.rows if row[index] is not None]
        numeric = bool(terms) and all(map(is_number, terms))
        grid.add_column(Text(name), overflow="fold", justify="right" if numeric else "left")
    for row in cells:
        grid.add_row(*map(Text, row))
    return grid


def _entries(columns: list[str], cells: list[list[str]]) -> RenderableType:
    entries = [
        Text("\n").join(Text(f"{name}: {text}") for name, text in zip(columns, row, strict=True))
        for row in cells
    ]
    return Text("\n\n").join(entries).append("\n")


def _rendered(content: RenderableType, *, width: int, colour: bool) -> str:
    out = StringIO()
    # Everything said outright, so that neither COLUMNS, TERM=dumb nor a notebook has a say.
    console = Console(
        file=out,
        width=width,
        height=100,
        color_system="standard" if colour else None,
        force_jupyter=False,
        legacy_windows=False,
    )
    console.print(content, overflow="fold", soft_wrap=False)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")[:-1])
