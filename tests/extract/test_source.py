"""A text in the forms in which rules read it: lines tried alone give what a whole search gives."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.source import source

PATTERNS = (
    r"^[ >]{0,4}\d{1,2}[.)] ",
    r"^(?:re|ref)(?:\n| )",
    r"^\s{0,5}[a-z]{2,6}:$",
    r"^(?:a\n){1,3}b?",
    r"^",
)
PIECES = (
    "1. ",
    "12) ",
    "> 3. ",
    "ref ",
    "re\n",
    "date:",
    "a",
    "b",
    "\n",
    "\n\n",
    " ",
    "\u00a0",
    "x",
)


@pytest.mark.parametrize("written", PATTERNS)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=25), stop=st.integers(0, 60))
def test_lines_tried_alone_give_what_a_search_of_the_whole_gives(
    written: str, parts: list[str], stop: int
) -> None:
    pattern = re.compile(written, re.MULTILINE)
    read = source("".join(parts))
    end = min(stop, len(read.low))
    for until in (None, end):
        found = [one.span() for one in read.at_lines(pattern, read.low, until)]
        whole = pattern.finditer(read.low, 0, len(read.low) if until is None else until)
        assert found == [one.span() for one in whole]
