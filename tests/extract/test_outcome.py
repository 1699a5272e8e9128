"""Outcomes: of one answer, of several together, of a whole letter."""

import pytest

from extract.reader import read_document
from extract.reading import Item, Reading
from tests.extract.letters import asked_and_answered, letter

QUESTION = "How many widgets does the force own?"


def read(text: str) -> Reading:
    return read_document(text, name="letter")


def whole(body: str) -> str | None:
    found = read(letter(body)).outcome
    return found.value if found else None


def outcomes(text: str) -> dict[str, str]:
    return {one.number: one.outcome for one in read(text).items}


def item(text: str, number: str) -> Item:
    return next(one for one in read(text).items if one.number == number)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("No", "disclosed"),
        ("No.", "disclosed"),
        ("Yes", "disclosed"),
        ("Nil", "disclosed"),
        ("14", "disclosed"),
        ("The force owns 14 widgets, bought in 2019.", "disclosed"),
        ("The force has never bought any.", "disclosed"),
        ("No information held", "not-held"),
        ("No information held.", "not-held"),
        ("Information not held.", "not-held"),
        ("Not held", "not-held"),
        ("The force does not hold this information.", "not-held"),
        ("This information is not recorded centrally.", "not-held"),
        ("We hold no recorded information.", "not-held"),
        ("N/A", "not-applicable"),
        ("Not applicable.", "not-applicable"),
        ("N/A - see answer to question 1.", "not-applicable"),
        ("This is exempt under section 31(1)(a) of the Act.", "refused"),
        ("We are withholding this under section 43(2).", "refused"),
        ("It would exceed the appropriate limit to answer this.", "refused"),
        ("Please see the redacted copy, names removed under section 40(2).", "partially-disclosed"),
        ("Some of the information has been withheld under section 31.", "partially-disclosed"),
        (
            "The force can neither confirm nor deny that it holds this information.",
            "neither-confirm-nor-deny",
        ),
        ("This can be found on our website at www.example.org/widgets.", "redirected"),
        ("See response to question 1 above.", "redirected"),
        ("This is contained within our Widget Policy.", "redirected"),
        ("You may wish to contact Ambleford Council.", "redirected"),
        ("If this takes place our policy would be followed.", "conditional"),
        ("Should this be needed, a form would be completed.", "conditional"),
        ("Could you please clarify what you mean by widgets?", "clarification-sought"),
    ],
)
def test_the_outcome_of_an_answer(answer: str, wanted: str) -> None:
    text = asked_and_answered(
        (QUESTION, answer), ("What do they cost?", "They cost 4 crowns each.")
    )
    assert outcomes(text)["1"] == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The force does not hold the information that you requested.", "not-held"),
        ("I can confirm that no information is held by Westmarch Police.", "not-held"),
        (
            "The information is held but is exempt under section 31(1)(a) of the Act. "
            "This letter is a refusal notice.",
            "refused",
        ),
        (
            "We estimate that to comply would exceed the appropriate limit of 18 hours "
            "under section 12(1).",
            "refused",
        ),
        ("Your request is vexatious and we refuse it under section 14(1) of the Act.", "refused"),
        (
            "Westmarch Police can neither confirm nor deny that it holds the "
            "information, under sections 23(5) and 24(2).",
            "neither-confirm-nor-deny",
        ),
        (
            "We are withholding some of the information, which is exempt under section 40(2).",
            "partially-disclosed",
        ),
        (
            "Please find attached the report. Names have been redacted under section "
            "40(2) of the Act.",
            "partially-disclosed",
        ),
        ("Please find attached the information that you requested.", "disclosed"),
        (
            "You have sent us no clarification, so that we now consider your request withdrawn.",
            "withdrawn",
        ),
        (
            "We require further clarification. Please clarify which years you mean.",
            "clarification-sought",
        ),
    ],
)
def test_the_outcome_of_a_whole_letter(body: str, wanted: str) -> None:
    assert whole(body) == wanted


def test_the_law_alone_refuses_nothing() -> None:
    body = (
        "Section 17 of the Freedom of Information Act 2000 requires us, when refusing to provide "
        "such information, to send a notice. Unless exemptions apply we must say whether it is "
        "held.\n\nPlease find attached the information requested."
    )
    assert whole(body) == "disclosed"


def test_neither_confirming_nor_denying_other_information_leaves_the_refusal() -> None:
    body = (
        "The information is exempt under section 31(1)(a) of the Act and is withheld.\n\n"
        "In addition, Westmarch Police neither confirms nor denies that it holds any other "
        "information, by virtue of section 23(5) and section 24(2)."
    )
    assert whole(body) == "refused"


