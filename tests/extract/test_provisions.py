"""Acts, sections and roles: what is an exemption, and what only looks like one."""

import pytest

from extract.reader import read_document
from extract.reading import Reading
from tests.extract.letters import RIGHTS, letter

FOIA = "Freedom of Information Act 2000"


def read(body: str) -> Reading:
    return read_document(letter(body), name="letter")


def exemptions(body: str) -> list[str]:
    return sorted(str(one.section) for one in read(body).provisions if one.role == "exemption")


def acts_and_sections(body: str) -> set[tuple[str, str | None]]:
    return {(one.act, one.section) for one in read(body).provisions}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (
            "The information is exempt under section 31(1)(a) of the Freedom of "
            "Information Act 2000.",
            ["31(1)(a)"],
        ),
        ("The information is exempt under s.31 (1) (a) of the FOIA.", ["31(1)(a)"]),
        (
            "This is withheld by virtue of Section 24(1) and Section 31(1)(a)(b).",
            ["24(1)", "31(1)(a)", "31(1)(b)"],
        ),
        ("We refuse this under sections 22, 22A and 31 of the Act.", ["22", "22A", "31"]),
        ("We rely on section 40(2) and (3) of the Freedom of Information Act.", ["40(2)", "40(3)"]),
        ("I am exempting the answer pursuant to s24(1) - National Security.", ["24(1)"]),
        ("Section\n43(2)\nof the Freedom of Information Act 2000 has been applied.", ["43(2)"]),
        ("The cost of compliance would exceed the appropriate limit.", ["12"]),
        ("The request is refused as vexatious under section 14(1) of the Act.", ["14(1)"]),
        (
            "Section 23(5) and Section 24(2) - we neither confirm nor deny that we hold it.",
            ["23(5)", "24(2)"],
        ),
        (
            "Section 30(1)(a) Investigations and Section 44(1)(a) Prohibitions on "
            "disclosure apply.",
            ["30(1)(a)", "44(1)(a)"],
        ),
    ],
)
def test_a_section_relied_on_is_an_exemption(written: str, wanted: list[str]) -> None:
    assert exemptions(written) == wanted


@pytest.mark.parametrize(
    "written",
    [
        "Section 17 of the Freedom of Information Act 2000 requires the force to issue a notice.",
        "Section 1 of the Act places two duties on public authorities. Unless exemptions apply.",
        "Under section 16 of the Act we advise you to narrow the request.",
        "A request must be made in writing under section 8 of the Act.",
        "We follow the code of practice under section 45 of the Act.",
        "Personal data is defined by section 3(2) of the Data Protection Act 2018.",
        "Disclosure would breach section 40 of the Data Protection Act 2018.",
        "A DPIA is needed under Article 35 of the GDPR and Section 57 of the DPA 2018.",
        "Paragraph 4.8 of the Scheme of Delegation allows this.",
        "Other parts may be exempt under section 31 of the Act if you refine the request.",
        "We no longer rely on section 31 of the Act.",
        "Section 31 of the Act is not engaged.",
        "The officer is paid for 21 days, and question 31 was answered.",
    ],
)
def test_a_section_not_relied_on_is_no_exemption(written: str) -> None:
    assert exemptions(written) == []


def test_each_section_goes_with_the_act_beside_it() -> None:
    found = acts_and_sections(
        "Section 57 of the DPA 2018 applies, and so does Article 35 of the General Data "
        "Protection Regulation. The rest is exempt under s24 FOIA."
    )
    assert ("Data Protection Act 2018", "57") in found
    assert ("General Data Protection Regulation", "Article 35") in found
    assert (FOIA, "24") in found
    assert (FOIA, "57") not in found


def test_a_section_in_the_requesters_words_is_only_cited() -> None:
    found = exemptions(
        "Your request:\n\nPlease do not refuse this under section 31 of the Act. How many cameras "
        "are there?\n\nResponse:\n\nThere are 12 cameras."
    )
    assert found == []


def test_a_section_in_a_list_of_rights_is_only_cited() -> None:
    assert exemptions("There are 12 cameras." + RIGHTS) == []


def test_a_bare_section_gives_way_to_its_subsection() -> None:
    body = "It is exempt under section 31(1)(a) of the Act. The harm under section 31 is plain."
    assert exemptions(body) == ["31(1)(a)"]


