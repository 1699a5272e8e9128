"""``oversight disagreements``: what it tells, what it leaves out, and how it ends."""

import json
import re
from pathlib import Path

import pytest

from graph.disagreement_kinds import kinds
from tests.oversight.conftest import Ran, Run


def done(ran: Ran) -> str:
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()


def rows(table: str) -> int:
    (found,) = re.findall(r"^(\d+) rows?$", table, re.MULTILINE)
    return int(found)


def test_it_lists_what_it_finds_and_how_to_ask_further(run: Run) -> None:
    ran = run("disagreements")
    assert rows(done(ran)) == 16
    assert "exit planned: stated as" in " ".join(done(ran).split())
    assert b"oversight disagreements --why" in ran.stderr


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (("--kind", "date"), 1),
        (("--kind", "date", "--kind", "figure"), 3),
        (("--about", "social-media-hub"), 4),
        (("--about", "North Yorkshire Police"), 2),
        (("--about", "document/mopac-pcd-545", "--kind", "citation"), 2),
    ],
)
def test_it_may_be_asked_for_a_kind_and_for_a_thing(
    asked: tuple[str, ...], count: int, run: Run
) -> None:
    assert rows(done(run("disagreements", *asked))) == count


def test_one_is_shown_in_full_by_its_name(run: Run) -> None:
    listed = done(run("disagreements", "--kind", "date"))
    (name,) = re.findall(r"date-[0-9a-f]{10}", listed)
    told = " ".join(done(run("disagreements", "--why", name)).split())
    for words in (
        "Two dates for one event",
        "said by Mayor's Office for Policing and Crime",
        "Recommendation, bullet 3 [1659, 1840]",
        "It must not be read to say That a date was missed or changed.",
        "A disagreement is nobody's error: every side stays as its source has it.",
    ):
        assert words in told


def test_all_are_shown_in_full(run: Run) -> None:
    told = done(run("disagreements", "--why", "all", "--kind", "denial"))
    assert told.count("It must not be read to say") == 5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--why", "date-0"), 'no disagreement among these is called "date-0"'),
        (("--kind", "dates"), 'there is no kind of disagreement "dates"; did you mean "date"?'),
        (("--about", "no-such-thing"), 'nothing in this graph is called "no-such-thing"'),
        (("--kind", "date", "--max-text", "5"), "more than 5 characters"),
    ],
)
def test_what_there_is_not_is_told_in_one_line(words: tuple[str, ...], told: str, run: Run) -> None:
    ran = run("disagreements", *words)
    assert ran.returncode == 1
    assert ran.stdout == b""
    assert told in ran.stderr.decode().replace("\n", " ")


def test_that_none_is_found_is_no_proof_of_agreement(run: Run) -> None:
    told = " ".join(done(run("disagreements", "--about", "gangs-matrix")).split())
    assert told.startswith("No disagreements: 8 kinds looked for in this graph as of 2026-11-22")
    assert "not proof that the sources agree" in told


def test_the_kinds_are_listed_without_a_graph(run: Run) -> None:
    told = done(run("disagreements", "--list"))
    assert rows(told) == len(kinds())
    listed = done(run("disagreements", "--list", "--kind", "date", "--format", "csv"))
    assert listed.startswith("kind,title,definition\r\ndate,Two dates for one event,")
    refused = run("disagreements", "--list", "--format", "json")
    assert refused.returncode == 2


def test_programs_get_json_and_spreadsheets_rows(run: Run) -> None:
    document = json.loads(done(run("disagreements", "--format", "json", "--kind", "label")))
    assert document["kinds_asked"] == ["label"]
    assert {one["kind"] for one in document["disagreements"]} == {"label"}
    lines = done(run("disagreements", "--format", "csv", "--kind", "date")).splitlines()
    assert lines[0].startswith("id,kind,title,conditional,about,")
    assert len(lines) == 3


def test_an_answer_may_be_written_to_a_file(run: Run) -> None:
    ran = run("disagreements", "--kind", "value", "-o", "values.txt")
    assert done(ran) == ""
    assert rows(Path("values.txt").read_text("utf-8")) == 1


def test_a_cut_answer_says_so(run: Run) -> None:
    ran = run("disagreements", "--kind", "correction", "--max-rows", "2")
    assert b"Note: correction: the answer is cut" in ran.stderr
