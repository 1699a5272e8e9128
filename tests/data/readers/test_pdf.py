"""PDFs give their pages in order, and say of each what they could not give."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from data.readers.bounds import Bounds
from data.readers.errors import UnreadableError
from data.readers.reading import read
from tests.data.readers.making import WORDS, pdf_pages, ruled, shown


def test_pages_start_where_they_are_said_to() -> None:
    text = read(pdf_pages([shown("First page", "Cost £5"), shown("Second")]), name="a.pdf")
    assert text.content == "First page\nCost £5\nSecond\n"
    assert [(start.at, start.label) for start in text.starts] == [(0, "page 1"), (19, "page 2")]
    assert text.warnings == ()


def test_a_page_without_text_is_named() -> None:
    text = read(pdf_pages([shown("First"), b"0 0 9 9 re f", shown("Third")]), name="a.pdf")
    assert text.warnings == ("page 2 has no text",)
    assert [start.label for start in text.starts] == ["page 1", "page 2", "page 3"]


def test_a_scan_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text on any of its 2 pages; run OCR"):
        read(pdf_pages([b"0 0 9 9 re f", b""]), name="a.pdf")


def test_a_table_is_read_row_by_row_in_its_place_and_once() -> None:
    rows = [["Year", "Cost"], ["2018", "5"], ["2019", "6"]]
    content = b"\n".join([shown("Before", top=800), ruled(rows, top=700), shown("After", top=500)])
    text = read(pdf_pages([content]), name="a.pdf")
    assert text.content == "Before\nYear | Cost\n2018 | 5\n2019 | 6\nAfter\n"


def test_a_frame_around_a_page_is_no_table() -> None:
    frames = b"\n".join(b"%d %d 400 700 re S" % (40 + n, 60 + n) for n in range(8))
    text = read(pdf_pages([frames + b"\n" + shown("One line", "Another line")]), name="a.pdf")
    assert text.content == "One line\nAnother line\n"


def test_what_it_says_of_itself_is_offered_without_its_author() -> None:
    info = b"/Info << /Title (Reply) /CreationDate (D:2018) /Author (Jo Example) >>"
    content = pdf_pages([shown(WORDS)], trailer=info)
    offered = read(content, name="a.pdf").offered
    assert (offered.title, offered.dates, offered.authors) == (
        "Reply",
        (("created", "D:2018"),),
        (),
    )
    assert read(content, name="a.pdf", authors=True).offered.authors == ("Jo Example",)


def test_a_locked_file_is_refused_and_one_with_an_empty_password_read() -> None:
    plain = PdfReader(io.BytesIO(pdf_pages([shown(WORDS)])))
    for password, is_read in (("secret", False), ("", True)):
        writer, kept = PdfWriter(clone_from=plain), io.BytesIO()
        writer.encrypt(password, owner_password="owner", algorithm="AES-256")
        writer.write(kept)
        if is_read:
            assert read(kept.getvalue(), name="a.pdf").content == f"{WORDS}\n"
            continue
        with pytest.raises(UnreadableError, match="locked with a password"):
            read(kept.getvalue(), name="a.pdf")


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match="damaged PDF"):
        read(b"%PDF-1.7\nand nothing of one", name="a.pdf")


def test_more_pages_than_the_bound_are_refused() -> None:
    content = pdf_pages([shown("One"), shown("Two")])
    with pytest.raises(UnreadableError, match="over 1 pages"):
        read(content, name="a.pdf", bounds=Bounds(pages=1))


def test_what_one_page_breaks_on_does_not_lose_the_others() -> None:
    broken = pdf_pages([shown("First"), shown("Second")]).replace(
        b"/Contents 4 0 R", b"/Contents (no)", 1
    )
    text = read(broken, name="a.pdf")
    assert text.content.strip() == "Second"
    assert text.warnings[0].startswith("page 1 ")
