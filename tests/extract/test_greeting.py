"""A letter greets somebody at the beginning of a line, or somebody with a title anywhere."""

import pytest

from extract.greeting import is_letter
from extract.source import source


@pytest.mark.parametrize(
    "text", ["Dear Jo", "Re\n> > Dear [name]", "Thank you. Dear Mr Holt", "\n\n  Dear Jo,"]
)
def test_a_greeting_makes_a_letter(text: str) -> None:
    assert is_letter(source(text))


@pytest.mark.parametrize("text", ["A Dear Jo", "Dearth", "Deary Mr Holt", "          Dear Jo", ""])
def test_what_is_no_greeting_makes_none(text: str) -> None:
    assert not is_letter(source(text))


def test_a_greeting_behind_a_place_is_not_before_it() -> None:
    assert not is_letter(source("Westmarch Council\nDear Jo"), 18)
    assert not is_letter(source("Westmarch Council\nDear Jo"), 22)
    assert is_letter(source("Westmarch Council\nDear Jo"), 24)
