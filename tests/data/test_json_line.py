"""JSON lines, read the fast way and the exact way."""

import json
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import json_line
from data.characters import FORBIDDEN
from data.errors import FaultyFile
from data.marks import Value

_TEXT = st.text(st.characters().filter(lambda character: not FORBIDDEN.match(character)))
_KEYS = _TEXT.map(lambda text: unicodedata.normalize("NFC", text))
_SCALARS = _TEXT | st.none() | st.booleans() | st.integers()
_VALUES: st.SearchStrategy[Value] = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4)
)
_MAPPINGS = st.dictionaries(_KEYS, _VALUES, max_size=4)


def _exactly(line: str) -> dict[str, Value] | None:
    try:
        return json_line.read(line, path="f", line_number=7).finish()[0]
    except FaultyFile:
        return None


def _faults(line: str) -> list[tuple[int, str, str]]:
    assert json_line.quickly(line) is None
    with pytest.raises(FaultyFile) as caught:
        json_line.read(line, path="f", line_number=7).finish()
    assert all(fault.mend and fault.line == 7 for fault in caught.value.faults)
    return [(fault.column, fault.field, fault.problem) for fault in caught.value.faults]


def _composed(value: Value) -> Value:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case list():
            return [_composed(part) for part in value]
        case dict():
            return {key: _composed(part) for key, part in value.items()}
    return value


@given(_MAPPINGS, st.booleans())
def test_what_is_written_reads_back_the_same_both_ways(
    value: dict[str, Value], escaped: bool
) -> None:
    line = json.dumps(value, ensure_ascii=escaped)

    assert json_line.quickly(line) == _composed(value)
    assert _exactly(line) == _composed(value)


