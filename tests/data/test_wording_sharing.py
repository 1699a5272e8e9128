"""Each sharing says of what kind it is, as far as it is known who wrote, and no further."""

from pathlib import Path
from random import Random

import pytest

from data.folding import fold
from data.wording.sharing import Kind, Sharing, shared_wording
from data.wording.texts import Message, WordedText, WordingError
from tests.data.worded import HARM, RIGHTS, letter, nonsense

BOARD, WATCH = "org/ambleford-lamp-board", "org/westmarch-police"


def thread(*messages: tuple[str, str, str | None], name: str = "thread") -> WordedText:
    """A thread of messages: the speaker, what is said, and the body if known."""
    content, found = "", list[Message]()
    for speaker, said, maker in messages:
        found.append(Message((len(content), len(content) + len(said)), speaker, maker))
        content += f"{said}\n\n"
    return WordedText(name, content, "org/a-platform", messages=tuple(found))


def only(*texts: WordedText) -> Sharing:
    (sharing,) = shared_wording(texts).sharings
    return sharing


def test_what_one_body_writes_in_two_letters_is_its_boilerplate() -> None:
    sharing = only(letter("a", RIGHTS, publisher=BOARD), letter("b", RIGHTS, publisher=BOARD))

    assert sharing.kinds == (Kind.BOILERPLATE,)
    assert sharing.makers == (BOARD,)
    assert sharing.words == len(RIGHTS.split())
    assert [place.paragraphs for place in sharing.places] == [(2, 2), (2, 2)]


def test_what_two_bodies_write_is_shared_between_them() -> None:
    sharing = only(
        letter("a", HARM, publisher=BOARD),
        letter("b", HARM, publisher=WATCH),
        letter("c", HARM),
    )

    assert sharing.kinds == (Kind.SHARED,)
    assert sharing.makers == (BOARD, WATCH)
    assert sharing.texts == ("a", "b", "c")


@pytest.mark.parametrize("publisher", [BOARD, None])
def test_nobody_is_named_for_wording_of_texts_by_nobody_known(publisher: str | None) -> None:
    sharing = only(letter("a", HARM, publisher=publisher), letter("b", HARM))

    assert sharing.kinds == (Kind.UNATTRIBUTED,)


def test_a_paragraph_twice_in_one_letter_is_repeated_and_nobody_s_boilerplate() -> None:
    sharing = only(letter("a", RIGHTS, nonsense(9, 5), RIGHTS, publisher=BOARD))

    assert sharing.kinds == (Kind.REPEATED,)


def test_a_letter_that_repeats_the_request_quotes_it() -> None:
    asked = nonsense(25, 1)
    sharing = only(
        thread(
            ("requester", f"Dear board\n{asked}", None),
            ("authority", f"{nonsense(20, 2)}\n> {asked}\n{nonsense(20, 3)}", BOARD),
        )
    )

    assert sharing.kinds == (Kind.QUOTED,)
    assert [(p.message, p.is_quoted) for p in sharing.places] == [(1, False), (2, True)]
    assert sharing.makers == ()


def test_a_letter_that_holds_an_earlier_one_of_its_own_speaker_quotes_it() -> None:
    earlier = nonsense(40, 1)
    sharing = only(
        thread(
            ("authority", earlier, BOARD),
            ("authority", f"{nonsense(40, 2)}\n{earlier}", BOARD),
        )
    )

    assert sharing.kinds == (Kind.QUOTED,)


def test_two_letters_of_one_thread_by_one_template_have_boilerplate() -> None:
    sharing = only(
        thread(
            ("authority", f"{nonsense(5, 1)} {RIGHTS}", None),
            ("requester", nonsense(30, 2), None),
            ("authority", f"{nonsense(5, 3)} {RIGHTS}", None),
        )
    )

    assert sharing.kinds == (Kind.BOILERPLATE,)


