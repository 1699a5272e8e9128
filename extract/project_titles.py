"""The project that a decision is about: words of its title that stand in the text again."""

import re
from collections.abc import Iterator

from extract.called import beginning
from extract.cues import word_set
from extract.reading import Found
from extract.source import Source
from extract.tokens import UNBROKEN, Tokens, owned

_SCORE = 0.7
_LABELLED = re.compile(
    r"(?:^[ >|*#]{0,6}|decision)"
    r"(?:decision title|title|subject|issue|re|project|topic|heading|decision ref)[ *]{0,3}"
    r"(?::|$)[\s|*]{0,40}",
    re.MULTILINE,
)
_MOST = 5


def titled(source: Source, found: Tokens, title: Found | None, taken: set[int]) -> Iterator[Found]:
    """Each name in a title or a field that gives it."""
    fields = [match.end() for match in _LABELLED.finditer(source.low)]
    starts = [*fields, *([title.start] if title and title.start not in fields else [])]
    for start in starts:
        index = found.starts.get(start)
        if index is not None:
            is_field = start in fields
            yield from _in_title(source, found, index, taken, is_field)


def _in_title(
    source: Source, found: Tokens, index: int, bodies: set[int], is_field: bool
) -> Iterator[Found]:
    last, taken = index, bodies if is_field else set[int]()
    while last < len(found) and last - index < _MOST and _goes_on(found, index, last, taken):
        last += 1
    first = beginning(found, index, last)
    generic = word_set("projects", "title-words")
    while last > first and found[last - 1].word in generic:
        last -= 1
    while first < last and found[first].word in generic:
        first += 1
    if first >= last or _is_body(found, first, last, bodies):
        return
    name = source.plain[
        found[first].start : found[last - 1].start + len(owned(found[last - 1].word))
    ]
    wanted = 2 if last - first > 1 else 3
    if source.plain.count(name) >= wanted:
        start = found[first].start
        yield Found(name, start, start + len(name), "projects/title", _SCORE)


def _is_body(found: Tokens, first: int, last: int, bodies: set[int]) -> bool:
    """Whether a name is a body's, as one with a "the" in it is not: "Hack the Police"."""
    is_named = not bodies.isdisjoint(range(first, last))
    return is_named and all(found[index].key != "the" for index in range(first, last))


def _goes_on(found: Tokens, first: int, index: int, taken: set[int]) -> bool:
    token = found[index]
    is_joined = index == first or token.gap == UNBROKEN
    if not is_joined or index in taken:
        return False
    follows = found[index + 1] if index + 1 < len(found) else None
    is_small = token.key in ("the", "of", "for") and follows is not None and follows.is_capital
    return token.is_capital or is_small
