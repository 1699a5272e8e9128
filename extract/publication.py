"""When a document was published: by its words, by its head, or as the page of a log."""

import re
from functools import cache

from extract.cues import Cue, cue, words
from extract.dated_lines import fills_line, is_labelled, line_of, stands_alone
from extract.dates import Dated, is_day
from extract.greeting import is_letter
from extract.kind import FOI
from extract.reading import Found
from extract.source import Source

_HEAD = 1500
_END = 400  # the last characters, where a date may stand under a signature
_BEFORE = 200  # characters before a date that may say that it is to come
_TOP = 700  # where a date may have a cell of its line for itself
_TO_COME = re.compile(r"\b(?:will|to|shall|should) (?:also )?be\b[^.]{0,120}\Z")
_PUBLISHED = (
    "dates/publication",
    "dates/label-of-cell",
    "dates/signed",
    "dates/meeting",
    "dates/tabled",
)


def published(
    source: Source, listed: list[Dated], kind: str, responded: Found | None
) -> Found | None:
    """The date of publication: of a letter that of its page, of all else by label or place."""
    if kind in FOI:
        said = _publication(_of_page(source, listed)) or _later(listed, responded)
        return said or (_of_log(source, listed) if is_page(source) else None)
    if said := _publication(listed) or _of_letter(source, listed):
        return said
    heading = (one for one in listed if one.start < _HEAD and not one.role)
    is_other = kind == "other"
    alone = next((one for one in heading if stands_alone(source, one, cells=not is_other)), None)
    alone = alone or _in_title(source, listed) or _at_end(source, listed)
    if alone:
        return found_of(alone, rule="dates/alone-in-its-line", score=0.6)
    changed = (one for one in listed if is_other and one.rule == "dates/last-changed")
    return next((found_of(one) for one in changed), None)


def _of_letter(source: Source, listed: list[Dated]) -> Found | None:
    """The first date of those of letters, if it is the document's own and no request's."""
    first = next((o for o in listed if o.role in ("letter", "requested", "responded")), None)
    if first is None or first.start >= _HEAD or first.role == "requested":
        return None
    is_own = first.role == "letter" or is_labelled(source, first)
    return found_of(first) if is_own else None


def _of_log(source: Source, listed: list[Dated]) -> Found | None:
    """The day at the head of a page of a log."""
    alone = (o for o in listed if not o.role and o.start < _TOP and is_day(o.value))
    found = next((one for one in alone if stands_alone(source, one)), None)
    return found_of(found, rule="dates/head-of-page", score=0.6) if found else None


def _of_page(source: Source, listed: list[Dated]) -> list[Dated]:
    """The dates on which a page with a letter was published; not those of what is to come."""
    rules = ("dates/publication", "dates/label-of-cell")
    return [
        one
        for one in listed
        if one.rule in rules
        and not _TO_COME.search(source.low, max(0, one.start - _BEFORE), one.start)
    ]


def _in_title(source: Source, listed: list[Dated]) -> Dated | None:
    """A day in the first line with words, or in the title of the front matter, at an end of it."""
    for one in listed:
        if one.start > _TOP or not is_day(one.value) or one.role:
            continue
        line = line_of(source, one.start)
        before, after = source.low[line[0] : one.start], source.flat[one.end : line[1]]
        is_title = not source.flat[: line[0]].strip() or before.startswith(("title:", "# "))
        is_first = not before.removeprefix("title:").strip(' "')
        if is_title and (is_first or not after.strip(' .")')):
            return one
    return None


def _at_end(source: Source, listed: list[Dated]) -> Dated | None:
    """A day alone in one of the last lines, under the signature."""
    late = (one for one in reversed(listed) if one.start > len(source.plain) - _END)
    return next((o for o in late if not o.role and fills_line(source, o)), None)


def _publication(listed: list[Dated]) -> Found | None:
    """The date of publication, or of signing where there is none."""
    published = [one for one in listed if one.role == "published"]
    best = min(published, key=lambda one: _PUBLISHED.index(one.rule), default=None)
    return found_of(best) if best else None


def _later(listed: list[Dated], responded: Found | None) -> Found | None:
    """The date of a page of a log: later than the labelled date of the response on it."""
    if responded is None or responded.rule not in ("dates/response-dated", "dates/label-of-cell"):
        return None
    paged = (one for one in listed if one.role == "letter" and one.start < _TOP)
    others = ("requested", "responded")
    taken = {responded.value, *(one.value for one in listed if one.role in others)}
    return next((found_of(one) for one in paged if one.value not in taken), None)


def is_page(source: Source) -> bool:
    """Whether it is the page of a disclosure log, no letter: a day at its head is then its own."""
    if is_letter(source):
        return False
    return any(one.first(source.low) for one in _pages())


@cache
def _pages() -> tuple[Cue, ...]:
    return tuple(cue("dates/page", phrase) for phrase in words("dates", "pages"))


def found_of(one: Dated, *, rule: str = "", score: float = 0.0) -> Found:
    return Found(one.value, one.start, one.end, rule or one.rule, score or one.score)
