"""Sums of money: value, currency, qualifier."""

import pytest

from extract.reader import read_document
from tests.extract.letters import letter


def sums(body: str) -> list[tuple[str, str, str]]:
    found = read_document(letter(body), name="letter").amounts
    return [(str(one.value), one.currency, one.qualifier) for one in found]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("£300", ("300", "GBP", "exact")),
        ("£77,738", ("77738", "GBP", "exact")),
        ("£1,234.56", ("1234.56", "GBP", "exact")),
        ("£1.4m", ("1400000", "GBP", "exact")),
        ("£1.4 million", ("1400000", "GBP", "exact")),
        ("£5million", ("5000000", "GBP", "exact")),
        ("£2bn", ("2000000000", "GBP", "exact")),
        ("£250k", ("250000", "GBP", "exact")),
        ("£250K per annum plus VAT", ("250000", "GBP", "exact")),
        ("£ 450", ("450", "GBP", "exact")),
        ("GBP 450", ("450", "GBP", "exact")),
        ("450 pounds", ("450", "GBP", "exact")),
        ("3 million pounds", ("3000000", "GBP", "exact")),
        ("€20,000", ("20000", "EUR", "exact")),
        ("$1.5m", ("1500000", "USD", "exact")),
        ("nearly £5 million", ("5000000", "GBP", "approx")),
        ("about £500", ("500", "GBP", "approx")),
        ("approximately £500", ("500", "GBP", "approx")),
        ("circa £500", ("500", "GBP", "approx")),
        ("c. £500", ("500", "GBP", "approx")),
        ("in the region of £600", ("600", "GBP", "approx")),
        ("an estimated £600", ("600", "GBP", "approx")),
        ("just under £600", ("600", "GBP", "approx")),
        ("up to £800,000", ("800000", "GBP", "up-to")),
        ("upto £800,000", ("800000", "GBP", "up-to")),
        ("a maximum of £800", ("800", "GBP", "up-to")),
        ("no more than £800", ("800", "GBP", "up-to")),
        ("less than £800", ("800", "GBP", "up-to")),
        ("at least £20", ("20", "GBP", "at-least")),
        ("over £20", ("20", "GBP", "at-least")),
        ("more than £20", ("20", "GBP", "at-least")),
        ("in excess of £20", ("20", "GBP", "at-least")),
        ("a minimum of £20", ("20", "GBP", "at-least")),
        ("£20 or more", ("20", "GBP", "at-least")),
        ("£20+", ("20", "GBP", "at-least")),
    ],
)
def test_a_sum_as_it_is_written(written: str, wanted: tuple[str, str, str]) -> None:
    assert sums(f"The lanterns cost {written} in all.") == [wanted]


@pytest.mark.parametrize(
    "written", ["£100-£200", "£100 to £200", "between £100 and £200", "£100–£200"]
)
def test_a_range_has_two_ends(written: str) -> None:
    assert sums(f"Each is {written} a year.") == [
        ("100", "GBP", "at-least"),
        ("200", "GBP", "up-to"),
    ]


def test_the_multiplier_of_a_range_is_that_of_both_ends() -> None:
    assert [value for value, _, _ in sums("It is £2-3 million.")] == ["2000000", "3000000"]


def test_a_number_without_money_is_no_sum() -> None:
    assert sums("It weighs 5 pounds weight, has 1,400 parts, 94% brass and room 1.4m wide.") == []


def test_a_sum_asked_for_is_told_from_one_awarded() -> None:
    found = read_document(letter("They requested £500. They were awarded £200."), name="l").amounts
    assert [one.stage for one in found] == ["requested", "awarded"]


def test_a_sum_stands_where_it_says() -> None:
    text = letter("The force spent nearly £5 million and over £1.4m on lanterns.")
    found = read_document(text, name="letter").amounts
    assert [text[one.start : one.end] for one in found] == ["£5 million", "£1.4m"]
    assert {one.payer for one in found} == {"Westmarch Police"}
