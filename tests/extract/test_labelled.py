"""Questions under letters and codes, and the answers that bear the same labels."""

import pytest

from extract.reader import read_document

LETTER = """Westmarch Police
12 April 2020

Thank you for your request.

You asked for the following:

{asked}

Our response

{answered}

Yours faithfully

Ann Birch
"""


def outcomes(asked: str, answered: str) -> dict[str, str]:
    text = LETTER.format(asked=asked, answered=answered)
    return {one.number: one.outcome for one in read_document(text, name="letter").items}


@pytest.mark.parametrize(
    ("asked", "answered", "wanted"),
    [
        ("a) the number\nb) the cost", "a) Four.\nb) Exempt under section 43(2).", "a b"),
        (
            "Please send (a) the number; (b) the cost.",
            "(a) Four.\n(b) Exempt, section 43(2).",
            "a b",
        ),
        ("A1. The number\nB1. The cost", "A1. Four.\nB1. Exempt under section 43(2).", "a1 b1"),
        ("(i) the number\n(ii) the cost", "(i) Four.\n(ii) Exempt under section 43(2).", "i ii"),
    ],
)
def test_every_label_has_its_own_answer(asked: str, answered: str, wanted: str) -> None:
    first, second = wanted.split()
    assert outcomes(asked, answered) == {first: "disclosed", second: "refused"}


def test_one_answer_may_bear_several_labels() -> None:
    found = outcomes(
        "(a) the plan\n(b) the drawings\n(c) the cost",
        "(a) and (b) Withheld under section 31(1)(a).\n(c) Nothing was spent.",
    )
    assert found == {"a": "refused", "b": "refused", "c": "disclosed"}


def test_labels_within_a_line_that_no_answer_bears_are_no_questions() -> None:
    assert outcomes("(a) the number and (b) the cost", "We have four. They cost nothing.") == {}


def test_labels_at_lines_are_questions_even_where_one_passage_answers_all() -> None:
    assert set(outcomes("a) the number\nb) the cost", "Nothing is held on this.")) == {"a", "b"}


def test_answers_follow_where_no_heading_parts_them_from_what_was_asked() -> None:
    text = (
        "Westmarch Council\n9 May 2021\n\nDear Ms Ash\n\n1. I refer to your letter of 2 May "
        "asking for the following under the Freedom of Information Act:\n"
        "(i) the tender of Oak Boats Ltd;\n"
        "(ii) the list of moorings.\n\n2. Each in turn.\n\n(i) Tender\n3. I enclose this.\n\n"
        "(ii) Moorings\n4. This is exempt under section 38(1)(b).\n\nYours sincerely\n\nP Quill\n"
    )
    found = read_document(text, name="letter")
    assert {one.number: one.outcome for one in found.items} == {"i": "disclosed", "ii": "refused"}