def test_speakers_of_two_threads_are_not_taken_for_one() -> None:
    said = [("requester", RIGHTS, None), ("authority", nonsense(30, 2), None)]
    other = [("requester", RIGHTS, None), ("authority", nonsense(30, 3), None)]
    sharing = only(thread(*said, name="one"), thread(*other, name="two"))

    assert sharing.kinds == (Kind.UNATTRIBUTED,)


def test_what_a_copy_holds_is_not_a_second_body_s() -> None:
    one, other = letter("a", HARM, publisher=BOARD), letter("b", HARM, publisher=WATCH)

    (sharing,) = shared_wording([one, other], derived=[("b", "a")]).sharings

    assert sharing.kinds == (Kind.COPIED,)


def test_other_marks_are_told() -> None:
    one, other = letter("a", HARM), letter("b", HARM.replace(",", ";"))

    assert not only(one, other).reads_alike
    assert only(one, letter("b", HARM.replace("\n", "\u00a0\r\n"))).reads_alike


def test_shorter_wording_than_asked_for_is_not_told() -> None:
    texts = [letter("a", "one two three four"), letter("b", "one two three four")]

    assert shared_wording(texts, min_words=5).sharings == ()
    assert shared_wording(texts, min_words=4).sharings[0].words == 4


def test_two_texts_of_one_name_are_refused() -> None:
    with pytest.raises(WordingError, match="two texts are named a"):
        shared_wording([letter("a"), letter("a")])


def test_no_text_and_empty_texts_share_nothing() -> None:
    assert shared_wording([]).sharings == ()
    assert shared_wording([WordedText("a", ""), WordedText("b", "\n")]).shares == {"a": 0, "b": 0}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_texts_does_not_matter(seed: int) -> None:
    texts = [
        letter("a", RIGHTS, HARM, publisher=BOARD),
        letter("b", HARM, RIGHTS, publisher=WATCH),
        letter("c", RIGHTS, publisher=BOARD),
        WordedText("d", f"{RIGHTS} {HARM}"),
    ]
    first = shared_wording(texts)

    Random(seed).shuffle(texts)

    assert repr(shared_wording(texts)) == repr(first)


def test_the_thread_at_hand_repeats_itself_and_nobody_else(sources: Path) -> None:
    texts = [_source(path) for path in sorted(sources.glob("*.txt"))]
    thread = next(text for text in texts if text.is_thread)

    wording = shared_wording(texts)

    # 53 % was measured in whole paragraphs that are repeated; stretches go over their ends.
    assert 0.53 <= wording.shares[thread.name] <= 0.70
    assert all(share < 0.06 for name, share in wording.shares.items() if name != thread.name)
    assert all(len(sharing.texts) == 1 for sharing in wording.sharings)
    widest = wording.sharings[0]
    assert widest.kinds == (Kind.QUOTED,) and 80 <= widest.words <= 90
    assert [(place.message, place.is_quoted) for place in widest.places] == [
        (2, False),
        (3, True),
        (6, True),
        (7, True),
    ]
    own = [s for s in wording.sharings if s.kinds == (Kind.BOILERPLATE,)]
    assert sorted(s.words for s in own)[-2:] == pytest.approx([237, 238], abs=5)
    contents = {text.name: text.content for text in texts}
    for sharing in wording.sharings:
        stand = {_words(contents[p.text][slice(*p.at)]) for p in sharing.places}
        assert len(stand) == 1


def _words(stretch: str) -> str:
    """The words of a stretch by means of their own: letters and figures of the folded text."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(stretch).text).lower().split())


def _source(path: Path) -> WordedText:
    from extract.source import source
    from extract.thread import is_thread, messages

    content = path.read_text(encoding="utf-8")
    found = messages(source(content))
    pieces = (Message((m.start, m.end), m.speaker) for m in found if is_thread(found))
    return WordedText(path.name, content, f"org/{path.stem}", messages=tuple(pieces))
