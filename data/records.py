"""Reading record and register files into a checked corpus, with every fault at once."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from data.errors import Fault, FaultyFile
from data.marked import Marked, read_json_line, read_text, read_yaml
from data.misfits import Wrong
from data.model import Model
from data.progress import Progress, unheard
from data.references import misfits, things_of
from data.refusals import faults
from data.register_references import register_misfits
from data.register_schema import Register
from data.registers import Catalogue, catalogue
from data.schema import Record

LINES_ENDING = ".jsonl"
RECORD_ENDINGS = (".yaml", ".yml", LINES_ENDING)


@dataclass(frozen=True)
class Corpus:
    """Checked records and registers, by name, and everything they may refer to."""

    records: tuple[Record, ...]
    registers: tuple[Register, ...]
    catalogue: Catalogue = field(repr=False)


M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class _Read(Generic[M]):
    """A file, or a line of one, with the places of its values."""

    marked: Marked
    entry: M

    def fault(self, wrong: Wrong) -> Fault:
        return self.marked.fault(wrong.location, wrong.problem, wrong.mend, key=wrong.key)


def packaged_corpus() -> Corpus:
    """The records and registers that come with the package."""
    return read_corpus(records=packaged_files("records"), registers=packaged_files("registers"))


def packaged_files(folder: str) -> list[Path]:
    """The packaged YAML files of a folder of data, in order of name."""
    # The package is installed unpacked, so its resources are files.
    entries = Path(str(files("data").joinpath(folder))).iterdir()
    return sorted(entry for entry in entries if entry.name.endswith(RECORD_ENDINGS))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without Python's search for cycles, of which records have none.

    It would go through all that was read again and again, for a third of the time of a large file.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


@_collector_at_rest()
def read_corpus(
    *, records: Iterable[Path], registers: Iterable[Path], progress: Progress = unheard
) -> Corpus:
    """The corpus of record files (YAML, or JSON Lines with a record a line) and register files.

    Raises FaultyFile with every fault of every file. ``progress`` is told of documents read.
    """
    found: list[Fault] = []
    read_registers = list(_read_all(registers, Register, found, unheard))
    read_records = list(_read_all(records, Record, found, progress))
    known = catalogue(
        (read.entry for read in read_registers),
        (thing for read in read_records for thing in things_of(read.entry)),
        is_whole=not found,
    )
    found += _misnamed(read_records)
    found += _doubled(read_records, read_registers)
    for read in read_records:
        found += [read.fault(wrong) for wrong in misfits(read.entry, known)]
    for register in read_registers:
        found += [register.fault(wrong) for wrong in register_misfits(register.entry, known)]
    if found:
        raise FaultyFile(found)
    return Corpus(
        records=tuple(sorted((read.entry for read in read_records), key=lambda r: r.record)),
        registers=tuple(sorted((r.entry for r in read_registers), key=lambda r: r.register_)),
        catalogue=known,
    )


def _read_all(
    paths: Iterable[Path], model: type[M], found: list[Fault], progress: Progress
) -> Iterator[_Read[M]]:
    readings = [reading for path in paths for reading in _readings(path)]
    for number, read in enumerate(readings):
        progress("reading", number, len(readings))
        try:
            marked = read()
        except FaultyFile as error:
            found += error.faults
            continue
        try:
            yield _Read(marked, model.model_validate(marked.value))
        except ValidationError as error:
            found += faults(error, model=model, marked=marked)
    progress("reading", len(readings), len(readings))


def _readings(path: Path) -> Iterator[Callable[[], Marked]]:
    """What reads each document of a file, one of a YAML file and one a line of JSON Lines.

    Each by itself, so that a fault in one line hides none in the next.
    """
    if not path.name.endswith(LINES_ENDING):
        yield lambda: read_yaml(read_text(path), path=str(path))
        return
    # A byte that is not UTF-8 becomes a lone surrogate, which the reader refuses with its place.
    with path.open("r", encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield partial(read_json_line, line, path=str(path), line_number=number)


def _misnamed(records: Iterable[_Read[Record]]) -> Iterator[Fault]:
    """Records in YAML files that bear another name; a file of JSON Lines holds many."""
    for read in records:
        stem, name = Path(read.marked.path).stem, read.entry.record
        if not read.marked.path.endswith(LINES_ENDING) and stem != name:
            yield read.fault(
                Wrong(("record",), f'"{name}" is not the name of the file', f"write {stem}")
            )


def _doubled(
    records: Iterable[_Read[Record]], registers: Iterable[_Read[Register]]
) -> Iterator[Fault]:
    """Names given twice: each thing is described once, wherever it is."""
    first: _Descriptions = {}
    for register in registers:
        # Registers and records name their claims alike, so they share no name.
        yield from _once(first, register, f"record/{register.entry.register_}", ("register",))
        for reference in (*register.entry.entries, *register.entry.legislation):
            block = "entries" if reference in register.entry.entries else "legislation"
            yield from _once(first, register, reference, (block, reference))
    for read in records:
        name, at = read.entry.record, ("record",)
        twice = list(_once(first, read, f"record/{name}", at))
        yield from twice or _once(first, read, f"document/{name}", at)
        for block in ("things", "acts"):
            for reference in getattr(read.entry, block):
                yield from _once(first, read, reference, (block, reference))


_Either = _Read[Record] | _Read[Register]
_Descriptions = dict[str, tuple[Marked, tuple[str, ...]]]


def _once(
    first: _Descriptions, read: _Either, reference: str, at: tuple[str, ...]
) -> Iterator[Fault]:
    if reference in first:
        marked, place = first[reference]
        problem = f"is already described in {marked.path}:{marked.place(place, key=True).line}"
        yield read.fault(Wrong(at, problem, "describe it in one place", True))
    first.setdefault(reference, (read.marked, at))
