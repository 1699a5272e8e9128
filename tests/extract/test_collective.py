"""Answers that speak of other questions than their own."""

from extract.reader import read_document
from tests.extract.letters import letter


def outcomes(text: str) -> dict[str, str]:
    return {one.number: one.outcome for one in read_document(text, name="letter").items}


def test_an_answer_that_points_back_is_still_its_own_questions() -> None:
    """Pointing to another answer is no sign that the answers stand out of order."""
    reading = read_document(
        letter(
            "1. How many lamps are there?\nThere are nine lamps in the yard.\n"
            "2. Who mends them?\nAs per the response to question 1. A firm of the town does.\n"
            "3. What do they cost?\nEach of them costs four pounds.\n"
        ),
        name="letter",
    )
    assert [one.start is not None for one in reading.items] == [True, True, True]
