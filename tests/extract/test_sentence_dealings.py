"""Relations by what stands together in a sentence, and those that a sentence does not bear."""

import pytest

from extract.reader import read_document

REPORT = "Inspection report\n\nThis report is on how police forces are inspected.\n\n"
LETTER = (
    "Westmarch Police\nFreedom of Information request reference 12/24\n\nDear Ms Ida Ashdown,\n\n"
    "Thank you for your request under the Freedom of Information Act 2000.\n\nYou asked:\n\n"
    "1. Which tools are in use?\n\nOur response:\n\n1. {answer}\n\n"
)


def relations(text: str) -> set[tuple[str, str, str]]:
    read = read_document(text, name="text")
    for one in read.relations:
        assert 0 <= one.start < one.end <= len(text)
    return {(one.subject, one.predicate, one.object) for one in read.relations}


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        (
            "The Home Office met £40,000 of the cost of Project Lantern.",
            ("Home Office", "funds", "Project Lantern"),
        ),
        (
            "Project Lantern had a grant of £40,000, which came from the Home Office.",
            ("Home Office", "funds", "Project Lantern"),
        ),
        (
            "At Westmarch Police officers went over to Project Lantern, which is in use since May.",
            ("Westmarch Police", "operates", "Project Lantern"),
        ),
        (
            "A study by the University of Ambleford looked into Project Lantern.",
            ("University of Ambleford", "evaluates", "Project Lantern"),
        ),
    ],
)
def test_the_sort_of_each_thing_tells_which_way_it_runs(
    sentence: str, relation: tuple[str, str, str]
) -> None:
    assert relation in relations(REPORT + sentence + "\n")


def test_the_system_is_the_one_named_before() -> None:
    text = "Westmarch Police switched on Project Lantern. The system was made by Acorn Ltd.\n"
    assert ("Acorn Ltd", "supplies", "Project Lantern") in relations(REPORT + text)


def test_money_runs_to_no_one_of_a_higher_rank() -> None:
    text = "Westmarch Police sent the Home Office a bill of £4,000 paid in May.\n"
    assert not [r for r in relations(REPORT + text) if r[1] == "funds"]


def test_a_generic_word_of_money_needs_a_sum() -> None:
    text = "The Home Office met Westmarch Police in May.\n"
    assert not [r for r in relations(REPORT + text) if r[1] == "funds"]


def test_what_was_not_bought_relates_nobody() -> None:
    answer = "Acorn Sensors Ltd was unsuccessful and supplied nothing."
    assert not [r for r in relations(LETTER.format(answer=answer)) if r[1] == "supplies"]


def test_what_is_no_longer_used_is_run_by_nobody() -> None:
    answer = "Westmarch Police no longer uses LanternSense, which was slow."
    assert not [r for r in relations(LETTER.format(answer=answer)) if r[1] == "operates"]


def test_who_asked_stands_to_the_body_that_answers() -> None:
    found = relations(LETTER.format(answer="None."))
    assert ("Ida Ashdown", "requested-from", "Westmarch Police") in found
    assert ("Westmarch Police", "responded-to", "Ida Ashdown") in found


@pytest.mark.parametrize(
    ("greeting", "who"),
    [
        ("Dear Mr Ira Fenwick,", "Ira Fenwick"),
        ("Dear Lantern Watch Network,", "Lantern Watch Network"),
        ("Dear Sir or Madam,", None),
        ("Dear [redacted],", None),
        ("Dear requester,", None),
        ("Dear Mr Fenwick,", None),
        ("Dear whom it may concern,", None),
    ],
)
def test_a_greeting_names_who_asked_or_nobody(greeting: str, who: str | None) -> None:
    text = LETTER.format(answer="None.").replace("Dear Ms Ida Ashdown,", greeting)
    asked = {r[0] for r in relations(text) if r[1] == "requested-from"}
    assert asked == ({who} if who else set())


def test_a_letter_cites_the_exemptions_on_which_it_relies_alone() -> None:
    answer = (
        "This is exempt under section 31(1)(a) of the Freedom of Information Act 2000. Section 17 "
        "of the Act requires us to say so."
    )
    cited = {r[2] for r in relations(LETTER.format(answer=answer)) if r[1] == "cites"}
    assert cited == {"Freedom of Information Act 2000 s.31(1)(a)"}
