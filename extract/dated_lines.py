"""Where a date stands: alone in its line or cell, after a label, at the end of a heading."""

import re

from extract.blocks import SIGN, Blocks
from extract.dates import WEEKDAY, Dated
from extract.source import Source

_HEAD = 1500
_TOP = 700  # where a date may have a cell of its line for itself
_CELL = re.compile(r"\t|\||[ ]{3,}|\u2022|[ ]/(?=[ ])")
_CELL_BEFORE = re.compile(rf"{_CELL.pattern}|[ ]-(?=[ ])")
_BEFORE = re.compile(
    r"[\s*#>_,-]*(?:(?:first |last )?(?:published|posted|updated|modified)[ :]{1,3}(?:on )?)?"
    rf"{WEEKDAY}\s*"
)
_AFTER = re.compile(
    r"[\s*_,.-]*(?:(?:at )?\d{1,2}[:.]\d\d\s?(?:[ap]m)?\s?(?:gmt|bst|utc)?)?[\s*_.-]*"
)
_GOES_ON = re.compile(r" [a-z]")
_SHORT = 90  # characters of a line that may be a heading
_LABEL = 4  # words of a label without a colon
_HEAD_LINES = 56  # a letter's own date stands alone in its first lines


def stands_alone(
    source: Source, one: Dated, blocks: Blocks | None = None, *, cells: bool = True
) -> bool:
    """Whether a date fills its line, in the head of a letter or right under its end."""
    if not fills_line(source, one, cells=cells):
        return False
    if blocks is not None and blocks.at(one.start) == SIGN:
        return True
    return source.plain.count("\n", 0, one.start) <= _HEAD_LINES or one.start < _HEAD


def fills_line(source: Source, one: Dated, *, cells: bool = True) -> bool:
    """Whether nothing but a weekday or a time stands beside a date in its line or cell."""
    line = line_of(source, one.start)
    before, after = source.plain[line[0] : one.start], source.plain[one.end : line[1]]
    if cells and one.start < _TOP:
        before, after = _CELL_BEFORE.split(before)[-1], _CELL.split(after)[0]
    rest = (
        source.low[one.start - len(before) : one.start],
        source.low[one.end : one.end + len(after)],
    )
    return _BEFORE.fullmatch(rest[0]) is not None and _AFTER.fullmatch(rest[1]) is not None


def is_labelled(source: Source, one: Dated) -> bool:
    """Whether a date stands after a label, not in a sentence on an earlier letter."""
    line = line_of(source, one.start)
    before = source.plain[line[0] : one.start]
    is_whole = not _GOES_ON.match(source.plain, one.end, line[1])
    return ":" in before or "(" in before or (is_whole and len(before.split()) <= _LABEL)


def ends_heading(source: Source, one: Dated) -> bool:
    """Whether a date ends a short line: that of the reply under the request."""
    line = line_of(source, one.start)
    is_last = not source.flat[one.end : line[1]].strip(" .)")
    return is_last and line[1] - line[0] < _SHORT and not is_header(source, one)


def is_header(source: Source, one: Dated) -> bool:
    """Whether a date stands in the header of a quoted mail."""
    line = line_of(source, one.start)
    return source.low[line[0] : one.start].lstrip(" >*").startswith(("sent:", "date:", "on "))


def line_of(source: Source, place: int) -> tuple[int, int]:
    """The line that holds a place, without its end."""
    start = source.plain.rfind("\n", 0, place) + 1
    end = source.plain.find("\n", place)
    return start, len(source.plain) if end < 0 else end
