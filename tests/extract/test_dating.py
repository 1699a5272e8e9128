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
        ("Your letter     5 February 2020\nOur letter      2 March 2020", "Here is our reply."),
        ("2 March 2020", "Your request under FOIA, which came in on 5 February 2020, is below."),
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


def test_the_first_decision_that_a_review_lists_is_no_publication() -> None:
    text = (
        "Vale Police\nInternal review\n\nRequest received: 05-02-2020\n"
        "Original decision: 02-03-2020\nReview completed: 01-04-2020\n\nThe number is exempt.\n"
    )
    found = read_document(text, name="review")
    assert found.published is None
    assert found.responded is not None and found.responded.value == "2020-04-01"


THREAD = """Lamps - a request to Westmarch Council - AskThem

Jo Holt
5 February 2020

Dear Westmarch Council,

Please provide the number of lamps.

Jo Holt

Westmarch Council

2 March 2020
{first}
Dear Jo Holt

{said}

Ann Reed
Information Officer
{rest}"""
REVIEW = """
Jo Holt
4 March 2020

Dear Westmarch Council,

I ask for an internal review.

Jo Holt

Westmarch Council
1 April 2020

Dear Jo Holt

Internal review. {result}

Ann Reed
"""
REFUSED = "The number is exempt under section 31."
LATE = "Please accept our apologies. I will chase the lighting team."
FILES = """
2 Attachments

[1]lamps.xlsx
12K [2]Download [3]View as HTML

[4]a drawing of every lamp in the town.pdf
340K [5]Download [6]View as HTML
"""


@pytest.mark.parametrize(
    ("said", "first", "rest", "wanted"),
    [
        (LATE, "", "", None),
        (REFUSED, "", "", "2020-03-02"),
        (REFUSED, FILES, "", "2020-03-02"),
        (REFUSED, "", REVIEW.format(result="The refusal stands."), "2020-03-02"),
        (REFUSED, "", REVIEW.format(result="Section 31 was wrongly applied."), "2020-04-01"),
    ],
)
def test_a_thread_is_answered_by_the_letter_that_answers(
    said: str, first: str, rest: str, wanted: str | None
) -> None:
    found = read_document(THREAD.format(first=first, said=said, rest=rest), name="thread")
    assert found.kind is not None and found.kind.value == "foi-request-thread"
    assert (found.responded.value if found.responded else None) == wanted
