"""Projects and systems by what is said before or behind them."""

import pytest

from extract.reader import read_document
from tests.extract.letters import letter


def projects(text: str) -> list[str]:
    return [one.value for one in read_document(letter(text), name="letter").projects]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("The team has the case-sorting program Sortwell.", "Sortwell"),
        ('We use the scoring model ("Trawl Hawk") there.', "Trawl Hawk"),
        ("We ask about SORTWATCH, the program that ranks calls.", "SORTWATCH"),
        ('The system now in place ("Abodewell") is old.', "Abodewell"),
        ("The force uses Abodewell to rank calls.", "Abodewell"),
    ],
)
def test_a_name_is_known_by_what_is_said_of_it(said: str, wanted: str) -> None:
    assert wanted in projects(said)


@pytest.mark.parametrize(
    "said",
    [
        "Software supplied by Acorn Systems Ltd is old.",
        "It was sent to the Assistant Director in May.",
        "The scheme, April to June, is over.",
        "It stands in the warehouse Lampfield Nine.",
        "We approved Ambleford's application in May.",
        "Lamp Counting Software\n\nWe hold nothing on lamp counting software.",
        "See HPS-FOI-2021-011 for more.",
        "Follow https://vale.example/DocumentStore/RedirectFrom for more.",
        "It stands in Larkfield House, Ambleford.",
    ],
)
def test_what_is_no_name_is_not_proposed(said: str) -> None:
    assert projects(said) == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Safer Lanes Awards 2022/23", "Safer Lanes"),
        ("Lamp Cloud - Contract Extension", "Lamp Cloud"),
    ],
)
def test_a_decision_is_about_what_its_title_names(title: str, wanted: str) -> None:
    text = (
        f"Police and Crime Commissioner for Ambleford\n\nDECISION NOTICE\n\n"
        f"Decision Title: {title}\n\nDecision reference: 12/22\n\n"
        f"The Commissioner has decided to go on with {wanted} for a year.\n"
    )
    found = read_document(text, name="decision")
    assert found.kind and found.kind.value == "decision"
    assert wanted in [one.value for one in found.projects]
