"""Whether a document greets somebody, and so is a letter."""

import re

from extract.source import Source

_AT_LINE = re.compile(r"Dear ?[A-Z\[]")
_ANYWHERE = re.compile(r"\bDear (?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Madam)\b")
_QUOTED = " >*"  # what may stand before a greeting in its line
_MOST_QUOTED = 8


def is_letter(source: Source, until: int | None = None) -> bool:
    """Whether a greeting stands in a document, or before a place in it."""
    plain = source.plain
    stop = len(plain) if until is None else until
    place = plain.find("Dear", 0, stop)
    while place >= 0:
        if _ANYWHERE.match(plain, place, stop):
            return True
        line = plain.rfind("\n", 0, place) + 1
        is_first = place - line <= _MOST_QUOTED and not plain[line:place].strip(_QUOTED)
        if is_first and _AT_LINE.match(plain, place, stop):
            return True
        place = plain.find("Dear", place + 1, stop)
    return False
