"""Parts of questions, and the labels under which a letter answers them."""

import pytest

from extract.blocks import blocks
from extract.numbered import runs
from extract.reader import read_document
from extract.reading import Reading
from extract.source import source
from extract.thread import messages

HEAD = """Westmarch Police

Date: 4 March 2020

Dear Applicant

Thank you for your request under the Freedom of Information Act 2000.

"""
TAIL = "\n\nIf you are unhappy you may ask for an internal review.\n\nYours sincerely\nP Quill\n"
ASKED = (
    "You asked:\n\n1. I would like to know about:\na. the number of drones;\nb. their cost;\n"
    "2. Please also send:\na. the contract;\nb. any evaluation.\n3. Who maintains them?\n\n"
)


def read(body: str) -> Reading:
    return read_document(HEAD + body + TAIL, name="a")


def outcomes(body: str) -> dict[str, str]:
    return {one.number: one.outcome for one in read(body).items}


def test_labels_that_stand_again_in_the_order_of_the_questions_answer_their_parts() -> None:
    told = "a. Seven\n\nb. £84,300\n\na. Refused, section 43(2).\n\nb. No information is held.\n"
    found = outcomes(ASKED + "Response\n\n" + told)
    wanted = {"1a": "disclosed", "1b": "disclosed", "2a": "refused", "2b": "not-held"}
    assert {number: found[number] for number in wanted} == wanted


def test_labels_within_the_answer_to_a_number_answer_its_parts() -> None:
    body = (
        "You asked:\n\n1. Are drones flown?\n2. If so:\na. how many?\nb. at what price?\n\n"
        "Response\n\n1. Yes.\n\n2.\na. Seven\nb. Withheld under section 43(2).\n"
    )
    found = outcomes(body)
    assert (found["1"], found["2a"], found["2b"]) == ("disclosed", "disclosed", "refused")


def test_a_part_may_have_its_answer_under_it() -> None:
    body = (
        "1. Are drones flown?\nYes\n2. And then, type by type:\na. How many are there?\nSeven\n"
        "b. What did they cost?\nThis is exempt under section 43(2).\n3. Who flies them?\nNo "
        "information is held.\n"
    )
    found = outcomes(body)
    assert (found["1"], found["2a"], found["2b"]) == ("disclosed", "disclosed", "refused")
    assert found["3"] == "not-held"


def test_the_letters_of_a_quoted_section_are_no_questions() -> None:
    body = (
        "Request\n\nThe street address of each of the stores in the whole of the county.\n\n"
        "Reply\n\nWe refuse this. Section 38(1) covers what would be likely to:\n\n"
        "(a) endanger the health of any individual,\n\nHealth\n\nStores burn.\n\n"
        "(b) endanger the safety of any individual.\n\nSafety\n\nCrews would be in danger.\n"
    )
    assert read(body).questions == 0
    assert read(body).items == ()


def test_questions_repeated_under_words_for_their_place_are_known_again() -> None:
    asked = ("Who decides on bids?", "Which other bodies had money?", "Was your bid a success?")
    told = ("A panel does.", "No information is held.", "It was refused under section 43(2).")
    places = ("first", "second", "third")
    list_of_all = "".join(f"- {one}\n" for one in asked)
    each = "".join(
        f"In response to your {place} question,\n\n{n}. {one}\n\n{answer}\n\n"
        for n, (place, one, answer) in enumerate(zip(places, asked, told, strict=True), 1)
    )
    found = outcomes(f"FOI Request\n\n{list_of_all}\nFOI Response\n\n{each}")
    assert found == {"1": "disclosed", "2": "not-held", "3": "refused"}


def test_a_heading_with_a_number_is_no_question() -> None:
    text = source("1. Your request\n\nHow many?\n\n2. Our response\n\nSeven were bought.\n")
    assert runs(text, blocks(text, messages(text)), but=()) == []


