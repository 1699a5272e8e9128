"""The store on disk: a cache of the graph that can always be built again.

A store is written aside, checked, and renamed into place under the digest of what it was built
from, so that a reader finds a whole store or none, and never one of other records.
"""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import platformdirs
import pyoxigraph as ox

from graph.build import Built
from graph.errors import StoreError

KEPT = 2
_MANIFEST = "manifest.json"
_ASIDE = ".building-"


@dataclass(frozen=True)
class Manifest:
    """What a store holds: the digest of its inputs, its quads, and the day of its newest review."""

    inputs: str
    quads: int
    as_of: str
    oxigraph: str = ox.__version__


@dataclass(frozen=True)
class Opened:
    """A store opened for reading, and what is known of it."""

    store: ox.Store
    inputs: str
    as_of: date


def store_root() -> Path:
    """Where stores are kept: ``OVERSIGHT_CACHE``, or the user's cache folder."""
    given = os.environ.get("OVERSIGHT_CACHE")
    return Path(given) if given else platformdirs.user_cache_path("oversight-graph")


def read_store(root: Path, inputs: str) -> Opened | None:
    """The store built from these inputs, or None where there is none that is whole."""
    folder = root / inputs
    try:
        manifest = Manifest(**json.loads((folder / _MANIFEST).read_text("utf-8")))
        store = ox.Store.read_only(str(folder / "store"))
    except (OSError, ValueError, TypeError):
        return None
    # A damaged store can open as an empty one without a word.
    if manifest.inputs != inputs or len(store) != manifest.quads:
        return None
    return Opened(store, inputs, date.fromisoformat(manifest.as_of))


def write_store(built: Built, *, root: Path, inputs: str) -> Opened:
    """Writes the store of a graph and opens it; raises StoreError, leaving nothing half-written."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=_ASIDE, dir=root))
    except OSError as error:
        raise _unwritable(root, error) from None
    try:
        _fill(aside, built, inputs)
        _move_into_place(aside, root / inputs)
    except OSError as error:
        raise _unwritable(root, error) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _remove_old(root)
    opened = read_store(root, inputs)
    if opened is None:
        raise StoreError(f"the store written to {root} does not open", mend="try another disk")
    return opened


def in_memory(built: Built, *, inputs: str) -> Opened:
    """The graph without a store on disk, for where none can be written."""
    store = ox.Store()
    store.extend(built.quads)
    return Opened(store, inputs, built.as_of)


def _fill(folder: Path, built: Built, inputs: str) -> None:
    store = ox.Store(str(folder / "store"))
    store.bulk_extend(_ordered(built.quads))
    store.flush()
    if len(store) != len(built.quads):
        raise OSError(f"{len(store)} of {len(built.quads)} quads were written")
    manifest = Manifest(inputs=inputs, quads=len(built.quads), as_of=built.as_of.isoformat())
    (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), "utf-8")


def _ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(quads, key=str)


def _move_into_place(aside: Path, final: Path) -> None:
    if final.exists():
        shutil.rmtree(final)
    aside.rename(final)


def _remove_old(root: Path) -> None:
    """Keeps the newest stores; those in use stay readable, for their files are held open."""
    stores = [entry for entry in root.iterdir() if (entry / _MANIFEST).exists()]
    newest_first = sorted(stores, key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in newest_first[KEPT:]:
        shutil.rmtree(entry, ignore_errors=True)


def _unwritable(root: Path, error: OSError) -> StoreError:
    return StoreError(
        f"no store can be written to {root}: {error.strerror or error}",
        mend="free space there, or set OVERSIGHT_CACHE to a folder that can be written",
    )
