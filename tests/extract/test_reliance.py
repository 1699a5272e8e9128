"""Whether an exemption is relied on: given up later, asserted among a request, of another Act."""

from importlib.resources import files

import pytest
import yaml

from extract.reader import read_document
from extract.reading import EXEMPTION, Citation
from extract.reliance import sort_of_refusal
from tests.extract.letters import HEAD, letter

FOIA = "Freedom of Information Act 2000"
FOISA = "Freedom of Information (Scotland) Act 2002"


def exemptions(text: str) -> list[tuple[str, str | None]]:
    found = read_document(text, name="letter").provisions
    return [(one.act, one.section) for one in found if one.role == "exemption"]


def sections(body: str) -> list[str]:
    return sorted(str(section) for _, section in exemptions(letter(body)))


@pytest.mark.parametrize(
    "body",
    [
        "We refused everything under section 12 of FOIA. I do not think that this can stand.",
        "The first reply named section 22. There was no such plan, so that exemption falls away.",
        "You were told that it was exempt under section 43(2). The panel could not see why.",
        "The points made on staff under section 38 of the Act are given up.",
        "The Council has dropped its reliance on section 43 of the Act.",
        "Section 43(2) of the Act should not have been applied.",
        "Section 12(2) of the Act does not come into it, the information being held.",
        "You write: do not tell me that section 43 of the Act covers what is public.",
    ],
)
def test_what_a_later_word_gives_up_is_only_cited(body: str) -> None:
    assert sections(body) == []


def test_what_takes_the_place_of_one_given_up_is_relied_on() -> None:
    assert sections("Section 30(3) is given up and section 31(3) of the Act put in its place.") == [
        "31(3)"
    ]


def test_a_clause_speaks_of_its_own_section() -> None:
    body = "Section 31(1)(a) is engaged and the balance lies with it; section 43(2) is not engaged."
    assert sections(body) == ["31(1)(a)"]


def test_an_exemption_asserted_among_the_words_of_a_request_is_the_authoritys() -> None:
    text = (
        f"{HEAD}Your request:\n\n1. What did the lamps cost?\n\nWhat was paid is withheld under "
        "section 43(2) as it would help a rival.\n\n2. Do not tell me that section 40 covers "
        "the names.\n"
    )
    assert [section for _, section in exemptions(text)] == ["43(2)"]


def test_the_act_quoted_deepens_a_bare_section_but_is_no_reliance() -> None:
    quoted = "Section 40(2) of that Act says:\n(2) Any information is also exempt if it is personal"
    body = f"The names are withheld, section 40 of the {FOIA} being engaged.\n\n{quoted}."
    assert sections(body) == ["40(2)"]
    assert sections(f"Three lamps were bought.\n\n{quoted}.") == []


def test_of_the_two_acts_the_one_named_last_before_counts() -> None:
    text = (
        f"{HEAD}Your request: under the {FOIA} please say how many lamps there are.\n\nResponse\n\n"
        f"Some of it is not held; section 17 of the {FOISA} applies.\n\n"
        "The rest is exempt, see section 25 of the Act."
    )
    assert exemptions(text) == [(FOISA, "25")]


def test_a_section_is_of_no_regulations() -> None:
    body = (
        "The limit is set by the Freedom of Information and Data Protection (Appropriate Limit "
        "and Fees) Regulations 2004. This is the notice that section 17(5) demands."
    )
    found = read_document(letter(body), name="letter").provisions
    assert (FOIA, "17(5)") in [(one.act, one.section) for one in found]
    assert any("Fees" in one.act and one.section is None for one in found)


def test_a_list_of_exemptions_used_is_reported_by_a_page_that_answers_nothing() -> None:
    page = (
        "Freedom of Information in figures\n\nRequests: 312\n\nExemptions relied on\n\n"
        "s12. Cost: 22\ns40. Personal information: 58\n\nLast reviewed: 2 October 2024\n"
    )
    assert [section for _, section in exemptions(page)] == ["12", "40"]


def test_an_empty_box_before_a_section_is_no_reliance() -> None:
    assert sections("Exemptions used: [ ] s12 [ ] s40(2) [x] s43(2) of the Act") == ["43(2)"]
    assert sections("Exemptions used: \u2610 s12 \u2611 s43(2) of the Act") == ["43(2)"]


def test_what_a_letter_refers_to_takes_nothing_back() -> None:
    told = "As you refer to staff by name, their names are withheld under section 40(2) of the Act."
    assert sections(told) == ["40(2)"]
    assert sections("We waive the fee. The names are exempt under section 40(2) of the Act.") == [
        "40(2)"
    ]


def test_in_a_thread_what_an_earlier_letter_relied_on_stands() -> None:
    text = (
        "Lamps - a request to Westmarch Police - WhatDoTheyKnow\n\n"
        "From: A Person\n15 March 2023\n\n"
        "Dear Westmarch Police,\n\nPlease send the price of each lamp.\n\nYours faithfully\n\n"
        "From: Information Access\nWestmarch Police\n14 April 2023\n\nDear Applicant\n\nThe price "
        "is exempt under section 43(2) of the Freedom of Information Act 2000.\n\n"
        "From: Information Access\nWestmarch Police\n22 June 2023\n\nDear Applicant\n\n"
        "INTERNAL REVIEW\n\nI no longer rely on section 43(2). The price was £9 and is attached.\n"
    )
    assert exemptions(text) == [(FOIA, "43(2)")]


def test_every_subsection_that_lifts_the_duty_to_confirm_decides_so() -> None:
    register = files("data").joinpath("registers", "legislation.yaml").read_text(encoding="utf-8")
    lifting = [
        reference.removeprefix("law/foia-2000/s").upper().split("-")
        for reference, entry in yaml.safe_load(register)["provisions"].items()
        if entry.get("effect") == "neither-confirm-nor-deny"
    ]
    assert ["36", "3"] in lifting
    scottish = "Environmental Information (Scotland) Regulations 2004"
    named = [(FOIA, f"{main}({part})") for main, part in lifting] + [(scottish, "10(8)")]
    for act, section in named:
        one = Citation(act, section, EXEMPTION, 0, 1, "test", 1.0)
        assert sort_of_refusal([one]) == "neither-confirm-nor-deny"


@pytest.mark.parametrize(
    "body",
    [
        "We have not applied any exemption. Section 40 of the Act was found not to be engaged.",
        "In our first letter we cited section 22 of the Act, which we now withdraw.",
        "Section 12 of the Act would be an alternative.",
        "But for that, section 31 of the Act may also have applied.",
        "Had the request been wider, section 12 of the Act would have applied.",
        "In your request you referred to section 12 of the Act. There are 14 lamps.",
        "We do not consider that section 38 of the Act applies.",
        "None of the exemptions in sections 30 and 31 of the Act applies. There are 14.",
        "For the avoidance of doubt no reliance is placed on section 36 of the Act.",
        "There is no exemption under section 31 of the Act that would cover it.",
        "Section 40 of the Act isn't engaged.",
        "We did not need to use section 12 of the Act.",
        "We have decided to waive section 43 of the Act.",
    ],
)
def test_what_was_only_thought_of_is_not_relied_on(body: str) -> None:
    assert sections(body) == []
