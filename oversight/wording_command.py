"""``oversight wording``: standard paragraphs, quoted letters and copies among one's own texts."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.output import say, show, write
from oversight.progress import Progress

if TYPE_CHECKING:
    from datetime import date

    from data.records import Corpus
    from data.schema import Record
    from data.wording.texts import Message, WordedText
    from oversight.wording_forms import Found

ENDING = ".txt"
LARGEST = 20 << 20  # bytes of a text


@click.command(
    epilog="""\b
Examples:
  oversight wording my-letters/
  oversight wording thread.txt answer.txt --min-words 20 --all
  oversight wording my-letters/ --records my-records/ --format csv -o wording.csv
  oversight wording my-letters/ --records my-records/ --proposals
"""
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="FILE|FOLDER...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "--min-words",
    type=click.IntRange(4, 1000),
    default=12,
    show_default=True,
    metavar="WORDS",
    help="The shortest wording to tell of.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "csv")),
    default="table",
    show_default=True,
    help="Form of the answer; json and csv hold every place and no words.",
)
@click.option("--all", "everything", is_flag=True, help="List every place in the table too.")
@click.option(
    "--proposals", is_flag=True, help="Print a proposed claim for each copy instead, as YAML."
)
@options.output("-", "the answer")
@options.source
@options.pager
def wording(
    paths: Sequence[Path],
    *,
    min_words: int,
    form: str,
    everything: bool,
    proposals: bool,
    to: str,
    source: options.Source,
    pager: bool,
) -> None:
    """Find wording that texts share: boilerplate, quoted letters, copies.

    Reads texts (.txt, UTF-8). Whose a text is and when it was written is known where a record names
    its digest; else the sharing is told without saying whose it is. Places are code points and
    paragraphs. First words are shown on a terminal only, and are kept nowhere.
    """
    from oversight.wording_forms import to_csv, to_json, to_yaml, told

    described = _records(_corpus(source))
    found = _found(paths, min_words=min_words, described=described)
    if proposals:
        write(to_yaml(found), to)
    elif form == "json":
        write(to_json(found), to)
    elif form == "csv":
        write(to_csv(found), to)
    elif to == "-":
        quoting = sys.stdout.isatty()
        show(lambda seen: told(found, seen, everything=everything, quoting=quoting), pager=pager)
    else:
        from oversight.output import NO_TERMINAL

        write(told(found, NO_TERMINAL, everything=everything, quoting=False), to)


def _found(paths: Sequence[Path], *, min_words: int, described: "Mapping[str, Record]") -> "Found":
    from data.wording.copies import find_copies
    from data.wording.sharing import shared_wording
    from oversight.wording_forms import Found

    with Progress("Reading") as progress:
        contents = dict(_contents(paths))
        if not contents:
            raise click.UsageError(f"There is no text among these; texts end in {ENDING}.")
        texts = [_text(name, content, described) for name, content in contents.items()]
        copies = find_copies(texts, progress=progress)
        derived = [(copy.text, copy.original) for copy in copies]
        wording = shared_wording(texts, min_words=min_words, derived=derived, progress=progress)
    names = {
        name: record.record
        for name, content in contents.items()
        if (record := described.get(_digest(content)))
    }
    return Found(contents, wording, copies, names)


def _contents(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The texts by path; what is none is told, and left out."""
    from data.characters import shown
    from data.given import NotGivenError, contents, given

    for file in given(paths, besides=Path(os.devnull)):
        if not file.refused and file.path.suffix.lower() != ENDING:
            continue
        try:
            if file.refused:
                raise NotGivenError(file.refused)
            yield shown(str(file.path)), contents(file.path, limit=LARGEST).decode("utf-8")
        except NotGivenError as error:
            say(shown(f"{file.path}: left out, it {error}"))
        except UnicodeDecodeError:
            say(shown(f"{file.path}: left out, it is not UTF-8 text"))


def _corpus(source: options.Source) -> "Corpus":
    from data.records import read_corpus

    gathered = source.collection()
    return read_corpus(records=gathered.records, registers=gathered.registers)


def _records(corpus: "Corpus") -> "dict[str, Record]":
    """The record of each text version, by digest."""
    return {record.document.text.sha256: record for record in corpus.records}


def _digest(content: str) -> str:
    from data.digests import digest

    return digest(content)


def _text(name: str, content: str, described: "Mapping[str, Record]") -> "WordedText":
    from data.wording.texts import WordedText

    record = described.get(_digest(content))
    return WordedText(
        name=name,
        content=content,
        publisher=record.document.publisher if record else None,
        dated=_day(record),
        messages=tuple(_messages(content, record)),
    )


def _day(record: "Record | None") -> "date | None":
    """The day of a document; of a longer time nothing follows on which of two came first."""
    from data.dates import Period

    dated = record.document.dated if record else None
    return dated.earliest if isinstance(dated, Period) and dated.is_day else None


def _messages(content: str, record: "Record | None") -> "Iterator[Message]":
    """The messages of a thread; the authority is the body asked, where the record tells of one."""
    from data.request_schema import RequestAct
    from data.wording.texts import Message
    from extract.source import source
    from extract.thread import AUTHORITY, is_thread, messages

    found = messages(source(content))
    acts = record.acts.values() if record else ()
    asked = {act.of for act in acts if isinstance(act, RequestAct)}
    body = asked.pop() if len(asked) == 1 else None
    if is_thread(found):
        for one in found:
            maker = body if one.speaker == AUTHORITY else None
            yield Message((one.start, one.end), one.speaker, maker)
