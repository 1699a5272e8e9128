"""Who issued a letter that no register knows: by its head, its signature and its address."""

import pytest

from extract.reader import read_document

LETTER = """{head}

Dear Ms Ashe

Thank you for your request for information dated 3 March 2020 on cameras of Vale County Council.

We hold four cameras.

Yours sincerely

Jo Birch
{foot}
"""


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("WESTMARCH POLICE\nHeadquarters", "Westmarch Police"),
        ("Northgate and Vale Police - FOI Unit", "Northgate and Vale Police"),
        ("Dunmore Police Service", "Dunmore Police Service"),
        ("UNIVERSITY OF WESTMARCH\nRecords", "University of Westmarch"),
        ("Ambleford NHS Foundation Trust", "Ambleford NHS Foundation Trust"),
        ("Eastmarsh Fire and Rescue Service", "Eastmarsh Fire and Rescue Service"),
        ("Ashby & Rush Fire Authority\nHQ", "Ashby & Rush Fire Authority"),
        ("Ambleford Combined Authority", "Ambleford Combined Authority"),
        ("Department for Bridges\n1 Dock Street", "Department for Bridges"),
        (
            "Police and Crime Commissioner for Oakshire",
            "Police and Crime Commissioner for Oakshire",
        ),
    ],
)
def test_the_body_at_the_head_issues_the_letter(head: str, wanted: str) -> None:
    issuer = read_document(LETTER.format(head=head, foot=""), name="letter").publisher
    assert issuer is not None and issuer.value == wanted


def test_the_body_under_the_signature_issues_it_where_there_is_no_head() -> None:
    issuer = read_document(LETTER.format(head="", foot="Westmarch Police"), name="letter").publisher
    assert issuer is not None and issuer.value == "Westmarch Police"


def test_the_address_of_mail_tells_the_issuer() -> None:
    said = "Vale Police and Vale County Council work with us, as does Westmarch Police."
    text = LETTER.format(head=f"foi@westmarch-police.example\n\n{said}", foot="")
    issuer = read_document(text, name="letter").publisher
    assert issuer is not None and issuer.value == "Westmarch Police"
