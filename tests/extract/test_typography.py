"""Other spaces, quotation marks and dashes leave every value and place as it is."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from extract.contract import as_line
from extract.reader import read_document

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))[::7]
PLAIN = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0xA0: " "}


def hard_spaces(text: str) -> str:
    """Every twelfth space or so made one at which no line breaks."""
    chance = Random(1)
    return "".join("\u00a0" if c == " " and chance.random() < 0.08 else c for c in text)


def typewritten(text: str) -> str:
    """Marks and dashes as a typewriter has them."""
    return text.translate({sign: to for sign, to in PLAIN.items() if sign != 0xA0})


def read(text: str) -> str:
    return as_line(read_document(text, name="a")).translate(PLAIN)


@pytest.mark.parametrize("reset", [hard_spaces, typewritten])
def test_typography_changes_no_value_and_no_place(reset: Callable[[str], str]) -> None:
    texts = [file.read_bytes().decode() for file in TEXTS]
    assert sum(reset(text) != text for text in texts) > 10
    assert [read(reset(text)) for text in texts] == [read(text) for text in texts]
