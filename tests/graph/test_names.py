"""The IRIs of the project: of one form, and another for every other thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import parse_period, period_from_slug
from graph.names import (
    BASE,
    ID,
    local_name,
    part_node,
    period_node,
    prefixes,
    reference_node,
    short_name,
    thing_iri,
    thing_node,
)
from ontology.terms import OV
from ontology.vocabulary import vocabulary
from tests.field_strategies import periods
from tests.invented import read_plain


def test_a_thing_and_its_parts_are_named_after_kind_and_slug() -> None:
    assert thing_iri("org/a").value == "https://w3id.org/oversight-graph/id/org/a"
    assert part_node("claim", "record", "a") == f"<{ID}claim/record/a>"


def test_a_node_is_written_as_the_engine_writes_its_iri() -> None:
    assert thing_node("org/a") == str(thing_iri("org/a"))


def test_a_law_is_named_as_legislation_gov_uk_names_it() -> None:
    catalogue = read_plain().catalogue
    law = reference_node("law/lamps-act-2001/s32a", catalogue)

    assert law == "<http://www.legislation.gov.uk/id/ukpga/2001/99/section/32A>"
    assert reference_node("org/a", catalogue) == thing_node("org/a")


@given(periods(), periods())
def test_two_dates_have_one_name_only_if_they_are_stated_alike(one: str, other: str) -> None:
    first, second = parse_period(one), parse_period(other)

    assert (period_node(first) == period_node(second)) == (one == other)
    assert period_from_slug(local_name(period_node(first)[1:-1])) == first


@pytest.mark.parametrize(
    ("iri", "short", "local"),
    [
        (f"{ID}org/a", "org/a", "a"),
        (f"{ID}claim/record/a", "claim/record/a", "a"),
        (OV.fundedBy, OV.fundedBy, "fundedBy"),
        ("http://www.legislation.gov.uk/id/ukpga/2001/9", None, "9"),
    ],
)
def test_a_name_is_shown_short(iri: str, short: str | None, local: str) -> None:
    assert short_name(iri) == (short or iri)
    assert local_name(iri) == local


def test_every_kind_of_thing_has_a_prefix_and_none_hides_a_standard_one() -> None:
    table = prefixes()
    kinds = set(vocabulary().classes_by_kind) - {"law"}

    assert {f"{ID}{kind}/" for kind in kinds} <= set(table.values())
    assert table["body"] == f"{ID}org/"
    assert table["ov"] == f"{BASE}ns#"
    assert len(set(table.values())) == len(table)


@given(st.sampled_from(sorted(prefixes())))
def test_a_prefix_is_a_word_that_sparql_takes(name: str) -> None:
    assert name.isalpha() and name.islower()
