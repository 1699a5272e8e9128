"""Relations of the body that speaks: requester, supplier, payer, inspector."""

import pytest

from extract.reader import read_document
from tests.extract.letters import SPOKEN


def relations(said: str) -> set[tuple[str, str, str]]:
    reading = read_document(SPOKEN.format(said=said), name="letter")
    return {(one.subject, one.predicate, one.object) for one in reading.relations}


def test_who_asks_and_who_answers() -> None:
    found = relations("We can confirm that we hold it.")
    assert ("Gwen Ashe", "requested-from", "Westmarch Police") in found
    assert ("Westmarch Police", "responded-to", "Gwen Ashe") in found


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "The cameras are supplied by Acorn Optics Ltd.",
            ("Acorn Optics Ltd", "supplies", "Westmarch Police"),
        ),
        (
            "The licence from Acorn Optics Ltd cost \u00a315,000.",
            ("Westmarch Police", "funds", "Acorn Optics Ltd"),
        ),
        (
            "In addition there was a grant from the Home Office of \u00a390,000.",
            ("Home Office", "funds", "Westmarch Police"),
        ),
        (
            "1. Who supplies the cameras?\n\nAcorn Optics Ltd.\n\n2. How many?\n\nFour.",
            ("Acorn Optics Ltd", "supplies", "Westmarch Police"),
        ),
        (
            "The product is LampSight (from Acorn Optics Ltd).",
            ("Acorn Optics Ltd", "supplies", "LampSight"),
        ),
        (
            "The associated system is LampSight 6 and its guide is attached.",
            ("Westmarch Police", "operates", "LampSight 6"),
        ),
        (
            "We licensed LampSight in May.",
            ("Westmarch Police", "operates", "LampSight"),
        ),
        (
            "1. Which tool ranks the calls?\n\nLampSight, by our staff.\n\n"
            "2. How many calls are there?\n\nFour.",
            ("Westmarch Police", "operates", "LampSight"),
        ),
        (
            "Is the Lamp Assessment Risk Tool (LART) known to you?\n\nThe force uses LART.",
            ("Westmarch Police", "operates", "Lamp Assessment Risk Tool"),
        ),
        (
            "Under section 1(1)(a) of the Freedom of Information Act 2000 we hold nothing.",
            ("Westmarch Police", "cites", "Freedom of Information Act 2000 s.1(1)(a)"),
        ),
    ],
)
def test_a_dealing_is_with_the_body_that_speaks(said: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in relations(said)


def test_a_quotation_is_no_supply() -> None:
    found = relations("We had a quotation from Acorn Optics Ltd of \u00a315,000 for the supply.")
    assert not {one for one in found if one[1] in ("supplies", "funds")}


def test_a_report_evaluates_the_body_it_names_most() -> None:
    reading = read_document(
        "Investigatory Powers Commissioner's Office\n\nInspection of Merrowby District Council\n\n"
        "Merrowby District Council was inspected. The Council's policy has not been kept to."
        " Merrowby District Council should mend it.\n",
        name="report",
    )
    found = {(one.subject, one.predicate, one.object) for one in reading.relations}
    body = "Merrowby District Council"
    assert ("Investigatory Powers Commissioner's Office", "evaluates", body) in found
    assert ("Investigatory Powers Commissioner's Office", "criticised", body) in found


def test_the_section_on_what_is_held_is_not_cited_beside_an_exemption() -> None:
    found = relations(
        "Under section 1(1)(a) of the Freedom of Information Act 2000 we hold it. "
        "It is exempt under section 31 of the Act."
    )
    assert not [one for one in found if one[2].endswith("s.1(1)(a)")]


def test_a_councils_own_report_is_of_that_council() -> None:
    text = (
        "ASHFORD COUNTY COUNCIL\n\nFAMILIES SCRUTINY COMMITTEE\n\n14 January 2020\n\n"
        "INTERNAL AUDIT REPORT\n\n1.0 Findings\n\n1.1 Staff use LampSight daily.\n\n"
        "1.2 Dunmere Borough Council was asked. Dunmere Borough Council had none.\n\n"
        "2.0 Recommendations\n\n2.1 That Ashford County Council keep it.\n"
    )
    reading = read_document(text, name="report")
    run = {one.subject for one in reading.relations if one.predicate == "operates"}
    assert run == {"Ashford County Council"}
