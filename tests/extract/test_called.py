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
        ("We use the combined arrears model for this.", "combined arrears model"),
        ("It is held in EMIS Web Software by each surgery.", "EMIS"),
        ("It is on the list of the Regulator's Lamplight Model there.", "Lamplight Model"),
        ("We hold a Falls Scorecard here.", "Falls Scorecard"),
        ("We built the Ambleford Risk Index in May.", "Ambleford Risk Index"),
        ('You asked about the "One Lamp" programme of ours.', "One Lamp"),
        ("Lamplight Early Alert is a predictive tool for wards.", "Lamplight Early Alert"),
        ("The council has used a Whole View of Rent since May.", "Whole View of Rent"),
        ("The match is done through the NFI each year.", "NFI"),
        ("The unit known as Lamp Project now works with others on Project Lamp.", "Project Lamp"),
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
        "We buy no Experian Mosaic groups. Mosaic is not held.",
        "|Project title |Lamps at night |\n|File reference |LB-4 |\n|Project lead |Dunmere |",
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
