"""Names that a label, a question or the head of a column asks for: "Supplier: Acorn".

Such a name needs no shape and no word beside it that says of what it is the name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from extract.cues import rules, word_set
from extract.source import Source
from extract.spans import Span
from extract.tokens import UNBROKEN, Tokens

BODY, PROJECT = "body", "project"
_LABELLED = re.compile(
    r"^[ >|*\u2022-]{0,6}(?:q?\d{1,2}[a-z]?[.):]{0,2} |\(?[a-z][.)] )?"
    r"(?P<label>[a-z][a-z ()]{2,38}?)"
    r"[ *]{0,3}[:|?\n][ |*]{0,60}",
    re.MULTILINE,
)
_QUESTION = 300  # the characters before a question mark that are the question
_QUESTION_MARK = re.compile(r"[qQaA]?\d{1,2}[a-z]?")
_NEXT = 3  # how many lines after a question its answer may begin
_CELL = 60  # characters of a cell that holds a name
_ENDS = frozenset({"by", "from", "supplied", "provided", "and", "which", "developed"})
_JOINING = ("of", "and", "for", "the")
_RULE = re.compile(r"[ |+=:-]*\Z")
_IN_CELL = re.compile(r"(?:[^|\t ]| (?!  ))+")  # up to an edge or a gap as between columns
_MOST_ROWS = 60


@dataclass(frozen=True)
class Wanted:
    """A name asked for: of what sort, and the indexes of its words."""

    sort: str
    first: int
    last: int


def asked_names(source: Source, found: Tokens) -> tuple[Wanted, ...]:
    """The names asked for: those of labels, of questions, of columns; one may stand twice."""
    every = (*_labelled(source, found), *_answers(source, found), *_columns(source, found))
    return tuple(dict.fromkeys(every))


def _labelled(source: Source, found: Tokens) -> Iterator[Wanted]:
    for match in _LABELLED.finditer(source.low):
        for sort, label in _labels().items():
            if label.fullmatch(match["label"].strip()):
                yield from _named(found, found.starts.get(match.end()), sort)


def _answers(source: Source, found: Tokens) -> Iterator[Wanted]:
    """Names right after a question that asks for one, on its line or below."""
    low, place = source.low, source.low.find("?")
    while place >= 0:
        asked = _question(source, place)
        sort = next((one for one in (PROJECT, BODY) if _asking()[one].search(asked)), None)
        if sort and not _no_names().search(asked):
            yield from _answer(source, found, place + 1, sort)
        place = low.find("?", place + 1)


def _question(source: Source, place: int) -> str:
    """The words of a question up to its mark, from the line or sentence on which it begins."""
    piece = source.low[max(0, place - _QUESTION) : place]
    start = max(piece.rfind("\n\n"), piece.rfind("?"), piece.rfind(". ")) + 1
    return " ".join(piece[start:].split())


def _answer(source: Source, found: Tokens, place: int, sort: str) -> Iterator[Wanted]:
    """The name with which the line of an answer begins."""
    for _ in range(_NEXT):
        end = source.low.find("\n", place)
        end = end if end >= 0 else len(source.low)
        at = _past_marks(source, place, end)
        if at < end:
            yield from _named(found, found.starts.get(at), sort)
            return
        place = end + 1


def _past_marks(source: Source, start: int, end: int) -> int:
    """Where the words of an answer begin on a line, after "A3." or a mark of layout."""
    line = source.low[start:end]
    start += len(line) - len(line.lstrip(" |*"))
    mark = _marks().match(source.low, start, end)
    return mark.end() if mark else start


def _columns(source: Source, found: Tokens) -> Iterator[Wanted]:
    """The names in the columns of a table whose heads ask for them."""
    lines, above = source.lines, 0
    for index, line in enumerate(lines[:-1]):
        heads = _cells(source, line.start, line.end)
        is_top, above = len(heads) != above, len(heads)
        if not (2 <= len(heads) <= 12 and is_top):
            continue
        sorts = [_sort_of(source.low[start:end]) for start, end in heads]
        if any(sorts):
            yield from _under(source, found, lines[index + 1 : index + _MOST_ROWS], sorts)


def _under(
    source: Source, found: Tokens, rows: Sequence[Span], sorts: Sequence[str | None]
) -> Iterator[Wanted]:
    """The names in the rows under the heads of a table, up to one with other columns."""
    for row in rows:
        if _RULE.match(source.plain, row.start, row.end):
            continue
        cells = _cells(source, row.start, row.end)
        if len(cells) != len(sorts):
            return
        for sort, (start, end) in zip(sorts, cells, strict=True):
            if sort and end - start <= _CELL:
                yield from _named(found, found.starts.get(start), sort, until=end)


def _cells(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the cells of a line that has an edge, without the space around them."""
    text = source.text[start:end]
    if "|" not in text and "\t" not in text and "   " not in text.strip():
        return []
    found = []
    for part in _IN_CELL.finditer(text):
        inner = part[0].strip(" *")
        if inner:
            at = start + part.start() + part[0].index(inner)
            found.append((at, at + len(inner)))
    return found


def _sort_of(head: str) -> str | None:
    words = " ".join(head.split()).strip("* ")
    return next((sort for sort, label in _labels().items() if label.fullmatch(words)), None)


def _named(
    found: Tokens, index: int | None, sort: str, *, until: int | None = None
) -> Iterator[Wanted]:
    """The capitalised words that begin there, if the line or a mark ends them."""
    if index is None or not _may_begin(found, index):
        return
    last = index + 1
    while last < len(found) and last - index < 7 and _goes_on(found, last, until):
        last += 1
    if until is None and _is_of_sentence(found, last):
        return
    yield Wanted(sort, index, last)


def _is_of_sentence(found: Tokens, last: int) -> bool:
    """Whether a sentence goes on after a name: "Acorn is the firm we use"."""
    return last < len(found) and found[last].gap == UNBROKEN and found[last].key not in _ENDS


def _may_begin(found: Tokens, index: int) -> bool:
    token = found[index]
    is_name = token.is_capital and not _QUESTION_MARK.fullmatch(token.word)
    return is_name and token.word not in word_set("organisations", "sentence-words")


def _goes_on(found: Tokens, index: int, until: int | None) -> bool:
    token = found[index]
    if token.gap != UNBROKEN or (until is not None and token.start >= until):
        return False
    if until is not None and token.key.isalpha():
        return True  # a cell is the name: "Arrears early warning"
    if token.is_capital or token.word[0].isdigit() or token.word == "&":
        return True
    if token.key not in _JOINING or index + 1 == len(found):
        return False
    follows = found[index + 1]
    return follows.gap == UNBROKEN and follows.is_capital


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return _by_sort("labels")


@cache
def _asking() -> dict[str, re.Pattern[str]]:
    return _by_sort("questions")


def _by_sort(key: str) -> dict[str, re.Pattern[str]]:
    listed = cast("Mapping[str, Sequence[str]]", rules("labels")[key])
    return {
        sort: re.compile("|".join(f"(?:{one})" for one in ones)) for sort, ones in listed.items()
    }


@cache
def _no_names() -> re.Pattern[str]:
    return re.compile("|".join(cast("Sequence[str]", rules("labels")["no-names"])))


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(cast("str", rules("labels")["answer-marks"]))
