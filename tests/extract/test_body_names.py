"""Names of bodies and systems: where they end, which of two is kept, and what is a product's."""

import pytest

from extract.reader import read_document
from tests.extract.letters import SPOKEN

NHS = "Ashford University Hospitals NHS Foundation Trust"


def bodies(said: str) -> set[str]:
    reading = read_document(SPOKEN.format(said=said), name="letter")
    return {one.canonical for one in reading.organisations}


def systems(said: str) -> set[str]:
    reading = read_document(SPOKEN.format(said=said), name="letter")
    return {one.value for one in reading.projects}


def relations(said: str) -> set[tuple[str, str, str]]:
    reading = read_document(SPOKEN.format(said=said), name="letter")
    return {(one.subject, one.predicate, one.object) for one in reading.relations}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "It was paid for by the Police and Crime Commissioner for Westmarch Gwil Orme, in May.",
            "Police and Crime Commissioner for Westmarch",
        ),
        ("Q3a  The University of Ashford was asked to test it.", "University of Ashford"),
        ("Agreements with Birchshire Police are enclosed.", "Birchshire Police"),
        ("It is run by Harbour Research Unit at Ashford University.", "Harbour Research Unit"),
        ("The software is supplied by Xantura Limited.", "Xantura"),
        ("We asked Dr Ann Ashe of the University of Ashford.", "University of Ashford"),
        ("The Mayor of Ashford Ann Birch, who is new, agreed.", "Mayor of Ashford"),
        ("Ashford University Hospitals\nNHS Foundation Trust\n\nagreed.", NHS),
        ("We wrote to Lampfield Data Cooperative in May.", "Lampfield Data Cooperative"),
        ("The product is Lamplight, from Osterly ApS of Ashford.", "Osterly ApS"),
        ("It is shared with Lampfield Housing Association.", "Lampfield Housing Association"),
        ("Supplier Lampwell Ltd has offered a trial.", "Lampwell Ltd"),
        ("It was named by the maker, Lampwell.", "Lampwell"),
    ],
)
def test_a_name_ends_where_its_words_do(said: str, name: str) -> None:
    assert name in bodies(said)


@pytest.mark.parametrize(
    "said",
    [
        "I have asked our Revenues and Benefits Service.",
        "It was put by the Task and Finish Group of the council.",
        "To give Members the Group's findings.",
        "The Hub Steering Group, chaired by a director, has met.",
        "Is the supplier SME? Yes",
        "The Companies House number is withheld.",
    ],
)
def test_what_is_a_part_or_a_form_is_no_body(said: str) -> None:
    assert bodies(said) <= {"Westmarch Police"}


def test_a_person_is_no_part_of_a_bodys_name() -> None:
    said = "We asked Dr Ann Ashe of the University of Ashford. Mayor of Ashford Bel Birch agreed."
    case = "\n\nDecision 11/2019 Mrs Cora Ashe and Ashford Council"
    assert not [one for one in bodies(said + case) if "Ashe" in one or "Birch" in one]


def test_a_table_asks_by_its_top_row_alone() -> None:
    table = "| Result    | Upheld    |\n| Authority | Westmarch |\n| Clauses   | Two, four |\n"
    assert "Clauses" not in bodies(table)


def test_a_campaign_group_is_no_vendor() -> None:
    said = SPOKEN.format(said="The campaign group Lampwatch has written to us.")
    found = {one.canonical: one for one in read_document(said, name="letter").organisations}
    assert found["Lampwatch"].kind == "ngo"


def test_what_a_company_makes_is_not_the_company() -> None:
    assert "Cellebrite" not in bodies("We use Cellebrite Pathfinder for phones.")
    assert "Cellebrite" in bodies("We bought it from Cellebrite in 2019.")


def test_words_in_capitals_in_a_sentence_in_capitals_are_no_supplier() -> None:
    assert "Them" not in bodies("IT RUNS ON A PLATFORM LICENSED FROM THEM.")


def test_a_council_goes_by_its_longest_name() -> None:
    found = bodies(
        "Skelby Council answered. The accounts of Skelby Metropolitan District Council are open."
    )
    assert "Skelby Metropolitan District Council" in found
    assert "Skelby Council" not in found


def test_the_site_of_a_wiki_is_no_party() -> None:
    assert "GDPRhub" not in bodies("The summary on GDPRhub is short.")


def test_a_part_is_of_the_body_beside_it() -> None:
    found = relations("The review is by Harbour Research Unit at Ashford University.")
    assert ("Harbour Research Unit", "part-of", "Ashford University") in found


def test_what_is_a_tool_is_named_by_a_word_that_is_no_other() -> None:
    assert "LANTERNA" in systems("LANTERNA is a web-based tool for officers.")
    assert not systems("Below is a list of tools, and this is a tool.")


def test_a_column_gives_its_whole_cell() -> None:
    table = (
        "Project                 Sum\n\nArrears early warning   40\nBin Bot                 20\n"
    )
    assert {"Arrears early warning", "Bin Bot"} <= systems(table)


def test_a_decision_authorises_what_it_names_first() -> None:
    text = (
        "Police and Crime Commissioner for Westmarch\nDECISION RECORD\nDecision number: 12/2020\n\n"
        "Title: Project Lodestar\n\nSummary: funding for a system.\n\nDecision\n"
        "The Commissioner approved the award of a grant.\n\nSigned: Ann Ashe\nDate: 3 May 2020\n"
    )
    found = read_document(text, name="decision").relations
    assert ("authorises", "Project Lodestar") in {(r.predicate, r.object) for r in found}
