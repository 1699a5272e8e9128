"""Numbers of documents by their look: what has the form of one and stands where one does.

No label is needed. A file number has figures parted or led by letters; it stands alone in its line
or cell, ends a heading, names the scheme it belongs to (FOI, EIR), and is said again further on.
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.blocks import FOOTER, REQUEST, RIGHTS, THIRD, Blocks
from extract.cues import word_set, words
from extract.reading import Found
from extract.source import Source

_HEAD = 1500
_ENOUGH = 2.5  # what speaks for a number before it is taken for one
_LETTERHEAD_LINES = 3
_TITLE_LINES = 6  # lines with words that may be the heading of a page
_IDENTIFIER = re.compile(
    r"(?<![\w@£$/.,+-])(?=[\w/_.:-]{0,30}[0-9]|[A-Z]{2,6}[ ][0-9])"
    r"(?P<number>(?:[A-Z]{2,6}[ ](?=[0-9]))?[A-Za-z0-9]{1,14}(?:[/_:-][A-Za-z0-9]{1,14}){1,6}"
    r"|[A-Z]{2,6}[ ]?[0-9]{3,10}|[0-9]{4,14})(?![\w/@%-]|[.,:][0-9])"
)
_NONE = re.compile(
    r"(?:19|20)?\d\d[/-](?:(?:19|20)\d\d|\d\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:.]\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\dT.{0,12}|(?:19|20)\d\d(?:[/.-]\d{1,2}){0,2}|(?i:covid).{0,4}|\d{1,3}-\d{1,3}|0\d{9,10}"
    r"|0\d{3,4}[ -].{3,9}"
    r"|[A-Z]{1,2}\d{1,2}[A-Z]?|(?:EIR|FOI|FOIA|DPA|RIPA|GDPR|ISO)[ ]?(?:19|20)?\d\d\d?\d?"
    r"|(?i:s|sec|art|reg|para|page|section|v)\.?\d.{0,12}|[A-Za-z]+-?\d|.*[a-z]{3}.*"
)
_THEIRS = re.compile(
    r"\b(?:your|their) (?:ref|no|number)[^\n]{0,20}\Z"
    r"|\b(?:of|about|on) (?:case|request|complaint) \Z"
)
_UNSAID = (REQUEST, FOOTER, THIRD, RIGHTS)
_OF_REQUEST = re.compile(
    r"[ :-]{1,4}(?:freedom of information|foi|eir|environmental inf|information request)"
)
_EDGES = " *#>()[]|.,:;-\t"
_LETTERS = re.compile(r"[A-Za-z]+")


def prominent(source: Source, blocks: Blocks) -> Found | None:
    """The number in the head of a document for which most speaks, if enough does."""
    best: tuple[float, int, Found] | None = None
    for match in _IDENTIFIER.finditer(source.plain, 0, min(_HEAD, len(source.plain))):
        value = match["number"]
        is_theirs = _THEIRS.search(source.low, max(0, match.start() - 30), match.start())
        if is_theirs or not _may_be(value) or blocks.at(match.start()) in _UNSAID:
            continue
        weight = sum(_weights(source, match))
        if weight >= _ENOUGH and (best is None or weight > best[0]):
            found = Found(value, *match.span("number"), "references/prominent", 0.6)
            best = weight, match.start(), found
    return best[2] if best else None


def _may_be(value: str) -> bool:
    figures = sum(c.isdigit() for c in value)
    return figures >= 2 and len(value) >= 4 and not _NONE.fullmatch(value)


def _weights(source: Source, match: re.Match[str]) -> Iterator[float]:
    """What speaks for a number: its form, its place, the words before it, and being said again."""
    value, plain = match["number"], source.plain
    parts = {one.upper() for one in _LETTERS.findall(value)}
    has_parts = any(c in "/_:-" for c in value)
    yield 2.0 if parts & word_set("references", "schemes") else 0.0
    yield 0.5 * has_parts + 0.5 * (sum(c in "/_-" for c in value) > 1)
    again = plain.count(value, match.end())
    yield 1.5 if again > 1 else 1.0 if again else 0.0
    start = plain.rfind("\n", 0, match.start()) + 1
    end = plain.find("\n", match.end())
    end = len(plain) if end < 0 else end
    before, after = plain[start : match.start()], plain[match.end() : end]
    is_alone = not _cell(before, -1) and not _cell(after, 0)
    yield 1.5 if is_alone else 0.0
    yield 1.0 if is_alone and plain.count("\n", 0, start) < _LETTERHEAD_LINES else 0.0
    is_title = len(plain[:start].split("\n\n")) <= _TITLE_LINES and len(before) < 100
    if not is_alone and is_title and not after.strip(_EDGES):
        yield 2.0 if before.rstrip()[-1:] in ("-", "(", ":", "/", ",") else 0.0
    is_heading = is_title and not before.strip(_EDGES) and after.lstrip()[:1] in ("-", ":", "|")
    yield 1.5 if is_heading and not is_alone else 0.0
    ahead = before[-60:]
    is_line = len(before.split()) <= 2 and not after.strip(_EDGES)
    yield 1.0 if is_line and _leads()[0].search(ahead) else 0.0
    yield 1.0 if _OF_REQUEST.match(source.low, match.end()) else 0.0
    yield 2.0 if _leads()[0].search(ahead) else 1.0 if _leads()[1].search(ahead) else 0.0


def _cell(text: str, index: int) -> str:
    """What stands in the cell nearest to a number in its line."""
    cells = re.split(r"\||\t|[ ]{3}", text)
    return cells[index].strip(_EDGES)


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word that often stands before a number: right before it, and further off."""
    word = rf"(?i)\b(?:{'|'.join(words('references', 'leads'))})"
    return re.compile(rf"{word}[ .:#(-]{{0,4}}$"), re.compile(rf"{word}\b[^.]{{0,30}}$")
