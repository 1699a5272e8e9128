"""Whether a document states what stands at a place, and does not ask, quote or boilerplate it."""

from functools import cache

from extract.blocks import FOOTER, PLATFORM, REQUEST, RIGHTS, SIGN, THIRD, Blocks
from extract.cues import Cues, cue, words
from extract.source import Source

UNSPOKEN = (FOOTER, PLATFORM, REQUEST, RIGHTS, SIGN, THIRD)


def is_stated(source: Source, blocks: Blocks, place: int) -> bool:
    """Whether a place is spoken by the document, or is a plain statement among its questions.

    A request that tells what is so ("the contract under which you hire it") presupposes it, and
    an answer may stand where no rule tells it from the question above it.
    """
    block = blocks.at(place)
    if block not in UNSPOKEN:
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
