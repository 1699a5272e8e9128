"""A text read once for all words finds what looking for each word finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from extract.cues import Cues, cue, present
from extract.searched import Searched, all_places, seek

WORDS = ("held", "withheld", "hold", "not held", "is", "with", "holding", "\n", "nononono", "nono")
SOUGHT = ("held", "hold", "with", "nono", "hel")


@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_every_place_of_a_word_is_found(parts: list[str]) -> None:
    seek(SOUGHT)
    text = Searched(" ".join(parts))
    for word in SOUGHT:
        assert text.places(word) == all_places(text, word)


def test_a_word_sought_later_is_found_in_a_text_read_before() -> None:
    text = Searched("the quincunx of trees")
    assert "quincunx" not in text.known
    seek(["quincunx"])
    assert text.places("quincunx") == [4]
    assert "quincunx" in text.known


LISTED = Cues(
    cue(f"rule/{n}", phrase)
    for n, phrase in enumerate(
        (
            *("not held", "(?:with)?held by", "is [0-9]", "holding|hold", "[0-9]{2}"),
            *("hold [a-z]{2,8} withheld", "with (?:held|holding)"),
        )
    )
)


@given(
    st.lists(st.sampled_from([*WORDS, "held by", "is 4", "12"]), max_size=20),
    st.integers(0, 40),
    st.integers(0, 60),
)
def test_cues_near_a_stretch_are_all_that_stand_in_it(
    parts: list[str], start: int, length: int
) -> None:
    text = Searched(" ".join(parts))
    stop = min(len(text), start + length)
    near = list(LISTED.within(text, start, stop))
    for one in LISTED:
        match = re.compile(one.pattern.pattern).search(text, start, stop)
        assert match is None or one in near
        assert (one.first(text, start, stop) is None) == (match is None)
    assert set(near) <= set(present(LISTED, text))
