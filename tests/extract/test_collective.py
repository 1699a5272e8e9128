"""Answers that speak of other questions than their own."""

from extract.reader import read_document
from tests.extract.letters import letter


def outcomes(text: str) -> dict[str, str]:
    return {one.number: one.outcome for one in read_document(text, name="letter").items}


def test_an_answer_that_points_back_is_still_its_own_questions() -> None:
    told = "A firm of the town does. As per the response to question 1, it has nine to mend."
    text = letter(
        "1. How many lamps are there?\nThere are nine lamps in the yard.\n"
        f"2. Who mends them?\n{told}\n"
        "3. What do they cost?\nEach of them costs four pounds.\n"
    )
    second = read_document(text, name="letter").items[1]
    assert text[second.start : second.end] == told


def test_what_a_review_says_takes_the_place_of_the_first_reply() -> None:
    told = (
        "You asked for a review.\n\nQuestion 1 - how many lamps are there?\nFirst reply: refused "
        "(section 31).\nReview: Not upheld. Section 31 is withdrawn. There are 12 lamps.\n\n"
        "Question 2 - what did they cost?\nFirst reply: refused (section 43).\nReview: Upheld. "
        "Section 43(2) of the Freedom of Information Act 2000 is rightly used.\n\n"
        "Question 3 - who made them?\nFirst reply: answered.\nReview: No change. Brass Lamps Ltd."
    )
    assert outcomes(letter(told)) == {"1": "disclosed", "2": "refused", "3": "disclosed"}


def test_an_answer_ends_before_the_heading_of_what_comes_next() -> None:
    told = (
        "1. How many lamps are there?\nResponse: 14.\n2. Was the Keeper told?\n"
        "Response: There was no need for it.\nRefusal notice\nQuestion 1 (and where): section 31\n"
        "Some of it is exempt under section 31(1)(a) of the Freedom of Information Act 2000."
    )
    assert outcomes(letter(told))["2"] == "disclosed"
