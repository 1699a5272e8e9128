"""The JSON of a WhatDoTheyKnow request: its events in order, with the words that they carry.

Fields after `InfoRequest#json_for_api` and `InfoRequestEvent#json_for_api` of Alaveteli.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from data.readers.bounds import Bounds
from data.readers.composition import Composition
from data.readers.encodings import decoded
from data.readers.errors import UnreadableError
from data.readers.extractors import extractor
from data.readers.markup import parsed, rendered
from data.readers.texts import Kind, Offered, Text

_KINDS = {
    "sent": "outgoing",
    "resent": "outgoing",
    "followup_sent": "outgoing",
    "followup_resent": "outgoing",
    "response": "incoming",
    "comment": "annotation",
}


def read_request_json(content: bytes, *, bounds: Bounds) -> Text:
    """Title, authority and state, then each event with its date; the requester is left out."""
    characters, warnings = decoded(content)
    request = json.loads(characters)
    composition = Composition(bounds)
    for warning in warnings:
        composition.warn(warning)
    title, body = _words(request, "title"), _mapping(request.get("public_body"))
    state = _words(request, "display_status") or _words(request, "described_state")
    for line in (title, _words(body, "name"), state):
        composition.add(f"{line}\n\n" if line else "")
    for number, event in enumerate(_events(request), start=1):
        kind = _KINDS.get(_words(event, "event_type"), "event")
        label = f"event {number}, {kind}, {_words(event, 'created_at')[:10]}"
        composition.add(_written(event, authority=_words(body, "name")), label=label)
    composition.warn("the JSON of a request holds the beginnings of messages, not all their words")
    names = ("created_at", "updated_at")
    dates = tuple((name, _words(request, name)) for name in names if _words(request, name))
    offered = Offered(title=title, dates=dates)
    return composition.text(
        Kind.REQUEST_JSON, extractor("request json", "1", "lxml"), offered=offered
    )


def _events(request: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    events = request.get("info_request_events")
    if not isinstance(events, list):
        raise UnreadableError("is JSON of a request, but its info_request_events are no list")
    yield from (_mapping(event) for event in events)


def _written(event: Mapping[str, Any], *, authority: str) -> str:
    kind = _words(event, "event_type")
    heads = {
        "From": authority if _KINDS.get(kind) == "incoming" else "",
        "Date": _words(event, "created_at"),
        "Event": ", ".join(filter(None, (kind, _words(event, "display_status")))),
    }
    head = "".join(f"{name}: {words}\n" for name, words in heads.items() if words)
    snippet = event.get("snippet")
    body = _shown(snippet) if isinstance(snippet, str) and snippet.strip() else ""
    return f"{head}\n{body}\n\n" if body else f"{head}\n"


def _shown(snippet: str) -> str:
    """A snippet is HTML: escaped, with the words searched for marked."""
    root, _ = parsed(snippet.encode("utf-8", "replace"), declared="utf-8")
    return rendered(root)


def _words(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
