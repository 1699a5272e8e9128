"""Bodies that a document means without their names: forces by their counties, a commissioner.

"The forces are Ashshire, Birchshire and the Vale" names three; a decision under FOISA says
"the Commissioner" and means the Scottish one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.cues import spaced, words
from extract.mention import Mention
from extract.names import Body, names
from extract.source import Source
from extract.tokens import COMMA, LINE, UNBROKEN, Tokens, owned

_LISTED, _MEANT = 0.6, 0.6
_MOST, _WORDS = 45, 4  # names of a list, words of a name
_SCOTTISH = re.compile(r"\bdecision (?:notice )?\d{1,4}/\d{4}|decision notice")
_FOI = re.compile(r"\bfoia\b|\bfreedom of information\b")
_OTHERS = re.compile(
    r"information commissioner|crime commissioner|biometrics|surveillance|\bpcc\b|\bpfcc\b|opcc|"
    r"investigatory powers|victims' commissioner|children's commissioner|electoral commissioner"
)
_FORCES = ("Police", "Constabulary", "Metropolitan Police")


def meant(
    source: Source, found: Tokens, taken: set[int], named: Sequence[Mention]
) -> Iterator[Mention]:
    """The bodies so meant outside the words taken, to which theirs are added."""
    pairs = _first_of_two(found, taken, named)
    for mention in (*pairs, *_in_lists(source, found, taken), *_commissioner(source, found, taken)):
        taken.update(range(mention.first, mention.last))
        yield mention


def _first_of_two(found: Tokens, taken: set[int], named: Sequence[Mention]) -> Iterator[Mention]:
    """The force before "and" that shares a word with the one behind: "Kent and Essex Police"."""
    for one in named:
        last = one.first - 1
        if one.body.kind != "police-force" or last < 1 or found[last].key != "and":
            continue
        first = last
        while first and last - first < _WORDS and found[first - 1].is_capital:
            first -= 1
            if found[first].gap != UNBROKEN:
                break
        for start in range(first, last):
            place = " ".join(token.word for token in found[start:last])
            body = next((b for end in _FORCES if (b := names().named(f"{place} {end}"))), None)
            if body and taken.isdisjoint(range(start, last)):
                span = found[start].start, found[last - 1].end
                yield Mention(body, start, last, *span, "organisations/place-in-list", _LISTED)
                break


def _in_lists(source: Source, found: Tokens, taken: set[int]) -> Iterator[Mention]:
    for match in _places(source):
        index = found.starts.get(match.end())
        if index is None:
            continue
        sort = "force" if match["force"] else "council"
        listed = list(_names(found, index, taken))
        if len(listed) > 1:
            for first, last in listed:
                yield _of_place(found, first, last, sort)


def _places(source: Source) -> Iterator[re.Match[str]]:
    for word in ("forces", "councils", "council's"):
        place = source.low.find(word)
        while place >= 0:
            if match := _lists().match(source.low, place):
                yield match
            place = source.low.find(word, place + 1)


def _names(found: Tokens, index: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The places of a list: "Ashshire, Birchshire and the Vale"; one that is a body ends none."""
    for _ in range(_MOST):
        last = index
        while last < len(found) and last - index < _WORDS and _goes_on(found, index, last):
            last += 1
        if last == index:
            return
        if taken.isdisjoint(range(index, last)):
            yield index, last
        while last < len(found) and last in taken and found[last].gap in (UNBROKEN, LINE):
            last += 1
        if last >= len(found) or not (found[last].gap == COMMA or found[last].key == "and"):
            return
        index = last + (found[last].key == "and")
        if index < len(found) and found[index].key == "the":
            index += 1


def _goes_on(found: Tokens, first: int, index: int) -> bool:
    token = found[index]
    if index > first and token.gap not in (UNBROKEN, LINE):
        return False
    if token.word == "&":
        return index > first
    return token.is_capital and token.key not in ("and", "the")


def _of_place(found: Tokens, first: int, last: int, sort: str) -> Mention:
    """The force or council of a place; the register's where it has one."""
    place = " ".join("and" if one.word == "&" else one.word for one in found[first:last])
    if sort == "force":
        known = (names().named(f"{place} {end}") for end in _FORCES)
        body = next((one for one in known if one), None) or Body(f"{place} Police", "police-force")
    else:
        body = Body(f"{place} Council", "council")
    span = found[first].start, found[last - 1].end
    return Mention(body, first, last, *span, "organisations/place-in-list", _LISTED)


def _commissioner(source: Source, found: Tokens, taken: set[int]) -> Iterator[Mention]:
    """The commissioner for information, Scottish under FOISA, where a document says no more."""
    low = source.low
    if "the commissioner" not in low or _OTHERS.search(low):
        return
    if "foisa" in low and _SCOTTISH.search(low):
        name = "Scottish Information Commissioner"
    elif _FOI.search(low) and "foisa" not in low:
        name = "Information Commissioner's Office"
    else:
        return
    index = next((n for n in found.capitals if owned(found[n].word) == "Commissioner"), None)
    body = names().named(name)
    if index is not None and body is not None and index not in taken:
        one = found[index]
        place = one.start, one.start + len(owned(one.word))
        yield Mention(body, index, index + 1, *place, "organisations/meant", _MEANT)


@cache
def _lists() -> re.Pattern[str]:
    force, council = (words("organisations", f"lists-of-{sort}s") for sort in ("force", "council"))
    branches = (
        f"(?P<{name}>{'|'.join(map(spaced, ones))})"
        for name, ones in (("force", force), ("council", council))
    )
    return re.compile("|".join(branches))