def _locs(value: Value, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield loc
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _locs(part, (*loc, key))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _locs(part, (*loc, position))


def _at(value: Value, loc: tuple[str | int, ...]) -> Value:
    for step in loc:
        if isinstance(value, dict):
            value = value[str(step)]
        elif isinstance(value, list):
            value = value[int(step)]
    return value


@given(_MAPPINGS, st.booleans(), st.sampled_from([None, "\t", 1]))
def test_every_place_is_where_its_value_begins(
    value: dict[str, Value], escaped: bool, indent: str | int | None
) -> None:
    line = json.dumps(value, ensure_ascii=escaped, indent=indent).replace("\n", " ")
    marks = json_line.read(line, path="f", line_number=7).finish()[1]

    for loc in _locs(value):
        place = marks.find(loc)
        assert place.line == 7
        assert json.JSONDecoder().raw_decode(line, place.column - 1)[0] == _at(value, loc)
        if loc and isinstance(loc[-1], str):
            key = marks.find(loc, key=True)
            assert json.JSONDecoder().raw_decode(line, key.column - 1)[0] == loc[-1]


def test_letters_spelled_in_two_ways_are_read_as_one() -> None:
    for line in ('{"a": ["e\u0301", {"e\u0301": 1}]}', '{"a": ["e\\u0301", {"\\u00e9": 1}]}'):
        assert json_line.quickly(line) == _exactly(line) == {"a": ["\u00e9", {"\u00e9": 1}]}


def test_numbers_are_kept_as_they_are_stated() -> None:
    line = '{"a": 1.50, "b": -0.1, "c": 12345678901234567890, "d": 1e2, "e": true, "f": null}'

    for read in (json_line.quickly, _exactly):
        value = read(line)
        assert value is not None
        assert list(map(repr, value.values())) == [
            "Decimal('1.50')",
            "Decimal('-0.1')",
            "12345678901234567890",
            "Decimal('1E+2')",
            "True",
            "None",
        ]


# Every fault, as column, field and words of the problem.
REFUSED: dict[str, list[tuple[int, str, str]]] = {
    '{"a": 1, "b": 2, "a": 3}': [(18, "a", "the key a stands twice")],
    '{"a": [{"b": 1, "b": 2}]}': [(17, "a.0.b", "the key b stands twice")],
    '{"\\u00e9": 1, "e\u0301": 2}': [(15, "\u00e9", "stands twice")],
    '{"a": NaN}': [(7, "a", "NaN is not a number")],
    '{"a": [Infinity, -Infinity]}': [
        (8, "a.0", "Infinity is not a number"),
        (18, "a.1", "-Infinity is not a number"),
    ],
    '{"a": "x\u202ey"}': [(9, "a", "U+202E RIGHT-TO-LEFT OVERRIDE")],
    '{"a": "\\u202e"}': [(7, "a", "U+202E RIGHT-TO-LEFT OVERRIDE")],
    '{"a": "\\b"}': [(7, "a", "U+0008 control character")],
    '{"a": "\\f"}': [(7, "a", "U+000C control character")],
    '{"a": "\\r"}': [(7, "a", "U+000D control character")],
    '{"a": "\\u0000"}': [(7, "a", "U+0000 control character")],
    '{"a": "\\ud800"}': [(7, "a", "U+D800 lone surrogate")],
    '{"a": "\ud800"}': [(8, "a", "U+D800 lone surrogate")],
    '{"\\u2028": 1}': [(2, "\u2028", "U+2028 LINE SEPARATOR")],
    '{"a": 1}\x00': [(9, "", "U+0000 control character")],
    '{"a": "x\ty"}': [(9, "a", "a tab or line break inside a text")],
    '{"a": "x\ny"}': [(9, "a", "a tab or line break inside a text")],
    '{"a":\n1}': [(6, "a", "where a value must stand")],
    '{"a": "\\q"}': [(8, "a", "begins no JSON escape")],
    '{"a": "\\u12"}': [(9, "a", "begins no JSON escape")],
    "": [(1, "", "the end of the line where a value must stand")],
    "  ": [(3, "", "the end of the line where a value must stand")],
    "[1]": [(1, "", "not a mapping")],
    '"a"': [(1, "", "not a mapping")],
    "null": [(1, "", "not a mapping")],
    '""': [(1, "", "empty")],
    "{'a': 1}": [(2, "", "`'` where a key in double quotes or } must stand")],
    '{"a": 1,}': [(9, "", "`}` where a key in double quotes must stand")],
    '{"a": [1,]}': [(10, "a.1", "`]` where a value must stand")],
    '{"a": [}': [(8, "a.0", "`}` where a value or ] must stand")],
    '{"a" 1}': [(6, "a", "`1` where a colon must stand")],
    '{"a": 1 "b": 2}': [(9, "", '`"` where a comma or a closing bracket must stand')],
    '{"a": [1}': [(9, "a.1", "`}` where a comma or a closing bracket must stand")],
    '{"a": "x': [(7, "a", '`"` where a value must stand')],
    '{"a": 01}': [(8, "", "`1` where a comma")],
    '{"a": 1.}': [(8, "", "`.` where a comma")],
    '{"a": +1}': [(7, "a", "`+` where a value")],
    '{"a": nul}': [(7, "a", "`n` where a value")],
    '{"a": 1}}': [(9, "", "where the end of the line must stand")],
    '{"a": 1} {}': [(10, "", "where the end of the line must stand")],
    '{"a": ' + "9" * 401 + "}": [(7, "a", "more than 400 digits")],
    '{"a": ' + "9" * 5000 + "}": [(7, "a", "more than 400 digits")],
    '{"a": 1e401}': [(7, "a", "more than 400 digits")],
    '{"a": 1e-401}': [(7, "a", "more than 400 digits")],
    '{"a": 1e99999999999999999999}': [(7, "a", "more than 400 digits")],
    '{"a": NaN, "a": "\\r", "b": tru}': [
        (7, "a", "NaN"),
        (12, "a", "stands twice"),
        (17, "a", "U+000D"),
        (28, "b", "`t` where a value"),
    ],
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_is_told_with_place_field_and_problem(line: str) -> None:
    told, expected = _faults(line), REFUSED[line]

    assert [fault[:2] for fault in told] == [fault[:2] for fault in expected]
    for fault, (*_, words) in zip(told, expected, strict=True):
        assert words in fault[2]


@pytest.mark.parametrize("core", ["[]", "{}", "[1]", '{"x": ""}'])
def test_nesting_is_read_to_32_and_refused_beyond(core: str) -> None:
    deepest = '{"a": ' + "[" * 30 + core + "]" * 30 + "}"
    deeper = '{"a": ' + "[" * 31 + core + "]" * 31 + "}"

    assert json_line.quickly(deepest) == _exactly(deepest) is not None
    assert _faults(deeper) == [(38, "a" + ".0" * 31, "nested more than 32 deep")]


@pytest.mark.parametrize("line", ["[" * 1_000_000, '{"a":' * 200_000])
def test_nesting_without_end_is_a_fault(line: str) -> None:
    assert _faults(line)[0][2] == "nested more than 32 deep"


def test_many_brackets_are_not_taken_for_depth() -> None:
    line = json.dumps({"a": [{"b": "[[["}] * 100})

    assert json_line.quickly(line) == _exactly(line) == json.loads(line)


_PIECES = st.sampled_from(
    '{ } [ ] : , "a" "b" " \' 1 - .5 e9 0 true tru null NaN -Infinity {"a":'.split(" ")
    + '"e\u0301" "\\r" \\ \\u d800 "\\u00e9" \t \n \r \x00 \u0663 \u00a0 \u2028'.split(" ")
    + [" "]
)


@given(st.lists(_PIECES, max_size=20).map("".join) | st.text())
def test_the_fast_way_never_differs_from_the_exact_way(line: str) -> None:
    assert json_line.quickly(line) == _exactly(line)


@given(st.lists(_PIECES, max_size=20).map(lambda pieces: '{"a":' + "".join(pieces) + "}"))
def test_nothing_is_accepted_that_is_not_json(line: str) -> None:
    if (value := _exactly(line)) is not None:
        assert _composed(json.loads(line, parse_float=Decimal)) == value
