"""What kind of file bytes are: by what they hold first, by the file's name second."""

import io
import json
import re
import zipfile
from pathlib import PurePosixPath

from data.readers.encodings import decoded
from data.readers.errors import UnreadableError
from data.readers.texts import Kind

_ENDINGS = {
    "txt": Kind.TEXT,
    "text": Kind.TEXT,
    "htm": Kind.HTML,
    "html": Kind.HTML,
    "xhtml": Kind.HTML,
    "json": Kind.REQUEST_JSON,
    "pdf": Kind.PDF,
    "docx": Kind.DOCX,
    "eml": Kind.EML,
}
_NAMES = {
    Kind.TEXT: "plain text",
    Kind.HTML: "HTML",
    Kind.REQUEST_JSON: "the JSON of a WhatDoTheyKnow request",
    Kind.PDF: "a PDF",
    Kind.DOCX: "a Word document",
    Kind.EML: "an e-mail",
}
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an older Word, Excel or Outlook file", "save it as DOCX, PDF or EML"),
    (b"{\\rtf", "an RTF file", "save it as DOCX or PDF"),
    (b"\x89PNG", "a picture", "run OCR and add the text"),
    (b"\xff\xd8\xff", "a picture", "run OCR and add the text"),
    (b"GIF8", "a picture", "run OCR and add the text"),
    (b"II*\0", "a picture", "run OCR and add the text"),
    (b"MM\0*", "a picture", "run OCR and add the text"),
    (b"\x1f\x8b", "a compressed file", "unpack it and add what is in it"),
    (b"7z\xbc\xaf", "an archive", "unpack it and add what is in it"),
    (b"Rar!", "an archive", "unpack it and add what is in it"),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
)
# A mark of PDF may follow other bytes: Acrobat looks at the first 1,024.
_PDF_WITHIN = 1024
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MARKUP = re.compile(
    r"(?:\s++|<\?xml[^>]*+>|<!--.{0,2000}?-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_MARKUP = re.compile(r"<(?:p|div|br|table|h[1-6]|span|a|title|ul|ol)\b[^<>]*+>", re.IGNORECASE)
_HEADER = re.compile(r"([!-9;-~]+):[ \t]?.*(?:\r?\n[ \t].*)*\r?\n")
_ONLY_IN_MAIL = {"message-id", "mime-version", "received", "return-path"}
_ALSO_IN_MAIL = {"from", "to", "subject", "date", "cc"}
_BEGINNING = 1 << 16


def kind_of(content: bytes, name: str) -> tuple[Kind, tuple[str, ...]]:
    """The kind, and a warning where the name says another; raises UnreadableError."""
    if not content:
        raise UnreadableError("is empty")
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    claimed = _ENDINGS.get(ending)
    found = _by_content(content, claimed)
    if claimed in (None, found):
        return found, ()
    if found is Kind.TEXT and claimed is not Kind.HTML:
        raise UnreadableError(f"is named .{ending} but is not {_NAMES[claimed]}")
    return found, (f"named .{ending} but is {_NAMES[found]}, and read as that",)


def _by_content(content: bytes, claimed: Kind | None) -> Kind:
    for magic, what, mend in _REFUSED:
        if content.startswith(magic):
            raise UnreadableError(f"is {what}", mend=mend)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return Kind.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_other_archives(content)
        return Kind.DOCX
    return _by_characters(content, claimed)


def _refuse_other_archives(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.getinfo("[Content_Types].xml")
            with archive.open(listed) as types:
                is_word = _WORD.encode() in types.read(1 << 20)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise UnreadableError("is a damaged or locked archive") from None
    except KeyError:
        is_word = False
    if not is_word:
        raise UnreadableError(
            "is an archive or office file, but no Word document",
            mend="unpack it, or save it as DOCX or PDF",
        )


def _by_characters(content: bytes, claimed: Kind | None) -> Kind:
    if _is_mail(content, is_claimed=claimed is Kind.EML):
        # Not decoded here: a message may hold bytes of several encodings.
        return Kind.EML
    if claimed is Kind.EML:
        return Kind.TEXT
    beginning = _leniently(content) if claimed is Kind.HTML else decoded(content)[0]
    if _is_markup(beginning[:_BEGINNING], is_claimed=claimed is Kind.HTML):
        return Kind.HTML
    is_request = beginning.lstrip().startswith("{") and _is_request(beginning)
    return Kind.REQUEST_JSON if is_request else Kind.TEXT


def _is_mail(content: bytes, *, is_claimed: bool) -> bool:
    """A letter may begin with From and Date too, so its name or a mail server must say more."""
    headers = _headers(content)
    if not is_claimed and not headers & _ONLY_IN_MAIL:
        return False
    return len(headers & (_ONLY_IN_MAIL | _ALSO_IN_MAIL)) > 1


def _is_markup(beginning: str, *, is_claimed: bool) -> bool:
    return bool(_MARKUP.match(beginning) or (is_claimed and _ANY_MARKUP.search(beginning)))


def _leniently(content: bytes) -> str:
    """Enough to see markup in a page, whose encoding is only known from within it."""
    try:
        return decoded(content)[0]
    except UnreadableError:
        return content.decode("latin-1")


def _headers(content: bytes) -> set[str]:
    """The names of the fields with which a message would begin, in small letters."""
    beginning = content[:_BEGINNING].decode("latin-1")
    names, place = set[str](), 0
    while found := _HEADER.match(beginning, place):
        names.add(found[1].lower())
        place = found.end()
    return names


def _is_request(characters: str) -> bool:
    try:
        value = json.loads(characters)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and {"url_title", "info_request_events"} <= value.keys()
