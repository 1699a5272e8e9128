"""The defences of the product, each taken out by the suite alone to see that it finds the fault."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pyoxigraph as ox


@dataclass(frozen=True)
class Defence:
    """What it is, the part of the suite that must find it gone, and how it is taken out."""

    what: str
    part: str
    take_out: Callable[[], None]


def take_out(names: Iterable[str]) -> None:
    """Takes defences out of this process."""
    for name in names:
        DEFENCES[name].take_out()


def _put(where: str, value: object) -> None:
    module, _, name = where.rpartition(".")
    setattr(import_module(module), name, value)


def _no_sealed_files() -> None:
    _put("graph.generations.check_files", lambda *_, **__: None)


def _no_inputs() -> None:
    from graph.manifest import read_manifest

    _put("graph.generations._manifest_of", lambda folder, inputs: read_manifest(folder))


def _no_aside() -> None:
    """The pointer names a generation before it is whole."""
    import graph.generations as generations
    import graph.store as store

    new_aside = generations.new_aside

    def begin_in_place(root: Path) -> Path:
        return new_aside(root)

    fill = store._fill

    def fill_in_place(aside: Path, built: Any, inputs: str) -> int:  # noqa: ANN401  # as there
        folder = aside.rename(aside.with_name(aside.name.replace("building", "generation")))
        named = generations.Named(inputs, folder.name)
        (folder.parent / generations.POINTER).write_bytes(
            generations._pointer_naming(folder.parent, named)
        )
        return fill(folder, built, inputs)

    def placed(aside: Path, *, inputs: str) -> Path:
        return aside.with_name(aside.name.replace("building", "generation"))

    _put("graph.store.new_aside", begin_in_place)
    _put("graph.store._fill", fill_in_place)
    _put("graph.store.place", placed)


def _no_one_step() -> None:
    """The pointer is written where it stands, slowly enough that the moment is met."""
    import graph.generations as generations

    def place(aside: Path, *, inputs: str) -> Path:
        root = aside.parent
        final = root / aside.name.replace("building", "generation")
        content = generations._pointer_naming(root, generations.Named(inputs, final.name))
        aside.rename(final)
        with (root / generations.POINTER).open("wb", buffering=0) as pointer:
            pointer.write(content[:20])
            time.sleep(0.1)
            pointer.write(content[20:])
        return final

    _put("graph.store.place", place)


def _no_removal() -> None:
    _put("graph.store.remove_left_overs", lambda root: None)


@contextmanager
def _nothing(*_: object, **__: object) -> Iterator[None]:
    yield


def _no_second_look() -> None:
    import graph.generations as generations

    def looked_up(root: Path, inputs: str, check: Callable[[Any], None]) -> Any:  # noqa: ANN401
        named = generations._entry(root, inputs)
        if named is None:
            return None
        time.sleep(0.1)  # so that the moment is met
        found = generations._described(root / named.generation, inputs)
        check(found)
        return found

    _put("graph.generations._looked_up", looked_up)


def _not_told_at_reading() -> None:
    for module in ("graph.opened", "faults.reading"):
        _put(f"{module}.damage_told", _nothing)


def _no_results_aside() -> None:
    def replace(path: Path, data: bytes) -> None:
        path.write_bytes(data)

    _put("oversight.output._replace", replace)


def _no_deadline() -> None:
    import graph.worker_process as process

    wait = process._wait
    _put("graph.worker_process._wait", lambda pipe, event, _: wait(pipe, event, float("inf")))
    _begin_worker("import signal\nsignal.setitimer = lambda *_: (0.0, 0.0)\n")


def _no_memory() -> None:
    _begin_worker("import graph.worker\ngraph.worker.bound_memory = lambda _: None\n")


def _no_network() -> None:
    _begin_worker(
        "import graph.confinement\n"
        "graph.confinement._in_own_network = lambda: False\n"
        "graph.confinement._without_sockets = lambda: False\n"
    )


def _begin_worker(begin: str) -> None:
    """Puts something before a worker's own beginning."""
    import graph.worker_process as process

    before, main = process.START.rsplit("from graph.worker import main", 1)
    process.START = f"{before}{begin}from graph.worker import main{main}"


def _no_caps() -> None:
    import graph.workers as workers

    query = workers._query

    def unbounded(text: str, within: Any) -> dict[str, Any]:  # noqa: ANN401  # as there
        return {**query(text, within), "rows": 10**12, "size": 10**15}

    _put("graph.workers._query", unbounded)


def _no_process() -> None:
    """Queries are answered by the engine in the process of whoever asks."""
    import graph.workers as workers

    def ask(self: Any, text: str, *, limits: Any = None) -> Any:  # noqa: ANN401  # as there
        return list(ox.Store.read_only(str(self.store_folder)).query(text))  # type: ignore[arg-type]  # of a SELECT

    workers.Worker.ask = ask  # type: ignore[method-assign]  # that is the point


def _no_sigterm() -> None:
    _put("oversight.cli._stop_upon_sigterm", lambda: None)


def _no_words() -> None:
    _put("graph.workers.refuse_dangerous", lambda *_: None)


DEFENCES: Mapping[str, Defence] = {
    "sealed-files": Defence("sizes and digests of files", "damages", _no_sealed_files),
    "inputs": Defence("a generation says what it was built from", "damages", _no_inputs),
    "aside": Defence("a generation is named when it is whole", "kills", _no_aside),
    "one-step": Defence("the pointer is replaced in one step", "kills", _no_one_step),
    "removal": Defence("left-overs of dead builds are removed", "kills", _no_removal),
    "lock": Defence(
        "one builder at a time", "builds-at-once", lambda: _put("graph.store.build_lock", _nothing)
    ),
    "second-look": Defence("the pointer is read again", "readers", _no_second_look),
    "told-at-reading": Defence(
        "damage met at reading is told as such",
        "large-damages",
        _not_told_at_reading,
    ),
    "disk-told": Defence(
        "a full disk is told in a line",
        "full-disks",
        lambda: _put("graph.store._writing_to", _nothing),
    ),
    "results-aside": Defence("results are replaced in one step", "full-results", _no_results_aside),
    "sigterm": Defence("SIGTERM ends a command in order", "signals", _no_sigterm),
    "deadline": Defence("a query has a deadline", "deadly", _no_deadline),
    "memory": Defence("a query has bounded memory", "deadly", _no_memory),
    "caps": Defence("an answer has bounded rows and size", "deadly", _no_caps),
    "process": Defence("a query runs in a process of its own", "deadly", _no_process),
    "words": Defence("the words of a query are read first", "vectors", _no_words),
    "network": Defence("a worker has no network", "vectors", _no_network),
}


def described() -> str:
    """The names, for the command's help."""
    return json.dumps(list(DEFENCES))[1:-1].replace('"', "")
