"""The date of a page against that of the letter on it."""

import pytest

from extract.reader import read_document


def dates(text: str) -> tuple[str | None, str | None, str | None]:
    reading = read_document(text, name="x")
    found = (reading.requested, reading.responded, reading.published)
    requested, responded, published = (one.value if one else None for one in found)
    return requested, responded, published


def test_a_day_at_the_head_of_a_page_of_a_log_is_the_pages() -> None:
    text = (
        "May 6, 2025 | Operational policing\n\nRequest number: FOI/114\n\nCategory: Equipment\n\n"
        "Request 1\nHow many cameras?\n\nAnswer\nFour are held.\n"
    )
    assert dates(text) == (None, None, "2025-05-06")


def test_a_day_at_the_head_of_a_letter_is_the_letters() -> None:
    text = (
        "Vale Police\n\n6 May 2025\n\nMs J Ashe\n1 High Street\n\nDear Ms Ashe\n\nYou asked for a "
        "list on 3 March 2025 about the category: cameras.\n\nWe hold four.\n\nYours sincerely\n"
    )
    assert dates(text) == ("2025-03-03", "2025-05-06", None)


def test_what_is_to_be_published_is_not_yet() -> None:
    text = (
        "Vale Council\nDate: 9 February 2018\n\nDear Ms Ashe\n\nThank you for your request. The "
        "accounts are to be put on our website on 30 June 2018.\n\nYours sincerely\n"
    )
    assert dates(text) == (None, "2018-02-09", None)


def test_the_date_of_a_page_beside_those_of_request_and_response() -> None:
    text = (
        "Warrant cards - 902/14\n\nDated: 12 Jan 2012\n\nDate of request:   06/10/2014\n\n"
        "Date of response:   30/10/2014\n\nYou asked under the FOI Act:\n\n- How many?\n\nFour.\n"
    )
    assert dates(text) == ("2014-10-06", "2014-10-30", "2012-01-12")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Decision Record\n\nDate: 14/06/2022\n\nThe Commissioner is asked to approve it.\n\n"
            "Signature:  A Person\n\nDate: 20/6/2022\n",
            "2022-06-20",
        ),
        (
            "---\ntitle: 2016-11-24 Vale Standards Board Meeting\n---\n\nThe Board resolved that "
            "minutes of the meeting stand.\n",
            "2016-11-24",
        ),
        (
            "# Vale Ethics Board - Meeting 11 (7 March 2023)\n\nThe Board agreed: nothing.\n",
            "2023-03-07",
        ),
        (
            "By \nJo Birch\n\nUPDATED:\n\n08:48 EST, 7 March 2012\n\nA force wasted £2m, a "
            "spokesman said.\n",
            "2012-03-07",
        ),
    ],
)
def test_where_a_paper_has_its_date(text: str, wanted: str) -> None:
    assert dates(text)[2] == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Date: / 3rd September, 2012", "2012-09-03"),
        ("Date3 November 2014", "2014-11-03"),
        ("Dat e: 14 May 2019", "2019-05-14"),
        ("Date:12May2020", "2020-05-12"),
        ("Date: 2020/05/12", "2020-05-12"),
        ("Ref: 70335 / 4 June 2012", "2012-06-04"),
        ("12^th May 2020", "2020-05-12"),
        ("FOI 1655 - VALE AMBULANCE SERVICE NHS TRUST - 22 August 2023", "2023-08-22"),
        ("Response sent by email / 19 June 2018Dear Ms Ashe", "2018-06-19"),
        (
            "Reference     Date\n              14\n              April\n              2021",
            "2021-04-14",
        ),
    ],
)
def test_a_letters_date_however_it_was_broken(written: str, wanted: str) -> None:
    text = f"Vale Council\n{written}\n\nDear Ms Ashe\n\nThank you for your FOI request.\n\nNone.\n"
    assert dates(text)[1] == wanted


@pytest.mark.parametrize(
    "said",
    [
        "I refer to the request that we had from you on 3rd March 2020.",
        "A request under the Freedom of Information Act came to Vale Council on 3 March 2020.",
        "It was good of you to write to the Council on 3 March 2020.",
        "What you wanted, on 3 March 2020, was a list.",
        "We received this request on Tuesday, 3 March 2020.",
        "We had your FOI request on 3 March.",
        "By your e-mail of 3 March you wish to know about cameras.",
    ],
)
def test_the_clause_says_when_a_request_came(said: str) -> None:
    text = f"Vale Council\n12 May 2020\n\nDear Ms Ashe\n\n{said}\n\nNone.\n\nYours sincerely\n"
    assert dates(text)[0] == "2020-03-03"


@pytest.mark.parametrize(
    "said",
    [
        "Your e-mail of 3 March 2020 asks the Council to think again.",
        "The review that you asked for on 3 March 2020 is done.",
        "On the whole request we can say that there were 371 on 3 March 2020.",
        "Response to your Request\n\nWhat follows was right on 3 March 2020.",
        "Clarification requested by us on 3 March 2020.",
    ],
)
def test_what_came_was_no_request(said: str) -> None:
    text = f"Vale Council\n12 May 2020\n\nDear Ms Ashe\n\n{said}\n\nNone.\n\nYours sincerely\n"
    assert dates(text)[0] is None


def test_an_earlier_reply_is_not_the_review() -> None:
    text = (
        "Vale Council\n\n16 September 2014\n\nDear Mr Ashe\n\nReview of our reply\n\nOur reply of "
        "27 June 2014 was: none.\n\nFinding: the reply to your FOI request stands.\n"
    )
    assert dates(text)[1] == "2014-09-16"


def test_the_header_of_a_quoted_mail_dates_no_reply() -> None:
    text = (
        "Ref: FOI-0876\n\nDear Jo\n\nThank you for your email received on 11 July 2023.\n\n"
        "Four.\n\n"
        "Kind regards\n\nA Birch\n\n-----Original Message-----\nFrom: Jo Ashe\n"
        "Sent: 11 July 2023 21:46\nTo: FOI\nSubject: cameras\n"
    )
    assert dates(text) == ("2023-07-11", None, None)
