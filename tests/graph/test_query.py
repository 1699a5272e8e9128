"""The packaged queries: what they say of themselves, what they answer, and how they are found."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from export.tables import Table, from_solutions, to_csv
from graph import OversightGraph, open_graph
from graph.answers import Rows
from graph.errors import ParameterError, QueryError, UnknownQueryError
from graph.names import DIRECT_GRAPH, PROPOSED_GRAPH, prefixes
from graph.query import PackagedQuery, packaged_queries, packaged_query
from graph.workers import Worker
from ontology.files import query_files
from tests.conftest import Golden

QUERIES = {query.name: query for query in packaged_queries()}
EXPECTED_ROWS = {
    "01-who-oversees-mps": 12,
    "02-who-oversees-direct": 8,
    "03-no-overseer": 31,
    "04-money-flow": 3,
    "05-total-by-funder": 5,
    "06-who-approved": 1,
    "07-dpia-after-start": 1,
    "08-no-dpia-known": 1,
    "09-promises-open": 9,
    "10-refusals": 6,
    "11-same-topic-outcomes": 11,
    "12-refused-here-answered-there": 0,
    "13-withdrawn-requests": 2,
    "14-late-first-decision": 1,
    "15-timeliness-unknown": 6,
    "16-unanswered-items": 3,
    "17-pointed-elsewhere": 18,
    "18-nil-returns": 1,
    "19-discrepancies": 27,
    "20-self-contradiction": 5,
    "21-corrections": 4,
    "22-what-survives-correction": 16,
    "23-all-versions-of-a-value": 4,
    "24-single-source": 5,
    "25-second-hand": 85,
    "26-unreliable-copies": 1,
    "27-as-stated-by-date": 43,
    "28-known-for-certain-by": 66,
    "29-graph-as-of": 17,
    "30-path-between": 8,
    "31-wrong-citations": 5,
    "32-successors": 13,
    "33-overseer-on-date": 6,
    "34-enforcement": 1,
    "35-evidence-locators": 2,
    "36-to-review": 15,
    "37-documents-not-held": 19,
    "38-what-depends-on-hypothesis": 6,
    "39-names-to-mask": 1,
    "40-denials": 30,
    "41-conditional-answers": 7,
    "42-equality-before-decision": 1,
    "43-template-campaigns": 1,
    "44-exit-windows": 4,
    "45-provenance-of-claim": 1,
}
# What gives no rows: a thing of the right kind that the graph does not hold.
ELSEWHERE = {
    "claim": "ambleford/operator",
    "date": "1066-10-14",
    "document": "ambleford-notice",
    "org": "westmarch-police",
    "person": "chief-2001",
    "project": "plate-trial",
    "questions": "ambleford-questions",
    "record": "ambleford-notice",
    "request": "ambleford-cameras",
    "text": "no such words",
    "topic": "plate-reading",
}
# Columns for what the packaged graph does not hold yet.
EMPTY = {
    "09-promises-open": {"kept"},
    "10-refusals": {"sent"},
    "13-withdrawn-requests": {"closed"},
    "15-timeliness-unknown": {"made"},
    "16-unanswered-items": {"otherwise"},
    "18-nil-returns": {"sent"},
    "21-corrections": {"laterStated"},
}
# A day long past leaves nothing out where it opens a period, and undated statements may be older.
ANSWERED_ALL_THE_SAME = {("08-no-dpia-known", "since"), ("28-known-for-certain-by", "by")}


@pytest.fixture(scope="module")
def opened() -> OversightGraph:
    return open_graph()


def table(graph: OversightGraph, name: str, **values: str) -> Table:
    found = graph.ask(name, limits=None, **values)
    assert isinstance(found, Rows)
    return from_solutions(found)


def test_every_query_file_is_a_packaged_query_and_expected_here() -> None:
    assert list(QUERIES) == list(query_files()) == list(EXPECTED_ROWS)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_says_its_question_its_group_and_how_not_to_read_it(name: str) -> None:
    query = QUERIES[name]
    assert query.question.endswith("?")
    assert query.group[0].isupper()
    assert query.note.endswith(".")
    assert re.fullmatch(r"\d\d-[a-z]+(-[a-z]+)*", name)


def test_numbers_and_short_names_of_queries_are_unique() -> None:
    words = [word for name in QUERIES for word in name.split("-", 1)]
    assert set(Counter(words).values()) == {1}


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_is_the_one_that_was_read(
    name: str, opened: OversightGraph, golden: Golden
) -> None:
    answer = table(opened, name)
    assert len(answer.rows) == EXPECTED_ROWS[name]
    golden(f"{name}.csv", to_csv(answer))


@pytest.mark.parametrize("name", QUERIES)
def test_a_column_is_named_once_and_filled_somewhere(name: str, opened: OversightGraph) -> None:
    answer = table(opened, name)
    empty = {
        column
        for at, column in enumerate(answer.columns)
        if not any(row[at] for row in answer.rows)
    }
    assert len(set(answer.columns)) == len(answer.columns)
    assert not answer.rows or empty == EMPTY.get(name, set())


@pytest.mark.parametrize("name", QUERIES)
def test_each_parameter_leaves_out_what_it_does_not_name(name: str, opened: OversightGraph) -> None:
    for parameter in QUERIES[name].parameters:
        elsewhere = table(opened, name, **{parameter.name: ELSEWHERE[parameter.type]})
        assert bool(elsewhere.rows) == ((name, parameter.name) in ANSWERED_ALL_THE_SAME)


@pytest.mark.parametrize("name", ["04-money-flow", "06-who-approved", "09-promises-open"])
def test_a_parameter_that_names_a_project_keeps_its_rows(name: str, opened: OversightGraph) -> None:
    every = table(opened, name)
    named = table(opened, name, project="social-media-hub")
    assert 0 < len(named.rows) <= len(every.rows)
    assert set(named.rows) == {row for row in every.rows if row[0] in {r[0] for r in named.rows}}


def test_a_parameter_replaces_its_default(opened: OversightGraph) -> None:
    asked = table(opened, "01", body="mopac")
    assert {'"Information Commissioner"', '"London Assembly"'} <= {
        str(row[1]) for row in asked.rows
    }
    assert {str(row[0]) for row in asked.rows} == {'"Mayor\'s Office for Policing and Crime"'}
    (passage,) = table(opened, "35", claim="mopac-pcd-545/hub-cost").rows
    assert [str(cell) for cell in passage[2:3]] == ['"3.1"']


def test_a_parameter_that_the_query_lacks_is_refused(opened: OversightGraph) -> None:
    with pytest.raises(ParameterError, match='no parameter "projekt"'):
        opened.ask("04", projekt="social-media-hub")


@pytest.fixture(scope="module")
def in_rdflib(opened: OversightGraph) -> rdflib.Graph:
    """The accepted and the vocabulary as one graph of rdflib's own."""
    kept = [q for q in opened.quads if q.graph_name not in (PROPOSED_GRAPH, DIRECT_GRAPH)]
    text = ox.serialize([quad.triple for quad in kept], format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


# The others take rdflib from many seconds to for ever: it plans no joins.
IN_RDFLIB = (
    *("06-who-approved", "09-promises-open", "18-nil-returns"),
    *("32-successors", "35-evidence-locators", "44-exit-windows"),
)


@pytest.mark.parametrize("name", IN_RDFLIB)
def test_rdflib_gives_the_same_rows(
    name: str, opened: OversightGraph, in_rdflib: rdflib.Graph
) -> None:
    # rdflib answers a GRAPH block by itself: three labels would be every label three times over.
    text = re.sub(r"GRAPH <[^>]*> \{([^{}]*)\}", r"\1", QUERIES[name].text)
    assert "GRAPH" not in text
    theirs = [
        tuple(None if cell is None else str(cell) for cell in row)
        for row in in_rdflib.query(text, initNs=prefixes())
        if isinstance(row, tuple)
    ]
    ours = [
        tuple(None if cell is None else cell.value for cell in row)
        for row in table(opened, name).rows
    ]
    assert theirs == ours


@pytest.mark.parametrize("written", ["04-money-flow", "04", "money-flow"])
def test_a_query_is_found_by_name_number_and_short_name(written: str) -> None:
    assert packaged_query(written).name == "04-money-flow"


@pytest.mark.parametrize(
    ("written", "meant"), [("money-flows", "04-money-flow"), ("06-who-aproved", "06-who-approved")]
)
def test_a_query_that_there_is_none_of_is_refused_with_the_nearest(
    written: str, meant: str
) -> None:
    with pytest.raises(UnknownQueryError, match=f'no query "{written}".*{meant}'):
        packaged_query(written)


def test_a_name_like_no_other_is_refused_with_the_way_to_the_list() -> None:
    with pytest.raises(UnknownQueryError, match="oversight query --list"):
        packaged_query("?")


def test_a_query_without_blocks_has_no_parameters_and_stays_as_it_is() -> None:
    query = PackagedQuery(name="n", question="q?", group="g", note="n.", text="ASK {}")
    assert query.parameters == ()
    assert query.filled({}) == "ASK {}"


def test_a_query_of_ones_own_needs_no_prefixes(opened: OversightGraph) -> None:
    found = opened.query("SELECT ?label { project:social-media-hub rdfs:label ?label }")
    assert isinstance(found, Rows)
    assert [str(row["label"]) for row in found] == ['"Social Media Hub (proof of concept)"']


def test_a_query_of_ones_own_sees_nothing_that_is_only_proposed(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "store"))
    thing = ox.NamedNode("urn:thing")
    store.add(ox.Quad(thing, thing, thing, PROPOSED_GRAPH))
    store.flush()
    with Worker(tmp_path / "store") as worker:
        assert not worker.ask("ASK { ?s ?p ?o }")
        assert worker.ask("ASK { GRAPH ?g { ?s ?p ?o } }")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT", "the query is not SPARQL from line 1"),
        ("SELECT ?a\nWHERE { ?a", "the query is not SPARQL from line 2"),
        ("DELETE WHERE { ?s ?p ?o }", "the query is not SPARQL"),
        ("SELECT * { SERVICE <http://a/> {} }", "reach out"),
    ],
)
def test_a_query_that_cannot_be_asked_is_refused_in_one_line(
    text: str, reason: str, opened: OversightGraph
) -> None:
    with pytest.raises(QueryError, match=reason) as refused:
        opened.query(text)
    assert "\n" not in str(refused.value)
