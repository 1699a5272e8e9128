"""The characters that no record may hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.characters import FORBIDDEN, composed, name, shown


def _hides(code: int) -> bool:
    """The rule as it is stated, against which the pattern is held."""
    return (
        (unicodedata.category(chr(code)) in ("Cc", "Cs", "Zl", "Zp") and code not in (9, 10))
        or code == 0xFEFF
        or code in range(0x202A, 0x202F)
        or code in range(0x2066, 0x206A)
        or code in range(0xFDD0, 0xFDF0)
        or code & 0xFFFE == 0xFFFE
    )


def test_exactly_the_characters_that_hide_are_forbidden() -> None:
    refused = {code for code in range(0x110000) if FORBIDDEN.fullmatch(chr(code))}

    assert refused == {code for code in range(0x110000) if _hides(code)}


@pytest.mark.parametrize(
    ("character", "named"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\x00", "U+0000 control character"),
        ("\ud800", "U+D800 lone surrogate"),
        ("\ufffe", "U+FFFE noncharacter"),
    ],
)
def test_each_is_told_by_number_and_name(character: str, named: str) -> None:
    assert name(character) == named


@given(st.text())
def test_shown_text_is_one_line_that_hides_nothing(text: str) -> None:
    assert not FORBIDDEN.search(shown(text))
    assert len(shown(text).splitlines()) <= 1


@given(st.text())
def test_composed_text_is_in_nfc(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)
