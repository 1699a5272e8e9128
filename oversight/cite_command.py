"""``oversight cite``: a passage line from words of a document."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.output import say

if TYPE_CHECKING:
    from data.documents import Documents
    from data.locating import Located
    from data.workspace import Workspace


@click.command(
    epilog="""\b
Examples:
  oversight cite reply.txt "we do not hold the information" --name not-held
  oversight cite 7d47b9 "the Chief Constable" --personal
"""
)
@click.argument("document", metavar="FILE|DOCUMENT")
@click.argument("words")
@click.option("--name", default="passage", show_default=True, help="Short name of the passage.")
@click.option("--where", metavar="PLACE", help="Where it stands, for people; else its paragraph.")
@click.option("--personal", is_flag=True, help="It has personal data: digest it under the key.")
@click.option("--nth", type=click.IntRange(1), help="Which of several places, counted from 1.")
@options.workspace
def cite(
    document: str,
    words: str,
    name: str,
    where: str | None,
    personal: bool,
    nth: int | None,
    workspace: Path | None,
) -> None:
    """Print the line of a passage, ready for a record, from its words.

    DOCUMENT is a text file, or a document of the workspace by the first digits of its digest or
    by its name. The words are looked for as they stand, then as they read (line breaks, quotation
    marks and dashes aside). Words that stand in several places, or only nearly, are listed and not
    chosen: exit code 1.
    """
    from data.citing import passage_line
    from data.locating import locate

    here = options.nearest_workspace(workspace)
    text = _text_of(document, here)
    located = locate(words, text)
    place = _place(located, nth)
    if place is None:
        _tell_places(located, text)
        sys.exit(1)
    key = here.key() if here else None
    click.echo(passage_line(text, place, name=name, where=where, key=key, is_personal=personal))


def _text_of(document: str, workspace: "Workspace | None") -> str:
    from data.documents import Documents
    from data.marked import read_text

    if Path(document).is_file():
        return read_text(Path(document))
    if workspace is None:
        raise click.UsageError(f'There is no file "{document}", and no workspace here to look in.')
    documents = Documents(workspace.documents)
    return documents.text(_digest_of(document, documents))


def _digest_of(document: str, documents: "Documents") -> str:
    from data.fields import nearest

    met = [kept.sha256 for kept in documents.called(document)]
    if not met:
        names = sorted(kept.name for kept in documents)
        near = f": {nearest(document, names)}" if names else "; oversight add keeps one"
        raise click.UsageError(f'There is no document "{document}" in the workspace{near}.')
    if len(met) > 1:
        several = ", ".join(sha[:12] for sha in met)
        raise click.UsageError(f'"{document}" is several documents: {several}. Name one by digest.')
    return met[0]


def _place(located: "Located", nth: int | None) -> tuple[int, int] | None:
    from data.locating import Match

    if nth is not None and located.match is not Match.NEAR and nth <= len(located.places):
        return located.places[nth - 1].at
    return located.only.at if located.only else None


def _tell_places(located: "Located", text: str) -> None:
    from data.locating import Match

    if located.match is Match.NONE:
        say("The words stand nowhere in the text, not even nearly.")
        return
    if located.match is Match.NEAR:
        say("The words do not stand in the text. Like them:")
    else:
        say(f"The words stand in {len(located.places)} places; choose one with --nth:")
    for number, place in enumerate(located.places, start=1):
        likeness = f"{place.score:.0f} of 100  " if located.match is Match.NEAR else ""
        say(f"  {number}. {list(place.at)}  {likeness}{_in_context(text, place.at)}")


def _in_context(text: str, at: tuple[int, int]) -> str:
    from export.display import visible

    around = text[max(0, at[0] - 30) : at[1] + 30]
    return visible(" ".join(around.split()))[:100]
