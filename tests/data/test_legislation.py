"""References to legislation and their identifiers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.legislation import PART, SERIES, SERIES_PATH, part_named, provision

ACT = "ukpga/2018/12"
BASE = "http://www.legislation.gov.uk/id/"


@pytest.mark.parametrize(
    ("part", "path", "label"),
    [
        (None, "", ""),
        ("s57", "/section/57", ", section 57"),
        ("s1-3-a", "/section/1/3/a", ", section 1(3)(a)"),
        ("s32a", "/section/32A", ", section 32A"),
        ("s32a-1", "/section/32A/1", ", section 32A(1)"),
        ("article-35-1", "/article/35/1", ", article 35(1)"),
        ("schedule-2", "/schedule/2", ", schedule 2"),
        ("reg-4", "/regulation/4", ", regulation 4"),
    ],
)
def test_a_part_has_an_identifier_and_a_name(part: str | None, path: str, label: str) -> None:
    found = provision(series_path=ACT, title="The Act", part=part)

    assert found.iri == BASE + ACT + path
    assert found.label == "The Act" + label
    assert part_named(found.iri, series_path=ACT) == part


@given(st.from_regex(PART, fullmatch=True).filter(str.isascii), st.sampled_from(SERIES))
def test_every_part_is_read_back_from_its_identifier(part: str, series: str) -> None:
    found = provision(series_path=f"{series}/2001/9", title="The Act", part=part)

    assert part_named(found.iri, series_path=f"{series}/2001/9") == part
    assert re.match(rf"{BASE}{series}/2001/9/[a-z]+/[0-9]", found.iri)


@given(
    st.from_regex(PART, fullmatch=True).filter(str.isascii),
    st.from_regex(PART, fullmatch=True).filter(str.isascii),
)
def test_two_parts_have_two_identifiers(one: str, other: str) -> None:
    iris = {provision(series_path=ACT, title="", part=part).iri for part in (one, other)}

    assert len(iris) == len({one, other})


@pytest.mark.parametrize(
    "iri", [f"{BASE}{ACT}0", f"{BASE}{ACT}0/section/1", f"{BASE}asp/2018/12", ""]
)
def test_an_identifier_of_another_act_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="is not in ukpga/2018/12"):
        part_named(iri, series_path=ACT)


@pytest.mark.parametrize(
    "path", ["ukpga/18/12", "ukpga/2018", "https://x/ukpga/2018/12", "pga/2018/1"]
)
def test_what_is_no_path_of_a_series_is_not_taken_for_one(path: str) -> None:
    assert not re.match(SERIES_PATH, path)
