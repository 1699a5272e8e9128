"""Requests that end otherwise than with an answer."""

import pytest

from extract.reader import read_document
from tests.extract.letters import HEAD, letter

ASKED = "Your request:\n\n1. How many lamps?\n2. What do they cost?\n\n"


def outcome(text: str) -> str | None:
    found = read_document(text, name="a").outcome
    return found.value if found else None


@pytest.mark.parametrize(
    "told",
    [
        "Could you say which lamps you mean? Until we hear from you the clock has stopped.",
        "Before the force can look for this we need to know more. Do you mean street lamps?",
        "We have not begun to search. Please clarify what you mean by lamps.",
        "Please tell us which years you want. The 20 working days will start when you reply.",
        "Please clarify your request. If we do not hear from you it will be closed.",
    ],
)
def test_a_letter_that_waits_answers_no_question(told: str) -> None:
    text = letter(f"{ASKED}Response:\n\n{told}")
    assert outcome(text) == "clarification-sought"
    found = read_document(text, name="a").items
    assert {one.outcome for one in found} == {"clarification-sought"}


def test_what_a_letter_that_waits_says_to_each_question_is_no_answer() -> None:
    told = (
        "We have not begun to look. Could you tell us the following:\n\n1. The town has lamps of "
        "two kinds. Street lamps are by far the more common.\n\n2. The prices are kept by year. "
        "Please say which years.\n\nThe 20 working days start when we have your answer."
    )
    found = read_document(letter(f"{ASKED}Response:\n\n{told}"), name="a").items
    assert {one.outcome for one in found} == {"clarification-sought"}


def test_an_answer_that_also_asks_back_is_an_answer() -> None:
    told = "The figures are attached. If you want more, please clarify. The clock has stopped."
    assert outcome(letter(f"{ASKED}Response:\n\n{told}")) == "disclosed"


def thread(*messages: str) -> str:
    return "\n\n".join(messages)


FIRST = (
    "Dear Westmarch Police,\n\nPlease send me each report on lamps.\n\nYours faithfully,\n\nA Ashe"
)
ACKNOWLEDGED = (
    "Westmarch Police\n\nDear Ms Ashe\n\nYour request is safely here and has a number.\n\n"
    "Yours sincerely\n\nRecords Team"
)


def test_the_last_message_may_withdraw() -> None:
    last = (
        "Dear Westmarch Police,\n\nI have what I wanted and no longer need this. Kindly treat "
        "FOI/17 as withdrawn.\n\nYours faithfully,\n\nA Ashe"
    )
    closed = (
        "Westmarch Police\n\nDear Ms Ashe\n\nWe confirm that FOI/17 has been closed at your wish."
        "\n\nYours sincerely\n\nRecords Team"
    )
    assert outcome(thread(FIRST, ACKNOWLEDGED, last)) == "withdrawn"
    assert outcome(thread(FIRST, ACKNOWLEDGED, last, closed)) == "withdrawn"


def test_a_complaint_withdrawn_leaves_the_request() -> None:
    answered = (
        "Westmarch Police\n\nDear Ms Ashe\n\nPlease find attached the reports.\n\n"
        "Yours sincerely\n\nRecords Team"
    )
    last = (
        "Dear Westmarch Police,\n\nI withdraw my complaint and the request for a review.\n\n"
        "Yours faithfully,\n\nA Ashe"
    )
    assert outcome(thread(FIRST, answered, last)) == "disclosed"


def test_every_part_of_a_lapsed_request_is_withdrawn() -> None:
    text = (
        f"{HEAD}{ASKED}Outcome\n\nNo reply having come, the request has been treated as withdrawn."
        "\n\nNotes\n\nMore on point 2 may be found on the website of the lamp makers."
    )
    found = read_document(text, name="a").items
    assert {one.outcome for one in found} == {"withdrawn"}


CHAIN = (
    "From: Disclosure <foi@westmarch.police.example>\nSent: 2 November 2018 16:48\nTo: A Person\n\n"
    "Dear Person\n\n{last}\n\nRegards\nDisclosure\n\n"
    "> -----Original Message-----\n> From: A Person <a@mail.example>\n> Sent: 12 October 2018\n"
    "> To: Disclosure\n>\n> I mean street lamps.\n\n"
    ">> From: Disclosure <foi@westmarch.police.example>\n"
    ">> Sent: 8 October 2018\n>> To: A Person\n>>\n"
    ">> Could you say which lamps you mean? Until we hear from you the clock has stopped.\n"
)


def test_of_mails_that_quote_each_other_the_first_is_the_last_word() -> None:
    told = "The lamps are exempt under section 31 of the Freedom of Information Act 2000."
    assert outcome(CHAIN.format(last=told)) == "refused"
