"""One file read: its kind found, and its reader called."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.readers.bounds import Bounds
from data.readers.errors import UnreadableError
from data.readers.framing import to_bytes
from data.readers.kinds import kind_of
from data.readers.texts import Kind, Text


def read(content: bytes, *, name: str, bounds: Bounds | None = None, authors: bool = False) -> Text:
    """The text of a file's bytes; raises UnreadableError.

    For bytes that one trusts: those of others are read by `read_framed` in a confined child.
    Authors are private names, and are offered only when they are asked for.
    """
    allowed = bounds or Bounds()
    kind, warnings = kind_of(content, name)
    try:
        text = _read_as(kind, content, bounds=allowed, authors=authors)
    except RecursionError:
        raise UnreadableError("nests its parts too deep") from None
    return replace(text, warnings=(*warnings, *text.warnings))


def read_framed(content: bytes, *, name: str, bounds: Mapping[str, Any], authors: bool) -> bytes:
    """As `read`, from plain values to plain bytes, for `data.confined`."""
    return to_bytes(read(content, name=name, bounds=Bounds(**bounds), authors=authors))


def _read_as(kind: Kind, content: bytes, *, bounds: Bounds, authors: bool) -> Text:
    # Imported when wanted: every file has a process of its own, which pays for its imports.
    match kind:
        case Kind.TEXT:
            from data.readers.plain import read_plain

            return read_plain(content, bounds=bounds)
        case Kind.HTML:
            from data.readers.html_page import read_html

            return read_html(content, bounds=bounds, authors=authors)
        case Kind.REQUEST_JSON:
            from data.readers.request_json import read_request_json

            return read_request_json(content, bounds=bounds)
        case Kind.PDF:
            from data.readers.pdf import read_pdf

            return read_pdf(content, bounds=bounds, authors=authors)
        case Kind.DOCX:
            from data.readers.word import read_word

            return read_word(content, bounds=bounds, authors=authors)
        case Kind.EML:
            from data.readers.mail import read_mail

            return read_mail(content, bounds=bounds, authors=authors)
