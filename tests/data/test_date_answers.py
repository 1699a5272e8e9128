"""Comparisons of partly known dates, held against every way to fill in the unknown."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.date_answers import Answer, after, before, covers, overlap, same
from data.dates import Form, OneOf, Period, When, parse_period, parse_when

YES, NO, CANNOT_TELL = Answer.YES, Answer.NO, Answer.CANNOT_TELL

# Periods of a few days in a stretch of a fortnight, so that every choice can be
# tried: an end that was not stated is filled in with each day of it and some beyond.
_FIRST = date(2020, 2, 24)
_BEYOND = [_FIRST + timedelta(days=n) for n in range(-3, 17)]
_DAYS = st.dates(_FIRST, _FIRST + timedelta(days=13))
_SHORT = st.builds(
    lambda day, length: _short(day, day + timedelta(days=length)), _DAYS, st.integers(0, 3)
)


def _short(earliest: date, latest: date) -> Period:
    """Like a month, were there months of one to four days."""
    return Period(f"{earliest}+{latest}", Form.MONTH, earliest, latest)


def _range(start: Period | None, end: Period | None) -> Period:
    text = f"{start or ''}..{end or ''}"
    earliest, latest = start.earliest if start else None, end.latest if end else None
    return Period(text, Form.RANGE, earliest, latest, start, end)


def _in_order(period: Period) -> bool:
    return not (period.earliest and period.latest and period.earliest > period.latest)


_PERIODS = (
    _SHORT
    | st.builds(_range, _SHORT, _SHORT).filter(_in_order)
    | st.builds(_range, _SHORT, st.none())
    | st.builds(_range, st.none(), _SHORT)
)
_WHENS = _PERIODS | st.lists(_PERIODS, min_size=2, max_size=3, unique=True).map(
    lambda periods: OneOf(tuple(periods))
)


def _alternatives(when: When | date) -> Iterable[Period | date]:
    return when.periods if isinstance(when, OneOf) else (when,)


def _choices(period: Period | date) -> list[date]:
    if isinstance(period, date):
        return [period]
    first, last = period.earliest or _BEYOND[0], period.latest or _BEYOND[-1]
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _extents(period: Period | date) -> Iterable[tuple[date, date]]:
    if isinstance(period, date):
        return [(period, period)]
    if not (period.start or period.end):
        days = _choices(period)
        return [(days[0], days[-1])]
    starts = _choices(period.start) if period.start else _BEYOND
    ends = _choices(period.end) if period.end else _BEYOND
    return [(start, end) for start, end in product(starts, ends) if start <= end]


def _summed_up(outcomes: set[bool]) -> Answer:
    return Answer.of(always=outcomes == {True}, ever=True in outcomes)


def _by_trial(compare: Callable[[date, date], bool], a: When | date, b: When | date) -> Answer:
    choices = product(
        {day for x in _alternatives(a) for day in _choices(x)},
        {day for y in _alternatives(b) for day in _choices(y)},
    )
    return _summed_up({compare(x, y) for x, y in choices})


@given(_WHENS | _DAYS, _WHENS | _DAYS)
def test_before_after_and_same_agree_with_every_choice_of_days(
    a: When | date, b: When | date
) -> None:
    assert before(a, b) is _by_trial(date.__lt__, a, b)
    assert after(a, b) is _by_trial(date.__gt__, a, b)
    assert same(a, b) is _by_trial(date.__eq__, a, b)


@given(_WHENS, _DAYS)
def test_covers_agrees_with_every_choice_of_ends(when: When, day: date) -> None:
    outcomes = {
        start <= day <= end for period in _alternatives(when) for start, end in _extents(period)
    }

    assert covers(when, day) is _summed_up(outcomes)


@given(_PERIODS, _PERIODS)
def test_overlap_agrees_with_every_choice_of_ends(a: Period, b: Period) -> None:
    outcomes = {
        start <= other_end and other_start <= end
        for start, end in _extents(a)
        for other_start, other_end in _extents(b)
    }

    assert overlap(a, b) is _summed_up(outcomes)


@given(_WHENS, _WHENS)
def test_relations_have_their_mirror(a: When, b: When) -> None:
    assert before(a, b) is after(b, a)
    assert same(a, b) is same(b, a)
    assert overlap(a, b) is overlap(b, a)


@given(_PERIODS, _DAYS)
def test_a_day_that_is_covered_is_a_day_of_the_period(period: Period, day: date) -> None:
    assume(covers(period, day) is not NO)

    assert same(period, day) is not NO


@pytest.mark.parametrize(
    ("period", "day", "answer"),
    [
        ("2019", date(2018, 12, 31), NO),
        ("2019", date(2019, 1, 1), YES),
        ("2019", date(2019, 12, 31), YES),
        ("2019", date(2020, 1, 1), NO),
        ("2019..2021", date(2018, 6, 1), NO),
        ("2019..2021", date(2019, 6, 1), CANNOT_TELL),
        ("2019..2021", date(2020, 6, 1), YES),
        ("2019..2021", date(2021, 6, 1), CANNOT_TELL),
        ("2019..2021", date(2022, 6, 1), NO),
        ("..2019-05", date(2019, 4, 30), CANNOT_TELL),
        ("..2019-05", date(2019, 5, 15), CANNOT_TELL),
        ("..2019-05", date(2019, 6, 1), NO),
        ("2019-05..", date(2019, 4, 30), NO),
        ("2019-05..", date(2019, 5, 15), CANNOT_TELL),
        ("2019-05..", date(2030, 1, 1), CANNOT_TELL),
        ("..2019-05-03", date(2019, 5, 3), YES),
        ("2019-05-03..", date(2019, 5, 3), YES),
        ("..2019-05-03", date(2019, 5, 2), CANNOT_TELL),
        ("2018-01..2019-05", date(2019, 4, 30), YES),
        ("2018-01..2019-05", date(2019, 5, 15), CANNOT_TELL),
        ("2018-01..2019-05", date(2019, 6, 1), NO),
    ],
)
def test_covers_reads_a_period_as_lasting(period: str, day: date, answer: Answer) -> None:
    assert covers(parse_period(period), day) is answer


def test_alternatives_are_never_taken_for_the_time_between_them() -> None:
    either = parse_when(["2018", "2020"])

    assert covers(either, date(2019, 6, 1)) is NO
    assert same(either, date(2019, 6, 1)) is NO
    assert covers(either, date(2018, 6, 1)) is CANNOT_TELL


def test_an_end_not_stated_reaches_beyond_the_calendar() -> None:
    assert before(parse_period("..2019"), date.min) is CANNOT_TELL
    assert after(parse_period("2019.."), date.max) is CANNOT_TELL
    assert covers(parse_period("2019.."), date.max) is CANNOT_TELL


def test_two_statements_of_one_month_may_mean_two_days() -> None:
    month = parse_period("2018-10")

    assert same(month, month) is CANNOT_TELL
    assert same(parse_period("2019-03-12"), date(2019, 3, 12)) is YES


@pytest.mark.parametrize("a", Answer)
@pytest.mark.parametrize("b", Answer)
def test_answers_keep_the_laws_of_three_valued_logic(a: Answer, b: Answer) -> None:
    assert ~~a is a
    assert (a & b) is (b & a)
    assert ~(a & b) is ~a | ~b
    assert (a & NO) is NO
    assert (a | YES) is YES
    assert (a & YES) is a
    assert (a | NO) is a
    assert ~CANNOT_TELL is CANNOT_TELL


def test_an_answer_is_not_taken_for_a_truth_value() -> None:
    with pytest.raises(TypeError, match=r"is Answer\.YES"):
        bool(before(date(2020, 1, 1), date(2019, 1, 1)))
