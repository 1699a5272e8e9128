"""Questions and answers paired by the best reading of a letter whose layout is not known."""

import time
from itertools import pairwise

import pytest

from extract.contract import as_line
from extract.reader import read_document

HEAD = """Westmarch Police
Freedom of Information
Our ref: FOI 123/22
3 March 2022

Dear Applicant

Thank you for your request for information of 4 February 2022, dealt with under the Freedom of
Information Act 2000.

"""
TAIL = """

If you are unhappy you may ask for an internal review.

Yours sincerely
Information Unit
"""
ASKED = (
    "You asked:\n1. How many cameras are owned?\n2. Who supplies them?\n3. What policies apply?\n\n"
)
GIVEN_REFUSED_GIVEN = {"1": "disclosed", "2": "refused", "3": "disclosed"}


def outcomes(body: str) -> dict[str, str]:
    return {one.number: one.outcome for one in read_document(HEAD + body + TAIL, name="a").items}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            ASKED + "In response:\n1. Thirty-four\n2. Exempt, section 43(2).\n3. Attached.",
            id="two lists, the second led in by a word alone",
        ),
        pytest.param(
            ASKED + "For 1, the total is 34. For 2, the supplier is withheld under section 43(2). "
            "For 3, a copy is attached.",
            id="sentences that name the question",
        ),
        pytest.param(
            "1\tHow many cameras are owned?\n\tThirty-four\n2\tWho supplies them?\n\tExempt under "
            "section 43(2)\n3\tWhat policies apply?\n\tAttached",
            id="cells under one another",
        ),
        pytest.param(
            "Question                        Answer\n"
            "1. Cameras owned                34\n"
            "2. Name of their supplier       Exempt under section 43(2),\n"
            "and its address                 commercial interests.\n"
            "3. Policies that apply          Attached",
            id="columns parted by spaces",
        ),
        pytest.param(
            "Your request is repeated below, together with our answers.\n\n"
            "1. The number of cameras\nThere are 34.\n2. The name of the supplier\nThis is exempt "
            "under section 43(2).\n3. The policies\nThese are attached.",
            id="a heading without a mark and the answer under it",
        ),
        pytest.param(
            "1\nNumber of cameras\n34\n2\nSupplier\nExempt, section 43(2)\n3\nPolicies\nAttached",
            id="numbers on lines of their own",
        ),
        pytest.param(
            "Q1 How many cameras? There are 34. Q2 Who supplies them? Withheld under s.43(2). "
            "Q3 What policies apply? A copy is attached.",
            id="all in one paragraph",
        ),
        pytest.param(
            'You asked for:\n\n"(1) the number of cameras; (2) the supplier; (3) the policies."\n\n'
            "We answer as follows:\n\n(1) There are 34.\n(2) This is exempt under section 43(2).\n"
            "(3) A copy is attached.",
            id="asked within a line, answered in lines",
        ),
        pytest.param(
            "We respond to your questions about cameras.\n\nIn respect of Question 1: there are "
            "34.\n\nIn respect of Question 2 (supplier): we are withholding this under section "
            "43(2).\n\nIn respect of Question 3: a copy is attached.",
            id="answers alone",
        ),
    ],
)
def test_each_question_has_the_answer_that_its_layout_gives_it(body: str) -> None:
    assert outcomes(body) == GIVEN_REFUSED_GIVEN


def test_an_answer_begins_after_its_label_its_cell_or_its_quoted_question() -> None:
    labelled = "Your questions:\n\ni) Cameras\n\nAnswer: 34\n\nii) Supplier\n\nAnswer: Acme"
    cells = "Your questions:\n\ni) Cameras\t34\nii) Supplier\tAcme"
    quoted = "Your questions:\n\n> i) Cameras\n> In use\n34\n> ii) Supplier\n> Its name\nacme"
    for body in (labelled, cells, quoted):
        text = HEAD + body + TAIL
        found = read_document(text, name="a").items
        assert [one.number for one in found] == ["i", "ii"]
        assert [text[one.start : one.end].lower() for one in found] == ["34", "acme"]


