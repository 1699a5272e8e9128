"""Documents read into plain values that remember where each value stood.

A fault found long after reading, by a field's type or by a shape, can so still be
told by line and column.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from data import json_line, yaml_text
from data.errors import Fault, FaultyFile
from data.marks import Marks, Place, Tree, Value

MAX_BYTES = 16 * 1024 * 1024
_BOM = "\ufeff"


@dataclass(frozen=True)
class Marked:
    """The mapping that a document holds, all text in NFC.

    From YAML every scalar is a `str`; from JSON it is what JSON says, a number with
    a fraction or an exponent being a `Decimal`.
    """

    value: dict[str, Value]
    path: str
    _find_marks: Callable[[], Marks] = field(repr=False, compare=False)

    @cached_property
    def _marks(self) -> Marks:
        return self._find_marks()

    def place(self, loc: Sequence[str | int], *, key: bool = False) -> Place:
        """Where the value that `loc` leads to stands, or with `key` its key.

        If there is no such value, the place of its nearest ancestor that exists; a
        list's item has no key, and gives the item's place.
        """
        return self._marks.find(loc, key=key)

    def fault(
        self, loc: Sequence[str | int], problem: str, mend: str, *, key: bool = False
    ) -> Fault:
        """A fault of what `loc` leads to, placed as `place` does."""
        dotted = ".".join(map(str, loc))
        return Fault(self.path, *self.place(loc, key=key), dotted, problem, mend)


def read_yaml(text: str, *, path: str) -> Marked:
    """The mapping in a YAML text; `path` is for the faults alone.

    Raises FaultyFile with every fault as far as the text could be parsed: two of one
    key, anchors, aliases, merge keys, tags, directives, keys that are not text,
    characters that hide, nesting beyond 32, more than one document or 16 MiB.
    """
    _refuse_long(text, path, 1)
    return _marked(yaml_text.read(text.removeprefix(_BOM), path=path))


def read_json_line(line: str, *, path: str, line_number: int) -> Marked:
    """The mapping in one line of a JSON Lines file, with or without its line end.

    Raises FaultyFile as `read_yaml` does, and for NaN, infinities and numbers of more
    than 400 digits.
    """
    _refuse_long(line, path, line_number)
    line = line.removesuffix("\n").removesuffix("\r")
    if line_number == 1:
        line = line.removeprefix(_BOM)
    value = json_line.quickly(line)
    if value is None:
        return _marked(json_line.read(line, path=path, line_number=line_number))

    def marks() -> Marks:
        return json_line.read(line, path=path, line_number=line_number).finish()[1]

    return Marked(value, path, marks)


def read_text(file: Path, *, path: str | None = None) -> str:
    """A file's text, line ends as they stand; `path` names it in faults, else its own.

    Raises FaultyFile for more than 16 MiB and for the first byte that is not UTF-8,
    OSError if it cannot be read.
    """
    named = str(file) if path is None else path
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise FaultyFile([_too_long(named, 1)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FaultyFile([_not_utf8(named, data, error.start)]) from None


def _marked(tree: Tree) -> Marked:
    value, marks = tree.finish()
    return Marked(value, tree.path, lambda: marks)


def _refuse_long(text: str, path: str, line: int) -> None:
    if len(text) * 4 > MAX_BYTES and len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise FaultyFile([_too_long(path, line)])


def _too_long(path: str, line: int) -> Fault:
    return Fault(path, line, 1, "", "longer than 16 MiB", "divide it into several files")


def _not_utf8(path: str, data: bytes, offset: int) -> Fault:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8")) + 1
    problem = f"the byte {data[offset]:02X} is not UTF-8"
    return Fault(path, line, column, "", problem, "save the file in the encoding UTF-8")
