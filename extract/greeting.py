"""Whether a document greets somebody, and so is a letter."""

import re

from extract.source import Source

_GREETING = re.compile(
    r"^[ >*]{0,8}Dear ?[A-Z\[]|\bDear (?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Madam)\b", re.MULTILINE
)


def is_letter(source: Source, until: int | None = None) -> bool:
    """Whether a greeting stands in a document, or before a place in it."""
    return (
        _GREETING.search(source.plain, 0, len(source.plain) if until is None else until) is not None
    )
