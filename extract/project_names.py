"""Which capitalised words may be the name of a project or system, and where it begins."""

from collections.abc import Iterator

from extract.cues import word_set, words
from extract.reading import Found
from extract.tokens import Tokens, owned

_LONGEST = 6


def beginning(found: Tokens, first: int, last: int) -> int:
    """The first word of a run that is no word of its sentence."""
    loose = word_set("organisations", "sentence-words")
    while first < last and (found[first].word in loose or not found[first].is_capital):
        first += 1
    return first


def proposed(found: Tokens, first: int, last: int, rule: str, score: float) -> Iterator[Found]:
    end = found[last - 1].start + len(owned(found[last - 1].word))
    name = " ".join([*(t.word for t in found[first : last - 1]), owned(found[last - 1].word)])
    refused = words("projects", "not-with")
    padded = f" {name} "
    if last - first > _LONGEST or any(f" {word} " in padded for word in refused):
        return
    if last - first == 1 and name in word_set("projects", "heads"):
        return
    shouted = name.isupper() and (" " in name or len(name) < 4)
    if name in word_set("projects", "not") or len(name) < 3 or shouted:
        return
    yield Found(name, found[first].start, end, rule, score)
