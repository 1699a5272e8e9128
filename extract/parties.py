"""Who issued a document, to whom, and under what title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.addresses import domains
from extract.blocks import Blocks
from extract.issuers import by_form, runs, stated, whole
from extract.kind import FOI
from extract.mention import Mention
from extract.reading import Abstention, Found
from extract.sites import paper, site
from extract.source import Source
from extract.votes import issuer, votes

_LEAST = 0.05  # what a body must have behind it
_BY_BUILD = {  # where the name was not found as that of a body
    "issuers/run": "parties/run",
    "issuers/form": "parties/form",
    "issuers/domain": "parties/domain",
}
_TITLE = re.compile(
    r"^title:\s{0,4}[\"']?(?P<title>[^\n\"]{3,160})|^#{1,2}\s{1,3}(?P<heading>[^\n#]{3,160})",
    re.MULTILINE,
)
_GREETING = re.compile(r"^[ ]{0,6}Dear\s(?P<name>[^\n,]{2,60})", re.MULTILINE)


def title(source: Source) -> Found | None:
    """The title in the head matter, a first heading, or else the first line with words."""
    match = _TITLE.search(source.plain, 0, 3000)
    if match:
        key = "title" if match["title"] else "heading"
        start, end = match.span(key)
        span = source.trimmed_place(start, end)
        if span:
            return Found(source.words_of(*span), *span, f"title/{key}", 0.9)
    for line in source.lines:
        span = source.trimmed_place(line.start, min(line.end, line.start + 200))
        if (
            span
            and span[1] - span[0] > 8
            and any(c.isalpha() for c in source.plain[span[0] : span[1]])
        ):
            return Found(source.words_of(*span), *span, "title/first-line", 0.5)
    return None


def recipient(source: Source) -> Found | None:
    """Whom the first letter addresses."""
    match = _GREETING.search(source.plain)
    if not match:
        return None
    start, end = match.span("name")
    return Found(source.words_of(start, end), start, end, "parties/greeting", 0.8)


def publisher(
    source: Source, *, kind: str, speaker: tuple[Found | None, tuple[Abstention, ...]]
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """Who issued the document, and what else might have: a site, a paper or who speaks in it."""
    if found := site(source, kind=kind):
        return found, ()
    if kind == "news":
        found = paper(source) or _at_head(source, speaker[0])
        reason = Abstention("publisher", "parties/news", "no paper is named as its own")
        return found, () if found else (reason,)
    return speaker


def _at_head(source: Source, speaker: Found | None) -> Found | None:
    """Who speaks in a release of a body's own, by the first line of its page."""
    if speaker is None or source.flat[: speaker.start].strip():
        return None
    return replace(speaker, rule="parties/first-line")


def authority(
    source: Source, blocks: Blocks, bodies: Sequence[Mention], *, kind: str
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """The body that speaks in the document, whoever published it; and what else it might be."""
    bodies = list(_issuers(source, bodies, kind))
    behind = votes(source, blocks, bodies, kind=kind)
    if not behind or max(behind.values()) < _LEAST:
        return None, (Abstention("publisher", "parties/none", "no body is named that could be it"),)
    ranked = sorted(behind, key=lambda name: (-behind[name], name))
    best = ranked[0]
    first = next(one for one in bodies if issuer(one.body) == best)
    lead = behind[best] - (behind[ranked[1]] if len(ranked) > 1 else 0.0)
    score = min(0.97, 0.5 + 0.05 * behind[best] + 0.03 * lead)
    rule = _BY_BUILD.get(first.rule, "parties/most-cues")
    found = Found(best, first.start, first.end, rule, round(score, 2))
    if lead < 1 and len(ranked) > 1:
        reason = f"{ranked[1]} has as much behind it"
        return found, (Abstention("publisher", "parties/close", reason),)
    return found, ()


def _issuers(source: Source, bodies: Sequence[Mention], kind: str) -> Iterator[Mention]:
    """The bodies named, what else reads as one, and those known by a form or an address.

    "The Commissioner" alone is the one of whom the form of the document speaks.
    """
    formed = [
        Mention(body, -1, -1, start, end, "issuers/form", 0.7)
        for body, start, end in by_form(source)
    ]
    offices = {one.body.canonical.split()[-1]: one.body for one in formed}
    found = [*bodies, *runs(source, bodies), *formed, *domains(source)]
    if kind not in FOI:
        found += stated(source)
    for one in whole(source, sorted(found, key=lambda one: one.start)):
        office = offices.get(source.plain[one.start : one.end])
        yield replace(one, body=office) if office else one
