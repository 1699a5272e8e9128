"""Passages in their context: the right words, whole, with who speaks and whether that fits."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contexts import (
    Agreement,
    Context,
    Reading,
    agreement,
    contexts,
    voice_at,
    window,
)
from data.digests import digest
from data.passages import State, Text
from data.records_named import records_named
from data.schema import Record
from data.speakers import Maker, makers
from data.threads import AUTHORITY, REQUESTER, ThreadMessage, read_thread
from data.wording.texts import Message
from extract.dates import dated
from extract.source import source
from extract.thread import messages
from tests.data.spoken import (
    KEY,
    QUESTION,
    REFUSAL,
    REMARK,
    THREAD,
    place_of,
    plain_record,
    thread,
)

# Letters, what joins to them, pictures beyond the first plane, and every sort of line end.
SORTS = st.sampled_from(
    [
        *("a", "lamp", "é", "e\u0301", "\u0301", "\U0001f469\u200d\U0001f692", "𝔸", "ﷺ"),
        *(" ", "  ", "\n", "\r\n", "\n\n", "\xa0", "\t", "\u2028", ".", "\x00", "\u202e"),
    ]
)
TEXTS = st.lists(SORTS, min_size=1, max_size=60).map("".join)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, tuple[int, int], int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, (start, end), draw(st.integers(0, 30))


@given(passages())
def test_a_window_is_a_piece_of_the_text_with_the_passage_in_its_place(
    one: tuple[str, tuple[int, int], int],
) -> None:
    text, at, around = one
    seen = window(text, at, around=around)
    start, end = at[0] - len(seen.before), at[1] + len(seen.after)
    assert seen.words == text[slice(*at)]
    assert seen.before + seen.words + seen.after == text[start:end]
    assert len(seen.before) <= around and len(seen.after) <= around
    assert seen.cut_before == bool(text[:start].strip())
    assert seen.cut_after == bool(text[end:].strip())


@given(passages())
def test_a_window_ends_between_words_or_else_between_letters(
    one: tuple[str, tuple[int, int], int],
) -> None:
    text, at, around = one
    seen = window(text, at, around=around)
    start, end = at[0] - len(seen.before), at[1] + len(seen.after)
    if 0 < start < at[0] and not (text[start - 1].isspace() or text[start].isspace()):
        assert not any(map(str.isspace, seen.before))  # one word, longer than what is shown
        assert not _is_joined(text, start)
    if at[1] < end < len(text) and not (text[end - 1].isspace() or text[end].isspace()):
        assert not any(map(str.isspace, seen.after))
        assert not _is_joined(text, end)


def _is_joined(text: str, place: int) -> bool:
    return unicodedata.combining(text[place]) > 0 or "\u200d" in text[place - 1 : place + 1]


def test_words_are_whole_and_what_is_left_out_is_marked() -> None:
    text = "alpha beta gamma delta epsilon"
    seen = window(text, (11, 16), around=7)
    assert (seen.before, seen.after) == (" beta ", " delta ")
    assert seen.cut_before and seen.cut_after
    whole = window(text, (11, 16), around=99)
    assert (whole.before, whole.after) == ("alpha beta ", " delta epsilon")
    assert not whole.cut_before and not whole.cut_after


@pytest.mark.parametrize("letter", ["e\u0301", "\U0001f469\u200d\U0001f692", "a\u0301\u0323"])
@pytest.mark.parametrize("around", range(1, 9))
def test_a_word_too_long_is_cut_between_its_letters(letter: str, around: int) -> None:
    text = letter * 9
    at = (len(letter) * 4, len(letter) * 5)
    seen = window(text, at, around=around)
    assert seen.before == letter * (around // len(letter)) == seen.after


def test_a_window_shows_no_words_of_the_next_message() -> None:
    found = _contexts(THREAD, key=KEY, around=5000)["remark"].window
    assert found is not None
    assert found.before.strip() == "Lamp Walker left an annotation (2 June 2019)"
    assert found.after.strip() == "" and not found.cut_after and not found.cut_before


def test_a_window_does_not_leave_the_message() -> None:
    at = place_of("Under the Freedom")
    seen = window(THREAD, at, around=500, within=thread()[1].at)
    assert seen.before.startswith("Lamp Seeker\n3 May 2019")
    assert "Westmarch Police, 28 May" not in seen.after
    assert not seen.cut_before and not seen.cut_after


@pytest.mark.parametrize(
    ("words", "nth", "message", "speaker", "repeats"),
    [
        ("did not have", 1, 1, "platform", 0),
        (QUESTION, 1, 2, "requester", 0),
        (QUESTION, 2, 3, "authority", 2),
        (REFUSAL, 1, 3, "authority", 0),
        (REMARK, 1, 4, "third-party", 0),
    ],
)
def test_the_speaker_is_the_one_of_the_message(
    words: str, nth: int, message: int, speaker: str, repeats: int
) -> None:
    voice = voice_at(thread(), place_of(words, nth=nth))
    assert voice is not None
    assert (voice.message, voice.speaker, voice.repeats) == (message, speaker, repeats)
    assert voice.messages == 5


def test_a_passage_over_two_messages_has_no_one_speaker() -> None:
    voice = voice_at(thread(), (place_of(REFUSAL)[0], place_of(REMARK)[1]))
    assert voice is not None and (voice.message, voice.last) == (3, 4)
    assert agreement(Maker("org/a", AUTHORITY), voice) is Agreement.NOT_KNOWN


def test_a_letter_has_no_voices() -> None:
    assert voice_at((), (0, 5)) is None
    assert agreement(Maker("org/a", AUTHORITY), None) is Agreement.NOT_KNOWN


@pytest.mark.parametrize(
    ("words", "nth", "role", "expected"),
    [
        (REFUSAL, 1, AUTHORITY, Agreement.AGREES),
        (REFUSAL, 1, REQUESTER, Agreement.AT_ODDS),
        (QUESTION, 1, AUTHORITY, Agreement.AT_ODDS),
        (QUESTION, 1, REQUESTER, Agreement.AGREES),
        # In the letter of the authority, but in the words of the requester.
        (QUESTION, 2, AUTHORITY, Agreement.AT_ODDS),
        (QUESTION, 2, REQUESTER, Agreement.AGREES),
        (REMARK, 1, "", Agreement.NOT_KNOWN),
    ],
)
def test_a_maker_is_compared_with_who_speaks(
    words: str, nth: int, role: str, expected: Agreement
) -> None:
    assert agreement(Maker("org/a", role), voice_at(thread(), place_of(words, nth=nth))) is expected


def test_a_record_gives_each_passage_its_maker() -> None:
    said = makers(_record())
    assert said["question"] == (Maker("agent/requester", REQUESTER),)
    assert said["refusal"] == (
        Maker("org/westmarch-police", AUTHORITY),
        Maker("office/lamps", AUTHORITY),
    )
    assert said["label"] == (Maker("org/whatdotheyknow", "platform"),)
    assert "finding" not in said  # of those who wrote the record
    assert makers(_record(), claim="office-holds-none") == {
        "refusal": (Maker("office/lamps", AUTHORITY),),
    }


def test_each_state_is_told_with_what_is_there() -> None:
    found = _contexts(THREAD, key=KEY)
    assert {slug: one.state for slug, one in found.items()} == {
        "label": State.HOLDS,
        "question": State.HOLDS,
        "repeated": State.HOLDS,
        "refusal": State.HOLDS,
        "remark": State.HOLDS,
        "finding": State.LOST,
    }
    assert found["finding"].window is None and found["finding"].text == "thread.txt"
    assert found["remark"].keyed and not found["remark"].key_missing
    assert found["refusal"].window is not None and found["refusal"].window.words == REFUSAL
    assert found["refusal"].recorded_text
    voice = found["refusal"].voice
    assert voice is not None and voice.sent == "2019-05-28"


def test_without_the_key_a_passage_under_it_is_not_shown() -> None:
    found = _contexts(THREAD, key=None)["remark"]
    assert found.state is State.NOT_AT_HAND and found.key_missing and found.window is None
    assert _contexts(THREAD, key=b"x" * 32)["remark"].state is State.LOST


def test_a_passage_that_moved_is_shown_where_it_stands_now() -> None:
    found = _contexts("A line put in front 🜂\r\n" + THREAD, key=KEY)
    start, end = place_of(REFUSAL)
    assert found["refusal"].state is State.MOVED
    assert found["refusal"].at == (start + 23, end + 23)
    assert not found["refusal"].recorded_text
    assert found["refusal"].window is not None and found["refusal"].window.words == REFUSAL


def test_equal_places_are_all_told() -> None:
    found = _contexts(f"{THREAD}\n{REFUSAL}\n".replace("Lamps of", "The lamps of", 1), key=KEY)
    assert len(found["refusal"].also) == 1


def test_without_a_text_nothing_is_at_hand() -> None:
    found = contexts(_record(), [], _reading(KEY))
    assert {one.state for one in found.values()} == {State.NOT_AT_HAND}
    assert all(one == Context(state=one.state, keyed=one.keyed) for one in found.values())


@given(st.integers(0, 50), st.sampled_from(["\r\n", "🜂", "e\u0301", "\xa0", "\u2028", "x\n"]))
def test_the_words_are_found_again_behind_anything(times: int, what: str) -> None:
    found = _contexts(what * times + THREAD, key=KEY)["remark"]
    assert found.window is not None and found.window.words == REMARK


def test_every_maker_of_the_real_thread_speaks_where_the_record_says(sources: Path) -> None:
    from data.passages import read_texts
    from data.records import packaged_files

    (record,) = records_named(["mps-socmint-thread"], packaged_files("records")).values()

    def cut(text: Text) -> tuple[ThreadMessage, ...]:
        read = source(text.content)
        cuts = [Message((m.start, m.end), m.speaker) for m in messages(read)]
        return read_thread(
            text.content, cuts, dates=[(d.value, d.start, d.end) for d in dated(read)]
        )

    reading = Reading(key=None, around=80, name=str, label=str, thread=cut)
    found = contexts(record, read_texts(sources), reading)
    told = [one.agreement for context in found.values() for one in context.said_by]
    assert len(found) == 44 and {one.state for one in found.values()} == {State.HOLDS}
    assert len(told) > 35 and set(told) == {Agreement.AGREES}


def _contexts(content: str, *, key: bytes | None, around: int = 40) -> dict[str, Context]:
    text = Text(Path("thread.txt"), content, digest(content))
    return contexts(_record(), [text], _reading(key, around=around))


def _reading(key: bytes | None, *, around: int = 40) -> Reading:
    return Reading(
        key=key,
        around=around,
        name=lambda text: text.path.name,
        label=str.upper,
        thread=lambda _: thread(),
    )


def _record() -> Record:
    return Record.model_validate(plain_record())
