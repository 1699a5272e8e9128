"""The words by which a sentence of an answer is known to take up what a question asks."""

import re

from extract.cues import word_set
from extract.source import Source
from extract.spans import Span

_WORD = re.compile(r"[a-z]{4,}")
_COMMON = 6  # letters that two words must share to be of one stem


def stems(source: Source, span: Span) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    words = _WORD.findall(source.low[span.start : span.end])
    common = word_set("outcome", "common-words")
    return frozenset(word[:_COMMON] for word in words if word not in common)
