"""What protects this installation and what does not: each finding with how to mend it."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from data.collection import Collection, collection
from data.errors import DataError, WorkspaceError
from data.records import read_corpus
from data.workspace import Workspace
from graph.errors import GraphError
from graph.opened import inputs_of, root_of
from graph.store import store_report
from oversight.output import count

if TYPE_CHECKING:
    from graph.limits import Protections
    from graph.store import StoreReport

State = Literal["ok", "warning", "fault"]

_PACKAGE = "oversight-graph"
_ROOM = 200_000_000  # bytes; a build of the packaged records needs a tenth of that
_REBUILD = "run oversight build, which builds it anew"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing looked at: where, what was found, and how to mend it if it is not well."""

    part: str
    state: State
    says: str
    mend: str = ""


def examine(*, workspace: Workspace | None = None, full: bool) -> Iterator[Finding]:
    """Looks at everything, one finding after another; ``full`` reads every byte of the store."""
    yield from _installed()
    yield from _terminal()
    yield from _protections()
    yield from _workspace(workspace)
    yield from _cache(root_of(workspace))
    gathered = collection(workspace=workspace)
    yield from reported(store_report(root_of(workspace), inputs_of(gathered), full=full))
    yield from _records(gathered, full=full)


def _installed() -> Iterator[Finding]:
    known = version_of(_PACKAGE)
    running = f"{platform.python_implementation()} {platform.python_version()}"
    says = f"oversight-graph {known or 'of no known version'} on {running}, {platform.platform()}"
    mend = "" if known else "install it: pip install -e ."
    yield Finding(part="installed", state="ok" if known else "warning", says=says, mend=mend)
    found = {name: version_of(name) for name in _needed()}
    present = ", ".join(f"{name} {number}" for name, number in sorted(found.items()) if number)
    yield Finding(part="installed", state="ok", says=present)
    for name in sorted(name for name, number in found.items() if number is None):
        says = f"{name} is not installed"
        yield Finding(part="installed", state="fault", says=says, mend=f"pip install {name}")


def version_of(name: str) -> str | None:
    """The version of an installed package, or None."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _needed() -> Iterable[str]:
    try:
        listed = requires(_PACKAGE) or ()
    except PackageNotFoundError:
        listed = ()
    names = (re.match(r"[A-Za-z0-9._-]+", need) for need in listed if "extra ==" not in need)
    return [name[0] for name in names if name]


def _terminal() -> Iterator[Finding]:
    encoding = (sys.stdout.encoding or "none").lower()
    if encoding.replace("-", "") in ("utf8", "utf8sig"):
        return
    says = f"standard output is {encoding}; answers are written in UTF-8 and may look wrong"
    yield Finding(part="terminal", state="warning", says=says, mend="set PYTHONUTF8=1")


def _protections() -> Iterator[Finding]:
    """What the system grants to the process that answers queries, tried on an empty store."""
    import pyoxigraph as ox

    from graph.workers import Worker

    try:
        with TemporaryDirectory(prefix="oversight-doctor-") as folder:
            ox.Store(folder).flush()
            with Worker(Path(folder)) as worker:
                yield from protected(worker.protections())
    except (OSError, GraphError) as error:
        mend = "free space in the folder for temporary files, or set TMPDIR to another"
        yield Finding(part="queries", state="fault", says=f"no worker starts: {error}", mend=mend)


def protected(held: "Protections") -> Iterator[Finding]:
    """What holds a query back, protection by protection."""
    yield Finding(part="queries", state="ok", says="SERVICE is refused before a query is run")
    for is_held, held_says, says, mend in (
        (
            held.no_network,
            "the worker has no network: a namespace of its own",
            "the system gives the worker no network namespace; the words of a query alone are read",
            "allow unprivileged user namespaces, or run where they are allowed",
        ),
        (
            held.memory,
            "the worker's memory is bounded by the system",
            "the worker's memory is not bounded: a query may take all there is",
            "run it on Linux, or within a container with a limit",
        ),
        (
            held.nothing_written,
            "the worker can write no file",
            "the worker could write files",
            "run it on Linux",
        ),
        (
            held.deadline,
            "a query is ended at its deadline",
            "a query is not ended at its deadline",
            "press Ctrl-C for one that takes too long",
        ),
    ):
        if is_held:
            yield Finding(part="queries", state="ok", says=held_says)
        else:
            yield Finding(part="queries", state="warning", says=says, mend=mend)


def _cache(root: Path) -> Iterator[Finding]:
    there = next(folder for folder in (root, *root.parents) if folder.exists())
    mend = "set OVERSIGHT_CACHE to a folder that can be written"
    if not there.is_dir():
        says = f"{there} is no folder"
        yield Finding(part="cache", state="fault", says=says, mend=mend)
    elif not os.access(there, os.W_OK | os.X_OK):
        says = f"{there} cannot be written; a store that is there is still read"
        yield Finding(part="cache", state="warning", says=says, mend=mend)
    else:
        free = shutil.disk_usage(there).free
        state: State = "ok" if free > _ROOM else "warning"
        says = f"{root} takes up {megabytes(_size(root))}; {megabytes(free)} are free"
        yield Finding(part="cache", state=state, says=says, mend="" if free > _ROOM else mend)


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


def _size(folder: Path) -> int:
    """The bytes of a folder's files; one that a builder removes meanwhile counts as nothing."""
    total = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            try:
                total += (Path(parent) / name).lstat().st_size
            except FileNotFoundError:
                continue
    return total


