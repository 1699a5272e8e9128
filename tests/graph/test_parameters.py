"""Parameters are filled in as terms: whatever is given stays one term in its place."""

import re
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ParameterError
from graph.limits import Limits
from graph.names import ID
from graph.parameters import Parameter, fill, parameters_of, read_term
from graph.query import packaged_queries
from graph.sparql_words import refuse_dangerous
from ontology.vocabulary import vocabulary

XSD = "http://www.w3.org/2001/XMLSchema#"
PROJECT = "VALUES ?given { UNDEF } # param: project project"
HOSTILE = [
    "'",
    '"',
    "'''",
    '"""',
    "\\",
    '\\"',
    '" } SERVICE <http://a/> { ?s ?p ?o } #',
    '"@en',
    "}",
    "{ } # param: project project",
    "VALUES ?given { UNDEF } # param: given text",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u2028",
    "\ufeff",
    "?given",
    "<http://a/>",
    "\\u0022",
    "\\1\\g<0>",
    "",
]

# A text is a type of its own, and wins over the kind of that name.
STRICT = [*sorted(vocabulary().classes_by_kind.keys() - {"text"}), "number", "date"]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.lists(
    st.sampled_from(HOSTILE)
).map("".join)


def query(kind: str) -> str:
    """A query that answers with what its parameter was filled with."""
    return (
        "# What is given?\n"
        "SELECT ?given ?after WHERE {\n"
        f"  VALUES ?given {{ UNDEF }} # param: given {kind}\n"
        "  VALUES ?after { 'as it was' }\n"
        "}"
    )


def answered(text: str) -> list[tuple[object, str]]:
    refuse_dangerous(text)
    found = ox.Store().query(text)
    assert isinstance(found, ox.QuerySolutions)
    return [(row["given"], str(row["after"])) for row in found]


def given_back(kind: str, written: str) -> object:
    """The one term that the block holds after filling; nothing else of the query may change."""
    filled = fill(query(kind), {"given": written})
    ((term, after),) = answered(filled)
    assert after == '"as it was"'
    return term


@given(texts)
def test_a_text_comes_back_as_it_was_given(text: str) -> None:
    assert given_back("text", text) == ox.Literal(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_back_as_it_was_given(text: str) -> None:
    assert given_back("text", text) == ox.Literal(text)


@pytest.mark.parametrize("kind", STRICT)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_number_or_date_is_refused(kind: str, hostile: str) -> None:
    for written in {hostile, f"a{hostile}", f"{hostile}1"} - {"a", "1"}:
        with pytest.raises(ParameterError):
            fill(query(kind), {"given": written})


@given(texts, st.sampled_from(STRICT))
def test_whatever_is_given_is_refused_or_comes_back_as_one_term(text: str, kind: str) -> None:
    try:
        term = read_term("given", kind, text)
    except ParameterError:
        return
    assert given_back(kind, text) == term


slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


@given(slugs, st.sampled_from(["", "project/", f"{ID}project/"]))
def test_a_thing_may_be_given_by_slug_reference_or_iri(slug: str, before: str) -> None:
    assert given_back("project", before + slug) == ox.NamedNode(f"{ID}project/{slug}")


def test_a_part_of_a_record_is_given_with_its_record() -> None:
    for written in ("claim/ambleford-notice/operator", "ambleford-notice/operator"):
        expected = ox.NamedNode(f"{ID}claim/ambleford-notice/operator")
        assert given_back("claim", written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "org/westmarch-police",
        "project/org/westmarch-police",
        f"{ID}org/westmarch-police",
        "http://a/project/b",
        "Plate-Trial",
        "plate trial",
        "a/b/c",
        "../a",
        "a/",
    ],
)
def test_what_is_no_name_of_the_kind_is_refused_with_a_way_out(written: str) -> None:
    with pytest.raises(ParameterError, match="write its short name, as in project/short-name"):
        fill(query("project"), {"given": written})


@given(st.decimals(min_value=-(10**17), max_value=10**17, places=4))
def test_a_number_comes_back_as_the_same_number(number: Decimal) -> None:
    term = given_back("number", format(number, "f"))
    assert isinstance(term, ox.Literal)
    assert term.datatype.value == XSD + "decimal"
    assert Decimal(term.value) == number


@pytest.mark.parametrize(
    "written", ["1e5", "1e999999999", "NaN", "Infinity", "1_000", "１２", " 5", "", ".", "9" * 19]
)
def test_a_number_is_written_in_digits(written: str) -> None:
    with pytest.raises(ParameterError, match="write digits"):
        fill(query("number"), {"given": written})


@given(st.dates())
def test_a_day_comes_back_as_the_same_day(day: date) -> None:
    try:
        term = given_back("date", day.isoformat())
    except ParameterError:
        assert day.year < 1000
    else:
        assert term == ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))


@pytest.mark.parametrize("written", ["2019-03", "2019", "..2019-03-12", "FY2019/20"])
def test_a_period_is_no_day(written: str) -> None:
    with pytest.raises(ParameterError, match="given takes a day; write it whole"):
        fill(query("date"), {"given": written})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ParameterError, match="half a character"):
        fill(query("text"), {"given": "a\udc80"})


def test_a_text_too_long_for_a_query_is_refused_by_the_query() -> None:
    filled = fill(query("text"), {"given": "a" * Limits().characters})
    with pytest.raises(Exception, match="characters"):
        refuse_dangerous(filled)


def test_what_is_not_given_stays_as_it_stands() -> None:
    for packaged in packaged_queries():
        assert fill(packaged.text, {}) == packaged.text
    two = f"{query('text')}\n{PROJECT}"
    assert PROJECT in fill(two, {"given": "x"})


def test_only_the_block_of_a_parameter_changes() -> None:
    before, after = query("text").splitlines(), fill(query("text"), {"given": "x"}).splitlines()
    changed = [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    assert changed == [2]


def test_a_parameter_that_the_query_lacks_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r'no parameter "projekt"; .*project'):
        fill(PROJECT, {"projekt": "a"})
    with pytest.raises(ParameterError, match="leave it out"):
        fill("ASK {}", {"project": "a"})


def test_parameters_are_listed_with_type_and_default() -> None:
    listed = parameters_of(f"{PROJECT}\nVALUES ?b {{ ov:Spent }} # param: stage-name text\n")
    assert listed == (
        Parameter("project", "project", "UNDEF"),
        Parameter("stage-name", "text", "ov:Spent"),
    )
    assert [str(one) for one in listed] == [
        "project (project; all if not given)",
        "stage-name (text; as ov:Spent if not given)",
    ]


def test_every_marked_block_of_a_packaged_query_is_read_and_its_type_known() -> None:
    types = {*vocabulary().classes_by_kind, "text", "number", "date"}
    for packaged in packaged_queries():
        assert len(packaged.parameters) == len(re.findall("# param:", packaged.text))
        assert {parameter.type for parameter in packaged.parameters} <= types
