"""Words are found as they stand, as they read, or nearly; and never at one place of several."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from data.folding import fold
from data.locating import Match, locate

TEXT = """\
The council\u2019s chief  decided\u00a0that \u201cno lamps\u201d shall burn\r
after mid\u00adnight \u2013 save on the \ufb01fth of November.

The council's chief decided otherwise in June.
"""
ODD = "a\u0301e\u0308 \U0001f4a1x\u00a0y\u2009z\r\n\t.,'\u2019\u201c\u00ad\u200b\ufb01\u2013"
texts = st.text(st.sampled_from(ODD) | st.characters(codec="utf-8"), max_size=60)


def found(words: str, text: str = TEXT) -> list[str]:
    return [text[slice(*place.at)] for place in locate(words, text).places]


def test_words_are_found_where_they_stand() -> None:
    located = locate("decided otherwise", TEXT)

    assert located.match is Match.EXACT
    assert located.only is not None
    assert TEXT[slice(*located.only.at)] == "decided otherwise"


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("council's chief decided that", "council\u2019s chief  decided\u00a0that"),
        ('"no lamps" shall burn after', "\u201cno lamps\u201d shall burn\r\nafter"),
        ("midnight - save", "mid\u00adnight \u2013 save"),
        ("the fifth of", "the \ufb01fth of"),
    ],
)
def test_words_are_found_as_they_read(words: str, stands: str) -> None:
    located = locate(words, TEXT)

    assert located.match is Match.FOLDED
    assert located.only is not None
    assert TEXT[slice(*located.only.at)] == stands


def test_equal_places_are_all_told_and_none_is_chosen() -> None:
    located = locate("chief", TEXT)

    assert [place.at for place in located.places] == [(14, 19), (120, 125)]
    assert located.only is None


def test_words_that_overlap_themselves_are_found_at_each_place() -> None:
    assert [place.at for place in locate("aa", "aaa").places] == [(0, 2), (1, 3)]


def test_near_words_come_with_their_score_and_the_likest_first() -> None:
    text = "We shall light ten lamps in May. We shall light six lamps in May. Nothing else."

    located = locate("We shall light the six lamps in May", text)

    assert located.match is Match.NEAR
    assert located.only is None
    scores = [place.score for place in located.places]
    assert scores == sorted(scores, reverse=True)
    assert text[slice(*located.places[0].at)].startswith("We shall light six lamps in May")
    assert len(located.places) == 2


def test_words_that_are_nowhere_are_nowhere() -> None:
    assert locate("quarterly drone budget", TEXT).match is Match.NONE


@pytest.mark.parametrize("words", ["", "  ", "...", "\u00ad"])
def test_nothing_is_no_words(words: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        locate(words, TEXT)


@given(texts, texts, texts)
def test_what_is_cut_from_a_text_is_found_at_its_place(before: str, words: str, after: str) -> None:
    assume(any(character.isalnum() for character in words))
    text = before + words + after

    located = locate(words, text)

    assert located.match is Match.EXACT
    assert (len(before), len(before) + len(words)) in [place.at for place in located.places]
    assert {text[slice(*place.at)] for place in located.places} == {words}


@given(texts, texts, texts)
@example("", "1\u0301", "")
def test_every_place_reads_as_the_words_do(before: str, words: str, after: str) -> None:
    wanted = fold(words).text
    assume(any(character.isalnum() for character in wanted))
    text = f"{before} {words.replace(' ', chr(160) + chr(10))} {after}"

    located = locate(wanted, text)

    assert located.match in (Match.EXACT, Match.FOLDED)
    for place in located.places:
        assert fold(text[slice(*place.at)]).text == wanted


@given(texts)
def test_folding_loses_no_place(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert fold(folded.text).text == folded.text
    # Hangul syllables come apart into letters that are no combining marks.
    assume(not any("\uac00" <= character <= "\ud7a3" for character in text))
    assert fold(unicodedata.normalize("NFD", text)).text == folded.text
