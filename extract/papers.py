"""The paper that an article is from: its masthead, its address, its notice of rights, its own name.

An article seldom says who publishes it in a sentence; the page around it does.
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.addresses import is_link
from extract.cues import words
from extract.reading import Found
from extract.source import Source

_MASTHEAD_LINES = 8
_WORD = r"[A-Z][\w'&-]{0,20}"
_RIGHTS = re.compile(
    r"(?:\u00a9|\([cC]\)|[Cc]opyright)[ ]{0,2}(?:\u00a9[ ]?)?"
    r"(?:(?:19|20)\d\d(?:-\d{2,4})?,?[ ])?"
    rf"(?P<name>(?:The[ ])?{_WORD}(?:[ ](?:{_WORD}|&)){{0,4}})"
)
_OWNER = re.compile(
    r"(?:,?[ ](?:News[ ](?:and|&)[ ]Media|Media|Group|Newspapers?|Publishing|Holdings|Network|Ltd|"
    r"Limited|plc|PLC|LLC|Inc|All|Or|Its)\b\.?)+\Z"
)
_ADDRESS = re.compile(r"(?:@|www\.|https?://)(?:www\.)?(?P<name>[a-z0-9-]{4,40})\.[a-z]{2,8}")
_RUN = re.compile(rf"(?:The[ ])?{_WORD}(?:[ ]{_WORD}){{0,4}}")
_AUTHOR = re.compile(
    rf"^(?:author|by):[ \"']{{0,4}}(?P<name>{_WORD}(?:[ ]{_WORD}){{1,3}})", re.MULTILINE
)
_FRONT = 800
_SHARED = frozenset(
    "twitter facebook instagram linkedin youtube whatsapp google gmail hotmail outlook".split()
)


def paper(source: Source) -> Found | None:
    """The paper, by the first of these that says it."""
    return next(
        (
            one
            for found in (_masthead, _page_title, _by_address, _by_rights, _spoken, _by_author)
            for one in found(source)
        ),
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


def _by_address(source: Source) -> Iterator[Found]:
    """Words of the text that, written together, are the name in an address of the page."""
    found = (m for m in _ADDRESS.finditer(source.low) if not is_link(source, m.start("name")))
    labels = {m["name"].replace("-", "") for m in found} - _SHARED
    if not labels:
        return
    for match in _RUN.finditer(source.plain):
        parts = match[0].split(" ")
        for first in range(len(parts)):
            joined = ""
            for last in range(first, len(parts)):
                joined += "".join(c for c in parts[last].lower() if c.isalnum())
                if joined in labels:
                    start = match.start() + len(" ".join([*parts[:first], ""]))
                    end = start + len(" ".join(parts[first : last + 1]))
                    yield Found(source.words_of(start, end), start, end, "papers/address", 0.8)


def _by_rights(source: Source) -> Iterator[Found]:
    """Whose the rights are: "(c) 2021 Vale Gazette Ltd", without what makes it a company."""
    for match in _RIGHTS.finditer(source.plain):
        start, end = match.span("name")
        end = start + len(_OWNER.sub("", match["name"]))
        yield Found(source.words_of(start, end), start, end, "papers/rights", 0.6)


def _spoken(source: Source) -> Iterator[Found]:
    """The paper to which somebody spoke: "told the Vale Gazette"."""
    for match in _told().finditer(source.plain):
        yield Found(source.words_of(*match.span("name")), *match.span("name"), "papers/told", 0.6)


def _by_author(source: Source) -> Iterator[Found]:
    """Who writes a page of their own, by its front matter: "author: Jo Ashe"."""
    if match := _AUTHOR.search(source.plain, 0, _FRONT):
        span = match.span("name")
        yield Found(source.words_of(*span), *span, "authors/front-matter", 0.5)


@cache
def _names() -> str:
    """A name that has a word for a paper in it."""
    noun = "|".join(words("parties", "papers"))
    return rf"(?:The[ ])?(?:{_WORD}[ ]){{0,3}}(?:{noun})(?:[ ]{_WORD}){{0,2}}"


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
        r"\b(?:told|seen by|obtained by|shared with|spoke to|contacted by|request by)[ ]"
        rf"(?P<name>(?:[Tt]he[ ])?(?:{_WORD}[ ]){{0,3}}"
        rf"(?:{'|'.join(words('parties', 'papers'))}))\b"
    )
