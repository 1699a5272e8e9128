"""The whole reader: broken layouts, hostile texts, and the five real documents."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.contract import as_line
from extract.reader import read_document
from extract.reading import Reading
from tests.extract.letters import letter

FOIA = "Freedom of Information Act 2000"
FRAMED = """
|Freedom of Information Reply                           |
|Request Number 20417                                   |
|Date received : 1 May 2018                             |
|Question:                                              |
|Any contracts with Lanternworks about the Lantern      |
|Index and anything else that bears upon it.            |
|Response: NHS Ambleford CCG                            |
|                                                       |
|We use the index for planning. It was built in 2014.   |
|                                                       |
|NHS Ambleford CCG has deemed the contracts to be       |
|commercially sensitive. They are refused under Section |
|43(2) Freedom of Information Act 2000                  |
|If you are unhappy you can contact the Information     |
|Commissioner under section 50.                         |
"""


def exemptions(reading: Reading) -> set[str | None]:
    return {one.section for one in reading.provisions if one.role == "exemption"}


def outcomes(reading: Reading) -> dict[str, str]:
    return {one.number: one.outcome for one in reading.items}


def source(folder: Path, beginning: str) -> Reading:
    path = next(folder.glob(f"{beginning}_*.txt"))
    with path.open(encoding="utf-8", newline="") as file:
        return read_document(file.read(), name=path.stem)


def test_a_letter_framed_as_a_table() -> None:
    reading = read_document(FRAMED, name="framed")
    assert exemptions(reading) == {"43(2)"}
    assert reading.publisher is not None and reading.publisher.value == "NHS Ambleford CCG"
    assert reading.requested is not None and reading.requested.value == "2018-05-01"
    assert reading.outcome is not None and reading.outcome.value == "partially-disclosed"
    assert "Information Commissioner's Office" in {o.canonical for o in reading.organisations}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_line_ends_change_no_value(end: str) -> None:
    text = letter("The information is exempt under section 31(1)(a) of the Act.").replace("\n", end)
    reading = read_document(text, name="letter")
    assert exemptions(reading) == {"31(1)(a)"}
    assert reading.responded is not None and reading.responded.value == "2023-06-12"
    assert [text[p.start : p.end] for p in reading.provisions] == ["section 31(1)(a)"]


def test_letters_that_grow_in_small_form_move_no_place() -> None:
    text = letter("\u0130\u0130\u0130 The information is exempt under section 31 of the Act.")
    found = read_document(text, name="letter").provisions
    assert [text[one.start : one.end] for one in found] == ["section 31"]


def test_footers_of_mail_say_nothing() -> None:
    footer = (
        "\nThis email and any attachments may be exempt under section 41 of the Act and are "
        "monitored by Ambleford County Council since 1 May 2019. It cost £900.\n"
    )
    plain = read_document(letter("None are held."), name="a")
    reading = read_document(letter("None are held.") + footer, name="a")
    assert (reading.provisions, reading.amounts) == (plain.provisions, plain.amounts)
    assert reading.organisations == plain.organisations


def test_the_same_text_gives_the_same_bytes() -> None:
    text = letter("1. How many?\nTwelve.\n\nIt is exempt under sections 31 and 40(2) of the Act.")
    assert as_line(read_document(text, name="a")) == as_line(read_document(text, name="a"))


@pytest.mark.parametrize("text", ["", " ", "\n", "x", "\x00", "\ud800", "1.", "Dear", "|", "£"])
def test_next_to_nothing_is_read(text: str) -> None:
    reading = read_document(text, name="nothing")
    assert reading.kind is not None


@given(st.text(max_size=400))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    reading = read_document(text, name="any")
    places = [(one.start, one.end) for one in reading.provisions]
    places += [(one.start, one.end) for one in reading.amounts]
    places += [(one.start, one.end) for one in reading.organisations]
    places += [(one.start, one.end) for one in reading.relations]
    places += [(one.start, one.end) for one in reading.projects]
    places += [(one.start, one.end) for one in reading.people]
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(
    st.lists(
        st.sampled_from(
            [
                "Dear A,\n",
                "1. How?\n",
                "Q2. No\n",
                "a) x\n",
                "Response:\n",
                "section 31(1) ",
                "£5m ",
                "the Act ",
                "not held ",
                "Yours sincerely\n",
                "if yes ",
                "| a | 1 |\n",
                "\n\n",
                "1 May 2019 ",
            ]
        ),
        max_size=40,
    )
)
def test_pieces_of_letters_in_any_order_are_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = read_document(text, name="pieces")
    for one in reading.items:
        assert (one.start is None) == (one.end is None)
        if one.start is not None and one.end is not None:
            assert text[one.start : one.end].strip()


HOSTILE = [
    "a",
    "A ",
    "1",
    " ",
    "\n",
    "(",
    ")",
    "[",
    ".",
    "|",
    "£1,000 ",
    "s31(1)(a), ",
    "Q1. a?\n",
    "1. How?\n",
    "Dear A\n",
    "12/3/2019 ",
    "Police ",
    "if ",
    "not held ",
    "| a | b |\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_takes_time_in_line_with_its_length(unit: str) -> None:
    """Four times the text takes about four times the work; sixteen would be quadratic."""
    small, large = (_seconds(unit, size) for size in (3_000, 12_000))
    assert large < 9 * max(small, 0.004)


def _seconds(unit: str, size: int) -> float:
    text = unit * (size // len(unit))
    best = float("inf")
    for _ in range(2):
        before = time.process_time()
        read_document(text, name="hostile")
        best = min(best, time.process_time() - before)
    return best


def test_the_thread_is_withdrawn_against_its_label(sources: Path) -> None:
    reading = source(sources, "000")
    assert reading.kind is not None and reading.kind.value == "foi-request-thread"
    assert reading.outcome is not None and reading.outcome.value == "withdrawn"
    assert outcomes(reading) == dict.fromkeys("12345", "withdrawn")
    assert exemptions(reading) == set()
    assert {"1(3)(a)", "1(3)(b)"} <= {one.section for one in reading.provisions}
    assert any("label says not-held" in one.reason for one in reading.abstentions)
    assert reading.requested is not None and reading.requested.value == "2015-07-28"


def test_the_councils_answers_part_by_part(sources: Path) -> None:
    reading = source(sources, "001")
    wanted = {
        **dict.fromkeys(("1", "1a", "1b", "1d", "2c", "6", "6b", "9"), "disclosed"),
        **dict.fromkeys(("1c", "3", "4", "4a", "4b", "4c", "4d", "4e", "5", "8e"), "redirected"),
        **dict.fromkeys(("2a", "2b", "8", "8a", "8b", "8c", "8d"), "conditional"),
        **dict.fromkeys(("2", "7", "8f"), "no-answer"),
        "6a": "not-applicable",
    }
    assert outcomes(reading) == wanted
    assert exemptions(reading) == set()
    assert reading.outcome is not None and reading.outcome.value != "disclosed"
    assert reading.questions == 9


def test_the_forces_refusal_of_three_questions(sources: Path) -> None:
    reading = source(sources, "002")
    wanted = {
        **dict.fromkeys("159", "disclosed"),
        **dict.fromkeys("234", "not-applicable"),
        **dict.fromkeys("678", "refused"),
    }
    assert outcomes(reading) == wanted
    assert exemptions(reading) == {"24(1)", "31(1)"}
    for one in reading.items:
        under = (f"{FOIA} s.24(1)", f"{FOIA} s.31(1)") if one.outcome == "refused" else ()
        assert one.provisions == under
    assert reading.interest_test is not None and reading.interest_test.value == "shown"


def test_the_decisions_sum_and_its_law(sources: Path) -> None:
    reading = source(sources, "003")
    assert {(str(a.value), a.qualifier) for a in reading.amounts} == {("1400000", "exact")}
    assert exemptions(reading) == set()
    assert ("Data Protection Act 2018", "57") in {(p.act, p.section) for p in reading.provisions}
    assert reading.publisher is not None
    assert reading.publisher.value == "Mayor's Office for Policing and Crime"
    assert reading.reference is not None and reading.reference.value == "PCD 545"


def test_the_news_sum_and_its_funder(sources: Path) -> None:
    reading = source(sources, "004")
    assert [(str(a.value), a.qualifier) for a in reading.amounts] == [("5000000", "approx")]
    assert exemptions(reading) == set()
    related = {(one.subject, one.predicate, one.object) for one in reading.relations}
    assert ("Home Office", "funds", "Project Alpha") in related
