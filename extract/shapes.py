"""Names of bodies by their shape: capitalised words of which one says what sort of body it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import cast

from extract.cues import section, word_set, words
from extract.names import Body, Named, names
from extract.runs import JOINING, bare, capital_runs, heads
from extract.source import Source
from extract.tokens import COMMA, LINE, UNBROKEN, Token, Tokens

_BETWEEN = frozenset({"of", "with", "from", "to"})
_LABEL = re.compile(r"[QA]\d{1,2}[a-z]?")  # of a question: "Q3a The University of Eastmarch"
_OF_AREA = re.compile(r"(?:commissioner for|mayor of)\b")
_AREA_WORDS = 2
_LONGEST = 13  # words in the name of a body
# What makes a law of the name before it: "Part III of the Police Act".
_LAWS = frozenset({"Act", "Acts", "Regulations", "Order", "Bill", "Code"})


def shaped(source: Source, found: Tokens, taken: set[int]) -> Iterator[Named]:
    """The bodies whose names have the shape of one, outside the words taken."""
    keys = _head_keys()
    heads_at = [n for n, token in enumerate(found) if token.key.removesuffix("'s") in keys]
    for run in capital_runs(source, found, taken):
        at = bisect_left(heads_at, run[0])
        if at == len(heads_at) or heads_at[at] >= run[1]:
            continue
        for first, last in _parted(found, *run):
            if named := _of_run(found, first, last):
                yield named


def _of_run(found: Tokens, first: int, last: int) -> Named | None:
    if _head_keys().isdisjoint(one.key.removesuffix("'s") for one in found[first:last]):
        return None
    stop = _after_beginning(found, first, last)
    if stop is None:
        stop = next((i for i in range(last, first, -1) if _is_head(found, first, i)), None)
    if stop is None:
        return None
    stop = _with_of(found, stop, last)
    start = trimmed(found, first, stop)
    if start is None or stop - start > _LONGEST:
        return None
    stop = _with_tail(found, stop, last)
    if stop < last and _is_of_another(found[stop]):
        return None
    start = _after_holder(found, _after_office(found, start, stop), stop)
    if bare(found[stop - 1]) in word_set("organisations", "company-ends"):
        start = max((i + 1 for i in range(start, stop) if found[i].key == "of"), default=start)
    ends = (found[stop - 1], found[stop - 2])
    kind = next((heads()[bare(one)] for one in ends if bare(one) in heads()), "other")
    return _shape(found, start, stop, kind)


def _with_tail(found: Tokens, stop: int, last: int) -> int:
    """The end of a name that goes on with a country or form: "Vireo Systems UK"."""
    tails = word_set("organisations", "tails")
    return stop + 1 if stop < last and bare(found[stop]) in tails else stop


def _with_of(found: Tokens, stop: int, last: int) -> int:
    """The end of a name that goes on: "Eastmarch Institute of Technology"."""
    of = word_set("organisations", "heads-of")
    if stop + 1 < last and found[stop].key == "of" and bare(found[stop - 1]) in of:
        return last
    return stop


def _is_head(found: Tokens, first: int, stop: int) -> bool:
    """Whether a word ends the name of a body, alone or by the words that stand before it."""
    word = bare(found[stop - 1])
    if word in word_set("organisations", "heads-long") and stop - first > 2:
        start = trimmed(found, first, stop)
        if start is not None and stop - start > 2:
            return True
    if word in heads():
        return True
    among = _heads_after().get(word)
    return among is not None and any(bare(one) in among for one in found[first : stop - 1])


def _is_of_another(after: Token) -> bool:
    """Whether the word behind a name makes of it a law, an address or a post."""
    posts = word_set("organisations", "posts")
    return after.word in _LAWS or after.word in posts or _is_place(after)


def _is_place(token: Token) -> bool:
    """Whether a word makes an address of the name before it: "Old Gaol Lane Police Station"."""
    return token.gap == UNBROKEN and token.word in word_set("organisations", "places")


def _after_office(found: Tokens, first: int, stop: int) -> int:
    """The first word of the body behind an office: "Chief Constable of the Vale Police"."""
    offices = word_set("organisations", "office-of")
    for index in range(first + 1, min(first + 4, stop - 2)):
        is_office = found[index].key in _BETWEEN and bare(found[index - 1]) in offices
        if is_office or found[index].key == "with":
            return trimmed(found, index, stop) or first
    return first


def _after_holder(found: Tokens, first: int, last: int) -> int:
    """The first word of the body of a person with a title: "Dr Ann Ashe of the Vale Trust"."""
    if not first or found[first - 1].word not in word_set("organisations", "titles"):
        return first
    joined = (i for i in range(first + 1, last - 1) if found[i].key in (*_BETWEEN, "and"))
    return next((start for i in joined if (start := trimmed(found, i, last))), first)


def _parted(found: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The bodies of a run that names two: "Acorn Ltd and Bexcom Ltd"."""
    for index in range(first + 1, last - 2):
        if found[index].key != "and" or not _ends_name(found, first, index, last):
            continue
        if bare(found[index + 1]) in word_set("organisations", "after-and"):
            continue
        is_second = any(_is_head(found, index + 1, i) for i in range(index + 3, last + 1))
        if is_second or _after_beginning(found, _past_the(found, index + 1), last) is not None:
            yield first, index
            yield from _parted(found, index + 1, last)
            return
    yield first, last


def _past_the(found: Tokens, index: int) -> int:
    return index + 1 if found[index].key == "the" else index


def _ends_name(found: Tokens, first: int, index: int, last: int) -> bool:
    """Whether a name ends before an "and": at a head, or as one company's before another's."""
    if bare(found[index - 1]) in heads():
        return True
    ends = word_set("organisations", "company-ends")
    stop = next((i for i in range(index + 1, last) if bare(found[i]) in ends), 0)
    return found[index].word == "and" and index - first > 1 and stop - index > 2


