"""Rows of a log: values that stand under their headings, with cells parted by a sign."""

from collections.abc import Iterator

from extract.source import Source
from extract.spans import Span

_PARTED = (";", "\t", "|")
_LEAST = 3  # cells of a row
_LINES = 40  # a log of one request is at the head of its page
_LONGEST = 40  # characters of a heading


def headed_cells(source: Source) -> Iterator[tuple[str, Span]]:
    """Every value of the first rows, beside its heading in small letters."""
    signs = [sign for sign in _PARTED if source.text.count(sign) >= _LEAST - 1]
    if not signs:
        return
    for line, following in zip(source.lines[:_LINES], source.lines[1 : _LINES + 1], strict=False):
        for sign in signs:
            if source.text.count(sign, line.start, line.end) < _LEAST - 1:
                continue
            heads, values = _cells(source, line, sign), _cells(source, following, sign)
            if len(heads) == len(values) and _are_headings(source, heads):
                yield from (
                    (source.low[head.start : head.end], value)
                    for head, value in zip(heads, values, strict=True)
                )


def _cells(source: Source, line: Span, sign: str) -> list[Span]:
    found, start = [], line.start
    for cell in source.text[line.start : line.end].split(sign):
        found.append(source.trimmed(Span(start, start + len(cell))))
        start += len(cell) + 1
    return found


def _are_headings(source: Source, cells: list[Span]) -> bool:
    """Whether cells are names of columns: words and no figures."""
    texts = [source.plain[one.start : one.end] for one in cells]
    return all(len(text) < _LONGEST and not any(c.isdigit() for c in text) for text in texts)
