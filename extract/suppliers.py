"""Bodies known by what is said beside them: suppliers after "provided by", "Acorn, the maker,".

Such a name may have no shape: any capitalised words, or names of a list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extract.asked_names import BODY, Wanted
from extract.cues import Cue, cues, present, spaced, word_set, words
from extract.mention import Mention
from extract.names import Body, names
from extract.runs import bare, begins_line, heads
from extract.shapes import trimmed
from extract.source import Source
from extract.tokens import COMMA, LINE, UNBROKEN, Tokens, end_of

_APPOSING = frozenset("a an the our its their who which is are group was or".split())
_LONGEST = 6
_ASKED, _APPOSED = 0.7, 0.65


def suppliers(
    source: Source, found: Tokens, taken: set[int], wanted: Sequence[Wanted]
) -> Iterator[Mention]:
    """The bodies so known outside the words taken, to which theirs are added."""
    for mention in _each(source, found, taken, wanted):
        taken.update(range(mention.first, mention.last))
        yield mention


def _each(
    source: Source, found: Tokens, taken: set[int], wanted: Sequence[Wanted]
) -> Iterator[Mention]:
    yield from _asked_for(found, wanted, taken)
    yield from _after_phrases(source, found, taken)
    yield from _apposed(source, found, taken)


def _asked_for(found: Tokens, wanted: Iterable[Wanted], taken: set[int]) -> Iterator[Mention]:
    """Bodies that a label, a question or the head of a column asks for."""
    for one in wanted:
        if one.sort == BODY and taken.isdisjoint(range(one.first, one.last)):
            mention = _supplier(found, one.first, one.last, "organisations/asked-for", _ASKED)
            if mention:
                yield mention


def _after_phrases(source: Source, found: Tokens, taken: set[int]) -> Iterator[Mention]:
    starts = found.starts
    for one in present(cues("organisations", "suppliers"), source.low):
        for match in one.find(source.low):
            if source.low[match.start() - 1 : match.start()].isalnum():
                continue  # "outcomes from" has "comes from"
            index = starts.get(match.end())
            if index is not None and not begins_line(source, found, index):
                yield from _listed_after(source, found, index, taken, one)


def _listed_after(
    source: Source, found: Tokens, index: int | None, taken: set[int], said: Cue
) -> Iterator[Mention]:
    """The names of a list: "contracts with Acorn, Bexcom and Crail Group"."""
    while index is not None and index < len(found):
        last = index
        while last < len(found) and last - index < _LONGEST and _is_of_name(found, index, last):
            is_joined = found[last].gap in (UNBROKEN, LINE)
            if last > index and (not is_joined or begins_line(source, found, last)):
                break
            last += 1
        if last == index:
            return
        if not taken.intersection(range(index, last)):
            mention = _supplier(found, index, last, said.id, said.score, kind=said.says)
            if mention:
                yield mention
        index = _next_in_list(found, last)


def _is_of_name(found: Tokens, first: int, index: int) -> bool:
    """Whether a word goes on with a supplier's name: "Acorn & Bexcom Ltd"."""
    if found[index].word == "&" and index > first and index + 1 < len(found):
        return found[index + 1].is_capital
    return found[index].is_capital


def _next_in_list(found: Tokens, last: int) -> int | None:
    if last >= len(found):
        return None
    if found[last].key == "and" and found[last].gap in (UNBROKEN, COMMA):
        last += 1
        return last if last < len(found) else None
    return last if found[last].gap == COMMA else None


def _supplier(
    found: Tokens, first: int, last: int, rule: str, score: float, *, kind: str = "vendor"
) -> Mention | None:
    start = trimmed(found, first, last)
    if (
        start is None
        or _is_person(found, start)
        or _is_no_supplier([token.word for token in found[start:last]])
    ):
        return None
    if start > 2 and all(one.word.isupper() for one in found[start - 3 : start + 1]):
        return None  # where all is in capitals, those of a name say nothing
    name = " ".join([t.word for t in found[start : last - 1]] + [bare(found[last - 1])])
    if name in word_set("organisations", "too-short") or len(name) < 3 or name in heads():
        return None
    kind = heads().get(bare(found[last - 1]), kind)
    body = names().named(name) or Body(name, kind)
    return Mention(body, start, last, found[start].start, end_of(found[last - 1]), rule, score)


def _is_no_supplier(named: Sequence[str]) -> bool:
    """Whether a name reads as that of a part: "Human Resources", not "Larkfield Digital"."""
    parts = word_set("organisations", "part-words")
    if not word_set("organisations", "not-suppliers").isdisjoint(named):
        return True
    return (named[0] in parts and named[0] != "Open") or (
        len(named) == 1 and named[0] in word_set("organisations", "roles")
    )


def _is_person(found: Tokens, first: int) -> bool:
    """Whether a title stands before a name: "built by Dr Ann Ashe"."""
    return first > 0 and found[first - 1].word in word_set("organisations", "titles")


def _apposed(source: Source, found: Tokens, taken: set[int]) -> Iterator[Mention]:
    """Names that a phrase says what they are: "Acorn Lanterns, the maker,"."""
    count = len(found)
    for last in found.capitals:
        if last + 1 == count or found[last + 1].key not in _APPOSING:
            continue
        if not found[last].is_capital or not _apposition().match(source.low, found[last].end):
            continue
        first = last
        while first and last - first < _LONGEST and _is_before(found, first):
            first -= 1
        if found[first].is_capital and taken.isdisjoint(range(first, last + 1)):
            mention = _supplier(found, first, last + 1, "organisations/apposed", _APPOSED)
            if mention:
                yield mention


def _is_before(found: Tokens, first: int) -> bool:
    return found[first].gap == UNBROKEN and found[first - 1].is_capital


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{spaced(one)})" for one in words("organisations", "apposed")))
