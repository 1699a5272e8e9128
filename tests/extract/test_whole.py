"""The outcome of a whole letter where its parts point several ways."""

import pytest

from extract.reader import read_document
from tests.extract.letters import HEAD, asked_and_answered, letter

FOIA = "the Freedom of Information Act 2000"


def whole(body: str) -> str | None:
    found = read_document(letter(body), name="letter").outcome
    return found.value if found else None


def second(answer: str) -> str:
    text = asked_and_answered(("How many lamps are there?", "There are 12."), ("Which?", answer))
    found = read_document(text, name="letter").items
    return next(one.outcome for one in found if one.number == "2")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Our findings are set out below.\n\nIt is exempt under section 21 of " + FOIA + ".",
            "refused",
        ),
        (
            "We have searched for it. The database went live in 2007 and every licence was issued "
            f"anew then. Section 12 of {FOIA} applies, as it would take more than 18 hours. We "
            "will not be able\nto provide it.",
            "refused",
        ),
        (
            "Part of this can be given and is found below. We have removed names. The rest is "
            f"withheld under section 40(2) of {FOIA}.",
            "partially-disclosed",
        ),
        (
            "We do not hold this information. It is not asked of people who use the lamps that we "
            "provide to staff.",
            "not-held",
        ),
        (
            "This letter is a refusal notice. All who ask of lamps have it. The force "
            f"can neither confirm nor deny that it holds this. Section 23(5) of {FOIA} apply.",
            "neither-confirm-nor-deny",
        ),
        ("I have attached a list of the lamps.", "disclosed"),
        ("Those files did not pass to us when the body closed.", "not-held"),
    ],
)
def test_a_letter_is_read_for_what_it_does(body: str, wanted: str) -> None:
    assert whole(body) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("We do not have it. It belongs to the maker.", "not-held"),
        ("Data not available", "not-held"),
        ("It is not possible to break this figure down.", "not-held"),
        (
            "The total is £40,000; it is not possible to break this down by year.",
            "partially-disclosed",
        ),
        ("This is exempt under section 1 of the Act, we do not hold it.", "not-held"),
        (
            "We do not hold it in a form that shows this. Section 12 applies, at 40 hours.",
            "refused",
        ),
        ("The system keeps the last score only. The number is not held.", "not-held"),
        ("Horse 211 Cow 87 Not recorded 43", "disclosed"),
        ("Published at https://example.org/lamps", "redirected"),
        ("Withheld, section 31(1)(a). A public interest test is attached.", "refused"),
        ("Acme Ltd. The rates are exempt under section 43(2).", "partially-disclosed"),
        (
            "Maker: Acme Ltd. Tests: under section 43(2) we need not supply these.",
            "partially-disclosed",
        ),
        (
            "We use Acme. It is the third of its kind. If it fails, another would be bought.",
            "disclosed",
        ),
        ("Released in part. The annex is withheld under section 40(2).", "partially-disclosed"),
        ("We give no confirmation and make no denial (section 31(3)).", "neither-confirm-nor-deny"),
        (
            "We cannot go on until we hear from you (section 1(3) of the Act).",
            "clarification-sought",
        ),
    ],
)
def test_an_answer_is_read_for_what_it_gives(answer: str, wanted: str) -> None:
    assert second(answer) == wanted


def test_a_mark_of_what_is_blotted_out_withholds_nothing() -> None:
    text = f"To: [name removed]\n{HEAD}There are 12 lamps in the town. They were bought in 2019.\n"
    found = read_document(text, name="letter").outcome
    assert found is not None and found.value == "disclosed"


def test_questions_that_stand_alone_have_no_outcome() -> None:
    text = (
        "Freedom of Information Disclosure Log\n\nReference: F-21-4\n\nRequest:\n\n"
        "1. How many lamps are in use?\n2. What do they cost?\n3. Who repairs them?\n\n"
        "Response:\n\nDownload the response (PDF, 212KB)\n\nLast checked: March 2021\n"
    )
    reading = read_document(text, name="log")
    assert reading.outcome is None
    assert {one.outcome for one in reading.items} == {"no-answer"}
    assert any(one.rule == "outcome/no-answer" for one in reading.abstentions)


def test_what_is_given_beside_an_exemption_among_the_request_makes_it_part() -> None:
    text = (
        f"{HEAD}What you wanted was:\n\nPlease let me have the ledger of 2011 and that of 2012\n\n"
        "Outcome:\n\nThe ledger of 2011 is attached\n\nAs for 2012, section 22 of the Freedom of "
        "Information Act covers it till June.\n"
    )
    found = read_document(text, name="letter").outcome
    assert found is not None and found.value == "partially-disclosed"


def test_all_of_it_is_exempt_whatever_is_told_of_it() -> None:
    body = (
        "The Council holds the papers but has decided that all of them are exempt. The signed "
        f"contract has 61 pages. Section 43(2) of {FOIA} applies. The maker has few customers."
    )
    assert whole(body) == "refused"


@pytest.mark.parametrize(
    "told",
    [
        "I acknowledge receipt of your request, which has the number LA 77. It is being read now.",
        "I am sorry for the delay. The lamps file is with the Keeper for clearance, who is away.",
    ],
)
def test_a_letter_that_only_acknowledges_leaves_all_open(told: str) -> None:
    asked = "You asked:\n\n1. How many lamps are there?\n2. Who lights them?\n\nResponse\n\n"
    found = read_document(letter(asked + told), name="letter")
    assert found.outcome is not None and found.outcome.value == "unknown"
    assert {one.outcome for one in found.items} == {"no-answer"}


def test_a_request_shown_below_gives_nothing() -> None:
    body = (
        "Your request was received on 3 May 2021 and is shown below in italics.\n\n"
        "I can advise that the Council took no part in the lamps and for that reason does not "
        "have any of the information you want."
    )
    assert whole(body) == "not-held"


def test_what_is_withheld_in_full_may_be_a_part() -> None:
    body = (
        f"Lamps\nYou will find attached the map.\n\nBells\nBoth are withheld in full under section "
        f"31(1)(a) of {FOIA}."
    )
    assert whole(body) == "partially-disclosed"


def test_what_is_published_besides_does_not_break_a_denial() -> None:
    body = (
        "The force can neither confirm nor deny that it holds this by virtue of section 23(5) and "
        f"section 31(3) of {FOIA}. Section 23 is absolute. Section 31 is qualified.\n\n"
        "The force puts its contracts on a portal, subject to redaction."
    )
    assert whole(body) == "neither-confirm-nor-deny"


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        (("None.", "Not held."), "not-held"),
        (("No.", "We do not hold this."), "not-held"),
        (("14.", "Not held."), "partially-disclosed"),
        (("No.", "None."), "disclosed"),
    ],
)
def test_none_beside_what_is_not_held_gives_nothing(answers: tuple[str, str], wanted: str) -> None:
    text = asked_and_answered(
        ("How many lamps are there?", answers[0]), ("What did they cost?", answers[1])
    )
    found = read_document(text, name="letter").outcome
    assert found is not None
    assert found.value == wanted


def test_the_rest_of_a_request_that_is_refused_is_a_part() -> None:
    body = (
        f"The cost was £9,000. The rest of your request is refused under section 43(2) of {FOIA}."
    )
    assert whole(body) == "partially-disclosed"


def test_what_is_told_of_a_request_that_vexes_answers_nothing() -> None:
    body = (
        "You have made 34 requests since May. We spent 112 hours in replying to them. The tone has "
        f"got worse. Section 14(1) of {FOIA} applies, as the request is vexatious."
    )
    assert whole(body) == "refused"
