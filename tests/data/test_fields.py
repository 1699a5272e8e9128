"""The types of single fields, each by what it takes and what it says of what it does not."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from data.dates import OneOf, Period, parse_period
from data.fields import (
    Amount,
    ClaimName,
    Code,
    Day,
    Flag,
    Fuzzy,
    Names,
    Reference,
    Slug,
    Words,
    did_you_mean,
    nearest,
)
from ontology.vocabulary import vocabulary

Stage = Annotated[str, Code("FundingStageScheme")]


def read(kind: Any, written: object) -> Any:  # noqa: ANN401  # any type, any value
    return TypeAdapter(kind).validate_python(written)


@pytest.mark.parametrize(
    "reference",
    ["org/mopac", "law/dpa-2018", "law/dpa-2018/s57", "law/gdpr/article-35-1", "office/a-1"],
)
def test_a_reference_is_a_kind_and_a_slug_or_a_part_of_a_law(reference: str) -> None:
    assert read(Reference, reference) == reference


@pytest.mark.parametrize(
    "reference",
    [
        "mopac",
        "org/",
        "/mopac",
        "org/Mopac",
        "org/a b",
        "org/a--b",
        "org/a/b",
        "law/a/57",
        "org/a\n",
    ],
)
def test_anything_else_is_no_reference(reference: str) -> None:
    with pytest.raises(ValidationError):
        read(Reference, reference)


@pytest.mark.parametrize("name", ["a", "a-1", "2019"])
def test_a_short_name_is_small_letters_digits_and_hyphens(name: str) -> None:
    assert read(Slug, name) == read(ClaimName, name) == name
    assert read(ClaimName, f"record/{name}") == f"record/{name}"


@pytest.mark.parametrize("name", ["", "A", "a_b", "-a", "a-", "é", "a/b/c", "a" * 161])
def test_anything_else_is_no_short_name(name: str) -> None:
    for kind in (Slug, ClaimName):
        with pytest.raises(ValidationError):
            read(kind, name)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("yes", True), ("No", False), ("TRUE", True), ("false", False), (True, True), (False, False)],
)
def test_a_flag_is_yes_or_no(written: object, meant: bool) -> None:
    assert read(Flag, written) is meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1400000", "1400000"), (25, "25"), ("25.50", "25.5"), (Decimal("0"), "0"), ("007", "7")],
)
def test_an_amount_is_a_number_in_units(written: object, meant: str) -> None:
    assert read(Amount, written) == Decimal(meant)


@pytest.mark.parametrize(
    "written", ["-1", "1.4m", "£5", "1,000", "NaN", "Infinity", "1e15", "", "1_000", "٣", "0.125"]
)
def test_anything_else_is_no_amount(written: str) -> None:
    with pytest.raises(ValidationError):
        read(Amount, written)


def test_a_date_is_a_period_or_several() -> None:
    assert read(Fuzzy, "2018-10") == parse_period("2018-10")
    assert isinstance(read(Fuzzy, {"one-of": ["2018", "2019"]}), OneOf)
    assert read(Fuzzy, parse_period("2018")) == parse_period("2018")
    assert isinstance(read(Fuzzy, "..2018"), Period)


def test_a_day_is_one_day_and_nothing_wider() -> None:
    assert read(Day, "2026-11-22") == read(Day, date(2026, 11, 22)) == date(2026, 11, 22)
    for written in ("2026-11", "2026-11-22..", {"one-of": ["2026", "2025"]}, 5):
        with pytest.raises(ValidationError):
            read(Day, written)


def test_a_single_word_stands_for_a_list_of_it() -> None:
    assert read(Names, "MPS") == ("MPS",)
    assert read(Names, ["MPS", "Met"]) == ("MPS", "Met")


def test_words_lose_the_space_around_them_and_must_not_be_empty() -> None:
    assert read(Words, "  two words\n") == "two words"
    with pytest.raises(ValidationError):
        read(Words, " \n ")


def test_a_code_is_one_of_the_vocabulary() -> None:
    assert read(Stage, "offered") == "offered"
    with pytest.raises(ValidationError, match='"given" is not a known funding stage'):
        read(Stage, "given")


def test_a_code_is_listed_in_the_schema() -> None:
    schema = TypeAdapter(Stage).json_schema()

    assert schema == {"type": "string", "enum": sorted(vocabulary().codes("FundingStageScheme"))}


def test_the_nearest_word_is_asked_for_and_else_a_short_list_given() -> None:
    assert did_you_mean("offred", ["offered", "spent"]) == 'did you mean "offered"?'
    assert did_you_mean("zzz", ["offered", "spent"]) is None
    assert nearest("zzz", ["spent", "offered"]) == "write one of offered, spent"
    assert nearest("zzz", [f"word-{n}" for n in range(40)]) == "see the list in the guide"
