"""Names of people: by signature, role, title and greeting; bodies and phrases are none."""

import pytest

from extract.reader import read_document


def names(text: str) -> list[str]:
    return [one.value for one in read_document(text, name="letter").people]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kind Regards\n\nAnn Ashe\nFOI Officer", "Ann Ashe"),
        ("Yours sincerely\n\n\nAnn Ashe-Birch (she/her)\nInformation Adviser", "Ann Ashe-Birch"),
        ("Yours sincerely\n\nAnn Ash-\nebury\nInformation Adviser", "Ann Ashebury"),
        ("Dear Ms Ashe\n\nThank you for your request.", "Ms Ashe"),
        ("The panel heard Professor Ann Ashe on the matter.", "Ann Ashe"),
        ("It is run by the Head of Digital and Data, Ann Ashe.", "Ann Ashe"),
        ("Ann Ashe, Director of Resources, has decided.", "Ann Ashe"),
        ("Signed:          Ann Ashe\nPolice and Crime Commissioner", "Ann Ashe"),
        ("Ann Ashe made this Freedom of Information request to Westmarch Police", "Ann Ashe"),
    ],
)
def test_a_person_is_found_without_the_title_unless_only_a_surname_is_left(
    text: str, wanted: str
) -> None:
    assert names(text) == [wanted]


def test_councillors_of_a_list_are_each_found() -> None:
    assert names("Present: Councillors Ashe, Birch-Cole and Drew.") == [
        "Ashe",
        "Birch-Cole",
        "Drew",
    ]


def test_a_surname_gives_way_to_the_full_name() -> None:
    assert names("Dear Ms Ashe\n\nThe request of Ms Gwen Ashe is refused.") == ["Gwen Ashe"]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam\n\nThank you.",
        "Yours faithfully\n\nInformation Rights Team\nWestmarch Police",
        "Westmarch Police\nHead of Information Governance",
        "Police and Crime Commissioner for Oakshire, West Yorkshire.",
        "Decision Lamp Cloud, of May, is open.",
    ],
)
def test_what_is_no_person_is_not_taken_for_one(text: str) -> None:
    assert names(text) == []
