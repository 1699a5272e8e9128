"""Working days as the freedom of information laws of the United Kingdom count them.

Freedom of Information Act 2000, section 10(6): every day but Saturdays, Sundays, Christmas Day,
Good Friday and what is a bank holiday in any part of the United Kingdom under the Banking and
Financial Dealings Act 1971, proclaimed days included. Freedom of Information (Scotland) Act 2002,
section 73: the same with the bank holidays of Scotland alone.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

SCOTLAND = ("SCT",)
UNITED_KINGDOM = ("ENG", "WLS", "SCT", "NIR")
# Years of whose bank holidays the calendar knows: from then on both Acts give a right of access.
YEARS = range(2005, 2100)

_SATURDAY = 5


def working_day_after(day: date, count: int, *, parts: Iterable[str] = UNITED_KINGDOM) -> date:
    """The working day that is the so-manieth after a day, which itself never counts.

    ``parts`` are those whose bank holidays are no working days, as ISO 3166-2 has them after GB-.
    Raises ValueError beyond the years that the calendar knows.
    """
    where = tuple(parts)
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, parts=where)
    return day


def is_working_day(day: date, *, parts: Iterable[str] = UNITED_KINGDOM) -> bool:
    """Whether a day is a working day; raises ValueError beyond the years of the calendar."""
    if day.year not in YEARS:
        raise ValueError(f"no bank holidays are known of {day.year}")
    holidays = (day in _bank_holidays(part, day.year) for part in parts)
    return day.weekday() < _SATURDAY and not any(holidays)


@cache
def _bank_holidays(part: str, year: int) -> frozenset[date]:
    """The bank holidays of a part in a year, with the days kept in the place of some.

    The library is imported here, for most who read records have no days to count.
    """
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv=part, years=year))
