"""Dates as UK documents state them: a day, a month, a quarter, a year, a range.

A document that says "October 2018" has not said a day, so none is invented, and a
document that leaves two dates open has not said the time between them, so
alternatives stay alternatives. The written forms, and the only ones:

    2019-03-12      a day                       FY2019/20      1 April 2019 to 31 March 2020
    2018-10         a month                     FY2019/20-Q4   January to March 2020
    2020-Q4         a quarter of the calendar   ..2019-05      up to May 2019, start not stated
    2019            a calendar year             2019-05..      from May 2019, end not stated
                                                2019..2021     from 2019 to 2021

The UK financial year is Schedule 1 to the Interpretation Act 1978.
`data.date_answers` compares periods, `data.date_words` says them in English.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from data.errors import DateError

ACCEPTED = (
    "write 2019-03-12, 2018-10, 2020-Q4, 2019, FY2019/20 or FY2019/20-Q4, "
    "or a range of these: ..2019-05, 2019-05.. or 2019..2021"
)


class Form(Enum):
    """How exactly a period was stated."""

    DAY = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    FINANCIAL_YEAR = auto()
    FINANCIAL_QUARTER = auto()
    RANGE = auto()


@dataclass(frozen=True)
class Period:
    """A stated time; made by `parse_period`, which alone keeps its parts in step.

    `earliest` and `latest` are the first and last day it can mean, None where that
    end was not stated. A range keeps its two ends as they were stated.
    """

    text: str
    form: Form
    earliest: date | None
    latest: date | None
    start: "Period | None" = None
    end: "Period | None" = None

    @property
    def is_day(self) -> bool:
        """Whether only one day can be meant."""
        return self.earliest is not None and self.earliest == self.latest

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class OneOf:
    """Two or more distinct periods of which one is meant, in the order stated."""

    periods: tuple[Period, ...]

    def __post_init__(self) -> None:
        if len(set(self.periods)) < 2:
            raise DateError(str(self), "fewer than two alternatives", "write the date by itself")
        if len(set(self.periods)) < len(self.periods):
            raise DateError(str(self), "the same alternative twice", "write each one once")

    @property
    def texts(self) -> list[str]:
        """The written forms, which `parse_when` reads back."""
        return [period.text for period in self.periods]

    def __str__(self) -> str:
        return " or ".join(self.texts)


When = Period | OneOf


def parse_when(stated: str | Sequence[str]) -> When:
    """One period, or alternatives where a list is given.

    Raises DateError.
    """
    if isinstance(stated, str):
        return parse_period(stated)
    return OneOf(tuple(map(parse_period, stated)))


def parse_period(text: str) -> Period:
    """The period that a written form states.

    Raises DateError for any other spelling, for a day that no calendar has, and for
    a range whose start is certainly after its end.
    """
    return _range(text) if ".." in text else _single(text)


def slug(period: Period) -> str:
    """A name for use in an IRI: lower-case ASCII, another for every other period."""
    match period.start, period.end:
        case None, Period() as end:
            return f"until-{slug(end)}"
        case Period() as start, None:
            return f"from-{slug(start)}"
        case Period() as start, Period() as end:
            return f"{slug(start)}-to-{slug(end)}"
    return period.text.replace("/", "-").lower()


def period_from_slug(name: str) -> Period:
    """The period that `slug` named so.

    Raises DateError.
    """
    start, joint, end = name.partition("-to-")
    if joint:
        return parse_period(f"{_unslugged(start)}..{_unslugged(end)}")
    if name.startswith("until-"):
        return parse_period(f"..{_unslugged(name.removeprefix('until-'))}")
    if name.startswith("from-"):
        return parse_period(f"{_unslugged(name.removeprefix('from-'))}..")
    return parse_period(_unslugged(name))


def _unslugged(name: str) -> str:
    found = re.fullmatch(r"(?:fy([0-9]{4})-([0-9]{2})|([0-9-]+))(?:-q([0-9]))?", name)
    if not found:
        raise DateError(name, "not the name of a period", "take the name from the period's IRI")
    year, following, calendar, quarter = found.groups()
    return (calendar or f"FY{year}/{following}") + (f"-Q{quarter}" if quarter else "")


def _range(text: str) -> Period:
    before, _, after = text.partition("..")
    if not before and not after:
        raise DateError(text, "a range without a start or an end", "give at least one of them")
    start = _single(before, within=text) if before else None
    end = _single(after, within=text) if after else None
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise DateError(text, "the range ends before it starts", "give the earlier date first")
    return Period(text, Form.RANGE, earliest, latest, start, end)


def _single(text: str, *, within: str = "") -> Period:
    for form, pattern, days in _FORMS:
        if found := pattern.fullmatch(text):
            try:
                return Period(text, form, *days(*map(int, found.groups())))
            except _ImpossibleError as error:
                raise DateError(within or text, error.problem, error.mend) from None
    raise DateError(within or text, "not a date in a written form", ACCEPTED)


class _ImpossibleError(Exception):
    """A well-written date that does not exist; never leaves this module."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem, mend)
        self.problem = problem
        self.mend = mend


