"""Questions and answers in every layout in which they come."""

import pytest

from extract.reader import read_document
from extract.replies import asks
from extract.source import source
from extract.spans import Span
from tests.extract.letters import letter

ONE, TWO, THREE = "How many widgets are there?", "What do they cost?", "Who pays for them?"
TOLD = ("There are 14 widgets.", "They cost 4 crowns each.", "The council pays.")


def pairs(text: str) -> dict[str, str]:
    """Each question's answer, by number."""
    reading = read_document(text, name="letter")
    return {
        one.number: " ".join(text[one.start : one.end].split())
        for one in reading.items
        if one.start is not None and one.end is not None
    }


def count(text: str) -> int | None:
    return read_document(text, name="letter").questions


@pytest.mark.parametrize(
    ("ask", "tell"),
    [
        ("{n}. {q}", "{n}. {a}"),
        ("{n}) {q}", "{n}) {a}"),
        ("({n}) {q}", "({n}) {a}"),
        ("Q{n}. {q}", "A{n}. {a}"),
        ("Q{n}: {q}", "A{n}: {a}"),
        ("Q{n} {q}", "A{n} {a}"),
        ("Q{n} - {q}", "Q{n} - {a}"),
        ("Question {n}\n{q}", "Question {n}\n{a}"),
        ("Question {n}: {q}", "Answer {n}: {a}"),
        ("Request {n}\n{q}", "Answer {n}\n{a}"),
        ("Q.{n} {q}", "A.{n} {a}"),
        ("{n}/ {q}", "Response {n}:\n{a}"),
        ("{n}- {q}", "Q{n} - {a}"),
        ("{n}. {q}", "As to {n}, {a}"),
        ("{n}. {q}", "In relation to Question {n}: {a}"),
        ("{n}. {q}", "Response to Q{n} - {a}"),
        ("{n}) {q}", "Q{n}) {a}"),
        ("• {n}. {q}", "• {n}. {a}"),
        ("**{n}.** {q}", "**{n}.** {a}"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_questions_first_and_answers_below(ask: str, tell: str, gap: str) -> None:
    asked = gap.join(ask.format(n=n, q=q) for n, q in enumerate((ONE, TWO, THREE), 1))
    told = gap.join(tell.format(n=n, a=a) for n, a in enumerate(TOLD, 1))
    text = letter(f"Your request:\n\n{asked}\n\nResponse:\n\n{told}\n")
    assert count(text) == 3
    assert pairs(text) == dict(zip("123", TOLD, strict=True))


@pytest.mark.parametrize(
    "layout",
    [
        "Q{n}. {q}\nA{n}. {a}",
        "Q{n}: {q}\n\nA{n}: {a}",
        "{n}. {q}\n\n{a}",
        "{n}. {q}\n{a}",
        "{n}) {q}\nAnswer: {a}",
        "{n}. {q}\nResponse: {a}",
        "Question {n}\n{q}\nAnswer\n{a}",
        "| {n} | {q} | {a} |",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_each_answer_under_its_question(layout: str, gap: str) -> None:
    every = enumerate(zip((ONE, TWO, THREE), TOLD, strict=True), 1)
    body = gap.join(layout.format(n=n, q=q, a=a) for n, (q, a) in every)
    text = letter(f"You asked:\n\n{body}\n")
    assert count(text) == 3
    assert pairs(text) == dict(zip("123", TOLD, strict=True))


def test_a_long_question_set_in_ends_where_the_margin_begins_again() -> None:
    text = letter(
        "Specifically, we are requesting:\n"
        "1. Any manuals about the Lantern Index and\n   related systems. This could "
        "include slides\n"
        "   and leaflets.\nThere are two manuals, both on paper.\n\n"
        "2. Details of dealings with contractors during\n   the making of the index.\n"
        "There were none.\n"
    )
    assert pairs(text) == {"1": "There are two manuals, both on paper.", "2": "There were none."}


def test_a_request_of_bullets_has_questions_without_numbers() -> None:
    text = letter(
        "This request concerns the Lantern Index.\n\n• Any notes about the index and its makers\n"
        "• Any contracts for its upkeep\n\nResponse\n\nThe council holds no notes."
    )
    assert count(text) == 0


def test_a_letter_that_does_not_repeat_the_request_has_no_count() -> None:
    assert (
        count(letter("I can confirm that the information is not held by Westmarch Police.")) is None
    )


def test_one_question_with_a_number_counts() -> None:
    text = letter("Question 1 - COPIES OF ALL LANTERN CONTRACTS\n\nI can confirm there are none.")
    assert count(text) == 1


def test_parts_are_items_and_no_main_questions() -> None:
    text = letter(
        "Your request:\n\n1. Do you own widgets?\n(a) Which make?\n(b) How many?\n"
        "2. Who pays?\n\nResponse:\n\n1(a) Acorn\n1(b) Six\n2 The council\n"
    )
    assert count(text) == 2
    assert pairs(text)["1b"] == "Six"


def test_a_quoted_request_counts_once_however_often_it_is_quoted() -> None:
    asked = "1. How many widgets are there?\n2. What do they cost a year?\n"
    text = (
        f"Dear Westmarch Police,\n\nPlease answer the following under the Freedom of Information "
        f"Act:\n\n{asked}\nYours faithfully,\n\nA Reader\n\nWestmarch Police\n\nDear A Reader\n\n"
        f"I write in connection with your request, in which you seek access to the following "
        f"information:\n\n{asked}\nYour request will be considered.\n\nWestmarch Police\n\n"
        f"Dear A Reader\n\nThank you for your request for the following information:\n\n{asked}\n"
        f"This information is not held by Westmarch Police.\n"
    )
    reading = read_document(text, name="thread")
    assert reading.questions == 2
    assert [one.outcome for one in reading.items] == ["not-held", "not-held"]


def test_lists_that_restart_are_all_counted() -> None:
    text = letter(
        "Your request:\n\nLanterns\n1. How many lanterns are there?\n2. Who lights the "
        "lanterns?\n\n"
        "Bridges\n1. Which bridges have closed?\n2. When will repairs begin?\n\n"
        "Response:\n\nThe information is exempt under section 31 of the Act.\n"
    )
    assert count(text) == 4


def test_recommendations_with_numbers_are_no_questions() -> None:
    text = letter(
        "I can confirm that the council has taken these steps:\n\n1. The council trained its "
        "staff.\n2. The council bought a cabinet.\n"
    )
    assert not count(text)


def test_numbers_of_a_date_or_an_address_are_no_questions() -> None:
    text = letter("You asked about lanterns.\n\n12 Market Street\n1 April 2019\n\nNone are held.")
    assert not count(text)


def test_parts_of_a_quoted_section_are_no_parts_of_a_question() -> None:
    text = letter(
        "Your request:\n\n1. Do you own widgets?\n2. Which make?\n\nUnder section 1(3) "
        "of the Act:\n"
        "(a) the authority needs more to go on, and\n(b) it has told the applicant.\n"
        "We will now consider this request withdrawn.\n"
    )
    reading = read_document(text, name="letter")
    assert [one.number for one in reading.items] == ["1", "2"]


def test_questions_in_one_line_are_told_apart() -> None:
    asked = f"Q1. {ONE} Q2. {TWO} Q3. {THREE}"
    told = "\n".join(f"Q{n}: {a}" for n, a in enumerate(TOLD, 1))
    text = letter(f"Your request:\n\n{asked}\n\nOur response:\n\n{told}\n")
    assert pairs(text) == dict(zip("123", TOLD, strict=True))


def test_a_list_after_you_asked_for_asks_without_a_question_mark() -> None:
    text = letter(
        "You asked for:\n\n1. the final paper;\n2. the rate;\n3. the total.\n\nDecision\n\n"
        "1 and 2. These are exempt under section 22(1).\n\n3. 4 crowns.\n"
    )
    outcomes = {one.number: one.outcome for one in read_document(text, name="letter").items}
    assert outcomes == {"1": "refused", "2": "refused", "3": "disclosed"}


def test_a_question_that_begins_with_has_is_no_mention_of_one() -> None:
    text = letter("Q1 Is there one?\nA1 Yes\n\nQ2 Has there been one before?\nA2 No\n")
    assert count(text) == 2


def test_an_answer_that_is_a_figure_is_no_number_of_an_answer() -> None:
    text = letter(
        "Question 1 : Expiry?\nAnswer : 31.10.2020\n\nQuestion 2 : Days?\nAnswer : 31 days\n"
    )
    assert pairs(text) == {"1": "31.10.2020", "2": "31 days"}


def test_questions_numbered_in_words() -> None:
    text = letter(
        f"Question One\n{ONE}\n\nResponse\n{TOLD[0]}\n\n"
        f"Question Two\n{TWO}\n\nResponse\n{TOLD[1]}\n"
    )
    assert pairs(text) == {"1": TOLD[0], "2": TOLD[1]}


def test_rows_parted_by_tabs_hold_question_and_answer() -> None:
    text = letter(f"Ref\tQuestion\tAnswer\n1\t{ONE}\t{TOLD[0]}\n2\t{TWO}\t{TOLD[1]}\n")
    assert pairs(text) == {"1": TOLD[0], "2": TOLD[1]}


def test_a_part_with_a_heading_is_no_question() -> None:
    text = letter(
        f"Your request:\n\nPart one: number\n\n1. {ONE}\n\nPart two: money\n\n"
        f"2. {TWO}\n3. {THREE}\n\n"
        f"Response:\n\n1. {TOLD[0]}\n2. {TOLD[1]}\n3. {TOLD[2]}\n"
    )
    assert count(text) == 3


def test_parts_answered_within_a_line_are_told_apart() -> None:
    text = letter(
        "(1) How many widgets are (a) red and (b) blue?\n(a) 14 of them. (b) Six of them.\n\n"
        "(2) What do they cost?\nThey cost 4 crowns.\n"
    )
    assert pairs(text)["1a"] == "14 of them."
    assert pairs(text)["1b"] == "Six of them."


def test_the_last_answer_is_no_longer_than_the_others() -> None:
    text = letter(
        f"You asked:\n\n1. {ONE}\n2. {TWO}\n3. {THREE}\n\nResponse:\n\n1. {TOLD[0]}\n\n"
        f"2. {TOLD[1]}\n\n3. {TOLD[2]}\n\nWhere an exemption is named this reply is the notice.\n"
    )
    assert pairs(text)["3"] == TOLD[2]


def test_a_range_answers_each_of_its_questions() -> None:
    text = letter(
        f"You asked:\n\n1. {ONE}\n2. {TWO}\n3. {THREE}\n\nResponse:\n\n1. No\n\n2. - 3. N/A\n"
    )
    assert pairs(text) == {"1": "No", "2": "N/A", "3": "N/A"}


def test_a_figure_after_a_dash_is_no_range() -> None:
    text = letter(f"You asked:\n\n1. {ONE}\n2. {TWO}\n\nResponse\nQ1 - 95\nQ2 - 4 crowns\n")
    assert pairs(text) == {"1": "95", "2": "4 crowns"}


def test_a_request_told_in_other_words_has_no_numbered_questions() -> None:
    text = letter(
        "You wrote to ask whether the force has bought widgets since 2015, and of whom.\n"
    )
    assert count(text) == 0


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("All lamps are considered, those of the park too.", False),
        ("Any lamp is mended by a smith.", False),
        ("All documents held on it.", True),
        ("Any policies that are in force.", True),
    ],
)
def test_what_is_said_of_all_there_is_asks_for_nothing(sentence: str, *, is_asked: bool) -> None:
    assert asks(source(sentence), Span(0, len(sentence))) is is_asked


def test_a_review_answers_by_question_in_paragraphs_of_its_own_numbers() -> None:
    text = (
        "WESTMARCH POLICE\nINTERNAL REVIEW\n\nRequest received:\t08-08-2022\nReview asked for:\t"
        '12-09-2022\n\n1. THE REQUEST\n\n"I request:\n1 - the map of moorings\n2 - the name of the '
        'maker"\n\n2. CONSIDERATION\n\n2.1 Question 1. The exemption in section 31(1)(a) is upheld '
        "and the map is withheld under the Freedom of Information Act 2000.\n\n"
        "2.2 Question 2. The maker "
        "is Oak Boats Ltd. It is now disclosed.\n"
    )
    found = read_document(text, name="review")
    assert found.questions == 2
    assert {one.number: one.outcome for one in found.items} == {"1": "refused", "2": "disclosed"}
