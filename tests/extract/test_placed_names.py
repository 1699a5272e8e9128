"""Bodies that no word betrays are known by where a letter has its author's name."""

import pytest

from extract.reader import read_document

ANSWER = """Thank you for your request of 5 February 2020 under the Freedom of Information Act 2000.

Q1. How many vans do you have?
Four. Two were bought from Orbis Systems Ltd, and Holm Borough Council lends us two.

You may ask for an internal review.
"""


@pytest.mark.parametrize("name", ["Crown Homes Holm", "Natural Quays", "Holm Airport Limited"])
@pytest.mark.parametrize(
    "letter",
    [
        "{}\n1 High Street\nHolm\nHM1 2AB\n\nDear Ms Holt\n\n" + ANSWER,
        "Dear Ms Holt\n\n" + ANSWER + "\nYours sincerely\nJo Ashe\nInformation Officer\n{}\n",
        "Dear Ms Holt\n\n"
        + ANSWER
        + "\nWrite to the Information Manager, {}, 1 High Street, Holm HM1 2AB.\n",
    ],
)
def test_a_name_without_a_word_for_a_body_issues_a_letter(name: str, letter: str) -> None:
    found = read_document(letter.format(name), name="letter").publisher
    assert found is not None and found.value == name


def test_a_body_that_says_what_it_holds_issues_the_letter() -> None:
    text = "Your request for information\n\nI can confirm that Crown Quays holds the information."
    found = read_document(text + " The Home Office paid for it.\n", name="letter").publisher
    assert found is not None and found.value == "Crown Quays"


@pytest.mark.parametrize("last", ["Corporate Services", "Jo Ashe", "Information Team"])
def test_a_post_or_a_part_of_a_body_issues_nothing(last: str) -> None:
    text = "Westmarch Council\n\nDear Ms Holt\n\n" + ANSWER + f"\nYours sincerely\n\nJo\n\n{last}\n"
    found = read_document(text, name="letter").publisher
    assert found is not None and found.value == "Westmarch Council"