def reported(report: "StoreReport") -> Iterator[Finding]:
    """The store of the records: whole, damaged, or not there."""
    if report.builder:
        yield Finding(part="store", state="ok", says=f"a build is at work ({report.builder})")
    if report.wrong is not None:
        says, mend = report.wrong.problem, report.wrong.mend or _REBUILD
        yield Finding(part="store", state="fault", says=says, mend=mend)
    elif report.generation is None:
        says = "none yet for these records; the first command that needs one builds it"
        yield Finding(part="store", state="ok", says=says)
    else:
        held = report.generation
        says = (
            f"{held.quads:,} statements as of {held.as_of}, {megabytes(report.size)}, "
            f"built {_day(report.built)}; checked {report.checked}"
        )
        yield Finding(part="store", state="ok", says=says)


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "on a day not known"


def _workspace(workspace: Workspace | None) -> Iterator[Finding]:
    """Where documents and records of one's own are, and whether the key is there and private."""
    if workspace is None:
        yield Finding(part="workspace", state="ok", says="none here; the packaged data is used")
        return
    yield Finding(part="workspace", state="ok", says=f"{workspace.title}, in {workspace.folder}")
    try:
        workspace.key()
    except WorkspaceError as error:
        yield Finding(part="workspace", state="fault", says=error.problem, mend=error.mend)
        return
    if workspace.key_file.stat().st_mode & 0o077:
        says, mend = "others can read the key of the workspace", f"chmod 600 {workspace.key_file}"
        yield Finding(part="workspace", state="warning", says=says, mend=mend)


def _records(gathered: Collection, *, full: bool) -> Iterator[Finding]:
    """Whether the records are well made; with ``full``, whether they keep the shapes."""
    from graph.build import build_graph

    mend = "mend it there" if gathered.workspace else "install the package anew"
    try:
        corpus = read_corpus(records=gathered.records, registers=gathered.registers)
        if full:
            build_graph(corpus)
    except (DataError, GraphError, OSError) as error:
        first = str(error).splitlines()[0]
        yield Finding(part="records", state="fault", says=first, mend=mend)
        return
    checked = "and keep every shape" if full else "(--full checks the shapes too)"
    records = count(len(corpus.records), "record")
    says = f"{records} and {len(corpus.registers)} registers are well made"
    yield Finding(part="records", state="ok", says=f"{says} {checked}")
