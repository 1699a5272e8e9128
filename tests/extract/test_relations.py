"""What a document states, and what it only asks or repeats."""

import pytest

from extract.blocks import ANSWER, REQUEST, Blocks
from extract.relations import is_stated
from extract.source import source
from extract.spans import Cover, Span


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The assistant is supplied by Acorn.", True),
        ("Is the assistant supplied by Acorn?", False),
        ("Please send the contract with Acorn.", False),
        ("I would like to know what Acorn supplies.", False),
    ],
)
def test_a_plain_statement_among_questions_is_one(text: str, *, wanted: bool) -> None:
    cover = Cover([(Span(0, len(text)), REQUEST)], otherwise=ANSWER)
    blocks = Blocks((), cover)
    assert is_stated(source(text), blocks, text.index("Acorn")) is wanted
