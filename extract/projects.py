"""Projects, systems, tools and operations that a document names, in its title too."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from extract.asked_names import Wanted
from extract.blocks import FOOTER, RIGHTS, SIGN, Blocks
from extract.called import asked_for, beginning, called, described, proposed
from extract.cues import section, word_set
from extract.mention import Mention
from extract.product_names import product_names
from extract.reading import Found
from extract.runs import capital_runs
from extract.source import Source
from extract.tokens import UNBROKEN, Token, Tokens, end_of, name_of, owned

_WITHIN = ("for", "of")  # "Data for Children"
_BEFORE, _SHAPE, _KIND, _KNOWN = 0.85, 0.75, 0.7, 0.85
_TITLE = 0.7
_IN_TITLE = 5  # the words of a name in a title
_FIELD = re.compile(
    r"(?:^[ >|*#]{0,6}|decision)"
    r"(?:decision title|title|subject|issue|re|project|topic|heading|decision ref)[ *]{0,3}"
    r"(?::|$)[\s|*]{0,40}",
    re.MULTILINE,
)
_APPOSED = re.compile(
    r"(?:, | \(|,? which is |,? which was | is )(?:a|an|the|our|its|their) (?:[a-z-]{1,14} ){0,4}"
    r"(?:tool|system|platform|app|software|product|database|algorithm|model|programme|scheme|pilot"
    r"|workbench|dashboard|service|package|module|program|chatbot|assistant|index|survey|device|drone|solution|engine|application|project|initiative)\b"
)


def projects(
    source: Source,
    found: Tokens,
    bodies: Sequence[Mention],
    blocks: Blocks,
    *,
    title: Found | None,
    kind: str,
    wanted: Sequence[Wanted],
) -> tuple[Found, ...]:
    """The projects and systems, each at its first naming, an abbreviation under its full name."""
    taken = {index for one in bodies for index in range(one.first, one.last)}
    named = [
        *_known(source, found),
        *_shaped(source, found, taken),
        *called(source, found, taken),
        *product_names(source, found, taken),
        *asked_for(found, wanted, taken),
        *described(source),
    ]
    if kind == "decision":
        named += _titled(source, found, title, taken)
    usable = [one for one in named if blocks.at(one.start) not in (FOOTER, RIGHTS, SIGN)]
    return _distinct(source, usable)


def _distinct(source: Source, named: list[Found]) -> tuple[Found, ...]:
    first: dict[str, Found] = {}
    known = {one.start: one for one in named if one.rule == "projects/known"}
    for one in sorted(named, key=lambda f: (f.start, -(f.end - f.start), -f.score)):
        if not (_is_plain_words(source, one) or _adds_sort(one, known.get(one.start))):
            core = _core(one.value)
            if core not in first or (_is_headed(one) and not _is_headed(first[core])):
                first[core] = one
    kept = [one for one in first.values() if not _within(one, first.values())]
    short = {_initials(one.value) for one in kept if " " in one.value}
    return tuple(sorted((one for one in kept if one.value not in short), key=lambda f: f.start))


def _is_headed(one: Found) -> bool:
    """Whether a name is written with its sort first: "Project Beacon", not "Beacon Project"."""
    return one.value.split()[0] in word_set("projects", "before")


def _is_plain_words(source: Source, one: Found) -> bool:
    """Whether the text writes the words of a name small too."""
    is_shape = one.rule in ("projects/shape", "projects/title", "projects/kind-follows")
    return is_shape and " " in one.value and one.value.lower() in source.plain


def _adds_sort(one: Found, known: Found | None) -> bool:
    """Whether a name is a known one and a word of what that is: "Beacon Software"."""
    if known is None or one.rule == known.rule:
        return False
    return one.value.split()[-1].lower() in word_set("projects", "kinds")


def _core(name: str) -> str:
    """A name without the words that only say what sort of thing bears it."""
    sorts = word_set("projects", "kinds")
    kept = [word for word in name.casefold().split() if word not in sorts]
    return "".join(kept) or name.casefold()


def _within(one: Found, others: Collection[Found]) -> bool:
    return any(
        one is not other and other.start <= one.start and one.end <= other.end for other in others
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _titled(source: Source, found: Tokens, title: Found | None, taken: set[int]) -> Iterator[Found]:
    """Each name in a title or a field that gives it."""
    fields = [match.end() for match in _FIELD.finditer(source.low)]
    starts = [*fields, *([title.start] if title and title.start not in fields else [])]
    for start in starts:
        index = found.starts.get(start)
        if index is not None:
            yield from _in_title(source, found, index, taken)


def _in_title(source: Source, found: Tokens, index: int, bodies: set[int]) -> Iterator[Found]:
    """The name with which a title begins, if the text has it again."""
    last = index
    while last < len(found) and last - index < _IN_TITLE and _titles_on(found, index, last):
        last += 1
    first = beginning(found, index, last)
    generic = word_set("projects", "title-words")
    while last > first and found[last - 1].word in generic:
        last -= 1
    if first >= last or _is_body(found, first, last, bodies):
        return
    start, end = found[first].start, end_of(found[last - 1])
    name = source.plain[start:end]
    if source.plain.count(name) > 1:
        yield Found(name, start, end, "projects/title", _TITLE)


def _is_body(found: Tokens, first: int, last: int, bodies: set[int]) -> bool:
    """Whether a name is a body's, as one with a "the" in it is not: "Hack the Police"."""
    is_named = not bodies.isdisjoint(range(first, last))
    return is_named and all(found[index].key != "the" for index in range(first, last))


