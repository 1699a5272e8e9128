"""Text broken into lines of a width in terminal cells; nothing is ever cut off.

Rich does the same, but builds several objects for each cell; this costs a tenth of that.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len, chop_cells, set_cell_size

_WORD = re.compile(r"\s*\S+\s*")


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, broken between words, and within a word wider than `width` cells."""
    return [part for line in text.split("\n") for part in _folded(line, width)]


def width_of(text: str) -> int:
    """The cells that the widest line of a text takes up."""
    if "\n" in text:
        return max(map(cell_len, text.split("\n")))
    return cell_len(text)


def _folded(line: str, width: int) -> list[str]:
    if cell_len(line) <= width:
        return [_trimmed(line, width)]
    starts = [0, *_breaks(line, width), len(line)]
    return [_trimmed(line[a:b], width) for a, b in pairwise(starts)]


def _trimmed(part: str, width: int) -> str:
    """A line without the space at its end that there is no room for."""
    excess = len(part) - width
    if excess > 0:
        part = part[: max(len(part.rstrip()), width)]
    return part if cell_len(part) <= width else set_cell_size(part, width)


def _breaks(line: str, width: int) -> Iterator[int]:
    """Where the lines after the first begin."""
    filled = 0
    for match in _WORD.finditer(line):
        word, start = match[0], match.start()
        needed = cell_len(word.rstrip())
        if needed <= width - filled:
            filled += cell_len(word)
        elif needed > width:
            *whole, last = chop_cells(word, width)
            for part in [*whole, last]:
                if start:
                    yield start
                start += len(part)
            filled = cell_len(last)
        elif start:
            yield start
            filled = cell_len(word)
