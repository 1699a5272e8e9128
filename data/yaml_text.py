"""YAML, of which records use the readable part: mappings, lists and text.

Every scalar is text, whatever it looks like, since a record's fields know their own
types (`no` is not a truth value, nor 12:30:45 a number in base 60). Read from the
parser's events, so that an alias is seen where it stands and is never expanded.
"""

from typing import NamedTuple, Protocol

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from data.marks import Place, TooDeepError, Tree

# libyaml where PyYAML was built with it: some ten times faster.
LOADER: "Loader" = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]


class Mark(Protocol):
    """Where the parser stood, counted from 0; each of the two parsers has its own class."""

    line: int
    column: int
    index: int


def read(text: str, *, path: str, loader: Loader = LOADER) -> Tree:
    """The tree of a YAML text, with every fault as far as it could be parsed."""
    # One code unit for a line end, so that the parser's offsets are the tree's.
    tree = Tree(text.replace("\r\n", "\n"), path=path)
    place = Place(1, 1)
    try:
        for event in yaml.parse(tree.text, Loader=loader):
            place = _place(_mark(event.start_mark))
            if not _take(tree, event, place):
                break
    except TooDeepError:
        pass
    except MarkedYAMLError as error:
        _tell_syntax(tree, error)
    except (ValueError, OverflowError):  # the pure parser, of an escape such as "\UFFFFFFFF"
        tree.fault(place, *_ESCAPE)
    return tree


def _take(tree: Tree, event: Event, place: Place) -> bool:
    """Whether to read on after this event."""
    match event:
        case ScalarEvent():
            _take_scalar(tree, event, place)
        case MappingStartEvent():
            _refuse_properties(tree, event, place)
            tree.open({}, place)
        case SequenceStartEvent():
            _refuse_properties(tree, event, place)
            tree.open([], place)
        case CollectionEndEvent():
            tree.close()
        case AliasEvent():
            problem = f"the alias *{event.anchor}"
            tree.fault(place, problem, "write out what it stands for")
            tree.scalar("?", place)
        case DocumentStartEvent():
            return _begin(tree, event, place)
        case _:
            pass
    return True


def _begin(tree: Tree, event: DocumentStartEvent, place: Place) -> bool:
    if event.version or event.tags:
        tree.fault(place, "a directive before the document", "take out the lines that begin with %")
    if tree.marks:
        tree.fault(place, "a second document in one file", "keep one document in each file")
    return not tree.marks


def _take_scalar(tree: Tree, event: ScalarEvent, place: Place) -> None:
    _refuse_properties(tree, event, place)
    if tree.unseen:
        tree.name_unseen(_mark(event.start_mark).index, _mark(event.end_mark).index)
    if not event.style and tree.wants_key:
        _refuse_key(tree, event.value, place)
    tree.scalar(event.value, place)


def _refuse_key(tree: Tree, key: str, place: Place) -> None:
    if key == "<<":
        tree.fault(place, "the merge key <<", "write out the keys that it stands for")
    elif not key:
        tree.fault(place, "a value without a key", "give it a key before the colon")


def _refuse_properties(tree: Tree, event: NodeEvent, place: Place) -> None:
    if event.anchor is not None:
        mend = f"take out &{event.anchor}, and write the value out where it is wanted again"
        tree.fault(place, f"the anchor &{event.anchor}", mend)
    if tag := getattr(event, "tag", None):
        tree.fault(place, f"the tag {tag}", "take it out: a field knows its own type")


def _mark(mark: Mark | None) -> Mark:
    assert mark is not None, "a parser marks every event"
    return mark


def _place(mark: Mark) -> Place:
    return Place(mark.line + 1, mark.column + 1)


class _Wording(NamedTuple):
    problem: str
    mend: str


_ESCAPE = _Wording(
    "a backslash in double quotes that begins no known escape",
    "double the backslash, or put the text in single quotes",
)
_QUOTE = "put the text in quotes"
_ALIGN = "begin it in the same column as its neighbours, with spaces only"
_TABS = _Wording("a tab where the line is indented", "indent with spaces")
_SEVERAL = _Wording("text after the end of the document", "keep one document in each file")
_NO_KEY = _Wording("a line that does not fit in with the lines around it", _ALIGN)
_NO_COLON = _Wording(
    "a key without a colon and a space after it",
    "write `key: value`; a long text goes in quotes or under `key: |`",
)
_NO_NODE = _Wording(
    "nothing where a value must stand", f"give the value or close the bracket; else {_QUOTE}"
)
_SECOND_COLON = _Wording(
    "a colon and a space inside a value, or a key where none may stand", f"{_QUOTE}, or {_ALIGN}"
)
_DASH = _Wording("a dash where no list may begin", f"{_QUOTE}, or begin the list on a new line")
_BLOCK = _Wording(
    "a | or > with something after it", "begin the text on the next line, indented by spaces"
)
_TAG = _Wording("a tag", "take it out: a field knows its own type")
_ANCHOR = _Wording("an anchor or alias", f"write the value out; if it is text, {_QUOTE}")
_DIRECTIVE = _Wording("a directive", "take out the lines that begin with %")
_START = _Wording("a character that cannot begin a value", f"{_QUOTE}, and indent with spaces only")

# The first words found in what either parser says, its own and the context, decide.
_WORDINGS: tuple[tuple[str, _Wording], ...] = (
    ("flow sequence", _Wording("a list in [ ] that is not closed", "close it with ]")),
    ("flow mapping", _Wording("a mapping in { } that is not closed", "close it with }")),
    ("quoted scalar found unexpected", _Wording("a quotation mark not closed", "close it")),
    ("escape", _ESCAPE),
    ("tab character", _TABS),
    ("'\\t'", _TABS),
    ("mapping values", _SECOND_COLON),
    ("mapping keys", _SECOND_COLON),
    ("found unexpected ':'", _SECOND_COLON),
    ("sequence entries", _DASH),
    ("document start", _SEVERAL),
    ("block scalar", _BLOCK),
    ("directive", _DIRECTIVE),
    ("tag", _TAG),
    ("an anchor", _ANCHOR),
    ("an alias", _ANCHOR),
    ("simple key", _NO_COLON),
    ("node", _NO_NODE),
    ("cannot start any token", _START),
    ("expected key", _NO_KEY),
    ("block", _NO_KEY),
)
_UNKNOWN = _Wording("not YAML from here on", f"look at this line and the one before, and {_QUOTE}")


def _tell_syntax(tree: Tree, error: MarkedYAMLError) -> None:
    said = f"{error.context or ''} {error.problem or ''}"
    wording = next((wording for words, wording in _WORDINGS if words in said), _UNKNOWN)
    place = _inside(tree.text, error.problem_mark)
    opened = error.context_mark
    since = ""
    if opened is not None and opened.line + 1 < place.line:
        since = f" (begun on line {opened.line + 1})"
    tree.fault(place, wording.problem + since, wording.mend)


def _inside(text: str, mark: Mark | None) -> Place:
    """The mark's place, or the end of the text, past which libyaml may point."""
    lines = text.split("\n")
    if mark is None or mark.line >= len(lines):
        return Place(len(lines), len(lines[-1]) + 1)
    return _place(mark)
