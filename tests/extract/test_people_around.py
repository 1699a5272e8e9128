"""Names of people by the words around them."""

import pytest

from extract.reader import read_document


def names(text: str) -> list[str]:
    return [one.value for one in read_document(text, name="text").people]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Ashe, interim director of the charity, disagreed.", ["Ann Ashe"]),
        ("We asked Ann Ashe, Head of Streets, about it.", ["Ann Ashe"]),
        ("From Ann Ashe, Head of Streets, we know it.", ["Ann Ashe"]),
        ("The journalist Ann Ashe asked for it.", ["Ann Ashe"]),
        ("I asked my deputy, Ann Ashe, to look.", ["Ann Ashe"]),
        ("Lead Officer: Ann Ashe and Bo Birch\n", ["Ann Ashe", "Bo Birch"]),
        ("| **Requester** | Ann Ashe (a user) |\n", ["Ann Ashe"]),
        ("Signature:  Ann Ashe JP\n\nDate: 1/2/2022\n", ["Ann Ashe"]),
        ("Before:\n\nJUDGE ANN ASHE\nMR BO BIRCH\n", ["ANN ASHE", "BO BIRCH"]),
        ("Attendees\nDr Ann Ashe (chair)\nBo Birch\nSupt Cy Cole, Vale\n\nItems\n",
         ["Ann Ashe", "Bo Birch", "Cy Cole"]),
        ("The Data Protection Officer is Ann Ashe.", ["Ann Ashe"]),
        ("The peer Baroness Ashe told us so.", ["Baroness Ashe"]),
        ("We read Inspector Ann Ashe's report with care.", ["Ann Ashe"]),
    ],
)  # fmt: skip
def test_a_person_is_known_by_the_words_around(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Markets Superintendent, wrote to you in May.",
        "The Challenge Owner described it.",
        "Contact: Information Office\n",
    ],
)
def test_a_post_is_nobody(text: str) -> None:
    assert names(text) == []
