"""``oversight show``: one thing, or one claim, in words with its evidence."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.opening import opened
from oversight.output import Terminal, say, show, write
from oversight.progress import Progress

if TYPE_CHECKING:
    import pyoxigraph as ox

    from export.tables import Table
    from graph.finding import Finder
    from graph.shown import Shown


@click.command(
    "show",
    epilog="""\b
Examples:
  oversight show social-media-hub
  oversight show "Metropolitan Police"
  oversight show claim/mopac-pcd-545/hub-exit-finance
  oversight show law/foia-2000/s14-1
  oversight show document/mopac-pcd-545 --format json
  oversight show hub-exit-finance --texts my-documents/
  oversight show hub-exit-finance --texts my-documents/ --format html -o exit.html
""",
)
@click.argument("name", metavar="NAME")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "html", "json")),
    default="text",
    show_default=True,
    help="Words for people, a page of them, or the same values for programs.",
)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of texts (.txt, UTF-8) to show passages in; else the documents of the workspace.",
)
@click.option(
    "--around",
    type=click.IntRange(0, 10_000),
    default=240,
    show_default=True,
    metavar="NUMBER",
    help="How many characters of a text to show before and after each passage.",
)
@options.output("-", "the text")
@options.source
@options.pager
def show_command(
    name: str,
    form: str,
    texts: Path | None,
    around: int,
    to: str,
    source: options.Source,
    pager: bool,
) -> None:
    """Show a thing or a claim in words: what is said of it, by whom, and where.

    NAME is kind/slug, an IRI, record/slug of a claim, a slug alone, or a label or alias in any
    case. Where several things have it, they are listed, and the exit code is 2.

    Each passage is shown in its text, where that is at hand, with whether its digest holds there.
    In a thread it is told who speaks, and whether that is whom the record has say it. Words of
    documents go where the answer goes and are kept nowhere else.
    """
    from export.shown_text import to_shown_text

    shown = _gathered(name, texts, around, source)
    if form == "json":
        from export.shown_json import to_shown_json

        write(to_shown_json(shown), to)
    elif form == "html":
        from export.shown_html import to_shown_html

        write(to_shown_html(shown), to)
    elif to == "-":
        show(
            lambda there: to_shown_text(
                shown, width=there.width, colour=there.colour, links=there.links
            ),
            pager=pager,
        )
    else:
        write(to_shown_text(shown, width=Terminal().width), to)


def _gathered(name: str, texts: Path | None, around: int, source: options.Source) -> "Shown":
    """What the graph holds of it, with its passages as they stand in the texts at hand."""
    from graph.finding import Finder
    from graph.looked_up import StoredSubjects
    from graph.names import thing_iri
    from graph.shown_parts import Parts
    from graph.shown_things import gather
    from oversight.texts_at_hand import texts_at_hand, with_contexts

    with opened(source) as graph:
        iri = _the_one(Finder(graph.store), name)
        shown = gather(graph.store, iri, as_of=graph.as_of)
        parts = Parts(StoredSubjects(graph.store))
        with Progress("Reading the texts"):
            return with_contexts(
                shown,
                texts_at_hand(texts, source),
                source,
                around=around,
                label=lambda reference: parts.named(thing_iri(reference).value).label,
            )


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
