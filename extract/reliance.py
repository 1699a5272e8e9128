"""Whether an authority relies on an exemption that it cites, and what that decides."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

from extract.acts import ASKED_UNDER, FOI_ACTS, Acts
from extract.blocks import REQUEST, SILENT, Blocks
from extract.citations import Cited
from extract.cues import Cue, cues, present, section
from extract.reading import CITED, EXEMPTION, Citation
from extract.source import Source
from extract.spans import Span

GIVEN_UP, NOT_ENGAGED = "provisions/no-longer-relied-on", "provisions/not-engaged"
_NOT_REACHED, _AFTER_IT = "provisions/not-reached", "provisions/given-up"
_NCND = re.compile(
    r"(?:confirm|confirming),?\s{1,4}(?:n?or|and)\s{1,4}(?:deny|denying)|"
    r"(?:reveal|admit)(?:ing)?\s{1,4}(?:if|whether)"
)
_DUTY = re.compile(
    r"(?:duty|section 1|s\.? ?1|obligation|requirement)(?:[^.]|\.\d){0,120}"
    r"(?:not (?:apply|arise)|set aside|exclu|disappl|falls? away|remov|tak(?:e|en) away)"
)
_SAYS = re.compile(r"(?:says|begins|states|provides|reads|defines)(?: that)?[ :,]{0,4}\Z")
_QUOTES = re.compile(  # "Section 43(2) of the Act provides:", before its words
    r"[^.;:]{0,60}?\b(?:says|provides|states|reads|sets out|defines)(?: that)?\s{0,3}"
    r"(?:: ?\(|:\s{1,4}[\"'(])"
)
_IS_LATER = re.compile(r"no longer|withdr|previous|instead|rather|reminded|calls|requires")
_OF_REQUESTS = ("foi-response", "foi-request-thread", "oversight-report")
_OVERSIGHT = "oversight-report"
_UNTICKED = re.compile(  # an empty box before a section, in a form that lists them
    r"(?:\[[ _]{0,3}\]|\([ _]{1,3}\)|[\u2610\u25a1\u25fb])[ ]{0,4}(?:FOIA?|EIR)?[ ]{0,2}\Z"
)
_ENTRY = re.compile(r"\n[ \u2022*-]{0,8}(?=[A-Z0-9(])")
_BLANK = re.compile(r"\n[ ]{0,8}\n")
_ASKS = re.compile(
    r"(?<!for\s)(?<!to\s)(?<!tell\s)(?<!told\s)(?<!give\s)(?<!gave\s)(?<!sent\s)(?<![a-z])you(?![a-z])|"
    r"(?<![a-z])(?:your|yours|please|if|do not|me|should (?:any|it|part)|whether|grateful|"
    r"i\s(?:would|want|ask|request|am))(?![a-z])|\?"
)
_OVER_LIST = re.compile(
    r"exempt(?:ions?)?(?:\sand\sexceptions)?(?:\s[a-z]{2,8}){0,2}\s"
    r"(?:relied|applied|used|claimed|engaged|cited)(?![a-z])"
)
_LIST = 700  # characters from the words over a list to the last of its lines
_AFTER = 2  # sentences after one that cites, which may take it back
_REACH = 300  # characters of its sentence on either side of a citation


def relied_on(
    source: Source, blocks: Blocks, one: Cited, act: str, *, kind: str
) -> tuple[str, str]:
    """The role of a part of an Act that can exempt, and the rule that says why it does not."""
    if kind not in _OF_REQUESTS and not _is_reported(source, one, kind):
        return CITED, "provisions/no-request"
    if (role := blocks.at(one.start)) in SILENT:
        if role != REQUEST or kind != "foi-response" or not _is_asserted(source, one):
            return CITED, f"provisions/in-{role}"
    if _UNTICKED.search(source.plain, max(0, one.start - 12), one.start):
        return CITED, "provisions/not-ticked"
    if _is_quoted(source, one.start):
        return CITED, "provisions/in-quotation"
    if _QUOTES.match(source.low, one.end):
        return CITED, "provisions/quoted-law"
    if _sort_of(act, one.section) == "neither-confirm-nor-deny":
        if _DUTY.search(source.low, *_said_of(source, one)):
            return EXEMPTION, ""  # it is the duty that does not apply
    why = _let_go(source, one, kind=kind)
    if not why and kind != _OVERSIGHT and _is_taken_back(source, one):
        why = GIVEN_UP
    return (CITED, why) if why else (EXEMPTION, "")


def _let_go(source: Source, one: Cited, *, kind: str) -> str:
    """The rule by which the words beside a citation say that it is not relied on."""
    start, end = _said_of(source, one)
    for refusal in cues("provisions", "not-relied-on").within(source.low, start, end):
        if refusal.says == "possible" and _NCND.search(source.low, start, end):
            continue  # what would be exempt if it were held is the ground for not saying so
        first = one.start if refusal.id == _AFTER_IT else start
        last = one.start if refusal.id == _NOT_REACHED else end
        if _says_so(source, refusal, first, last, kind=kind):
            return refusal.id
    return ""


def _is_taken_back(source: Source, one: Cited) -> bool:
    """Whether a sentence soon after, in the same paragraph, gives up what was relied on."""
    end = source.sentence_at(one.start).end
    stop = min(len(source.plain), end + _REACH)
    paragraph = _BLANK.search(source.plain, end, stop)
    until = paragraph.start() if paragraph else stop
    later = source.sentences_in(Span(end, until))[:_AFTER] if until > end else []
    taken_back = cues("provisions", "taken-back")
    return any(taken_back.first(source.low, one.start, one.end) for one in later)


def _said_of(source: Source, one: Cited) -> tuple[int, int]:
    """The words that speak of a citation: of its sentence, or of its line in a list of sections."""
    sentence = source.sentence_at(one.start)
    start, end = max(sentence.start, one.start - _REACH), min(sentence.end, one.end + _REACH)
    start = max(start, source.plain.rfind("; ", start, one.start) + 1)
    if (clause := source.plain.find("; ", one.list_end, end)) >= 0:
        end = clause
    line = source.plain.rfind("\n", start, one.start) + 1
    if line and _is_entry(source, one.start):
        if entry := _ENTRY.search(source.plain, one.end, end):
            return line, entry.start()
    return start, end


def _is_asserted(source: Source, one: Cited) -> bool:
    """Whether a sentence among the words of a request is the authority's: it says what it did."""
    start, end = _said_of(source, one)
    if _ASKS.search(source.low, start, min(len(source.low), end + 1)):
        return False
    said = (cues("provisions", key) for key in ("asserted", "held-to"))
    return any(one.first(source.low, start, end) is not None for one in said)


