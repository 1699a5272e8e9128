"""Small real files of every kind, about bodies that do not exist."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from email.message import EmailMessage

import docx
from docx.document import Document

WORDS = "The Council of Ambleford asked Westmarch Police how many cameras it keeps."
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_FONT = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def pdf_of(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first its catalogue."""
    written, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    size = b"<< /Size %d /Root 1 0 R %b >>" % (len(objects) + 1, trailer)
    ending = b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
    return written + head + table + ending


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream with the entries of its dictionary."""
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(content), content)


def pdf_pages(contents: Sequence[bytes], *, trailer: bytes = b"", entries: bytes = b"") -> bytes:
    """A PDF with a page for each content stream, the entries in each stream's dictionary."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(len(contents)))
    objects = [CATALOG, b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(contents))]
    for number, content in enumerate(contents):
        box = b"/MediaBox [0 0 595 842] /Contents %d 0 R" % (4 + 2 * number)
        objects.append(b"<< /Type /Page /Parent 2 0 R %b %b >>" % (box, _FONT))
        objects.append(stream(content, entries))
    return pdf_of(objects, trailer=trailer)


def shown(*lines: str, top: int = 800) -> bytes:
    """Page content: lines of text from a height downwards."""
    moves = (
        b"BT /F 11 Tf 50 %d Td (%b) Tj ET" % (top - 20 * n, line.encode("cp1252"))
        for n, line in enumerate(lines)
    )
    return b"\n".join(moves)


def ruled(rows: Iterable[Sequence[str]], *, top: int) -> bytes:
    """Page content: a table with a box drawn round every cell."""
    drawn = list[bytes]()
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            x, y = 50 + 150 * across, top - 30 * down
            drawn.append(b"%d %d 150 30 re S" % (x, y))
            drawn.append(b"BT /F 11 Tf %d %d Td (%b) Tj ET" % (x + 5, y + 10, cell.encode()))
    return b"\n".join(drawn)


def docx_of(*paragraphs: str, author: str = "") -> bytes:
    """A Word document of paragraphs."""
    document = docx.Document()
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Document) -> bytes:
    """The bytes of a Word document."""
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def repacked(archive: bytes, members: Mapping[str, bytes]) -> bytes:
    """An archive with members replaced or added."""
    changed = dict(members)
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changed.pop(name) if name in changed else old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return kept.getvalue()


def member(archive: bytes, name: str) -> bytes:
    """The bytes of a member of an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def mail_of(text: str = f"{WORDS}\n", *, attachments: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """A message with attachments of unnamed type."""
    message = EmailMessage()
    message["From"] = "Westmarch Police <records@example.org>"
    message["To"] = "asker@example.org"
    message["Date"] = "Mon, 12 Mar 2018 10:00:00 +0000"
    message["Subject"] = "Réponse to request 7"
    message["Message-ID"] = "<7@example.org>"
    message.set_content(text)
    for name, content in attachments:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def page_of(*paragraphs: str, head: str = "") -> bytes:
    """A web page with an article between a menu and a foot."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "".join(f"<li><a href='/{n}'>Menu {n}</a></li>" for n in range(9))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Cameras</title>{head}</head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>Cameras</h1>{body}</article>"
        "<footer>About us</footer></body></html>"
    ).encode()
