"""Mending the table of passages in a record's file, when its text has changed around them.

Only offsets, and the digest and length of the text version, are written anew, each where it stood:
the rest of the file stays byte for byte.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.errors import DataError
from data.marked import Marked, read_text, read_yaml
from data.passages import Checked, Span, State, Text
from data.schema import OmissionEntry, Record

Location = tuple[str | int, ...]


class UnmendableError(DataError):
    """A record whose table cannot be mended by machine, with the reason."""


@dataclass(frozen=True)
class Mended:
    """The new content of a record's file, and how many passages moved in it."""

    content: str
    moved: int


def mended(file: Path, record: Record, checked: Iterable[Checked]) -> Mended | None:
    """The file with the places where its passages stand now, or None if they all hold.

    Raises UnmendableError where a passage is lost, is met in several places, or cannot be checked,
    and where what was left out does not lie between passages that moved alike.
    """
    listed = list(checked)
    if all(c.state is State.NOT_AT_HAND for c in listed):
        return None
    shifts = {c.passage: _shift(c) for c in listed}
    text = next(c.text for c in listed if c.text)
    if text.sha256 == record.document.text.sha256 and not any(shifts.values()):
        return None
    marked = read_yaml(read_text(file), path=str(file))
    edits = {
        **_passage_edits(record, shifts),
        **_omission_edits(record, shifts, text),
        **_text_edits(record, text),
    }
    content = _edited(read_text(file), marked, edits)
    return Mended(content, sum(shift != 0 for shift in shifts.values()))


def _shift(checked: Checked) -> int:
    """By how many code points a passage moved."""
    name = f"{checked.record}/{checked.passage}"
    if checked.state in (State.LOST, State.NOT_AT_HAND):
        raise UnmendableError(f"{name} is {checked.state.value}; read the text again for it")
    (start, _), *others = checked.found
    if others:
        raise UnmendableError(f"{name} is met in {1 + len(others)} places; choose by hand")
    return start - checked.at[0]


def _passage_edits(record: Record, shifts: Mapping[str, int]) -> dict[Location, str]:
    return {
        ("passages", slug, "at", index): str(passage.at[index] + shifts[slug])
        for slug, passage in record.passages.items()
        for index in (0, 1)
    }


def _omission_edits(record: Record, shifts: Mapping[str, int], text: Text) -> dict[Location, str]:
    moves = sorted((record.passages[slug].at, shift) for slug, shift in shifts.items())
    edits: dict[Location, str] = {}
    for number, omission in enumerate(record.left_out):
        shift = _shift_between(omission, moves)
        if omission.at[1] + shift > len(text.content):
            raise UnmendableError(
                f"left-out {omission.at} would lie beyond the text; read it again"
            )
        for index in (0, 1):
            edits["left-out", number, "at", index] = str(omission.at[index] + shift)
    return edits


def _shift_between(omission: OmissionEntry, moves: list[tuple[Span, int]]) -> int:
    """The shift of the passages around a part left out; those before and after must agree."""
    before = [shift for at, shift in moves if at[0] <= omission.at[0]][-1:]
    after = [shift for at, shift in moves if at[0] > omission.at[0]][:1]
    shifts = {*before, *after}
    if len(shifts) != 1:
        raise UnmendableError(
            f"left-out {list(omission.at)} lies between passages that moved apart; read it again"
        )
    return shifts.pop()


def _text_edits(record: Record, text: Text) -> dict[Location, str]:
    if text.sha256 == record.document.text.sha256:
        return {}
    return {
        ("document", "text", "sha256"): text.sha256,
        ("document", "text", "length"): str(len(text.content)),
    }


def _edited(content: str, marked: Marked, edits: Mapping[Location, str]) -> str:
    """The content with plain values replaced where they stand, the last first."""
    lines = content.splitlines(keepends=True)
    placed = sorted(((marked.place(at), at, new) for at, new in edits.items()), reverse=True)
    for (line, column), at, new in placed:
        old = str(_value(marked, at))
        before, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        if not rest.startswith(old):
            raise UnmendableError(
                f"{'.'.join(map(str, at))} is not written plainly; edit it by hand"
            )
        lines[line - 1] = before + new + rest.removeprefix(old)
    return "".join(lines)


def _value(marked: Marked, at: Location) -> object:
    value: object = marked.value
    for key in at:
        value = value[key]  # type: ignore[index]  # the record was read from these values
    return value
