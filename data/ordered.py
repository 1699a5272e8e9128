"""Lists and alternatives that have no order of their own, put into one."""

from data.dates import OneOf, When


def in_order(words: tuple[str, ...]) -> tuple[str, ...]:
    """Each word once, in order of code points."""
    return tuple(sorted(set(words)))


def dates_in_order(**dates: When | None) -> dict[str, When | None]:
    """The dates with their alternatives in order of spelling."""
    return {
        name: alternatives_in_order(when) if isinstance(when, OneOf) else when
        for name, when in dates.items()
    }


def alternatives_in_order(alternatives: OneOf) -> OneOf:
    return OneOf(tuple(sorted(alternatives.periods, key=str)))
