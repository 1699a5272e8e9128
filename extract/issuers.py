"""What a document's build says of who speaks in it, whatever the names of its bodies look like.

A letter calls its own author by its head ("the Department", "this force") and gives its postcode.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from extract.cues import Cue, cue, section, word_set
from extract.mention import Mention
from extract.names import Body, names
from extract.source import Source

_POSTCODE = re.compile(
    r"[,\n][^.;:]{0,110}?\b[A-Z]{1,2}\d[\dA-Z]?[ ]?\d[A-Z]{2}\b(?![^\n]{0,30}\bCommissioner)"
)
_WORD = r"[A-Z][\w'&-]{0,24}"
_RUN = re.compile(
    r"[A-Z](?<![\w'-].)[\w'&-]{0,24}"  # the letter first, so that it is looked for
    rf"(?:,?[ \n]{{1,2}}(?:(?:of|for|and|&|of the|for the|a'r|y|yr|i)[ ])?{_WORD}){{1,14}}"
)
_WORDS = re.compile(r"[\w'&-]+")
_SMALL = frozenset({"the", "dear", "of", "for", "and", "in"})
_FIRST_HEADS = frozenset({"Department", "Ministry", "Mayor"})  # heads only with what follows
_COUNTRY = re.compile(
    r"(?P<name>[ ](?:Wales|Cymru|Scotland|England|UK|Northern Ireland)(?=[ ]{0,4}(?:\n|\Z|[|/]))"
    r"|(?:[ ]|\n[ ]{0,4})NHS (?:Foundation )?Trust\b)"
)
_FREE = r"(?P<{}>[A-Z][\w:'-]{{1,24}}(?: (?:(?:by|of|for|and|&) )?[A-Z][\w:&'-]{{0,24}}){{0,6}}?)"
_STATED = re.compile(
    rf"[Mm]inutes of (?:the )?{_FREE.format('met')}(?: (?:19|20)\d\d)? (?:AGM|Annual General)\b"
    rf"|^(?:The )?{_FREE.format('does')} (?:(?:has|have) (?:been (?:commissioned|asked|appointed)"
    r"|awarded|backed|funded|given|granted|sponsored)\b"
    r"|(?:has|have|is|are|will)(?: be| today| now)? (?:awarding|backing|funding"
    r"|giving|(?:an? )?(?:[a-z]{3,9} )?sponsor(?:ing)?) )",
    re.MULTILINE,
)
_OPENING = 1500  # the characters in which a page says whose it is
STATED = "issuers/stated"
_JOINED = re.compile(r"[ \n]+")
_OWN = re.compile(
    r"[YyTtOo](?<!\w.)(?:(?P<small>(?<=[Yy])our|(?<=[Tt])his|(?<=[Oo])ur)[ ](?P<head>[a-z]{4,14})"
    r"|(?<=[Tt])he[ ](?P<capital>[A-Z][a-z]{3,14}|O?PF?CC))\b"
)
_SPOKEN, _OURS = 1.5, 2.5  # "the Trust", "this trust"
_DEPARTMENTS = ("central-department", "government-department")
_ADDRESS = 4.0


def runs(source: Source, known: Sequence[Mention]) -> Iterator[Mention]:
    """Capitalised words that end as names of public bodies do, where no body was found.

    A body found as a part of such a name, and in no register, does not stand against it.
    """
    heads = word_set("parties", "heads") | _FIRST_HEADS
    starts = [one.start for one in known]
    for match in _RUN.finditer(source.plain):
        if heads.isdisjoint(_WORDS.findall(match[0])):
            continue
        for start, end in _trimmed(source, *match.span()):
            first = max(0, bisect_left(starts, start) - 1)
            meeting = known[first : bisect_left(starts, end)]
            if all(_is_part(one, start, end) for one in meeting if one.end > start):
                name = _JOINED.sub(" ", source.plain[start:end])
                yield Mention(Body(name, "other"), -1, -1, start, end, "issuers/run", 0.6)


def _is_part(one: Mention, start: int, end: int) -> bool:
    is_within = start <= one.start and one.end <= end
    return is_within and one.body.reference is None and (one.start, one.end) != (start, end)


def _trimmed(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a run: each part between commas, each line of a letterhead for itself."""
    for part in re.finditer(r"[^,]+", source.plain[start:end]):
        place, stop = start + part.start(), start + part.end()
        line = source.plain.rfind("\n", 0, place) + 1
        found = list(_named(source, place, stop)) if source.flat[line:place].strip() else []
        if not found:
            lines = re.finditer(r"[^\n]+", part[0])
            found = [
                one for m in lines for one in _named(source, place + m.start(), place + m.end())
            ]
        yield from found


