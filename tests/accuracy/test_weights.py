"""The weights of words are learned from labels: names and held-out texts have no part in them."""

import pytest
import yaml

from accuracy.run import OWN, is_held_out
from accuracy.weights import TABLE, Example, examples, learned
from extract.kind_words import ALWAYS
from extract.source import source


def texts_of(kind: str, sentence: str, count: int = 9) -> list[Example]:
    return [Example(source(f"{sentence} {n}"), kind) for n in range(count)]


def test_a_word_of_one_kind_alone_speaks_for_it() -> None:
    table = learned([*texts_of("news", "the paper learned"), *texts_of("other", "the policy says")])

    assert table["learned"]["news"] > 0 or table["paper"]["news"] > 0
    assert "the" not in table
    assert set(table[ALWAYS]) == {"news", "other"}


def test_a_name_is_no_feature() -> None:
    table = learned([*texts_of("news", "Westmarch told"), *texts_of("other", "Elmshire said")])

    assert not {"westmarch", "elmshire"} & set(table)
    assert {"told", "said"} & set(table)


def test_no_text_that_is_held_out_is_learned_from() -> None:
    labels = [one.stem for one in (OWN / "gold").glob("*.yaml")]
    kept = [one for one in labels if not is_held_out(one)]
    assert len(examples()) == len(kept) < len(labels)


def test_the_table_is_what_learning_gives() -> None:
    """To a few hundredths: another version of the library may round otherwise."""
    written = yaml.safe_load(TABLE.read_text("utf-8"))
    made = {word: dict(of) for word, of in learned(examples()).items()}

    every = {(word, kind) for table in (written, made) for word in table for kind in table[word]}
    apart = {
        (word, kind): (written.get(word, {}).get(kind, 0.0), made.get(word, {}).get(kind, 0.0))
        for word, kind in every
    }
    assert len(every) > 100
    assert all(a == pytest.approx(b, abs=0.05) for a, b in apart.values()), apart
