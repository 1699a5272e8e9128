"""Sections, articles and regulations as they are written, before their Act and role are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.source import Source

_SUB = r"(?:\d{1,2}[a-z]{0,2}|[ivx]{1,4}|[a-z]{1,2})"
_SUBS = (
    rf"(?:\s{{0,2}}\({_SUB}(?:-{_SUB})?\)"
    r"|\s{0,2}\(\d{1,2}(?:\s{0,2}(?:,|and|&)\s{0,2}\d{1,2}){1,4}\)){0,6}"
)
_MAIN = r"\d{1,3}(?:[a-z]{1,2}(?![a-z]))?"
_UNIT = (
    r"(?!\s?(?:working|days?|hours?|%|per|years?|months?|calendar|officers?|people|minutes|pages|"
    r"of\s+(?:the\s+)?\d(?!\d{3}\s+act\b)|[a-z]{3,9}\s+(?:19|20)\d\d)|\d|[.,]\d|/)"
)
_WORD = (
    r"sections?|sec-\s{1,3}tions?|secs?\.?|ss?\.?|articles?|arts?\.?|regulations?|regs?\.?|"
    r"schedules?|sch\.?"
)
_JOIN = r"(?:\s{0,2}(?:,|;|and|&|or|/|\+|-)\s{0,2}){1,2}"
_CITATION = re.compile(
    rf"(?:(?<![a-z'£\d])|(?<=gdpr))(?P<word>{_WORD})\s{{0,90}}(?P<main>{_MAIN})(?P<subs>{_SUBS}){_UNIT}"
    rf"(?:,?\s+subsections?\s+(?P<late>\d{{1,2}}{_SUBS}|\(\d{{1,2}}\){_SUBS}))?"
)
_PAPER = re.compile(
    r"\s{0,2}(?:\(\"|-\s?\d{3}|(?:to|-)\s{0,2}\d{2}\s{0,3}(?:of|in|are|which|inclusive|contain|set)\b|"
    r"(?:of|in)\s(?:the|our|this|its|that|your|their|a)\s(?:[a-z-]{2,14}\s){0,3}(?:assessment|policy|report|"
    r"contract|strategy|guidance|procedure|plan|agreement|document|form|letter|manual|dpia|paper|"
    r"handbook|scheme|notice|business case|protocol)\b)"
)
_LONGEST = 9  # figures that are read as one number
_LEAD = 18  # how far before its end the word of a citation may begin
_PADDED = 110  # how far before its number it may stand, in a row of a framed table
_START = re.compile(rf"(?:(?<![a-z'£\d])|(?<=gdpr))(?:{_WORD})\Z")
_LAST_LETTERS = tuple("snceteghe")  # in which its words end, a full stop apart
_MORE = re.compile(
    rf"{_JOIN}(?:(?:sections?|ss?\.?|articles?|arts?\.?|regulations?|regs?\.?)\s{{0,2}})?"
    rf"(?:(?P<main>{_MAIN})(?P<subs>{_SUBS}){_UNIT}|(?P<alone>(?:\({_SUB}\)\s?){{1,4}}))"
)
_LETTERS = re.compile(
    r"(?<=\))\([a-h]\)(?:\([a-h]\)){1,5}\Z"
)  # "31(1)(a)(b)": no letter is part of one
_SPREAD = re.compile(r"\((\d{1,2}(?:\s{0,2}(?:,|and|&)\s{0,2}\d{1,2})+)\)")
_KINDS = (("s", "section"), ("a", "article"), ("r", "regulation"))
_ROMAN = re.compile(r"\((?:i{1,3}|iv|vi{0,3})\)")
_MOST = 12  # members of one list


@dataclass(frozen=True)
class Cited:
    """One section as written: "31", "31(1)(a)"; the kind of part, and the end of its list."""

    word: str
    main: str
    section: str
    start: int
    end: int
    list_end: int


def citations(source: Source) -> Iterator[Cited]:
    """Every section cited, each member of a list apart."""
    for match in _written(source):
        word = _word(match["word"])
        if (
            word == "section"
            and match["word"] in ("s", "s.", "ss", "ss.")
            and not _short_form(source, match)
        ):
            continue
        if _is_of_paper(source.low, match):
            continue
        members = list(_members(source, match))
        end = members[-1][3] if members else match.end()
        for main, subs, start, stop in members:
            for whole in _spread(main, subs):
                yield Cited(word, main.upper(), whole, start, stop, end)


def _is_of_paper(low: str, match: re.Match[str]) -> bool:
    """Whether a section is of a document or only ends a row of them: "sections 21 to 44"."""
    return _PAPER.match(low, match.end()) is not None


def _written(source: Source) -> Iterator[re.Match[str]]:
    """The citations in order; an expression is tried only where a word stands before a digit."""
    end = 0
    low = source.low
    for place, _ in source.figures_every(_LONGEST):
        if place < end:
            continue
        opened = max(end, place - _PADDED)
        stop = opened + len(low[opened:place].rstrip())
        if not low[max(0, stop - 2) : stop].rstrip(".").endswith(_LAST_LETTERS):
            continue
        start = _START.search(low, max(opened, stop - _LEAD), stop)
        if start and (match := _CITATION.match(low, start.start())):
            end = match.end()
            yield match


def _word(written: str) -> str:
    if written.startswith("sch"):
        return "schedule"
    return next(name for letter, name in _KINDS if written.startswith(letter))


def _short_form(source: Source, match: re.Match[str]) -> bool:
    """Whether a lone "s" is that of a section: "s24(1)", "s.31", "s 40"; not "5 s 10"."""
    return bool(match["subs"]) or match["word"] != "s" or match["main"] not in ("1", "2", "3")


def _members(source: Source, match: re.Match[str]) -> Iterator[tuple[str, str, int, int]]:
    main, subs = match["main"], match["subs"] or ""
    if match["late"]:
        late = match["late"].strip()
        subs = late if late.startswith("(") else re.sub(r"^(\d{1,2})", r"(\1)", late)
    yield main, subs, match.start(), match.end()
    end = match.end()
    for _ in range(_MOST):
        more = _MORE.match(source.low, end)
        if not more:
            return
        start = more.start("main") if more["main"] else more.start("alone")
        end = more.end()
        while end > start and source.low[end - 1].isspace():
            end -= 1
        if more["main"]:
            main, subs = more["main"], more["subs"] or ""
            yield main, subs, start, end
        else:
            yield main, _continued(subs, more["alone"]), start, end


def _continued(subs: str, alone: str) -> str:
    """The subsection of "40(2) and (3)" or of "31(1)(a) and (b)"."""
    levels = re.findall(r"\([^)]*\)", subs)
    first = re.findall(r"\([^)]*\)", alone)[0]
    same = next((n for n, one in enumerate(levels) if one[1].isdigit() == first[1].isdigit()), 0)
    if _ROMAN.fullmatch(first) and levels and _ROMAN.fullmatch(levels[-1]):
        same = len(levels) - 1  # "36(2)(b)(i) and (ii)"
    return "".join(levels[:same]) + alone


def _spread(main: str, subs: str) -> Iterator[str]:
    """The sections of one citation: one for each number in a bracket, or letter of a list."""
    tight = re.sub(r"\s+", "", subs)
    number = main if main.isdigit() else main.upper()
    if listed := _LETTERS.search(tight):
        for letter in re.findall(r"\([a-h]\)", listed[0]):
            yield number + tight[: listed.start()] + letter
        return
    spread = _SPREAD.search(subs)
    if not spread:
        yield number + tight
        return
    for one in re.findall(r"\d+", spread[1]):
        yield f"{number}({one})"
