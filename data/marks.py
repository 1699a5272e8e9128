"""The values of a document and where each stood, built up as its parts are read.

YAML and JSON lines differ in their spelling only: what both refuse (two of one key,
characters that hide, nesting without end) is refused here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from data.characters import FORBIDDEN, STAND_IN, composed, name
from data.errors import Fault, FaultyFile

Scalar = str | int | Decimal | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]

MAX_DEPTH = 32
MAX_UNSEEN = 100  # told one by one; a file with more of them is no text
_UNSEEN_MEND = "take it out, or write out what it stood for"


class Place(NamedTuple):
    """A line and a column of it, both from 1, columns in code points."""

    line: int
    column: int


class TooDeepError(Exception):
    """Nesting beyond MAX_DEPTH: its fault is told, and reading can only stop."""


class Marks(NamedTuple):
    """Where a value stood, its keys, and all that it holds."""

    place: Place
    parts: Mapping[str | int, "Marks"] = MappingProxyType({})
    keys: Mapping[str, Place] = MappingProxyType({})

    def find(self, loc: Sequence[str | int], *, key: bool = False) -> Place:
        """The place of what `loc` leads to, or of its nearest ancestor that is there."""
        marks = self
        for depth, step in enumerate(loc, start=1):
            if step not in marks.parts:
                break
            if key and depth == len(loc) and isinstance(step, str):
                return marks.keys[step]
            marks = marks.parts[step]
        return marks.place


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still being read."""

    value: dict[str, Value] | list[Value]
    place: Place
    is_key: bool = False
    pending: str | None = None
    parts: dict[str | int, Marks] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


class Tree:
    """A document under construction, and every fault met on the way.

    `text` is what to read: the text given, with STAND_IN for each unseen character,
    so that the rest can be read and its faults told as well.
    """

    def __init__(self, text: str, *, path: str, line_number: int = 1) -> None:
        self.path = path
        self._line_number = line_number
        self.faults: list[Fault] = []
        self.unseen = dict(islice(_unseen(text, line_number), MAX_UNSEEN))
        self.text = FORBIDDEN.sub(STAND_IN, text) if self.unseen else text
        self.value: Value = None
        self.marks: Marks | None = None
        self._frames: list[_Frame] = []

    @property
    def wants_key(self) -> bool:
        """Whether what comes next is a key of a mapping."""
        frame = self._frames[-1] if self._frames else None
        return frame is not None and isinstance(frame.value, dict) and frame.pending is None

    def open(self, value: dict[str, Value] | list[Value], place: Place) -> None:
        """Begin the mapping or list that stands at the place."""
        is_key = self.wants_key
        if is_key:
            self.fault(place, "a key that is itself a list or mapping", "make the key plain text")
        if len(self._frames) == MAX_DEPTH:
            problem = f"nested more than {MAX_DEPTH} deep"
            self.fault(place, problem, "say it with fewer levels")
            raise TooDeepError
        self._frames.append(_Frame(value, place, is_key))

    def close(self) -> None:
        """End the innermost mapping or list."""
        frame = self._frames.pop()
        if frame.is_key:
            self._frames[-1].pending = "?"
        else:
            self._put(frame.value, Marks(frame.place, frame.parts, frame.keys))

    def scalar(self, value: Scalar, place: Place) -> None:
        """Take a single value, which is a key where `wants_key`."""
        if self.wants_key:
            self._key(str(value), place)
        elif isinstance(value, str):
            self._put(self._readable(value, place), Marks(place))
        else:
            self._put(value, Marks(place))

    def name_unseen(self, start: int, end: int) -> None:
        """Tell of the unseen characters between two offsets as the next value's."""
        for offset in [offset for offset in self.unseen if start <= offset < end]:
            self._tell_unseen(*self.unseen.pop(offset), self.field)

    def finish(self) -> tuple[dict[str, Value], Marks]:
        """The mapping that was read, and its marks; FaultyFile if there was any fault."""
        for character, place in self.unseen.values():
            self._tell_unseen(character, place, "")
        if isinstance(self.value, dict) and self.marks and not self.faults:
            return self.value, self.marks
        self._refuse_whole()
        raise FaultyFile(self.faults)

    def fault(self, place: Place, problem: str, mend: str, *, at: str | None = None) -> None:
        """Note what is wrong at a place, in the field being read if no other is given."""
        where = self.field if at is None else at
        self.faults.append(Fault(self.path, *place, where, problem, mend))

    @property
    def field(self) -> str:
        """The dotted path of the value that comes next, or of the mapping whose key does."""
        return ".".join(self._steps())

    def _refuse_whole(self) -> None:
        mend = "begin it with a key, a colon and a value"
        if self.marks and self.value != "" and not isinstance(self.value, dict):
            self.fault(self.marks.place, "the whole is not a mapping of keys to values", mend)
        elif self.value == "" or not (self.marks or self.faults):
            self.fault(Place(self._line_number, 1), "empty", mend)

    def _steps(self) -> Iterator[str]:
        for frame in self._frames:
            if isinstance(frame.value, list):
                yield str(len(frame.value))
            elif frame.pending is not None:
                yield frame.pending

    def _put(self, value: Value, marks: Marks) -> None:
        if not self._frames:
            self.value, self.marks = value, marks
            return
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            frame.parts[len(frame.value)] = marks
            frame.value.append(value)
        elif frame.pending is not None:
            frame.parts[frame.pending] = marks
            frame.value[frame.pending] = value
            frame.pending = None

    def _key(self, key: str, place: Place) -> None:
        frame = self._frames[-1]
        frame.pending = key
        frame.pending = key = self._readable(key, place)
        if first := frame.keys.get(key):
            problem = f"the key {key} stands twice, first on line {first.line}"
            self.fault(place, problem, "keep one of the two")
        else:
            frame.keys[key] = place

    def _readable(self, text: str, place: Place) -> str:
        if found := FORBIDDEN.search(text):
            self._tell_unseen(found[0], place, self.field)
        return composed(text)

    def _tell_unseen(self, character: str, place: Place, at: str) -> None:
        problem = f"the unseen character {name(character)}"
        self.fault(place, problem, _UNSEEN_MEND, at=at)


def _unseen(text: str, line: int) -> Iterator[tuple[int, tuple[str, Place]]]:
    start = 0
    for found in FORBIDDEN.finditer(text):
        line += text.count("\n", start, found.start())
        start = found.start()
        column = start - text.rfind("\n", 0, start)
        yield start, (found[0], Place(line, column))
