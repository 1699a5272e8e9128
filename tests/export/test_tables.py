import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.query import Result, ResultRow

from export.errors import UnwritableValueError
from export.tables import (
    Table,
    Term,
    from_solutions,
    to_csv,
    to_json,
    to_spreadsheet_csv,
    to_tsv,
    to_xml,
)
from tests.export.rdf_strategies import XSD, as_rdflib, iris, literals

QUERY = "SELECT ?s ?o ?none WHERE { ?s ?p ?o } ORDER BY ?o ?s"
cells: st.SearchStrategy[Term | None] = st.one_of(
    st.none(), iris, literals, st.just(ox.BlankNode("b0"))
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.sampled_from([("one",), ("one", "two"), ("a", "b", "ç")]))
    row = st.tuples(*[cells] * len(columns))
    return Table(columns, tuple(draw(st.lists(row, max_size=6))))


def solutions(query: str = QUERY) -> ox.QuerySolutions:
    store = ox.Store()
    subject, predicate = ox.NamedNode("http://westmarch.example/a"), ox.NamedNode("urn:p:p")
    number = ox.Literal("-12", datatype=ox.NamedNode(f"{XSD}integer"))
    store.extend(
        ox.Quad(subject, predicate, term)
        for term in (
            number,
            subject,
            ox.BlankNode("b0"),
            ox.Literal('say "hi",\nthen\tgo'),
            ox.Literal("Westmarch", language="en"),
            ox.Literal("=1+1"),
            ox.Literal(""),
            ox.Literal("2018-10-05", datatype=ox.NamedNode(f"{XSD}date")),
        )
    )
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


def native(format: ox.QueryResultsFormat) -> str:
    return (solutions().serialize(format=format) or b"").decode()


def reread(text: str, format: ox.QueryResultsFormat) -> Table:
    found = ox.parse_query_results(text, format)
    assert isinstance(found, ox.QuerySolutions)
    return from_solutions(found)


def test_columns_rows_and_their_order_are_kept() -> None:
    table = from_solutions(solutions())
    assert table.columns == ("s", "o", "none")
    assert len(table.rows) == 8
    assert [row[1] for row in table.rows] == [row["o"] for row in solutions()]
    assert {row[2] for row in table.rows} == {None}


@pytest.mark.parametrize(
    "expression",
    ["<<( <urn:a:b> <urn:a:b> 1 )>>", 'STRLANGDIR("x", "en", "rtl")'],
)
def test_what_sparql_1_1_results_cannot_hold_is_refused(expression: str) -> None:
    with pytest.raises(UnwritableValueError, match=r"\?odd"):
        from_solutions(solutions(f"SELECT ({expression} AS ?odd) {{}}"))


def test_csv_tsv_and_json_are_oxigraphs_own_bytes() -> None:
    table = from_solutions(solutions())
    assert to_csv(table) == native(ox.QueryResultsFormat.CSV)
    assert to_tsv(table) == native(ox.QueryResultsFormat.TSV)
    assert to_json(table) == native(ox.QueryResultsFormat.JSON) + "\n"


def test_xml_is_read_back_as_oxigraphs_own() -> None:
    table = from_solutions(solutions())
    theirs = reread(native(ox.QueryResultsFormat.XML), ox.QueryResultsFormat.XML)
    assert reread(to_xml(table), ox.QueryResultsFormat.XML) == theirs


@given(tables())
def test_csv_is_read_back_as_plain_values(table: Table) -> None:
    text = to_csv(table)
    assert text.endswith("\r\n")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert tuple(header) == table.columns
    # Python's reader gives nothing for an empty line, which is how a lone unbound cell is written.
    expected = [[plain(term) for term in row] for row in table.rows]
    assert rows == [[] if cells == [""] else cells for cells in expected]


def plain(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.BlankNode) else term.value


@given(tables())
def test_tsv_and_json_are_read_back_whole(table: Table) -> None:
    assert reread(to_tsv(table), ox.QueryResultsFormat.TSV) == table
    assert reread(to_json(table), ox.QueryResultsFormat.JSON) == table


