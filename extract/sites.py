"""The publishers of pages that are no body's own letter: known sites, platforms, wikis, papers.

An article seldom says who publishes it in a sentence; the page around it does.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from extract.addresses import is_link
from extract.cues import section, words
from extract.reading import Found
from extract.source import Source

_HEAD = 600
_SITE = re.compile(
    r"(?:https?://|www\.|@)(?:[a-z0-9-]{1,40}\.){0,3}?"
    r"([a-z0-9-]{1,40}\.(?:com|org|eu|net|co\.uk|org\.uk))(?![a-z.])"
)
_PLATFORM = re.compile(
    r"\s{0,40}(?P<name>[A-Z]\w{2,30}(?:\.[a-z]{2,5}){0,2})[ ]{1,8}(?:-|\|) "
    r"[^\n]{0,80}(?i:freedom of information|foi|make a request)"
)
_WIKI = re.compile(r"^From (?P<name>[A-Z]\w{3,30})[ ]{0,3}$", re.MULTILINE)
_LICENSED = re.compile(  # what the foot of a wiki says of itself
    r"^(?:All )?(?:[Tt]ext|[Cc]ontent) (?:on|of|from|at) (?P<name>[A-Z][\w ]{2,40}?)"
    r" (?:may be|is|are|can be) (?:re-?used|available|licen[cs]ed|published)\b",
    re.MULTILINE,
)
_MASTHEAD_LINES = 8
_WORD = r"[A-Z][\w'&-]{0,20}"
_AUTHOR = re.compile(
    rf"^(?:author|by):[ \"']{{0,4}}(?P<name>{_WORD}(?:[ ]{_WORD}){{1,3}})", re.MULTILINE
)
_FRONT = 800
_FOOT = 1500


def site(source: Source, *, kind: str) -> Found | None:
    """The known publisher of the site that a page names as its own."""
    if kind == "foi-response":
        return None
    known = section("organisations", "sites")
    counts: dict[str, list[re.Match[str]]] = {}
    for match in _SITE.finditer(source.low):
        if match[1] in known and not is_link(source, match.start(1)):
            counts.setdefault(match[1], []).append(match)
    if not counts:
        if kind == "foi-request-thread" and (named := _platform(source)):
            return named
        if wiki := _WIKI.search(source.plain, 0, _HEAD):
            return Found(wiki["name"], *wiki.span("name"), "parties/wiki-head", 0.8)
        if licensed := _LICENSED.search(source.plain, max(0, len(source.plain) - _FOOT)):
            return Found(licensed["name"], *licensed.span("name"), "parties/licensed", 0.8)
        return _by_form(source)
    best = max(counts, key=lambda name: (len(counts[name]), name))
    match = counts[best][0]
    return Found(str(known[best]), match.start(1), match.end(1), "parties/site", 0.9)


def _by_form(source: Source) -> Found | None:
    """The site that alone lays its pages out so."""
    for name, phrases in section("parties", "site-forms").items():
        for phrase in cast("list[str]", phrases):
            if (place := source.low.find(phrase)) >= 0:
                return Found(name, place, place + len(phrase), "parties/site-form", 0.9)
    return None


def _platform(source: Source) -> Found | None:
    """The platform of a thread that does not give its address: one known, or one at its head."""
    for name in words("parties", "platforms"):
        if (place := source.plain.find(name)) >= 0:
            return Found(name, place, place + len(name), "parties/platform-name", 0.8)
    head = _PLATFORM.match(source.plain)
    return Found(head["name"], *head.span("name"), "parties/platform-head", 0.8) if head else None


def paper(source: Source) -> Found | None:
    """The paper, by the first of these that says it."""
    return next(
        (one for found in (_masthead, _page_title, _spoken, _by_author) for one in found(source)),
        None,
    )


def _masthead(source: Source) -> Iterator[Found]:
    """A short line of a paper's name near the top, alone or before a sign: "The Vale Gazette"."""
    seen = 0
    for line in source.lines:
        text = source.plain[line.start : line.end]
        seen += bool(text.strip())
        if seen > _MASTHEAD_LINES:
            return
        match = _title().match(text)
        if match:
            start, end = (line.start + place for place in match.span("name"))
            yield Found(source.words_of(start, end), start, end, "papers/masthead", 0.85)


def _page_title(source: Source) -> Iterator[Found]:
    """What a page's title ends with: "Anger over masts - The Vale Gazette"."""
    first = next((one for one in source.lines if source.plain[one.start : one.end].strip()), None)
    match = _title_end().search(source.plain, first.start, first.end) if first else None
    if match:
        span = match.span("name")
        yield Found(source.words_of(*span), *span, "papers/page-title", 0.8)


def _spoken(source: Source) -> Iterator[Found]:
    """The paper to which somebody spoke, by its fullest name: "told the Vale Gazette"."""
    spans = (match.span("name") for match in _told().finditer(source.plain))
    found = [Found(source.words_of(*one), *one, "papers/told", 0.6) for one in spans]
    alike = (one for one in found if one.value.split()[-1] == found[0].value.split()[-1])
    if best := max(alike, key=lambda one: len(one.value), default=None):
        yield best


def _by_author(source: Source) -> Iterator[Found]:
    """Who writes a page of their own, by its front matter: "author: Jo Ashe"."""
    if match := _AUTHOR.search(source.plain, 0, _FRONT):
        span = match.span("name")
        yield Found(source.words_of(*span), *span, "authors/front-matter", 0.5)


@cache
def _names() -> str:
    """A name that has a word for a paper in it."""
    nouns = words("parties", "papers")
    noun, capitals = "|".join(nouns), "|".join(one.upper() for one in nouns)
    return (
        rf"(?:The[ ])?(?:{_WORD}[ ]){{0,3}}(?:{noun})(?:[ ]{_WORD}){{0,2}}"
        rf"|THE[ ](?:[A-Z&'-]{{2,20}}[ ]){{0,3}}(?:{capitals})"
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        rf"[ #*>]{{0,20}}(?P<name>{_names()})[ *]{{0,10}}(?:$|[|:>\u2022]|[ ]-[ ]|[ ]{{3}})"
    )


@cache
def _title_end() -> re.Pattern[str]:
    return re.compile(rf"[ ][-|:][ ](?P<name>{_names()})[ *]{{0,10}}\Z", re.MULTILINE)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:told|seen by|obtained by|shared with|spoke to|contacted by|request by"
        r"|[Cc]opyright|released to|handed to|given to|passed to|disclosed to)|\([Cc]\)|\u00a9)[ ]"
        rf"(?:20\d\d[ ])?(?P<name>(?:[Tt]he[ ])?(?:{_WORD}[ ]){{0,3}}"
        rf"(?:{'|'.join(words('parties', 'papers'))}))\b"
    )
