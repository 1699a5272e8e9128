"""Who issued a document, to whom, and under what title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from extract.blocks import FOOTER, REQUEST, RIGHTS, SIGN, THIRD, Blocks
from extract.cues import cues, present, section
from extract.kind import FOI
from extract.mention import Mention
from extract.names import Body, names
from extract.papers import paper
from extract.reading import Abstention, Found
from extract.source import Source

_HEAD = 600
_MOST_BY_PLACE = 5.0  # however often a body is named, it is not thereby the publisher
_SITE = re.compile(
    r"(?:https?://|www\.|@)(?:[a-z0-9-]{1,40}\.){0,3}?"
    r"([a-z0-9-]{1,40}\.(?:com|org|eu|net|co\.uk|org\.uk))(?![a-z.])"
)
_PUBLIC = re.compile(
    r"(?:www\.|@)(?:[a-z0-9-]{1,40}\.){0,2}?(?P<name>[a-z0-9-]{2,40})\."
    r"(?:pnn\.|cjsm\.)?(?:police\.uk|gov\.uk|gov\.wales|gov\.scot)"
)
_TITLE = re.compile(
    r"^title:\s{0,4}[\"']?(?P<title>[^\n\"]{3,160})|^#{1,2}\s{1,3}(?P<heading>[^\n#]{3,160})",
    re.MULTILINE,
)
_GREETING = re.compile(r"^[ ]{0,6}Dear\s(?P<name>[^\n,]{2,60})", re.MULTILINE)
_FOI_BODIES = "foi"
_LETTERHEAD = 400  # the characters in which a letter has its head
_AFTER_NAME = re.compile(r"[ ]{0,4}(?:$|[-|:>(/,]|[ ]{3}|freedom|foi|'s )", re.MULTILINE)
_MAIL = re.compile(
    r"(?:@|www\.|https?://)(?:[a-z0-9-]{1,40}\.){0,2}?(?P<name>[a-z0-9-]{4,40})\.[a-z]{2,10}"
)
_PLATFORM = re.compile(
    r"\s{0,40}(?P<name>[A-Z]\w{2,30}(?:\.[a-z]{2,5}){0,2})[ ]{1,8}(?:-|\|) "
    r"[^\n]{0,80}(?i:freedom of information|foi|make a request)"
)
_WIKI = re.compile(r"^From (?P<name>[A-Z]\w{3,30})[ ]{0,3}$", re.MULTILINE)


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
    source: Source, spoken: tuple[Found | None, tuple[Abstention, ...]], *, kind: str
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """Who issued the document, and what else might have: ``spoken`` is its `authority`."""
    if site := _site(source, kind):
        return site, ()
    if kind == "news":
        found = paper(source)
        reason = Abstention("publisher", "parties/news", "no paper is named as its own")
        return found, () if found else (reason,)
    return spoken


def authority(
    source: Source, blocks: Blocks, bodies: Sequence[Mention], *, kind: str
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """The body that speaks in the document, whoever published it; and what else it might be."""
    votes = _votes(source, blocks, bodies, kind=kind)
    if not votes:
        return None, (Abstention("publisher", "parties/none", "no body is named that could be it"),)
    ranked = sorted(votes, key=lambda name: (-votes[name], name))
    best = ranked[0]
    first = next(one for one in bodies if _issuer(one.body) == best)
    lead = votes[best] - (votes[ranked[1]] if len(ranked) > 1 else 0.0)
    score = min(0.97, 0.5 + 0.05 * votes[best] + 0.03 * lead)
    found = Found(best, first.start, first.end, "parties/most-cues", round(score, 2))
    if lead < 1 and len(ranked) > 1:
        reason = f"{ranked[1]} has as much behind it"
        return found, (Abstention("publisher", "parties/close", reason),)
    return found, ()


def _site(source: Source, kind: str) -> Found | None:
    """The known publisher of the site that a page names as its own."""
    if kind == "foi-response":
        return None
    known = section("organisations", "sites")
    counts: dict[str, list[re.Match[str]]] = {}
    for match in _SITE.finditer(source.low):
        if match[1] in known:
            counts.setdefault(match[1], []).append(match)
    if not counts:
        if kind == "foi-request-thread" and (platform := _PLATFORM.match(source.plain)):
            return Found(platform["name"], *platform.span("name"), "parties/platform-head", 0.8)
        if wiki := _WIKI.search(source.plain, 0, _HEAD):
            return Found(wiki["name"], *wiki.span("name"), "parties/wiki-head", 0.8)
        return None
    best = max(counts, key=lambda site: (len(counts[site]), site))
    match = counts[best][0]
    return Found(str(known[best]), match.start(1), match.end(1), "parties/site", 0.9)


def _votes(
    source: Source, blocks: Blocks, bodies: Sequence[Mention], *, kind: str
) -> dict[str, float]:
    votes: dict[str, float] = {}
    usable = [one for one in bodies if _may_issue(one.body, kind)]
    starts = {one.start: _issuer(one.body) for one in usable}
    ends = {one.end: _issuer(one.body) for one in usable}
    placed: dict[str, float] = {}
    for one in usable:
        name = _issuer(one.body)
        votes.setdefault(name, _standing(one.body, kind))
        placed[name] = placed.get(name, 0.0) + _by_place(source, blocks, one)
    for name, weight in placed.items():
        votes[name] += min(weight, _MOST_BY_PLACE)
    for name, weight in _by_cue(source, blocks, starts, ends):
        votes[name] = votes.get(name, 0.0) + weight
    for name, weight in (*_by_address(source, usable), *_by_letterhead(source, usable, kind)):
        votes[name] = votes.get(name, 0.0) + weight
    return votes


def _issuer(body: Body) -> str:
    """The name under which a body issues: that of the Deputy Mayor is the Mayor's Office."""
    parent = names().by_reference.get(body.parent or "")
    return parent.canonical if parent and body.kind == "office" else body.canonical


