"""Which letters of a section are exemptions, and where a letter quotes them."""

from extract.reader import read_document
from tests.extract.letters import letter

FOIA = "the Freedom of Information Act 2000"


def exemptions(body: str) -> list[str]:
    found = read_document(letter(body), name="letter").provisions
    return sorted(str(one.section) for one in found if one.role == "exemption")


def test_conditions_named_together_stand_for_the_subsection() -> None:
    body = f"It is withheld under section 40(2)(a)(b) and (3)(a)(i)(ii)(b) of {FOIA}."
    assert exemptions(body) == ["40(2)", "40(3)"]


def test_a_condition_alone_and_limbs_of_their_own_stay() -> None:
    body = f"It is withheld under sections 40(3A)(a), 31(1)(a)(b) and 22(1)(a) of {FOIA}."
    assert exemptions(body) == ["22(1)(a)", "31(1)(a)", "31(1)(b)", "40(3A)(a)"]


def test_limbs_are_read_in_the_paragraphs_below_their_section() -> None:
    body = (
        f"Section 31(1) of {FOIA} covers what would be likely to prejudice:\n\n"
        "(a) the prevention of crime,\n\n(c) the administration of justice\n\n"
        "Section 38(1) lets us withhold what would\n\n(b) endanger the safety of a person.\n\n"
        "(e) is a paragraph of another list."
    )
    assert exemptions(body) == ["31(1)(a)", "31(1)(c)", "38(1)(b)", "38(1)(e)"]


def test_a_list_after_another_sentence_is_none_of_limbs() -> None:
    body = f"It is exempt under section 31(1) of {FOIA}. We looked at:\n\n(a) risk\n\n(b) cost"
    assert exemptions(body) == ["31(1)"]


def test_all_the_limbs_only_repeat_the_law() -> None:
    law = "\n".join(f"({letter}) something that it names," for letter in "abcdefg")
    body = f"It is exempt under section 31(1) of {FOIA}, which names:\n{law}"
    assert exemptions(body) == ["31(1)"]
