"""Every stretch of words in several places is found, at its place, and no other is told."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from data.folding import fold
from data.wording.sharing import shared_wording
from data.wording.stretches import shared_stretches
from data.wording.texts import WordedText
from data.wording.words import Lexicon
from tests.data.worded import nonsense

# Words that meet often, so that stretches overlap, nest and repeat themselves.
few_words = st.lists(
    st.text("abcd", max_size=24).map(lambda t: [ord(c) - 97 for c in t]), max_size=4
)
ASTRAL = "\U0001f4a1"
SPACES = (" ", "\n", "\r\n", "\u00a0", "  ", "\n> ", f" {ASTRAL} ", "\u2009", "\t")
MARKS = ("", "\u201c", "(", "'", "\u2013 ", "\u2026")
SPELLINGS = ("", "upper", "\u00ad", "\u200b")
PLANTED = nonsense(16, 99).split()


def _runs(pieces: list[list[int]], least: int) -> set[tuple[int, int]]:
    """Where a run of ``least`` words begins that stands elsewhere too, by comparing each."""
    places: dict[tuple[int, ...], list[tuple[int, int]]] = {}
    for number, piece in enumerate(pieces):
        for start in range(len(piece) - least + 1):
            places.setdefault(tuple(piece[start : start + least]), []).append((number, start))
    return {place for found in places.values() if len(found) > 1 for place in found}


@given(few_words, st.integers(1, 6))
def test_the_words_covered_are_those_of_every_run_that_stands_twice(
    pieces: list[list[int]], least: int
) -> None:
    shared = shared_stretches([np.array(piece, dtype=np.int64) for piece in pieces], least=least)

    expected = [np.zeros(len(piece), dtype=bool) for piece in pieces]
    for number, start in _runs(pieces, least):
        expected[number][start : start + least] = True
    assert [c.tolist() for c in shared.covered] == [e.tolist() for e in expected]


@given(few_words, st.integers(1, 6))
def test_a_stretch_is_the_same_words_at_each_of_its_places(
    pieces: list[list[int]], least: int
) -> None:
    shared = shared_stretches([np.array(piece, dtype=np.int64) for piece in pieces], least=least)

    for stretch in shared.stretches:
        words = {tuple(pieces[n][i : i + stretch.length]) for n, i in stretch.places}
        assert len(words) == 1
        assert {len(found) for found in words} == {stretch.length}
        assert stretch.length >= least and len(set(stretch.places)) >= 2


@given(few_words, st.integers(1, 6))
def test_a_stretch_is_told_at_every_place_where_its_words_stand(
    pieces: list[list[int]], least: int
) -> None:
    shared = shared_stretches([np.array(piece, dtype=np.int64) for piece in pieces], least=least)

    for stretch in shared.stretches:
        number, start = stretch.places[0]
        words = pieces[number][start : start + stretch.length]
        everywhere = {
            (n, i)
            for n, piece in enumerate(pieces)
            for i in range(len(piece))
            if piece[i : i + len(words)] == words
        }
        assert set(stretch.places) == everywhere


def test_wording_within_wider_wording_is_told_apart_from_it() -> None:
    a, b, c = (list(range(start, start + 10)) for start in (0, 100, 200))
    pieces = [np.array(words) for words in ([*a, *b], [*a, *b, 300], [*b, *c])]

    found = shared_stretches(pieces, least=4).stretches

    assert [(s.length, s.places) for s in found] == [
        (10, ((0, 0), (1, 0))),
        (10, ((0, 10), (1, 10), (2, 0))),
    ]


def test_a_short_part_in_wider_wording_does_not_hide_the_whole() -> None:
    pieces = [np.arange(30), np.arange(30), np.arange(8, 22)]

    found = shared_stretches(pieces, least=12).stretches

    assert [(s.length, len(s.places), s.places[0]) for s in found] == [
        (19, 2, (0, 0)),
        (14, 3, (0, 8)),
        (19, 2, (0, 11)),
    ]


def test_wording_is_whole_where_wider_wording_goes_on_from_some_places_only() -> None:
    pieces = [np.array(words) for words in ([*range(10), 20], [*range(10), 30])]
    pieces += [np.array([number, 7, 8, 9, 20]) for number in (40, 50)]

    found = shared_stretches(pieces, least=4).stretches

    assert (10, ((0, 0), (1, 0))) in [(s.length, s.places) for s in found]


def test_no_stretch_runs_on_from_one_text_into_the_next() -> None:
    pieces = [np.arange(3), np.arange(3, 6), np.arange(6)]

    assert shared_stretches(pieces, least=4).stretches == ()


@st.composite
def planted(draw: st.DrawFn, own: int) -> tuple[str, tuple[int, int]]:
    """A text with the planted words, set in its own way, and where they are."""
    start = draw(st.sampled_from(["", f"{ASTRAL}{ASTRAL}\u0301 ", "e\u0301 \ufb01 "]))
    spaces, marks = st.sampled_from(SPACES), st.sampled_from(MARKS)
    spell = st.sampled_from(SPELLINGS)
    words = [
        f"{draw(marks) if i else ''}{_spelled(word, draw(spell))}" for i, word in enumerate(PLANTED)
    ]
    set_words = words[0] + "".join(f"{draw(spaces)}{word}" for word in words[1:])
    text = f"{start}{nonsense(20, own)}.\n\n\u201c{set_words}\u201d.\n\n{nonsense(20, own + 1)}"
    begin = text.index(set_words)
    return text, (begin, begin + len(set_words))


def _spelled(word: str, how: str) -> str:
    return word.upper() if how == "upper" else f"{word[:3]}{how}{word[3:]}"


@settings(max_examples=40)
@given(planted(own=100), planted(own=200))
def test_planted_words_are_found_in_any_setting_with_exact_places(
    one: tuple[str, tuple[int, int]], other: tuple[str, tuple[int, int]]
) -> None:
    texts = [WordedText("one", one[0]), WordedText("other", other[0])]

    (sharing,) = shared_wording(texts).sharings

    assert sharing.words == len(PLANTED)
    assert [place.at for place in sharing.places] == [one[1], other[1]]
    assert sharing.reads_alike == (
        fold(one[0][slice(*one[1])]).text == fold(other[0][slice(*other[1])]).text
    )


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=6, unique=True))
def test_nothing_is_found_between_texts_of_random_words(seeds: list[int]) -> None:
    texts = [WordedText(f"text {seed}", nonsense(80, seed)) for seed in seeds]

    wording = shared_wording(texts, min_words=4)

    assert wording.sharings == ()
    assert set(wording.shares.values()) == {0.0}


@given(
    st.text(st.sampled_from("ae\u0301 \u00ad\ufb01\U0001f4a1\U00010400\n.,'5£") | st.characters())
)
def test_each_word_has_its_place_in_code_points(text: str) -> None:
    words = Lexicon().words(text)

    spans = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    letters = sum(character.isalnum() for character in text)
    assert sum(c.isalnum() for at in spans for c in text[slice(*at)]) == letters


def _numbers(*texts: str) -> list[list[int]]:
    lexicon = Lexicon()
    return [lexicon.words(text).numbers.tolist() for text in texts]


def test_other_figures_are_other_words() -> None:
    for one, other in pairwise(["£1.4m", "£14m", "£1,4m", "£1 4m", "$1 4m", "1 4m", "1 4m %"]):
        first, second = _numbers(one, other)
        assert first != second


def test_one_word_is_the_same_however_it_is_written() -> None:
    first, *others = _numbers(
        "Café ﬁnds", "cafe\u0301 finds", "CAFÉ fi\u00adnds", "> café,\n> (finds)"
    )

    assert all(numbers == first for numbers in others)
