"""Single records out of files that have been checked already, without reading the others."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from data.marked import Marked, read_json_line, read_text, read_yaml
from data.records import LINES_ENDING
from data.schema import Record


def records_named(names: Collection[str], files: Iterable[Path]) -> dict[str, Record]:
    """The records of these names, each under its name; whoever is not there is left out.

    What a record refers to is not looked up: that was done when its graph was built.
    """
    found: dict[str, Record] = {}
    for path in files:
        for marked in _marked(path, names):
            record = Record.model_validate(marked.value)
            if record.record in names:
                found[record.record] = record
    return found


def _marked(path: Path, names: Collection[str]) -> Iterator[Marked]:
    """A YAML file bears the name of its record; a file of JSON Lines holds many."""
    if not path.name.endswith(LINES_ENDING):
        if path.stem in names:
            yield read_yaml(read_text(path), path=str(path))
        return
    with path.open("r", encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if any(f'"{name}"' in line for name in names):
                yield read_json_line(line, path=str(path), line_number=number)
