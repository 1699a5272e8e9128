"""Word documents: paragraphs and tables in order, through python-docx's package.

Its `Paragraph.text` leaves out inserted text and content controls, in which letters made from a
template hold their words, so the text is gathered from the XML that python-docx opened.
"""

import io
from collections.abc import Iterator
from typing import Any

import docx
import lxml.etree as etree
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from data.readers.archive import check_archive
from data.readers.bounds import Bounds
from data.readers.composition import Composition
from data.readers.errors import UnreadableError
from data.readers.extractors import extractor
from data.readers.texts import Kind, Offered, Text

# lxml has no types of its own.
Element = Any

_SHOWN = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_TEXT, _PARAGRAPH, _TABLE = qn("w:t"), qn("w:p"), qn("w:tbl")
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted text, field codes and properties are no words of the document; text boxes are, but
# stand apart from the paragraph that anchors them.
_UNSHOWN = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr")}
_BOX = qn("w:txbxContent")
_NOTES = (("footnotes", "Footnotes"), ("endnotes", "Endnotes"))
_TYPED_NOTE = qn("w:type")  # separators, which hold no words
_NUMBERED = qn("w:numPr")
_WORDS = 300


def read_word(content: bytes, *, bounds: Bounds, authors: bool = False) -> Text:
    """Headers, body, footers and notes; a table's row is a line, its cells parted by ` | `."""
    check_archive(content, bounds=bounds)
    try:
        document = docx.Document(io.BytesIO(content))
    except (OpcError, KeyError, ValueError) as error:
        raise UnreadableError(f"is a damaged Word document ({error})") from None
    composition = Composition(bounds)
    body = document.element.body
    for label, text in _sections(document, body):
        composition.add(f"{text}\n", label=label)
    _warn(composition, document)
    return composition.text(
        Kind.DOCX,
        extractor("word", "1", "python-docx", "lxml"),
        offered=_offered(document, authors=authors),
    )


def _sections(document: Document, body: Element) -> Iterator[tuple[str, str]]:
    yield from _distinct("header", _edges(document, "header"))
    yield "body", _lines(body)
    yield from _distinct("footer", _edges(document, "footer"))
    for name, label in _NOTES:
        notes = [_lines(note) for note in _notes(document, name)]
        if notes:
            yield label.lower(), "\n".join(notes)


def _distinct(label: str, texts: Iterator[str]) -> Iterator[tuple[str, str]]:
    """A header is the same on most pages, and is read once."""
    for text in dict.fromkeys(texts):
        if text.strip():
            yield label, text


def _edges(document: Document, name: str) -> Iterator[str]:
    for section in document.sections:
        for which in (f"first_page_{name}", name, f"even_page_{name}"):
            edge = getattr(section, which)
            if not edge.is_linked_to_previous:
                yield _lines(edge._element)


def _notes(document: Document, name: str) -> Iterator[Element]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
            root = etree.fromstring(relation.target_part.blob, parser)
            yield from (note for note in root if note.get(_TYPED_NOTE) is None)


def _lines(root: Element) -> str:
    return "".join(f"{line}\n" for line in _blocks(root))


def _blocks(root: Element) -> Iterator[str]:
    """The paragraphs and rows under an element, whatever wraps them."""
    for child in root:
        if child.tag == _PARAGRAPH:
            yield _words(child)
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == _TABLE:
            yield from _rows(child)
        elif child.tag not in _UNSHOWN and child.tag != _ALTERNATIVE:
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[str]:
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is table:
            yield " | ".join(_cell(cell) for cell in row.iter(_CELL) if _row_of(cell) is row)


def _row_of(cell: Element) -> Element:
    return next(cell.iterancestors(_ROW))


def _cell(cell: Element) -> str:
    """A cell on one line, a table in it included."""
    return " ".join(" ".join(_blocks(cell)).split())


def _words(root: Element) -> str:
    return "".join(_pieces(root))


def _pieces(root: Element) -> Iterator[str]:
    for child in root:
        if child.tag == _TEXT:
            # A comment in between must not hide what comes after it.
            yield "".join([child.text or "", *(inner.tail or "" for inner in child)])
        elif child.tag in _SHOWN:
            yield _SHOWN[child.tag]
        elif child.tag not in _UNSHOWN and child.tag not in (_ALTERNATIVE, _BOX):
            yield from _pieces(child)


def _boxes(root: Element) -> Iterator[Element]:
    """Text boxes anchored in a paragraph, each once: a fallback repeats what it stands in for."""
    for box in root.iter(_BOX):
        above = list(box.iterancestors(_ALTERNATIVE, _BOX, root.tag))
        if above and above[0] is root:
            yield box


def _warn(composition: Composition, document: Document) -> None:
    body = document.element.body
    if _is_numbered(document):
        composition.warn("numbers that Word counts itself are not in the text")
    if next(body.iter(qn("w:ins"), qn("w:del")), None) is not None:
        composition.warn("holds tracked changes: insertions are read, deletions left out")
    if next(body.iter(qn("w:commentReference")), None) is not None:
        composition.warn("holds comments, which are left out")


def _is_numbered(document: Document) -> bool:
    """By a paragraph's own properties or by those of its style."""
    if next(document.element.body.iter(_NUMBERED), None) is not None:
        return True
    styles = document.styles.element
    numbered = {
        style.get(qn("w:styleId"))
        for style in styles.iter(qn("w:style"))
        if next(style.iter(_NUMBERED), None) is not None
    }
    used = {style.get(qn("w:val")) for style in document.element.body.iter(qn("w:pStyle"))}
    return bool(numbered & used)


def _offered(document: Document, *, authors: bool) -> Offered:
    core = document.core_properties
    dates = (("created", core.created), ("modified", core.modified))
    return Offered(
        title=core.title[:_WORDS],
        language=core.language[:_WORDS],
        dates=tuple((name, date.isoformat()) for name, date in dates if date),
        authors=(core.author[:_WORDS],) if authors and core.author else (),
    )
