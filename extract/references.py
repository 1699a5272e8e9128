"""The number by which the publisher knows its own document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from extract.blocks import FOOTER, REQUEST, SIGN, THIRD, Blocks
from extract.cues import cues, word_set, words
from extract.identifiers import prominent
from extract.reading import Found
from extract.source import Source

_HEAD = 1500
_JOINT = (
    r"[ ]?/[ ]?(?!\d{1,2}(?:st|nd|rd|th)?[ ]?[A-Z][a-z]{2,8}\b)|[_.:\\-]|"
    r"[ ](?=[0-9][^ \n]{0,12}(?:[ ]{2,}|\n|\Z| [0-9]{1,4}\s{0,3}(?:\n|\Z)))"
)
_NUMBER = re.compile(
    r"[#(\[]?(?P<number>(?=[A-Za-z/ .-]{0,14}[0-9])[A-Za-z0-9]{1,20}"
    rf"(?:(?:{_JOINT})[A-Za-z0-9]{{1,16}}){{0,6}})"
)
_LETTERS_FIRST = re.compile(
    r"(?P<number>(?:[A-Z]{2,6}[ ](?=FOI|EIR|SAR))?"
    r"(?:FoI|FOI\(S\)A|[A-Z]{2,6})[ ][0-9]{1,10}"
    r"(?:[/-][0-9A-Z]{1,12}|[ ]/[ ][0-9]{3,6}(?=[ ]{0,4}(?:\n|\Z|[ ]{3}))){0,2}"
    r"(?:[ ][0-9]{3,6}(?=[ ]{0,4}(?:\n|\Z)))?)(?![\w/])"
)
_DATE = re.compile(
    r"\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{2,4}|(?:st|nd|rd|th)?[ -][A-Z][a-z]{2,8}\b.{0,6})|"
    r"(?:19|20)\d\d$|0\d{3,4}[ -]\d{5,7}"
)
_LAW = re.compile(r"(?:EIR|FOI|FOIA|DPA|RIPA)[ ]?(?:19|20)\d\d")  # an Act and its year
_GOES_ON = re.compile(r"/[0-9]{2,4}(?![\w/])|[ ]\((?:IR|R)\)")
_BEGUN = re.compile(r"(?<![\w/.-])[A-Z0-9]{1,6}(?:[/-][A-Z0-9]{1,6}){0,3}[/-]?\Z")
_CELL_SCORE = 0.75
_EARLIER = re.compile(r"\b(?:original|previous|initial|earlier|first|linked|related)\b[a-z ]{0,30}")
_QUESTION = re.compile(r"[A-Za-z]\d{1,2}")
_BEFORE_LABEL = 12
_LABEL_REACH = 70
_LABEL_START = re.compile(
    r"(?:^|[|\t;(]|[ ]{2}|[.:] )[ *#>]{0,8}(?P<words>(?:[A-Za-z'/&]{1,14}[ ]){0,4})\Z", re.MULTILINE
)
_SKIP = re.compile(r"[\s*|_:.-]{0,200}")


def reference(source: Source, blocks: Blocks) -> Found | None:
    """The number after a label, else one of a known form in the head of the document."""
    found = _best(_labelled(source, blocks))
    if found is None:
        found = _best(_in_cells(source, blocks))
    elif found.score < _CELL_SCORE:
        found = _best((found, *_in_cells(source, blocks)))
    found = found or _formed(source) or prominent(source, blocks)
    return _whole(source, found) if found else None


def _whole(source: Source, found: Found) -> Found:
    """The number with what is written behind it: its year elsewhere, the mark of a review."""
    plain, width = source.plain, len(found.value)
    place = plain.find(found.value)
    while place >= 0:
        rest = _GOES_ON.match(plain, place + width)
        if rest and not plain[place - 1 : place].isalnum():
            return replace(found, value=found.value + rest[0], start=place, end=rest.end())
        place = plain.find(found.value, place + width)
    return found


def _best(found: Iterable[Found]) -> Found | None:
    return min(found, key=lambda one: (-one.score, one.start), default=None)


def _labelled(source: Source, blocks: Blocks) -> Iterator[Found]:
    head, foot = min(_HEAD * 2, len(source.low)), max(0, len(source.low) - _HEAD)
    stretches = ((0, head), (foot, len(source.low))) if foot > head else ((0, len(source.low)),)
    for start, end in stretches:
        yield from _labelled_in(source, blocks, start, end)


def _labelled_in(source: Source, blocks: Blocks, start: int, end: int) -> Iterator[Found]:
    for one in cues("references", "label").within(source.low, start, end):
        for match in one.find(source.low, start, end):
            if match.start() and source.low[match.start() - 1].isalnum():
                continue
            role = blocks.at(match.start())
            is_theirs = (
                match[0].startswith("ref")
                and "your" in source.low[max(0, match.start() - 5) : match.start()]
            )
            if role in (FOOTER, THIRD) or is_theirs:
                continue
            number = _number_after(source, match)
            if number is None:
                continue
            penalty = 0.25 if role in (REQUEST, SIGN) or _is_earlier(source, match) else 0.0
            later = 0.15 if match.start() > _HEAD and one.score < 0.9 else 0.0
            value = source.words_of(*number)
            yield Found(value, *number, one.id, round(one.score - penalty - later, 2))


def _is_earlier(source: Source, match: re.Match[str]) -> bool:
    """Whether the label is that of what a review looks at: "Original request reference"."""
    word = source.low.rfind(" ", 0, max(0, match.start() - 1))
    start = max(0, min(word, match.start() - _BEFORE_LABEL))
    return _EARLIER.search(source.low, start, match.end()) is not None


def _in_cells(source: Source, blocks: Blocks) -> Iterator[Found]:
    """The number after a label of any words that ends as labels of numbers do."""
    strange = word_set("references", "not-labels")
    for match in _labels().finditer(source.plain, 0, min(_HEAD * 2, len(source.plain))):
        start = max(0, match.start() - _LABEL_REACH)
        label = _LABEL_START.search(source.plain, start, match.start())
        role = blocks.at(match.start())
        if label is None or role in (FOOTER, THIRD):
            continue
        if not strange.isdisjoint(label["words"].lower().split()):
            continue
        number = _number_after(source, match)
        if number is not None and number[1] - number[0] > 2:
            penalty = 0.25 if role in (REQUEST, SIGN) else 0.0
            penalty += 0.1 if match[0].lower().startswith("id") else 0.0
            value = source.words_of(*number)
            yield Found(value, *number, "references/label-of-cell", round(_CELL_SCORE - penalty, 2))


@cache
def _labels() -> re.Pattern[str]:
    """A noun for a number, as it ends a label."""
    nouns = words("references", "nouns")
    initials = "".join(sorted({letter for one in nouns for letter in (one[0], one[0].upper())}))
    rest = "|".join(f"(?<={one[0]}){one[1:]}" for one in nouns)
    return re.compile(  # a letter first, so that it is looked for
        rf"[{initials}](?<!\w.)(?i:{rest})\b\.?"
        r"(?:[ ]{0,3}[:#|]|[ ]{2}|[ ](?=[A-Z#]{0,6}[ /-]?[0-9]))"
    )


def _number_after(source: Source, match: re.Match[str]) -> tuple[int, int] | None:
    """The place of the number on the label's line, or on the next line that has words."""
    start = match.end()
    skipped = _SKIP.match(source.plain, start)
    place = skipped.end() if skipped else start
    if source.plain.count("\n", start, place) > 2:
        return None
    if match[0].rstrip().endswith("/name:"):
        stop = source.plain.find("\n", place)
        end = len(source.plain) if stop < 0 else stop
        return source.trimmed_place(place, min(end, place + 80))
    for grammar in (_LETTERS_FIRST, _NUMBER):
        number = grammar.match(source.plain, place)
        if number and any(c.isdigit() for c in number["number"]):
            start, end = number.span("number")
            is_date = _DATE.match(source.plain, start) or _DATE.match(number["number"])
            is_other = _QUESTION.fullmatch(number["number"]) or _LAW.fullmatch(number["number"])
            return (start, end) if end - start >= 2 and not (is_date or is_other) else None
    return None


def _formed(source: Source) -> Found | None:
    for form in _forms():
        found = form.finditer(source.plain, 0, min(_HEAD, len(source.plain)))
        if match := next((one for one in found if _is_form(source, one)), None):
            before = _BEGUN.search(source.plain, 0, match.start())
            start, end = before.start() if before else match.start(), match.end()
            return Found(source.words_of(start, end), start, end, "references/form", 0.7)
    return None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, words("references", "form")))


def _is_form(source: Source, match: re.Match[str]) -> bool:
    """Whether it is neither an Act with its year nor a section of one: "FOI 43(2)"."""
    return not _LAW.fullmatch(match[0]) and not source.plain.startswith("(", match.end())
