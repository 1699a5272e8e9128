"""Commands on the passages of records: verify, coverage."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.output import count, say, write
from oversight.progress import Progress

if TYPE_CHECKING:
    from data.coverage import Paragraph
    from data.passages import Checked, Text
    from data.schema import Record


@click.command(
    epilog="""\b
Examples:
  oversight verify --texts my-documents/
  oversight verify mopac-pcd-545 --texts my-documents/ --all
"""
)
@click.argument("names", nargs=-1, metavar="[RECORD]...")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of texts (.txt, UTF-8) to check against; else the documents of the workspace.",
)
@click.option("--all", "everything", is_flag=True, help="List the passages that hold too.")
@click.option(
    "--write",
    "mending",
    is_flag=True,
    help="Write moved places into the records; nothing else in them is touched.",
)
@options.source
def verify(
    names: Sequence[str],
    texts: Path | None,
    everything: bool,
    mending: bool,
    source: options.Source,
) -> None:
    """Check that every passage still stands where its record says.

    holds: the digest is met at the offsets. moved: it is met elsewhere, and where is said.
    lost: the text is at hand and the passage is not in it. not at hand: no text here has any
    passage of the record, or the key that it was digested under is not here. Exit code 1 if any
    passage was lost, or has moved and was not written.
    """
    from data.passages import State, check_passages

    with Progress("Reading the texts") as progress:
        at_hand, key = _texts(texts, source), _key(source)
        files = _chosen(names, source)
        checked: list[Checked] = []
        for number, record in enumerate(files):
            progress("Checking", number, len(files))
            checked += check_passages(record, at_hand, key=key)
    if mending:
        checked = [still for record in files for still in _mended(record, checked, source)]
    shown = [c for c in checked if everything or c.state in (State.MOVED, State.LOST)]
    for result in shown:
        click.echo(_passage_line(result))
    counts = Counter(result.state for result in checked)
    click.echo(", ".join(f"{counts[state]} {state.value}" for state in State))
    if counts[State.MOVED] or counts[State.LOST]:
        sys.exit(1)


@click.command(
    epilog="""\b
Example:
  oversight coverage mopac-pcd-545 --text pcd-545.txt
"""
)
@click.argument("name", metavar="RECORD")
@click.option(
    "--text",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The text that the record was read from.",
)
@options.source
def coverage(name: str, text: Path, source: options.Source) -> None:
    """List each paragraph of a document with its passages, or the reason for none.

    RECORD is the name of a record or its file. Exit code 1 if any part of a paragraph is
    unaccounted for.
    """
    from data.coverage import coverage as covered

    content = text.read_bytes().decode("utf-8", errors="replace")
    with Progress("Reading the records"):
        (record,) = _chosen([name], source)
        paragraphs = covered(record, content)
    for number, paragraph in enumerate(paragraphs, start=1):
        click.echo(f"{number:4}  {_paragraph_line(paragraph)}")
    open_ones = [paragraph for paragraph in paragraphs if paragraph.unaccounted]
    click.echo(f"{count(len(paragraphs), 'paragraph')}, {len(open_ones)} not accounted for")
    if open_ones:
        sys.exit(1)


COMMANDS = (verify, coverage)


def _chosen(names: Sequence[str], source: options.Source) -> "list[Record]":
    """The records of the names or files; all if none is named. Raises UsageError."""
    from data.fields import nearest
    from data.records import read_corpus

    gathered = source.collection(*(Path(name) for name in names if name.endswith(".yaml")))
    corpus = read_corpus(records=gathered.records, registers=gathered.registers)
    known = {record.record: record for record in corpus.records}
    wanted = [Path(name).stem if name.endswith(".yaml") else name for name in names]
    for name in wanted:
        if name not in known:
            raise click.UsageError(f'There is no record "{name}": {nearest(name, known)}.')
    return [known[name] for name in wanted or known]


def _passage_line(result: "Checked") -> str:
    places = ", ".join(f"[{start}, {end}]" for start, end in result.found)
    now = f", now at {places}" if places and result.at not in result.found else ""
    return (
        f"{result.state.value:11}  {result.record}/{result.passage}  "
        f"[{result.at[0]}, {result.at[1]}]{now}  ({result.where})"
    )


def _paragraph_line(paragraph: "Paragraph") -> str:
    parts = [*paragraph.passages, *(f"left out: {reason}" for reason in paragraph.reasons)]
    missing = "".join(f"  NOT ACCOUNTED FOR [{a}, {b}]" for a, b in paragraph.unaccounted)
    return f"[{paragraph.at[0]}, {paragraph.at[1]}]  {', '.join(parts)}{missing}"


def _texts(folder: Path | None, source: options.Source) -> "list[Text]":
    """The texts of a folder, else of the documents of the workspace; raises UsageError."""
    from data.documents import Documents
    from data.passages import read_texts, text_at

    if folder:
        return read_texts(folder)
    if source.workspace is None:
        raise click.UsageError("Name a folder with --texts: there is no workspace here.")
    documents = Documents(source.workspace.documents)
    return [text_at(documents.text_file(kept.sha256)) for kept in documents]


def _key(source: options.Source) -> bytes | None:
    return source.workspace.key() if source.workspace else None


def _mended(
    record: "Record", checked: "Sequence[Checked]", source: options.Source
) -> "Iterator[Checked]":
    """Writes where the passages of a record stand now; gives what became of each."""
    from dataclasses import replace

    from data.mending import UnmendableError, mended
    from data.passages import State
    from data.records import packaged_files

    own = [result for result in checked if result.record == record.record]
    (file,) = (f for f in source.collection().records if f.stem == record.record)
    if file in packaged_files("records"):
        say(f"{file}: not written: it comes with the package; copy it to records/ first")
        yield from own
        return
    try:
        mending = mended(file, record, own)
    except UnmendableError as error:
        say(f"{file}: not written: {error}")
        yield from own
        return
    if mending:
        write(mending.content, str(file))
        say(f"{file}: wrote {count(mending.moved, 'place')}")
    yield from (replace(c, state=State.HOLDS, at=c.found[0]) if c.found else c for c in own)