def _titles_on(found: Tokens, first: int, index: int) -> bool:
    token = found[index]
    if index != first and token.gap != UNBROKEN:
        return False
    follows = found[index + 1] if index + 1 < len(found) else None
    is_small = token.key in ("the", "of", "for") and follows is not None and follows.is_capital
    return token.is_capital or is_small


def _known(source: Source, found: Tokens) -> Iterator[Found]:
    known, firsts = _known_names(), _known_firsts()
    beside = cast("Mapping[str, str]", section("projects", "not-beside"))
    others = {name for name, word in beside.items() if word in source.low}
    for index in found.capitals:
        token = found[index]
        word = token.word
        if word not in firsts and ("'" not in word or owned(word) not in firsts):
            continue
        for length in (3, 2, 1):
            span = found[index : index + length]
            if len(span) < length or any(t.gap != UNBROKEN for t in span[1:]):
                continue
            if (canonical := known.get(name_of(span))) and canonical not in others:
                yield Found(canonical, token.start, end_of(span[-1]), "projects/known", _KNOWN)
                break


@cache
def _known_names() -> dict[str, str]:
    listed = section("projects", "known").items()
    return {n: name for name, others in listed for n in (name, *cast("list[str]", others))}


@cache
def _known_firsts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _known_names())


def _shaped(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    """Names by a word of what they are: before them, as their last, or behind them."""
    before = word_set("projects", "before")
    for first, last in capital_runs(source, found, taken):
        start = beginning(found, first, last)
        if start >= last:
            continue
        if found[start].word in before and last - start > 1:
            yield from proposed(found, start, start + 2, "projects/before", _BEFORE)
        elif stop := _after_head(found, start, last):
            start = _part(found, start, stop)
            if stop - start > 1:
                stop += _is_figure(found, stop)
                yield from proposed(found, start, stop, "projects/shape", _SHAPE)
                yield from _before_kind(source, found, start, last)
        elif _is_apposed(source, found[last - 1], is_alone=last - start < 2):
            start = _part(found, start, last)
            yield from proposed(found, start, last, "projects/apposed", _KIND)
        else:
            yield from _before_kind(source, found, start, last)


def _after_head(found: Tokens, first: int, last: int) -> int:
    """Where the last head of a name ends that has a word before it; 0 where there is none."""
    heads = word_set("projects", "heads")
    ends = range(last, first + 1, -1)
    return next((end for end in ends if owned(found[end - 1].word) in heads), 0)


def _is_figure(found: Tokens, index: int) -> bool:
    """Whether a figure goes on with a name: "the Beacon Index 2"."""
    return index < len(found) and found[index].gap == UNBROKEN and found[index].word.isdigit()


def _before_kind(source: Source, found: Tokens, start: int, last: int) -> Iterator[Found]:
    """A name with a small word of its sort behind it: "the Beacon 2 database"."""
    last += _is_figure(found, last)
    if last == len(found) or found[last].key not in word_set("projects", "kinds"):
        return
    is_joined = found[last].gap == UNBROKEN or _is_quoted(source, found[start], found[last - 1])
    if is_joined and not found[last - 1].word.endswith(("'s", "s'")):
        yield from proposed(found, _part(found, start, last), last, "projects/kind-follows", _KIND)


def _is_quoted(source: Source, first: Token, last: Token) -> bool:
    """Whether a name stands in quotation marks, with a word right behind: "Beacon" programme."""
    is_opened = source.plain[max(0, first.start - 1) : first.start] in ('"', "'")
    return is_opened and source.plain[last.end : last.end + 2] in ('" ', "' ")


def _is_apposed(source: Source, last: Token, *, is_alone: bool) -> bool:
    """Whether small letters say what a name is: "Beacon, a tool"; not ", the Programme Office".

    A word alone that "is a tool" is a name only if it is written as no other: "IDLE is a tool".
    """
    match = _APPOSED.match(source.low, last.end)
    if match is None or (is_alone and match[0].startswith(" is ") and last.word[1:].islower()):
        return False
    return source.plain[match.start() : match.end()].islower()


def _part(found: Tokens, first: int, last: int) -> int:
    """Where the last of several names begins, and one without whose it is: "the Trust's Beacon"."""
    for index in range(last - 2, first - 1, -1):
        if found[index].word.endswith(("'s", "'")) and last - index > 2:
            return index + 1
        if not found[index].is_capital and found[index].key not in _WITHIN:
            return beginning(found, index + 1, last)
    return first
