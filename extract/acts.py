"""Acts named in a document, and which Act a section number belongs to."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast

from extract.cues import Cues, cue, present, section
from extract.source import Source
from extract.tokens import BROKEN, Tokens

FOIA = "Freedom of Information Act 2000"
FOISA = "Freedom of Information (Scotland) Act 2002"
EIR = "Environmental Information Regulations 2004"
EIR_SCOTLAND = "Environmental Information (Scotland) Regulations 2004"
FOI_ACTS = (FOIA, FOISA)
ASKED_UNDER = (*FOI_ACTS, EIR, EIR_SCOTLAND)  # those under which a request may be made
GDPR, UK_GDPR = "General Data Protection Regulation", "UK General Data Protection Regulation"

_SCOTTISH = "scottish information commissioner"
_NEAR = 90  # how far from a section its Act may be named
_FOI = re.compile(r"freedom[ -]of[ -]information|(?<![a-z])foi(?![a-z])")
_THE_ACT = re.compile(r"Act\b")
_DATED_ACT = re.compile(r"(?:Act|Regulations|Order)\s{1,9}(?:18|19|20)\d\d\b")
_IS_ORDER = re.compile(r"(?:Regulations?|Order|Rules|Directive)(?: \d{4})?\Z")
_AFTER = re.compile(
    r"[\s,()'\"-]{0,6}(?:\([^()]{0,80}\)[\s,-]{0,3})?"
    r"(?:[a-z' -]{0,60}\b(?:of|under|in|from|to|within|contained in))?"
    r"[\s,(]{0,4}(?:both |either )?(?:the|this)?[\s(\"']{0,3}"
)
_INDENT = re.compile(r"\n[ ]{1,60}")
_BEFORE = re.compile(
    r"[\s,():'\"-]{0,6}(?:\([^()]{0,40}\))?[\s,():'\"-]{0,6}(?:[a-z ]{0,30})[\s,:(-]{0,4}"
)
_LEADING = frozenset({"Under", "The", "This", "In", "By", "See", "Both", "With", "From"})
_JOINING = frozenset({"of", "and", "the", "for", "to", "in", "etc"})


@dataclass(frozen=True)
class ActMention:
    """An Act named at a place."""

    start: int
    end: int
    act: str


@dataclass(frozen=True)
class FoiActs:
    """Where a document names one of the two Acts on freedom of information, and which."""

    places: tuple[int, ...]
    acts: tuple[str, ...]

    def at(self, place: int) -> str:
        """The one that was named last before a place, else the first."""
        if not self.acts:
            return FOIA
        return self.acts[max(0, bisect_left(self.places, place) - 1)]


@dataclass(frozen=True)
class Acts:
    """The Acts a document names, in order, and what a section without an Act belongs to."""

    mentions: tuple[ActMention, ...]
    foi: FoiActs
    is_foi: bool
    is_uk_gdpr: bool
    is_foi_kind: bool

    def of(
        self, source: Source, start: int, end: int, *, word: str, main: str
    ) -> tuple[str | None, str]:
        """The Act of a section at a place, and the rule that says so; None where none can."""
        if source.low.startswith("foi", start):
            return FOIA, "provisions/act-before"  # "FOI 43" in a list of findings
        after = bisect_left(self._starts, end)
        if after < len(self.mentions) and self._belongs(source, end, self.mentions[after]):
            return self._renamed(self.mentions[after].act), "provisions/act-after"
        before = self.mentions[after - 1] if after else None
        if before and 0 <= start - before.end < _NEAR:
            between = source.low[before.end : start]
            if "." not in between and _BEFORE.fullmatch(between):
                return self._renamed(before.act), "provisions/act-before"
        return self._by_default(source, start, before, word=word, main=main)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.mentions]

    @cached_property
    def _principal(self) -> str | None:
        """The Act that a document names most often: the one that a section alone belongs to."""
        named = Counter(m.act for m in self.mentions if _has_sections(m.act))
        return named.most_common(1)[0][0] if named else None

    def _belongs(self, source: Source, end: int, mention: ActMention) -> bool:
        if mention.start - end >= _NEAR:
            return False
        gap = _INDENT.sub("\n", source.low[end : mention.start])
        return _AFTER.fullmatch(gap) is not None

    def _by_default(
        self, source: Source, start: int, before: ActMention | None, *, word: str, main: str
    ) -> tuple[str | None, str]:
        act = cast("str | None", section("provisions", "default").get(word))
        if not self.is_foi_kind and (word == "section" or not main.isdigit()):
            if source.plain[start : start + 7] == "SECTION":
                return None, "provisions/no-act"
            if self._principal and "\n\n" in source.plain[before.end if before else 0 : start]:
                return self._principal, "provisions/act-of-document"
        if act == FOIA:
            act = self.foi.at(start)
            if self.is_foi and main in exempt_sections(act):
                return act, "provisions/act-by-default"
        if before and word == "section" and _has_sections(before.act):
            if "\n\n" not in source.plain[before.end : start] and start - before.end < 1500:
                return self._renamed(before.act), "provisions/act-of-paragraph"
        if act in FOI_ACTS and (not self.is_foi or _number(main) > _last(act)):
            return None, "provisions/no-act"
        return (self._renamed(act) if act else None), "provisions/act-by-default"

    def _renamed(self, act: str) -> str:
        return UK_GDPR if act == GDPR and self.is_uk_gdpr else act


def acts(source: Source, found: Tokens, *, is_foi_kind: bool) -> Acts:
    """The Acts that a document names."""
    kept: list[ActMention] = []
    for one in sorted(set(_listed(source)), key=lambda m: (m.start, -m.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    ends = {one.end for one in kept}
    kept += [one for one in _titled(source, found) if one.end not in ends]
    named = {one.act for one in kept}
    foi = _foi(source, kept)
    defined = [
        ActMention(m.start() - 4, m.end(), foi.at(m.start()))
        for m in _THE_ACT.finditer(source.plain)
        if source.low[max(0, m.start() - 4) : m.start()] in ("the ", "the\n", "his ", "aid ")
    ]
    loose = [d for d in defined if not any(k.start < d.end and d.start < k.end for k in kept)]
    is_foi = is_foi_kind or not named.isdisjoint(FOI_ACTS) or _FOI.search(source.low) is not None
    known = [one for one in loose if is_foi or one.act not in FOI_ACTS]
    if not is_foi_kind:
        known = [_last_named(one, kept) if one.act in FOI_ACTS else one for one in loose]
    every = tuple(sorted([*kept, *known], key=lambda m: m.start))
    return Acts(every, foi, is_foi, UK_GDPR in named, is_foi_kind)


def _foi(source: Source, named: Iterable[ActMention]) -> FoiActs:
    listed = sorted((one for one in named if one.act in FOI_ACTS), key=lambda m: m.start)
    if not listed and _SCOTTISH in source.low:
        return FoiActs((0,), (FOISA,))
    return FoiActs(tuple(one.start for one in listed), tuple(one.act for one in listed))


def _last_named(one: ActMention, named: list[ActMention]) -> ActMention:
    """ "The Act" of a document that is no reply: the one that was named last before it."""
    before = [m.act for m in named if m.start < one.start and m.act not in (GDPR, UK_GDPR)]
    return ActMention(one.start, one.end, before[-1]) if before else one


def _has_sections(act: str) -> bool:
    """Whether the parts of an enactment are sections: those of regulations and orders are not."""
    return " Act" in act and _IS_ORDER.search(act) is None


@cache
def exempt_sections(act: str) -> frozenset[str]:
    return frozenset(cast("list[str]", section("provisions", "exemptions").get(act, [])))


def _number(main: str) -> int:
    return int("".join(c for c in main if c.isdigit()) or "0")


def _last(act: str) -> int:
    return int(cast("str", section("provisions", "last-section").get(act, "999")))


@cache
def _cues() -> Cues:
    """A cue for each listed name of an Act."""
    listed = section("provisions", "acts").items()
    return Cues(
        cue("provisions/act-named", name, says=act)
        for act, others in listed
        for name in cast("list[str]", others)
    )


def _listed(source: Source) -> Iterator[ActMention]:
    low = source.low
    for one in present(_cues(), low):
        for match in one.find(low):
            start, end = match.span()
            if not low[end : end + 1].isalpha() and not (start and low[start - 1].isalpha()):
                yield ActMention(start, end, one.says)


def _titled(source: Source, found: Tokens) -> Iterator[ActMention]:
    """Acts that no list has, by the form of their titles: capitals, "Act" and a year."""
    for match in _DATED_ACT.finditer(source.plain):
        index = bisect_left(found, (match.start(),))
        if not 0 < index < len(found) - 1:
            continue
        first, year = index, found[index + 1]
        while first and index - first < 12 and _goes_on(source, found, first):
            first -= 1
        while first < index and (not found[first].is_capital or found[first].word in _LEADING):
            first += 1
        if first < index:
            title = " ".join(one.word for one in found[first : index + 2])
            title = title.replace(" Scotland Act", " (Scotland) Act")
            yield ActMention(found[first].start, year.end, title)


def _goes_on(source: Source, found: Tokens, index: int) -> bool:
    before = found[index - 1]
    between = source.plain[before.end : found[index].start].strip()
    if between == "-" and (before.is_capital or before.key in _JOINING):
        return True  # "Anti-social", "Re-use"
    earlier = found[index - 2] if index > 1 else before
    if source.plain[earlier.end : before.start] == "-" and earlier.is_capital:
        return found[index].gap != BROKEN
    if between in ("(", ")", ") (") and before.is_capital:
        return True  # "(EC Directive)", "(Scotland)"
    return found[index].gap != BROKEN and (before.is_capital or before.key in _JOINING)
