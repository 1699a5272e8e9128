"""Bodies, projects, people and relations that a document names."""

import pytest

from extract.reader import read_document
from extract.reading import Reading
from tests.extract.letters import letter


def read(body: str) -> Reading:
    return read_document(letter(body), name="letter")


def bodies(body: str) -> set[str]:
    return {one.canonical for one in read(body).organisations}


def projects(body: str) -> list[str]:
    return [one.value for one in read(body).projects]


def triples(body: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in read(body).relations}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("It was sent to the MPS.", "Metropolitan Police Service"),
        ("It was sent to the Met.", "Metropolitan Police Service"),
        ("The Metropolitan Police's stores hold it.", "Metropolitan Police Service"),
        ("Ask the Information\nCommissioner's Office.", "Information Commissioner's Office"),
        (
            "|Ask the Information            |\n|Commissioner               |",
            "Information Commissioner's Office",
        ),
        ("The Home Office has paid.", "Home Office"),
        (
            "The Police and Crime Commissioner for Durham agreed.",
            "Police and Crime Commissioner for Durham",
        ),
        ("I work at MHCLG.", "Ministry of Housing, Communities and Local Government"),
        ("Ambleford County Council has one.", "Ambleford County Council"),
        ("The University of Ambleford has one.", "University of Ambleford"),
        ("NHS Ambleford CCG has one.", "NHS Ambleford CCG"),
        ("It was made by Lanternworks Ltd.", "Lanternworks Ltd"),
        ("We have contracts with Acornsoft, Bexcom and Crail Group.", "Acornsoft"),
        ("We have contracts with Acornsoft, Bexcom and Crail Group.", "Bexcom"),
        ("We have contracts with Acornsoft, Bexcom and Crail Group.", "Crail Group"),
    ],
)
def test_a_body_is_known(written: str, wanted: str) -> None:
    assert wanted in bodies(written)


@pytest.mark.parametrize(
    "written",
    [
        "We met at liberty on Monday.",
        "The Freedom of Information Act Team and the Data Protection Officer answered.",
        "The Public Interest Test favours it.",
        "The Council and the Force agree.",
        "The Met Office said that it would rain.",
        "Met at noon by the harbour.",
    ],
)
def test_what_is_no_body_is_not_named(written: str) -> None:
    assert bodies(written) <= {"Westmarch Police", "Met Office"}


def test_a_name_broken_by_the_frame_of_a_table_is_its_longest_part() -> None:
    body = "|Ask the Information            |\n|Commissioner               |"
    assert "Commissioner" in {one.name for one in read(body).organisations}


def test_a_name_is_the_text_at_its_place() -> None:
    text = letter("We wrote to the Metropolitan\nPolice Service and to Ambleford County Council.")
    for one in read_document(text, name="letter").organisations:
        assert " ".join(text[one.start : one.end].split()) == one.name


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Officers run Operation Lantern at night.", "Operation Lantern"),
        ("Money went to Project Lantern.", "Project Lantern"),
        ("We use the Lantern Assessment Tool (LAT). LAT is new.", "Lantern Assessment Tool"),
        ("The Beacon programme has ended.", "Beacon"),
        ("We use a system known as Brightwick to plan.", "Brightwick"),
        ("The software package used is Brightwick 6 here.", "Brightwick 6"),
        ("The Ambleford Residents' Index is old.", "Ambleford Residents' Index"),
    ],
)
def test_a_project_is_known(written: str, wanted: str) -> None:
    assert wanted in projects(written)


def test_a_project_with_and_without_its_sort_is_one() -> None:
    assert projects("The Beacon programme is new. The Beacon Programme is dear.") == ["Beacon"]


def test_an_abbreviation_is_no_second_project() -> None:
    assert projects("We use the Lantern Assessment Tool (LAT). LAT is new.") == [
        "Lantern Assessment Tool"
    ]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (
            "Westmarch Police has a contract with Experian for lanterns.",
            ("Experian", "supplies", "Westmarch Police"),
        ),
        (
            "Project Lantern is funded by the Home Office.",
            ("Home Office", "funds", "Project Lantern"),
        ),
        (
            "Project Lantern began in 2019 and is supported by the Home Office.",
            ("Home Office", "funds", "Project Lantern"),
        ),
        (
            "The force uses Operation Lantern daily.",
            ("Westmarch Police", "operates", "Operation Lantern"),
        ),
        ("The funds spent on Experian were small.", ("Westmarch Police", "funds", "Experian")),
        (
            "The Information Commissioner criticised Ambleford County Council.",
            ("Information Commissioner's Office", "criticised", "Ambleford County Council"),
        ),
        (
            "It is exempt under section 31 of the Act.",
            ("Westmarch Police", "cites", "Freedom of Information Act 2000 s.31"),
        ),
    ],
)
def test_a_relation_in_one_sentence(written: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in triples(written)


def test_two_names_in_two_sentences_are_not_related() -> None:
    found = triples("Project Lantern is funded by a loan. The Home Office has moved.")
    assert not [one for one in found if one[1] == "funds"]


def test_two_names_far_apart_are_not_related() -> None:
    far = "a loan from a bank by the harbour, whose partners have at all times been friendly to the"
    found = triples(f"Project Lantern is funded by {far} Home Office.")
    assert not [one for one in found if one[1] == "funds"]


def test_what_the_requester_says_is_no_relation() -> None:
    body = "Your request:\n\nIs Project Lantern funded by the Home Office?\n\nResponse:\n\nNo."
    assert not [one for one in triples(body) if one[1] == "funds"]


def test_the_signer_is_named() -> None:
    text = letter("The information is not held.").replace("A Example", "Ada Example")
    assert [one.value for one in read_document(text, name="letter").people] == ["Ada Example"]
