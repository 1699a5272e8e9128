"""Commands on records: check, schema."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from oversight import options
from oversight.output import count, write
from oversight.progress import Progress


@click.command(
    epilog="""\b
Examples:
  oversight check my-record.yaml
  oversight check my-records/
"""
)
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.workspace
def check(files: Sequence[Path], workspace: Path | None) -> None:
    """Check record files: every field, every reference, every shape.

    All that is wrong in a file is said at once, as file:line:column, what, and how to mend it.
    They are checked together with the records of the workspace, or the packaged ones.
    """
    from data.records import read_corpus
    from graph.build import build_graph

    with Progress("Reading the records") as progress:
        gathered = options.Source(tuple(files), workspace).collection()
        corpus = read_corpus(
            records=gathered.records, registers=gathered.registers, progress=progress
        )
        built = build_graph(corpus, progress=progress)
    claims = sum(len(record.claims) for record in corpus.records)
    click.echo(
        f"{count(len(corpus.records), 'record')} and {count(len(corpus.registers), 'register')} "
        f"are well made: {count(claims, 'claim')}, {count(len(built.quads), 'statement')}."
    )


@click.command(epilog="\b\nExample:\n  oversight schema -o record-schema.json\n")
@options.output("-", "the schema")
def schema(to: str) -> None:
    """Print the record format as JSON Schema, for editors that check while one types."""
    write(record_schema(), to)


COMMANDS = (check, schema)


def record_schema() -> str:
    """The JSON Schema of a record (draft 2020-12), as text."""
    from data.schema import Record

    described = Record.model_json_schema(by_alias=True)
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"