@given(tables())
def test_xml_is_read_back_whole_or_refused(table: Table) -> None:
    try:
        text = to_xml(table)
    except UnwritableValueError as error:
        assert any(ord(char) < 32 or char in "\ufffe\uffff" for char in error.value)
    else:
        assert reread(text, ox.QueryResultsFormat.XML) == table


@pytest.mark.parametrize(("format", "write"), [("json", to_json), ("xml", to_xml), ("tsv", to_tsv)])
def test_rdflib_reads_the_same_rows(format: str, write: Callable[[Table], str]) -> None:
    table = Table(("s", "o"), tuple(row[:2] for row in from_solutions(solutions()).rows))
    table = Table(table.columns, tuple(row for row in table.rows if has_no_blank(row)))
    found = Result.parse(io.BytesIO(write(table).encode()), format=format)
    rows = [tuple(row) for row in found if isinstance(row, ResultRow)]
    assert rows == [tuple(as_rdflib(term) for term in row if term) for row in table.rows]
    assert len(rows) == 7


def has_no_blank(row: tuple[Term | None, ...]) -> bool:
    return not any(isinstance(term, ox.BlankNode) for term in row)


@pytest.mark.parametrize("text", ["a\rb\r\nc", " ", "\n", " a ", "\t a\n b \r", "a  b"])
def test_xml_keeps_white_space(text: str) -> None:
    table = Table(("x",), ((ox.Literal(text),),))
    assert ElementTree.fromstring(to_xml(table)).findtext(".//{*}literal") == text
    assert reread(to_xml(table), ox.QueryResultsFormat.XML) == table


def test_xml_refuses_a_control_character_by_column() -> None:
    with pytest.raises(UnwritableValueError, match=r"\?x: .*U\+001B") as refusal:
        to_xml(Table(("x",), ((ox.Literal("\x1b[2J"),),)))
    assert refusal.value.column == "x"


def test_a_lone_unbound_cell_is_an_empty_line() -> None:
    table = Table(("x",), ((None,), (ox.Literal("a"),)))
    assert to_csv(table) == "x\r\n\r\na\r\n"
    assert to_tsv(table) == '?x\n\n"a"\n'


@pytest.mark.parametrize(
    "text",
    [*"＠＋－＝", "=1+1", "+44", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "-5"],
)
def test_spreadsheets_get_no_formulas(text: str) -> None:
    table = Table(("x",), ((ox.Literal(text),),))
    assert to_spreadsheet_csv(table) == f'\ufeff"x"\r\n"\'{text}"\r\n'
    typed = ox.Literal(text, datatype=ox.NamedNode(f"{XSD}date"))
    assert f'"\'{text}"' in to_spreadsheet_csv(Table(("x",), ((typed,),)))


@pytest.mark.parametrize(
    ("lexical", "cell"), [("-5", '"-5"'), ("+1.5", '"+1.5"'), ("-1+cmd", '"\'-1+cmd"')]
)
def test_spreadsheets_keep_typed_numbers(lexical: str, cell: str) -> None:
    number = ox.Literal(lexical, datatype=ox.NamedNode(f"{XSD}decimal"))
    assert to_spreadsheet_csv(Table(("x",), ((number,),))) == f'\ufeff"x"\r\n{cell}\r\n'


@given(tables())
def test_spreadsheet_cells_are_those_of_the_csv_but_for_the_apostrophe(table: Table) -> None:
    text = to_spreadsheet_csv(table).removeprefix("\ufeff")
    _, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len(rows) == len(table.rows)
    for row, terms in zip(rows, table.rows, strict=True):
        for cell, term in zip(row, terms, strict=True):
            assert cell in (plain(term), f"'{plain(term)}")


def test_json_is_one_line_of_plain_unicode() -> None:
    text = to_json(Table(("x",), ((ox.Literal("é\u2028\n"),),)))
    assert text.count("\n") == 1
    assert "é" in text
    assert json.loads(text)["results"]["bindings"] == [
        {"x": {"type": "literal", "value": "é\u2028\n"}}
    ]
