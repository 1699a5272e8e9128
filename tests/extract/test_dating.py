"""The dates of a letter or a thread, however they are written and wherever they stand."""

import pytest

from extract.reader import read_document

HEAD = "Westmarch Council\nFreedom of Information\nOur ref: FOI/22/881\n{}\n\nDear Ms Holt\n\n{}\n"
ANSWER = """
You asked:
1. How many vans do you have?
We have 4 vans.

If you are unhappy you may ask for an internal review.

Yours sincerely
Jo Ashe
Westmarch Council
"""


@pytest.mark.parametrize(
    ("head", "opening"),
    [
        ("2 March 2020", "Thank you for your enquiry (5 February 2020)."),
        ("Date 2 March 2020", "Freedom of Information request - 5 February 2020"),
        ("Our date: 2 March 2020\nYour letter: 5 February 2020", ""),
        ("2 Mawrth / March 2020", "This answers the questions that you put on 5 February 2020."),
        ("2 March 2020", "We wrote on 5 February 2020 (the day your request came in)."),
        ("Received                   | 05.02.20\nSent                       | 02.03.20", ""),
    ],
)
def test_both_days_are_read_however_they_are_given(head: str, opening: str) -> None:
    found = read_document(HEAD.format(head, opening) + ANSWER, name="letter")
    assert found.requested is not None and found.requested.value == "2020-02-05"
    assert found.responded is not None and found.responded.value == "2020-03-02"


def test_mail_with_the_last_message_first_is_dated_backward() -> None:
    text = (
        "From: Disclosure Unit\nSent: 02 March 2020 10:00\nTo: Jo Holt\nSubject: RE: FOI 118/20\n\n"
        "Dear Jo Holt\n\nThank you for your request. We have four vans.\n\n"
        "From: Jo Holt\nSent: 10 February 2020 09:00\nTo: Disclosure Unit\nSubject: RE: vans\n\n"
        "I mean vans with lamps. Please provide the number.\n\n"
        "From: Disclosure Unit\nSent: 07 February 2020 09:00\nTo: Jo Holt\nSubject: RE: vans\n\n"
        "Dear Jo Holt\n\nThank you for your request. Which vans do you mean?\n\n"
        "From: Jo Holt\nSent: 05 February 2020 09:00\nTo: Disclosure Unit\nSubject: vans\n\n"
        "Dear Westmarch Council\n\nPlease provide the number of vans.\n\nJo Holt\n"
    )
    found = read_document(text, name="mail")
    assert found.requested is not None and found.requested.value == "2020-02-05"
    assert found.responded is not None and found.responded.value == "2020-03-02"
