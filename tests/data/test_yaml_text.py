"""The readable part of YAML, by libyaml and by PyYAML's own parser alike."""

import unicodedata
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data import yaml_text
from data.characters import FORBIDDEN
from data.errors import FaultyFile
from data.marks import Marks, Value
from data.yaml_text import Loader

LOADERS: list[Loader] = [yaml.CSafeLoader, yaml.SafeLoader]
both_loaders = pytest.mark.parametrize("loader", LOADERS)

_TEXT = st.text(st.characters().filter(lambda character: not FORBIDDEN.match(character)))
_KEYS = _TEXT.map(lambda text: unicodedata.normalize("NFC", text))
_VALUES: st.SearchStrategy[Value] = st.recursive(
    _TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4)
)
_MAPPINGS = st.dictionaries(_KEYS, _VALUES, max_size=4)


def _read(text: str, loader: Loader) -> dict[str, Value]:
    return yaml_text.read(text, path="f", loader=loader).finish()[0]


def _marks(text: str, loader: Loader) -> Marks:
    return yaml_text.read(text, path="f", loader=loader).finish()[1]


def _faults(text: str, loader: Loader) -> list[tuple[int, int, str, str]]:
    with pytest.raises(FaultyFile) as caught:
        _read(text, loader)
    assert all(fault.mend and fault.path == "f" for fault in caught.value.faults)
    return [(fault.line, fault.column, fault.field, fault.problem) for fault in caught.value.faults]


def _composed(value: Value) -> Value:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case list():
            return [_composed(part) for part in value]
        case dict():
            return {key: _composed(part) for key, part in value.items()}
    return value


@both_loaders
@given(value=_MAPPINGS, flow=st.sampled_from([None, True, False]))
def test_what_is_written_reads_back_the_same(
    loader: Loader, value: dict[str, Value], flow: bool | None
) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, sort_keys=False)

    assert _read(text, loader) == _composed(value)
    assert _read(text.replace("\n", "\r\n"), loader) == _composed(value)


Step = str | int