_Days = tuple[date, date]


def _year(year: int) -> _Days:
    if year < 1000:
        raise _ImpossibleError(f"no year {year:04}", "write a year from 1000 to 9999")
    return date(year, 1, 1), date(year, 12, 31)


def _quarter(year: int, quarter: int) -> _Days:
    return _months(year, 3 * _checked(quarter) - 2, 3)


def _checked(quarter: int) -> int:
    if quarter not in range(1, 5):
        raise _ImpossibleError(f"no quarter Q{quarter}", "write Q1, Q2, Q3 or Q4")
    return quarter


def _month(year: int, month: int) -> _Days:
    if month not in range(1, 13):
        raise _ImpossibleError(f"no month {month:02}", "write a month from 01 to 12")
    return _months(year, month, 1)


def _months(year: int, month: int, count: int) -> _Days:
    _year(year)
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _day(year: int, month: int, day: int) -> _Days:
    first, last = _month(year, month)
    if day not in range(1, last.day + 1):
        mend = f"write a day from 01 to {last.day}, or {year}-{month:02} if the day is not known"
        raise _ImpossibleError(f"no day {day:02} in {year}-{month:02}", mend)
    stated = first + timedelta(days=day - 1)
    return stated, stated


def _financial_year(year: int, following: int) -> _Days:
    _year(year)
    if year == 9999 or following != (year + 1) % 100:
        problem = "a financial year's two halves must be consecutive years"
        raise _ImpossibleError(problem, "write it as FY2019/20 (1 April 2019 to 31 March 2020)")
    return date(year, 4, 1), date(year + 1, 3, 31)


def _financial_quarter(year: int, following: int, quarter: int) -> _Days:
    _financial_year(year, following)
    return _quarter(year + 1, 1) if quarter == 4 else _quarter(year, _checked(quarter) + 1)


def _form(form: Form, pattern: str, days: Callable[..., _Days]) -> "_Form":
    return form, re.compile(pattern), days


_Form = tuple[Form, re.Pattern[str], Callable[..., _Days]]
_FORMS: tuple[_Form, ...] = (
    _form(Form.DAY, "([0-9]{4})-([0-9]{2})-([0-9]{2})", _day),
    _form(Form.MONTH, "([0-9]{4})-([0-9]{2})", _month),
    _form(Form.QUARTER, "([0-9]{4})-Q([0-9])", _quarter),
    _form(Form.YEAR, "([0-9]{4})", _year),
    _form(Form.FINANCIAL_YEAR, "FY([0-9]{4})/([0-9]{2})", _financial_year),
    _form(Form.FINANCIAL_QUARTER, "FY([0-9]{4})/([0-9]{2})-Q([0-9])", _financial_quarter),
)
