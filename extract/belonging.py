"""Bodies that are named as parts of the one beside them.

"Harbour Research Unit at Eastmarch University", "the Data Board of Westmarch Police" and "the
Council's Data Board": the first words that end such a part's name stand in
``rules/relations.yaml``.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.blocks import Blocks
from extract.cues import word_set
from extract.mention import Mention
from extract.reading import Relation
from extract.source import Source
from extract.stated import is_stated

_OF = re.compile(r"\s{1,4}(?:of|at|in|within)\s{1,4}(?:the\s{1,4})?|,\s{1,4}(?:the\s{1,4})?")
_OWN = re.compile(r"'s?\s{1,4}")
_WIDEST = 20
_SCORE = 0.6


def belongings(source: Source, blocks: Blocks, bodies: Sequence[Mention]) -> Iterator[Relation]:
    """Which body is a part of which, for those that stand side by side."""
    for one, other in pairwise(bodies):
        if not 0 < other.start - one.end <= _WIDEST:
            continue
        between = source.plain[one.end : other.start]
        if _OF.fullmatch(between) and _is_part(one) and not _is_part(other):
            part, whole = one, other
        elif _OWN.fullmatch(between) and _is_part(other) and not _is_part(one):
            part, whole = other, one
        else:
            continue
        if is_stated(source, blocks, one.start):
            names = part.body.canonical, "part-of", whole.body.canonical
            yield Relation(*names, one.start, other.end, "relations/beside", _SCORE)


def _is_part(one: Mention) -> bool:
    parts = word_set("relations", "parts")
    return not parts.isdisjoint(one.body.canonical.split()) and one.body.reference is None
