"""``oversight demo``: the whole job on the packaged records, told as it goes."""

from pathlib import Path

import click

from oversight.graph_commands import answer, map_page, turtle
from oversight.output import say, write, written

ASKED = ("06-who-approved", "04-money-flow", "09-promises-open")


@click.command(epilog="\b\nExample:\n  oversight demo --out out\n")
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for graph.ttl and map.html.",
)
def demo(out: Path) -> None:
    """Run the main job: build and check the graph, write Turtle and map, answer three queries."""
    from graph import open_graph
    from graph.opened import counts

    click.echo(_heading("Building the graph from the packaged records"))
    graph = open_graph(say=say)
    number = counts(graph)
    click.echo(
        f"Read and checked {number['Record']} records and registers: "
        f"{number['Claim']} claims on {number['Passage']} located passages, "
        f"{number['Promise']} of them promises.\n"
        f"The graph keeps every SHACL shape. Its newest review is of {graph.as_of:%Y-%m-%d}."
    )
    for name, content in (("graph.ttl", turtle(graph)), ("map.html", map_page(graph))):
        write(content, str(out / name))
        click.echo(f"Wrote {written(str(out / name), content)}")
    for name in ASKED:
        _ask(graph, name)
    click.echo(_heading("What to try next"))
    click.echo(_next(out))


def _ask(graph: object, name: str) -> None:
    from graph import OversightGraph
    from graph.query import packaged_query

    assert isinstance(graph, OversightGraph)
    query = packaged_query(name)
    click.echo(_heading(query.question))
    click.echo(answer(graph, query.text, form="table", to_terminal=True))
    click.echo(f"Note: {query.note}\n(oversight query {name})")


def _heading(text: str) -> str:
    return click.style(f"\n{text}\n", bold=True)


def _next(out: Path) -> str:
    return f"""\
Open {out / "map.html"} in a browser: click a thing or a line for its evidence.
  .venv/bin/oversight query --list                        every question it can answer
  .venv/bin/oversight query exit-windows                  two dates for one exit
  .venv/bin/oversight query evidence-locators             where a claim stands in its document
  .venv/bin/oversight export jsonld -o {out / "graph.jsonld"}    the graph for other tools
  .venv/bin/oversight --help                              everything else
Nothing here says that what is missing does not exist: it is not in this graph as of its date."""
