"""What the single words in a document's head say of its kind, by weights learned from labels.

Phrases say what a document is only where its author used them. The weights say how much each plain
word speaks for or against a kind; they are learned by `python -m accuracy.weights` from labelled
texts, those held out apart.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from extract.cues import rules
from extract.source import Source

HEAD = 1500  # the characters in which a document says what it is
ALWAYS = "(always)"  # stands for a word that every text has
FOI_KINDS = "foi"  # stands for replies and threads, which differ in their build and not in words
_WORD = re.compile(r"[a-z]{2,}")
_SHARE = 0.5  # of a learned weight, beside a phrase's

Weights = Mapping[str, Mapping[str, float]]


def words_of(source: Source) -> frozenset[str]:
    """The words of a document's head in small letters, and the one that every text has."""
    return frozenset((*_WORD.findall(source.low[:HEAD]), ALWAYS))


def by_words(source: Source) -> dict[str, float]:
    """The weight of the words of a head for each kind; below 0 they speak against it."""
    found = dict.fromkeys(weights()[ALWAYS], 0.0)
    for word in _weighed(source):
        for kind, weight in weights()[word].items():
            found[kind] += _SHARE * weight
    return found


def heaviest(source: Source, kind: str) -> tuple[int, int] | None:
    """Where the word first stands that speaks most for a kind; None where none does."""
    said = [word for word in _weighed(source) if word != ALWAYS]
    word = max(said, key=lambda one: weights()[one].get(kind, 0.0), default=ALWAYS)
    if word == ALWAYS or weights()[word].get(kind, 0.0) <= 0:
        return None
    return next(match.span() for match in _WORD.finditer(source.low) if match[0] == word)


def _weighed(source: Source) -> list[str]:
    """The words of a head that have weights, in their order: sums are the same at every run."""
    return sorted(weights().keys() & words_of(source))


@cache
def weights() -> Weights:
    """The weight of each word for each kind: word, kind, weight."""
    table = cast("Mapping[str, Mapping[str, str]]", rules("kind_words"))
    return {
        word: {kind: float(weight) for kind, weight in of.items()} for word, of in table.items()
    }
