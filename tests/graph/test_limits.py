"""Limits are named as they are given, and no limit can be none."""

from dataclasses import fields, replace
from typing import Any

import pytest

from graph.errors import QueryError
from graph.limits import OPTIONS, Limits

NAMES = [field.name for field in fields(Limits)]


def test_every_limit_has_an_option_and_every_option_a_limit() -> None:
    assert list(OPTIONS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_error_names_the_limit_its_value_and_the_option_that_raises_it(name: str) -> None:
    changes: dict[str, Any] = {name: 12_345}
    error = replace(Limits(), **changes).exceeded(name)
    assert error.limit == name
    assert "12,345" in error.problem
    assert f"raise {OPTIONS[name]}" in error.mend


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), 10**10])
def test_a_limit_that_bounds_nothing_is_refused(name: str, value: float) -> None:
    changes: dict[str, Any] = {name: value}
    with pytest.raises(QueryError, match=f"{OPTIONS[name]} cannot be"):
        replace(Limits(), **changes)


def test_a_cut_is_said_with_its_value_and_option() -> None:
    assert Limits().cut("rows") == "cut at 100,000 rows (--max-rows)"
    assert Limits(megabytes=0.5).cut("megabytes") == "cut at 0.5 MB (--max-size)"
