"""A passage line says where words stand, and gives nothing of them away."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing import KeyNeededError, paragraph_words, passage_line
from data.marked import read_yaml
from data.passages import State, check_passages
from data.schema import Record
from tests.data.texts import FIRST, SECOND, record_of, span_of, text_of

NOTICE = f"Heading\n\n{FIRST}\n\n{SECOND}\n"
KEY = b"k" * 32


def record_with(line: str) -> Record:
    read = read_yaml(f"passages:\n{line}\n", path="line.yaml").value
    plain = record_of(NOTICE, {}).model_dump(by_alias=True, mode="json", exclude_none=True)
    return Record.model_validate({**plain, "passages": read["passages"]})


def states(line: str, key: bytes | None = None) -> list[State]:
    return [c.state for c in check_passages(record_with(line), [text_of(NOTICE)], key=key)]


def test_a_line_put_into_a_record_holds() -> None:
    line = passage_line(NOTICE, span_of(NOTICE, FIRST), name="lamps")

    assert states(line) == [State.HOLDS]
    assert "where: paragraph 2" in line


@pytest.mark.parametrize(("part", "is_personal"), [("Heading", False), (FIRST, True)])
def test_what_is_short_or_personal_is_digested_under_the_key(part: str, is_personal: bool) -> None:
    at = span_of(NOTICE, part)
    line = passage_line(NOTICE, at, name="head", key=KEY, is_personal=is_personal)

    assert " sha256" not in line
    assert states(line, KEY) == [State.HOLDS]
    assert states(line, b"x" * 32) == [State.LOST]
    with pytest.raises(KeyNeededError, match="oversight init"):
        passage_line(NOTICE, at, name="head", is_personal=is_personal)


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_place_comes_back_from_the_line(where: str) -> None:
    line = passage_line(NOTICE, span_of(NOTICE, FIRST), name="a", where=where)

    read = read_yaml(f"passages:\n{line}\n", path="line.yaml").value

    (passage,) = read["passages"].values()  # type: ignore[union-attr]  # a mapping, as was written
    assert isinstance(passage, dict)
    assert passage["where"] == unicodedata.normalize("NFC", where)


def test_paragraphs_are_counted_as_coverage_counts_them() -> None:
    assert paragraph_words(NOTICE, (0, 7)) == "paragraph 1"
    assert paragraph_words(NOTICE, (0, len(NOTICE))) == "paragraphs 1 to 3"
    assert paragraph_words(NOTICE, (7, 9)) == "between 7 and 9"
