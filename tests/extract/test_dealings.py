"""Relations of the body that speaks: requester, supplier, payer, inspector."""

import pytest

from extract.reader import read_document

LETTER = """Westmarch Police
12 April 2020

Dear Ms Gwen Ashe

Thank you for your request for information dated 3 March 2020.

{said}

Yours sincerely

Jo Birch
"""


def relations(said: str) -> set[tuple[str, str, str]]:
    reading = read_document(LETTER.format(said=said), name="letter")
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
    assert ("Investigatory Powers Commissioner's Office", "criticised", body) in found
