"""What references, values, passages and promises must fit, told by line and column."""

import pytest

from data.misfits import other_kind, unknown
from data.registers import Catalogue, Known
from ontology.vocabulary import NAMESPACE
from tests.data.damaged import GOOD, NAME, REQUESTED, Damage, damages, replaced, told, told_of

DAMAGES = damages("references")
OF_REQUESTS = damages("requests")


def test_the_good_record_has_no_fault() -> None:
    assert told(GOOD) == []
    assert told(REQUESTED) == []


def test_every_damage_is_tried() -> None:
    assert (len(DAMAGES), len(OF_REQUESTS)) == (71, 34)


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_misfit_is_told_by_place_field_problem_and_mend(damage: Damage) -> None:
    lines = told(replaced(GOOD, damage.old, damage.new))

    assert lines == [f"{NAME}:{line}" for line in damage.told]


@pytest.mark.parametrize("damage", OF_REQUESTS, ids=str)
def test_a_misfit_of_a_request_is_told_by_place_field_problem_and_mend(damage: Damage) -> None:
    lines = told(replaced(REQUESTED, damage.old, damage.new))

    assert lines == [f"{NAME}:{line}" for line in damage.told]


def test_a_question_may_have_another_outcome_in_another_communication() -> None:
    twice = replaced(
        replaced(
            REQUESTED,
            "    tests:\n",
            "      later: {kind: decision, gloss: L., see: head}\n    tests:\n",
        ),
        "      - items: [2, 2a]\n",
        "      - {items: [2, 1], in: later, outcome: answered, gloss: Yes., see: head}\n"
        "      - items: [2, 2a]\n",
    )

    assert told(twice) == []


@pytest.mark.parametrize("outcome", ["partly-disclosed", "neither-confirmed-nor-denied"])
def test_other_outcomes_that_withhold_may_name_an_exemption_or_none(outcome: str) -> None:
    withheld = replaced(REQUESTED, "outcome: refused", f"outcome: {outcome}")

    assert told(withheld) == []
    assert told(replaced(withheld, "        exemptions: law/lamps-act-2001/s24-2\n", "")) == []


def test_a_refusal_may_rest_on_a_provision_that_is_no_exemption() -> None:
    assert told(replaced(REQUESTED, "        exemptions: law", "        under: law")) == []


def test_a_thing_is_of_its_kind_or_of_one_under_it() -> None:
    as_unit = replaced(GOOD, "    by: office", "    by: office").replace(
        "  document/lamp-paper: {",
        "  org/lamp-unit: {kind: unit, label: Lamp unit, see: head}\n  document/lamp-paper: {",
    )

    assert (
        told(as_unit.replace("fundedBy, org/eastern-department", "fundedBy, org/lamp-unit")) == []
    )


def test_what_nobody_said_or_wrote_down_is_told_of_each_claim() -> None:
    unmade = replaced(
        GOOD,
        "defaults:\n  said-by: org/ambleford-council\n  said-in: document/ambleford-lamps\n",
        "",
    )
    lines = told(unmade)

    assert len(lines) == 10
    assert lines[0] == (
        f"{NAME}:23:3: claims.funding: does not say who said it; add said-by here or in defaults"
    )
    assert lines[1].endswith(
        "does not say in which document; add said-in here or in defaults",
    )


def test_a_reporter_in_the_defaults_asks_every_claim_for_its_directness() -> None:
    reported = replaced(GOOD, "defaults:\n", "defaults:\n  reported-by: org/westmarch-police\n")

    assert [line.split(": ")[1] for line in told(reported)] == [
        f"claims.{slug}" for slug in ("funding", "offer", "costs", "exit", "paper-promised")
    ]


def test_two_faults_of_one_file_are_both_told_in_order_of_place() -> None:
    twice = replaced(replaced(GOOD, "at: [200, 300]", "at: [200, 250]"), "[head, cost]", "[hed]")

    assert [line.split(": ")[1] for line in told(twice)] == [
        "claims.offer.see.0",
        "passages.cost.at",
    ]


def test_a_claim_of_another_record_may_be_named_in_full() -> None:
    other = (
        GOOD.replace("ambleford-lamps", "westmarch-notice")
        .replace("  project/second-lamps: {label: Second lamps, see: head}\n", "")
        .replace(
            "  document/lamp-paper: {kind: report, label: Paper on lamps, held: no, see: head}\n",
            "",
        )
        .replace("things:\n", "")
        .replace("decision/lamps", "decision/notice")
        .replace("tension-with: funding", "tension-with: ambleford-lamps/funding")
        .replace("when: 2018-10", "fulfils: [ambleford-lamps/paper-promised]")
    )

    assert told_of({NAME: GOOD.encode(), "westmarch-notice.yaml": other.encode()}) == []


def test_a_catalogue_that_is_not_whole_says_nothing_of_what_it_lacks() -> None:
    lamps = Known("topic/lamps", NAMESPACE + "Topic", "Lamps")
    at = ("claims", "a", "claim", 2)
    whole = Catalogue(things={"topic/lamps": lamps}, acts={})
    part = Catalogue(things=whole.things, acts={}, is_whole=False)

    assert len(list(unknown(whole, "topic/lights", at))) == 1
    assert list(unknown(part, "topic/lights", at)) == []
    assert list(other_kind(part, "topic/lights", at, NAMESPACE + "Topic")) == []
    assert len(list(other_kind(part, "topic/lamps", at, NAMESPACE + "Office"))) == 1
