"""Names that a label, a question or the head of a column asks for."""

import pytest

from extract.asked_names import BODY, PROJECT, asked_names
from extract.source import source
from extract.tokens import tokens


def names(text: str) -> set[tuple[str, str]]:
    read = source(text)
    found = tokens(read)
    return {
        (one.sort, " ".join(token.word for token in found[one.first : one.last]))
        for one in asked_names(read, found)
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Supplier: Larkfield Digital\n", (BODY, "Larkfield Digital")),
        ("Public authority: NHS Lower Vale\n", (BODY, "NHS Lower Vale")),
        ("4. Which software do you use?\n\nRotawise\n", (PROJECT, "Rotawise")),
        ("4. Which software do you use?\nA4. Rotawise Cloud\n", (PROJECT, "Rotawise Cloud")),
        ("Name of the system in use? Rotawise, Acorn Ltd\n", (PROJECT, "Rotawise")),
        ("Who supplies it?\nResponse: Acorn Catering\n", (BODY, "Acorn Catering")),
        ("Name of software\nRotawise RBV\n", (PROJECT, "Rotawise RBV")),
        (
            "Organisation | Project | Amount\nVale Trust | Safe Ways | \u00a35\n",
            (BODY, "Vale Trust"),
        ),
        (
            "Organisation | Project | Amount\nVale Trust | Safe Ways | \u00a35\n",
            (PROJECT, "Safe Ways"),
        ),
    ],
)
def test_what_is_asked_for_is_found_where_it_is_given(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Which software do you use?\n\nAcorn is what we had before.\n",
        "How many systems have you?\n\nTwelve\n",
        "What is the value of the software?\n\nTwelve\n",
        "When does the contract with the supplier end?\n\nMay\n",
        "2. Which software is it?\n3. Who made it?\n",
        "| Authority: | Ann |\n| --- | --- |\n| Outcome: | Open |\n",
        "The supplier: we cannot say.\n",
    ],
)
def test_a_sentence_or_another_question_is_no_name(text: str) -> None:
    assert not {name for _, name in names(text)} - {"Ann"}