def _is_reported(source: Source, one: Cited, kind: str) -> bool:
    """Whether a document that answers no request says that the exemption was relied on."""
    near = source.sentence_at(one.start)
    start, end = max(near.start, one.start - 200), min(near.end, one.end + 200)
    said = cues("provisions", "asserted").first(source.low, start, end)
    if said is None and _is_entry(source, one.start):
        return _OVER_LIST.search(source.low, max(0, one.start - _LIST), one.start) is not None
    return said is not None and (kind != "other" or said.says == "of-one-thing")


def _is_entry(source: Source, place: int) -> bool:
    """Whether a line of a list begins at a place."""
    line = source.plain.rfind("\n", 0, place) + 1
    return not source.plain[line:place].strip(" \u2022*-|")


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


def implied(
    source: Source, blocks: Blocks, acts: Acts, found: Iterable[Citation]
) -> Iterator[Citation]:
    """Exemptions named in words alone, as the limit of cost, where their section is not cited."""
    named = [one.act for one in acts.mentions if one.act in ASKED_UNDER]
    act = max(ASKED_UNDER, key=named.count)
    if act not in FOI_ACTS:
        return  # only in those two are sections 12 and 14 of cost and vexation
    relied_on = {(one.section or "").split("(")[0] for one in found if one.role == EXEMPTION}
    for one in present(cues("provisions", "implied"), source.low):
        for match in one.find(source.low) if one.says not in relied_on else ():
            if blocks.at(match.start()) not in SILENT and not _is_possible(source, match.start()):
                yield Citation(act, one.says, EXEMPTION, *match.span(), one.id, one.score)
                relied_on.add(one.says)
                break


def _is_possible(source: Source, place: int) -> bool:
    """Whether a sentence only supposes what it says, or is one in which nothing is relied on."""
    sentence = source.sentence_at(place)
    start, end = max(sentence.start, place - _REACH), min(sentence.end, place + _REACH)
    if source.low.startswith(("if ", "where ", "whether "), start):
        return True
    return cues("provisions", "not-relied-on").first(source.low, start, end) is not None


def sort_of_refusal(relied_on: Sequence[Citation]) -> str:
    """What parts of Acts say that exempt from saying whether it is held, or say that it is not.

    Empty where they, or some of them, exempt what is held.
    """
    sections = {one.section or "" for one in relied_on}
    deepest = [
        one for one in relied_on if not any(s.startswith(f"{one.section}(") for s in sections)
    ]
    sorts = {_sort_of(one.act, one.section or "") for one in deepest}
    return sorts.pop() if len(sorts) == 1 else ""


def is_of_cost(one: Citation) -> bool:
    """Whether an exemption is that of the cost of an answer, or of a request that vexes."""
    if one.act.startswith("Environmental"):
        return one.section in ("12(4)(b)", "10(4)(b)")
    return one.act.startswith("Freedom") and (one.section or "").split("(")[0] in ("12", "14")


@cache
def _sort_of(act: str, written: str) -> str:
    """What a part of an Act decides of its own; empty for most."""
    for sort, listed in section("provisions", "sorts").items():
        parts = cast("dict[str, list[str]]", listed).get(act, [])
        if any(written.startswith(part) for part in parts):
            return sort
    return ""
