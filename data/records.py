"""Reading record and register files into a checked corpus, with every fault at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from data.errors import Fault, FaultyFile
from data.marked import Marked, read_json_line, read_text, read_yaml
from data.references import Wrong, misfits, thing_misfits, things_of
from data.refusals import faults
from data.registers import Catalogue, Register, catalogue
from data.schema import Model, Record

RECORD_ENDINGS = (".yaml", ".yml", ".jsonl")


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


def read_corpus(*, records: Iterable[Path], registers: Iterable[Path]) -> Corpus:
    """The corpus of record files (YAML, or JSON Lines with a record a line) and register files.

    Raises FaultyFile with every fault of every file.
    """
    found: list[Fault] = []
    read_registers = list(_read_all(registers, Register, found))
    read_records = list(_read_all(records, Record, found))
    found += _doubled(read_records, read_registers)
    known = catalogue(
        (read.entry for read in read_registers),
        (thing for read in read_records for thing in things_of(read.entry)),
    )
    for read in read_records:
        found += [read.fault(wrong) for wrong in misfits(read.entry, known)]
    for register in read_registers:
        found += [register.fault(wrong) for wrong in _register_misfits(register.entry, known)]
    if found:
        raise FaultyFile(found)
    return Corpus(
        records=tuple(sorted((read.entry for read in read_records), key=lambda r: r.record)),
        registers=tuple(sorted((r.entry for r in read_registers), key=lambda r: r.register_)),
        catalogue=known,
    )


def _read_all(paths: Iterable[Path], model: type[M], found: list[Fault]) -> Iterator[_Read[M]]:
    for path in paths:
        try:
            documents = list(_documents(path))
        except FaultyFile as error:
            found += error.faults
            continue
        for marked in documents:
            try:
                yield _Read(marked, model.model_validate(marked.value))
            except ValidationError as error:
                found += faults(error, model=model, marked=marked)


def _documents(path: Path) -> Iterator[Marked]:
    """The documents of a file: one of a YAML file, one a line of JSON Lines."""
    if not path.name.endswith(".jsonl"):
        yield read_yaml(read_text(path), path=str(path))
        return
    # A byte that is not UTF-8 becomes a lone surrogate, which the reader refuses with its place.
    with path.open("r", encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield read_json_line(line, path=str(path), line_number=number)


def _doubled(
    records: Iterable[_Read[Record]], registers: Iterable[_Read[Register]]
) -> Iterator[Fault]:
    """Names given twice: each thing is described once, wherever it is."""
    first: dict[str, str] = {}
    for register in registers:
        for reference in (*register.entry.entries, *register.entry.legislation):
            block = "legislation" if reference.startswith("law/") else "entries"
            yield from _once(first, register, reference, (block, reference))
    for read in records:
        yield from _once(first, read, f"document/{read.entry.record}", ("record",))
        for block in ("things", "acts"):
            for reference in getattr(read.entry, block):
                yield from _once(first, read, reference, (block, reference))


def _once(
    first: dict[str, str],
    read: _Read[Record] | _Read[Register],
    reference: str,
    at: tuple[str, str] | tuple[str],
) -> Iterator[Fault]:
    if reference in first:
        yield read.fault(
            Wrong(
                at, f"is already described in {first[reference]}", "describe it in one place", True
            )
        )
    first.setdefault(reference, read.marked.path)


def _register_misfits(register: Register, known: Catalogue) -> Iterator[Wrong]:
    for reference, thing in register.entries.items():
        yield from thing_misfits(known, ("entries", reference), reference, thing)
    for slug, entry in register.oversight.items():
        for name in ("overseer", "body", "provision"):
            if known.find(getattr(entry, name)) is None:
                reference = getattr(entry, name)
                yield Wrong(
                    ("oversight", slug, name),
                    f'"{reference}" is in no register',
                    "add it to a register, or mend the name",
                )