def test_a_scottish_letter_cites_the_scottish_act() -> None:
    body = "It is exempt under section 35(1)(a) of the Freedom of Information (Scotland) Act 2002."
    assert acts_and_sections(body) == {("Freedom of Information (Scotland) Act 2002", "35(1)(a)")}


def test_a_section_without_an_act_in_a_scottish_letter_is_of_the_scottish_act() -> None:
    body = (
        "We answer under the Freedom of Information (Scotland) Act 2002.\n\n"
        "This is exempt under section 30(c)."
    )
    assert ("Freedom of Information (Scotland) Act 2002", "30(c)") in acts_and_sections(body)


def test_a_reply_after_a_list_of_rights_is_a_reply() -> None:
    body = f"{RIGHTS}\nResponse:\n\nIt is exempt under section 31 of the Act."
    assert exemptions(body) == ["31"]


def test_environmental_information_has_its_own_exceptions() -> None:
    body = (
        "We refuse it under regulation 12(4)(b) of the Environmental Information Regulations 2004."
    )
    found = [(one.act, one.section, one.role) for one in read(body).provisions]
    assert found == [("Environmental Information Regulations 2004", "12(4)(b)", "exemption")]


def test_an_act_of_no_list_is_known_by_its_title() -> None:
    body = "The fee is set by section 9 of the Canals and Lanterns Act 1987."
    assert ("Canals and Lanterns Act 1987", "9") in acts_and_sections(body)


def test_a_section_without_any_act_is_left_open() -> None:
    reading = read_document("The panel noted section 12.", name="paper")
    assert not reading.provisions
    assert any("no Act is named" in one.reason for one in reading.abstentions)


def test_every_citation_is_where_it_says() -> None:
    text = letter("It is exempt under section 31(1)(a) and section 40(2) of the Act.")
    found = read_document(text, name="letter").provisions
    assert [text[one.start : one.end] for one in found] == ["section 31(1)(a)", "40(2)"]


def test_the_public_interest_test_is_seen_or_missed() -> None:
    with_test = read(
        "It is exempt under section 31 of the Act. Factors favouring disclosure: openness."
    )
    without = read("It is exempt under section 31 of the Act.")
    absolute = read("It is exempt under section 23 of the Act.")
    assert with_test.interest_test is not None and with_test.interest_test.value == "shown"
    assert any(one.field == "interest_test" for one in without.abstentions)
    assert not any(one.field == "interest_test" for one in absolute.abstentions)


def test_a_subsection_that_only_says_how_an_exemption_works_is_none() -> None:
    said = "We rely on section 23(5); the bodies are listed in section 23(3) of the Act."
    assert exemptions(said) == ["23(5)"]


@pytest.mark.parametrize("written", ["22A(2)", "36(3)"])
def test_a_subsection_that_lifts_the_duty_to_confirm_is_an_exemption(written: str) -> None:
    assert exemptions(f"We neither confirm nor deny it under section {written} of the Act.") == [
        written
    ]


def test_what_would_be_exempt_if_held_is_the_ground_for_not_saying() -> None:
    said = "We refuse to confirm or deny it, as it would be exempt under section 31(3) of the Act."
    assert exemptions(said) == ["31(3)"]
    assert exemptions("Some of it may be exempt under section 31(1) of the Act.") == []


def test_a_guide_relies_on_no_exemption() -> None:
    text = (
        "Westmarch Police\n\nHow to make a freedom of information request\n\nWhat you can ask for\n"
        "Anything we hold.\n\nWhen we say no\nInformation on crime is exempt under section 31 "
        "of the Freedom of Information Act 2000.\n"
    )
    reading = read_document(text, name="guide")
    assert reading.kind is not None and reading.kind.value == "other"
    assert not [one for one in reading.provisions if one.role == "exemption"]


def test_a_part_belongs_to_the_act_that_is_named_after_it() -> None:
    found = acts_and_sections("Part III of the Police Act 1997 applies.")
    assert ("Police Act 1997", "Part III") in found


def test_the_duty_that_does_not_apply_is_no_exemption_given_up() -> None:
    reading = read(
        "The duty in section 1(1)(a) does not apply by virtue of section 23(5) of the Act."
    )
    assert ("23(5)", "exemption") in {(one.section, one.role) for one in reading.provisions}


