"""Registers and the catalogue of what records may refer to."""

import pytest

from data.registers import Catalogue
from tests.data.damaged import Damage, damages, told_of, told_of_laws, told_of_register
from tests.invented import LAWS, as_yaml, read_plain

DAMAGES = damages("registers")
OF_LAWS = damages("laws")
LAW = "http://www.legislation.gov.uk/id/ukpga/2001/99"


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return read_plain().catalogue


def test_every_damage_is_tried() -> None:
    assert (len(DAMAGES), len(OF_LAWS)) == (25, 12)


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_damaged_register_is_told_by_place_field_problem_and_mend(damage: Damage) -> None:
    lines = told_of_register(damage.old, damage.new)

    assert lines == [f"westmarch-bodies.yaml:{line}" for line in damage.told]


@pytest.mark.parametrize("damage", OF_LAWS, ids=str)
def test_damaged_provisions_and_classes_are_told_alike(damage: Damage) -> None:
    lines = told_of_laws(damage.old, damage.new)

    assert lines == [f"westmarch-laws.yaml:{line}" for line in damage.told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "overseer: org/ambleford-council",
            "overseer: topic/lamps",
            '"topic/lamps" is not of the kind organisation; name one that is',
        ),
        (
            "body: org/westmarch-police",
            "body: org/nobody",
            '"org/nobody" is in no register and met in no record; '
            "add it to a register, or mend the name",
        ),
        (
            "provision: law/lamps-act-2001/s3",
            "provision: document/lamp-policy",
            '"document/lamp-policy" is not of the kind legal provision; name one that is',
        ),
        (
            "mode: reviews",
            "mode: watches",
            '"watches" is not a known oversight mode; write one of authorises, handles-complaints, '
            "holds-to-account, inspects, regulates, reviews",
        ),
        (
            "id: ukpga/2001/99",
            "id: ukpga/99",
            '"ukpga/99" is not a path of legislation.gov.uk; write series/year/number, '
            "ukpga/2018/12",
        ),
        (
            "law/watch-rules:",
            "law/watch-rules/s1:",
            "is not a reference to an Act or instrument; write law/ and a short name",
        ),
        (
            "law/watch-rules:",
            "topic/rules:",
            "is not a reference to an Act or instrument; write law/ and a short name",
        ),
    ],
)
def test_damaged_laws_and_oversight_are_told(old: str, new: str, told: str) -> None:
    lines = told_of_laws(old, new)

    assert [line.split(": ", 2)[2] for line in lines] == [told]


def test_two_registers_share_no_name_and_no_thing() -> None:
    lines = told_of({}, laws=as_yaml(LAWS).replace("westmarch-laws", "westmarch-bodies"))
    assert "register: is already described in westmarch-bodies.yaml:1" in lines[0]

    again = as_yaml(LAWS) + "entries:\n  topic/lamps: {label: Lamps}\n"
    (line,) = told_of({}, laws=again)
    assert "entries.topic/lamps: is already described in westmarch-bodies.yaml:36" in line


def test_a_part_of_a_known_act_needs_no_entry(known: Catalogue) -> None:
    section = known.find("law/lamps-act-2001/s3-1-a")

    assert section is not None
    assert section.label == "Lamps Act 2001, section 3(1)(a)"
    assert known.find("law/lamps-act-2002/s3") is None
    assert known.provision("law/lamps-act-2002") is None


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        ("s24", "Lamps Act 2001, section 24 (lamps in the night)"),
        ("s24-1", "Lamps Act 2001, section 24(1) (lamps in the night)"),
        ("s24-2", "Lamps Act 2001, section 24(2) (silence about lamps)"),
        ("s24-2-b", "Lamps Act 2001, section 24(2)(b) (silence about lamps)"),
        ("s240", "Lamps Act 2001, section 240"),
        ("article-24", "Lamps Act 2001, article 24"),
    ],
)
def test_a_provision_bears_the_title_of_the_narrowest_part_described(
    known: Catalogue, reference: str, label: str
) -> None:
    found = known.find(f"law/lamps-act-2001/{reference}")

    assert found is not None
    assert found.label == label


def test_an_identifier_is_that_of_one_act_and_not_of_another_that_begins_so(
    known: Catalogue,
) -> None:
    assert known.law_reference(LAW) == "law/lamps-act-2001"
    assert known.law_reference(f"{LAW}/section/32A") == "law/lamps-act-2001/s32a"
    assert known.law_reference(f"{LAW}9") is None
    assert known.law_reference("https://w3id.org/oversight-graph/id/org/a") is None


def test_everything_in_the_registers_can_be_found(known: Catalogue) -> None:
    assert all(known.find(reference) for reference in known.references())
    assert known.find("topic/nothing") is None