def test_numbers_alone_on_their_lines_need_no_word_that_says_who_asks() -> None:
    rest = "The figures are for the calendar year and were taken from the system in January. " * 3
    rows = "\n\n1\nNumber of cameras\n34\n2\nSupplier\nExempt, section 43(2)\n3\nMaker\nAcme"
    assert outcomes(rest + rows) == GIVEN_REFUSED_GIVEN


def test_a_paragraph_answers_all_the_questions_that_it_names_first() -> None:
    told = (
        "Questions 1, 2 and 3 are bound up with one another. We are refusing them: section 12(1)."
    )
    assert set(outcomes(ASKED + told).values()) == {"refused"}


def test_the_first_two_questions_share_their_answer() -> None:
    told = "Your first two questions are refused under section 31(1)(a).\n\nYour third question: "
    wanted = {"1": "refused", "2": "refused", "3": "disclosed"}
    assert outcomes(ASKED + told + "the policy is attached.") == wanted


def test_a_refusal_of_the_whole_request_is_not_shared_out_by_its_paragraphs() -> None:
    told = (
        "We have decided to refuse your request in full under section 12(1).\n\n"
        "The work would take more than eighteen hours.\n\nYou might ask for a single year."
    )
    assert set(outcomes(ASKED + told).values()) == {"refused"}


def test_questions_without_any_answer_stay_without() -> None:
    found = outcomes(ASKED + "We will write again when our search is complete.")
    assert list(found) == ["1", "2", "3"]
    assert "disclosed" not in found.values()


def test_the_last_answer_of_a_table_ends_with_its_row() -> None:
    rows = "1 - Cameras?   34\n2 - Drones?    Four\n3 - Any complaints?   None recorded\n\n"
    found = outcomes("Our answers:\n\n" + rows + "Other figures are published on our website.")
    assert found == {"1": "disclosed", "2": "disclosed", "3": "disclosed"}


def test_a_question_left_out_among_many_answered_is_not_refused_with_one_of_them() -> None:
    asked = ("Software", "Supplier", "Start", "Cost", "Factors", "Assessment", "Other comments")
    told = ("Seer", "Acme", "2017", "Nil", "Exempt - s31(1)(a) FOIA.", "None was made", "")
    rows = [f"{n}\n{one}\n{two}" for n, (one, two) in enumerate(zip(asked, told, strict=True), 1)]
    found = outcomes("\n".join(rows))
    assert (found["5"], found["7"]) == ("refused", "no-answer")


def test_what_is_paired_is_located_in_the_text() -> None:
    text = HEAD + "1\tHow many?\n\tThirty-four\n2\tWho?\n\tExempt under section 43(2)" + TAIL
    found = read_document(text, name="a")
    places = [(one.start, one.end) for one in found.items]
    assert text[places[0][0] : places[0][1]] == "Thirty-four"
    assert all(one[1] <= other[0] for one, other in pairwise(places) if one[1] and other[0])
    assert as_line(found) == as_line(read_document(text, name="a"))


@pytest.mark.parametrize(
    "unit",
    [
        "1. ",
        "(1) what ",
        "Q1 how? ",
        "1\n",
        "For 1, ",
        "a. 1. ",
        "your first ",
        "1    - ",
        "1. How many?\n",
        "- How many?\n\nText.\n\n",
        "> 1. How many?\nFour.\n",
        "1 Age 2 Sex ",
        "1. How many:\na) cats\nb) dogs\n\n",
        "Q1. Cats? Q1. Four.\n",
        "you asked the the ",
    ],
)
def test_runs_are_read_in_time_that_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = HEAD + unit * times
        return min(_timed(text) for _ in range(2))

    assert seconds(2000) < 12 * seconds(500) + 0.5


def _timed(text: str) -> float:
    begun = time.process_time()
    read_document(text, name="a")
    return time.process_time() - begun


