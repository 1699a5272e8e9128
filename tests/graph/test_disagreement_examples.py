"""Each kind of disagreement appears where it should, and nowhere else."""

from collections import Counter

import pytest

from graph.disagreement_kinds import kinds
from tests.graph.disagreement_examples import Row, disagreements, examples, rows_in, without
from tests.graph.rule_examples import Example

KINDS = {kind.code: kind for kind in kinds()}
EXAMPLES = {f"{one.code}/{one.name}": one for one in examples()}
SORTS = ("appears", "silent", "thin")
# What hangs on what no source says; so does everything of the kind "hypothesis".
CONDITIONAL = {
    *("value/appears-later.ttl", "date/appears-alternatives.ttl", "figure/appears-hypothesis.trig"),
    *("denial/appears-compound.ttl", "denial/appears-identity.ttl", "denial/appears-condition.ttl"),
    "denial/appears-inference.trig",
}


def of_sort(sort: str) -> list[str]:
    return [name for name, one in EXAMPLES.items() if one.name.split("-")[0].split(".")[0] == sort]


def found(example: Example) -> list[Row]:
    return rows_in(KINDS[example.code], example.quads)


def test_every_example_of_every_kind_is_looked_at() -> None:
    assert {sort: len(of_sort(sort)) for sort in SORTS} == {"appears": 30, "silent": 23, "thin": 13}
    assert len(EXAMPLES) == 66
    of_each = Counter((EXAMPLES[name].code, sort) for sort in SORTS for name in of_sort(sort))
    assert set(of_each) == {(kind, sort) for kind in KINDS for sort in SORTS}


@pytest.mark.parametrize("name", of_sort("appears"))
def test_a_kind_is_found_where_it_is_and_only_once(name: str) -> None:
    assert len(disagreements(found(EXAMPLES[name]))) == 1


@pytest.mark.parametrize("name", of_sort("appears"))
def test_a_kind_says_where_it_hangs_on_what_no_source_says(name: str) -> None:
    hangs = name in CONDITIONAL or name.startswith("hypothesis/")
    assert {"onlyIf" in row for row in found(EXAMPLES[name]) if "second" in row} == {hangs}


@pytest.mark.parametrize("name", [*of_sort("silent"), *of_sort("thin")])
def test_nothing_is_found_where_statements_agree_or_say_too_little(name: str) -> None:
    assert found(EXAMPLES[name]) == []


@pytest.mark.parametrize(
    "name", [name for name, one in EXAMPLES.items() if "# appears without: " in one.text]
)
def test_an_example_is_silent_for_the_reason_that_it_gives(name: str) -> None:
    example = EXAMPLES[name]
    assert len(disagreements(rows_in(KINDS[example.code], without(example)))) == 1


@pytest.mark.parametrize("name", of_sort("appears"))
def test_each_statement_of_an_example_matters_or_is_listed_as_irrelevant(name: str) -> None:
    example = EXAMPLES[name]
    whole, unused = found(example), {*example.irrelevant}
    for quad in example.quads:
        covering = [one for one in example.irrelevant if one.covers(quad)]
        unused -= set(covering)
        left = [other for other in example.quads if other != quad]
        unchanged = rows_in(KINDS[example.code], left) == whole
        assert unchanged == bool(covering), quad
    assert not unused
    assert all(one.reason for one in example.irrelevant)
