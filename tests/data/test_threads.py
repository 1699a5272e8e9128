"""Messages of a thread: whose, of which day, and what each repeats of another."""

from itertools import pairwise
from pathlib import Path

import pytest

from data.readers.texts import Start
from data.threads import (
    AUTHORITY,
    PLATFORM,
    REQUESTER,
    THIRD,
    marked_messages,
    read_thread,
)
from data.wording.texts import Message
from extract import thread as rules
from extract.dates import dated
from extract.source import source
from tests.data.spoken import QUESTION, THREAD, cuts, dates, place_of, thread


def test_speakers_are_called_as_the_rules_call_them() -> None:
    assert (rules.AUTHORITY, rules.REQUESTER, rules.THIRD, rules.PLATFORM) == (
        *(AUTHORITY, REQUESTER, THIRD, PLATFORM),
    )


def test_every_message_has_its_speaker_and_day() -> None:
    assert [(m.number, m.speaker, m.sent) for m in thread()] == [
        (1, PLATFORM, ""),
        (2, REQUESTER, "2019-05-03"),
        (3, AUTHORITY, "2019-05-28"),
        (4, THIRD, "2019-06-02"),
        (5, THIRD, ""),
    ]


def test_the_messages_cover_the_text_and_each_begins_with_its_head() -> None:
    found = thread()
    assert [THREAD[m.at[0] :].split("\n")[0] for m in found[1:4]] == [
        "Lamp Seeker",
        "Westmarch Police, 28 May 2019",
        "Lamp Walker left an annotation (2 June 2019)",
    ]
    assert found[0].at[0] == 0 and found[-1].at[1] == len(THREAD)
    assert all(one.at[1] == other.at[0] for one, other in pairwise(found))


def test_what_a_letter_repeats_of_the_request_is_its_quotation() -> None:
    quoting = {m.number: m.quotes for m in thread() if m.quotes}
    assert set(quoting) == {3}
    (quote,) = quoting[3]
    here, there = THREAD[slice(*quote.at)], THREAD[slice(*quote.origin)]
    assert quote.of == 2
    assert here.split() == there.split()
    assert QUESTION in here


@pytest.mark.parametrize(
    "head",
    [
        "Date: 2019-05-28\n\nDear Sir,",
        "From: FOI Team\nSent: Tue 28 May 2019 10:02\nDear Sir,",
        "3 of 6 | Westmarch to Seeker | Tue 28 May 2019 10:02\n\nDear Sir,",
        "On 28 May 2019, at 10:02, FOI Team wrote:\n",
        "Dear Sir,\n\nOur ref: 12\n\n28 May 2019\n",
        "Westmarch Police\n\n28 May 2019\n\nDear Sir,",
        "> 28 May 2019\n> Dear Sir,",
    ],
)
def test_each_form_of_a_head_gives_the_day(head: str) -> None:
    opening = "Dear Westmarch Police,\n\nHow many lamps?\n\n"
    text = f"{opening}{head}\n\nNone.\n"
    at = [len(opening), len(text)]
    if (greeting := text.find("Dear Sir", at[0])) > 0 and "ref" not in head:
        at[0] = greeting
    found = read_thread(text, _two(text, at[0]), dates=_dates(text))
    assert found[1].sent == "2019-05-28"


@pytest.mark.parametrize(
    "body",
    [
        "We received your request on 28 May 2019.",
        "You will hear from us by 28 May 2019",
        "Since 28 May 2019 no lamp was lit, as we said before.",
        "Words.\n" * 12 + "\n28 May 2019\n",
    ],
)
def test_a_date_in_a_body_is_not_the_day_of_the_message(body: str) -> None:
    opening = "Dear Westmarch Police,\n\nHow many lamps?\n\n"
    text = f"{opening}Dear Sir,\n\n{body}\n"
    assert read_thread(text, _two(text, len(opening)), dates=_dates(text))[1].sent == ""


def test_the_head_of_one_message_is_no_day_of_the_one_before() -> None:
    text = "Dear Police,\n\nLamps?\n\nWestmarch Police\n28 May 2019\n\nDear Sir,\n\nNone.\n"
    first, second = read_thread(text, _two(text, text.index("Dear Sir")), dates=_dates(text))
    assert second.sent == "2019-05-28"
    assert first.sent == ""


def test_one_letter_is_no_thread() -> None:
    assert read_thread("Dear Sir,\n", [Message((0, 10), AUTHORITY)]) == ()


def test_the_marks_of_a_saved_page_cut_it() -> None:
    starts = [
        Start(20, "message 1, outgoing, 3 May 2019"),
        Start(60, "message 2, incoming"),
        Start(90, "message 3, annotation, 2 June 2019"),
    ]
    found = marked_messages(starts, 120)
    assert [(m.at, m.speaker) for m in found] == [
        ((0, 20), PLATFORM),
        ((20, 60), REQUESTER),
        ((60, 90), AUTHORITY),
        ((90, 120), THIRD),
    ]
    assert marked_messages([Start(0, "page 1"), Start(50, "page 2")], 120) == ()


def test_what_is_quoted_stands_where_it_is_said_to_stand() -> None:
    (quote,) = thread()[2].quotes
    start, end = place_of(QUESTION, nth=2)
    assert quote.at[0] <= start and end <= quote.at[1]
    assert not read_thread(THREAD.replace(QUESTION, "no"), cuts()[:1], dates=dates())


def test_the_real_thread_has_ten_messages_of_four_speakers(sources: Path) -> None:
    text = next(sources.glob("000_*.txt")).read_bytes().decode()
    found = read_thread(text, _by_rule(text), dates=_dates(text))
    assert [m.speaker for m in found] == [
        *(PLATFORM, REQUESTER, AUTHORITY, THIRD, THIRD),
        *(AUTHORITY, AUTHORITY, THIRD, THIRD, THIRD),
    ]
    assert {m.sent for m in found} == {""}  # the page was saved without its dates
    assert {m.number: {q.of for q in m.quotes} for m in found if m.quotes} == {
        3: {2},
        6: {2},
        7: {2},
    }


def _by_rule(text: str) -> list[Message]:
    return [Message((m.start, m.end), m.speaker) for m in rules.messages(source(text))]


def _dates(text: str) -> list[tuple[str, int, int]]:
    return [(one.value, one.start, one.end) for one in dated(source(text))]


def _two(text: str, at: int) -> list[Message]:
    return [Message((0, at), REQUESTER), Message((at, len(text)), AUTHORITY)]
