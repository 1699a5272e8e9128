"""Who asked: the person or body that a reply addresses, or whose letter opens a thread."""

import re
from collections.abc import Sequence

from extract.blocks import THIRD, Blocks
from extract.cues import word_set
from extract.reading import Found

_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Cllr|Councillor|The)\b\.? ?)+"
)
_BY_THEIR_HAND = ("people/thread", "people/closing")


def requester(
    blocks: Blocks, people: Sequence[Found], greeting: Found | None, *, is_thread: bool
) -> Found | None:
    """Who asked, without a title; in a thread the first who writes and is no third party."""
    if is_thread:
        wrote = (one for one in people if one.rule in _BY_THEIR_HAND)
        first = next((one for one in wrote if blocks.at(one.start) != THIRD), None)
        return first and _untitled(first)
    if greeting is None:
        return None
    name = _TITLE.sub("", greeting.value).strip(" ,")
    said = re.findall(r"[^\W_][^\s,\[\]<>]*", name)
    if not said or word_set("parties", "nobody").intersection(said):
        return None
    known = next((one for one in people if one.value.split()[-1] == said[-1]), None)
    if known:
        return _untitled(known)
    return (
        Found(name, greeting.start, greeting.end, "requesters/greeting", 0.7) if said[1:] else None
    )


def _untitled(one: Found) -> Found:
    """Without a title, unless a surname is all there is."""
    bare = _TITLE.sub("", one.value)
    return Found(bare if " " in bare else one.value, one.start, one.end, one.rule, one.score)
