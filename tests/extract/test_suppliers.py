"""Bodies known by what is said beside them, and those meant without their names."""

import pytest

from extract.reader import read_document
from tests.extract.letters import letter


def bodies(text: str) -> set[str]:
    return {one.canonical for one in read_document(letter(text), name="letter").organisations}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("It is supplied by Larkfield Digital.", "Larkfield Digital"),
        ("Larkfield Voice, the maker, was paid in May.", "Larkfield Voice"),
        ("Larkfield Voice, who made it, was paid in May.", "Larkfield Voice"),
        ("We asked the supplier, Larkfield Voice, in May.", "Larkfield Voice"),
        ("The rights group Open Meadow wrote to us.", "Open Meadow"),
        ("It was obtained in 2019 from Larkfield Voice.", "Larkfield Voice"),
        ("Ask the Harbour Pensions Office.", "Harbour Pensions Office"),
        ("Ask the Vale Court Estates Executive.", "Vale Court Estates Executive"),
        ("Ask Transport for Ambleford.", "Transport for Ambleford"),
        ("Ask NHS Greater Ambleford and Vale.", "NHS Greater Ambleford and Vale"),
        ("Ask the Chief Constable of the Ambleford Police.", "Ambleford Police"),
        (
            "Ask the Department for Ports, Harbours and Piers.",
            "Department for Ports, Harbours and Piers",
        ),
        ("Ask the Ambleford Museum and the Department for Piers.", "Ambleford Museum"),
        ("Ask the Ambleford Museum and the Department for Piers.", "Department for Piers"),
        ("Ask Larkfield Councils UK.", "Larkfield Councils UK"),
        ("Ask the Met Police.", "Metropolitan Police Service"),
    ],
)
def test_a_body_is_known_by_what_is_beside_it(said: str, wanted: str) -> None:
    assert wanted in bodies(said)


@pytest.mark.parametrize(
    "said",
    [
        "It was built by Dr Ada Larkfield.",
        "It is provided by Human Resources.",
        "Write to Old Gaol Lane Police Station.",
        "It was signed by Ann Larkfield Group Manager.",
        "Follow us on Facebook and Twitter.",
        "It was discussed by the Ethics Committee.",
        "The Head Office and the Press Office agreed.",
    ],
)
def test_a_person_a_part_or_a_place_is_no_body(said: str) -> None:
    assert bodies(said) <= {"Westmarch Police"}


def test_a_council_goes_by_the_name_the_document_gives_it() -> None:
    assert "Calderdale Council" in bodies("Calderdale Council was asked.")
    full = "Calderdale Metropolitan Borough Council"
    assert bodies(f"Calderdale Council was asked. {full} agreed.") == {"Westmarch Police", full}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Decision Notice 12/2021\n\nThe Commissioner finds that FOISA was breached.\n",
            "Scottish Information Commissioner",
        ),
        (
            "A requester asked for rotas under FOIA. The Commissioner disagreed.\n",
            "Information Commissioner's Office",
        ),
    ],
)
def test_the_commissioner_is_the_one_of_the_law_named(text: str, wanted: str) -> None:
    found = read_document(text, name="text").organisations
    assert [(one.name, one.canonical) for one in found] == [("Commissioner", wanted)]
