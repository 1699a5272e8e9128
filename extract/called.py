"""Projects and systems by what is said beside them, and which words may be the name of one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from extract.asked_names import PROJECT, Wanted
from extract.cues import Cue, cues, present, word_set, words
from extract.reading import Found
from extract.source import Source
from extract.tokens import UNBROKEN, Token, Tokens, end_of, name_of, owned

_ASKED = 0.7
_MOST, _LONGEST = 3, 6  # words of a name called so, of any name
_SHORTEST = 6  # letters of a word in capitals that is no abbreviation
_CAPITAL = re.compile("[A-Z]")


def called(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    """A name after "known as", "uses" or "the tool", of words that the text writes no smaller."""
    counts: Counter[str] = Counter()
    for one in present(cues("projects", "named"), source.low):
        for match in one.find(source.low):
            index = found.starts.get(match.end())
            if index is None or index in taken or not found[index].is_capital:
                continue
            if not _is_said(source, one, *match.span()):
                continue
            counts = counts or Counter(token.word for token in found)
            last = _end(found, index, taken)
            if last - index > 1 or not _is_common(found[index], counts):
                yield from _from(found, index, last, one.id, one.score)


def asked_for(found: Tokens, wanted: Sequence[Wanted], taken: set[int]) -> Iterator[Found]:
    """What a label, a question or the head of a column asks for."""
    for one in wanted:
        if one.sort == PROJECT and taken.isdisjoint(range(one.first, one.last)):
            yield from _from(found, one.first, one.last, "projects/asked-for", _ASKED)


def described(source: Source) -> Iterator[Found]:
    """What is named by small words alone: "we use the combined predictive model"."""
    generic = word_set("projects", "generic")
    for match in _described().finditer(source.low):
        name = source.plain[match.start("name") : match.end("name")]
        if name.islower() and generic.isdisjoint(name.split()):
            yield Found(name, *match.span("name"), "projects/described", _ASKED)


def beginning(found: Tokens, first: int, last: int) -> int:
    """The first word of a run that is no word of its sentence."""
    loose = word_set("organisations", "sentence-words")
    while first < last and (found[first].word in loose or not found[first].is_capital):
        first += 1
    return first


def proposed(found: Tokens, first: int, last: int, rule: str, score: float) -> Iterator[Found]:
    """The name of some words, if none of them is that of a paper, a law or a body."""
    name = name_of(found[first:last])
    refused = words("projects", "not-with")
    padded = f" {name} "
    if last - first > _LONGEST or any(f" {word} " in padded for word in refused):
        return
    if last - first == 1 and name in word_set("projects", "heads"):
        return
    shouted = name.isupper() and (" " in name or len(name) < 4)
    if name in word_set("projects", "not") or len(name) < 3 or shouted:
        return
    yield Found(name, found[first].start, end_of(found[last - 1]), rule, score)


def _is_said(source: Source, one: Cue, start: int, end: int) -> bool:
    """Whether a phrase is one of a sentence, not of an address, a title or two lines."""
    if source.low[start - 1 : start].isalnum():
        return False  # "house" has "use"
    if one.says != "noun":
        return not _CAPITAL.search(source.plain, start + 1, end)
    return not _CAPITAL.search(source.plain, start, end) and "\n" not in source.plain[start:end]


def _end(found: Tokens, first: int, taken: set[int]) -> int:
    last = first + 1
    while last < len(found) and last - first < _MOST and last not in taken:
        token = found[last]
        if token.key == "of" and _is_joined(found, last) and last + 1 not in taken:
            last, token = last + 1, found[last + 1]  # "Single View of Debt"
        if token.gap != UNBROKEN or not (token.is_capital or token.word.isdigit()):
            break
        last += 1
    return last


def _is_joined(found: Tokens, index: int) -> bool:
    """Whether a small word stands between two of a name."""
    ahead = found[index : index + 2]
    return len(ahead) == 2 and ahead[1].is_capital and {one.gap for one in ahead} == {UNBROKEN}


def _is_common(token: Token, counts: Counter[str]) -> bool:
    """Whether a word is written in small letters too, or is a short abbreviation."""
    word = owned(token.word)
    if word.isupper() and len(word) < _SHORTEST:
        return True
    return word.lower() in counts and word.lower() != word


def _from(found: Tokens, first: int, last: int, rule: str, score: float) -> Iterator[Found]:
    start = beginning(found, first, last)
    if start < last:
        yield from proposed(found, start, last, rule, score)


@cache
def _described() -> re.Pattern[str]:
    things = "|".join(words("projects", "described"))
    return re.compile(
        r"us(?:es?|ed|ing|e of) the "  # letters first, which are found fast
        rf"(?P<name>(?:[a-z-]{{4,14}} ){{2,3}}(?:{things}))\b(?! (?:to be|which|that|will|would))"
    )
