"""The JSON of a reading and its sheet."""

import json
from decimal import Decimal

from extract.contract import as_json, as_line, number
from extract.reader import read_document
from extract.sheet import sheet
from tests.extract.letters import asked_and_answered, letter

KEYS = [
    "document",
    "kind",
    "title",
    "publisher",
    "reference",
    "dates",
    "outcome",
    "questions",
    "items",
    "provisions",
    "organisations",
    "projects",
    "people",
    "amounts",
    "relations",
]
TEXT = asked_and_answered(
    ("How many widgets are there?", "There are 14, for nearly £5 million."),
    ("Who made them?", "This is exempt under section 43(2) of the Act."),
)


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    assert list(as_json(read_document(TEXT, name="a"))) == KEYS


def test_a_line_is_one_line_and_reads_back() -> None:
    reading = read_document(TEXT, name="a")
    line = as_line(reading)
    assert "\n" not in line
    assert json.loads(line) == as_json(reading)


def test_items_name_their_provisions_in_short() -> None:
    items = as_json(read_document(TEXT, name="a"))["items"]
    assert [one["provisions"] for one in items] == [[], ["FOIA 2000 s.43(2)"]]


def test_a_silent_item_has_no_place() -> None:
    text = letter("Your request:\n\n1. How many?\n2. Who pays?\n\nResponse:\n\n1. Six\n")
    silent = as_json(read_document(text, name="a"))["items"][1]
    assert (silent["outcome"], silent["start"], silent["end"]) == ("no-answer", None, None)


def test_only_requests_have_outcomes() -> None:
    page = '---\ntitle: "Lantern Night"\ndate: 2021-05-04\n---\n\nA grant fund paid. Not held.'
    assert as_json(read_document(page, name="a"))["outcome"] is None


def test_a_whole_number_is_written_whole() -> None:
    assert (number(Decimal("5000000")), number(Decimal("1.50"))) == (5000000, 1.5)


def test_a_sheet_shows_place_rule_and_score() -> None:
    sections = {section.title: section.rows for section in sheet(read_document(TEXT, name="a"))}
    money = sections["Money"][0]
    assert money.value.startswith("GBP 5,000,000 approx")
    assert money.rule.startswith("amounts/")
    start, _, end = money.place.partition("-")
    assert TEXT[int(start) : int(end)] == "£5 million"


def test_a_sheet_says_what_was_left_open() -> None:
    text = letter("Your request:\n\n1. How many?\n2. Who pays?\n\nResponse:\n\n1. Six\n")
    sections = {section.title: section.rows for section in sheet(read_document(text, name="a"))}
    assert ("items 2", "no answer bears its number") in {
        (row.field, row.value) for row in sections["Left open"]
    }
    assert any(row.value == "not found" for row in sections["Document"])
