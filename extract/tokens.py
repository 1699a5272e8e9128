"""The words of a document, each once, for finding names however they are laid out."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from extract.source import Source

_PARTED = re.compile(r"([^\W_]+(?:['][^\W_]+|['](?=\s))?|&)")
_BREAK = re.compile(r"[.;:!?,()\[\]\"/\u2022\u203a\u00bb]|-\s|\n[ |>]*\n")

UNBROKEN, COMMA, BROKEN, LINE = 0, 1, 2, 3

_COLUMNS = re.compile(r"\||[ ]{4,}| > ")  # the edge of a cell, a gap as between columns
_FORMS = frozenset({"plc", "ltd", "llp"})  # of companies, which need no capital


class Token(NamedTuple):
    """A word: as written, folded for comparing, and what stands between it and the one before."""

    start: int
    end: int
    word: str
    key: str
    gap: int
    is_capital: bool


class Tokens(tuple[Token, ...]):
    """The words of a document in order."""

    @cached_property
    def starts(self) -> dict[int, int]:
        """The index of the word that begins at a place."""
        return {token.start: index for index, token in enumerate(self)}

    @cached_property
    def capitals(self) -> list[int]:
        """The indexes of the words with which a name may begin: capitalised, or with a figure."""
        return [n for n, token in enumerate(self) if token.is_capital or token.word[0].isdigit()]


def tokens(source: Source) -> Tokens:
    """The words of a text in order."""
    found, end, low = [], 0, source.low
    new = tuple.__new__  # as Token(...) does, without the call that names the arguments
    parts = _PARTED.split(source.plain)
    gaps = {" ": UNBROKEN, ", ": COMMA, ". ": BROKEN, "\n": LINE}  # the few there are, once
    forms: dict[str, tuple[str, bool]] = {"&": ("and", False)}  # of each word, once
    for between, word in zip(parts[::2], parts[1::2], strict=False):
        start = end + len(between)
        end = start + len(word)
        gap = gaps.get(between)
        if gap is None:
            gap = gaps[between] = _gap(between)
        form = forms.get(word)
        if form is None:
            form = forms[word] = low[start:end], word[0].isupper() or word in _FORMS
        found.append(new(Token, (start, end, word, form[0], gap, form[1])))
    return Tokens(found)


def _gap(between: str) -> int:
    """Whether a sentence, a bracket or an empty line parts two words, or but a comma or line."""
    if len(between) > 400:
        return BROKEN
    if between.strip() == "," and between.count("\n") < 2:
        return COMMA
    if _BREAK.search(between) or ("\n" not in between and _COLUMNS.search(between)):
        return BROKEN
    return LINE if "\n" in between else UNBROKEN


def folded(word: str) -> str:
    """A word without its apostrophe: "Chiefs'" and "Chiefs" alike."""
    return word.replace("'", "")


def owned(word: str) -> str:
    """A word without the mark of the possessive."""
    return word.removesuffix("'s").removesuffix("'") if "'" in word else word


def end_of(token: Token) -> int:
    """The end of a word without the mark of the possessive."""
    return token.start + len(owned(token.word))


def name_of(found: Sequence[Token]) -> str:
    """The words of a name, the last without the mark of the possessive."""
    return " ".join([*(token.word for token in found[:-1]), owned(found[-1].word)])
