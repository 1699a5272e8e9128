"""Commands that make files of the graph: build, export, map."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.mapped import ENGINES, LAYOUTS, NO_SOURCE, map_page
from oversight.opening import opened
from oversight.output import say, write, written
from oversight.progress import Progress

if TYPE_CHECKING:
    from export.map_page import Engine
    from graph import OversightGraph

RDF_FORMATS = ("turtle", "trig", "nquads", "jsonld")


@click.command(
    epilog="""\b
Examples:
  oversight build
  oversight build --records my-records/ --out site
"""
)
@options.source
@options.out_folder
def build(source: options.Source, out: Path) -> None:
    """Build the graph, check it, and write it as Turtle and as a map.

    Reads the packaged records and those given, checks every field and reference, builds the graph,
    checks it against the SHACL shapes, and writes nothing unless all is well.
    """
    with opened(source, renew=True) as graph:
        write_results(graph, out, source=source, tell=say)


@click.command(
    epilog="""\b
Examples:
  oversight export turtle -o graph.ttl
  oversight export nquads > graph.nq
"""
)
@click.argument("form", metavar="FORMAT", type=click.Choice(RDF_FORMATS))
@options.output("-", "the graph")
@options.source
def export(form: str, to: str, source: options.Source) -> None:
    """Export the graph as turtle, trig, nquads or jsonld.

    Turtle holds what is accepted; the others hold the proposed, derived and vocabulary graphs too.
    Sorted, so that the same records give the same bytes.
    """
    from export.rdf import NQuadsFile, export_rdf
    from graph.names import prefixes

    with opened(source) as graph, Progress(f"Writing {form}"):
        held = NQuadsFile(graph.nquads_file)
        content = export_rdf(held, format=form, prefixes=prefixes())
    write(content, to)
    if to != "-":
        say(f"Wrote {written(to, content)}")


@click.command(
    "map",
    epilog="""\b
Examples:
  oversight map -o map.html
  oversight map --layout time --no-findings -o timeline.html
""",
)
@click.option(
    "--layout",
    type=click.Choice(LAYOUTS),
    default=LAYOUTS[0],
    show_default=True,
    help="What a place means: who belongs together, who oversees whom from above, or when.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="What draws the map: a canvas of our own, or the vis-network that pyvis carries.",
)
@click.option(
    "--findings/--no-findings",
    default=True,
    show_default=True,
    help="Whether things bear what the rules find of them.",
)
@options.output("map.html", "the map")
@options.source
def draw_map(
    *, layout: str, engine: "Engine", findings: bool, to: str, source: options.Source
) -> None:
    """Draw the network map: one HTML file that works offline.

    Open it in a browser. Find things by name, filter with the legend, click a thing or a line for
    its evidence; the table below lists exactly what is shown. The address keeps what is chosen.
    """
    with opened(source) as graph, Progress("Drawing the map"):
        content = map_page(graph, engine=engine, layout=layout, findings=findings, source=source)
    write(content, to)
    if to != "-":
        say(f"Wrote {written(to, content)}")


def write_results(
    graph: "OversightGraph",
    out: Path,
    *,
    source: options.Source = NO_SOURCE,
    tell: Callable[[str], None],
) -> None:
    """Writes graph.ttl and map.html to a folder once both are made, and tells of each."""
    with Progress("Writing Turtle") as progress:
        text = turtle(graph)
        progress("Drawing the map")
        page = map_page(graph, source=source)
    for name, content in (("graph.ttl", text), ("map.html", page)):
        write(content, str(out / name))
        tell(f"Wrote {written(str(out / name), content)}")


COMMANDS = (build, export, draw_map)


def turtle(graph: "OversightGraph") -> str:
    """Everything accepted, as sorted Turtle."""
    from export.rdf import NQuadsFile, export_rdf
    from graph.names import prefixes

    return export_rdf(NQuadsFile(graph.nquads_file), format="turtle", prefixes=prefixes())
