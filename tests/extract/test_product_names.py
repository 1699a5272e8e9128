"""Names of products by how they are written, and what is written so and is none."""

import pytest

from extract.product_names import product_names
from extract.source import source
from extract.tokens import tokens


def names(text: str) -> list[str]:
    read = source(text)
    return [one.value for one in product_names(read, tokens(read), set())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The force tried SenseGrid for a year.", ["SenseGrid"]),
        ("It bought RoadWitness 200 cameras.", ["RoadWitness 200"]),
        ("Drones: 6 x Corvus Quad 4 and 2 x Heron.", ["Corvus Quad 4", "Heron"]),
        ("All are of the make Skyhopper and new.", ["Skyhopper"]),
        ("SenseGrid's makers were asked.", ["SenseGrid"]),
    ],
)
def test_a_name_is_known_by_its_form(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We use YouTube, WhatsApp and PowerPoint.",
        "Councillor McAllister and Ms MacDonald spoke.",
        "See Annex B2 and Question Q4 of the letter.",
        "Our office is at Ambleford AM1 2BC.",
        "Data was kept for 6 x 30 days.",
        "The FOIA and the DPA are Acts.",
    ],
)
def test_what_is_only_written_so_is_no_product(text: str) -> None:
    assert names(text) == []


def test_a_word_of_a_body_is_left_to_the_body() -> None:
    read = source("DataBridge Ltd answered.")
    assert list(product_names(read, tokens(read), {0, 1})) == []


def test_a_place_is_where_the_name_stands() -> None:
    text = "They ran SenseGrid's  trial."
    read = source(text)
    (one,) = product_names(read, tokens(read), set())
    assert text[one.start : one.end] == "SenseGrid"
