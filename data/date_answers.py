"""What can be said of two times when one or both are only partly known.

The answer is yes only if it holds however the unknown is filled in, no only if it
then never holds, and otherwise that nobody can tell: a month and a day within it
are neither before nor after each other.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from itertools import product
from typing import NamedTuple, TypeVar

from data.dates import OneOf, Period, When


class Answer(Enum):
    """Yes, no or cannot tell, with the strong three-valued logic of Kleene.

    Deliberately without a truth value, since `if before(a, b)` would take NO for true:
    compare with `is`.
    """

    NO = 0
    CANNOT_TELL = 1
    YES = 2

    @classmethod
    def of(cls, *, always: bool, ever: bool) -> "Answer":
        """The answer for what holds in all cases, and what in at least one."""
        if always:
            return cls.YES
        return cls.CANNOT_TELL if ever else cls.NO

    @classmethod
    def common(cls, answers: Iterable["Answer"]) -> "Answer":
        """The answer that all cases give, or else that it depends on the case."""
        given = set(answers)
        return given.pop() if len(given) == 1 else cls.CANNOT_TELL

    def __invert__(self) -> "Answer":
        return Answer(2 - self.value)

    def __and__(self, other: "Answer") -> "Answer":
        return Answer(min(self.value, other.value))

    def __or__(self, other: "Answer") -> "Answer":
        return Answer(max(self.value, other.value))

    def __bool__(self) -> bool:
        raise TypeError("an Answer may be CANNOT_TELL: compare it with `is Answer.YES`")


def before(a: When | date, b: When | date) -> Answer:
    """Whether what happened on one day within `a` came before what happened within `b`.

    Each is one unknown day, chosen apart from the other, even where `a` is `b`.
    """
    return _over(
        _days, lambda x, y: Answer.of(always=x.last < y.first, ever=x.first < y.last), a, b
    )


def after(a: When | date, b: When | date) -> Answer:
    """Whether what happened on one day within `a` came after what happened within `b`."""
    return before(b, a)


def same(a: When | date, b: When | date) -> Answer:
    """Whether one unknown day within `a` and one within `b` are the same day.

    Yes only for two single days: twice "October 2018" may be two different days.
    """

    def of_days(x: _Span, y: _Span) -> Answer:
        return Answer.of(
            always=x.first == x.last == y.first == y.last,
            ever=x.first <= y.last and y.first <= x.last,
        )

    return _over(_days, of_days, a, b)


def overlap(a: When | date, b: When | date) -> Answer:
    """Whether what lasted throughout `a` and what lasted throughout `b` share a day.

    Both are read as extents, as `covers` reads them; a date is an extent of one day.
    """
    return _over(_extent, _share_a_day, a, b)


def covers(when: When, day: date) -> Answer:
    """Whether what lasted throughout the period was so on that day.

    `2019` lasted from the first day of 2019 to the last. A range began on an unknown
    day of its start and ended on an unknown day of its end, not before it began:
    `2019..2021` covers all of 2020, no day of 2018 or 2022, and cannot tell of the days
    of 2019 and 2021.

    An end that was not stated is not known, rather than endless. `..2019-05` does not
    cover June 2019 and cannot tell of any day before, since it may not yet have begun;
    `2019-05..` does not cover April 2019 and cannot tell of any day after, since it may
    have ended. The one sure day of such a range is its stated end, where that is a day.
    """
    return overlap(when, day)


T = TypeVar("T")


class _Span(NamedTuple):
    """The days, as ordinals, between which one unknown day lies."""

    first: int
    last: int


class _Extent(NamedTuple):
    """The days on which something may have begun, and those on which it may have ended."""

    start: _Span
    end: _Span


# Beyond every day of the calendar: where an end was not stated.
_LONG_BEFORE = date.min.toordinal() - 1
_LONG_AFTER = date.max.toordinal() + 1


def _days(when: Period | date) -> _Span:
    if isinstance(when, date):
        return _Span(when.toordinal(), when.toordinal())
    return _Span(
        when.earliest.toordinal() if when.earliest else _LONG_BEFORE,
        when.latest.toordinal() if when.latest else _LONG_AFTER,
    )


def _extent(when: Period | date) -> _Extent:
    whole = _days(when)
    if isinstance(when, date) or not (when.start or when.end):
        return _Extent(_Span(whole.first, whole.first), _Span(whole.last, whole.last))
    # It did not end before it began, which bounds each end by the other.
    latest_start = _days(when.start).last if when.start else _LONG_AFTER
    earliest_end = _days(when.end).first if when.end else _LONG_BEFORE
    return _Extent(
        _Span(whole.first, min(latest_start, whole.last)),
        _Span(max(earliest_end, whole.first), whole.last),
    )


def _share_a_day(a: _Extent, b: _Extent) -> Answer:
    return Answer.of(
        always=a.start.last <= b.end.first and b.start.last <= a.end.first,
        ever=a.start.first <= b.end.last and b.start.first <= a.end.last,
    )


def _over(
    read: Callable[[Period | date], T],
    compare: Callable[[T, T], Answer],
    a: When | date,
    b: When | date,
) -> Answer:
    pairs = product(map(read, _alternatives(a)), map(read, _alternatives(b)))
    return Answer.common(compare(x, y) for x, y in pairs)


def _alternatives(when: When | date) -> tuple[Period | date, ...]:
    return when.periods if isinstance(when, OneOf) else (when,)
