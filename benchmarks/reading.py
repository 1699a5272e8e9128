"""Measures the reading of documents and writes benchmarks/documents.md.

``python -m benchmarks.reading``: documents and megabytes a second of CPU, for each kind of file, as
``oversight add`` reads them: one confined child a file, child and all. Then texts of 5 kB a second
of CPU, as the rules of ``oversight extract`` read them, over the labelled texts of the tests.
"""

import argparse
import resource
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.measure import ROOT
from benchmarks.words import sentence
from data.documents import Documents, State
from extract.contract import as_line
from extract.reader import read_document
from tests.data.readers.making import docx_of, mail_of, page_of, pdf_pages, shown

FIGURES = ROOT / "benchmarks" / "documents.md"
FILES = 15
TEXTS = ROOT / "tests" / "extract" / "texts"
LENGTH = 5_000  # characters of the texts that are counted
ROUNDS = 5
DAY = date(2026, 11, 22)  # when the documents are said to have been added

Make = Callable[[Sequence[str]], bytes]


@dataclass(frozen=True)
class Rate:
    """What one kind of file costs: files, their bytes, and CPU seconds with the children's."""

    kind: str
    files: int
    size: int
    cpu: float


def _pdf(paragraphs: Sequence[str]) -> bytes:
    pages = [paragraphs[start : start + 8] for start in range(0, len(paragraphs), 8)]
    return pdf_pages([shown(*(line[:90] for line in page)) for page in pages])


KINDS: Mapping[str, tuple[str, Make]] = {
    "text": ("txt", lambda paragraphs: "\n\n".join(paragraphs).encode()),
    "e-mail": ("eml", lambda paragraphs: mail_of("\n\n".join(paragraphs))),
    "HTML page": ("html", lambda paragraphs: page_of(*paragraphs)),
    "DOCX": ("docx", lambda paragraphs: docx_of(*paragraphs)),
    "PDF, ten pages": ("pdf", _pdf),
}


def rates(files: int) -> Iterator[Rate]:
    """The rate of each kind, one after another."""
    chance = Random(4)
    for kind, (ending, make) in KINDS.items():
        with TemporaryDirectory(prefix="oversight-reading-") as folder:
            given = Path(folder) / "given"
            given.mkdir()
            for number in range(files):
                paragraphs = [sentence(chance) for _ in range(80)]
                (given / f"{number}.{ending}").write_bytes(make(paragraphs))
            yield _rate(kind, given, Path(folder) / "documents")


def _rate(kind: str, given: Path, kept: Path) -> Rate:
    size = sum(file.stat().st_size for file in given.iterdir())
    before = _cpu()
    added = Documents(kept).add([given], on=DAY)
    refused = [outcome for outcome in added.outcomes if outcome.state is not State.ADDED]
    assert not refused, refused
    return Rate(kind, len(added.outcomes), size, _cpu() - before)


def rule_rate(rounds: int = ROUNDS) -> float:
    """Texts of 5,000 characters that the rules read in a second of CPU; the median of rounds."""
    texts = [file.read_bytes().decode("utf-8") for file in sorted(TEXTS.glob("*.txt"))]
    _read(texts)  # rule files are compiled once, whatever is read
    took = median(_read(texts) for _ in range(rounds))
    return sum(map(len, texts)) / LENGTH / took


def _read(texts: Sequence[str]) -> float:
    before = process_time()
    for text in texts:
        as_line(read_document(text, name="text"))
    return process_time() - before


def _cpu() -> float:
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def page(found: Sequence[Rate], rules: float, rounds: int) -> str:
    """The figures as a page of Markdown."""
    rows = "".join(
        f"| {rate.kind} | {rate.size / rate.files / 1000:.0f} kB | {rate.files / rate.cpu:.1f} | "
        f"{rate.size / rate.cpu / 1e6:.2f} |\n"
        for rate in found
    )
    return f"""\
# Reading documents

Made by `python -m benchmarks.reading`; not to be edited. {datetime.now(UTC):%Y-%m-%d}, one
confined child for each file, {found[0].files} files of each kind; CPU seconds, with the children's.

| kind | size of a file | documents a CPU second | MB a CPU second |
| --- | --- | --- | --- |
{rows}
The rules of `oversight extract`, without the reading of files: {rules:.0f} texts of 5 kB a CPU
second of one core (asked: 200), median of {rounds} rounds over the labelled texts of the tests.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of reading by rules")
    parser.add_argument("--out", type=Path, default=FIGURES, metavar="FILE")
    given = parser.parse_args(arguments)
    found = []
    for rate in rates(given.files):
        print(f"{rate.kind}: {rate.cpu:.2f} s CPU", file=sys.stderr)  # noqa: T201  # as above
        found.append(rate)
    rules = rule_rate(given.rounds)
    print(f"rules: {rules:.0f} texts of 5 kB a second", file=sys.stderr)  # noqa: T201  # as above
    given.out.write_text(page(found, rules, given.rounds), "utf-8")


if __name__ == "__main__":
    main()
