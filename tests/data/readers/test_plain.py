"""Plain text keeps its characters and their places, whatever bytes they came in."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.readers.bounds import Bounds
from data.readers.errors import UnreadableError
from data.readers.reading import read
from data.readers.texts import Start

# Letters of two, three and four bytes, combining marks, spaces that do not break.
SAMPLE = "Cost: £1.4m – Zoë\u0301, 𝒜 and\u00a0B\n\tend  \n"
CHARACTERS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x7f\ufeff").filter(
        lambda c: c in "\t\n" or not (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)
    ),
    max_size=60,
)


def test_utf_8_is_kept_as_it_is() -> None:
    text = read(SAMPLE.encode(), name="a.txt")
    assert (text.content, text.warnings) == (SAMPLE, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding_and_is_no_character(encoding: str) -> None:
    text = read(SAMPLE.encode(encoding), name="a.txt")
    assert (text.content, text.warnings) == (SAMPLE, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_with_a_warning(encoding: str) -> None:
    text = read(SAMPLE.encode(encoding), name="a.txt")
    assert text.content == SAMPLE
    assert text.warnings == (f"no byte order mark; read as {encoding.upper()}",)


def test_windows_1252_is_read_with_a_warning() -> None:
    text = read("Cost – £5".encode("cp1252"), name="a.txt")
    assert text.content == "Cost – £5"
    assert text.warnings == ("not UTF-8; read as Windows-1252",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t", "holds no text"),
        (b"a\0b" * 9, "NUL bytes"),
        (b"Cost \x81 \xa3", r"neither UTF-8 \(byte 6\) nor Windows-1252"),
        (codecs.BOM_UTF16_LE + b"a\0b", r"not the UTF-16-LE that it says it is \(byte 3\)"),
        (codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0", "not the UTF-16-LE"),
        (bytes(range(1, 9)) * 9, "not plain text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(content, name="a.txt")


def test_control_characters_are_replaced_one_for_one_with_a_warning() -> None:
    text = read(b"a\x1b[2Jb\x07 and so on", name="a.txt")
    assert text.content == "a\ufffd[2Jb\ufffd and so on"
    assert text.warnings == ("2 control characters replaced by U+FFFD, one for one",)


def test_characters_that_turn_writing_are_kept_with_a_warning() -> None:
    text = read("a\u202eb".encode(), name="a.txt")
    assert text.content == "a\u202eb"
    assert "1 character that turn the direction of writing" in text.warnings[0]


def test_form_feeds_start_pages() -> None:
    text = read(b"one\n\ftwo\n", name="a.txt")
    assert text.content == "one\n\ftwo\n"
    assert text.starts == (Start(0, "page 1"), Start(5, "page 2"))


def test_a_text_beyond_the_bound_is_refused_and_within_it_read() -> None:
    content = "é".encode("utf-16") + ("\u3042" * 2000).encode("utf-16-le")
    with pytest.raises(UnreadableError, match="over 1,000 characters"):
        read(content, name="a.txt", bounds=Bounds(text=1000))
    assert len(read(content, name="a.txt", bounds=Bounds(text=3000)).content) == 2001


@given(CHARACTERS, st.sampled_from(["\n", "\r\n", "\r"]), CHARACTERS)
def test_every_line_end_is_one_code_point_and_nothing_else_moves(
    before: str, end: str, after: str
) -> None:
    written = (before.replace("\n", end) + "word" + end + after.replace("\n", end)).encode()
    text = read(written, name="a.txt").content
    assert text == f"{before}word\n{after}"
