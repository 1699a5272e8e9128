"""Written dates: what is accepted, what each form means, and that it reads back the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import Form, OneOf, Period, parse_period, parse_when, period_from_slug, slug
from data.errors import DataError, DateError

_YEARS = st.integers(1000, 9999)
_FINANCIAL = st.integers(1000, 9998).map(lambda year: f"FY{year}/{(year + 1) % 100:02}")
_QUARTERS = st.integers(1, 4)
_DAYS = st.dates(date(1000, 1, 1))
SINGLES = st.one_of(
    _DAYS.map(date.isoformat),
    _DAYS.map(lambda day: day.isoformat()[:7]),
    _YEARS.map(str),
    st.builds("{}-Q{}".format, _YEARS, _QUARTERS),
    _FINANCIAL,
    st.builds("{}-Q{}".format, _FINANCIAL, _QUARTERS),
)


def _accepted(text: str) -> bool:
    try:
        return bool(parse_period(text))
    except DateError:
        return False


RANGES = st.one_of(
    SINGLES.map("..{}".format),
    SINGLES.map("{}..".format),
    st.builds("{}..{}".format, SINGLES, SINGLES).filter(_accepted),
)
TEXTS = SINGLES | RANGES
PERIODS = TEXTS.map(parse_period)


@pytest.mark.parametrize(
    ("text", "form", "earliest", "latest"),
    [
        ("2019-03-12", Form.DAY, date(2019, 3, 12), date(2019, 3, 12)),
        ("2020-02-29", Form.DAY, date(2020, 2, 29), date(2020, 2, 29)),
        ("2018-10", Form.MONTH, date(2018, 10, 1), date(2018, 10, 31)),
        ("1900-02", Form.MONTH, date(1900, 2, 1), date(1900, 2, 28)),
        ("2020-Q1", Form.QUARTER, date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-Q4", Form.QUARTER, date(2020, 10, 1), date(2020, 12, 31)),
        ("2019", Form.YEAR, date(2019, 1, 1), date(2019, 12, 31)),
        ("1000", Form.YEAR, date(1000, 1, 1), date(1000, 12, 31)),
        ("FY2019/20", Form.FINANCIAL_YEAR, date(2019, 4, 1), date(2020, 3, 31)),
        ("FY1999/00", Form.FINANCIAL_YEAR, date(1999, 4, 1), date(2000, 3, 31)),
        ("FY2019/20-Q1", Form.FINANCIAL_QUARTER, date(2019, 4, 1), date(2019, 6, 30)),
        ("FY2019/20-Q2", Form.FINANCIAL_QUARTER, date(2019, 7, 1), date(2019, 9, 30)),
        ("FY2019/20-Q3", Form.FINANCIAL_QUARTER, date(2019, 10, 1), date(2019, 12, 31)),
        ("FY2019/20-Q4", Form.FINANCIAL_QUARTER, date(2020, 1, 1), date(2020, 3, 31)),
        ("..2019-05", Form.RANGE, None, date(2019, 5, 31)),
        ("2019-05..", Form.RANGE, date(2019, 5, 1), None),
        ("2019..2021", Form.RANGE, date(2019, 1, 1), date(2021, 12, 31)),
        ("2019-05..2019", Form.RANGE, date(2019, 5, 1), date(2019, 12, 31)),
    ],
)
def test_each_form_bounds_what_it_can_mean(
    text: str, form: Form, earliest: date | None, latest: date | None
) -> None:
    period = parse_period(text)

    assert (period.form, period.earliest, period.latest) == (form, earliest, latest)


REFUSED = {
    "2019-02-30": "no day 30 in 2019-02",
    "2019-02-29": "no day 29",
    "2019-03-00": "no day 00",
    "2019-13": "no month 13",
    "2019-00-01": "no month 00",
    "2020-Q5": "no quarter Q5",
    "2020-Q0": "no quarter Q0",
    "FY2019/20-Q5": "no quarter Q5",
    "FY2019/20-Q0": "no quarter Q0",
    "0000": "no year 0000",
    "0999-12": "no year 0999",
    "FY0999/00": "no year 0999",
    "FY2019/21": "consecutive",
    "FY2019/19": "consecutive",
    "FY9999/00": "consecutive",
    "..": "without a start or an end",
    "2021..2019": "ends before it starts",
    "2019-06..2019-05-31": "ends before it starts",
    "2019..2019-13": "no month 13",
    "2019..2020..2021": "not a date in a written form",
    "2019...2020": "not a date in a written form",
    "": "not a date in a written form",
    " 2019": "not a date in a written form",
    "2019\n": "not a date in a written form",
    "2019-3-12": "not a date in a written form",
    "12/03/2019": "not a date in a written form",
    "March 2019": "not a date in a written form",
    "2020-q4": "not a date in a written form",
    "fy2019/20": "not a date in a written form",
    "2019/20": "not a date in a written form",
    "19": "not a date in a written form",
    "12019": "not a date in a written form",
    "-2019": "not a date in a written form",
    "２０１９": "not a date in a written form",
    "2019-03-12T00:00": "not a date in a written form",
}


@pytest.mark.parametrize(("text", "problem"), REFUSED.items())
def test_anything_else_is_refused_and_says_how_to_mend_it(text: str, problem: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_period(text)

    assert problem in caught.value.problem
    assert caught.value.text == text
    assert caught.value.mend


def test_an_unknown_spelling_is_told_every_accepted_form() -> None:
    with pytest.raises(DateError, match=r"2019-03-12, 2018-10, 2020-Q4, 2019, FY2019/20 or FY"):
        parse_period("spring 2019")


def test_a_day_that_does_not_exist_is_never_moved_to_one_that_does() -> None:
    with pytest.raises(DateError, match="or 2019-02 if the day is not known"):
        parse_period("2019-02-30")


def test_a_date_error_is_of_the_family_and_a_value_error() -> None:
    assert issubclass(DateError, DataError)
    assert issubclass(DateError, ValueError)


@given(st.text())
def test_no_text_makes_anything_but_a_period_or_a_date_error(text: str) -> None:
    assert _accepted(text) in (True, False)


@given(TEXTS)
def test_a_period_reads_back_from_its_text_the_same(text: str) -> None:
    period = parse_period(text)

    assert str(period) == text
    assert parse_period(str(period)) == period
    assert hash(parse_period(text)) == hash(period)


@given(PERIODS)
def test_a_period_reads_back_from_its_slug_the_same(period: Period) -> None:
    name = slug(period)

    assert period_from_slug(name) == period
    assert name.isascii()
    assert name == name.lower()
    assert set(name) <= set("0123456789-abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2019-03-12", "2019-03-12"),
        ("2018-10", "2018-10"),
        ("2020-Q4", "2020-q4"),
        ("FY2019/20", "fy2019-20"),
        ("FY2019/20-Q4", "fy2019-20-q4"),
        ("..2019-05", "until-2019-05"),
        ("2019-05..", "from-2019-05"),
        ("2019..2021", "2019-to-2021"),
        ("FY2019/20..FY2020/21-Q4", "fy2019-20-to-fy2020-21-q4"),
    ],
)
def test_slugs_keep_their_published_spelling(text: str, name: str) -> None:
    assert slug(parse_period(text)) == name


@pytest.mark.parametrize(
    "name",
    (
        "|2019-to-|-to-|until-|from-|until-from-2019|from-..2019|FY2019-20|2019-to-2020-to-2021|now"
        "|2020-Q4|until-2019-to-2020|fy2019/20|2019..2021|fy2019-20-03|2019-03-12-q1"
    ).split("|"),
)
def test_a_name_that_no_period_has_is_refused(name: str) -> None:
    with pytest.raises(DateError):
        period_from_slug(name)


def test_a_range_keeps_its_ends_as_stated() -> None:
    period = parse_period("FY2019/20..2021")

    assert period.start == parse_period("FY2019/20")
    assert period.end == parse_period("2021")


def test_only_one_possible_day_is_a_day() -> None:
    assert parse_period("2019-03-12").is_day
    assert not parse_period("2019-03").is_day
    assert not parse_period("..2019-03-12").is_day
    assert not parse_period("2019-03-12..").is_day


def test_alternatives_stay_as_stated() -> None:
    when = parse_when(["2021-Q1", "2020-12"])

    assert isinstance(when, OneOf)
    assert when.texts == ["2021-Q1", "2020-12"]
    assert parse_when(when.texts) == when
    assert parse_when("2019") == parse_period("2019")


@pytest.mark.parametrize("texts", [[], ["2019"], ["2019", "2019"], ["2019", "2020", "2019"]])
def test_alternatives_are_two_or_more_and_distinct(texts: list[str]) -> None:
    with pytest.raises(DateError):
        parse_when(texts)


def test_a_fault_in_one_alternative_names_it() -> None:
    with pytest.raises(DateError) as caught:
        parse_when(["2019", "2019-13"])

    assert caught.value.text == "2019-13"
