"""The generations of the store on disk: which there are, and putting a new one in its place.

A generation is a folder that never changes. A pointer names the newest of each inputs, and is
replaced in one step: a reader finds a whole generation or none. Only the builder, who holds the
lock, writes or removes anything here.
"""

import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.durable import sync, sync_tree, write_durably
from graph.errors import DamagedStoreError
from graph.manifest import NQUADS, STORE, Manifest, check_files, read_manifest
from graph.sealed_files import read_plain_file

KEPT = 2
FORMAT = 1
POINTER = "current.json"
_POINTER_ASIDE = "current.json.new"
# Our names only: the folder may be one that holds other things, and a pointer may be hand-made.
_GENERATION = re.compile(r"generation-[0-9a-f]{16}")
_ASIDE = re.compile(r"building-[0-9a-f]{16}")


@dataclass(frozen=True)
class Generation:
    """One built store: its folder, the digest of its inputs, its newest review, its quads."""

    folder: Path
    inputs: str
    as_of: date
    quads: int

    @property
    def store_folder(self) -> Path:
        return self.folder / STORE

    @property
    def nquads_file(self) -> Path:
        return self.folder / NQUADS


@dataclass(frozen=True)
class Named:
    """An entry of the pointer."""

    inputs: str
    generation: str


def find_generation(root: Path, inputs: str) -> Generation | None:
    """The generation of these inputs, or None where none was built; raises DamagedStoreError."""
    return _looked_up(root, inputs, lambda _: None)


def whole_generation(root: Path, inputs: str, *, full: bool = False) -> Generation | None:
    """The generation of these inputs, checked; raises DamagedStoreError if it is not whole."""
    return _looked_up(root, inputs, lambda found: check_generation(found, full=full))


def check_generation(generation: Generation, *, full: bool) -> None:
    """Raises DamagedStoreError where the files are not those written; see ``check_seals``."""
    check_files(generation.folder, _manifest_of(generation.folder, generation.inputs), full=full)


def named_generations(root: Path) -> tuple[Named, ...]:
    """What the pointer names, newest first; nothing where there is no pointer.

    Raises DamagedStoreError for a pointer that cannot be understood. That is not taken for an
    empty one: it is replaced in one step and so is never found half written, and whoever asks a
    question should hear that the disk, or somebody, has changed it. To build anew mends it.
    """
    file = root / POINTER
    if not _is_there(file):
        return ()
    content = read_plain_file(file)
    try:
        read = json.loads(content)
        if isinstance(read["format"], int) and read["format"] > FORMAT:
            raise DamagedStoreError(file, "was written by a newer version of oversight")
        return tuple(_named(entry) for entry in read["generations"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DamagedStoreError(file, "does not say which stores there are") from None


def new_aside(root: Path) -> Path:
    """A new folder to build in."""
    aside = root / f"building-{secrets.token_hex(8)}"
    aside.mkdir()
    return aside


def place(aside: Path, *, inputs: str) -> Path:
    """Makes what was built aside the generation of its inputs, once the disk has all of it.

    The order is what keeps readers and crashes apart: whatever can fail for want of space is
    written first, and the pointer is moved last.
    """
    root = aside.parent
    final = root / aside.name.replace("building", "generation")
    sync_tree(aside)
    _clear_folder(root / _POINTER_ASIDE)
    write_durably(root / _POINTER_ASIDE, _pointer_naming(root, Named(inputs, final.name)))
    aside.rename(final)
    sync(root)
    _clear_folder(root / POINTER)
    (root / _POINTER_ASIDE).rename(root / POINTER)
    sync(root)
    return final


def remove_left_overs(root: Path) -> None:
    """Removes what dead builders left and what the pointer names no more; for a builder only.

    A reader that holds a retired generation open goes on. What cannot be removed stays for the
    next builder: it is in nobody's way, and a fault here must not hide the one that led here.
    """
    with suppress(OSError):
        (root / _POINTER_ASIDE).unlink(missing_ok=True)
    with suppress(OSError):
        for entry in _unnamed(root):
            _remove(entry)


def _remove(entry: Path) -> None:
    """From its name in one step: a reader must not find a half and take it for a damage."""
    with suppress(OSError):
        entry = entry.rename(entry.with_name(entry.name.replace("generation", "building")))
    shutil.rmtree(entry, ignore_errors=True)


def _clear_folder(place: Path) -> None:
    """Removes a folder from where a file is to be; over a file or a link one can be moved."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)


def _unnamed(root: Path) -> list[Path]:
    entries = list(root.iterdir())
    dead = [entry for entry in entries if _ASIDE.fullmatch(entry.name)]
    try:
        kept = {named.generation for named in named_generations(root)}
    except DamagedStoreError:
        return dead
    retired = [e for e in entries if _GENERATION.fullmatch(e.name) and e.name not in kept]
    return [*dead, *retired]


def _pointer_naming(root: Path, new: Named) -> bytes:
    try:
        before: Iterable[Named] = named_generations(root)
    except DamagedStoreError:
        before = ()
    others = [named for named in before if named.inputs != new.inputs]
    entries = [vars(named) for named in (new, *others)][:KEPT]
    return json.dumps({"format": FORMAT, "generations": entries}, indent=1).encode()


def _looked_up(root: Path, inputs: str, check: Callable[[Generation], None]) -> Generation | None:
    """A builder may retire a generation while it is looked at: the pointer is then read again."""
    while named := _entry(root, inputs):
        try:
            generation = _described(root / named.generation, inputs)
            check(generation)
            return generation
        except DamagedStoreError:
            if _entry(root, inputs) == named:
                raise
    return None


def _entry(root: Path, inputs: str) -> Named | None:
    return next((named for named in named_generations(root) if named.inputs == inputs), None)


def _described(folder: Path, inputs: str) -> Generation:
    manifest = _manifest_of(folder, inputs)
    return Generation(folder, inputs=inputs, as_of=manifest.as_of, quads=manifest.quads)


def _manifest_of(folder: Path, inputs: str) -> Manifest:
    manifest = read_manifest(folder)
    if manifest.inputs != inputs:
        raise DamagedStoreError(folder, "was built from other records")
    return manifest


def _named(entry: Any) -> Named:  # noqa: ANN401  # from JSON
    inputs, generation = entry["inputs"], entry["generation"]
    if not isinstance(inputs, str) or not _GENERATION.fullmatch(generation):
        raise ValueError(f"no entry of a pointer: {entry}")
    return Named(inputs, generation)


def _is_there(file: Path) -> bool:
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
