"""Sections, articles and regulations as they are written, before their Act and role are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.brackets import BRACKETS, sections
from extract.source import Source

_MAIN = r"\d{1,3}(?:[a-z]{1,2}(?![a-z]))?"
# Without brackets: "33 1(b)", "40,2", "12.4.a"; only of sections that may exempt.
_LOOSE = (
    r"(?:\s(?P<loose>\d)(?=\s?\([a-z]\s?\))|(?<=[1-4]\d)[.,](?P<dot>[1-8]a?)(?:\.(?P<limb>[a-h]))?"
    r"(?![\w%/-]|[.,]\d|\s(?:of|in)\s(?!(?:the\s)?(?:foi|freedom|act\b|eir|environ))))?"
)
_UNIT = (
    r"(?!\s?(?:working|days?|hours?|%|per\b|years?|months?|calendar|officers?|people|minutes|pages|"
    r"of\s+(?:the\s+)?\d(?!\d{3}\s+act\b)|[a-z]{3,9}\s+(?:19|20)\d\d)|\d|\.\d|,(?!\d\d(?!\d))\d|/)"
)
_WORD = (
    r"sections?|sec-\s{1,3}tions?|secs?\.?|ss?\.?|articles?|arts?\.?|regulations?|regs?\.?|"
    r"schedules?|sch\.?|exemptions?|exclusions?|exceptions?|foia?|eirs?|under"
)
_FORM = (
    r"(?:exemptions?|exclusions?|exceptions?|sections?)(?:\(s\))?"
    r"(?: applied| used| engaged| claimed| cited)?\s{0,3}[:|]"
)
_JOIN = r"(?:\s{0,2}(?:,|;|and|&|or|/|\+|-)\s{0,2}){1,3}"
_CITATION = re.compile(
    rf"(?:(?<![a-z'£\d])|(?<=gdpr))(?P<word>{_FORM}|{_WORD})\s{{0,90}}(?P<main>{_MAIN}){_LOOSE}"
    rf"(?P<subs>(?:{BRACKETS})?){_UNIT}"
    rf"(?:,?\s+subsections?\s+(?P<late>\d{{1,2}}(?:{BRACKETS})?|\(\d{{1,2}}\)(?:{BRACKETS})?))?"
)
_PAPER = re.compile(
    r"\s{0,2}(?:\(\"|-\s?\d{3}|(?:to|-)\s{0,2}\d{2}\s{0,3}(?:of|in|are|which|inclusive|contain|set)\b|"
    r"(?:of|in)\s(?:the|our|this|its|that|your|their|a)\s(?:[a-z-]{2,14}\s){0,3}(?:assessment|policy|report|"
    r"contract|strategy|guidance|procedure|plan|agreement|document|form|letter|manual|dpia|paper|"
    r"handbook|scheme|notice|business case|protocol)\b)"
)
_ENDINGS = (  # of the words above, looked for before the words themselves
    "s", ".", "section", "tion", "sec", "art", "article", "reg", "schedule", "sch", "exemption",
    "exclusion", "exception", "foi", "foia", "eir", "under", ":", "|",
)  # fmt: skip
_LONGEST = 9  # figures that are read as one number
_LEAD = 28  # how far before its end the word of a citation may begin
_PADDED = 110  # how far before its number it may stand, in a row of a framed table
_START = re.compile(rf"(?:(?<![a-z'£\d])|(?<=gdpr))(?:{_FORM}|{_WORD})\Z")
_TITLE = r"(?:\s{0,2}\([^()\d]{4,70}\))?"  # "24 (national security), 31 (law enforcement)"
_MORE = re.compile(
    rf"{_TITLE}{_JOIN}(?:(?:sections?|ss?\.?|articles?|arts?\.?|regulations?|regs?\.?)\s{{0,2}})?"
    rf"(?P<main>{_MAIN})(?P<subs>(?:{BRACKETS})?){_UNIT}"
)
# Whose number is a section only if it can be one: "exemption 31"; in lists of decisions, "FOI 40:".
_OF_EXEMPTION, _OF_FINDING = ("exemption", "exclusion", "exception"), ("foi", "eir", "under")
_MAY_EXEMPT = range(12, 45)
_EXCEPTIONS = ("10", "11", "12", "13")  # regulations of the two sets that have exceptions
_FINDING = re.compile(r"\s{0,2}[-:]\s{0,2}(?:complaint|not|partly|partially|upheld|finding)")
_KINDS = (
    ("sch", "schedule"), ("s", "section"), ("exce", "exception"), ("eir", "regulation"),
    ("a", "article"), ("r", "regulation"), ("", "section"),
)  # fmt: skip
_OF_IT = re.compile(  # "subsection (2) of section 43"
    rf"(?:sub-?sections?|paragraphs?)(?P<subs>{BRACKETS})\s{{1,3}}(?:of|to|in)\s{{1,3}}(?:the\s)?\Z"
)
_OF_PAPER = re.compile(
    r"\b(?:document|report|policy|assessment|contract|paper|plan)\s?\((?:see\s)?\Z"
)
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
    done = 0
    for match in _written(source):
        if match.start() < done:
            continue  # it stands in the list before
        if not _is_section(source, match) or _is_of_paper(source.low, match):
            continue
        word = _word(match["word"], match["main"])
        members = list(_members(source, match))
        end = done = members[-1][3]
        for main, subs, start, stop in members:
            for whole in sections(main.upper(), subs):
                yield Cited(word, main.upper(), whole, start, stop, end)


def _is_section(source: Source, match: re.Match[str]) -> bool:
    """Whether the word before a number, or the number, says that it is of a section."""
    word = match["word"]
    if word.startswith(_OF_EXEMPTION):
        return _may_exempt(match)
    if word.startswith(_OF_FINDING):
        is_finding = _FINDING.match(source.low, match.end()) is not None
        return is_finding or (_may_exempt(match) and bool(match["subs"]))
    # a lone "s" is that of a section in "s24(1)", "s.31", "s 40"; not in "5 s 10"
    return bool(match["subs"]) or word != "s" or match["main"] not in ("1", "2", "3")


def _may_exempt(match: re.Match[str]) -> bool:
    return match["main"].isdigit() and int(match["main"]) in _MAY_EXEMPT


def _is_of_paper(low: str, match: re.Match[str]) -> bool:
    """Whether a section is of a document or only ends a row of them: "sections 21 to 44"."""
    before = low[max(0, match.start() - 20) : match.start()]
    return _PAPER.match(low, match.end()) is not None or _OF_PAPER.search(before) is not None


def _written(source: Source) -> Iterator[re.Match[str]]:
    """The citations in order; an expression is tried only where a word stands before a digit."""
    end = 0
    low = source.low
    for place, _ in source.figures_every(_LONGEST):
        if place < end:
            continue
        opened = max(end, place - _PADDED)
        stop = opened + len(low[opened:place].rstrip())
        if not low[opened:stop].endswith(_ENDINGS):
            continue
        start = _START.search(low, max(opened, stop - _LEAD), stop)
        if start and (match := _CITATION.match(low, start.start())):
            end = match.end()
            yield match


def _word(written: str, main: str) -> str:
    word = next(name for begun, name in _KINDS if written.startswith(begun))
    if word == "exception":
        return "regulation" if main in _EXCEPTIONS else "section"
    return word


def _members(source: Source, match: re.Match[str]) -> Iterator[tuple[str, str, int, int]]:
    """The number, the brackets and the place of each section of a list."""
    main = match["main"]
    yield main, _brackets(source, match), match.start(), match.end()
    end = match.end()
    for _ in range(_MOST):
        more = _MORE.match(source.low, end)
        if not more:
            return
        end = more.end()
        yield more["main"], source.plain[more.start("subs") : end], more.start("main"), end


def _brackets(source: Source, match: re.Match[str]) -> str:
    """The brackets of a citation, those put in that it leaves out."""
    if match["late"]:
        return re.sub(r"^(\d{1,2})", r"(\1)", source.plain[match.start("late") : match.end("late")])
    subs = source.plain[match.start("subs") : match.end("subs")]
    if not subs and (
        before := _OF_IT.search(source.low, max(0, match.start() - 60), match.start())
    ):
        return source.plain[before.start("subs") : before.end("subs")]
    loose = match["loose"] or match["dot"]
    limb = f"({match['limb']})" if match["limb"] else ""
    return (f"({loose})" if loose else "") + limb + subs