def test_a_law_quoted_is_not_relied_on() -> None:
    reading = read(
        'I rely on section 31(3). The guide says: "The film is withheld under section 30."'
    )
    relied_on = {one.section for one in reading.provisions if one.role == "exemption"}
    assert relied_on == {"31(3)"}


def test_what_was_not_reached_is_not_relied_on() -> None:
    reading = read(
        "Because section 14(1) is engaged we have not gone on to think about section 40 of the Act."
    )
    relied_on = {one.section for one in reading.provisions if one.role == "exemption"}
    assert relied_on == {"14(1)"}


def test_a_section_of_a_paper_is_of_no_act() -> None:
    reading = read("Section 7 of the impact assessment is attached, as is the policy (section 9).")
    assert not {"7", "9"} & {one.section for one in reading.provisions}


def test_subsections_in_small_roman_numbers_go_on() -> None:
    reading = read("It is exempt under section 36(2)(b)(i) and (ii) of the Act.")
    assert {"36(2)(b)(i)", "36(2)(b)(ii)"} <= {one.section for one in reading.provisions}


def test_a_decision_not_for_publication_relies_on_the_schedule() -> None:
    text = (
        "WESTMARCH COMMISSIONER\nDECISION RECORD\nDecision: to buy widgets.\n\n"
        "The annex is not for publication by virtue of paragraph 3 of Schedule 12A to the Local "
        "Government Act 1972.\n"
    )
    found = {(one.section, one.role) for one in read_document(text, name="d").provisions}
    assert ("Schedule 12A", "exemption") in found


def test_an_article_is_written_without_the_sign_of_a_section() -> None:
    reading = read("This is in line with Article 35 of the UK GDPR.")
    written = [one.written for one in reading.provisions if one.section == "Article 35"]
    assert written == ["UK General Data Protection Regulation Article 35"]


def test_limbs_are_read_in_the_paragraphs_below_their_section() -> None:
    body = (
        f"Section 31(1) of the {FOIA} covers what would be likely to prejudice:\n\n"
        "(a) the prevention of crime,\n\n(c) the administration of justice\n\n"
        "Section 38(1) lets us withhold what would\n\n(b) endanger the safety of a person.\n\n"
        "(e) is a paragraph of another list."
    )
    assert exemptions(body) == ["31(1)(a)", "31(1)(c)", "38(1)(b)"]


def test_a_list_after_another_sentence_is_none_of_limbs() -> None:
    body = f"It is exempt under section 31(1) of the {FOIA}. We looked at:\n\n(a) risk\n\n(b) cost"
    assert exemptions(body) == ["31(1)"]


def test_all_the_limbs_only_repeat_the_law() -> None:
    law = "\n".join(f"({letter}) something that it names," for letter in "abcdefg")
    body = f"It is exempt under section 31(1) of the {FOIA}, which names:\n{law}"
    assert exemptions(body) == ["31(1)"]


def test_a_cost_in_words_is_of_the_act_that_is_named() -> None:
    body = "Under the {}, the cost of complying would exceed the appropriate limit."
    scottish = "Freedom of Information (Scotland) Act 2002"
    assert (scottish, "12") in acts_and_sections(body.format(scottish))
    assert exemptions(body.format("Environmental Information Regulations 2004")) == []


def test_an_act_below_an_indent_is_that_of_its_section() -> None:
    found = acts_and_sections("    It goes by section 29 of\n    the Data Protection Act 1998.")
    assert ("Data Protection Act 1998", "29") in found


def test_an_act_that_a_request_names_is_cited() -> None:
    body = "You asked:\n\n1. How often was the Lantern Act 1983 used?\n\nResponse\n\n1. Never."
    assert ("Lantern Act 1983", None) in acts_and_sections(body)


def test_conditions_named_together_stand_for_the_subsection() -> None:
    body = f"It is withheld under section 40(2)(a)(b) and (3)(a)(i)(ii)(b) of the {FOIA}."
    assert exemptions(body) == ["40(2)", "40(3)"]


def test_a_condition_alone_and_limbs_of_their_own_stay() -> None:
    body = f"It is withheld under sections 40(3A)(a), 31(1)(a)(b) and 22(1)(a) of the {FOIA}."
    assert exemptions(body) == ["22(1)(a)", "31(1)(a)", "31(1)(b)", "40(3A)(a)"]
