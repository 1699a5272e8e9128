"""A reading as a sheet for a person: each value with its words in the text, its rule and score."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from data.characters import shown
from export.wrapping import width_of, wrapped
from extract.kind import FOI
from extract.reading import Reading
from extract.sheet import Row, sheet

_NARROWEST, _WIDEST = 60, 120
_FIELDS = (10, 22)  # cells of the column of fields, at least and at most
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_ACTS = (
    ("Freedom of Information Act 2000", "FOIA 2000"),
    ("Freedom of Information (Scotland) Act 2002", "FOISA 2002"),
    ("Environmental Information Regulations 2004", "EIR 2004"),
    ("Data Protection Act ", "DPA "),
)
_PARTS = re.compile(r" s\.(?=Article|Schedule|Regulation)")
_AGAIN = re.compile(
    r"(?P<act>(?:[A-Z]+) \d{4}) (?P<first>s\.[^ ,]+)(?P<more>(?:, (?P=act) s\.[^ ,]+)+)"
)
# What only a request for information has.
_OF_REQUESTS = ("recipient", "requested", "responded", "outcome", "public interest test")
# A citation as a relation says what stands under provisions already.
_CITES = "cites"
_LEFT_OPEN = "Left open"
_SPACE = re.compile(r"\s+")
_NOT_FOUND = "not found"
_SHORTER = {"public interest test": "interest test"}


@dataclass(frozen=True)
class _Style:
    """What a line may use: its cells, those of the column of fields, and colour."""

    width: int
    colour: bool
    field: int = _FIELDS[0]

    @property
    def room(self) -> int:
        """The cells beside the column of fields."""
        return self.width - self.field - 4

    def fitted(self, fields: Iterable[str]) -> "_Style":
        """With a column as wide as these fields need."""
        least, most = _FIELDS
        return replace(self, field=min(most, max(least, *map(width_of, fields), least)))

    def row(self, field: str, lines: Iterable[str]) -> Iterator[str]:
        """Lines beside a field, which stands before the first of them."""
        name = shown(field)
        if width_of(name) > self.field:
            yield from (f"  {line}".rstrip() for line in wrapped(name, self.width - 2))
            name = ""
        for number, line in enumerate(lines):
            beside = name if number == 0 else ""
            yield f"  {beside:<{self.field}}  {line}".rstrip()

    def bold(self, words: str) -> str:
        return f"{_BOLD}{words}{_PLAIN}" if self.colour and words else words

    def dim(self, words: str) -> str:
        return f"{_DIM}{words}{_PLAIN}" if self.colour and words else words


def told(reading: Reading, text: str, *, width: int, colour: bool = False) -> str:
    """The sheet, at most ``width`` cells wide; marks stand around the words a value rests on."""
    style = _Style(min(max(width, _NARROWEST), _WIDEST), colour)
    lines = [*_heading(reading, text, style)]
    for section in sheet(reading):
        rows = [row for row in section.rows if _is_told(row, reading)]
        if rows and section.title != _LEFT_OPEN:
            fitted = style.fitted(_named(row.field) for row in rows)
            lines += ["", style.bold(section.title.upper())]
            lines += [line for row in rows for line in _row(row, text, fitted)]
    lines += _left_open(reading, style)
    return "\n".join(lines) + "\n\n"


def _is_told(row: Row, reading: Reading) -> bool:
    """Whether a row says what no other does."""
    if row.field == "authority" and reading.publisher and row.value == reading.publisher.value:
        return False
    return row.value != _NOT_FOUND and row.field != _CITES


def _heading(reading: Reading, text: str, style: _Style) -> Iterator[str]:
    name = shown(reading.document)
    size = f"{len(text):,} characters"
    gap = style.width - width_of(name) - len(size)
    yield style.bold(name) + (" " * gap + style.dim(size) if gap > 1 else "")
    yield "\u2500" * style.width


def _row(row: Row, text: str, style: _Style) -> Iterator[str]:
    """The field, the value and at the right the rule; below them the words in the text."""
    beside = f"{row.rule} {row.score}".strip()
    lines = [line.rstrip() for line in wrapped(shown(_shortened(row.value)), style.room)]
    gap = style.room - width_of(lines[-1]) - width_of(beside)
    if beside and gap >= 2:
        lines[-1] += " " * gap + style.dim(beside)
    elif beside:
        lines.append(" " * max(0, style.room - width_of(beside)) + style.dim(beside))
    yield from style.row(_named(row.field), lines)
    if row.place:
        yield from _context(row.place, text, style)


def _named(field: str) -> str:
    return _SHORTER.get(field, field)


def _context(place: str, text: str, style: _Style) -> Iterator[str]:
    """The place in code points, and one line of the text around it, the words between marks."""
    start, end = map(int, place.split("-"))
    if start >= end:
        return
    room = style.room
    within = _within(_spaced(text[start:end]), max(20, room - 12))
    before = _spaced(text[max(0, start - 2 * room) : start])
    after = _spaced(text[end : end + 2 * room])
    head = _tail(before, max(0, room - width_of(within) - 2) // 3)
    tail = _head(after, room - width_of(within) - 2 - width_of(head))
    said = f"{style.dim(head)}\u2039{within}\u203a{style.dim(tail)}".rstrip()
    yield f"  {style.dim(f'{start:>{style.field}}')}  {said}"


def _within(words: str, room: int) -> str:
    return textwrap.shorten(words, room, placeholder=" \u2026")


def _tail(words: str, room: int) -> str:
    """The end of some words, from a whole word on, with an ellipsis for the rest."""
    if width_of(words) <= room:
        return words
    kept = words[len(words) - max(0, room - 2) :] if room > 3 else ""
    whole = kept.split(" ", 1)[-1] if " " in kept else ""
    return f"\u2026{whole}" if whole.strip() else ""


def _head(words: str, room: int) -> str:
    """The beginning of some words, likewise."""
    if width_of(words) <= room:
        return words
    kept = words[: max(0, room - 2)]
    whole = kept.rsplit(" ", 1)[0] if " " in kept else ""
    return f"{whole}\u2026" if whole.strip() else ""


def _left_open(reading: Reading, style: _Style) -> Iterator[str]:
    """What was not found, and what the rules abstained from, each with the reason."""
    missing = [_named(field) for field in _missing(reading)]
    reasons = [(_spoken(one.field), f"{one.reason} ({one.rule})") for one in reading.abstentions]
    if missing:
        reasons.append((_NOT_FOUND, ", ".join(missing)))
    if reasons:
        fitted = style.fitted(field for field, _ in reasons)
        yield ""
        yield style.bold(_LEFT_OPEN.upper())
        for field, words in reasons:
            yield from fitted.row(field, wrapped(shown(words), fitted.room))


def _missing(reading: Reading) -> Iterator[str]:
    """Fields of the document without a value, and without a reason of their own."""
    told_of = {_spoken(one.field) for one in reading.abstentions}
    is_request = reading.kind is not None and reading.kind.value in FOI
    for row in sheet(reading)[0].rows:
        is_asked = is_request or row.field not in _OF_REQUESTS
        if row.value == _NOT_FOUND and is_asked and _named(row.field) not in told_of:
            yield row.field


def _spoken(field: str) -> str:
    """A field of an abstention as the sheet names it."""
    return field.removeprefix("dates.").replace("_", " ").replace("items ", "question ")


def _shortened(value: str) -> str:
    """Acts by their short names, said once for neighbouring sections."""
    for act, short in _ACTS:
        value = value.replace(act, short)
    value = _PARTS.sub(" ", value)
    return _AGAIN.sub(
        lambda m: f"{m['act']} {m['first']}" + m["more"].replace(m["act"] + " ", ""), value
    )


def _spaced(words: str) -> str:
    """Words on one line; space at an end stays one space, so that what abuts still does."""
    return shown(_SPACE.sub(" ", words.replace("|", " ")))
