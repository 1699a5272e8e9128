"""Projects and systems by what is said beside them: "known as", "which is supplied by"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from extract.asked_names import PROJECT, Wanted
from extract.cues import Cue, cues, present, spaced, word_set, words
from extract.mention import Mention
from extract.project_names import beginning, proposed
from extract.reading import Found
from extract.source import Source
from extract.tokens import COMMA, UNBROKEN, Token, Tokens, owned

_ASKED, _SUPPLIED = 0.7, 0.65
_MOST, _LISTED = 3, 12  # words of a name, names of a list
_SHORTEST = 6  # letters of a word in capitals that is no abbreviation
_BACK = 70
_SERVING = ("as", "for", "to", "which")
_BETWEEN = ("the", "firm", "company", "supplier")
_CAPITAL = re.compile("[A-Z]")
_KINDS = re.compile(
    r"\b(?:tools?|software|systems?|databases?|products?|platforms?|apps|packages?|applications?|"
    r"chatbots?)\b[^.!]{0,60}\Z"
)
_INWARD = re.compile(r"[ie][A-Z][a-z]{2,}")  # "iRecords"


def called(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    """A name after "known as", or after "uses" if it is written more than once."""
    counts: Counter[str] = Counter()
    for one in present(cues("projects", "named"), source.low):
        for match in one.find(source.low):
            index = found.starts.get(match.end())
            if index is None or not _may_begin(found[index]):
                continue
            if not _is_said(source, one, *match.span()):
                continue
            counts = counts or Counter(token.word for token in found)
            if one.says == "examples":
                yield from _examples(found, index, taken, counts, one)
            else:
                yield from _after(found, index, taken, counts, one)


def _may_begin(token: Token) -> bool:
    return token.is_capital or _INWARD.fullmatch(token.word) is not None


def _is_said(source: Source, one: Cue, start: int, end: int) -> bool:
    """Whether a phrase is one of a sentence, not of an address, a title or two lines."""
    if source.low[start - 1 : start].isalnum():
        return False  # "house" has "use"
    if one.says == "examples" and not _KINDS.search(source.low, max(0, start - _BACK), start):
        return False
    if one.says != "noun":
        return not _CAPITAL.search(source.plain, start + 1, end)
    return not _CAPITAL.search(source.plain, start, end) and "\n" not in source.plain[start:end]


def _after(
    found: Tokens, index: int, taken: set[int], counts: Counter[str], one: Cue
) -> Iterator[Found]:
    if index in taken or not found[index].is_capital:
        return
    last = _end(found, index, taken)
    word, is_single = found[index].word, last - index == 1
    if is_single and _is_common(found[index], counts):
        return
    if one.id == "projects/used" and is_single:
        is_named = counts[word] > 1 or not word[1:].islower() or _serves(found, last)
        if not is_named or word.isupper() or word.endswith("'s"):
            return
    if is_single and word.isupper() and len(owned(word)) < _SHORTEST:
        return
    yield from _from(found, index, last, one.id, one.score)


def _serves(found: Tokens, last: int) -> bool:
    """Whether it is said what a thing serves for: "uses Beacon to rank calls"."""
    return last < len(found) and found[last].gap == UNBROKEN and found[last].key in _SERVING


def _end(found: Tokens, first: int, taken: set[int]) -> int:
    last = first + 1
    while last < len(found) and last - first < _MOST and last not in taken:
        token = found[last]
        if token.gap != UNBROKEN or not (token.is_capital or token.word.isdigit()):
            break
        last += 1
    return last


def _is_common(token: Token, counts: Counter[str]) -> bool:
    """Whether the text writes a word in small letters too, so that it is no name."""
    word = owned(token.word)
    return word.lower() in counts and word.lower() != word


def _examples(
    found: Tokens, index: int, taken: set[int], counts: Counter[str], one: Cue
) -> Iterator[Found]:
    """The names of a list: "tools such as Beacon, iRecords and Lantern"."""
    for _ in range(_LISTED):
        if index >= len(found):
            return
        token = found[index]
        is_named = token.is_capital or _INWARD.fullmatch(token.word)
        if not is_named or _is_common(token, counts):
            return
        last = _end(found, index, taken)
        if index not in taken and not (token.word.isupper() and last - index == 1):
            yield from _from(found, index, last, one.id, one.score)
        if last >= len(found):
            return
        is_joined = found[last].key in ("and", "or") and found[last].gap in (UNBROKEN, COMMA)
        if not is_joined and found[last].gap != COMMA:
            return
        index = last + is_joined


def _from(found: Tokens, first: int, last: int, rule: str, score: float) -> Iterator[Found]:
    if _INWARD.fullmatch(found[first].word):
        start = first
    else:
        start = beginning(found, first, last)
    if start < last:
        yield from proposed(found, start, last, rule, score)


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
        if source.low[match.start() - 1 : match.start()].isalnum() or not name.islower():
            continue
        if generic.isdisjoint(match["name"].split()):
            yield Found(name, *match.span("name"), "projects/described", _ASKED)


def supplied(
    source: Source, found: Tokens, bodies: Sequence[Mention], taken: set[int]
) -> Iterator[Found]:
    """A name behind which it is said who supplies it: "Beacon, which is supplied by Acorn"."""
    ends: dict[int, int] = {}
    counts: Counter[str] = Counter()
    for body in bodies:
        before = body.first - 1
        while before > 0 and found[before].key in _BETWEEN:
            before -= 1
        if before < 1 or found[before].key not in ("by", "from"):
            continue
        match = _said().search(source.low, max(0, body.start - _BACK), body.start)
        if match is None:
            continue
        ends = ends or {token.end: index for index, token in enumerate(found)}
        counts = counts or Counter(token.word for token in found)
        last = ends.get(match.start())
        if last is None or last in taken or not found[last].is_capital:
            continue
        first = last
        while first and last - first < _MOST and _is_joined(found, first, taken):
            first -= 1
        if first < last or not _is_thing(found[last], counts):
            yield from _from(found, first, last + 1, "projects/supplied", _SUPPLIED)


def quoted(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    """A name in quotation marks before a word of what it is: "Second Chance" mentoring."""
    for match in _quoted().finditer(source.plain):
        first = found.starts.get(match.start("name"))
        if first is None or first in taken:
            continue
        last = first
        while last < len(found) and found[last].start < match.end("name"):
            last += 1
        yield from proposed(found, first, last, "projects/quoted", _SUPPLIED)


def _is_joined(found: Tokens, first: int, taken: set[int]) -> bool:
    return found[first].gap == UNBROKEN and found[first - 1].is_capital and first - 1 not in taken


def _is_thing(token: Token, counts: Counter[str]) -> bool:
    """Whether a word is the thing itself, no name of one: "Software supplied by Acorn"."""
    kinds = {kind.capitalize() for kind in words("projects", "kinds")}
    things = kinds | word_set("projects", "heads") | word_set("organisations", "part-words")
    word = token.word
    return word in things or word.endswith(("ing", "s")) or _is_common(token, counts)


@cache
def _described() -> re.Pattern[str]:
    things = "|".join(words("projects", "described"))
    return re.compile(
        r"us(?:es?|ed|ing|e of) the "  # letters first, which are found fast
        rf"(?P<name>(?:[a-z-]{{4,14}} ){{2,3}}(?:{things}))\b(?! (?:to be|which|that|will|would))"
    )


@cache
def _said() -> re.Pattern[str]:
    listed = "|".join(map(spaced, words("projects", "supplied")))
    return re.compile(rf"(?:{listed})\Z")


@cache
def _quoted() -> re.Pattern[str]:
    things = "|".join((*words("projects", "kinds"), *words("projects", "quoted-things")))
    return re.compile(
        r"[\"'*_](?P<name>[A-Z0-9][\w&/-]{1,20}(?: [A-Za-z0-9&][\w&/-]{0,20}){0,4})[\"'*_] "
        rf"(?:[a-z]{{1,12}} )?(?:{things})\b"
    )
