"""A file is what it holds; what its name says beside that is told or refused."""

import pytest

from data.readers.errors import UnreadableError
from data.readers.kinds import kind_of
from data.readers.texts import Kind
from tests.data.readers.making import WORDS, docx_of, mail_of, page_of, pdf_pages, repacked, shown

PDF = pdf_pages([shown(WORDS)])
JSON = b'{"url_title": "cameras", "info_request_events": []}'
OF_EVERY_KIND = {
    Kind.TEXT: WORDS.encode(),
    Kind.HTML: page_of(WORDS),
    Kind.REQUEST_JSON: JSON,
    Kind.PDF: PDF,
    Kind.DOCX: docx_of(WORDS),
    Kind.EML: mail_of(),
}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_known_by_its_content(kind: Kind) -> None:
    for name in ("file", f"file.{kind.value}", "file.bin"):
        assert kind_of(OF_EVERY_KIND[kind], name) == (kind, ())


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TEXT])
def test_a_wrong_name_is_a_warning(kind: Kind) -> None:
    found, warnings = kind_of(OF_EVERY_KIND[kind], "file.txt")
    assert found is kind
    assert warnings[0].startswith("named .txt but is ")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.eml", "a.json"])
def test_text_under_the_name_of_something_else_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match=f"is named .{name[2:]} but is not"):
        kind_of(WORDS.encode(), name)


def test_a_letter_that_begins_like_a_message_is_text() -> None:
    letter = b"From: Westmarch Police\nDate: 13 April 2018\n\nDear asker\n"
    assert kind_of(letter, "letter.txt") == (Kind.TEXT, ())
    assert kind_of(letter, "letter.eml") == (Kind.EML, ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "older Word"),
        (b"{\\rtf1 words}", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\x7fELF", "program"),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        kind_of(content, "a.docx")


def test_an_office_file_that_is_no_word_document_is_named() -> None:
    with pytest.raises(UnreadableError, match="no Word document"):
        kind_of(repacked(docx_of(WORDS), {"[Content_Types].xml": b"<Types/>"}), "a.docx")


@pytest.mark.parametrize("filler", [" ", "<a", "<!--", "<?xml ", "x: y\n ", "{"])
def test_no_beginning_takes_long_to_look_at(filler: str) -> None:
    """Each would be looked at for hours by a pattern that goes back over it."""
    try:
        kind_of((filler * 200_000).encode(), "a.html")
    except UnreadableError:
        assert filler == " "
