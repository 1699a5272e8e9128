"""``oversight extract``: what documents say, as sheets, as JSON Lines, or as proposed records."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.output import NO_TERMINAL, count, say, show, terminal, write
from oversight.progress import Progress

if TYPE_CHECKING:
    from data.workspace import Workspace
    from oversight.reading_texts import Result, TextFile

_CHUNK = 8  # documents that a process takes at a time


@click.command(
    "extract",
    epilog="""\b
Examples:
  oversight extract reply.txt
  oversight extract replies/*.txt --json -o replies.jsonl
  oversight extract --all
  oversight extract --all --propose
  oversight extract reply.txt --propose --publisher "Metropolitan Police Service"
""",
)
@click.argument("files", nargs=-1, metavar="[FILE|DOCUMENT]...")
@click.option("--all", "everything", is_flag=True, help="Read every document of the workspace.")
@click.option("--json", "as_lines", is_flag=True, help="Print JSON Lines, one object a document.")
@click.option(
    "--propose",
    is_flag=True,
    help="Write a proposed record of each document into records/ of the workspace.",
)
@click.option(
    "--publisher",
    metavar="BODY",
    default="",
    help="Who published the documents, by reference or name, where you know it; for --propose.",
)
@click.option("--on", metavar="DAY", help="The day of the proposals (2026-11-22); else today.")
@options.output("-", "the result")
@options.pager
@options.workspace
def extract_command(
    files: Sequence[str],
    *,
    everything: bool,
    as_lines: bool,
    propose: bool,
    publisher: str,
    on: str | None,
    to: str,
    pager: bool,
    workspace: Path | None,
) -> None:
    """Read documents: kind, parties, dates, questions and their outcomes, law, money, relations.

    FILE is a text (UTF-8), or a document of the workspace by its name or the first digits of its
    digest. Each value comes with its words, the rule that found it and a score, which ranks and is
    no probability; what the rules could not tell is listed with the reason. Exit code 1 if a
    document could not be read or proposed; the others are.
    """
    from oversight.reading_texts import texts

    if propose and (as_lines or to != "-"):
        raise click.UsageError("--propose writes records: it goes with neither --json nor -o.")
    if publisher and not propose:
        raise click.UsageError("--publisher is for the records that --propose writes.")
    if not (files or everything):
        raise click.UsageError("Name a text or a document, or give --all.")
    here = _workspace(workspace, is_needed=everything or propose)
    given = list(texts(files, here, everything=everything, kept_only=propose))
    if propose:
        assert here is not None
        sys.exit(_propose(here, given, on=options.day(on), publisher=publisher))
    sys.exit(_tell(given, as_lines=as_lines, to=to, pager=pager))


def _workspace(given: Path | None, *, is_needed: bool) -> "Workspace | None":
    return options.the_workspace(given) if is_needed else options.nearest_workspace(given)


def _tell(given: "Sequence[TextFile]", *, as_lines: bool, to: str, pager: bool) -> int:
    """Prints what each document says, in the order given, and returns the exit code."""
    from oversight.reading_texts import line_of, sheet_of

    there = terminal() if to == "-" else NO_TERMINAL
    unit = line_of if as_lines else partial(sheet_of, width=there.width, colour=there.colour)
    # At once where it is a stream for programs; whole where a person may page through it, and
    # where it is a file, which is then whole or not there.
    is_stream = to == "-" and (as_lines or not sys.stdout.isatty())
    kept: list[str] = []
    failed = 0
    for result in _each(unit, given):
        failed += bool(result.problem)
        if is_stream:
            write(result.content, "-")
        else:
            kept.append(result.content)
    if to != "-":
        write("".join(kept), to)
    elif not is_stream:
        show(lambda _: "".join(kept), pager=pager)
    return 1 if failed else 0


def _propose(here: "Workspace", given: "Sequence[TextFile]", *, on: date, publisher: str) -> int:
    """Writes the proposed records, tells of each document, and returns the exit code."""
    from oversight.proposing import Proposing, State
    from oversight.reading_texts import reading_of

    proposing = Proposing.of(here, on=on, publisher=publisher)
    read = list(_each(reading_of, given))
    with Progress("Checking the proposed records"):
        done = proposing.write(
            [(one.name, one.reading, one.text) for one in read if one.reading is not None]
        )
    for one in done:
        click.echo(one.line)
    counts = {state: sum(one.state is state for one in done) for state in State}
    unread = len(read) - sum(one.reading is not None for one in read)
    told = [f"{counts[state]:,} {state.value}" for state in State]
    click.echo(", ".join([*told, *([f"{unread:,} not read"] if unread else [])]))
    if counts[State.WRITTEN]:
        say(_next(done_count=counts[State.WRITTEN]))
    if not publisher and any(one.lacks_publisher for one in done):
        say("Where the publisher was not read, --publisher says who it is.")
    return 1 if unread or counts[State.REFUSED] else 0


def _next(*, done_count: int) -> str:
    return (
        f"{count(done_count, 'record')} to review: oversight check, then oversight build; what is "
        "proposed stands apart until its review says accepted."
    )


def _each(unit: "Callable[[TextFile], Result]", given: "Sequence[TextFile]") -> "Iterator[Result]":
    """What a unit gives for each document, in the order given, and a line for each problem."""
    with Progress("Reading the documents") as progress:
        for done, result in enumerate(_mapped(unit, given), start=1):
            progress("Reading the documents", done, len(given))
            if result.problem:
                progress.say(result.problem)
            yield result


def _mapped(
    unit: "Callable[[TextFile], Result]", given: "Sequence[TextFile]"
) -> "Iterator[Result]":
    """By all cores where there are many; the order, and so the bytes, are the same."""
    if len(given) <= _CHUNK:
        yield from map(unit, given)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(initializer=_end_when_told)
    try:
        yield from pool.map(unit, given, chunksize=_CHUNK)
    except BrokenProcessPool:
        problem = "A process that read documents was ended from outside, perhaps for want of memory"
        raise click.ClickException(f"{problem}; run it again, or on fewer documents.") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _end_when_told() -> None:
    """Ctrl-C reaches the whole group: a process that reads ends at once, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
