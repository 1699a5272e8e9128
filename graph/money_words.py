"""Sums of money as people write them."""

from decimal import Decimal

_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_MILLION = Decimal(1_000_000)


def money_in_words(amount: Decimal, *, currency: str, reading: str) -> str:
    """A sum with how the figure is to be read, such as ``£1.4 million, rounded``."""
    sign = _SIGNS.get(currency, f"{currency} ")
    figure = f"{sign}{_figure(amount)}"
    return figure if reading == "exact" else f"{figure}, {reading.replace('-', ' ')}"


def _figure(amount: Decimal) -> str:
    """In millions where that loses nothing of at most two places, else to the unit or penny."""
    millions = amount / _MILLION
    if millions >= 1 and millions == round(millions, 2):
        return f"{millions.normalize():f} million"
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