def _nodes(node: yaml.Node, loc: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], yaml.Node]]:
    yield loc, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(value, (*loc, unicodedata.normalize("NFC", key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield from _nodes(value, (*loc, position))


def _first_of(value: str) -> str:
    """Every way in which a written scalar can begin."""
    return "\"'|" + value[:1]


@both_loaders
@given(value=_MAPPINGS, flow=st.sampled_from([None, True, False]))
def test_every_place_is_where_its_scalar_begins(
    loader: Loader, value: dict[str, Value], flow: bool | None
) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    marks = _marks(text, loader)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.Node)

    for loc, node in _nodes(root, ()):
        line, column = marks.find(loc)
        assert (line - 1, column - 1) == (node.start_mark.line, node.start_mark.column)
        if isinstance(node, yaml.ScalarNode):
            assert text.split("\n")[line - 1][column - 1] in _first_of(node.value)
        if isinstance(node, yaml.MappingNode):
            for key, _ in node.value:
                named = unicodedata.normalize("NFC", key.value)
                line, column = marks.find((*loc, named), key=True)
                assert (line - 1, column - 1) == (key.start_mark.line, key.start_mark.column)


@both_loaders
def test_every_scalar_is_text(loader: Loader) -> None:
    text = "a: no\nb: ~\nc: 0x1f\nd: 12:30:45\ne: 2019-03-12\nf: 1.50\ng:\n1: 'x'\nnull: <<\n"

    assert list(_read(text, loader).items()) == [
        ("a", "no"),
        ("b", "~"),
        ("c", "0x1f"),
        ("d", "12:30:45"),
        ("e", "2019-03-12"),
        ("f", "1.50"),
        ("g", ""),
        ("1", "x"),
        ("null", "<<"),
    ]


# Every fault, as line, column, field and words of the problem.
REFUSED: dict[str, list[tuple[int, int, str, str]]] = {
    "a: 1\nb: 2\na: 3\n": [(3, 1, "a", "the key a stands twice, first on line 1")],
    "caf\u00e9: 1\ncafe\u0301: 2\n": [(2, 1, "caf\u00e9", "stands twice, first on line 1")],
    "a:\n  - {b: 1, b: 2}\n": [(2, 12, "a.0.b", "the key b stands twice")],
    "a: &x 1\n": [(1, 4, "a", "the anchor &x")],
    "a: &x [1]\n": [(1, 4, "a", "the anchor &x")],
    "a: &x {b: 1}\n": [(1, 4, "a", "the anchor &x")],
    "&x a: 1\n": [(1, 1, "", "the anchor &x")],
    "a: &x 1\nb: *x\n": [(1, 4, "a", "the anchor &x"), (2, 4, "b", "the alias *x")],
    "a: *nowhere\n": [(1, 4, "a", "the alias *nowhere")],
    "*a : 1\n": [(1, 1, "", "the alias *a")],
    "a: !x 1\n": [(1, 4, "a", "the tag !x")],
    "a: ! 1\n": [(1, 4, "a", "the tag !")],
    "a: !!str 1\n": [(1, 4, "a", "the tag tag:yaml.org,2002:str")],
    "a: !x [1]\n": [(1, 4, "a", "the tag !x")],
    "a: !x {b: 1}\n": [(1, 4, "a", "the tag !x")],
    "a: !!python/object/apply:os.getcwd []\n": [(1, 4, "a", "python/object/apply:os.getcwd")],
    "a: 1\n---\nb: 2\n": [(2, 1, "", "a second document")],
    "a: 1\n---\n": [(2, 1, "", "a second document")],
    "%YAML 1.1\n---\na: 1\n": [(1, 1, "", "a directive")],
    "%TAG ! tag:x,2026:\n---\na: 1\n": [(1, 1, "", "a directive")],
    "[a]: 1\n": [(1, 1, "", "a key that is itself a list or mapping")],
    "? {a: b}\n: {c: d, c: d}\n": [
        (1, 3, "", "a key that is itself a list or mapping"),
        (2, 10, "?.c", "the key c stands twice"),
    ],
    "?\n: 1\n": [(1, 2, "", "a value without a key")],
    "<<: {a: 1}\n": [(1, 1, "", "the merge key <<")],
    "a: x\x00y\n": [(1, 5, "a", "U+0000 control character")],
    "a: x\n# \u202e\n": [(2, 3, "", "U+202E RIGHT-TO-LEFT OVERRIDE")],
    "a\u2028b: x\n": [(1, 2, "", "U+2028 LINE SEPARATOR")],
    "a: [x, '\u00e9\ufeff']\n": [(1, 10, "a.1", "U+FEFF")],
    "a: \x85\nb: \ud800\n": [
        (1, 4, "a", "U+0085 control character"),
        (2, 4, "b", "U+D800 lone surrogate"),
    ],
    "a: 1\rb\n": [(1, 5, "a", "U+000D control character")],
    'a: "\\x07"\n': [(1, 4, "a", "U+0007 control character")],
    'a: ["\\u2066", "\\uFFFF"]\n': [
        (1, 5, "a.0", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        (1, 15, "a.1", "U+FFFF noncharacter"),
    ],
    '"a\\u202e": 1\n': [(1, 1, "a\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE")],
    "": [(1, 1, "", "empty")],
    "\n\n# nothing\n": [(1, 1, "", "empty")],
    "---\n": [(1, 1, "", "empty")],
    "- a\n": [(1, 1, "", "not a mapping")],
    "  words\n": [(1, 3, "", "not a mapping")],
    "a: &x 1\na: !y 2\n<<: *x\n": [
        (1, 4, "a", "the anchor &x"),
        (2, 1, "a", "stands twice"),
        (2, 4, "a", "the tag !y"),
        (3, 1, "", "the merge key <<"),
        (3, 5, "<<", "the alias *x"),
    ],
}


@both_loaders
@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused_is_told_with_place_field_and_problem(text: str, loader: Loader) -> None:
    told, expected = _faults(text, loader), REFUSED[text]

    assert [fault[:3] for fault in told] == [fault[:3] for fault in expected]
    for fault, (*_, words) in zip(told, expected, strict=True):
        assert words in fault[3]


# The two parsers may place a slip differently, but both name it in these words.
SYNTAX = {
    "a: 1\nb: [1, 2": "a list in [ ] that is not closed",
    "a: [1, 2\n": "a list in [ ] that is not closed",
    "a: {b: 1\nc: 2\n": "a mapping in { } that is not closed",
    'a: "b\n': "a quotation mark not closed",
    "a: b: c\n": "a colon and a space inside a value",
    "a: 1\n  b: 2\n": "a colon and a space inside a value",
    "a:\n    b: 1\n  c: 2\n": "does not fit in with the lines around it",
    "a: b\nc\n": "a key without a colon",
    "a: - b\n": "a dash where no list may begin",
    "a: @b\n": "a character that cannot begin a value",
    "a: `b`\n": "a character that cannot begin a value",
    'a: "\\q"\n': "begins no known escape",
    'a: "\\U00110000"\n': "begins no known escape",
    'a: "\\UFFFFFFFF"\n': "begins no known escape",
    "a: |x\n  b\n": "a | or > with something after it",
    "a: 1\n...\nb: 2\n": "text after the end of the document",
    "a: !e!x 1\n": "a tag",
    "a: &\n": "an anchor or alias",
}


@both_loaders
@pytest.mark.parametrize("text", SYNTAX)
def test_a_slip_of_syntax_is_told_in_plain_words(text: str, loader: Loader) -> None:
    *_, (line, column, _, problem) = _faults(text, loader)

    assert SYNTAX[text] in problem
    assert line <= text.count("\n") + 1
    assert column <= max(map(len, text.split("\n"))) + 1


def test_what_was_never_closed_says_where_it_began() -> None:
    *_, (line, _, _, problem) = _faults("a: 1\nb: [1,\n  2,\nc: 3\n", yaml.CSafeLoader)

    assert line > 2
    assert "(begun on line 2)" in problem


@both_loaders
def test_faults_before_a_slip_of_syntax_are_told_too(loader: Loader) -> None:
    told = _faults("a: 1\na: 2\nb: !x 3\nc: [1\n", loader)

    assert [fault[:2] for fault in told[:2]] == [(2, 1), (3, 4)]
    assert "not closed" in told[2][3]


@both_loaders
def test_nesting_is_read_to_32_and_refused_beyond(loader: Loader) -> None:
    flow = "a: " + "[" * 31 + "]" * 31 + "\n"
    deeper = "a: " + "[" * 32 + "]" * 32 + "\n"

    assert _read(flow, loader)
    assert _faults(deeper, loader) == [
        (1, 35, "a" + ".0" * 31, "nested more than 32 deep"),
    ]


@pytest.mark.parametrize("text", ["[" * 1_000_000, "{a: " * 300_000, "- " * 500_000])
def test_nesting_without_end_is_refused(text: str) -> None:
    assert _faults(text, yaml.CSafeLoader)[0][3] == "nested more than 32 deep"


@both_loaders
def test_an_alias_bomb_is_refused_without_being_expanded(loader: Loader) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    assert len(_faults("\n".join(lines), loader)) == 30 + 29 * 9


def test_a_file_of_nothing_but_unseen_characters_is_told_in_a_hundred_faults() -> None:
    assert len(_faults("a: '" + "\x00" * 100_000 + "'\n", yaml.CSafeLoader)) == 100


_PIECES = st.sampled_from(
    "\n .  . .: .- ., .[.].{.}.&x.*x.!y.|.>.'.\".#.%.@.?.<<.\t.---.a.b.\\.~.1".split(".")
    + "\x00.\u2028.\ud800.\u00e9.\U0001f600.\\U00110000".split(".")
    + ["..."]
)


@both_loaders
@given(text=st.lists(_PIECES, max_size=30).map("".join) | st.text())
def test_no_text_makes_anything_but_a_mapping_or_faults(loader: Loader, text: str) -> None:
    try:
        assert isinstance(_read(text, loader), dict)
    except FaultyFile as error:
        assert error.faults
        assert all(fault.line >= 1 and fault.column >= 1 for fault in error.faults)
        assert len(str(error).splitlines()) == len(error.faults)


def test_libyaml_reads_here() -> None:
    assert yaml_text.LOADER is yaml.CSafeLoader
