"""Runs of capitalised words, in which names are, and where lines end them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import cast

from extract.cues import section
from extract.source import Source
from extract.tokens import COMMA, LINE, UNBROKEN, Token, Tokens

JOINING = frozenset({"of", "and", "for", "the", "upon", "on", "in", "with", "de"})
_LABEL_END = re.compile(r"[ ]?:|[ ]{3}|[ ](?=\d{1,2}[ /.][A-Z0-9])")
_TRUST = re.compile(r"NHS (?:Foundation )?Trust\b")  # goes on with the name of a place above
_LINE_END = re.compile(r"[ ]*(?:\n|\Z)")
_WIDEST = 200
_COLUMN = 2  # spaces between words of one column
_SHORT_LINE = 45  # characters; a paragraph's lines are longer
_DEPARTMENTS = frozenset({"department", "ministry", "secretary"})


def capital_runs(source: Source, found: Tokens, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, joined by small words such as "of", outside those taken."""
    count, last = len(found), 0
    for index in found.capitals:
        if index < last or index in taken or not found[index].is_capital:
            continue
        last = index + 1
        while last < count and last not in taken and last - index < 18:
            token = found[last]
            is_joined = token.gap in (UNBROKEN, LINE) or _lists_on(found, last)
            if not is_joined or begins_line(source, found, last):
                break
            if token.gap == UNBROKEN and token.start - found[last - 1].end > _COLUMN:
                break
            if not token.is_capital and not (token.key in JOINING and _after(found, last + 1)):
                break
            last += 1
        yield index, last


def _lists_on(found: Tokens, index: int) -> bool:
    """Whether a comma is part of a title: "Police, Fire and Crime Commissioner"."""
    token = found[index]
    if token.gap != COMMA:
        return False
    if token.key == "fire" and found[index - 1].key == "police":
        return True
    before = {one.key for one in found[max(0, index - 7) : index]}
    if before.isdisjoint(_DEPARTMENTS) or not token.is_capital:
        return False
    # "Department for Ports, Harbours and Piers": an "and" ends the list
    ahead = found[index : index + 5]
    return any(a.key == "and" and b.is_capital for a, b in pairwise(ahead))


def begins_line(source: Source, found: Tokens, index: int) -> bool:
    """Whether a word begins a line that does not go on with the one before.

    That one is short, as in an address or a signature, or the word is a label: "Date: 3 May".
    """
    if found[index].gap != LINE:
        return False
    if _LABEL_END.match(source.plain, found[index].end):
        return True
    if bare(found[index]) in heads() and _LINE_END.match(source.plain, found[index].end):
        return False  # "Severnstoke" over "University"
    if found[index].word == "NHS" and _TRUST.match(source.plain, found[index].start):
        return False
    end = found[index - 1].end
    line = source.plain[source.plain.rfind("\n", max(0, end - _WIDEST), end) + 1 : end]
    return len(line.strip()) < _SHORT_LINE


def _after(found: Tokens, index: int) -> bool:
    """Whether a capitalised word goes on there."""
    if index >= len(found):
        return False
    token = found[index]
    nearby = found[index : index + 2]
    return token.gap in (UNBROKEN, LINE) and any(
        one.is_capital for one in nearby[: 2 if token.key == "the" else 1]
    )


def bare(token: Token) -> str:
    """A word without the mark of the possessive; of one in capitals, the first alone."""
    word = token.word
    if word.isupper() and len(word) > 3:
        word = word.capitalize()
    return word[:-2] if word.endswith("'s") else word.removesuffix("'")


@cache
def heads() -> dict[str, str]:
    listed = section("organisations", "heads").items()
    return {word: kind for kind, heads in listed for word in cast("list[str]", heads)}
