"""Plain text: the characters as they are, and pages where form feeds part them."""

from data.readers.bounds import Bounds
from data.readers.composition import Composition
from data.readers.encodings import decoded
from data.readers.texts import Extractor, Kind, Text


def read_plain(content: bytes, *, bounds: Bounds) -> Text:
    """The text of UTF-8 without a mark is the file itself, line ends apart."""
    characters, warnings = decoded(content)
    composition = Composition(bounds)
    for warning in warnings:
        composition.warn(warning)
    pages = characters.split("\f")
    for number, page in enumerate(pages, start=1):
        following = "\f" if number < len(pages) else ""
        composition.add(page + following, label=f"page {number}" if len(pages) > 1 else "")
    return composition.text(Kind.TEXT, Extractor("plain", "1"))
