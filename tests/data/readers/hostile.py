"""Files made to hurt who reads them."""

import io
import zipfile
import zlib

from tests.data.readers.making import (
    CATALOG,
    WORDS,
    docx_of,
    member,
    pdf_of,
    pdf_pages,
    repacked,
    stream,
)

_DOCUMENT = "word/document.xml"


def zip_bomb(megabytes: int) -> bytes:
    """A Word document whose paragraph is far longer than its file."""
    body = member(docx_of("HERE"), _DOCUMENT)
    before, after = body.split(b"HERE")
    return repacked(docx_of("x"), {_DOCUMENT: before + b"word " * (megabytes << 18) + after})


def many_members(count: int) -> bytes:
    """A Word document with as many empty files beside it."""
    return repacked(docx_of(WORDS), {f"word/{number}": b"" for number in range(count)})


def with_doctype(doctype: str, *, encoding: str = "utf-8") -> bytes:
    """A Word document that declares entities and uses one, `&words;`, between two words."""
    body = member(docx_of("before HERE after"), _DOCUMENT).decode()
    _, rest = body.split("?>", 1)
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [{doctype}]>{rest}'
    return repacked(docx_of("x"), {_DOCUMENT: xml.replace("HERE", "&words;").encode(encoding)})


def laughs(levels: int = 9) -> str:
    """Entities of ten entities each, `words` the last of them."""
    lines = ['<!ENTITY e0 "ha ">']
    lines += [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels)]
    return "".join([*lines, f'<!ENTITY words "{f"&e{levels - 1};" * 10}">'])


def lying_archive() -> bytes:
    """A Word document that declares a member to be smaller than it is."""
    packed = docx_of(WORDS * 1000)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        size = archive.getinfo(_DOCUMENT).file_size
    return packed.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def pdf_bomb(megabytes: int, *, layers: int = 1) -> bytes:
    """A page whose content is a thousand times as long as its file, a layer."""
    content = b"BT /F 9 Tf (x) Tj ET " * (megabytes * 1_000_000 // 21)
    for _ in range(layers):
        content = zlib.compress(content, 9)
    return pdf_pages([content], entries=b"/Filter [%b]" % (b"/FlateDecode " * layers))


def page_tree(levels: int, *, claimed: int | None = None) -> bytes:
    """A page tree that names each branch twice, so that its pages double at every level."""
    objects = [CATALOG]
    for level in range(levels):
        kid, count = level + 3, 2 ** (levels - level)
        shown = claimed if claimed is not None and not level else count
        objects.append(b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count %d >>" % (kid, kid, shown))
    objects.append(b"<< /Type /Page /MediaBox [0 0 9 9] >>")
    return pdf_of(objects)


def page_loop() -> bytes:
    """A page tree that is its own branch."""
    return pdf_of([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def form_loop() -> bytes:
    """A page that draws a form which draws itself."""
    resources = b"/Resources << /XObject << /A 5 0 R >> >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R " + resources + b" >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    drawn = stream(b"/A Do /A Do", form + resources)
    return pdf_of([CATALOG, pages, page, stream(b"/A Do"), drawn])


def nested_parts(depth: int) -> bytes:
    """A message in which every part holds one part."""
    head = b"From: a@example.org\nMIME-Version: 1.0\n"
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    closed = b"".join(b"--b%d--\n" % n for n in reversed(range(depth)))
    return head + opened + b"Content-Type: text/plain\n\n" + WORDS.encode() + b"\n" + closed


def nested_messages(depth: int) -> bytes:
    """A message in a message, and so on."""
    head = b"From: a@example.org\nMessage-ID: <1@example.org>\n"
    within = head + b"Content-Type: message/rfc822\n\n"
    return within * depth + head + b"\n" + WORDS.encode() + b"\n"


def comments(count: int) -> bytes:
    """A page of comments that are opened and never closed, after its words."""
    return f"<html><body><p>{WORDS}</p>{'<!--' * count}".encode()


def deep(depth: int, *, closed: bool = False) -> bytes:
    """A page with words, then others as deep as asked for."""
    ends = "</div>" * depth if closed else ""
    within = f"<p>the deepest words of the page</p>{ends}<p>last words</p>"
    return f"<html><body><p>{WORDS}</p>{'<div>' * depth}{within}".encode()


def attributes(count: int) -> bytes:
    """A page with an element of as many attributes, which a parser compares with each other."""
    listed = " ".join(f"a{number}=1" for number in range(count))
    return f"<html><body><p {listed}>{WORDS}</p></body></html>".encode()
