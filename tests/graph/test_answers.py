"""What a worker answers is what the store in this process answers, term by term."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.answers import Answer, Rows, Triples, read_rows
from graph.workers import Worker

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = ["0", "-0", "+7", "007", "1.50", ".5", "1.", "1e0", "-1.5E+10", "INF", "-INF", "NaN"]
DAYS = ["2019-03-12", "2019-03-12Z", "-0044-03-15", "2019-03-12T10:00:00.5+01:00", "10:00:00"]
OTHERS = ["true", "1", "P1Y2M", "PT0.5S", "--03-12", "2019", "0A", "YQ==", "a b", ""]
TYPES = (
    *("string", "integer", "decimal", "double", "float", "boolean", "date", "dateTime", "time"),
    *("nonNegativeInteger", "byte", "gYear", "gMonthDay", "duration", "dayTimeDuration"),
    *("hexBinary", "base64Binary", "anyURI"),
)
ODD = ["\t", "\n", "\r", '"', "\\", "'", "\0", "\x7f", "\u2028", "\ufeff", "?x", "<a>", "_:b", " "]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.lists(
    st.sampled_from(ODD)
).map("".join)
types = st.sampled_from(TYPES).map(lambda name: ox.NamedNode(XSD + name)) | st.just(
    ox.NamedNode("urn:type:of-ours")
)
lexical = st.sampled_from([*NUMBERS, *DAYS, *OTHERS]) | texts
literals = st.one_of(
    texts.map(ox.Literal),
    st.builds(lambda text, kind: ox.Literal(text, datatype=kind), lexical, types),
    st.builds(
        lambda text, tag: ox.Literal(text, language=tag),
        texts,
        st.sampled_from(["en", "en-GB", "cy", "zh-Hant-TW", "x-ours"]),
    ),
    texts.map(lambda t: ox.Literal(t, language="ar", direction=ox.BaseDirection.RTL)),
)
iris = st.sampled_from(
    [
        *("urn:x", "http://a/é", "http://例え/", "http://a/%22%3C?q='(x)*#f", "mailto:a@b"),
        *("http://[::1]:80/", "http://a/a;b,c!$&+=@:", "urn:x:\U0001f600", "http://a/_-.~"),
    ]
).map(ox.NamedNode)
blanks = st.sampled_from(["b", "b1", "a-b", "0"]).map(ox.BlankNode)
plain = literals | iris | blanks
terms = plain | st.builds(
    lambda s, p, o: ox.Triple(s, p, ox.Triple(s, p, o)), iris | blanks, iris, plain
)

_ALL = "?s ?p ?o OPTIONAL { ?s ?never ?o FILTER(false) }"
QUERIES = (
    f"SELECT ?o ?never ?s {{ {_ALL} }}",
    f"SELECT ?o {{ {_ALL} }}",
    f"SELECT ?never {{ {_ALL} }}",
    f"SELECT ?never ?never2 {{ {_ALL} }}",
    "SELECT ?s ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
    "SELECT ?x ?y { ?s ?p ?o BIND(STR(?o) AS ?x) BIND(COALESCE(?o + 1, ?o < 2) AS ?y) }",
    "SELECT * {}",
    "SELECT * { { } UNION { } }",
    "SELECT * { FILTER(false) }",
    "SELECT * { ?s <urn:none> ?o }",
    "SELECT (1.50 AS ?a) (007 AS ?b) (1e0 AS ?c) ('x'@en-GB AS ?d) ('1'^^xsd:boolean AS ?e) {}",
    "SELECT (xsd:decimal('1.50') AS ?a) (1.0/3 AS ?b) (IRI('http://a/#\\'') AS ?c) {}",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p [] . [] ?p ?o } WHERE { ?s ?p ?o }",
    "DESCRIBE <urn:s>",
    "ASK { ?s ?p ?o }",
    "ASK { FILTER(false) }",
)


def cells(answer: Answer | ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> object:
    """All of an answer, in a form that tells any two terms apart."""
    if isinstance(answer, Rows):
        return answer.variables, [tuple(map(str, row)) for row in answer]
    if isinstance(answer, ox.QuerySolutions):
        names = tuple(variable.value for variable in answer.variables)
        return names, [tuple(map(str, row)) for row in answer]
    if isinstance(answer, Triples | ox.QueryTriples):
        return [str(triple) for triple in answer]
    return bool(answer)


def without_new_names(answer: object) -> object:
    """Blank nodes made by a query have other names at each run."""
    return len(answer) if isinstance(answer, list) else answer


@settings(max_examples=15)
@given(st.lists(terms, max_size=30))
@example(
    [ox.Literal(text, datatype=ox.NamedNode(XSD + kind)) for text in NUMBERS for kind in TYPES]
)
@example([ox.Literal("".join(ODD)), ox.Literal(""), ox.BlankNode()])
def test_a_worker_answers_as_the_store_does(objects: list[ox.Literal]) -> None:
    subject, predicate = ox.NamedNode("urn:s"), ox.NamedNode("urn:p")
    with TemporaryDirectory() as folder:
        written = ox.Store(folder)
        written.bulk_extend(ox.Quad(subject, predicate, term) for term in objects)
        written.flush()
        store = ox.Store.read_only(folder)
        with Worker(Path(folder)) as worker:
            for text in QUERIES:
                here = cells(store.query(text, prefixes={"xsd": XSD}))
                there = cells(worker.ask(text))
                if "[]" in text:
                    here, there = without_new_names(here), without_new_names(there)
                assert there == here, text


def test_rows_are_counted_and_read_again_and_again() -> None:
    rows = read_rows([b"?a\t?b\n1\t\n", b"\t2\n"])
    assert rows.variables == ("a", "b")
    assert len(rows) == len(list(rows)) == len(list(rows)) == 2
    assert [str(cell) for cell in rows.rows[0]][1] == "None"


@given(st.lists(terms, min_size=1, max_size=20), st.integers(1, 20))
def test_rows_are_the_same_in_however_many_parts(objects: list[ox.Literal], at_once: int) -> None:
    store = ox.Store()
    predicate = ox.NamedNode("urn:p")
    store.extend(ox.Quad(ox.NamedNode("urn:s"), predicate, term) for term in objects)
    for text in ("SELECT ?o ?u { ?s ?p ?o }", "SELECT ?u { ?s ?p ?o }", "SELECT * { ?x ?p ?o }"):
        found = store.query(text)
        assert isinstance(found, ox.QuerySolutions)
        tsv = found.serialize(format=ox.QueryResultsFormat.TSV)
        lines = tsv.splitlines(keepends=True) if tsv else []
        parts = [b"".join(lines[n : n + at_once]) for n in range(0, len(lines), at_once)]
        assert cells(read_rows(parts)) == cells(store.query(text))