def _standing(body: Body, kind: str) -> float:
    """What a body has for a kind of document before anything is said of it."""
    standing = cast("Mapping[str, str]", section("parties", "standing").get(kind, {}))
    return float(standing.get(body.kind, "0")) + (1.0 if body.reference else 0.0)


def _may_issue(body: Body, kind: str) -> bool:
    if kind not in FOI:
        return True
    kinds = cast("list[str]", section("parties", "kinds")[_FOI_BODIES])
    return body.kind in kinds and body.reference != "org/ico"


def _by_place(source: Source, blocks: Blocks, one: Mention) -> float:
    """How much a naming counts: in the head or by the signature more, in the request less."""
    role = blocks.at(one.start)
    if role in (FOOTER, THIRD):
        return 0.0
    weight = {SIGN: 2.0, RIGHTS: 1.0, REQUEST: 0.4}.get(role, 0.6)
    return weight + (2.0 if one.start < _HEAD and role not in (REQUEST, RIGHTS) else 0.0)


def _by_letterhead(
    source: Source, usable: Sequence[Mention], kind: str
) -> Iterator[tuple[str, float]]:
    """The bodies that stand at the beginning of a line in the head, the first of them most."""
    weights = section("parties", "letterhead")
    weight = float(cast("str", weights.get(kind, weights["otherwise"])))
    first = True
    for one in usable:
        if one.start > _LETTERHEAD:
            return
        line = source.plain.rfind("\n", 0, one.start) + 1
        if source.flat[line : one.start].strip(" >") or not _AFTER_NAME.match(source.low, one.end):
            continue
        yield _issuer(one.body), weight if first else weight / 3
        first = False


def _by_cue(
    source: Source, blocks: Blocks, starts: dict[int, str], ends: dict[int, str]
) -> Iterator[tuple[str, float]]:
    for one in present(cues("parties", "before"), source.low):
        counted: set[str] = set()
        for match in one.find(source.low):
            name = starts.get(match.end())
            if name and name not in counted and blocks.at(match.start()) not in (FOOTER, THIRD):
                counted.add(name)
                yield name, one.score
    for one in cues("parties", "after"):
        counted = set()
        for end, name in ends.items():
            if name not in counted and one.pattern.match(source.low, end):
                counted.add(name)
                yield name, one.score


def _by_address(source: Source, usable: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    """Bodies whose name begins as the address of a site or of mail does."""
    if not any(sign in source.low for sign in ("@", "www.", "://")):
        return
    found = (*_PUBLIC.finditer(source.low), *_MAIL.finditer(source.low))
    labels = {m["name"].replace("-", "") for m in found}
    for name in {one.body.canonical for one in usable}:
        joined = "".join(c for c in name.lower() if c.isalpha())
        if any(len(label) > 3 and label in joined for label in labels):
            yield name, 4.0
