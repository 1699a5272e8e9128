"""The record and register files that a graph is built from."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.records import RECORD_ENDINGS, packaged_files
from data.workspace import Workspace


@dataclass(frozen=True)
class Collection:
    """Files of records and of registers; ``workspace`` is the one they belong to, if any."""

    records: tuple[Path, ...]
    registers: tuple[Path, ...]
    workspace: Workspace | None = None


def collection(given: Iterable[Path] = (), *, workspace: Workspace | None = None) -> Collection:
    """The files of a workspace, else the packaged ones, with the record files given.

    A folder stands for the record files in it. A record given stands in the place of its namesake.
    """
    listed = [file for path in given for file in _files_of(path)]
    names = {file.stem for file in listed}
    own = workspace.record_files() if workspace else packaged_files("records")
    return Collection(
        records=(*(file for file in own if file.stem not in names), *listed),
        registers=tuple(workspace.register_files() if workspace else packaged_files("registers")),
        workspace=workspace,
    )


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix in RECORD_ENDINGS)
    return [path]
