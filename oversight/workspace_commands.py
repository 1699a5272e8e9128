"""Commands that make and fill a workspace: init, add."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.output import say
from oversight.progress import Progress

if TYPE_CHECKING:
    from data.documents import Added, Outcome


@click.command(
    epilog="""\b
Examples:
  oversight init lamps
  oversight init . --title "Lamps of Ambleford"
"""
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--title", metavar="TEXT", help="What the workspace is about; else the folder's name."
)
def init(folder: Path, title: str | None) -> None:
    """Make a folder a workspace, for documents and records of your own.

    Every command run in it, or below it, works on it. Documents and the key are kept out of git:
    documents are other people's words, and the key guards passages that name people.
    """
    from data.workspace import init_workspace

    for path in init_workspace(folder, title=title or folder.resolve().name):
        click.echo(f"made {path}")
    click.echo(
        f"\nNext, in {folder}:\n"
        "  oversight add FILE...            keep documents and read their texts\n"
        "  oversight check example/         an example record and its text, to start from\n"
        "  oversight build                  the graph and the map of records/"
    )


@click.command(
    epilog="""\b
Examples:
  oversight add reply.pdf thread.html
  oversight add my-documents/
"""
)
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path)
)
@click.option(
    "--on", metavar="DAY", help="The day they were added (2026-11-22); today if not given."
)
@click.option(
    "--with-authors", is_flag=True, help="Keep the authors that files name: they may be private."
)
@options.workspace
def add(paths: Sequence[Path], on: str | None, with_authors: bool, workspace: Path | None) -> None:
    """Keep documents in the workspace, and read the text of each.

    Text, HTML, PDF, DOCX, e-mail, and saved pages or JSON of request sites; folders are opened.
    Each file is read in a process of its own, without network, bounded in time and memory. Adding
    twice adds nothing, and a file that cannot be read stops no other. Exit code 1 if one was
    refused.
    """
    from data.documents import Documents, State
    from data.incoming import Reader

    documents = Documents(
        options.the_workspace(workspace).documents, reader=Reader(authors=with_authors)
    )
    with Progress("Reading documents") as progress:

        def tell(done: int, total: int, outcome: "Outcome") -> None:
            progress(f"Reading documents ({outcome.name})", done, total)

        added = documents.add(paths, on=options.day(on), progress=tell)
    _tell_added(added)
    if any(outcome.state is State.REFUSED for outcome in added.outcomes):
        sys.exit(1)


COMMANDS = (init, add)


def _tell_added(added: "Added") -> None:
    from data.documents import State

    for outcome in added.outcomes:
        if outcome.state is State.REFUSED:
            say(str(outcome))
        for warning in outcome.warnings:
            say(f"{outcome.name}: {warning}")
    for missing in added.unprotected:
        say(f"Read with less protection: {missing}")
    for outcome in added.outcomes:
        if outcome.state is not State.REFUSED:
            click.echo(_added_line(outcome))
    counts = Counter(outcome.state for outcome in added.outcomes)
    click.echo(", ".join(f"{counts[state]:,} {state.value}" for state in State))


def _added_line(outcome: "Outcome") -> str:
    from export.display import visible

    size = f"{outcome.length:>11,}" if outcome.length else f"{'':11}"
    kind = outcome.kind.value if outcome.kind else ""
    return (
        f"{outcome.sha256[:12]}  {kind:5} {size}  {outcome.state.value:13}  {visible(outcome.name)}"
    )
