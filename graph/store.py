"""The store on disk: written aside, sealed and put in its place; opened for reading; reported on.

It is a cache of the graph that can always be built again, and it must never give other answers
than the records do: what is damaged, empty or of other records is refused by name.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pyoxigraph as ox

from graph.build_lock import PATIENCE, build_lock, holder
from graph.errors import DamagedStoreError, LimitError, QueryError, StoreError, UnansweredError
from graph.generations import (
    Generation,
    check_generation,
    find_generation,
    new_aside,
    place,
    remove_left_overs,
    whole_generation,
)
from graph.manifest import NQUADS, STORE, not_read_for_answers, read_manifest, write_manifest
from graph.nquads import dumped_nquads, refuse_changeable
from graph.sealed_files import is_checked_whole

if TYPE_CHECKING:
    from graph.build import Built

Say = Callable[[str], None]

# Bytes. A million statements in one go take a gigabyte, so a quarter of that, and no less time.
_LOADED_AT_ONCE = 32_000_000


@dataclass(frozen=True)
class StoreReport:
    """What is known of the store of some inputs.

    ``wrong`` is None for one that is whole as far as ``checked`` says, and where there is none.
    """

    root: Path
    generation: Generation | None = None
    size: int = 0  # bytes on disk
    built: datetime | None = None
    checked: str = "nothing"
    wrong: StoreError | None = None
    builder: str | None = None  # the process that builds here now, and since when


def store_root() -> Path:
    """Where stores are kept: ``OVERSIGHT_CACHE``, or the user's cache folder."""
    given = os.environ.get("OVERSIGHT_CACHE")
    return Path(given) if given else platformdirs.user_cache_path("oversight-graph")


def open_store(generation: Generation) -> ox.Store:
    """The store of a generation, read only; raises DamagedStoreError.

    The files are checked by ``check_generation``; this checks that the engine finds every quad
    in them, for one that is damaged can open as an empty one without a word.
    """
    folder = generation.store_folder
    try:
        store = ox.Store.read_only(str(folder))
        found = len(store)
    except (OSError, RuntimeError, ValueError) as error:  # RocksDB's faults are RuntimeErrors
        if not generation.folder.exists():
            raise _retired(generation) from None
        raise DamagedStoreError(folder, f"cannot be opened: {_reason(error)}") from None
    if found != generation.quads:
        raise DamagedStoreError(folder, f"holds {found} statements of {generation.quads}")
    return store


def write_generation(
    built: "Built", *, root: Path, inputs: str, say: Say = lambda _: None
) -> Generation:
    """Writes the generation of a graph, unless a whole one is there; see ``ensure_generation``."""
    return ensure_generation(lambda: built, root=root, inputs=inputs, say=say)


def ensure_generation(
    build: Callable[[], "Built"],
    *,
    root: Path,
    inputs: str,
    say: Say = lambda _: None,
    patience: float = PATIENCE,
) -> Generation:
    """The generation of some inputs, built unless another builder has made it meanwhile.

    One that is damaged is replaced. Raises StoreError, leaving what was there as it was, or what
    ``build`` raises.
    """
    with ExitStack() as held:
        with _writing_to(root):
            root.mkdir(parents=True, exist_ok=True)
            held.enter_context(build_lock(root, say=say, patience=patience))
            remove_left_overs(root)
        if found := _at_hand(root, inputs):
            return found
        built = build()
        with _writing_to(root):
            return _written(built, root, inputs)


@contextmanager
def damage_told(generation: Generation) -> Iterator[None]:
    """What fails at reading for a damage that opening did not see is told as that damage.

    Damage may come after the files were checked. The engine finds a block by its checksum when it
    reads it, and then stops with an error of its own, or collects errors until memory ends.
    """
    try:
        yield
    except (RuntimeError, OSError, MemoryError, QueryError) as error:
        # One that is retired is still whole for whoever holds it open.
        if _may_be_of_damage(error) and generation.folder.exists():
            check_generation(generation, full=True)
        raise
    except StoreError:
        if not generation.folder.exists():
            raise _retired(generation) from None
        raise


