"""``oversight show``: one thing, or one claim, in words with its evidence."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.opening import opened
from oversight.output import Terminal, show, write
from oversight.progress import Progress

if TYPE_CHECKING:
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
    from oversight.naming import the_one
    from oversight.texts_at_hand import texts_at_hand, with_contexts

    with opened(source) as graph:
        iri = the_one(Finder(graph.store), name)
        shown = gather(graph.store, iri, as_of=graph.as_of, at_odds=graph.at_odds)
        parts = Parts(StoredSubjects(graph.store))
        with Progress("Reading the texts"):
            return with_contexts(
                shown,
                texts_at_hand(texts, source),
                source,
                around=around,
                label=lambda reference: parts.named(thing_iri(reference).value).label,
            )
