"""What one answer gives and refuses, in words that no list foresees."""

import pytest

from extract.given import read_answer
from extract.outcome import Phrases
from extract.reading import Citation
from extract.source import source
from extract.spans import Span

FOIA = "Freedom of Information Act 2000"


def outcome(answer: str, *sections: str) -> str:
    """The outcome of an answer, each of the sections relied on at its end."""
    read = source(answer + "\n")
    end = len(answer)
    relied_on = [Citation(FOIA, one, "exemption", end - 4, end, "test", 1.0) for one in sections]
    return read_answer(Phrases(read), read.trimmed(Span(0, end)), relied_on).outcome


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("No record is kept from which this could be told.", "not-held"),
        ("We looked in all the places where it might be and drew a blank.", "not-held"),
        ("There isn't any information on this.", "not-held"),
        ("Unknown at this time.", "not-held"),
        ("We don't have any documents that fit.", "not-held"),
        ("This is not something we record.", "not-held"),
        ("The force is not set up to capture this.", "not-held"),
        ("The names cannot be shared.", "refused"),
        ("I have concluded that the contract should not be released.", "refused"),
        ("We will not be releasing the roads.", "refused"),
        ("The force will not say if it has, or has not, got any.", "neither-confirm-nor-deny"),
        ("The officer refuses to reveal whether it exists.", "neither-confirm-nor-deny"),
        ("Do you mean the old site, or both? It is not quite clear to me.", "clarification-sought"),
        ("You may have a copy provided that the maker consents.", "conditional"),
        ("It is for the board, to whom you should direct yourself.", "redirected"),
    ],
)
def test_an_answer_denies_in_many_words(answer: str, wanted: str) -> None:
    assert outcome(answer) == wanted


@pytest.mark.parametrize(
    "answer",
    [
        "No, and there are no plans to.",
        "We have not shared data with anybody.",
        "Nobody has complained.",
        "The footage is held for 31 days and then deleted.",
        "There have not been any trials.",
        "None of the exemptions is made out. The answer is 87.",
    ],
)
def test_a_no_is_an_answer(answer: str) -> None:
    assert outcome(answer) == "disclosed"


def test_a_figure_before_a_refusal_is_an_answer_in_part() -> None:
    assert outcome("We own 14. The name of the maker is withheld.") == "partially-disclosed"
    assert outcome("A map is attached. The exact sites are exempt.") == "partially-disclosed"


def test_a_refusal_that_speaks_of_what_was_named_before_is_of_all() -> None:
    text = "The film was made for an enquiry that is still open. It is exempt under the Act."
    assert outcome(text) == "refused"


def test_figures_of_the_work_are_no_answer() -> None:
    text = "To tell would mean 771 hours of work. That would exceed the appropriate limit."
    assert outcome(text) == "refused"


def test_the_section_says_which_refusal_it_is() -> None:
    assert outcome("It is exempt.", "31(3)", "23(5)") == "neither-confirm-nor-deny"
    assert outcome("It is exempt.", "31(3)", "31(1)(a)") == "refused"


def test_what_is_given_under_an_exemption_is_given_in_part() -> None:
    assert outcome("The contract is attached apart from one schedule.", "43(2)") == (
        "partially-disclosed"
    )


def test_a_figure_and_then_a_pointer_is_an_answer() -> None:
    assert outcome("Yes, 14. You will find the rest on our website.") == "disclosed"


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("Information withheld. See the notice.", "refused"),
        ("Details exempt (see Part C).", "refused"),
        ("See below - exempt.", "refused"),
        ("It is exempt. Please see below for the reasons of the board.", "refused"),
        ("Please see below.", "disclosed"),
        ("That is not a request for recorded information.", "refused"),
        ("We don't have this. Look at the first reply.", "not-held"),
        ("The contract ended in 2018. No further information is held.", "disclosed"),
        ("Yes - see the attached policy (redacted).", "partially-disclosed"),
        ("Copy attached with personal data removed.", "partially-disclosed"),
        ("Copies are enclosed but with the tables of tides removed.", "partially-disclosed"),
        ("Yes, it is sorted. The notice at the end applies to how.", "partially-disclosed"),
        ("A look in the lamp files, from 2004 on, brought up nothing.", "disclosed"),
        ("Searches of the lamp files, from the lighting on, brought up nothing.", "not-held"),
        ("Does not apply given the answer to 1. You may wish to know of tides.", "not-applicable"),
        ("This was refused to others but on reflection we are happy to say: a lamp.", "disclosed"),
        (
            "If it is lit, thieves will know. Section 31(3) relieves us of any duty to say.",
            "neither-confirm-nor-deny",
        ),
        ("The maker is Brass Ltd. The price is commercially sensitive.", "partially-disclosed"),
        ("That is not a question which can be answered under the Act.", "refused"),
        ("It is not broken down. Not held.\n\nForm 4 2015          1", "not-held"),
        (
            "The maker was paid £2.35 million. We do not hold a cost of our staff.",
            "partially-disclosed",
        ),
        (
            "The lamps are listed in Annex B. Their age is not known to, or held by, the Board.",
            "partially-disclosed",
        ),
    ],
)
def test_a_short_answer_is_read_as_it_stands(answer: str, wanted: str) -> None:
    assert outcome(answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (
            "We do hold files but the lamp is only named in free text. To answer means reading "
            "3,100 files and would take more than 18 hours.",
            "refused",
        ),
        ("Yes. To count them would take more than 18 hours.", "partially-disclosed"),
        (
            "To tell you this means opening 881 chests one by one. At 4 minutes each that is 58 "
            "hours, so it is declined as exceeding the cost limit.",
            "refused",
        ),
    ],
)
def test_why_an_answer_would_cost_too_much_is_no_part_of_it(answer: str, wanted: str) -> None:
    assert outcome(answer, "12(1)") == wanted


def test_a_refusal_that_is_given_up_refuses_nothing() -> None:
    assert outcome("The price was £900. I no longer rely on section 43.") == "disclosed"


def test_a_condition_beside_an_exemption_is_its_ground() -> None:
    told = "If the lamp is lit, it would be seen; section 31(1)(a) is the one for that."
    assert outcome(told, "31(1)(a)") == "refused"
