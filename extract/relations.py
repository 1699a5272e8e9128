"""Proposed relations between the things a document names: who funds, runs, criticises whom.

Here are those to the law that the publisher cites; `extract.dealings`, `extract.cases` and
`extract.sentence_dealings` find those between bodies and projects.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extract.blocks import FOOTER, PLATFORM, REQUEST, RIGHTS, SIGN, THIRD, Blocks
from extract.cues import Cues, cue, cues, words
from extract.kind import FOI
from extract.mention import Mention
from extract.reading import EXEMPTION, Citation, Found, Relation
from extract.source import Source

OVERSIGHT = ("oversight-body", "tribunal")
_HOLDING = re.compile(r"1(?:\(1\)\(a\)|\(3\))?$")  # by which a body holds nothing, or asks
_UNSPOKEN = (FOOTER, PLATFORM, REQUEST, RIGHTS, SIGN, THIRD)


@cache
def dealing(says: str) -> Cues:
    """The phrases of a sentence that say one thing of a body's dealings."""
    return Cues(one for one in cues("relations", "dealings") if one.says == says)


def distinct(found: Iterable[Relation]) -> tuple[Relation, ...]:
    """Every relation once, as it was found first, by place."""
    first: dict[tuple[str, str, str], Relation] = {}
    for one in found:
        first.setdefault((one.subject, one.predicate, one.object), one)
    return tuple(sorted(first.values(), key=lambda r: (r.start, r.predicate, r.object)))


def cites(
    source: Source,
    blocks: Blocks,
    bodies: Sequence[Mention],
    provisions: Sequence[Citation],
    *,
    speaker: Found | None,
    kind: str,
) -> Iterator[Relation]:
    """What the publisher cites for its answer; only of letters and decisions."""
    if speaker is None or kind not in (*FOI, "decision"):
        return
    is_judging = kind not in FOI and any(
        m.body.canonical == speaker.value and m.body.kind in OVERSIGHT for m in bodies
    )
    is_refusing = any(one.role == EXEMPTION for one in provisions)
    for one in () if is_judging else provisions:
        rests = one.role == EXEMPTION or (not is_refusing and _HOLDING.match(one.section or ""))
        if kind in FOI and not rests:
            continue  # a letter explains sections on which it does not rely
        if is_stated(source, blocks, one.start):
            name, score = provision_name(one), 0.85 if one.role == EXEMPTION else 0.7
            place = one.start, one.end, "relations/cites", score
            yield Relation(speaker.value, "cites", name, *place)


def provision_name(one: Citation) -> str:
    """``Freedom of Information Act 2000 s.31(1)``; an article keeps its word."""
    if one.section is None:
        return one.act
    return f"{one.act} {one.section}" if one.section[0].isalpha() else f"{one.act} s.{one.section}"


def is_stated(source: Source, blocks: Blocks, place: int) -> bool:
    """Whether a place is spoken by the document, or is a plain statement among its questions.

    A request that tells what is so ("the contract under which you hire it") presupposes it, and
    an answer may stand where no rule tells it from the question above it.
    """
    block = blocks.at(place)
    if block not in _UNSPOKEN:
        return True
    if block != REQUEST:
        return False
    sentence = source.sentence_at(place)
    start, end = sentence.start, min(len(source.low), sentence.end + 1)
    if "?" in source.low[start:end] or end - start < 2:
        return False
    return _asking().first(source.low, start, end) is None


@cache
def _asking() -> Cues:
    return Cues(cue("relations/asking", one) for one in words("relations", "asking"))
