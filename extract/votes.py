"""What speaks for each body that a document names as the one who issued it: weights that add up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from extract.addresses import spells
from extract.blocks import FOOTER, REQUEST, RIGHTS, SIGN, THIRD, Blocks
from extract.cues import cues, present, section, word_set
from extract.greeting import is_letter
from extract.issuers import STATED, spoken
from extract.kind import FOI
from extract.mention import Mention
from extract.names import Body, names
from extract.source import Source

_HEAD = 600
_MOST_BY_PLACE = 5.0  # however often a body is named, it is not thereby the publisher
_FOI_BODIES = "foi"
_STATED = 5.0
_BESIDE = 4
_IN_HEAD, _IN_LETTER = 2.0, 1.0  # above the greeting of a letter, and just under it
_SELF = (*FOI, "decision", "other")  # kinds in which "the Council" is the one that speaks
_LETTERHEAD = 400  # the characters in which a letter has its head
_AFTER_NAME = re.compile(r"[ ]{0,4}(?:$|[-|:>(/,]|[ ]{3}|freedom|foi|'s )", re.MULTILINE)
_MAIL = re.compile(
    r"(?:@|www\.|https?://)(?:[a-z0-9-]{1,40}\.){0,2}?(?P<name>[a-z0-9-]{4,40})\.[a-z]{2,10}"
)


def votes(
    source: Source, blocks: Blocks, bodies: Sequence[Mention], *, kind: str
) -> dict[str, float]:
    """The weight behind each name under which a document may have been issued."""
    usable = [one for one in _whole(_once(bodies)) if _may_issue(one.body, kind)]
    found, placed = dict[str, float](), dict[str, float]()
    for one in usable:
        name = issuer(one.body)
        if name not in found:
            found[name] = _standing(one.body, kind)
        placed[name] = placed.get(name, 0.0) + _by_place(source, blocks, one)
    for name, weight in placed.items():
        found[name] += min(weight, _MOST_BY_PLACE)
    said = (
        *_by_cue(source, blocks, usable),
        *_by_address(source, blocks, usable),
        *_by_letterhead(source, usable, kind),
        *((issuer(one.body), _STATED) for one in usable if one.rule == STATED),
        *((issuer(one), weight) for one, weight in spoken(source, usable, is_own=kind in _SELF)),
    )
    for name, weight in said:
        found[name] += weight
    return found


def _once(bodies: Sequence[Mention]) -> list[Mention]:
    """The namings without those that only repeat one in another language beside it."""
    return [
        one
        for before, one in zip((None, *bodies), bodies, strict=False)
        if before is None or one.body != before.body or one.start - before.end > _BESIDE
    ]


def _whole(bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The namings, one by common words alone being of the body whose name goes on with them."""
    common = word_set("parties", "common") | word_set("parties", "heads")
    by_name = {one.body.canonical: one.body for one in bodies}
    for one in bodies:
        name = one.body.canonical
        if one.body.reference is not None or not common.issuperset(re.findall(r"[\w'&]+", name)):
            yield one
        elif longer := [body for other, body in by_name.items() if name in other and name != other]:
            yield replace(one, body=longer[0])


def issuer(body: Body) -> str:
    """The name under which a body issues: that of the Deputy Mayor is the Mayor's Office."""
    parent = names().by_reference.get(body.parent or "")
    return parent.canonical if parent and body.kind == "office" else body.canonical


def _standing(body: Body, kind: str) -> float:
    """What a body has for a kind of document before anything is said of it."""
    standing = cast("Mapping[str, str]", section("parties", "standing").get(kind, {}))
    return float(standing.get(_kind_of(body), "0")) + (1.0 if body.reference else 0.0)


def _kind_of(body: Body) -> str:
    """The kind of a body, by its name where no register has it."""
    if body.reference is None:
        name = body.canonical.lower()
        for kind, phrases in section("parties", "kinds-by-name").items():
            if any(re.search(phrase, name) for phrase in cast("list[str]", phrases)):
                return kind
    return body.kind


def _may_issue(body: Body, kind: str) -> bool:
    if kind not in FOI:
        return True
    kinds = cast("list[str]", section("parties", "kinds")[_FOI_BODIES])
    is_regulator = "information commissioner" in body.canonical.lower()
    return body.kind in kinds and not is_regulator


def _by_place(source: Source, blocks: Blocks, one: Mention) -> float:
    """How much a naming counts: in the head or by the signature more, in the request less."""
    role = blocks.at(one.start)
    if role in (FOOTER, THIRD):
        return 0.0
    weight = {SIGN: 2.0, RIGHTS: 1.0, REQUEST: 0.4}.get(role, 0.6)
    if one.start >= _HEAD or role in (REQUEST, RIGHTS):
        return weight
    return weight + (_IN_LETTER if is_letter(source, one.start) else _IN_HEAD)


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
        yield issuer(one.body), weight if first else weight / 3
        first = False


def _by_cue(
    source: Source, blocks: Blocks, usable: Sequence[Mention]
) -> Iterator[tuple[str, float]]:
    """What the words right before or behind a name say of its body, each once."""
    starts = {one.start: issuer(one.body) for one in usable}
    ends = {one.end: issuer(one.body) for one in usable}
    for one in present(cues("parties", "before"), source.low):
        counted: set[str] = set()
        for match in one.find(source.low):
            name = starts.get(match.end())
            if name and name not in counted and blocks.at(match.start()) not in (FOOTER, THIRD):
                counted.add(name)
                yield name, one.score
    for one in present(cues("parties", "after"), source.low):
        counted = set()
        for end, name in ends.items():
            if name not in counted and one.pattern.match(source.low, end):
                counted.add(name)
                yield name, one.score


def _by_address(
    source: Source, blocks: Blocks, usable: Sequence[Mention]
) -> Iterator[tuple[str, float]]:
    """Bodies whose name an address of a site or of mail spells, in head and foot the more."""
    labels: dict[str, float] = {}
    for match in _MAIL.finditer(source.low):
        label = match["name"].replace("-", "")
        is_at_edge = match.start() < _LETTERHEAD or blocks.at(match.start()) in (SIGN, RIGHTS)
        labels[label] = max(labels.get(label, 0.0), 4.0 if is_at_edge else 2.0)
    for name, body in {one.body.canonical: one.body for one in usable}.items():
        joined = "".join(c for c in name.lower() if c.isalpha())
        said = [
            weight
            for label, weight in labels.items()
            if (len(label) > 3 and label in joined) or spells(label, name)
        ]
        if said:
            yield issuer(body), max(said)
