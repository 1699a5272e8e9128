"""Dates in the forms in which documents write them, and what each is the date of."""

import pytest

from extract.dates import dated
from extract.reader import read_document
from extract.source import source
from tests.extract.letters import RIGHTS, letter

HEAD = "Freedom of Information Request\n\n{line}\n\nDear Requester\n\nThank you for your request.\n"


def values(text: str) -> list[str]:
    return [one.value for one in dated(source(text))]


def three(text: str) -> tuple[str | None, str | None, str | None]:
    reading = read_document(text, name="letter")
    found = (reading.requested, reading.responded, reading.published)
    return tuple(one.value if one else None for one in found)  # type: ignore[return-value]  # three in, three out


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("6. 2. 2020", "2020-02-06"),
        ("19/07/2018", "2018-07-19"),
        ("19/07/18", "2018-07-19"),
        ("19-07-2018", "2018-07-19"),
        ("28.04.2023", "2023-04-28"),
        ("2019-03-12", "2019-03-12"),
        ("12 March 2019", "2019-03-12"),
        ("12th March 2019", "2019-03-12"),
        ("1st of May 2018", "2018-05-01"),
        ("Friday 1 November 2019", "2019-11-01"),
        ("12 Mar 2019", "2019-03-12"),
        ("12-Mar-19", "2019-03-12"),
        ("March 12, 2019", "2019-03-12"),
        ("12\nMarch\n2019", "2019-03-12"),
        ("12\u00a0March\u00a02019", "2019-03-12"),
        ("in October 2018", "2018-10"),
        ("Sept 2018", "2018-09"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(written: str, wanted: str) -> None:
    assert values(f"It was {written}.") == [wanted]


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2019",
        "45/13/2019",
        "0161 212 6270",
        "Q4 FY 2019/20",
        "2021/2022",
        "\u00a31.20.2019",
        "v1.2.3",
        "in 2019",
        "15th September",
        "2018/20985",
    ],
)
def test_what_is_no_day_or_month_is_no_date(written: str) -> None:
    assert values(f"It was {written}.") == []


@pytest.mark.parametrize(
    "line",
    [
        "Thank you for your request dated 16 March 2018.",
        "Your request was received on 16/03/2018.",
        "Received on 16/03/2018",
        "Date received : 16 March 2018",
        "Date of request: 16 March 2018",
        "I write about your request which was received by Westmarch Police (WP) on 16/03/2018.",
        "Thank you for your email of 16 March 2018 about lanterns.",
        "Your request, which was received in this office on the 16 March 2018.",
        "Request received: 16th March 2018",
        "Thank you for your Freedom of Information request received on 16 March 2018",
    ],
)
def test_the_date_of_the_request(line: str) -> None:
    assert three(HEAD.format(line=line))[0] == "2018-03-16"


@pytest.mark.parametrize(
    "line",
    [
        "Date: 13 April 2018",
        "Date of response: 13 April 2018",
        "Response: 13 April 2018",
        "Response sent: 13/04/2018",
        "13 April 2018",
        "13th April 2018",
        "Dated: 13 April 2018",
        "We responded on 13 April 2018.",
    ],
)
def test_the_date_of_the_response(line: str) -> None:
    assert three(HEAD.format(line=line))[1] == "2018-04-13"


@pytest.mark.parametrize(
    "line",
    [
        "Response deadline : 8 May 2018",
        "Deadline of 20 days for a response : 31 May 2018",
        "You will have an answer by 8 May 2018.",
        "We will respond no later than 8 May 2018.",
        "Due date: 8 May 2018",
        "Target date: 08/05/2018",
    ],
)
def test_a_deadline_is_no_response_and_is_told(line: str) -> None:
    text = HEAD.format(line=line)
    assert three(text) == (None, None, None)
    reasons = [one.reason for one in read_document(text, name="letter").abstentions]
    assert any("deadline" in reason for reason in reasons)


def test_a_letter_on_file_is_no_request() -> None:
    assert three(letter("On file is an older letter, of 20 March 2017."))[0] == "2023-05-15"


def test_a_published_reply_is_not_thereby_dated() -> None:
    text = "Freedom of information response\n\nPublication date:\nFriday 1 November 2019\n\n" + (
        "Request:\n\nHow many lanterns are there?\n\nResponse:\n\nNone." + RIGHTS
    )
    assert three(text) == (None, None, "2019-11-01")


def test_a_decision_is_of_the_day_it_was_signed() -> None:
    text = "Grants\n\nReference code:\nPCD 9\nDate signed:\n12 March 2019\n\nDecision\n\nYes."
    assert three(text)[2] == "2019-03-12"


def test_head_matter_of_a_page_has_its_date() -> None:
    text = (
        '---\ntitle: "Lantern night"\ndate: 2019-08-28\n---\n\nIt successfully applied to the fund.'
    )
    assert three(text)[2] == "2019-08-28"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Thank you for your e-mail, which reached us on 15/05/2023.", "2023-05-15"),
        ("You sent us two questions on 15 May 2023.", "2023-05-15"),
        ("Your request came to us on 15.5.23.", "2023-05-15"),
        ("Date recieved 15-May-23", "2023-05-15"),
        ("Thank you for your request, made on 15 May.", "2023-05-15"),
        ("Thank you for your request, made on 15 December.", "2022-12-15"),
        ("Diolch am eich cais dyddiedig 15 Mai 2023.", "2023-05-15"),
    ],
)
def test_the_date_of_the_request_in_a_letter(line: str, wanted: str) -> None:
    text = f"FOI Request\n\nDate: 12 June 2023\n\nDear Requester\n\n{line}\n"
    assert three(text)[:2] == (wanted, "2023-06-12")


def test_what_the_authority_wrote_is_no_request() -> None:
    text = "FOI Request\n\nDate: 12 June 2023\n\nWe wrote to you on 1 June 2023.\n"
    assert three(text)[0] is None


def test_the_response_of_a_thread_is_its_last_letter() -> None:
    parts = (
        "From: Ann Ashe\n8 March 2016\n\nDear Westmarch Police,\n\nPlease provide the list.\n",
        "From: FOI Team\n10 March 2016\n\nDear Ann Ashe\n\nThank you for your request.\n",
        "From: FOI Team\n22 July 2016\n\nDear Ann Ashe\n\nWe can confirm that it is exempt.\n",
    )
    assert three("\n".join(parts))[1] == "2016-07-22"
