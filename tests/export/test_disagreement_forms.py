"""Disagreements as rows, as text and as JSON: everything is told, and nothing obeyed."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from export.disagreement_json import FORMAT, to_disagreement_json
from export.disagreement_tables import (
    sentence,
    to_disagreement_table,
    to_full_disagreement_table,
    to_kind_table,
)
from export.disagreement_text import STAYS, to_disagreement_text
from export.wrapping import width_of
from graph import open_graph
from graph.disagreements import Compared, Disagreement, compare

HOSTILE = 'x\x1b[31m "<script>alert(1)</script>" \u202e=1+1'


@pytest.fixture(scope="module")
def compared() -> Iterator[Compared]:
    graph = open_graph()
    yield compare(graph)
    graph.worker.close()


def of_kind(compared: Compared, code: str) -> Disagreement:
    return next(one for one in compared.disagreements if one.kind.code == code)


def test_a_row_says_what_it_is_and_what_that_hangs_on(compared: Compared) -> None:
    table = to_disagreement_table(compared.disagreements)
    assert len(table.rows) == len(compared.disagreements)
    assert all(cell and cell.value for row in table.rows for cell in row)
    assert sentence(of_kind(compared, "value")) == of_kind(compared, "value").why
    assert sentence(of_kind(compared, "date")).startswith("Only if one of the dates")


def test_a_spreadsheet_has_a_row_for_each_side(compared: Compared) -> None:
    table = to_full_disagreement_table(compared.disagreements)
    assert len(table.rows) == sum(len(one.sides) for one in compared.disagreements)
    by_name = [
        {name: cell.value for name, cell in zip(table.columns, row, strict=True) if cell}
        for row in table.rows
    ]
    exits = [row for row in by_name if row["kind"] == "date"]
    assert [row["against"] for row in exits] == [row["statement"] for row in reversed(exits)]
    assert {row["conditional"] for row in exits} == {"yes"}
    assert {row["said_by"] for row in exits} == {"Mayor's Office for Policing and Crime"}
    assert [row["places"] for row in exits] == ["3.2", "Recommendation, bullet 3"]


def test_every_column_is_filled_somewhere(compared: Compared) -> None:
    table = to_full_disagreement_table(compared.disagreements)
    empty = {
        column
        for at, column in enumerate(table.columns)
        if not any(cell.value for row in table.rows if (cell := row[at]))
    }
    assert empty == {"held"}  # what says for which time it holds disagrees with nothing here


def test_the_kinds_are_listed_with_what_they_mean(compared: Compared) -> None:
    rows = to_kind_table(compared.kinds).rows
    assert [row[0].value for row in rows if row[0]] == [kind.code for kind in compared.kinds]


def test_programs_get_every_side_with_its_places(compared: Compared) -> None:
    document = json.loads(to_disagreement_json(compared, compared.disagreements))
    assert document["format"] == FORMAT
    assert document["graph"] == compared.graph
    assert len(document["disagreements"]) == len(compared.disagreements)
    told = next(one for one in document["disagreements"] if one["kind"] == "hypothesis")
    assert told["conditional"] is True
    assert (
        told["hypotheses"][0]["name"]
        == "claim/thurrock-social-media-response/letter-possibly-the-same"
    )
    first, second = told["sides"]
    assert first["against"] == [second["iri"]]
    assert second["against"] == [first["iri"]]
    assert first["passages"][0]["where"] == "Question 1, sentence 1"


@pytest.mark.parametrize("width", [20, 40, 72, 100, 200])
def test_a_text_tells_every_side_and_keeps_to_its_width(compared: Compared, width: int) -> None:
    text = to_disagreement_text(compared.disagreements, as_of=compared.as_of, width=width)
    assert max(width_of(line) for line in text.splitlines()) <= max(40, min(width, 100))
    joined = " ".join(text.split())
    for one in compared.disagreements:
        assert one.id in text
        assert " ".join(one.kind.must_not_claim.split()) in joined
        for side in one.sides:
            assert side.named.label.split(",")[0] in joined
    assert joined.count(STAYS) == len(compared.disagreements)


def test_a_text_names_through_whom_and_the_hypothesis(compared: Compared) -> None:
    told = to_disagreement_text(
        [of_kind(compared, "hypothesis"), of_kind(compared, "value")],
        as_of=compared.as_of,
        width=100,
        colour=True,
    )
    joined = " ".join(told.split())
    assert "through Unknown republisher of the article" in joined
    assert "by hypothesis [proposed] Inferred: the letter on file may be the one" in joined
    assert "\x1b[1mTwo values of what has one\x1b[0m" in told


def test_what_a_terminal_would_obey_is_spelled_out(compared: Compared) -> None:
    one = of_kind(compared, "value")
    hostile = replace(one, matter=HOSTILE, why=HOSTILE, only_if=HOSTILE)
    text = to_disagreement_text([hostile], as_of=compared.as_of, width=80)
    written = to_disagreement_json(compared, [hostile])
    for told in (text, written):
        assert "\x1b" not in told
        assert "\u202e" not in told
    assert json.loads(written)["disagreements"][0]["matter"] == HOSTILE