def _shape(found: Tokens, first: int, last: int, kind: str) -> Named | None:
    name = _title(found, first, last)
    if last - first < 2 or name in word_set("organisations", "too-short") or name in _projects():
        return None
    if found[last - 2].key == "the" and heads().get(bare(found[last - 1])) == "other":
        return None  # "Members the Group"
    if bare(found[last - 1]) in word_set("organisations", "roles"):
        return None
    is_company = bare(found[last - 1]) in word_set("organisations", "company-ends")
    if not (is_company or _begins(name)) and _is_part(found, first, last):
        return None
    return Named(names().named(name) or Body(_cased(name), kind), first, last)


def _is_part(found: Tokens, first: int, last: int) -> bool:
    """Whether a name reads as that of a part, a role, a paper or a technology, not of a body."""
    before, end = {bare(token) for token in found[first : last - 1]}, bare(found[last - 1])
    if before & word_set("organisations", "roles"):
        return True
    if end in word_set("organisations", "firm-heads"):
        return False
    if found[first].word in word_set("organisations", "firm-firsts") and last - first > 2:
        return False
    if heads().get(end) == "vendor" and (
        before & word_set("organisations", "things")
        or any(word.endswith("ing") and len(before) < 3 for word in before)
    ):
        return True
    if end not in word_set("organisations", "heads-long"):
        before.add(end)
    return not word_set("organisations", "part-words").isdisjoint(before)


def _title(found: Tokens, first: int, last: int) -> str:
    """A name with the commas that are part of it."""
    parts = [
        ("," if one.gap == COMMA and one is not found[first] else "") + " " + one.word
        for one in found[first : last - 1]
    ]
    return ("".join(parts)[1:] + " " + _bare_end(found[last - 1])).strip()


def _bare_end(token: Token) -> str:
    """The last word of a name as written, without the mark of the possessive."""
    return token.word[:-2] if token.word.endswith("'s") else token.word.removesuffix("'")


def _cased(name: str) -> str:
    """A name in capitals as a sentence would write it: "Westmarch and Vale Police"."""
    if not name.replace("Police", "").replace("Council", "").isupper() or len(name) < 9:
        return name
    small = (
        word.lower() if word.lower() in JOINING else word.capitalize() for word in name.split()
    )
    return " ".join(small).replace("Nhs ", "NHS ")


def _begins(name: str) -> bool:
    return name.startswith(tuple(words("organisations", "beginnings")))


def _after_beginning(found: Tokens, first: int, last: int) -> int | None:
    """The end of a name that needs no head: "University of Ambleford", "Department for Bridges"."""
    if not _beginning_words().intersection(map(_spelt, found[first:last])):
        return None
    name = " ".join(_spelt(token) for token in found[first:last])
    beginning = next(
        (b for b in words("organisations", "beginnings") if b + " " in name + " "), None
    )
    if beginning is None or name.endswith(beginning):
        return None
    if _OF_AREA.search(name.lower()):
        return _end_of_place(found, first, last)
    loose = word_set("organisations", "sentence-words")
    while last - first > 2 and found[last - 1].word in loose:
        last -= 1
    return last


def _end_of_place(found: Tokens, first: int, last: int) -> int:
    """The end of the area of a commissioner or mayor: "for West Ashshire", "of Ashe and the Vale".

    An area has two words at most, and ends with its line; the name of who holds the office may
    follow it.
    """
    keys = [one.key for one in found[first:last]]
    office = next(n for n in range(len(keys)) if _OF_AREA.match(" ".join(keys[n : n + 2])))
    index = _past_side(found, first + office + 2, last)
    line = next((n for n in range(index + 1, last) if found[n].gap == LINE), last)
    if index + 1 < line and found[index + 1].key == "and":
        return min(_past_side(found, index + 2, line) + 1, line)
    return min(line, last) if line - index < _AREA_WORDS + 1 else index + 1


def _past_side(found: Tokens, index: int, last: int) -> int:
    """The word behind "the" and "West" of an area."""
    sides = word_set("organisations", "sides")
    while index + 1 < last and (found[index].key == "the" or found[index].word in sides):
        index += 1
    return index


def _spelt(token: Token) -> str:
    """A word of a name, "and" in place of its sign and capitals as in a sentence."""
    if token.word == "&":
        return "and"
    word = token.word
    if not word.isupper() or len(word) < 4:
        return word.lower() if word.isupper() and token.key in JOINING else word
    return word.capitalize()


def trimmed(found: Tokens, first: int, last: int) -> int | None:
    """The first word of a run that can begin a name."""
    loose = word_set("organisations", "sentence-words")
    while first < last and (
        found[first].word in loose
        or found[first].key in JOINING
        or _LABEL.fullmatch(found[first].word)
    ):
        first += 1
    return first if first < last else None


@cache
def _projects() -> frozenset[str]:
    """Names of projects that have the shape of a body's: "Clean Air Fund"."""
    return frozenset(section("projects", "known"))


@cache
def _beginning_words() -> frozenset[str]:
    return frozenset(one.split()[0] for one in words("organisations", "beginnings"))


@cache
def _heads_after() -> dict[str, frozenset[str]]:
    listed = section("organisations", "heads-after").items()
    return {word: frozenset(cast("list[str]", before)) for word, before in listed}


@cache
def _head_keys() -> frozenset[str]:
    """The words, in small letters, of which every name of the shape of a body has one."""
    long = words("organisations", "heads-long")
    words_of = (*heads(), *_heads_after(), *_beginning_words(), *long)
    return frozenset(word.lower() for word in words_of)
