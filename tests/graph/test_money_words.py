"""Sums of money in words lose nothing and add nothing."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.money_words import money_in_words

AMOUNTS = st.decimals(0, 10**14, places=2) | st.integers(0, 10**14).map(Decimal)


@pytest.mark.parametrize(
    ("amount", "currency", "reading", "words"),
    [
        ("1400000", "GBP", "rounded", "£1.4 million, rounded"),
        ("1400000.00", "EUR", "exact", "€1.4 million"),
        ("1450000", "USD", "just-below", "$1.45 million, just below"),
        ("1455000", "GBP", "exact", "£1,455,000"),
        ("999999", "GBP", "at-most", "£999,999, at most"),
        ("1000000", "XAU", "exact", "XAU 1 million"),
        ("100000000", "GBP", "exact", "£100 million"),
        ("25.5", "GBP", "exact", "£25.50"),
        ("0", "GBP", "exact", "£0"),
    ],
)
def test_a_sum_is_said_as_people_write_it(
    amount: str, currency: str, reading: str, words: str
) -> None:
    assert money_in_words(Decimal(amount), currency=currency, reading=reading) == words


@given(AMOUNTS)
def test_the_figure_said_is_the_figure(amount: Decimal) -> None:
    words = money_in_words(amount, currency="GBP", reading="exact")
    figure = Decimal(re.sub("[£, a-z]", "", words))

    assert figure * (10**6 if words.endswith(" million") else 1) == amount


@given(AMOUNTS)
def test_no_figure_is_said_with_an_exponent(amount: Decimal) -> None:
    assert "E" not in money_in_words(amount, currency="GBP", reading="exact")
