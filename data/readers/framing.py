"""A text as bytes between a confined child and its parent, which trusts none of them."""

import json
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from data.errors import DataError
from data.readers.texts import Attachment, Extractor, Kind, Offered, Start, Text


class FrameError(DataError):
    """Bytes that are no text: the child was not itself any more."""


def to_bytes(text: Text) -> bytes:
    """A line of JSON, then the text in UTF-8 and each attachment, one after another."""
    content = text.content.encode()
    header = {
        "size": len(content),
        "kind": text.kind.value,
        "extractor": asdict(text.extractor),
        "offered": asdict(text.offered),
        "starts": [(start.at, start.label) for start in text.starts],
        "warnings": text.warnings,
        "attachments": [(one.name, len(one.content)) for one in text.attachments],
    }
    line = json.dumps(header).encode() + b"\n"
    return b"".join([line, content, *(one.content for one in text.attachments)])


def from_bytes(frame: bytes) -> Text:
    """The text of a frame; raises FrameError unless every value is of its type and place."""
    line, _, rest = frame.partition(b"\n")
    try:
        return _text(json.loads(line), rest)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FrameError(f"its reader gave no text ({type(error).__name__})") from None


def _text(header: dict[str, Any], rest: bytes) -> Text:
    sizes = [header["size"], *(size for _, size in header["attachments"])]
    if not all(isinstance(size, int) and size >= 0 for size in sizes) or sum(sizes) != len(rest):
        raise ValueError("sizes")
    ends = [0]
    for size in sizes:
        ends.append(ends[-1] + size)
    content, *attached = (rest[start:end] for start, end in pairwise(ends))
    characters = content.decode()
    names = [_string(name) for name, _ in header["attachments"]]
    return Text(
        content=characters,
        kind=Kind(header["kind"]),
        extractor=_extractor(header["extractor"]),
        offered=_offered(header["offered"]),
        starts=tuple(_start(start, len(characters)) for start in header["starts"]),
        warnings=tuple(map(_string, header["warnings"])),
        attachments=tuple(map(Attachment, names, attached)),
    )


def _extractor(value: dict[str, Any]) -> Extractor:
    return Extractor(
        _string(value["reader"]), _string(value["version"]), _pairs(value["libraries"])
    )


def _offered(value: dict[str, Any]) -> Offered:
    return Offered(
        title=_string(value["title"]),
        language=_string(value["language"]),
        dates=_pairs(value["dates"]),
        authors=tuple(map(_string, value["authors"])),
    )


def _start(value: Any, length: int) -> Start:  # noqa: ANN401 - whatever the JSON holds
    at, label = value
    if not isinstance(at, int) or not 0 <= at <= length:
        raise ValueError("start")
    return Start(at, _string(label))


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - as above
    return tuple((_string(first), _string(second)) for first, second in value)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("string")
    # A lone surrogate has no bytes to be kept as.
    return value.encode("utf-8", "replace").decode()