def test_questions_count_on_from_section_to_section() -> None:
    body = (
        "REQUEST AND RESPONSE\n\n1    Cameras\n\n1.1  How many are owned?\n\nThirty-four.\n\n"
        "1.2  Who supplies them?\n\nExempt under section 43(2) of the Act.\n\n2    Policy\n\n"
        "2.1  What policies apply?\n\nThe only policy is attached."
    )
    assert outcomes(body) == {"1.1": "disclosed", "1.2": "refused", "2.1": "disclosed"}


def test_sections_of_questions_are_what_is_counted() -> None:
    body = (
        "Q1 Cameras\n   Q1.1 How many are owned?\n   A    34.\n   Q1.2 Who supplies them?\n"
        "   A    Exempt under section 43(2).\n\nQ2 Policy\n   Q2.1 What policies apply?\n"
        "   A    The only policy is attached."
    )
    reading = read_document(HEAD + body + TAIL, name="a")
    assert reading.questions == 2
    assert [one.number for one in reading.items] == ["1.1", "1.2", "2.1"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "1st - How many cameras are owned?\nTHIRTY-FOUR.\n\n2nd - Who supplies them?\n"
            "EXEMPT UNDER SECTION 43(2).\n\n3rd - What policies apply?\nATTACHED.",
            id="ordinals",
        ),
        pytest.param(
            "[1] How many cameras are owned?\nThirty-four.\n\n[2] Who supplies them?\n"
            "Exempt under section 43(2).\n\n[3] What policies apply?\nThe policy is attached.",
            id="square brackets",
        ),
        pytest.param(
            "1. How many cameras are owned? - Thirty-four.\n2. Who supplies them? - Exempt under "
            "section 43(2).\n3. What policies apply? - The policy is attached.",
            id="dashes behind the questions",
        ),
        pytest.param(
            "Request: | 1. Number of cameras that are owned.\n         | 2. Who supplies them?\n"
            "         | 3. Policies that apply.\n\nResponse:\n1 | Thirty-four\n"
            "2 | Exempt under section 43(2)\n3 | Attached",
            id="a cell with the request over a table of answers",
        ),
    ],
)
def test_a_layout_is_read_by_its_numbers(body: str) -> None:
    assert outcomes(body) == GIVEN_REFUSED_GIVEN


def test_letters_in_a_sentence_are_answered_by_sentences_that_name_them() -> None:
    body = (
        "You asked for (i) the number of cameras, (ii) their supplier and (iii) the policy.\n\n"
        "As to (i), there are 34 cameras. As to (ii), the name is withheld under section 43(2). "
        "As to (iii), a copy is attached."
    )
    assert outcomes(body) == {"i": "disclosed", "ii": "refused", "iii": "disclosed"}


def test_an_answer_that_we_do_not_hold_something_is_no_more_asking() -> None:
    body = (
        "1. How many cameras are owned?\nThirty-four.\n\n2. Who supplies them?\n"
        "We do not hold this information.\n\n3. What policies apply?\nThe policy is attached."
    )
    assert outcomes(body) == {"1": "disclosed", "2": "not-held", "3": "disclosed"}


def test_lists_that_begin_anew_are_answered_by_lists_that_do_so() -> None:
    asked = "REQUEST\n\nCAMERAS\n\n1. How many are owned?\n2. Who supplies them?\n\nDRONES\n\n"
    asked += "1. When were they bought?\n2. Who flies them?\n\n"
    told = "REPLY\n\nCAMERAS\n\n1. We own 34.\n2. Exempt under section 43(2).\n\nDRONES\n\n"
    told += "1. In 2019.\n2. Not held."
    items = read_document(HEAD + asked + told + TAIL, name="a").items
    assert [one.number for one in items] == ["1", "2", "1", "2"]
    assert [one.outcome for one in items] == ["disclosed", "refused", "disclosed", "not-held"]


def test_a_request_that_is_refused_as_one_has_its_numbers() -> None:
    body = (
        "What you asked for was, in short\n1) the plan by which cameras are placed;\n"
        "2) all e-mails with the supplier;\n3) an apology.\n\nI refuse the request as vexatious "
        "under section 14(1) of the Act."
    )
    assert outcomes(body) == {"1": "refused", "2": "refused", "3": "refused"}


