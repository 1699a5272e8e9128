"""Dates said in English, the same on every machine whatever its locale."""

from datetime import date

from data.dates import Form, Period, When

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_QUARTERS = ("first", "second", "third", "fourth")


def in_words(when: When) -> str:
    """`12 March 2019`, `October 2018`, `up to May 2019`, `either 2019 or 2021`."""
    if isinstance(when, Period):
        return _period(when)
    words = [_period(period) for period in when.periods]
    return _choice(words)


def _choice(words: list[str]) -> str:
    if len(words) == 2:
        return f"either {words[0]} or {words[1]}"
    return f"one of: {'; '.join(words[:-1])}; or {words[-1]}"


def _period(period: Period) -> str:
    match period.start, period.end:
        case None, Period() as end:
            return f"up to {_period(end)}"
        case Period() as start, None:
            return f"from {_period(start)}"
        case Period() as start, Period() as end:
            return f"{_period(start)} to {_period(end)}"
    return _single(period)


def _single(period: Period) -> str:
    first, last = period.earliest, period.latest
    assert first and last, "only a range has an end that was not stated"
    match period.form:
        case Form.DAY:
            return f"{first.day} {_month(first)}"
        case Form.MONTH:
            return _month(first)
        case Form.QUARTER:
            return f"{_QUARTERS[first.month // 3]} quarter of {first.year} ({_months(first, last)})"
        case Form.FINANCIAL_YEAR:
            return f"financial year {_financial(period)} ({_months(first, last)})"
        case Form.FINANCIAL_QUARTER:
            ordinal = _QUARTERS[(first.month // 3 - 1) % 4]
            year = f"financial year {_financial(period)}"
            return f"{ordinal} quarter of {year} ({_months(first, last)})"
        case _:
            return period.text


def _financial(period: Period) -> str:
    return period.text.removeprefix("FY").partition("-")[0]


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _months(first: date, last: date) -> str:
    start = _MONTHS[first.month - 1] if first.year == last.year else _month(first)
    return f"{start} to {_month(last)}"
