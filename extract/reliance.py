"""Whether an authority relies on an exemption that it cites, and what that decides."""

import re
from collections.abc import Iterable
from typing import cast

from extract.blocks import SILENT, Blocks
from extract.citations import Cited
from extract.cues import Cue, cues, section
from extract.reading import CITED, EXEMPTION, Citation
from extract.source import Source

GIVEN_UP, NOT_ENGAGED = "provisions/no-longer-relied-on", "provisions/not-engaged"
_NOT_REACHED = "provisions/not-reached"
_NCND = re.compile(
    r"(?:confirm|confirming),?\s{1,4}(?:n?or|and)\s{1,4}(?:deny|denying)|"
    r"(?:reveal|admit)(?:ing)?\s{1,4}(?:if|whether)"
)
_DUTY = re.compile(
    r"(?:duty|section 1|s\.? ?1|obligation|requirement)(?:[^.]|\.\d){0,120}"
    r"(?:not (?:apply|arise)|set aside|exclu|disappl|falls? away|remov|tak(?:e|en) away)"
)
_SAYS = re.compile(r"(?:says|begins|states|provides|reads|defines)(?: that)?[ :,]{0,4}\Z")
_IS_LATER = re.compile(r"no longer|withdr|previous|instead|rather|reminded|calls|requires")
_OF_REQUESTS = ("foi-response", "foi-request-thread", "oversight-report")
_OVERSIGHT = "oversight-report"
_REACH = 300  # characters of its sentence on either side of a citation


def relied_on(
    source: Source, blocks: Blocks, one: Cited, act: str, *, kind: str
) -> tuple[str, str]:
    """The role of a part of an Act that can exempt, and the rule that says why it does not."""
    if kind not in _OF_REQUESTS and not _is_reported(source, one, kind):
        return CITED, "provisions/no-request"
    if (role := blocks.at(one.start)) in SILENT:
        return CITED, f"provisions/in-{role}"
    if _is_quoted(source, one.start):
        return CITED, "provisions/in-quotation"
    sentence = source.sentence_at(one.start)
    start, end = max(sentence.start, one.start - _REACH), min(sentence.end, one.end + _REACH)
    if sort_of(act, one.section) == "neither-confirm-nor-deny":
        if _DUTY.search(source.low, start, end):
            return EXEMPTION, ""  # it is the duty that does not apply
    is_denied = _NCND.search(source.low, start, end) is not None
    for refusal in cues("provisions", "not-relied-on").within(source.low, start, end):
        if is_denied and refusal.says == "possible":
            continue  # what would be exempt if it were held is the ground for not saying so
        last = one.start if refusal.id == _NOT_REACHED else end
        if _says_so(source, refusal, start, last, kind=kind):
            return CITED, refusal.id
    return EXEMPTION, ""


def _is_reported(source: Source, one: Cited, kind: str) -> bool:
    """Whether a document that answers no request says that the exemption was relied on."""
    near = source.sentence_at(one.start)
    start, end = max(near.start, one.start - 200), min(near.end, one.end + 200)
    said = cues("provisions", "asserted").first(source.low, start, end)
    return said is not None and (kind != "other" or said.says == "of-one-thing")


def _says_so(source: Source, refusal: Cue, start: int, end: int, *, kind: str) -> bool:
    """Whether a phrase takes a citation back; a regulator decides on what an authority claimed."""
    if kind == _OVERSIGHT and refusal.id == NOT_ENGAGED:
        return False
    match = refusal.first(source.low, start, end)
    if match is None:
        return False
    return kind != _OVERSIGHT or refusal.id != GIVEN_UP or _IS_LATER.search(match[0]) is not None


def _is_quoted(source: Source, place: int) -> bool:
    """Whether a place is within a quotation that its paragraph opens after a verb: of the law."""
    first = source.plain.rfind("\n\n", max(0, place - 1500), place) + 1
    before = source.plain[first:place]
    if before.count('"') % 2 == 0 or '"' not in source.plain[place : place + 600]:
        return False
    opened = before.rfind('"')
    return _SAYS.search(source.low[max(0, first + opened - 40) : first + opened]) is not None


def sort_of_refusal(relied_on: Iterable[Citation]) -> str:
    """What parts of Acts say that exempt from saying whether it is held, or say that it is not.

    Empty where they, or some of them, exempt what is held.
    """
    sorts = {sort_of(one.act, one.section or "") for one in relied_on}
    return sorts.pop() if len(sorts) == 1 else ""


def sort_of(act: str, written: str) -> str:
    """What a part of an Act decides of its own; empty for most."""
    for sort, listed in section("provisions", "sorts").items():
        parts = cast("dict[str, list[str]]", listed).get(act, [])
        if any(written.startswith(part) for part in parts):
            return sort
    return ""
