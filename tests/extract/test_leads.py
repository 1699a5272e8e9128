"""Where quoted requests begin and end, by the grammar of the sentences around them."""

import pytest

from extract.blocks import ANSWER, REQUEST, RIGHTS, blocks
from extract.leads import quotation_end
from extract.source import source
from extract.thread import messages
from tests.extract.letters import letter


def role_at(text: str, words: str) -> str:
    read = source(text)
    return blocks(read, messages(read)).at(text.index(words))


@pytest.mark.parametrize(
    "lead",
    [
        "In it you ask:",
        "Your letter of 2 May had three parts:",
        "The enquirer wrote on 9 May 2016:",
        "On that day you put these points to us:",
    ],
)
def test_a_sentence_that_says_who_asked_leads_in_the_request(lead: str) -> None:
    text = letter(f"We have your letter. {lead}\n\n1) How many widgets?\n2) What cost?\n")
    assert role_at(text, "1) How many") == REQUEST


def test_a_sentence_that_answers_leads_in_no_request() -> None:
    text = letter("The information you requested is set out below:\n\nWidgets: 14\n")
    assert role_at(text, "Widgets: 14") != REQUEST


def test_a_quoted_request_ends_with_its_mark() -> None:
    text = letter('You wrote: "I want (a) the cost and (b) the number of widgets."\n\nIt is 14.\n')
    assert role_at(text, "I want") == REQUEST
    assert role_at(text, "It is 14") == ANSWER


def test_a_quotation_without_a_last_mark_has_no_end() -> None:
    read = source('"How many widgets\n\nThere are 14.\n')
    assert quotation_end(read, 0) is None


def test_the_authority_speaks_after_the_list() -> None:
    text = letter(
        "You asked:\n\n1. How many widgets?\n2. What cost?\n\nThe law\n\n"
        "There is a right to be told.\n"
    )
    assert role_at(text, "There is a right") == ANSWER


def test_the_requester_who_goes_on_after_the_list_still_asks() -> None:
    text = letter(
        "You asked:\n\n1. How many widgets?\n2. What cost?\n\n"
        "I would like the reply by e-mail, please.\n\nResponse:\n\n1. 14\n2. \u00a35\n"
    )
    assert role_at(text, "I would like") == REQUEST


def test_a_paragraph_on_what_you_may_do_is_of_rights() -> None:
    text = letter("There are 14.\n\nYou may require the force to review this under section 40.\n")
    assert role_at(text, "require the force") == RIGHTS
