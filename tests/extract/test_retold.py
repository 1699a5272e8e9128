"""Whether a letter without a list of questions tells what was asked, and whose words are whose."""

import pytest

from extract.blocks import ANSWER, REQUEST, blocks
from extract.reader import read_document
from extract.source import source
from extract.thread import messages

HEAD = "Westmarch Police\n4 March 2020\n\nDear Ms Ash\n\nFreedom of Information Act 2000\n\n"
TAIL = "\n\nWe hold no such record.\n\nYours sincerely\nP Quill\n"


@pytest.mark.parametrize(
    "told",
    [
        "By your letter of 7 May you asked the force for all notes on lending drones to others.",
        "Your email, by which you wanted: the whole handbook that our dispatchers work from.",
        "Thank you for your request for a list of all drones that the force has held since 2015.",
        "It reads\n\u201cOne thing puzzles me, namely how ten papers can be too many for you to "
        "send me by post.\u201d",
        "Your request reached us on 2 May. It was for a copy of every record that the drone "
        "board has.",
        "Applicant: Please send the minutes and papers of every meeting of the drone board.",
        "I seek copies of reports and minutes held since 2009 on sharing drones with neighbours.",
        "- Has your force bought any drone?\n- If not, did it ever have one?\n- What did it cost?",
    ],
)
def test_a_request_told_without_numbers_has_none(told: str) -> None:
    assert read_document(HEAD + told + TAIL, name="a").questions == 0


def test_a_letter_that_says_nothing_of_what_was_asked_leaves_the_number_open() -> None:
    assert read_document(HEAD + "Your request is refused." + TAIL, name="a").questions is None


def test_numbered_answers_alone_say_how_many_questions_were_only_with_their_number() -> None:
    told = "Response 1:\nSeven.\n\nResponse 2:\nNo information is held.\n\nResponse 3:\nThree.\n"
    alone = read_document(HEAD + told + TAIL, name="a")
    assert [one.number for one in alone.items] == ["1", "2", "3"]
    assert alone.questions is None
    assert read_document(HEAD + "You put three questions.\n\n" + told, name="a").questions == 3


def roles(text: str) -> dict[str, str]:
    read = source(text)
    found = blocks(read, messages(read))
    return {word: found.at(text.index(word)) for word in ("Yours", "How many", "Harm")}


def test_an_annex_behind_the_signature_speaks_again() -> None:
    text = (
        HEAD + TAIL + "\nAnnex A: Your request\n\nHow many drones?\n\nAnnex B\n\nHarm is likely.\n"
    )
    found = roles(text)
    assert (found["How many"], found["Harm"]) == (REQUEST, ANSWER)


def test_quoted_lines_in_a_letter_are_the_words_of_the_person_who_asked() -> None:
    text = HEAD + "Harm is likely." + TAIL + "\n> Dear Sir\n> How many drones?\n> Yours, Ash\n"
    found = roles(text)
    assert (found["How many"], found["Harm"]) == (REQUEST, ANSWER)
