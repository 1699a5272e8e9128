"""Commands on the graph: build, query, export, map."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from oversight import options
from oversight.output import say, write, written

if TYPE_CHECKING:
    from graph import OversightGraph
    from graph.query import PackagedQuery

RDF_FORMATS = ("turtle", "trig", "nquads", "jsonld")
RESULT_FORMATS = ("table", "csv", "spreadsheet", "tsv", "json", "xml", "turtle")


@click.command(
    epilog="""\b
Examples:
  oversight build
  oversight build --records my-records/ --out site
"""
)
@options.records
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for graph.ttl and map.html.",
)
def build(records: Sequence[Path], out: Path) -> None:
    """Build the graph, check it, and write it as Turtle and as a map.

    Reads the packaged records and those given, checks every field and reference, builds the graph,
    checks it against the SHACL shapes, and writes nothing unless all is well.
    """
    graph = _open(records)
    for name, content in (("graph.ttl", turtle(graph)), ("map.html", map_page(graph))):
        write(content, str(out / name))
        say(f"Wrote {written(str(out / name), content)}")


@click.command(
    epilog="""\b
Examples:
  oversight query --list
  oversight query money-flow
  oversight query who-approved --param project=social-media-hub --format csv
  oversight query my-question.rq --format json -o answer.json
  echo 'SELECT ?p WHERE { ?p a ov:Project }' | oversight query -
"""
)
@click.argument("query", metavar="NAME|FILE|-", required=False)
@click.option("--list", "listing", is_flag=True, help="List the packaged queries by group.")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value for a parameter of a packaged query; may be given again.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(RESULT_FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer; spreadsheet is CSV that Excel and LibreOffice open safely.",
)
@options.output("-", "the answer")
@options.records
def query(
    query: str | None,
    listing: bool,
    parameters: Sequence[str],
    form: str,
    to: str,
    records: Sequence[Path],
) -> None:
    """Answer a packaged query by name, or SPARQL from a file or standard input.

    A query sees everything accepted; proposals are in GRAPH graph/proposed. The prefixes of the
    project need not be declared.
    """
    if listing:
        click.echo(_listing())
        return
    if query is None:
        raise click.UsageError("Name a query, a file or - ; oversight query --list shows them.")
    text = _query_text(query, parameters)
    graph = _open(records)
    write(answer(graph, text, form=form, to_terminal=to == "-"), to)


@click.command(
    epilog="""\b
Examples:
  oversight export turtle -o graph.ttl
  oversight export nquads > graph.nq
