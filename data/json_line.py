"""One line of JSON Lines, read fast when nothing is wrong with it.

`quickly` leaves the work to the standard library and says only whether it may be
trusted. `read` goes through the line token by token, slower by far, and knows where
each value stood and each fault.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, DecimalException
from enum import Enum
from json import JSONDecodeError, JSONDecoder, loads
from unicodedata import is_normalized

from data.characters import FORBIDDEN, composed
from data.marks import MAX_DEPTH, Place, Scalar, TooDeepError, Tree, Value

# Any double can be written with these; int() of more is slow enough to be an attack.
MAX_DIGITS = 400

_NESTING = (dict, list)


def quickly(line: str) -> dict[str, Value] | None:
    """The line's value in NFC, or None where `read` must look for what is wrong."""
    if "\n" in line or FORBIDDEN.search(line):
        return None
    try:
        value = _DECODER.decode(line)
        if line.count("[") + line.count("{") > MAX_DEPTH and _too_deep(value):
            return None
        if _HIDING_ESCAPE.search(line) or not is_normalized("NFC", line):
            value = _cleaned(value)
    except (_DoubtError, JSONDecodeError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def read(line: str, *, path: str, line_number: int) -> Tree:
    """The tree of the line, with every fault as far as it could be parsed."""
    tree = Tree(line, path=path, line_number=line_number)
    try:
        _Reader(tree, line_number).read()
    except (_StopError, TooDeepError):
        pass
    return tree


class _DoubtError(Exception):
    """Something that `read` will find and tell; never leaves this module."""


class _StopError(Exception):
    """A fault after which the rest of the line has no sure meaning."""


# The escapes that can bring in what FORBIDDEN has not seen in the line itself.
_HIDING_ESCAPE = re.compile(r"\\[bfru]")


def _once(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise _DoubtError
    return value


def _number(text: str) -> int | Decimal:
    if len(text) > MAX_DIGITS:
        raise _DoubtError
    if text.lstrip("-").isdigit():
        return int(text)
    try:
        number = Decimal(text)
    except DecimalException:
        raise _DoubtError from None
    if abs(number.adjusted()) > MAX_DIGITS:
        raise _DoubtError
    return number


def _no_number(_: str) -> None:
    raise _DoubtError


_DECODER = JSONDecoder(
    object_pairs_hook=_once, parse_int=_number, parse_float=_number, parse_constant=_no_number
)


def _too_deep(value: Value) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [part for whole in level for part in _parts(whole) if isinstance(part, _NESTING)]
    return bool(level)


def _parts(value: Value) -> Iterable[Value]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case _:
            return ()


def _cleaned(value: Value) -> Value:
    match value:
        case str():
            if FORBIDDEN.search(value):
                raise _DoubtError
            return composed(value)
        case list():
            return [_cleaned(part) for part in value]
        case dict():
            return _once([(str(_cleaned(key)), _cleaned(part)) for key, part in value.items()])
        case _:
            return value


_SPACE = re.compile(r"[ \t]*")
_TOKEN = re.compile(
    r'(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<word>-?[A-Za-z]+)"
    r"|(?P<sign>[{}\[\]:,])"
)
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_NOT_NUMBERS = ("NaN", "Infinity", "-Infinity")


class _Expected(Enum):
    """What must come next, in the words of a fault."""

    VALUE = "a value"
    VALUE_OR_CLOSE = "a value or ]"
    KEY = "a key in double quotes"
    KEY_OR_CLOSE = "a key in double quotes or }"
    COLON = "a colon"
    COMMA_OR_CLOSE = "a comma or a closing bracket"
    END = "the end of the line"


class _Reader:
    """Goes through a line, without recursion, and tells a tree what it finds."""

    def __init__(self, tree: Tree, line_number: int) -> None:
        self._tree = tree
        self._line_number = line_number
        self._open: list[str] = []
        self._expected = _Expected.VALUE

    def read(self) -> None:
        text = self._tree.text
        position = self._past_space(0)
        while position < len(text):
            found = _TOKEN.match(text, position)
            if not found:
                raise self._unexpected(position)
            self._take(found)
            position = self._past_space(found.end())
        if self._expected is not _Expected.END:
            raise self._unexpected(position)

    def _past_space(self, position: int) -> int:
        found = _SPACE.match(self._tree.text, position)
        return found.end() if found else position

    def _take(self, found: re.Match[str]) -> None:
        sign = found["sign"] or ""
        match self._expected:
            case _Expected.KEY_OR_CLOSE | _Expected.KEY if found["string"]:
                self._scalar(found)
                self._expected = _Expected.COLON
            case _Expected.COLON if sign == ":":
                self._expected = _Expected.VALUE
            case _Expected.COMMA_OR_CLOSE if sign == ",":
                self._expected = _Expected.KEY if self._open[-1] == "}" else _Expected.VALUE
            case _Expected.COMMA_OR_CLOSE if sign == self._open[-1]:
                self._close()
            case _Expected.KEY_OR_CLOSE if sign == "}":
                self._close()
            case _Expected.VALUE_OR_CLOSE if sign == "]":
                self._close()
            case _Expected.VALUE | _Expected.VALUE_OR_CLOSE:
                self._value(found)
            case _:
                raise self._unexpected(found.start())

    def _value(self, found: re.Match[str]) -> None:
        match found["sign"]:
            case "{":
                self._tree.open({}, self._place(found.start()))
                self._open.append("}")
                self._expected = _Expected.KEY_OR_CLOSE
            case "[":
                self._tree.open([], self._place(found.start()))
                self._open.append("]")
                self._expected = _Expected.VALUE_OR_CLOSE
            case None:
                self._scalar(found)
                self._after_value()
            case _:
                raise self._unexpected(found.start())

    def _close(self) -> None:
        self._open.pop()
        self._tree.close()
        self._after_value()

    def _after_value(self) -> None:
        self._expected = _Expected.COMMA_OR_CLOSE if self._open else _Expected.END

    def _scalar(self, found: re.Match[str]) -> None:
        start, end = found.span()
        if self._tree.unseen:
            self._tree.name_unseen(start, end)
        self._tree.scalar(self._meant(found), self._place(start))

    def _meant(self, found: re.Match[str]) -> Scalar:
        text, start = found[0], found.start()
        if found["string"]:
            return self._string(text, start)
        if found["number"]:
            return self._quantity(text, start)
        if text in _WORDS:
            return _WORDS[text]
        if text in _NOT_NUMBERS:
            self._fault(start, f"{text} is not a number", "write null, or leave the field out")
            return None
        raise self._unexpected(start)

    def _string(self, text: str, start: int) -> str:
        try:
            return str(loads(text))
        except JSONDecodeError as error:
            place = start + error.pos
            if text[error.pos] in "\t\n":
                problem = "a tab or line break inside a text"
                self._fault(place, problem, r"write it as \t or \n")
            else:
                mend = "double the backslash if it stands for itself"
                self._fault(place, "a backslash that begins no JSON escape", mend)
            return ""

    def _quantity(self, text: str, start: int) -> int | Decimal | None:
        try:
            return _number(text)
        except _DoubtError:
            problem = f"a number of more than {MAX_DIGITS} digits"
            self._fault(start, problem, "write a number that a document could state")
            return None

    def _unexpected(self, position: int) -> _StopError:
        found = self._tree.text[position : position + 1]
        instead = f"`{found}`" if found else "the end of the line"
        problem = f"not JSON: {instead} where {self._expected.value} must stand"
        if position not in self._tree.unseen:  # else told as what it is
            self._fault(position, problem, _mend(found))
        return _StopError()

    def _fault(self, position: int, problem: str, mend: str) -> None:
        self._tree.fault(self._place(position), problem, mend)

    def _place(self, position: int) -> Place:
        return Place(self._line_number, position + 1)


def _mend(found: str) -> str:
    match found:
        case "":
            return "close what is open; one record stands on one line"
        case "'":
            return "write double quotes"
        case '"':
            return "close the quotation mark, or put a comma before it"
        case "}" | "]":
            return "take out the comma before it, or close the other bracket first"
        case _:
            return "write the line with a JSON library"
