"""The store on disk: a cache of the graph that can always be built again.

A store is written aside, checked, and renamed into place under the digest of what it was built
from, so that a reader finds a whole store or none, and never one of other records.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
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
_STORE_NAME = re.compile(r"[0-9a-f]{32}")
_LONGEST_BUILD = 3600  # seconds; what a builder left behind so long ago, it does not need any more


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
        opened = Opened(
            store=ox.Store.read_only(str(folder / "store")),
            inputs=inputs,
            as_of=date.fromisoformat(manifest.as_of),
        )
        # A damaged store can open as an empty one without a word.
        is_whole = manifest.inputs == inputs and len(opened.store) == manifest.quads
    except (OSError, ValueError, TypeError, RuntimeError):  # RocksDB's faults are RuntimeErrors
        return None
    return opened if is_whole else None


def write_store(built: Built, *, root: Path, inputs: str) -> Opened:
    """Writes the store of a graph and opens it; raises StoreError, leaving nothing half-written."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=_ASIDE, dir=root))
    except OSError as error:
        raise _unwritable(root, error) from None
    try:
        _fill(aside / "new", built, inputs)
        opened = _placed(aside, root, inputs)
    except (OSError, RuntimeError) as error:
        raise _unwritable(root, error) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _remove_old(root)
    return opened


def in_memory(built: Built, *, inputs: str) -> Opened:
    """The graph without a store on disk, for where none can be written."""
    store = ox.Store()
    store.extend(built.quads)
    return Opened(store, inputs, built.as_of)


def _fill(folder: Path, built: Built, inputs: str) -> None:
    folder.mkdir()
    store = ox.Store(str(folder / "store"))
    store.bulk_extend(_ordered(built.quads))
    store.flush()
    if len(store) != len(built.quads):
        raise OSError(f"{len(store)} of {len(built.quads)} quads were written")
    manifest = Manifest(inputs=inputs, quads=len(built.quads), as_of=built.as_of.isoformat())
    (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), "utf-8")


def _ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(quads, key=str)


def _placed(aside: Path, root: Path, inputs: str) -> Opened:
    """The new store in its place, unless another process has put a whole one there meanwhile."""
    final = root / inputs
    if quicker := read_store(root, inputs):
        return quicker
    # Renamed and not removed: no reader finds half of it, no second builder the same half.
    with suppress(FileNotFoundError):
        final.rename(aside / "old")
    with suppress(OSError):
        (aside / "new").rename(final)
    opened = read_store(root, inputs)
    if opened is None:
        raise OSError("what was written there does not open")
    return opened


def _remove_old(root: Path) -> None:
    """Keeps the newest stores; those in use stay readable, for their files are held open.

    Only what bears a name of ours goes, for the folder may be one that holds other things.
    """
    stores = [entry for entry in root.iterdir() if _STORE_NAME.fullmatch(entry.name)]
    newest_first = sorted(stores, key=_last_written, reverse=True)
    for entry in newest_first[KEPT:]:
        shutil.rmtree(entry, ignore_errors=True)
    for entry in root.glob(f"{_ASIDE}*"):
        if time.time() - _last_written(entry) > _LONGEST_BUILD:
            shutil.rmtree(entry, ignore_errors=True)


def _last_written(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:  # another process has removed it
        return time.time()


def _unwritable(root: Path, error: Exception) -> StoreError:
    reason = (error.strerror if isinstance(error, OSError) else None) or error
    return StoreError(
        f"no store can be written to {root}: {reason}",
        mend="free space there, or set OVERSIGHT_CACHE to a folder that can be written",
    )
