"""The same tables drawn by rich, which ours are held to byte for byte."""

from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from export.display import is_number, readable, visible
from export.solutions import Table as Answer


def drawn_by_rich(table: Answer, *, width: int, base: str = "") -> str:
    """A table of at least one row, without colour; `width` is at least 20."""
    cells = [[readable(term, base=base, labels={}) for term in row] for row in table.rows]
    columns = [visible(column) for column in table.columns]
    widths = [
        max(cell_len(line) for text in (name, *texts) for line in text.split("\n"))
        for name, *texts in zip(columns, *cells, strict=True)
    ]
    if sum(min(one, 10) + 3 for one in widths) + 1 <= width:
        body = _grid(table, columns, cells, wraps=sum(one + 3 for one in widths) + 1 > width)
    else:
        body = _entries(columns, cells)
    return _rendered(Group(body, f"{len(cells):,} row{'' if len(cells) == 1 else 's'}"), width)


def _grid(
    table: Answer, columns: list[str], cells: list[list[str]], *, wraps: bool
) -> RenderableType:
    grid = Table(box=box.SQUARE, show_lines=wraps, header_style="none")
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


def _rendered(content: RenderableType, width: int) -> str:
    out = StringIO()
    console = Console(file=out, width=width, height=100, color_system=None, force_jupyter=False)
    console.print(content, overflow="fold", soft_wrap=False, highlight=False)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")[:-1])
