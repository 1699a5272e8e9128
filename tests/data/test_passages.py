"""Located passages against texts: held, moved, lost or not at hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.digests import digest, keyed_digest
from data.passages import Checked, State, Text, check_passages, read_texts
from data.schema import Record
from tests.data.texts import FIRST, SECOND, record_of, span_of, text_of

NOTICE = f"Heading\r\n\r\n{FIRST}\r\n{SECOND}\n"
RECORD = record_of(NOTICE, {"second": span_of(NOTICE, SECOND), "first": span_of(NOTICE, FIRST)})


def check(*contents: str) -> dict[str, Checked]:
    return {checked.passage: checked for checked in check_passages(RECORD, map(text_of, contents))}


def test_a_passage_holds_in_the_text_it_was_read_in() -> None:
    checked = check_passages(RECORD, [text_of(NOTICE)])

    assert [c.passage for c in checked] == ["first", "second"]
    assert {c.state for c in checked} == {State.HOLDS}
    assert [c.found for c in checked] == [(c.at,) for c in checked]
    assert checked[0].where == "place of first"
    assert checked[0].record == "westmarch-notice"


@given(st.text(min_size=1, max_size=30).filter(lambda t: t.isprintable() or "\r\n" in t))
def test_a_passage_is_found_after_any_words_put_in_front(prefix: str) -> None:
    for checked in check(prefix + NOTICE).values():
        start, end = checked.at
        assert checked.state is State.MOVED
        assert checked.found == ((start + len(prefix), end + len(prefix)),)


@pytest.mark.parametrize(
    "front", ["\U0001f6a8", "e\u0301", "\u00a0", "\r\n", "\ufeff", "\U0010ffff"]
)
def test_places_are_counted_in_code_points(front: str) -> None:
    moved = check(front + NOTICE)["second"]

    assert moved.found == (tuple(place + len(front) for place in moved.at),)


def test_a_passage_that_stands_in_two_places_is_given_both() -> None:
    twice = "x" + NOTICE + NOTICE
    found = check(twice)["first"].found

    assert found == tuple(
        (start, start + len(FIRST)) for start in (twice.index(FIRST), twice.rindex(FIRST))
    )


def test_a_passage_at_its_own_place_holds_though_it_stands_elsewhere_too() -> None:
    checked = check(NOTICE + NOTICE)["first"]

    assert (checked.state, checked.found) == (State.HOLDS, (checked.at,))


def test_a_passage_whose_words_changed_is_lost_and_another_holds() -> None:
    checked = check(NOTICE.replace("nobody saw it", "nobody saw them"))

    assert (checked["first"].state, checked["first"].found) == (State.LOST, ())
    assert checked["second"].state is State.MOVED


@pytest.mark.parametrize(
    ("old", "new"), [("\u00a0", " "), ("e\u0301", "\u00e9"), ("\U0001f6a8", "\u2757")]
)
def test_what_only_looks_the_same_is_another_text(old: str, new: str) -> None:
    assert check(NOTICE.replace(old, new))["first"].state is State.LOST


def test_without_a_text_that_holds_any_passage_nothing_is_said_of_them() -> None:
    for contents in ((), ("",), ("Another text.",), (FIRST[:-1],)):
        assert {checked.state for checked in check(*contents).values()} == {State.NOT_AT_HAND}


def test_the_record_s_own_text_that_holds_no_passage_has_lost_them() -> None:
    """The digest of the text fits, and no passage does: the record is at fault, not the text."""
    wrong = RECORD.model_copy(
        update={
            "passages": {
                slug: passage.model_copy(update={"sha256": digest("another")})
                for slug, passage in RECORD.passages.items()
            }
        }
    )

    assert {c.state for c in check_passages(wrong, [text_of(NOTICE)])} == {State.LOST}


def test_the_text_of_the_record_is_chosen_by_digest() -> None:
    longer = "Preface. " + NOTICE
    checked = check_passages(RECORD, [text_of(longer), text_of(NOTICE), text_of(longer)])

    assert {c.state for c in checked} == {State.HOLDS}


def test_else_the_text_that_holds_the_most_passages_is_chosen() -> None:
    checked = check(FIRST, "Preface. " + NOTICE, SECOND)

    assert {c.state for c in checked.values()} == {State.MOVED}
    assert checked["first"].found[0][0] == checked["first"].at[0] + len("Preface. ")


def test_the_texts_of_a_folder_are_read_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(NOTICE.encode())
    (tmp_path / "a.txt").write_bytes(b"Another.")
    (tmp_path / "latin.txt").write_bytes(b"l\xe4mp")
    (tmp_path / "notes.md").write_bytes(b"No text.")

    texts = read_texts(tmp_path)

    assert texts == [
        Text(tmp_path / "a.txt", "Another.", digest("Another.")),
        Text(tmp_path / "b.txt", NOTICE, digest(NOTICE)),
    ]
    assert {c.state for c in check_passages(RECORD, texts)} == {State.HOLDS}


KEY = b"k" * 32


def keyed(key: bytes = KEY) -> Record:
    """The record with its first passage digested under a key."""
    first = RECORD.passages["first"]
    under_key = {"sha256": None, "hmac_sha256": keyed_digest(FIRST, key)}
    passages = {**RECORD.passages, "first": first.model_copy(update=under_key)}
    return RECORD.model_copy(update={"passages": passages})


def test_a_passage_digested_under_a_key_holds_and_moves_like_another() -> None:
    held = check_passages(keyed(), [text_of(NOTICE)], key=KEY)
    moved = check_passages(keyed(), [text_of("Preface. " + NOTICE)], key=KEY)

    assert [c.state for c in held] == [State.HOLDS] * 2
    assert [c.state for c in moved] == [State.MOVED] * 2
    assert moved[0].found == tuple((a + 9, b + 9) for a, b in [moved[0].at])


def test_without_its_key_a_passage_is_not_at_hand_and_the_others_are_checked() -> None:
    checked = check_passages(keyed(), [text_of(NOTICE)])

    assert [c.state for c in checked] == [State.NOT_AT_HAND, State.HOLDS]


def test_under_another_key_a_passage_is_lost() -> None:
    checked = check_passages(keyed(b"another" * 4), [text_of(NOTICE)], key=KEY)

    assert [c.state for c in checked] == [State.LOST, State.HOLDS]


def test_a_record_without_passages_has_none_to_check() -> None:
    assert check_passages(record_of(NOTICE, {}), [text_of(NOTICE)]) == []