def test_neither_confirming_nor_denying_other_information_leaves_the_disclosure() -> None:
    body = (
        "Please find attached the report.\n\nWestmarch Police can neither confirm nor deny that it "
        "holds any other information."
    )
    assert whole(body) == "disclosed"


def test_several_questions_refused_in_one_sentence() -> None:
    text = letter(
        "Request:\nQ1. Do you use widgets?\nQ2. Which widgets?\nQ3. What do they cost?\n"
        "Q4. Who pays?\n\nResponse:\nQ1. Yes\nQ4. Finance\n"
        "I am exempting any information to Q2 & Q3 pursuant to s31(1) - Law Enforcement.\n"
    )
    found = outcomes(text)
    assert found == {"1": "disclosed", "2": "refused", "3": "refused", "4": "disclosed"}
    assert item(text, "2").provisions == ("Freedom of Information Act 2000 s.31(1)",)
    assert item(text, "4").provisions == ()
    reading = read(text)
    assert reading.outcome is not None and reading.outcome.value == "partially-disclosed"


def test_all_other_parts_are_refused_together() -> None:
    text = letter(
        "Your request:\n\n1. Do you use widgets?\n2. Which make?\n3. Since when?\n\n"
        "In relation to Question 1: Westmarch Police uses widgets.\n\n"
        "I have now reviewed all the other parts of your request, and am not obliged to release "
        "them by virtue of section 31 of the Act.\n"
    )
    assert outcomes(text) == {"1": "disclosed", "2": "refused", "3": "refused"}
    assert item(text, "3").provisions == ("Freedom of Information Act 2000 s.31",)
    assert item(text, "3").start == text.index("I have now reviewed")


def test_one_refusal_for_all_questions() -> None:
    text = letter(
        "Your request:\n\n1. Do you use widgets?\n2. Which make?\n\nResponse:\n\n"
        "The information is exempt under section 24(1) of the Act and is withheld.\n"
    )
    assert outcomes(text) == {"1": "refused", "2": "refused"}


def test_a_number_without_an_answer_is_silence_and_says_why() -> None:
    text = letter(
        "Your request:\n\n1. Do you use widgets?\n2. Who pays?\n3. Since when?\n\n"
        "Response:\n\n1. Yes\n\n3. Since 2019\n"
    )
    assert item(text, "2").outcome == "no-answer"
    assert item(text, "2").start is None
    assert item(text, "2").because == "no answer bears its number"


def test_a_part_asked_only_after_a_yes_does_not_apply_after_a_no() -> None:
    text = letter(
        "Your request:\n\n1. Do you own widgets?\na) If yes, which make?\nb) If no, why not?\n"
        "2. Who pays?\n\nResponse:\n\n1. No\n\na)\n\nb) They are too dear.\n\n2. Nobody\n"
    )
    found = outcomes(text)
    assert (found["1"], found["1a"], found["1b"]) == ("disclosed", "not-applicable", "disclosed")
    assert item(text, "1a").because == "it hangs on question 1"


def test_as_above_has_the_outcome_above() -> None:
    text = asked_and_answered(
        (QUESTION, "If they are bought our policy would be followed."), ("And locally?", "As above")
    )
    assert outcomes(text)["2"] == "conditional"


def test_an_answer_for_all_parts_leaves_out_the_part_it_does_not_take_up() -> None:
    text = letter(
        "Your request:\n\n1. Do you watch markets?\n2. Please explain:\na. Who may start "
        "watching?\nb. How long are recordings stored?\nc. May stallholders appeal?\n\n"
        "Response:\n\n1. No\n\n2. Our Market Policy will be followed for any watching. "
        "Storage schedules will be followed for recordings.\n"
    )
    found = outcomes(text)
    assert (found["2a"], found["2b"], found["2c"]) == ("conditional", "redirected", "no-answer")


def test_many_open_parts_leave_the_whole_unknown_with_the_reason() -> None:
    text = asked_and_answered(
        (QUESTION, "If any are bought our policy would be followed."),
        ("Who buys them?", "As above"),
        ("Which make are they?", "Nil"),
    )
    reading = read(text)
    assert reading.outcome is not None and reading.outcome.value == "unknown"
    assert any(one.field == "outcome" and "of 3 parts" in one.reason for one in reading.abstentions)


def test_answers_given_with_one_refused_make_a_part_disclosed() -> None:
    text = asked_and_answered(
        (QUESTION, "Fourteen."),
        ("Which make?", "This is exempt under section 31(1)(a) of the Act."),
    )
    found = read(text).outcome
    assert found is not None and found.value == "partially-disclosed"