def test_an_answer_that_names_two_questions_is_given_to_both() -> None:
    body = (
        "1. Who flies drones?\n\nTen pilots.\n\n2. What is spent a year?\n\n3. What is earned?\n\n"
        "Regarding questions 2 and 3 these figures are exempt under section 22(1).\n\n"
        "4. Who maintains them?\n\nOur own workshop.\n"
    )
    found = outcomes(body)
    assert (found["2"], found["3"], found["4"]) == ("refused", "refused", "disclosed")


def test_a_question_with_parts_alone_is_counted_once() -> None:
    body = (
        "1. The number of drones bought.\nSeven were bought.\n2a. The number of flights in 2018.\n"
        "There were 386.\n2b. How many were after dark?\nWe do not hold it.\n3. Please send the "
        "report.\nThe report is on our website and section 21 applies.\n"
    )
    assert read(body).questions == 3
    assert outcomes(body)["2b"] == "not-held"


def test_a_range_of_questions_is_no_sum() -> None:
    body = (
        "You asked:\n\n1. How many?\n2. Since when?\n3. Who pays?\n4. What share of the budget?\n\n"
        "Response\n\nQ1 - Q3 - These are exempt under section 21.\n\nQ4 - 1.4%\n"
    )
    found = outcomes(body)
    assert found["3"] != "no-answer"
    assert found["4"] == "disclosed"


def test_parts_answered_under_their_labels_behind_one_word_for_a_reply() -> None:
    found = outcomes(
        "1. How many boats are owned?\nResponse: Four.\n2. What did they cost?\n"
        "a) Hull\nb) Mast\n\nResponse:\na) \u00a3900\nb) This is exempt under section 43(2).\n"
        "3. Who made them?\nResponse: Mr Ash."
    )
    assert found["2a"] == "disclosed"
    assert found["2b"] == "refused"
    assert found["3"] == "disclosed"


def test_parts_within_a_line_are_answered_within_one() -> None:
    found = outcomes(
        "Question 1. How many boats are owned?\n\nAnswer. Three boats are owned.\n\n"
        "Question 2. (a) Who made them? (b) What did they cost?\n\nAnswer. (a) Mr Ash made them.\n"
        "(b) This is exempt under section 43(2)."
    )
    assert found["1"] == "disclosed"
    assert found["2a"] == "disclosed"
    assert found["2b"] == "refused"


def test_a_part_with_its_number_may_stand_alone_on_a_line() -> None:
    found = outcomes(
        "You asked:\n\n\u201c1. How many boats are owned?\na) Who made them?\n"
        "b) What did they cost?\n2. Are there more?\u201d\n\nRESPONSE\n\n"
        "Question 1\n\nFour.\n\n1a\n\nMr Ash.\n\n1b\n\n"
        "This is exempt under section 43(2).\n\nQuestion 2\n\nThere are none."
    )
    assert found["1"] == "disclosed"
    assert found["1a"] == "disclosed"
    assert found["1b"] == "refused"


@pytest.mark.parametrize("part", ["2a)", "2(a)", "2 a)", "2.a"])
@pytest.mark.parametrize("main", ["{}.", "Q{}.", "{})"])
def test_a_part_bears_the_number_of_its_question(part: str, main: str) -> None:
    first, second = part, part.replace("a", "b")
    asked, told = "What did they cost", "This is exempt under section 43(2)."
    beside = (
        f"{main.format(1)} How many boats are owned?\nFour.\n{main.format(2)} {asked}\n"
        f"{first} in 2018?\n\u00a3900.\n{second} in 2019?\n{told}\n"
        f"{main.format(3)} Who made them?\nMr Ash."
    )
    assert {"2a": "disclosed", "2b": "refused"}.items() <= outcomes(beside).items()
    behind = (
        f"{main.format(1)} How many boats are owned?\nResponse: Four.\n\n{main.format(2)} {asked}\n"
        f"{first} in 2018?\n{second} in 2019?\nResponse:\n{first} \u00a3900.\n{second} {told}\n\n"
        f"{main.format(3)} Who made them?\nResponse: Mr Ash."
    )
    assert {"2a": "disclosed", "2b": "refused"}.items() <= outcomes(behind).items()
