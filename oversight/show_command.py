"""``oversight show``: one thing, or one claim, in words with its evidence."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.opening import opened
from oversight.output import Terminal, say, show, write

if TYPE_CHECKING:
    import pyoxigraph as ox

    from export.tables import Table
    from graph.finding import Finder


@click.command(
    "show",
    epilog="""\b
Examples:
  oversight show social-media-hub
  oversight show "Metropolitan Police"
  oversight show claim/mopac-pcd-545/hub-exit-finance
  oversight show law/foia-2000/s14-1
  oversight show document/mopac-pcd-545 --format json
""",
)
@click.argument("name", metavar="NAME")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Words for people, or the same values for programs.",
)
@options.output("-", "the text")
@options.source
@options.pager
def show_command(name: str, form: str, to: str, source: options.Source, pager: bool) -> None:
    """Show a thing or a claim in words: what is said of it, by whom, and where.

    NAME is kind/slug, an IRI, record/slug of a claim, a slug alone, or a label or alias in any
    case. Where several things have it, they are listed, and the exit code is 2.
    """
    from export.shown_json import to_shown_json
    from export.shown_text import to_shown_text
    from graph.finding import Finder
    from graph.shown_things import gather

    with opened(source) as graph:
        iri = _the_one(Finder(graph.store), name)
        shown = gather(graph.store, iri, as_of=graph.as_of)
    if form == "json":
        write(to_shown_json(shown), to)
    elif to == "-":
        show(
            lambda there: to_shown_text(
                shown, width=there.width, colour=there.colour, links=there.links
            ),
            pager=pager,
        )
    else:
        write(to_shown_text(shown, width=Terminal().width), to)


def _the_one(finder: "Finder", name: str) -> str:
    """What is meant; ends with exit code 2 where several things are, raises where none is."""
    laws = _laws(name) if name.startswith("law/") else {}
    found = finder.find(laws.get(name, name))
    if len(found) == 1:
        return found[0]
    if found:
        say(f'{len(found)} things are called "{name}"; name one by its short name:')
        show(lambda there: _listed(finder, found, there), pager=False)
        sys.exit(2)
    raise _unknown(name, near=_near(finder, name, laws))


def _near(finder: "Finder", name: str, laws: Mapping[str, str]) -> list[str]:
    from graph.names import short_name

    if laws:
        return [wider for wider, iri in laws.items() if iri in finder.subjects][:1]
    return [short_name(iri) for iri in finder.suggest(name)]


def _unknown(name: str, *, near: Sequence[str]) -> Exception:
    from graph.errors import UnknownThingError

    mend = f"did you mean {' or '.join(near)}?" if near else "write kind/slug, a label or an alias"
    return UnknownThingError(f'nothing in this graph is called "{name}"', mend=mend)


def _listed(finder: "Finder", found: Sequence[str], there: Terminal) -> str:
    from export.tables import to_text_table
    from graph.names import ID

    table = _table(finder, found)
    return to_text_table(table, width=there.width, base=ID, colour=there.colour, links=there.links)


def _table(finder: "Finder", found: Sequence[str]) -> "Table":
    import pyoxigraph as ox

    from export.tables import Table
    from graph.names import local_name
    from graph.term_labels import type_label
    from graph.triples import LABEL

    def row(iri: str) -> "tuple[ox.NamedNode, ox.Literal, ox.Literal]":
        said = finder.subjects[iri]
        label = said.one(LABEL) or local_name(iri)
        return ox.NamedNode(iri), ox.Literal(type_label(said)), ox.Literal(label)

    return Table(("name", "kind", "label"), tuple(map(row, found)))


def _laws(reference: str) -> dict[str, str]:
    """The identifier of a provision as records write it (law/foia-2000/s14-1).

    After it come those of the wider ones that it stands in, the narrowest first.
    """
    from data.records import packaged_files, read_corpus

    catalogue = read_corpus(records=[], registers=packaged_files("registers")).catalogue
    found: dict[str, str] = {}
    while reference.count("/"):
        try:
            provision = catalogue.provision(reference)
        except (StopIteration, ValueError):  # no part of an Act is written so
            provision = None
        if provision:
            found[reference] = provision.iri
        reference = reference[: max(reference.rfind("-"), reference.rfind("/"), 0)]
    return found
