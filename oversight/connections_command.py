"""``oversight connections``: the ways between two things, or the bodies that most ways pass."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from oversight import options
from oversight.opening import opened
from oversight.output import deliver, say, write
from oversight.progress import Progress

if TYPE_CHECKING:
    import networkx as nx

    from graph import OversightGraph
    from graph.bridges import Bridge
    from graph.connections import Way

KINDS = ("document", "law", "topic", "agent")


@click.command(
    epilog="""\b
Examples:
  oversight connections "Home Office" "Metropolitan Police"
  oversight connections ico mopac --longest 5 --hubs-above 40
  oversight connections home-office thurrock-council --through document
  oversight connections home-office mopac --without project-alpha --format json
  oversight connections --bridges

A way is a row of statements side by side. That two bodies both have to do with a third does not
mean that they have to do with each other.
"""
)
@click.argument("first", metavar="A", required=False)
@click.argument("second", metavar="B", required=False)
@click.option(
    "--longest",
    type=click.IntRange(1, 8),
    default=4,
    show_default=True,
    help="The most steps that a way may have.",
)
@click.option(
    "--most",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="How many ways, or bodies, to show.",
)
@click.option(
    "--without",
    "without",
    multiple=True,
    metavar="NAME",
    help="A thing not to pass through; may be given again.",
)
@click.option(
    "--through",
    "through",
    multiple=True,
    type=click.Choice(KINDS),
    help="A kind of thing to pass through that is otherwise left out; may be given again.",
)
@click.option(
    "--hubs-above",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Pass through nothing that has more neighbours than this.",
)
@click.option(
    "--standing-oversight",
    is_flag=True,
    help="Count who may oversee whom by statute, which joins almost every body to every other.",
)
@click.option("--proposed", is_flag=True, help="Count proposals that nobody has accepted yet.")
@click.option("--bridges", "bridging", is_flag=True, help="List the bodies that most ways pass.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Words for people, or the same values for programs.",
)
@options.output("-", "the answer")
@options.source
@options.pager
def connections(
    first: str | None,
    second: str | None,
    *,
    longest: int,
    most: int,
    without: Sequence[str],
    through: Sequence[str],
    hubs_above: int | None,
    standing_oversight: bool,
    proposed: bool,
    bridging: bool,
    form: str,
    to: str,
    source: options.Source,
    pager: bool,
) -> None:
    """Show the ways from A to B, each step with the statements that it rests on.

    A and B are kind/slug, a slug, or a label or alias in any case. Documents, laws, topics and
    roles are not passed through unless --through says so.
    """
    if (first is None or second is None) != bridging:
        raise click.UsageError("Name two things, or give --bridges for the bodies between others.")
    kinds = frozenset(KINDS).difference(through)
    with opened(source) as graph:
        network = graph.to_network(proposed=proposed)
        as_of = graph.as_of.isoformat()
        if first is None or second is None:
            from graph.bridges import bridges

            with Progress("Measuring"):
                bodies = bridges(
                    network, most=most, without_kinds=kinds, standing_oversight=standing_oversight
                )
            _tell_bridges(bodies, as_of, form=form, to=to, pager=pager)
            return
        from graph.connections import ways

        ends = _in_network(graph, network, (first, second))
        with Progress("Looking for ways"):
            found = ways(
                network,
                *ends,
                most=most,
                longest=longest,
                without=_in_network(graph, network, without),
                without_kinds=kinds,
                hubs_above=hubs_above,
                standing_oversight=standing_oversight,
            )
    if not found:
        say(_no_way(longest, as_of))
    _tell_ways(network, found, as_of, form=form, to=to, pager=pager)


def _in_network(
    graph: "OversightGraph", network: "nx.MultiDiGraph[str]", names: Sequence[str]
) -> list[str]:
    """The things meant; one that the network does not hold is connected with nothing."""
    from graph.finding import Finder
    from oversight.naming import the_one

    finder = Finder(graph.store)
    return [the_one(finder, name) for name in names]


def _no_way(longest: int, as_of: str) -> str:
    return (
        f"No way of at most {longest} steps is in this graph as of {as_of}. That is no proof that "
        "there is none; --longest, --through, --proposed and --standing-oversight look further."
    )


def _tell_ways(
    network: "nx.MultiDiGraph[str]",
    found: "Sequence[Way]",
    as_of: str,
    *,
    form: str,
    to: str,
    pager: bool,
) -> None:
    from export.ways_text import to_ways_json, to_ways_text

    if form == "json":
        write(_as_json(to_ways_json(network, found, as_of=as_of)), to)
    elif found:
        deliver(
            lambda there: to_ways_text(network, found, width=there.width, as_of=as_of),
            to=to,
            pager=pager,
        )


def _tell_bridges(
    found: "Sequence[Bridge]", as_of: str, *, form: str, to: str, pager: bool
) -> None:
    from dataclasses import asdict

    from export.tables import to_text_table
    from graph.names import ID

    if form == "json":
        bodies = [asdict(one) for one in found]
        write(_as_json({"version": 1, "as_of": as_of, "bridges": bodies}), to)
        return
    table = _table(found)
    deliver(
        lambda there: to_text_table(
            table, width=there.width, base=ID, colour=there.colour, links=there.links
        ),
        to=to,
        pager=pager,
    )
    say("A measure of what this graph holds, not of anybody's power.")


def _table(found: "Sequence[Bridge]") -> Any:  # noqa: ANN401  # a Table, imported when needed
    import pyoxigraph as ox

    from export.tables import Table

    columns = ("body", "called", "neighbours", "ways_that_pass", "parts_without_it")
    rows = tuple(
        (
            ox.NamedNode(one.iri),
            ox.Literal(one.label),
            ox.Literal(one.neighbours),
            ox.Literal(f"{100 * one.share:.2f} %"),
            ox.Literal(one.parts),
        )
        for one in found
    )
    return Table(columns, rows)


def _as_json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
