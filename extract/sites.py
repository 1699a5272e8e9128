"""The publishers of pages that are no body's own letter: known sites, platforms and wikis."""

import re
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
