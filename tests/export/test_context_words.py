"""Passages told in words: states, voices, warnings, and a text folded for reading."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from data.contexts import Agreement, Context, SaidBy, Voice, Window
from data.passages import State
from export.context_words import read_window, told_of
from export.shown_text import to_shown_text
from tests.export.passages_shown import ESCAPES, HELD, WINDOW, shown_with


def told(context: Context) -> list[str]:
    return [f"{'! ' if one.is_warning else ''}{one.words}" for one in told_of(context)]


@pytest.mark.parametrize(
    ("context", "first"),
    [
        (HELD, "holds in letter.txt"),
        (replace(HELD, keyed=True), "holds in letter.txt, under the key of this workspace"),
        (
            replace(HELD, state=State.MOVED, at=(1200, 1300)),
            "! moved: in letter.txt it stands at code points 1,200 to 1,300 now",
        ),
        (
            Context(state=State.LOST, text="letter.txt"),
            "! lost: letter.txt is at hand, and the passage is not in it",
        ),
        (Context(state=State.NOT_AT_HAND), "not at hand: no text here was found to have it"),
        (
            Context(state=State.NOT_AT_HAND, keyed=True, key_missing=True),
            "not at hand: its digest is under a key that is not here",
        ),
    ],
)
def test_each_state_is_told_first(context: Context, first: str) -> None:
    assert told(context)[0] == first


def test_a_warning_is_what_must_not_be_missed() -> None:
    voice = Voice(message=2, last=3, messages=4, speaker="authority", sent="")
    odd = replace(HELD, recorded_text=False, also=((5, 9),), voice=voice)
    assert told(odd)[1:] == [
        "! this is not the text version that the record was read from",
        "! the same words stand at code points 5 to 9 too",
        "! runs from message 2 into message 3 of 4",
    ]


@pytest.mark.parametrize(
    ("agreement", "repeats", "expected"),
    [
        (Agreement.AGREES, 0, "the record has it said by Police, as here"),
        (
            Agreement.NOT_KNOWN,
            0,
            "the record has it said by Police, whose part in this thread is not told",
        ),
        (
            Agreement.AT_ODDS,
            0,
            "! at odds: the record has it said by Police, the authority, but it stands in what "
            "reads as a message of the platform",
        ),
        (
            Agreement.AT_ODDS,
            1,
            "! at odds: the record has it said by Police, the authority, but the words are of "
            "the requester",
        ),
    ],
)
def test_the_maker_is_told_beside_the_speaker(
    agreement: Agreement, repeats: int, expected: str
) -> None:
    voice = Voice(
        message=2,
        last=2,
        messages=4,
        speaker="platform",
        sent="2019-05",
        repeats=repeats,
        repeated_speaker="requester" if repeats else "",
    )
    said = SaidBy(reference="org/a", label="Police", role="authority", agreement=agreement)
    lines = told(replace(HELD, voice=voice, said_by=(said,)))
    assert lines[1].startswith("message 2 of 4, of the platform, May 2019")
    assert lines[2] == expected


def test_lines_are_folded_and_paragraphs_stay_apart() -> None:
    window = replace(
        WINDOW, before="one\r\ntwo\u2028 three\n\n\nfour\t", words="a\xa0\nb", after="\r\n\r\nc"
    )
    read = read_window(window)
    assert (read.before, read.words, read.after) == ("… one two three\nfour ", "a b", "\nc …")


def test_what_is_unseen_is_spelled_out() -> None:
    read = read_window(replace(WINDOW, words="a\x00\x1b[2J\u202eb\x1c\ufeff"))
    assert read.words == "a<U+0000><U+001B>[2J<U+202E>b<U+001C><U+FEFF>"


@given(
    st.text(st.characters(codec="utf-8")),
    st.text(st.characters(codec="utf-8"), min_size=1),
    st.text(st.characters(codec="utf-8")),
    st.integers(40, 100),
)
def test_any_text_is_shown_whole_and_marked_once(
    before: str, words: str, after: str, width: int
) -> None:
    window = Window(before=before, words=words, after=after, cut_before=True, cut_after=True)
    shown = shown_with(replace(HELD, window=window))
    rich = to_shown_text(shown, width=width, colour=True)
    plain = ESCAPES.sub("", rich)
    assert all(char.isprintable() or char == "\n" for char in plain)
    assert max(map(cell_len, plain.splitlines())) <= width
    read = read_window(window)
    quoted = "".join(line[8:] for line in plain.splitlines() if line.startswith("      │"))
    expected = read.before + read.words + read.after
    assert _unspaced(quoted) == _unspaced(expected)
    reversed_parts = [part.split("\x1b[0m")[0] for part in rich.split("\x1b[7m")[1:]]
    assert _unspaced("".join(reversed_parts)) == _unspaced(read.words)


@given(st.text("[]a ", max_size=20), st.text("[]a ", min_size=1, max_size=20))
def test_brackets_of_a_document_do_not_pass_for_ours(around: str, words: str) -> None:
    window = Window(before=around, words=words, after=around, cut_before=False, cut_after=False)
    text = to_shown_text(shown_with(replace(HELD, window=window)), width=100)
    quoted = "".join(line[8:] for line in text.splitlines() if line.startswith("      │"))
    assert quoted.count("[[") == quoted.count("]]") == 1
    assert quoted.count("[") == 2 + (2 * around + words).count("[")


def _unspaced(text: str) -> str:
    return "".join(text.split())
