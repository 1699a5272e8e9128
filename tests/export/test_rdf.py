import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from export.errors import UnknownFormatError, UnwritableStatementError
from export.rdf import FORMATS, NQuadsFile, export_rdf, to_jsonld, to_nquads, to_trig
from export.turtle import to_turtle
from tests.export.rdf_strategies import BASE, PREFIXES, XSD, as_rdflib, quad_sets

LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
GRAPH = ox.NamedNode(f"{BASE}id/proposed")
COUNCIL = ox.NamedNode(f"{BASE}id/body/ambleford")
READERS = {
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}


def some_quads() -> list[ox.Quad]:
    day = ox.Literal("2018-10-05", datatype=ox.NamedNode(f"{XSD}date"))
    return [
        ox.Quad(COUNCIL, LABEL, ox.Literal("Council of Ambleford", language="en")),
        ox.Quad(COUNCIL, TYPE, ox.NamedNode(f"{BASE}ns#Body")),
        ox.Quad(COUNCIL, ox.NamedNode(f"{BASE}ns#from"), day),
        ox.Quad(COUNCIL, LABEL, ox.Literal("Ambleford"), GRAPH),
        ox.Quad(GRAPH, LABEL, ox.Literal("proposed")),
    ]


def hostile_quads() -> list[ox.Quad]:
    says, tail = ox.NamedNode(f"{BASE}ns#says"), ox.NamedNode(f"{BASE}odd-a/é?b=%20#.")
    return [
        *some_quads(),
        ox.Quad(COUNCIL, says, ox.Literal('"\\\n\t\r\x1b\u202e💷', language="cy")),
        ox.Quad(COUNCIL, says, ox.Literal("x", datatype=tail)),
        ox.Quad(COUNCIL, ox.NamedNode("urn:x:p"), tail, GRAPH),
        ox.Quad(tail, says, ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean")), tail),
    ]


def written(quads: list[ox.Quad], format: str) -> str:
    return export_rdf(quads, format=format, prefixes=PREFIXES)


@pytest.mark.parametrize("format", READERS)
@given(quads=quad_sets)
def test_oxigraph_reads_back_the_same_quads(format: str, quads: list[ox.Quad]) -> None:
    assert set(ox.parse(written(quads, format), format=READERS[format][0])) == set(quads)


# rdflib's own readers of quads still build its deprecated graph class.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("format", READERS)
def test_rdflib_reads_back_the_same_quads(format: str) -> None:
    data = rdflib.Dataset().parse(data=written(hostile_quads(), format), format=READERS[format][1])
    found = {(s, p, o, name_of(graph)) for s, p, o, graph in data.quads()}
    assert found == {
        (*map(as_rdflib, quad.triple), getattr(quad.graph_name, "value", None))
        for quad in hostile_quads()
    }


def name_of(graph: object) -> str | None:
    return None if graph in (None, DATASET_DEFAULT_GRAPH_ID) else str(graph)


@pytest.mark.parametrize("format", FORMATS)
@given(quads=quad_sets, chance=st.randoms(use_true_random=False))
def test_order_and_repeats_leave_no_trace(
    format: str, quads: list[ox.Quad], chance: Random
) -> None:
    others = quads + quads[:3]
    chance.shuffle(others)
    assert written(others, format) == written(quads, format)
    assert written(quads, format).endswith("\n") or not quads


@given(quad_sets)
def test_turtle_is_the_default_graph(quads: list[ox.Quad]) -> None:
    default = [quad.triple for quad in quads if quad.graph_name == ox.DefaultGraph()]
    assert written(quads, "turtle") == to_turtle(default, prefixes=PREFIXES)


def test_trig_puts_the_default_graph_first_and_indents_named_ones() -> None:
    early = ox.Quad(COUNCIL, LABEL, ox.Literal("A"), ox.NamedNode(f"{BASE}id/accepted"))
    text = to_trig([*some_quads(), early], prefixes={"id": f"{BASE}id/", "ns": f"{BASE}ns#"})
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    council = f"<{BASE}id/body/ambleford>"
    assert text == (
        f"@prefix id: <{BASE}id/> .\n@prefix ns: <{BASE}ns#> .\n\n"
        f'{council}\n    a ns:Body ;\n    {label} "Council of Ambleford"@en ;\n'
        f'    ns:from "2018-10-05"^^<{XSD}date> .\n\n'
        f'id:proposed\n    {label} "proposed" .\n\n'
        f'id:accepted {{\n    {council}\n        {label} "A" .\n}}\n\n'
        f'id:proposed {{\n    {council}\n        {label} "Ambleford" .\n}}\n'
    )


def test_nquads_escape_what_rdf_1_1_asks_and_no_more() -> None:
    text = '"\\\n\r\t\b\f\x00\x1b\x7f\x85\u2028\ufffeé💷\\u0041\\t'
    line = to_nquads([ox.Quad(COUNCIL, LABEL, ox.Literal(text))])
    kept = "\t\b\f\x00\x1b\x7f\x85\u2028\ufffeé💷"
    assert line == f'{COUNCIL} {LABEL} "\\"\\\\\\n\\r{kept}\\\\u0041\\\\t" .\n'


@given(quad_sets)
def test_nquads_are_sorted_distinct_lines(quads: list[ox.Quad]) -> None:
    lines = to_nquads(quads).split("\n")
    assert lines.pop() == ""
    assert lines == sorted(set(lines))
    assert len(lines) == len(set(quads))


def test_jsonld_nests_a_named_graph_in_the_node_of_its_name() -> None:
    document = json.loads(to_jsonld(some_quads(), prefixes=PREFIXES))
    council, proposed = document["@graph"]
    assert council == {
        "@id": "body:ambleford",
        "@type": ["ns:Body"],
        "ns:from": [{"@type": "xsd:date", "@value": "2018-10-05"}],
        "rdfs:label": [{"@language": "en", "@value": "Council of Ambleford"}],
    }
    assert proposed == {
        "@id": "id:proposed",
        "rdfs:label": ["proposed"],
        "@graph": [{"@id": "body:ambleford", "rdfs:label": ["Ambleford"]}],
    }


def test_jsonld_context_is_a_local_table_of_prefixes() -> None:
    document = json.loads(to_jsonld(some_quads(), prefixes=PREFIXES))
    context = document["@context"]
    assert context == {
        prefix: {"@id": namespace, "@prefix": True}
        for prefix, namespace in PREFIXES.items()
        if prefix not in ("", "urn")
    }


def test_jsonld_never_takes_a_scheme_for_a_prefix() -> None:
    urn = ox.NamedNode("urn:other:thing")
    quad = ox.Quad(urn, LABEL, ox.Literal("x", datatype=ox.NamedNode("tag:y")))
    text = to_jsonld([quad], prefixes={"urn": BASE, "tag": BASE})
    assert list(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == [quad]


def test_jsonld_keeps_a_type_that_is_a_literal() -> None:
    quads = [ox.Quad(COUNCIL, TYPE, COUNCIL), ox.Quad(COUNCIL, TYPE, ox.Literal("Body"))]
    text = to_jsonld(quads, prefixes={})
    assert set(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == set(quads)


@pytest.mark.parametrize("format", FORMATS)
def test_a_blank_node_is_refused_in_every_place(format: str) -> None:
    blank = ox.BlankNode("b7")
    for quad in (
        ox.Quad(blank, LABEL, COUNCIL),
        ox.Quad(COUNCIL, LABEL, blank),
        ox.Quad(COUNCIL, LABEL, COUNCIL, blank),
    ):
        with pytest.raises(UnwritableStatementError, match="_:b7"):
            written([quad], format)


def test_an_unknown_format_is_told_the_known_ones() -> None:
    with pytest.raises(UnknownFormatError, match="'n3': known are jsonld, nquads, trig, turtle"):
        written([], "n3")


@pytest.mark.parametrize("write", [to_trig, to_jsonld])
def test_nothing_to_write_still_reads_back(write: Callable[..., str]) -> None:
    format = ox.RdfFormat.TRIG if write is to_trig else ox.RdfFormat.JSON_LD
    assert list(ox.parse(write([], prefixes=PREFIXES), format=format)) == []


@pytest.mark.parametrize("form", FORMATS)
@given(quads=quad_sets)
def test_a_file_of_nquads_gives_what_its_quads_give(
    tmp_path_factory: pytest.TempPathFactory, form: str, quads: list[ox.Quad]
) -> None:
    path = tmp_path_factory.mktemp("held") / "graph.nq"
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")

    from_file = export_rdf(NQuadsFile(path), format=form, prefixes=PREFIXES)

    assert from_file == export_rdf(quads, format=form, prefixes=PREFIXES)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_terms_come_out_of_a_file_as_out_of_their_quads(tmp_path: Path, form: str) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(ox.serialize(hostile_quads(), format=ox.RdfFormat.N_QUADS) or b"")

    from_file = export_rdf(NQuadsFile(path), format=form, prefixes=PREFIXES)

    assert from_file == export_rdf(hostile_quads(), format=form, prefixes=PREFIXES)


@pytest.mark.parametrize(
    "line", ["no statement", "<urn:a> <urn:b> <urn:c d> .", "_:a <urn:b> '' ."]
)
def test_a_line_that_is_no_statement_of_ours_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "graph.nq"
    path.write_text(f"<urn:a> <urn:b> <urn:c> .\n{line}\n", "utf-8")

    with pytest.raises(UnwritableStatementError):
        export_rdf(NQuadsFile(path), format="turtle", prefixes={})