def test_the_outcome_says_which_rule_decided() -> None:
    found = read(letter("We are withholding some of the information under section 31.")).outcome
    assert found is not None
    assert found.rule == "outcome/some-withheld"
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("It cost \u00a34,000. Your request is refused in part.", "partially-disclosed"),
        ("There are many sites. Some can be seen. Your request is refused.", "refused"),
        ("I therefore overturn the original decision. The minutes are attached.", "disclosed"),
        ("Would you please tell us which records you have in mind.", "clarification-sought"),
        (
            "We hold no such records. We can also neither confirm nor deny whether any other "
            "information is held, by virtue of section 23(5).",
            "not-held",
        ),
    ],
)  # fmt: skip
def test_the_sentence_that_decides_outweighs_the_rest(said: str, wanted: str) -> None:
    outcome = read_document(letter(said), name="letter").outcome
    assert outcome is not None and outcome.value == wanted


def test_an_answer_that_points_back_has_the_outcome_it_points_to() -> None:
    text = asked_and_answered(
        ("How many sites?", "Exempt under section 31(1)(a)."),
        ("How many cameras?", "Four."),
        ("Where are they?", "As 1."),
    )
    found = {one.number: one.outcome for one in read_document(text, name="letter").items}
    assert found == {"1": "refused", "2": "disclosed", "3": "refused"}


def test_an_answer_with_a_figure_before_its_refusal_is_partly_given() -> None:
    text = asked_and_answered(
        ("How many, at what price?", "16 cameras. The price is not given (section 43)."),
        ("How many hours?", "640 records at 20 mins are 213 hrs. Refused, s12(1)."),
    )
    found = {one.number: one.outcome for one in read_document(text, name="letter").items}
    assert found == {"1": "partially-disclosed", "2": "refused"}


def test_the_result_under_the_heading_of_a_review_is_no_list_of_rights() -> None:
    said = "Internal review\n\nI have reviewed the reply. I uphold the decision to refuse it.\n"
    assert whole(said) == "refused"


def test_a_review_that_upholds_leaves_the_first_decision() -> None:
    text = (
        "From: A Person\nTo: Westmarch Council\nDate: 3 June 2021\n\nDear Westmarch Council,\n\n"
        "Please supply the cost of widgets.\n\nYours faithfully,\nA Person\n\n"
        "From: Information Team, Westmarch Council\nDate: 4 July 2021\n\nDear A Person\n\n"
        "Our ref: 1. Your request has been considered. It is exempt under section 43(2) of the "
        "Freedom of Information Act and is withheld.\n\n"
        "From: A Person\nDate: 5 July 2021\n\nPlease pass this on for an internal review.\n\n"
        "From: Information Team, Westmarch Council\nDate: 4 August 2021\n\nDear A Person\n\n"
        "Our ref: 1. I have gone over it with the buyers again. The notice of 4 July stands, and "
        "I do not uphold your complaint.\n"
    )
    found = read(text).outcome
    assert found is not None and found.value == "refused"


def test_what_is_only_threatened_is_not_withdrawn() -> None:
    body = (
        "Your request:\n\n1. What widgets?\n2. What cost?\n\nWe cannot tell which widgets you mean."
        " Please let us know. If we hear nothing by 1 July we shall treat the request"
        " as withdrawn.\n"
    )
    assert whole(body) == "clarification-sought"
    assert outcomes(letter(body)) == {"1": "clarification-sought", "2": "clarification-sought"}


def test_see_another_answer_takes_over_a_refusal_alone() -> None:
    pairs = (
        ("Which make?", "It is exempt under section 43 of the Act."),
        ("Cost?", "See answer 1."),
    )
    assert outcomes(asked_and_answered(*pairs))["2"] == "refused"
    pairs = (("How many widgets are there?", "14 of them."), ("Is there a list?", "See answer 1."))
    assert outcomes(asked_and_answered(*pairs))["2"] == "redirected"


def test_a_question_answered_only_under_its_parts_is_what_they_all_are() -> None:
    text = letter(
        "Your request:\n\n1. Do you ring bells?\n2. Which of these move them?\na) Does rope?\n"
        "b) Does wind?\nc) Does water?\n\nResponse\n\n1. Yes.\n\n2a) Yes.\n\n2b) Yes.\n"
    )
    assert item(text, "2").rule == "items/by-parts"
    found = outcomes(text)
    assert (found["2"], found["2c"]) == ("disclosed", "no-answer")


def test_a_sentence_that_names_its_questions_answers_them() -> None:
    text = letter(
        "You asked for the following:\n1. The number of widgets\n2. The cost\n3. The makers\n"
        "Response:\nIn answer to parts 1 and 2, there are 14 widgets at 4 crowns each. In "
        "respect of part 3, the names are exempt under section 43(2) of the Act.\n"
    )
    assert outcomes(text) == {"1": "disclosed", "2": "disclosed", "3": "refused"}
