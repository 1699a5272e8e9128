"""Single words of a head speak for a kind beside the phrases."""

from extract.kind import kind
from extract.kind_words import ALWAYS, HEAD, by_words, heaviest, weights, words_of
from extract.source import source
from extract.thread import messages

KINDS = {"foi", "decision", "oversight-report", "news", "other"}


def test_every_weight_is_of_a_kind_and_some_speak_against() -> None:
    assert set(weights()[ALWAYS]) == KINDS
    assert all(set(of) <= KINDS for of in weights().values())
    assert any(weight < 0 for of in weights().values() for weight in of.values())


def test_the_words_add_up_and_each_counts_once() -> None:
    word = next(one for one, of in weights().items() if one != ALWAYS and "news" in of)
    nothing, once = by_words(source("")), by_words(source(word))

    assert once["news"] != nothing["news"]
    assert by_words(source(f"{word} {word}")) == once


def test_only_the_head_counts() -> None:
    word = next(one for one in weights() if one != ALWAYS)
    assert word not in words_of(source("x " * HEAD + word))


def test_a_text_that_no_phrase_speaks_for_is_not_told_by_its_words() -> None:
    read = source("Lorem ipsum dolor.")
    found, why = kind(read, messages(read))
    assert (found.value, found.rule, why[0].rule) == ("other", "kind/none", "kind/none")


def test_a_kind_that_no_phrase_speaks_for_rests_on_its_heaviest_word() -> None:
    word = max(weights(), key=lambda one: weights()[one].get("decision", 0.0))
    text = f"Thank you for your notes.\n\nThe {word} of the {word} and the {word}s."
    assert heaviest(source(text), "decision") == (text.index(word), text.index(word) + len(word))
    assert heaviest(source("Nothing."), "decision") is None
