"""Working days: cases counted by hand by the published bank holidays, and what always holds."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.working_days import SCOTLAND, UNITED_KINGDOM, YEARS, is_working_day, working_day_after

DAYS = st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 2, 12, 31))
PARTS = st.sampled_from((UNITED_KINGDOM, SCOTLAND))


def days(*written: str) -> list[date]:
    return list(map(date.fromisoformat, written))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # 3 August is a bank holiday in Scotland alone.
        ("2015-07-28", "2015-08-26"),
        # Received on a Friday, a Saturday or a Sunday, the first day that counts is Monday.
        ("2024-02-02", "2024-03-01"),
        ("2024-02-03", "2024-03-01"),
        ("2024-02-04", "2024-03-01"),
        # 17 March on a Sunday, kept on the Monday in Northern Ireland; then Good Friday, 29 March,
        # and Easter Monday, 1 April.
        ("2024-03-15", "2024-04-17"),
        # Christmas and Boxing Day on a weekend, kept on 27 and 28 December; 1 January on the 3rd,
        # 2 January, of Scotland, on the 4th.
        ("2021-12-20", "2022-01-21"),
        # The Platinum Jubilee, 2 and 3 June 2022.
        ("2022-05-16", "2022-06-15"),
        # The state funeral of 19 September 2022.
        ("2022-09-01", "2022-09-30"),
        # The coronation, 8 May 2023, with 1 and 29 May.
        ("2023-04-28", "2023-05-31"),
        # 12 July in Northern Ireland.
        ("2023-07-03", "2023-08-01"),
        # 30 November in Scotland.
        ("2023-11-06", "2023-12-05"),
    ],
)
def test_the_twentieth_working_day_is_the_one_counted_by_hand(received: str, due: str) -> None:
    assert working_day_after(date.fromisoformat(received), 20) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2015-07-28", "2015-08-26"),  # 3 August: kept in Scotland
        ("2023-07-03", "2023-07-31"),  # 12 July: not kept in Scotland
        ("2018-03-12", "2018-04-10"),  # Easter Monday, 2 April: no bank holiday in Scotland
        ("2015-08-10", "2015-09-07"),  # 31 August: the late one of England, Wales, Northern Ireland
    ],
)
def test_a_scottish_authority_has_the_bank_holidays_of_scotland(received: str, due: str) -> None:
    assert working_day_after(
        date.fromisoformat(received), 20, parts=SCOTLAND
    ) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("ENG", ("2018-04-02", "2022-06-03", "2022-09-19", "2023-05-08", "2021-12-28")),
        ("WLS", ("2018-04-02", "2022-06-03", "2022-09-19", "2023-05-08", "2021-12-28")),
        ("SCT", ("2015-08-03", "2015-11-30", "2019-12-02", "2020-01-02", "2021-01-04")),
        ("NIR", ("2016-03-17", "2018-03-19", "2016-07-12", "2015-07-13")),
    ],
)
def test_a_bank_holiday_of_one_part_is_no_working_day_anywhere_in_the_kingdom(
    part: str, kept: Sequence[str]
) -> None:
    for day in days(*kept):
        assert not is_working_day(day, parts=(part,)), day
        assert not is_working_day(day), day


@pytest.mark.parametrize(
    ("part", "worked"),
    [
        ("ENG", ("2015-08-03", "2015-11-30", "2020-01-02", "2016-03-17", "2016-07-12")),
        ("SCT", ("2018-04-02", "2015-08-31", "2016-03-17", "2016-07-12")),
        ("NIR", ("2015-08-03", "2015-11-30", "2020-01-02")),
    ],
)
def test_a_bank_holiday_of_elsewhere_is_worked_in_a_part(part: str, worked: Sequence[str]) -> None:
    assert all(is_working_day(day, parts=(part,)) for day in days(*worked))


@settings(max_examples=200)
@given(DAYS, st.integers(1, 40), PARTS)
def test_so_many_working_days_lie_after_a_day_and_the_last_is_one(
    day: date, count: int, parts: tuple[str, ...]
) -> None:
    last = working_day_after(day, count, parts=parts)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]

    assert is_working_day(last, parts=parts)
    assert sum(is_working_day(one, parts=parts) for one in between) == count


@settings(max_examples=200)
@given(DAYS, st.integers(1, 20), PARTS)
def test_a_later_receipt_is_never_due_earlier(
    day: date, count: int, parts: tuple[str, ...]
) -> None:
    next_day = day + timedelta(days=1)
    assert working_day_after(day, count, parts=parts) <= working_day_after(
        next_day, count, parts=parts
    )


@settings(max_examples=200)
@given(DAYS)
def test_a_bank_holiday_more_makes_nothing_due_earlier(day: date) -> None:
    assert working_day_after(day, 20, parts=SCOTLAND) <= working_day_after(day, 20)
    assert 26 <= (working_day_after(day, 20) - day).days <= 42


@settings(max_examples=200)
@given(DAYS)
def test_no_weekend_and_no_christmas_day_is_a_working_day(day: date) -> None:
    assert not is_working_day(date(day.year, 12, 25))
    assert day.weekday() < 5 or not is_working_day(day)


@pytest.mark.parametrize("year", [YEARS.start - 1, YEARS.stop])
def test_beyond_the_calendar_nothing_is_counted(year: int) -> None:
    with pytest.raises(ValueError, match=f"no bank holidays are known of {year}"):
        is_working_day(date(year, 6, 1))
