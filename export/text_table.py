"""A table for a terminal: fitted by wrapping, never by cutting."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from zlib import crc32

import pyoxigraph as ox
from rich.cells import cell_len

from export.display import is_number, readable, short_iri, visible
from export.links import linked
from export.solutions import Table, Term
from export.wrapping import width_of, wrapped

EMPTY = (
    "No rows: nothing in this graph, as of its date, answers this. "
    "That is not proof that nothing exists."
)
_YES = "Yes: this graph, as of its date, says so."
_NO = "No: nothing in this graph, as of its date, says so. That is not proof that it is not so."

_NO_LABELS: Mapping[str, str] = MappingProxyType({})
_NARROWEST_COLUMN = 10  # columns below this turn words into ribbons
_NARROWEST_PAGE = 20
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def to_text_table(
    table: Table,
    *,
    width: int,
    base: str = "",
    labels: Mapping[str, str] = _NO_LABELS,
    colour: bool = False,
    links: bool = False,
) -> str:
    """The rows under their column names, or one entry a row where the columns do not fit.

    `base` is what this project's IRIs begin with; they are shown as `kind/slug`, or by their label
    in `labels` (IRI to text). Two things with one label keep their `kind/slug` beside it.
    Lines are at most `width` cells, or 20 if that is more. `links` makes IRIs links to follow.
    """
    width = max(width, _NARROWEST_PAGE)
    if not table.rows:
        return _ended(wrapped(EMPTY, width))
    cells = _cells(table, base=base, labels=_told_apart(table, base=base, labels=labels))
    columns = [visible(column) for column in table.columns]
    widths = [
        max(map(width_of, (name, *texts))) for name, *texts in zip(columns, *cells, strict=True)
    ]
    targets = [[_target(term) if links else "" for term in row] for row in table.rows]
    if sum(min(column, _NARROWEST_COLUMN) + 3 for column in widths) + 1 <= width:
        grid = _Grid(tuple(_fitted(widths, width)), tuple(_is_numeric(table)), colour)
        lines = grid.lines(columns, cells, targets, ruled=sum(widths) + 3 * len(widths) + 1 > width)
    else:
        lines = _entries(columns, cells, targets, width=width)
    return _ended([*lines, f"{len(cells):,} row{'' if len(cells) == 1 else 's'}"])


def to_boolean_text(answer: bool) -> str:
    """The answer of an ASK query as a sentence."""
    return f"{_YES if answer else _NO}\n"


@dataclass(frozen=True)
class _Grid:
    """Draws rows between rules; a width is that of the text, without the space at its sides."""

    widths: tuple[int, ...]
    numeric: tuple[bool, ...]
    colour: bool

    def lines(
        self,
        columns: Sequence[str],
        cells: Sequence[Sequence[str]],
        targets: Sequence[Sequence[str]],
        *,
        ruled: bool,
    ) -> Iterator[str]:
        if not columns:  # a row may bind nothing
            yield ""
            return
        yield self._rule(*"┌┬┐")
        yield from self._row(columns, [""] * len(columns), at_foot=True)
        yield self._rule(*"├┼┤")
        between = self._rule(*"├┼┤") if ruled else ""
        for number, (row, aims) in enumerate(zip(cells, targets, strict=True)):
            if between and number:
                yield between
            yield from self._row(row, aims)
        yield self._rule(*"└┴┘")

    def _rule(self, left: str, middle: str, right: str) -> str:
        return left + middle.join("─" * (width + 2) for width in self.widths) + right

    def _row(
        self, texts: Sequence[str], targets: Sequence[str], *, at_foot: bool = False
    ) -> Iterator[str]:
        columns = [wrapped(text, width) for text, width in zip(texts, self.widths, strict=True)]
        height = max(map(len, columns))
        if at_foot:
            columns = [[""] * (height - len(lines)) + lines for lines in columns]
        for number in range(height):
            parts = [lines[number] if number < len(lines) else "" for lines in columns]
            shown = map(self._set, parts, targets, self.widths, self.numeric)
            if at_foot and self.colour:
                shown = map(_bold, shown)
            yield f"│ {' │ '.join(shown)} │"

    def _set(self, text: str, target: str, width: int, numeric: bool) -> str:
        text = text.rstrip() if numeric else text
        space = " " * (width - cell_len(text))
        text = linked(text, target, name=_name(target)) if target else text
        return space + text if numeric else text + space


def _cells(table: Table, *, base: str, labels: Mapping[str, str]) -> list[list[str]]:
    return [[readable(term, base=base, labels=labels) for term in row] for row in table.rows]


def _target(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _name(target: str) -> str:
    """One name for one target within a table, so that a link over two lines is one link."""
    return f"{crc32(target.encode(errors='replace')):x}"


def _bold(text: str) -> str:
    return f"{_BOLD}{text}{_PLAIN}"


def _told_apart(table: Table, *, base: str, labels: Mapping[str, str]) -> dict[str, str]:
    if not labels:
        return {}
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


def _is_numeric(table: Table) -> Iterator[bool]:
    for index in range(len(table.columns)):
        terms = [row[index] for row in table.rows if row[index] is not None]
        yield bool(terms) and all(map(is_number, terms))


def _fitted(widths: Sequence[int], width: int) -> list[int]:
    """The widths, the widest columns narrowed first, until the grid fits."""
    fitted = [min(column, width - len(widths) - 3) for column in widths]
    excess = sum(fitted) + 3 * len(fitted) + 1 - width
    while excess > 0:
        widest = max(fitted)
        broad = [index for index, column in enumerate(fitted) if column == widest]
        next_widest = max((column for column in fitted if column < widest), default=0)
        left = excess
        for number, index in enumerate(broad):
            # Python rounds halves to even, which decides who gives up the odd cell.
            share = min(widest - next_widest, round(left / (len(broad) - number)))
            fitted[index] -= share
            left -= share
        excess = sum(fitted) + 3 * len(fitted) + 1 - width
    return fitted


def _entries(
    columns: Sequence[str],
    cells: Sequence[Sequence[str]],
    targets: Sequence[Sequence[str]],
    *,
    width: int,
) -> Iterator[str]:
    for row, aims in zip(cells, targets, strict=True):
        for name, text, aim in zip(columns, row, aims, strict=True):
            lines = wrapped(f"{name}: {text}", width)
            if aim:
                lines = _linked_entry(lines, len(name) + 2, aim)
            yield from lines
        yield ""


def _linked_entry(lines: Sequence[str], start: int, aim: str) -> list[str]:
    """The lines of an entry whose value, from a place in the first line on, is a link."""
    first, *others = lines
    head = first[:start] + linked(first[start:], aim, name=_name(aim))
    return [head, *(linked(line, aim, name=_name(aim)) for line in others)]


def _ended(lines: Sequence[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)
