"""Values of claims, read by the range of their relation."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import OneOf, parse_period
from data.values import (
    XSD,
    ThingValue,
    Value,
    ValueRefusedError,
    read_flag,
    read_value,
    read_when,
    write_value,
)
from ontology.vocabulary import Term, vocabulary
from tests.claim_strategies import sayable, statements
from tests.field_strategies import dates
from tests.invented import REGISTERED


def relation(name: str, *, xsd: str | None = None) -> Term:
    term = vocabulary().relations[name]
    return replace(term, range=XSD + xsd) if xsd else term


WHOLE = relation("ongoingCosts", xsd="integer")
NUMBER = relation("ongoingCosts", xsd="decimal")


@pytest.mark.parametrize(
    ("term", "written", "meant"),
    [
        (relation("fundedBy"), "org/ambleford-council", ThingValue("org/ambleford-council")),
        (relation("ongoingCosts"), "no", False),
        (relation("ongoingCosts"), True, True),
        (relation("intendedArea"), " Ambleford ", "Ambleford"),
        (relation("exitPlanned"), "2019-Q4", parse_period("2019-Q4")),
        (WHOLE, "12", 12),
        (WHOLE, 12, 12),
        (NUMBER, "25.50", Decimal("25.5")),
    ],
)
def test_a_value_is_read_as_its_relation_takes_it(
    term: Term, written: object, meant: Value
) -> None:
    value = read_value(term, written)

    assert value == meant
    assert type(value) is type(meant)


@pytest.mark.parametrize(
    ("term", "written", "problem"),
    [
        (relation("fundedBy"), "Ambleford", "fundedBy takes a thing"),
        (relation("fundedBy"), True, "fundedBy takes a thing"),
        (relation("ongoingCosts"), "maybe", '"maybe" is neither yes nor no'),
        (relation("ongoingCosts"), {"one-of": ["yes", "no"]}, "neither yes nor no"),
        (relation("intendedArea"), "", "is not text"),
        (relation("intendedArea"), 5, "is not text"),
        (relation("exitPlanned"), "soon", "not a date in a written form"),
        (relation("exitPlanned"), 2019, "is not a date"),
        (relation("exitPlanned"), {"one-of": ["2019"]}, "fewer than two alternatives"),
        (relation("exitPlanned"), {"any": ["2019", "2020"]}, "is not a date"),
        (WHOLE, "1.5", "is not a whole number"),
        (WHOLE, "1_000", "is not a number"),
        (NUMBER, "many", "is not a number"),
        (NUMBER, "NaN", "is not a number"),
        (NUMBER, "1_000", "is not a number"),
    ],
)
def test_what_a_relation_does_not_take_is_refused_with_a_mend(
    term: Term, written: object, problem: str
) -> None:
    with pytest.raises(ValueRefusedError) as caught:
        read_value(term, written)

    assert problem in caught.value.problem
    assert caught.value.mend


@given(st.data())
def test_a_value_written_is_read_back(data: st.DataObject) -> None:
    term = vocabulary().relations[data.draw(st.sampled_from(sayable(REGISTERED)))]
    value = read_value(term, data.draw(statements(term))[2])

    assert read_value(term, write_value(value)) == value


@given(st.decimals(-(10**12), 10**12, places=3) | st.integers(-(10**12), 10**12))
def test_a_number_written_is_spelled_one_way(number: Decimal | int) -> None:
    spelled = write_value(number)

    assert read_value(NUMBER, spelled) == number
    assert spelled == write_value(Decimal(number) * Decimal("1.000"))


@given(dates())
def test_a_date_written_is_read_back(written: str | dict[str, list[str]]) -> None:
    when = read_when(written)

    assert read_when(write_value(when)) == when
    assert isinstance(when, OneOf) == isinstance(written, dict)


def test_alternatives_need_their_own_word() -> None:
    with pytest.raises(ValueRefusedError, match="is not a date"):
        read_when(["2019", "2020"])


def test_a_flag_is_never_guessed() -> None:
    for written in ("y", "1", "", None, 1):
        with pytest.raises(ValueRefusedError):
            read_flag(written)