def test_quarters_of_a_year_are_no_questions() -> None:
    body = "You asked how often the cameras failed.\n\nThe figures are: Q1 - 11; Q2 - 14; Q3 - 9."
    assert outcomes(body) == {}


def test_answers_alone_have_their_numbers() -> None:
    told = "Question 1: Thirty-four\nQuestion 2: Exempt under section 43(2)\nQuestion 3: Attached"
    reading = read_document(HEAD + told + TAIL, name="a")
    assert {one.number: one.outcome for one in reading.items} == GIVEN_REFUSED_GIVEN
    assert reading.questions is None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "You asked for our camera policy. It is attached. It is in three parts:\n\n"
            "1. purpose\n2. use\n3. retention",
            id="parts of what was sent",
        ),
        pytest.param(
            "You asked for the contract. It is exempt under section 43(2).\n\nThe factors against "
            "disclosure are:\n\n1. harm to the supplier\n2. harm to the force\n\n"
            "The factors for are:\n\n1. openness\n2. value for money",
            id="factors that are weighed",
        ),
    ],
)
def test_lists_of_the_answer_are_no_questions(body: str) -> None:
    assert outcomes(body) == {}


def test_questions_in_paragraphs_of_their_own_are_without_numbers() -> None:
    body = "How many cameras are owned?\n\nThirty-four.\n\nWho supplies them?\n\nA firm in Leeds.\n"
    assert read_document(HEAD + body + TAIL, name="a").questions == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Request part {}", "Reply {}"),
        ("Query {}", "Decision {}"),
        ("Your item ({})", "What is held"),
        ("ELEMENT {}:", "OUTCOME {}:"),
    ],
)
@pytest.mark.parametrize("labels", ["ABC", "123"])
def test_any_words_with_a_label_head_a_question_and_its_answer(
    one: str, other: str, labels: str
) -> None:
    pairs = [
        ("How many boats are owned?", "Thirty-four."),
        ("The name of the maker", "It is exempt under section 43(2)."),
        ("What policies apply?", "A copy is attached."),
    ]
    body = "\n\n".join(
        f"{one.format(label)}\n{asked}\n\n{other.format(label)}\n{told}"
        for label, (asked, told) in zip(labels, pairs, strict=True)
    )
    expected = zip(labels.lower(), GIVEN_REFUSED_GIVEN.values(), strict=True)
    assert outcomes(body) == dict(expected)


@pytest.mark.parametrize("form", ["{} \u2013 {}", "{} [{}]"])
def test_a_dash_or_a_bracket_parts_a_title_from_what_is_told_of_it(form: str) -> None:
    pairs = [
        ("1. How many boats are owned?", "Thirty-four"),
        ("2. The name of the maker", "Exempt under section 43(2)"),
        ("3. What policies apply?", "A copy is attached"),
    ]
    assert outcomes("\n".join(form.format(*one) for one in pairs)) == GIVEN_REFUSED_GIVEN


def test_a_list_that_asks_is_counted_where_nothing_leads_it_in_or_answers_it() -> None:
    told = "The whole is put as below.\n\n1st - How many boats are owned?\n2nd - Who made them?\n"
    refused = "\nIt would take 40 hours and is refused under section 12 of the Act."
    assert read_document(HEAD + told + refused + TAIL, name="a").questions == 2


def test_what_was_wanted_is_of_the_request_and_not_of_rights() -> None:
    told = (
        "You wanted: 1) How many boats are owned?; 2) Who made them?; 3) The complaints received."
    )
    refused = "\n\nIt would take 40 hours and is refused under section 12 of the Act."
    assert read_document(HEAD + told + refused + TAIL, name="a").questions == 3


def test_parts_of_a_number_stand_in_a_table_beside_it() -> None:
    table = (
        "| 1. How many boats? | Thirty-four. |\n| 2. Cost |  |\n| 2a. of the hull | It is exempt "
        "under section 43(2). |\n| 2b. of the mast | \u00a3900. |\n| 3. Who made them? | Mr Ash. |"
    )
    found = outcomes(table)
    assert {"2a": "refused", "2b": "disclosed"}.items() <= found.items()
