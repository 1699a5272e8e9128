"""Names of bodies by their shape: capitalised words of which one says what sort of body it is."""

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from extract.cues import section, word_set, words
from extract.names import Body, Named, names
from extract.source import Source
from extract.tokens import COMMA, LINE, UNBROKEN, Token, Tokens

JOINING = frozenset({"of", "and", "for", "the", "upon", "on", "in", "with", "de"})
_LONGEST = 13  # words in the name of a body
_LAWS = frozenset(
    {"Act", "Acts", "Regulations", "Order", "Bill", "Code"}
)  # "Part III of the Police Act"
_LABEL_END = re.compile(r"[ ]?:|[ ]{3}|[ ](?=\d{1,2}[ /.][A-Z0-9])")
_LINE_END = re.compile(r"[ ]*(?:\n|\Z)")
_WIDEST = 200
_SHORT_LINE = 45  # characters; a paragraph's lines are longer


def shaped(source: Source, found: Tokens, taken: set[int]) -> Iterator[Named]:
    """The bodies whose names have the shape of one, outside the words taken."""
    for run in capital_runs(source, found, taken):
        for first, last in _parted(found, *run):
            if named := _of_run(found, first, last):
                yield named


def _of_run(found: Tokens, first: int, last: int) -> Named | None:
    if _head_keys().isdisjoint(one.key.removesuffix("'s") for one in found[first:last]):
        return None
    stop = _after_beginning(found, first, last)
    if stop is None:
        stop = next((i for i in range(last, first, -1) if _is_head(found, first, i)), None)
    stop = _with_of(found, stop, last) if stop else stop
    start = trimmed(found, first, stop) if stop is not None else None
    if stop is None or start is None or stop - start > _LONGEST:
        return None
    if stop < last and found[stop].word in _LAWS:
        return None
    if bare(found[stop - 1]) in word_set("organisations", "company-ends"):
        start = max((i + 1 for i in range(start, stop) if found[i].key == "of"), default=start)
    return _shape(found, start, stop, heads().get(bare(found[stop - 1]), "other"))


def _with_of(found: Tokens, stop: int, last: int) -> int:
    """The end of a name that goes on: "Eastmarch Institute of Technology"."""
    of = word_set("organisations", "heads-of")
    if stop + 1 < last and found[stop].key == "of" and bare(found[stop - 1]) in of:
        return last
    return stop


def _is_head(found: Tokens, first: int, stop: int) -> bool:
    """Whether a word ends the name of a body, alone or by the words that stand before it."""
    word = bare(found[stop - 1])
    if word in heads():
        return True
    among = _heads_after().get(word)
    return among is not None and any(bare(one) in among for one in found[first : stop - 1])


def _parted(found: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The bodies of a run that names two: "Acorn Ltd and Bexcom Ltd"."""
    for index in range(first + 1, last - 2):
        if found[index].key != "and" or not _ends_name(found, first, index, last):
            continue
        whole = word_set("organisations", "after-and")
        is_second = any(bare(one) in heads() for one in found[index + 2 : last])
        if is_second and bare(found[index + 1]) not in whole:
            yield first, index
            yield from _parted(found, index + 1, last)
            return
    yield first, last


def _ends_name(found: Tokens, first: int, index: int, last: int) -> bool:
    """Whether a name ends before an "and": at a head, or as one company's before another's."""
    if bare(found[index - 1]) in heads():
        return True
    ends = word_set("organisations", "company-ends")
    stop = next((i for i in range(index + 1, last) if bare(found[i]) in ends), 0)
    return found[index].word == "and" and index - first > 1 and stop - index > 2


def _shape(found: Tokens, first: int, last: int, kind: str) -> Named | None:
    name = _title(found, first, last)
    if last - first < 2 or name in word_set("organisations", "too-short"):
        return None
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
        or (len(before) == 1 and max(before).endswith("ing"))
    ):
        return True
    return not word_set("organisations", "part-words").isdisjoint({*before, end})


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


def bare(token: Token) -> str:
    """A word without the mark of the possessive; of one in capitals, the first alone."""
    word = token.word
    if word.isupper() and len(word) > 3:
        word = word.capitalize()
    return word[:-2] if word.endswith("'s") else word.removesuffix("'")


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
    return last


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
    while first < last and (found[first].word in loose or found[first].key in JOINING):
        first += 1
    return first if first < last else None


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
            if not token.is_capital and not (token.key in JOINING and _after(found, last + 1)):
                break
            last += 1
        yield index, last


def _lists_on(found: Tokens, index: int) -> bool:
    """Whether a comma is part of a title: "Police, Fire and Crime Commissioner"."""
    token = found[index]
    return token.gap == COMMA and token.key == "fire" and found[index - 1].key == "police"


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


@cache
def _beginning_words() -> frozenset[str]:
    return frozenset(one.split()[0] for one in words("organisations", "beginnings"))


@cache
def heads() -> dict[str, str]:
    listed = section("organisations", "heads").items()
    return {word: kind for kind, heads in listed for word in cast("list[str]", heads)}


@cache
def _heads_after() -> dict[str, frozenset[str]]:
    listed = section("organisations", "heads-after").items()
    return {word: frozenset(cast("list[str]", before)) for word, before in listed}


@cache
def _head_keys() -> frozenset[str]:
    """The words, in small letters, of which every name of the shape of a body has one."""
    words_of = (*heads(), *_heads_after(), *_beginning_words())
    return frozenset(word.lower() for word in words_of)