def _may_be_of_damage(error: Exception) -> bool:
    if isinstance(error, LimitError):
        return error.limit == "memory_mb"
    return not isinstance(error, QueryError) or isinstance(error, UnansweredError)


def store_report(root: Path, inputs: str, *, full: bool) -> StoreReport:
    """What is there for some inputs, checked as at opening, or in full and against its N-Quads."""
    report = StoreReport(root, builder=holder(root))
    try:
        generation = find_generation(root, inputs)
        if generation is None:
            return report
        report = _described(report, generation, full=full)
        check_generation(generation, full=full)
        store = open_store(generation)
        if full:
            _check_content(generation, store)
    except StoreError as error:
        return replace(report, wrong=error)
    return report


def _at_hand(root: Path, inputs: str) -> Generation | None:
    """One that is whole to the last byte, and opens."""
    try:
        found = whole_generation(root, inputs, full=True)
        if found:
            open_store(found)
        return found
    except StoreError:
        return None


def _written(built: "Built", root: Path, inputs: str) -> Generation:
    refuse_changeable(built.nquads)
    try:
        aside = new_aside(root)
        quads = _fill(aside, built, inputs)
        folder = place(aside, inputs=inputs)
    finally:
        remove_left_overs(root)
    return Generation(folder, inputs=inputs, as_of=built.as_of, quads=quads)


def _fill(aside: Path, built: "Built", inputs: str) -> int:
    quads = built.nquads.count(b"\n")
    (aside / NQUADS).write_bytes(built.nquads)
    held = _load(aside / NQUADS, aside / STORE)
    if held != quads:
        raise OSError(f"the store took {held} of {quads} statements")
    sha256 = hashlib.sha256(built.nquads).hexdigest()
    write_manifest(aside, inputs=inputs, as_of=built.as_of, quads=quads, sha256=sha256)
    return quads


def _load(nquads: Path, folder: Path) -> int:
    """Fills a store from the file itself, so that it holds what the file says; gives its length."""
    store = ox.Store(str(folder))
    try:
        with nquads.open("rb") as lines:
            while part := lines.read(_LOADED_AT_ONCE) + lines.readline():
                # Lenient: each line was read strictly when the graph was checked.
                store.bulk_load(part, format=ox.RdfFormat.N_QUADS, lenient=True)
        store.flush()
        # Once for a second, and every query is a quarter faster.
        store.optimize()
        return len(store)
    finally:
        # Closed here, not when an error's traceback is let go: nothing may write there later.
        del store


def _check_content(generation: Generation, store: ox.Store) -> None:
    if dumped_nquads(store) != generation.nquads_file.read_bytes():
        raise DamagedStoreError(generation.store_folder, "holds other statements than graph.nq")


def _described(report: StoreReport, generation: Generation, *, full: bool) -> StoreReport:
    manifest = read_manifest(generation.folder)
    sampled = not (full or is_checked_whole(not_read_for_answers(manifest.files)))
    files = [file for file in generation.folder.rglob("*") if file.is_file()]
    return replace(
        report,
        generation=generation,
        built=manifest.built,
        size=sum(file.lstat().st_size for file in files),
        checked="every byte of the store and a sample of its N-Quads" if sampled else "every byte",
    )


def _retired(generation: Generation) -> StoreError:
    return StoreError(
        f"the store {generation.folder} was replaced by newer ones before it was opened",
        mend="run the command again",
    )


@contextmanager
def _writing_to(root: Path) -> Iterator[None]:
    """A full or read-only disk, in whoever's words, becomes a StoreError."""
    try:
        yield
    except (OSError, RuntimeError, UnicodeError) as error:
        raise StoreError(
            f"no store can be written to {root}: {_reason(error)}",
            mend="free space there, or set OVERSIGHT_CACHE to a folder that can be written",
        ) from None


def _reason(error: Exception) -> str:
    """The system's own words; RocksDB wraps them in the names of its files."""
    known = error.strerror if isinstance(error, OSError) else None
    return known or " ".join(str(error).rsplit(": ", 1)[-1].split())
