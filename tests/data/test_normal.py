"""The normal form: one spelling for all records that say the same."""

from random import Random
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from data.normal import normal_form
from data.schema import Record, Saying
from tests.data.damaged import GOOD
from tests.invented import Plain, read_plain, shuffled
from tests.strategies import records


def normal(plain: Plain) -> Record:
    return normal_form(read_plain(plain).records[0])


def good() -> Any:  # noqa: ANN401  # any value
    return yaml.load(GOOD, Loader=yaml.BaseLoader)


@settings(max_examples=25)
@given(records())
def test_the_normal_form_is_its_own_normal_form(plain: Plain) -> None:
    once = normal(plain)

    assert normal_form(once) == once
    assert normal_form(once).model_dump() == once.model_dump()


@settings(max_examples=25)
@given(records(), st.randoms(use_true_random=False))
def test_one_form_for_every_order(plain: Plain, random: Random) -> None:
    assert normal(shuffled(plain, random)).model_dump_json() == normal(plain).model_dump_json()


@settings(max_examples=25)
@given(records())
def test_a_normal_form_can_be_written_as_a_record_and_read_again(plain: Plain) -> None:
    once = normal(plain)
    written = once.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    assert normal({"schema": 1, **written}) == once


def test_what_is_said_once_is_said_of_every_claim() -> None:
    record = normal(good() | {"defaults": {**good()["defaults"], "said-on": "2019-03-12"}})

    assert record.defaults == Saying()
    assert {claim.said_by for claim in record.claims.values()} == {"org/ambleford-council"}
    assert {str(claim.said_on) for claim in record.claims.values()} == {"2019-03-12"}
    assert {claim.status for claim in record.claims.values()} == {"accepted"}


def test_a_claim_that_says_otherwise_keeps_what_it_says() -> None:
    plain = good()
    plain["claims"]["costs"] |= {"said-by": "office/westmarch-chief", "status": "proposed"}
    claims = normal(plain).claims

    assert (claims["costs"].said_by, claims["costs"].status) == (
        "office/westmarch-chief",
        "proposed",
    )
    assert claims["funding"].said_by == "org/ambleford-council"


def test_claims_are_named_in_full_and_once() -> None:
    plain = good()
    plain["claims"]["offer"]["tension-with"] = ["funding", "costs", "ambleford-lamps/funding"]

    assert normal(plain).claims["offer"].tension_with == (
        "ambleford-lamps/costs",
        "ambleford-lamps/funding",
    )


def test_a_document_of_no_special_kind_is_called_a_document() -> None:
    plain = good()
    del plain["things"]["document/lamp-paper"]["kind"]

    assert normal(plain).things["document/lamp-paper"].kind == "document"


def test_what_is_spelled_otherwise_is_spelled_one_way() -> None:
    plain = good()
    plain["claims"]["costs"]["claim"][2] = "FALSE"
    plain["claims"]["exit"]["claim"][2] = {"one-of": ["FY2020/21", "2020"]}
    plain["claims"]["paper-promised"]["promise"]["due"] = {}
    plain["claims"]["paper-promised"]["modality"] = "promised"
    claims = normal(plain).claims

    assert claims["costs"].claim == ("project/second-lamps", "ongoingCosts", "no")
    assert claims["exit"].claim == normal(good()).claims["exit"].claim
    assert claims["paper-promised"].promise is not None
    assert claims["paper-promised"].promise.due is None
    assert claims["funding"].modality == "actual"


def test_another_statement_has_another_form() -> None:
    plain = good()
    plain["claims"]["costs"]["denied"] = "yes"

    assert normal(plain) != normal(good())