"""
)
@click.argument("form", metavar="FORMAT", type=click.Choice(RDF_FORMATS))
@options.output("-", "the graph")
@options.records
def export(form: str, to: str, records: Sequence[Path]) -> None:
    """Export the graph as turtle, trig, nquads or jsonld.

    Turtle holds what is accepted; the others hold the proposed, derived and vocabulary graphs too.
    Sorted, so that the same records give the same bytes.
    """
    from export.rdf import export_rdf
    from graph.names import prefixes

    graph = _open(records)
    content = export_rdf(graph.store, format=form, prefixes=prefixes())
    write(content, to)
    if to != "-":
        say(f"Wrote {written(to, content)}")


@click.command("map", epilog="\b\nExample:\n  oversight map -o map.html\n")
@options.output("map.html", "the map")
@options.records
def draw_map(to: str, records: Sequence[Path]) -> None:
    """Draw the network map: one HTML file that works offline.

    Open it in a browser. Click a thing or a line for its evidence; the table below lists
    everything that is shown.
    """
    content = map_page(_open(records))
    write(content, to)
    if to != "-":
        say(f"Wrote {written(to, content)}")


COMMANDS = (build, query, export, draw_map)


def turtle(graph: "OversightGraph") -> str:
    """Everything accepted, as sorted Turtle."""
    from export.rdf import export_rdf
    from graph.names import prefixes

    return export_rdf(graph.store, format="turtle", prefixes=prefixes())


def map_page(graph: "OversightGraph") -> bytes:
    """The map of what documents speak of and who oversees it, denials and proposals marked."""
    from export.map_page import render_page
    from export.network_map import build_map
    from graph.focus import around_documents, fold_leaves
    from graph.layout import lay_out

    network = fold_leaves(around_documents(graph.to_network(proposed=True, denied=True)))
    return render_page(build_map(network, lay_out(network)))


def answer(graph: "OversightGraph", text: str, *, form: str, to_terminal: bool) -> str:
    """The answer to a SPARQL text in one of the result formats."""
    import pyoxigraph as ox

    from export.tables import from_solutions, to_boolean_text

    results = graph.query(text)
    if isinstance(results, ox.QueryTriples):
        return _triples(results, form)
    if form == "turtle":
        raise click.UsageError("--format turtle is for CONSTRUCT and DESCRIBE queries.")
    if isinstance(results, ox.QueryBoolean):
        return to_boolean_text(bool(results)) if form == "table" else _serialized(results, form)
    return _table(from_solutions(results), form, colour=to_terminal and sys.stdout.isatty())


def _table(table: Any, form: str, *, colour: bool) -> str:  # noqa: ANN401  # see tables.Table
    from export import tables
    from graph.names import ID

    writers = {
        "csv": tables.to_csv,
        "spreadsheet": tables.to_spreadsheet_csv,
        "tsv": tables.to_tsv,
        "json": tables.to_json,
        "xml": tables.to_xml,
    }
    if form in writers:
        return writers[form](table)
    width = options.terminal_width()
    return tables.to_text_table(table, width=width, base=ID, colour=colour)


def _triples(results: Any, form: str) -> str:  # noqa: ANN401  # an ox.QueryTriples
    from export.turtle import to_turtle
    from graph.names import prefixes

    if form not in ("table", "turtle"):
        raise click.UsageError(f"A CONSTRUCT answer is a graph: use --format turtle, not {form}.")
    triples = list(results)
    iris = {iri for triple in triples for iri in _iris(triple)}
    used = {name: ns for name, ns in prefixes().items() if any(i.startswith(ns) for i in iris)}
    return to_turtle(triples, prefixes=used)


def _iris(triple: Any) -> list[str]:  # noqa: ANN401  # an ox.Triple
    terms = [triple.subject, triple.predicate, triple.object]
    return [getattr(term, "datatype", term).value for term in terms]


def _serialized(results: Any, form: str) -> str:  # noqa: ANN401  # an ox.QueryBoolean
    import pyoxigraph as ox

    formats = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
    if form not in formats:
        raise click.UsageError(f"A yes or no has no form as {form}: use table, json or xml.")
    return str(results.serialize(format=formats[form]).decode("utf-8"))


def _open(records: Sequence[Path]) -> "OversightGraph":
    from graph import open_graph

    return open_graph(records, say=say)


def _query_text(query: str, parameters: Sequence[str]) -> str:
    from graph.query import packaged_query

    values = dict(_parameter(text) for text in parameters)
    if query == "-":
        return _without_parameters(sys.stdin.read(), values)
    if query.endswith((".rq", ".sparql")) or Path(query).is_file():
        return _without_parameters(Path(query).read_text(encoding="utf-8"), values)
    return packaged_query(query).filled(values)


def _without_parameters(text: str, values: dict[str, str]) -> str:
    from graph.parameters import fill

    return fill(text, values)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.UsageError(f'--param takes NAME=VALUE, not "{text}".')
    return name, value


def _listing() -> str:
    from itertools import groupby

    from graph.query import packaged_queries

    queries = sorted(packaged_queries(), key=lambda query: (query.group, query.name))
    blocks = [
        "\n".join([click.style(group, bold=True), *map(_listed, members)])
        for group, members in groupby(queries, key=lambda query: query.group)
    ]
    return "\n\n".join(blocks)


def _listed(query: "PackagedQuery") -> str:
    text = click.wrap_text(
        query.question,
        options.terminal_width(),
        initial_indent="      ",
        subsequent_indent="      ",
    )
    given = "".join(f"\n      --param {parameter}" for parameter in query.parameters)
    return f"  {query.name}\n{text}{given}"
