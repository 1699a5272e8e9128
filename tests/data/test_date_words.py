"""Dates in English words."""

import pytest

from data.date_words import in_words
from data.dates import parse_when

WORDS = {
    "2019-03-12": "12 March 2019",
    "2019-03-02": "2 March 2019",
    "2018-10": "October 2018",
    "2020-Q1": "first quarter of 2020 (January to March 2020)",
    "2020-Q2": "second quarter of 2020 (April to June 2020)",
    "2020-Q3": "third quarter of 2020 (July to September 2020)",
    "2020-Q4": "fourth quarter of 2020 (October to December 2020)",
    "2019": "2019",
    "FY2019/20": "financial year 2019/20 (April 2019 to March 2020)",
    "FY2019/20-Q1": "first quarter of financial year 2019/20 (April to June 2019)",
    "FY2019/20-Q3": "third quarter of financial year 2019/20 (October to December 2019)",
    "FY2019/20-Q4": "fourth quarter of financial year 2019/20 (January to March 2020)",
    "..2019-05": "up to May 2019",
    "2019-05..": "from May 2019",
    "2019..2021": "2019 to 2021",
    "2019-03-12..2019-05": "12 March 2019 to May 2019",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_each_form_is_said_in_words(text: str, words: str) -> None:
    assert in_words(parse_when(text)) == words


def test_alternatives_are_said_to_be_such() -> None:
    two = parse_when(["2020-12", "2021"])
    three = parse_when(["2020-12", "2021", "FY2021/22"])

    assert in_words(two) == "either December 2020 or 2021"
    assert in_words(three) == (
        "one of: December 2020; 2021; or financial year 2021/22 (April 2021 to March 2022)"
    )


def test_every_month_has_its_english_name() -> None:
    names = [in_words(parse_when(f"2019-{month:02}")).split()[0][:3] for month in range(1, 13)]

    assert names == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
