"""Projects, systems, tools and operations that a document names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from extract.blocks import FOOTER, RIGHTS, SIGN, Blocks
from extract.cues import cues, present, section, word_set, words
from extract.mention import Mention
from extract.product_names import product_names
from extract.reading import Found
from extract.shapes import capital_runs
from extract.source import Source
from extract.tokens import UNBROKEN, Tokens, owned

_WITHIN = ("for", "of")  # "Data for Children"
_SHAPE, _KIND, _KNOWN = 0.75, 0.7, 0.85
_LONGEST = 6
_APPOSED = re.compile(
    r"(?:, | \(|,? which is |,? which was )(?:a|an|the|our|its|their) (?:[a-z-]{1,14} ){0,4}"
    r"(?:tool|system|platform|app|software|product|database|algorithm|model|programme|scheme|pilot"
    r"|workbench|dashboard|service|package|module|solution|engine|application|project|initiative)\b"
)


def projects(
    source: Source,
    found: Tokens,
    bodies: Sequence[Mention],
    blocks: Blocks,
    *,
    title: Found | None,
    kind: str,
) -> tuple[Found, ...]:
    """The projects and systems, each at its first naming, an abbreviation under its full name."""
    taken = {index for one in bodies for index in range(one.first, one.last)}
    named = [
        *_known(source, found),
        *_shaped(source, found, taken),
        *_called(source, found, taken),
        *product_names(source, found, taken),
    ]
    if kind == "decision" and title:
        named += _titled(source, title)
    usable = [one for one in named if blocks.at(one.start) not in (FOOTER, RIGHTS, SIGN)]
    return _distinct(source, usable)


def _distinct(source: Source, named: list[Found]) -> tuple[Found, ...]:
    first: dict[str, Found] = {}
    for one in sorted(named, key=lambda f: (f.start, -(f.end - f.start), -f.score)):
        first.setdefault(one.value.casefold().replace(" ", ""), one)
    kept = [one for one in first.values() if not _within(one, first.values())]
    short = {_initials(one.value) for one in kept if " " in one.value}
    by_core: dict[str, Found] = {}
    for one in (one for one in kept if one.value not in short):
        core = _core(one.value)
        if core not in by_core or _plainer(one.value, by_core[core].value):
            by_core[core] = one
    return tuple(sorted(by_core.values(), key=lambda one: one.start))


def _core(name: str) -> str:
    """A name without the words that only say what sort of thing bears it."""
    sorts = {
        *words("projects", "before"),
        *(kind.capitalize() for kind in words("projects", "kinds")),
    }
    kept = [word for word in name.split() if word not in sorts]
    return " ".join(kept or name.split()).casefold()


def _plainer(name: str, other: str) -> bool:
    """Whether a name is the better: "Project Beacon", then "Beacon", then "Beacon Project"."""
    before = tuple(words("projects", "before"))
    if name.startswith(before) != other.startswith(before):
        return name.startswith(before)
    return len(name) < len(other)


def _within(one: Found, others: object) -> bool:
    return any(
        one is not other and other.start <= one.start and one.end <= other.end
        for other in cast("Sequence[Found]", others)
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _known(source: Source, found: Tokens) -> Iterator[Found]:
    known, firsts = _known_names(), _known_firsts()
    for index in found.capitals:
        token = found[index]
        if owned(token.word) not in firsts:
            continue
        for length in (3, 2, 1):
            span = found[index : index + length]
            if len(span) < length or any(t.gap != UNBROKEN for t in span[1:]):
                continue
            name = " ".join([*(t.word for t in span[:-1]), owned(span[-1].word)])
            if canonical := known.get(name):
                start, end = token.start, span[-1].start + len(owned(span[-1].word))
                yield Found(canonical, start, end, "projects/known", _KNOWN)
                break


@cache
def _known_names() -> dict[str, str]:
    listed = section("projects", "known").items()
    return {n: name for name, others in listed for n in (name, *cast("list[str]", others))}


@cache
def _known_firsts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _known_names())


def _shaped(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    heads, before = word_set("projects", "heads"), word_set("projects", "before")
    kinds = word_set("projects", "kinds")
    for first, last in capital_runs(source, found, taken):
        start = _begin(found, first, last)
        if start >= last:
            continue
        if found[start].word in before and last - start > 1:
            stop = start + 2
            yield from _found(source, found, start, stop, "projects/before", 0.85)
            continue
        stop = next((i for i in range(last, start + 1, -1) if owned(found[i - 1].word) in heads), 0)
        if stop:
            start = _part(found, start, stop)
            if stop - start < 2:
                continue
            if stop < len(found) and found[stop].gap == UNBROKEN and found[stop].word.isdigit():
                stop += 1
            yield from _found(source, found, start, stop, "projects/shape", _SHAPE)
        elif _APPOSED.match(source.low, found[last - 1].end):
            start = _part(found, start, last)
            yield from _found(source, found, start, last, "projects/apposed", _KIND)
        elif last < len(found) and found[last].key in kinds and found[last].gap == UNBROKEN:
            start = _part(found, start, last)
            yield from _found(source, found, start, last, "projects/kind-follows", _KIND)


def _part(found: Tokens, first: int, last: int) -> int:
    """Where the last of several names joined by small words begins."""
    for index in range(last - 2, first - 1, -1):
        if not found[index].is_capital and found[index].key not in _WITHIN:
            return _begin(found, index + 1, last)
    return first


def _begin(found: Tokens, first: int, last: int) -> int:
    loose = word_set("organisations", "sentence-words")
    while first < last and (found[first].word in loose or not found[first].is_capital):
        first += 1
    return first


def _found(
    source: Source, found: Tokens, first: int, last: int, rule: str, score: float
) -> Iterator[Found]:
    end = found[last - 1].start + len(owned(found[last - 1].word))
    name = " ".join([*(t.word for t in found[first : last - 1]), owned(found[last - 1].word)])
    refused = words("projects", "not-with")
    padded = f" {name} "
    if last - first > _LONGEST or any(f" {word} " in padded for word in refused):
        return
    shouted = name.isupper() and (" " in name or len(name) < 4)
    if name in word_set("projects", "not") or len(name) < 3 or shouted:
        return
    yield Found(name, found[first].start, end, rule, score)


def _called(source: Source, found: Tokens, taken: set[int]) -> Iterator[Found]:
    """A name after "known as", or after "uses" if it is written more than once."""
    starts, counts = found.starts, Counter[str]()
    for one in present(cues("projects", "named"), source.low):
        for match in one.find(source.low):
            index = starts.get(match.end())
            if index is None or index in taken or not found[index].is_capital:
                continue
            last = index + 1
            while last < len(found) and last - index < 3 and last not in taken:
                token = found[last]
                if token.gap != UNBROKEN or not (token.is_capital or token.word.isdigit()):
                    break
                last += 1
            word = found[index].word
            counts = counts or Counter(token.word for token in found)
            is_sure = one.id != "projects/used" or counts[word] > 1 or not word[1:].islower()
            is_sure = is_sure or last - index > 1
            if last - index == 1 and word.lower() in counts:
                continue  # a word that the text writes small as well is no name
            if is_sure and not (last - index == 1 and word.isupper()):
                yield from _named(source, found, index, last, one.id, one.score)


def _named(
    source: Source, found: Tokens, first: int, last: int, rule: str, score: float
) -> Iterator[Found]:
    start = _begin(found, first, last)
    if start < last:
        yield from _found(source, found, start, last, rule, score)


def _titled(source: Source, title: Found) -> Iterator[Found]:
    """What a decision is about by its title: the words of it that stand in the text again."""
    name = title.value.rstrip("0123456789 ")
    if len(name) < 6 or len(name.split()) > 5 or _no_project(name):
        return
    place = source.text.find(name, title.end)
    if place >= 0:
        yield Found(name, place, place + len(name), "projects/title", 0.7)


def _no_project(name: str) -> bool:
    return any(word in name.lower() for word in words("projects", "not-titles"))