def _named(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name up to its last head, or on from a head with "of" or "for" behind it."""
    found = list(_WORDS.finditer(source.plain[start:end]))
    if found and source.plain.startswith(":", end):
        del found[-1]  # the label of a cell
    loose = word_set("organisations", "sentence-words")
    while found and (found[0][0].lower() in _SMALL or found[0][0] in loose):
        del found[0]
    heads = word_set("parties", "heads")
    at = [i for i, one in enumerate(found) if one[0] in heads or one[0] in _FIRST_HEADS]
    if not at:
        return
    last = at[-1]
    if last + 2 < len(found) and found[last + 1][0] in ("of", "for"):
        last = len(found) - 1
    elif found[last][0] in _FIRST_HEADS:
        return
    chosen = found[: last + 1]
    if len(chosen) > 1 and word_set("parties", "no-name").isdisjoint(one[0] for one in chosen):
        yield start + chosen[0].start(), start + chosen[-1].end()


def stated(source: Source) -> Iterator[Mention]:
    """Names of any form by place: "Minutes of X 2022 AGM", "X has been asked to", "X has given".

    One word alone is a name where it is written as no other word is: "StopWatch", "OSGeo:UK".
    """
    loose = word_set("organisations", "sentence-words")
    for match in _STATED.finditer(source.plain, 0, _OPENING):
        key = "met" if match["met"] else "does"
        name = match[key]
        if name.split()[0] not in loose and (" " in name or name[1:] != name[1:].lower()):
            body = names().named(name) or Body(name, "other")
            yield Mention(body, -1, -1, *match.span(key), STATED, 0.6)


def whole(source: Source, known: Sequence[Mention]) -> Iterator[Mention]:
    """The namings with what belongs to a name behind its head or stands for the end of it."""
    names_of = {one.body.canonical for one in known}
    for one in known:
        name = one.body.canonical
        if one.body.reference is None and (more := _COUNTRY.match(source.plain, one.end)):
            body = Body(f"{name} {more['name'].strip()}", one.body.kind)
            yield replace(one, body=body, end=more.end("name"))
        elif longer := _spelt_out(name, names_of):
            yield replace(one, body=replace(one.body, canonical=longer))
        else:
            yield one


def _spelt_out(name: str, others: Iterable[str]) -> str | None:
    """The name that ends in words where this one ends in their letters: "Vale ICB"."""
    before, _, last = name.rpartition(" ")
    if not before or not last.isupper() or not 1 < len(last) < 6:
        return None
    for other in others:
        rest = other.removeprefix(before + " ").split()
        letters = "".join(word[0] for word in rest if word[0].isupper())
        if other.startswith(before + " ") and len(rest) > 1 and letters == last:
            return other
    return None


def spoken(
    source: Source, named: Sequence[Mention], *, is_own: bool
) -> Iterator[tuple[Body, float]]:
    """Bodies that the document calls its own: by their head, by their address."""
    bodies = {one.body.canonical: one for one in named}
    own = _own_heads(source) if is_own else {}
    for name, one in bodies.items():
        said = [own[head] for head in _heads_of(name, one.body.kind) if head in own]
        if said:
            yield one.body, max(said)
    counted: set[str] = set()
    for one in named:
        if one.body.canonical not in counted and _POSTCODE.match(source.plain, one.end):
            counted.add(one.body.canonical)
            yield one.body, _ADDRESS


def _own_heads(source: Source) -> Mapping[str, float]:
    """What the document calls the body that it speaks of without its name: "the Trust"."""
    called = cast("Mapping[str, list[str]]", section("parties", "called"))
    heads = {one.lower() for one in word_set("parties", "heads")}.union(*called.values())
    found: dict[str, float] = {}
    for match in _OWN.finditer(source.plain):
        head = (match["head"] or match["capital"]).lower()
        if head in heads:
            is_own = match["small"] is not None or head in found  # said again
            found[head] = _OURS if is_own else _SPOKEN
    return found


def _heads_of(name: str, kind: str) -> Iterator[str]:
    called = cast("Mapping[str, list[str]]", section("parties", "called"))
    yield from called.get(kind, [])
    if "crime commissioner" in name.lower():
        yield from called["policing-body"]
    found = [one.lower() for one in re.findall(r"[A-Za-z]+", name)]
    if kind not in _DEPARTMENTS and found:
        yield found[-1]
        if len(found) > 2 and found[1] in ("of", "for"):
            yield found[0]


def by_form(source: Source) -> Iterator[tuple[Body, int, int]]:
    """Bodies that a document need not name, known by a phrase that only theirs have."""
    for name, phrases in section("parties", "forms").items():
        for phrase in cast("list[str]", phrases):
            if match := _form(phrase).first(source.low):
                yield names().named(name) or Body(name, "oversight-body"), *match.span()
                break


@cache
def _form(phrase: str) -> Cue:
    return cue("parties/form", phrase)
