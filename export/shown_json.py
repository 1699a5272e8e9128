"""A thing or a claim with its evidence for programs: the same values as the text, as JSON."""

import json
from dataclasses import asdict
from datetime import date
from enum import Enum
from typing import Any

from data.characters import FORBIDDEN
from graph.shown import Shown


def to_shown_json(shown: Shown) -> str:
    """One object, with nothing in it that is empty or false; dates as YYYY-MM-DD.

    The words of a document stand as they are, but what a terminal would obey is escaped.
    """
    written = json.dumps(_plain(asdict(shown)), ensure_ascii=False, indent=1)
    return FORBIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], written) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401  # any value of a record
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items() if not _is_empty(inner)}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _is_empty(value: object) -> bool:
    # No place among equals: 0 is where a passage may start, and equals False.
    return value is None or value is False or value == "" or value == ()
