"""Commands on records: check, verify, coverage, schema."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.output import write

if TYPE_CHECKING:
    from data.coverage import Paragraph
    from data.passages import Checked
    from data.schema import Record


@click.command(
    epilog="""\b
Examples:
  oversight check my-record.yaml
  oversight check my-records/
"""
)
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
def check(files: Sequence[Path]) -> None:
    """Check record files: every field, every reference, every shape.

    All that is wrong in a file is said at once, as file:line:column, what, and how to mend it.
    Without files, the packaged records are checked.
    """
    from data.records import packaged_files, read_corpus
    from graph.build import build_graph
    from graph.opened import record_files

    corpus = read_corpus(records=record_files(files), registers=packaged_files("registers"))
    built = build_graph(corpus)
    claims = sum(len(record.claims) for record in corpus.records)
    click.echo(
        f"{_count(len(corpus.records), 'record')} and {_count(len(corpus.registers), 'register')} "
        f"are well made: {_count(claims, 'claim')}, {_count(len(built.quads), 'statement')}."
    )


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
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of texts (.txt, UTF-8) to check against.",
)
@click.option("--all", "everything", is_flag=True, help="List the passages that hold too.")
@options.records
def verify(names: Sequence[str], texts: Path, everything: bool, records: Sequence[Path]) -> None:
    """Check that every passage still stands where its record says.

    holds: the digest is met at the offsets. moved: it is met elsewhere, and where is said.
    lost: the text is at hand and the passage is not in it. not at hand: no text here has any
    passage of the record. Exit code 1 if any passage moved or was lost.
    """
    from data.passages import State, check_passages, read_texts

    at_hand = read_texts(texts)
    chosen = _chosen(names, records)
    with _progress(chosen) as listed:
        checked = [result for record in listed for result in check_passages(record, at_hand)]
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
@options.records
def coverage(name: str, text: Path, records: Sequence[Path]) -> None:
    """List each paragraph of a document with its passages, or the reason for none.

    RECORD is the name of a record or its file. Exit code 1 if any part of a paragraph is
    unaccounted for.
    """
    from data.coverage import coverage as covered

    content = text.read_bytes().decode("utf-8", errors="replace")
    (record,) = _chosen([name], records)
    paragraphs = covered(record, content)
    for number, paragraph in enumerate(paragraphs, start=1):
        click.echo(f"{number:4}  {_paragraph_line(paragraph)}")
    open_ones = [paragraph for paragraph in paragraphs if paragraph.unaccounted]
    click.echo(f"{_count(len(paragraphs), 'paragraph')}, {len(open_ones)} not accounted for")
    if open_ones:
        sys.exit(1)


@click.command(epilog="\b\nExample:\n  oversight schema -o record-schema.json\n")
@options.output("-", "the schema")
def schema(to: str) -> None:
    """Print the record format as JSON Schema, for editors that check while one types."""
    write(record_schema(), to)


COMMANDS = (check, verify, coverage, schema)


def record_schema() -> str:
    """The JSON Schema of a record (draft 2020-12), as text."""
    from data.schema import Record

    described = Record.model_json_schema(by_alias=True)
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _chosen(names: Sequence[str], given: Sequence[Path]) -> "list[Record]":
    """The records of the names or files; all if none is named. Raises UsageError."""
    from data.fields import nearest
    from data.records import packaged_files, read_corpus
    from graph.opened import record_files

    paths = [Path(name) for name in names if name.endswith(".yaml")]
    corpus = read_corpus(
        records=record_files([*given, *paths]), registers=packaged_files("registers")
    )
    known = {record.record: record for record in corpus.records}
    wanted = [Path(name).stem if name.endswith(".yaml") else name for name in names]
    for name in wanted:
        if name not in known:
            raise click.UsageError(f'There is no record "{name}": {nearest(name, known)}.')
    return [known[name] for name in wanted or known]


def _progress(records: "Sequence[Record]") -> "AbstractContextManager[Iterable[Record]]":
    """A bar on standard error; on a terminal only, and gone when done."""
    return click.progressbar(
        records, label="Checking", file=sys.stderr, hidden=not sys.stderr.isatty()
    )


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


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
