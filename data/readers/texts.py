"""The text of a document with what its file offers beside it, as every reader gives it."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a file is; the value ends the name of a kept original."""

    TEXT = "txt"
    HTML = "html"
    REQUEST_JSON = "json"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"


@dataclass(frozen=True)
class Extractor:
    """What made a text: our reader with its version, and each library with its own.

    The same extractor makes the same text of the same bytes. A reader's version is raised with
    every change that could change a text.
    """

    reader: str
    version: str
    libraries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Start:
    """Where a page, message or section begins, in code points."""

    at: int
    label: str


@dataclass(frozen=True)
class Attachment:
    """A file within a file, under the name that it claims, which may be anything."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Offered:
    """What the file says of itself, as found and unchecked; dates by what they are said to be.

    Authors are private names: they are empty unless they were asked for.
    """

    title: str = ""
    language: str = ""
    dates: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text version: its lines end in LF, and nothing else of it was normalised."""

    content: str
    kind: Kind
    extractor: Extractor
    offered: Offered = Offered()
    starts: tuple[Start, ...] = ()
    warnings: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
