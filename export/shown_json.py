"""A thing or a claim with its evidence for programs: the same values as the text, as JSON."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from graph.shown import Shown


def to_shown_json(shown: Shown) -> str:
    """One object, with nothing in it that is empty or false; dates as YYYY-MM-DD."""
    return json.dumps(_plain(asdict(shown)), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401  # any value of a record
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items() if not _is_empty(inner)}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _is_empty(value: object) -> bool:
    # No place among equals: 0 is where a passage may start, and equals False.
    return value is None or value is False or value == "" or value == ()
