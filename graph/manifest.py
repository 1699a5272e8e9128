"""The manifest of a generation: what was built, from what, and the seal of every file.

It seals itself too, so that a changed date or count in it is no more believed than a changed file.
"""

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from data.durable import write_durably
from graph.errors import DamagedStoreError
from graph.sealed_files import Seal, check_seals, read_plain_file, seal

FORMAT = 1
MANIFEST = "manifest.json"
NQUADS = "graph.nq"
STORE = "store"
# RocksDB's diary and settings: they name the folder of the build, and opening needs neither.
_UNSEALED = ("LOG", "OPTIONS")


@dataclass(frozen=True)
class Manifest:
    """What a generation holds; ``sha256`` is of its N-Quads, ``built`` when it was written."""

    inputs: str
    as_of: date
    quads: int
    sha256: str
    built: datetime
    versions: Mapping[str, str]
    files: Mapping[str, Seal]


def write_manifest(folder: Path, *, inputs: str, as_of: date, quads: int, sha256: str) -> None:
    """Seals what a folder holds now."""
    described = {
        "format": FORMAT,
        "inputs": inputs,
        "as_of": as_of.isoformat(),
        "quads": quads,
        "sha256": sha256,
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": _versions(),
        "files": {name: vars(seal(folder / name)) for name in _sealed_names(folder)},
    }
    sealed = {**described, "seal": _seal_of(described)}
    write_durably(folder / MANIFEST, json.dumps(sealed, indent=1).encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation; raises DamagedStoreError."""
    file = folder / MANIFEST
    try:
        read = json.loads(read_plain_file(file))
        found_format, found_seal = read["format"], read.pop("seal", None)
        if isinstance(found_format, int) and found_format > FORMAT:
            raise DamagedStoreError(file, "was built by a newer version of oversight")
        if found_format != FORMAT or found_seal != _seal_of(read):
            raise DamagedStoreError(file, "was changed after it was written")
        return _manifest(read)
    # RecursionError: JSON of a hundred thousand brackets.
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DamagedStoreError(file, "is not a manifest") from None


def check_files(folder: Path, manifest: Manifest, *, full: bool) -> None:
    """Raises DamagedStoreError where the files of a generation are not those of its manifest."""
    for part in (folder, folder / STORE):
        if part.is_symlink() or not part.is_dir():
            raise DamagedStoreError(part, "is missing" if not part.exists() else "is no folder")
    # The engine's checksums are not enough: it finds a damaged text, and a sum leaves it out.
    check_seals(folder, _read_for_answers(manifest.files), full=True)
    check_seals(folder, not_read_for_answers(manifest.files), full=full)
    for entry in (folder / STORE).iterdir():
        if f"{STORE}/{entry.name}" not in manifest.files and not _is_left_unsealed(entry):
            raise DamagedStoreError(entry, "was not there when the store was built")


def not_read_for_answers(files: Mapping[str, Seal]) -> Mapping[str, Seal]:
    """The files of which a sample is enough at opening, for no answer comes from them."""
    return {name: sealed for name, sealed in files.items() if not name.startswith(f"{STORE}/")}


def _read_for_answers(files: Mapping[str, Seal]) -> Mapping[str, Seal]:
    return {name: sealed for name, sealed in files.items() if name.startswith(f"{STORE}/")}


def _sealed_names(folder: Path) -> list[str]:
    inside = sorted(entry for entry in (folder / STORE).iterdir() if not _is_left_unsealed(entry))
    return [NQUADS, *(f"{STORE}/{entry.name}" for entry in inside)]


def _is_left_unsealed(entry: Path) -> bool:
    return entry.name.startswith(_UNSEALED) and entry.is_file() and not entry.is_symlink()


def _manifest(read: Mapping[str, Any]) -> Manifest:
    return Manifest(
        inputs=str(read["inputs"]),
        as_of=date.fromisoformat(read["as_of"]),
        quads=int(read["quads"]),
        sha256=str(read["sha256"]),
        built=datetime.fromisoformat(read["built"]),
        versions=dict(read["versions"]),
        files={name: Seal(**sealed) for name, sealed in read["files"].items()},
    )


def _seal_of(described: Mapping[str, Any]) -> str:
    canonical = json.dumps(described, sort_keys=True, separators=(",", ":"))
    return blake2b(canonical.encode(), digest_size=16).hexdigest()


def _versions() -> dict[str, str]:
    try:
        own = version("oversight-graph")
    except PackageNotFoundError:  # run from its folder, not installed
        own = "not installed"
    return {
        "oversight-graph": own,
        "pyoxigraph": ox.__version__,
        "python": platform.python_version(),
    }
