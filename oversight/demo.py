"""``oversight demo``: the whole job on the packaged records, told as it goes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.answer_forms import answered
from oversight.graph_commands import write_results
from oversight.opening import opened
from oversight.output import terminal

if TYPE_CHECKING:
    from graph import OversightGraph

ASKED = ("06-who-approved", "04-money-flow", "09-promises-open")


@click.command(epilog="\b\nExample:\n  oversight demo --out out\n")
@options.out_folder
def demo(out: Path) -> None:
    """Run the main job: build and check the graph, write Turtle and map, answer three queries."""
    click.echo(_heading("Building the graph from the packaged records"))
    with opened(None, renew=True) as graph:
        click.echo(_counted(graph))
        write_results(graph, out, tell=click.echo)
        for name in ASKED:
            _ask(graph, name)
    click.echo(_heading("What to try next"))
    click.echo(_next(out))


def _counted(graph: "OversightGraph") -> str:
    from graph.opened import counts

    number = counts(graph)
    return (
        f"Read and checked {number['Record']} records and registers: "
        f"{number['Claim']} claims on {number['Passage']} located passages, "
        f"{number['Promise']} of them promises.\n"
        f"The graph keeps every SHACL shape. Its newest review is of {graph.as_of:%Y-%m-%d}."
    )


def _ask(graph: "OversightGraph", name: str) -> None:
    from graph.query import packaged_query

    query = packaged_query(name)
    click.echo(_heading(query.question))
    answer = graph.query(query.text)
    click.echo(answered(answer, form="table", terminal=terminal()))
    click.echo(f"Note: {query.note}\n(oversight query {name})")


def _heading(text: str) -> str:
    return click.style(f"\n{text}\n", bold=True)


def _next(out: Path) -> str:
    return f"""\
Open {out / "map.html"} in a browser: click a thing or a line for its evidence, press / to find.
  .venv/bin/oversight query --list                        every question it can answer
  .venv/bin/oversight query exit-windows                  two dates for one exit
  .venv/bin/oversight query evidence-locators             where a claim stands in its document
  .venv/bin/oversight export jsonld -o {out / "graph.jsonld"}    the graph for other tools
  .venv/bin/oversight --help                              everything else
Nothing here says that what is missing does not exist: it is not in this graph as of its date."""
