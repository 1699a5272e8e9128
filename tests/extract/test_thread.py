"""Who speaks in each message of a thread."""

import pytest

from extract.kind import kind
from extract.source import source
from extract.thread import messages

OLD = """Logs of the parade

Gwen Sample made this Freedom of Information request to Westmarch Police

Gwen Sample

Dear Sir or Madam,

Please could I have a copy of the log of Commander Birch.

Yours faithfully,

Gwen Sample

Westmarch Police

Dear Ms Sample

I write in connection with your request, which was received on 07/04/2008.

Yours sincerely

A Officer

Westmarch Police

Dear Ms Sample

The log is exempt by section 31(1)(a).

A Officer

Gwen Sample

Dear Mr Officer,

Why?

Yours sincerely,

Gwen Sample
"""


def speakers(text: str) -> list[str]:
    return [one.speaker for one in messages(source(text)) if one.speaker != "platform"]


def read_kind(text: str) -> str:
    read = source(text)
    return kind(read, messages(read))[0].value


def test_a_letter_to_who_signed_comes_from_the_other_side() -> None:
    assert speakers(OLD) == ["requester", "authority", "authority", "requester"]
    assert read_kind(OLD) == "foi-request-thread"


def test_in_a_reply_that_greets_nobody_known_the_requester_may_write() -> None:
    text = OLD.replace("Dear Mr Officer", "Dear FOI Team")
    assert speakers(text)[-1] == "requester"


def test_a_name_under_a_closing_is_not_the_next_sender() -> None:
    text = (
        "Dear Vale Transport,\nPlease send me a list.\nYours faithfully,\nHector Sample\n"
        "Dear Mr Sample\nYour e-mail came to us. You will have an answer soon.\n"
    )
    found = messages(source(text))
    assert [one.speaker for one in found] == ["requester", "authority"]
    assert text[found[1].start :].startswith("Dear Mr Sample")


def test_a_request_that_nobody_answered_is_a_thread() -> None:
    text = (
        "## What I sent\n\nDear Sir or Madam,\n\nPlease treat this as a request under the Freedom "
        "of Information Act 2000 to the Vale Agency.\n\n1) Please send the list.\n\nMany "
        "thanks,\n\nJo Sample\n"
    )
    assert speakers(text) == ["requester"]
    assert read_kind(text) == "foi-request-thread"


def test_a_request_quoted_on_the_page_of_a_log_makes_no_thread() -> None:
    text = (
        "Disclosure log\n\nReference: 114/20\n\nRequest\nDear Vale Council,\nPlease send me a list "
        "under the Freedom of Information Act.\nYours faithfully,\nJo\n\nResponse\nFour are held.\n"
    )
    assert read_kind(text) == "foi-response"


def test_headings_say_who_wrote_what_and_when() -> None:
    text = (
        "# Correspondence\n\n**2015-01-14 - request (Jo Sample):**\n\n> Please send me the list "
        "under the Freedom of Information Act.\n\n**2015-01-26 - response (FOI Team):**\n\n> Dear "
        "Jo,\n>\n> Thank you for your request. Nobody has a licence.\n"
    )
    assert speakers(text) == ["requester", "authority"]


def test_a_heading_may_say_what_response_it_is() -> None:
    text = (
        "1 May 2020 - request:\n\nPlease send me the list.\n\n"
        "9 May 2020 - final response:\n\nNobody has a licence.\n"
    )
    assert speakers(text) == ["requester", "authority"]


@pytest.mark.parametrize(
    "line", ["23 December 2014 - I emailed to ask", "28 December 2014 - You wrote again"]
)
def test_a_history_in_a_letter_is_no_thread(line: str) -> None:
    text = (
        f"Dear Mr Sample\n\nThank you for your requests.\n\n{line}\n\n"
        "We confirm that none is held.\n"
    )
    assert speakers(text) == ["authority"]


def test_a_mail_quoted_under_its_answer_makes_a_letter() -> None:
    text = (
        "Ref: FOI-0876\n\nDear Jo\n\nThank you for your email. Four are held.\n\nKind regards\n\n"
        "A Birch\n\n-----Original Message-----\nFrom: Jo Sample\nSent: 11 July 2023 21:46\n"
        "To: FOI\nSubject: cameras\n"
    )
    assert read_kind(text) == "foi-response"


def test_a_list_of_decisions_with_days_is_no_thread() -> None:
    text = (
        "Decision notices\nShowing 1 to 2 of 19\nOffice for Fords\n"
        "14 Mar 2022, Central government\n"
        "The complainant wants to know how bids were scored. The Commissioner's decision is that "
        "section 43(2) is engaged.\nFOI 43(2): Complaint upheld\nVale Police\n"
        "11 Mar 2022, Police and justice\nThe complainant asked six things. The Commissioner finds "
        "that section 24(2) was relied on.\nFOI 24(2): Complaint not upheld\n"
    )
    assert read_kind(text) == "oversight-report"
    assert speakers(text) == ["authority"]
