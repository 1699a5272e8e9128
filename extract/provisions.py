"""Provisions that a document cites: Act, section, and whether an exemption is relied on.

A section is an exemption only where the authority relies on it. One that is in the requester's
words, in a list of rights, only possible, or given up, is merely cited.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import cast

from extract.acts import ASKED_UNDER, GDPR, UK_GDPR, Acts, exempt_sections
from extract.blocks import FOOTER, REQUEST, RIGHTS, SILENT, Blocks
from extract.citations import Cited, citations
from extract.cues import cues, section
from extract.reading import CITED, EXEMPTION, Abstention, Citation
from extract.reliance import GIVEN_UP, NOT_ENGAGED, implied, relied_on
from extract.source import Source

DUTY, POWER = "duty", "power"
_RANK = {EXEMPTION: 0, POWER: 1, DUTY: 2, CITED: 3}
_PART = re.compile(r"Part\s{1,3}(?P<number>\d{1,2}|[IVX]{1,4})\s{1,3}of\s{1,3}(?:the\s{1,3})?")
_QUOTED = (
    "provisions/lists-the-law", "provisions/in-quotation", "provisions/quoted-law",
    "provisions/in-request", "provisions/only-possible",
)  # fmt: skip
_THREAD = "foi-request-thread"
_LIMBS = re.compile(r"(?:\([a-z]{1,4}\)){1,9}\Z")
_LIMB = re.compile(r"\n[ \u2022*-]{0,8}\(?(?P<letter>[a-j])\)[ ]{0,3}(?=[a-zA-Z])")
_IS_OVER = re.compile(r"[.!?;][\"')]{0,2}\s|\n[ ]{0,8}\(?[\d]")  # another sentence, or law numbered
_IS_LEFT = re.compile(r"\n[ ]{0,8}\n(?![ \u2022*-]{0,8}\(?[a-j]\)|[ ]{0,8}\n|\Z)")
_FAR = 330  # characters from a section to the first of its limbs, and from one to the next
_ALL = 5  # limbs that only repeat the law
_LET_GO = (GIVEN_UP, NOT_ENGAGED)
_CLOSED_MEETING = (("Local Government Act 1972", "schedule", "12A"),)
_SCORES = {
    "provisions/act-after": 0.97,
    "provisions/act-before": 0.95,
    "provisions/act-by-default": 0.85,
    "provisions/act-of-paragraph": 0.75,
}


def cited(
    source: Source, blocks: Blocks, acts: Acts, *, kind: str
) -> tuple[tuple[Citation, ...], tuple[Abstention, ...]]:
    """Every citation outside footers, in order, and those whose Act cannot be told.

    A guide or notice relies on no exemption, whatever it says of them; a regulator's decision is
    about those that an authority claimed, engaged or not.
    """
    found, unknown = [], []
    for one in citations(source):
        if blocks.at(one.start) == FOOTER:
            continue
        act, rule = acts.of(source, one.start, one.list_end, word=one.word, main=one.main)
        if act is None:
            reason = f"{source.words_of(one.start, one.end)}: no Act is named for it"
            unknown.append(Abstention("provisions", rule, reason))
            continue
        role, why = _role(source, blocks, one, act, kind=kind)
        score = _SCORES.get(rule, 0.7)
        found.append(Citation(act, _named(one), role, one.start, one.end, why or rule, score))
    found = list(_with_limbs(source, _without_conditions(found)))
    found += _parts_cited(source, blocks, acts)
    found += implied(source, blocks, acts, found) if kind != "other" else ()
    return tuple(sorted(found, key=lambda c: c.start)), tuple(unknown)


def _parts_cited(source: Source, blocks: Blocks, acts: Acts) -> Iterator[Citation]:
    """Parts of an Act that is named right after: "Part II of the Police Act 1997"."""
    starts = {one.start: one for one in acts.mentions}
    for match in _PART.finditer(source.plain):
        act = starts.get(match.end())
        if act and act.act not in ASKED_UNDER and blocks.at(match.start()) != FOOTER:
            written = f"Part {match['number']}"
            yield Citation(act.act, written, CITED, *match.span(), "provisions/part-of-act", 0.9)


def provisions(
    found: Iterable[Citation], acts: Acts, blocks: Blocks, *, kind: str
) -> tuple[Citation, ...]:
    """Each provision once, by its weightiest use; a bare section gives way to its subsection.

    What a letter gives up it does not rely on; what an earlier letter of a thread relied on stands.
    """
    best: dict[tuple[str, str | None], Citation] = {}
    listed = [*found, *_whole(acts, blocks, found)]
    for one in listed:
        key = (one.act, one.section)
        if key not in best or _RANK[one.role] < _RANK[best[key].role]:
            best[key] = one
    if kind != _THREAD:
        for one in listed:
            key = (one.act, one.section)
            if one.rule in _LET_GO and one.start > best[key].start:
                best[key] = one
        _let_go(best)
    _deepen(best)
    deeper = [one for one in best.values() if one.role == EXEMPTION]
    kept = [one for one in best.values() if not _covered(one, deeper)]
    return tuple(sorted(kept, key=lambda c: (c.start, c.section or "")))


def _let_go(best: dict[tuple[str, str | None], Citation]) -> None:
    """The subsections of a bare section that is given up later are given up with it."""
    gone = [one for one in best.values() if one.rule in _LET_GO and (one.section or "").isdigit()]
    for key, one in best.items():
        for bare in gone:
            under = (one.section or "").startswith(f"{bare.section}(")
            if under and one.act == bare.act and one.start < bare.start and one.role == EXEMPTION:
                best[key] = replace(one, role=CITED, rule=GIVEN_UP)


def _deepen(best: dict[tuple[str, str | None], Citation]) -> None:
    """A subsection that is only quoted is relied on where its bare section is, and no other is."""
    bare = [one for one in best.values() if one.role == EXEMPTION and (one.section or "").isdigit()]
    for whole in bare:
        under = [
            key
            for key in best
            if key[0] == whole.act and (key[1] or "").startswith(f"{whole.section}(")
        ]
        if any(best[key].role == EXEMPTION for key in under):
            continue
        quoted = [key for key in under if best[key].rule in _QUOTED]
        for key in quoted[:1]:
            best[key] = replace(best[key], role=EXEMPTION)


def _without_conditions(found: list[Citation]) -> Iterator[Citation]:
    """Conditions named together give way to the part that they are of: to 40(2) its (a) and (b)."""
    for one in found:
        parent = _parent(one.section or "")
        is_condition = one.role == EXEMPTION and parent in _parts("conditions", one.act)
        near = (o for o in found if o.start == one.start) if is_condition else ()
        sisters = sum(_parent(other.section or "") == parent for other in near)
        yield replace(one, section=parent) if sisters > 1 else one


def _parent(written: str) -> str:
    """The subsection of a limb, "40(2)" of "40(2)(a)" and of "40(2)(a)(i)"; empty for others."""
    limbless = _LIMBS.sub("", written)
    return limbless if limbless != written and "(" in limbless else ""


def _with_limbs(source: Source, found: Iterable[Citation]) -> Iterator[Citation]:
    """The citations, each exemption by the limbs that a letter quotes below it, a line for each."""
    for one in found:
        last = _last_limbs(one.act).get(one.section or "") if one.role == EXEMPTION else None
        below = _below(source, one.end, last) if last else []
        yield from (replace(one, section=f"{one.section}({letter})") for letter in below)
        if not below:
            yield one


def _last_limbs(act: str) -> Mapping[str, str]:
    """The last letter of each section or subsection whose limbs are exemptions of their own."""
    return cast("Mapping[str, str]", section("provisions", "divided").get(act, {}))


def _below(source: Source, after: int, last: str) -> list[str]:
    """The letters up to the last of the paragraphs that begin with one, right below a section."""
    found: list[str] = []
    while limb := _LIMB.search(source.plain, after, after + _FAR):
        is_more = bool(found)
        ends = _IS_LEFT if is_more else _IS_OVER
        if limb["letter"] > last or ends.search(source.plain, after, limb.start() + is_more):
            break
        found.append(limb["letter"])
        after = limb.end()
    return found if len(found) < _ALL else []


def _covered(one: Citation, deeper: list[Citation]) -> bool:
    """Whether a bare section stands beside an exemption that is a part of it."""
    if one.section is None or one.role not in (EXEMPTION, CITED):
        return False
    prefix = one.section + "("
    return any(o.act == one.act and (o.section or "").startswith(prefix) for o in deeper)


def _named(one: Cited) -> str:
    if one.word == "article":
        return f"Article {one.section}"
    if one.word == "schedule":
        return f"Schedule {one.section}"
    return one.section


def _role(source: Source, blocks: Blocks, one: Cited, act: str, *, kind: str) -> tuple[str, str]:
    if (act, one.word, one.main) in _CLOSED_MEETING:
        near = source.sentence_at(one.start)
        asserted = cues("provisions", "asserted").first(source.low, near.start, near.end)
        return (EXEMPTION, "") if asserted else (CITED, "")
    if one.word == "section" or act.startswith("Environmental"):
        if one.main in exempt_sections(act) and not _is_procedure(act, one.section):
            return relied_on(source, blocks, one, act, kind=kind)
    if one.main in _parts("powers", act):
        return POWER, ""
    if one.main in _parts("duties", act):
        return DUTY, ""
    if act in (GDPR, UK_GDPR) and _breached(source, one):
        return DUTY, "provisions/breached"
    return CITED, ""


@cache
def _is_procedure(act: str, written: str) -> bool:
    """Whether a subsection of an exemption only says how it works: EIR 12(2), FOIA 23(3)."""
    return any(
        written == part or written.startswith(part + "(") for part in _parts("procedure", act)
    )


def _breached(source: Source, one: Cited) -> bool:
    """Whether the words before say that it was broken, or that a list begun so goes on."""
    start = max(0, one.start - 160)
    if cues("provisions", "breached").first(source.low, start, one.start):
        return True
    line = source.plain.rfind("\n", 0, one.start) + 1
    is_listed = source.plain[line : one.start].strip() in ("\u2022", "-", "*")
    lead = source.low[max(0, one.start - 2500) : one.start] if is_listed else ""
    return "infringements of" in lead or "breaches of" in lead


@cache
def _parts(key: str, act: str) -> frozenset[str]:
    return frozenset(cast("list[str]", section("provisions", key).get(act, [])))


def _whole(acts: Acts, blocks: Blocks, found: Iterable[Citation]) -> Iterator[Citation]:
    """Acts named without a section, the one under which the request was made apart."""
    parts = {one.act for one in found}
    parts |= {GDPR} if acts.is_uk_gdpr else set()
    for one in acts.mentions:
        if one.act not in parts and one.act not in ASKED_UNDER:
            if blocks.at(one.start) not in SILENT or blocks.at(one.start) in (REQUEST, RIGHTS):
                parts.add(one.act)
                yield Citation(
                    one.act, None, CITED, one.start, one.end, "provisions/whole-act", 0.8
                )
