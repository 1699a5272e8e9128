"""PDFs: each page's text by pypdf, of pages with a ruled table row by row."""

import io
import re
from collections.abc import Callable
from functools import cache, partial

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from data.readers.bounds import Bounds
from data.readers.composition import Composition
from data.readers.errors import UnreadableError
from data.readers.extractors import extractor
from data.readers.texts import Kind, Offered, Text

_LIBRARIES = ("pypdf", "pdfplumber", "pdfminer.six")
_DATES = (("created", "/CreationDate"), ("modified", "/ModDate"))
# A table has lines drawn around its cells; looking for one takes ten times as long as the text.
_DRAWN = re.compile(rb"(?:^|\s)(?:re|l)(?=\s)")
_LEAST_DRAWN = 6
_WORDS = 300

_Tables = Callable[[], Callable[[int], str]]


def read_pdf(content: bytes, *, bounds: Bounds, authors: bool = False) -> Text:
    """Page after page; a page without text, or with a part that cannot be read, is a warning."""
    reader = _opened(content, bounds)
    composition = Composition(bounds)
    tables = cache(partial(_tables_of, content))
    empty, unread = list[int](), list[int]()
    for number, page in enumerate(reader.pages, start=1):
        if number > bounds.pages:
            raise UnreadableError(f"has over {bounds.pages:,} pages")
        text = _page_text(page, number, tables, composition)
        if text is None:
            unread.append(number)
        elif not any(map(str.isalnum, text)):
            empty.append(number)
        text = text or ""
        composition.add(text if text.endswith("\n") else f"{text}\n", label=f"page {number}")
    _say_what_lacks(composition, empty=empty, unread=unread, of=len(reader.pages))
    return composition.text(
        Kind.PDF, extractor("pdf", "1", *_LIBRARIES), offered=_offered(reader, authors=authors)
    )


def _opened(content: bytes, bounds: Bounds) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("is locked with a password", mend="save it without one")
        # As it says, before its pages are looked for: a small file can claim millions.
        if _claimed_pages(reader) > bounds.pages:
            raise UnreadableError(f"has over {bounds.pages:,} pages")
        if not reader.pages:
            raise UnreadableError("has no pages")
    except PyPdfError as error:
        raise UnreadableError(f"is a damaged PDF ({error})") from None
    return reader


def _claimed_pages(reader: PdfReader) -> int:
    pages = reader.root_object.get("/Pages")
    claimed = pages.get_object().get("/Count") if pages is not None else None
    return int(claimed) if isinstance(claimed, int) else 0


def _page_text(
    page: PageObject, number: int, tables: _Tables, composition: Composition
) -> str | None:
    """One page, none if it cannot be read: that must not lose the others, but is told."""
    try:
        text = page.extract_text()
    except MemoryError:
        raise
    except Exception:  # pypdf raises whatever a broken page trips over
        return None
    if not _may_have_table(page):
        return text
    try:
        return tables()(number) or text
    except MemoryError:
        raise
    except Exception:  # as above; the words are there, only without their rows
        composition.warn(f"page {number} may have a table whose rows could not be told apart")
        return text


def _tables_of(content: bytes) -> Callable[[int], str]:
    # Imported for the first page that may have a table: it takes as long as reading ten pages.
    from data.readers.pdf_tables import texts_with_tables

    return texts_with_tables(content)


def _may_have_table(page: PageObject) -> bool:
    contents = page.get_contents()
    drawn = _DRAWN.findall(contents.get_data()) if contents is not None else []
    return len(drawn) >= _LEAST_DRAWN


def _say_what_lacks(
    composition: Composition, *, empty: list[int], unread: list[int], of: int
) -> None:
    if len(unread) == of:
        raise UnreadableError(f"holds nothing that can be read on any of its {of} pages")
    if len(empty) + len(unread) == of:
        raise UnreadableError(f"has no text on any of its {of} pages", mend="run OCR on it first")
    for number in unread:
        composition.warn(f"page {number} could not be read")
    for number in empty:
        composition.warn(f"page {number} has no text")


def _offered(reader: PdfReader, *, authors: bool) -> Offered:
    try:
        found = {key: str(value) for key, value in (reader.metadata or {}).items()}
        language = str(reader.root_object.get("/Lang", ""))
    except MemoryError:
        raise
    except Exception:  # as above; what it says of itself is no part of its text
        return Offered()
    fields = {key: " ".join(value.split())[:_WORDS] for key, value in found.items()}
    dates = tuple((name, fields[key]) for name, key in _DATES if fields.get(key))
    author = (fields["/Author"],) if authors and fields.get("/Author") else ()
    return Offered(fields.get("/Title", ""), language[:_WORDS], dates, author)
