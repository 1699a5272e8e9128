"""No query reaches the network or a file: its words are read first, and its worker cannot.

Each defence is tried by itself too, and the vectors without any, lest they test nothing.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pyoxigraph as ox
import pytest

from faults.canary import Canary, listening
from faults.vectors import CONNECTING, NAMING, SECRET, UPDATING, VARIABLE
from graph import worker_process
from graph.answers import Rows, Triples
from graph.errors import QueryError
from graph.names import prefixes
from graph.worker_process import WorkerProcess
from graph.workers import Worker


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with listening() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, canary: Canary) -> Path:
    folder = tmp_path_factory.mktemp("reaching")
    (folder / "canary.nt").write_text(f'<urn:a> <urn:b> "{SECRET}" .\n', "utf-8")
    store = ox.Store(str(folder / "store"))
    store.extend(canary.store)
    store.flush()
    return folder


@pytest.fixture(scope="module")
def worker(folder: Path) -> Iterator[Worker]:
    with Worker(folder / "store") as worker:
        yield worker


def written(template: str, canary: Canary, folder: Path) -> str:
    port = canary.address.rstrip("/").rsplit(":", 1)[-1]
    values = {"{address}": canary.address, "{port}": port, "{file}": str(folder / "canary.nt")}
    for name, value in values.items():
        template = template.replace(name, value)
    return template


@pytest.mark.parametrize("template", CONNECTING)
def test_a_query_that_would_connect_is_refused_by_its_words(
    template: str, canary: Canary, folder: Path, worker: Worker
) -> None:
    text = written(template, canary, folder)
    assert canary.connected_by(text) > 0, "the query must be one that connects"
    before = canary.connections
    with pytest.raises(QueryError, match=r"reach out|in two ways"):
        worker.ask(text)
    assert canary.connections == before


@pytest.mark.parametrize("template", VARIABLE)
def test_a_service_known_only_when_asked_is_refused_by_its_words(
    template: str, canary: Canary, folder: Path, worker: Worker
) -> None:
    with pytest.raises(QueryError, match="reach out"):
        worker.ask(written(template, canary, folder))


@pytest.mark.parametrize("template", NAMING)
def test_a_query_that_names_a_page_or_a_file_finds_nothing_in_it(
    template: str, canary: Canary, folder: Path, worker: Worker
) -> None:
    before = canary.connections
    answer = worker.ask(written(template, canary, folder))
    assert isinstance(answer, Rows | Triples)
    assert not list(answer)
    assert canary.connections == before


@pytest.mark.parametrize("template", UPDATING)
def test_a_change_is_refused(template: str, canary: Canary, folder: Path, worker: Worker) -> None:
    before = canary.connections
    with pytest.raises(QueryError, match=r"not SPARQL from line 1|reach out") as refused:
        worker.ask(written(template, canary, folder))
    assert SECRET not in str(refused.value)
    assert canary.connections == before


# What is put before a worker's own beginning, and whether it can connect then.
AS_IT_IS = ""
AS_NO_ROOT = "import os\nos.geteuid = lambda: 1000\n"
FILTER_ALONE = "import graph.confinement\ngraph.confinement._in_own_network = lambda: False\n"
NOTHING = f"{FILTER_ALONE}graph.confinement._without_sockets = lambda: False\n"


def started(
    begin: str, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> tuple[WorkerProcess, bool]:
    """A worker as its parent sees it, which passes on every text, and whether it has no network."""
    before, main = worker_process.START.rsplit("from graph.worker import main", 1)
    start = f"{before}{begin}from graph.worker import main{main}"
    monkeypatch.setattr(worker_process, "START", start)
    process = WorkerProcess()
    granted = process.open(folder / "store", prefixes(), deadline=monotonic() + 60)
    return process, granted.no_network


def run(process: WorkerProcess, text: str) -> None:
    """Has a text run to the end of its answer, whatever that is."""
    deadline = monotonic() + 60
    limits = {"seconds": 60, "memory": 10**9, "rows": 10, "size": 10**6}
    process.take({"text": text, **limits}, deadline=deadline)
    while True:
        letter, body = process.frame(deadline=deadline)
        if letter == b"J" and (b'"wrong"' in body or b'"cut"' in body):
            return


@pytest.mark.parametrize("begin", [AS_IT_IS, AS_NO_ROOT, FILTER_ALONE])
def test_a_worker_cannot_connect_though_no_words_be_read(
    begin: str, monkeypatch: pytest.MonkeyPatch, canary: Canary, folder: Path
) -> None:
    process, no_network = started(begin, monkeypatch, folder)
    # Said, and not passed over, where a system lets the reading of words protect alone.
    assert no_network == (sys.platform == "linux"), "neither namespace nor filter is to be had here"
    before = canary.connections
    for template in [*CONNECTING, *VARIABLE, *NAMING] if no_network else NAMING:
        run(process, written(template, canary, folder))
    assert canary.connections == before
    process.end()


def test_a_worker_that_can_connect_says_so(
    monkeypatch: pytest.MonkeyPatch, canary: Canary, folder: Path
) -> None:
    process, no_network = started(NOTHING, monkeypatch, folder)
    assert not no_network
    for template in CONNECTING:
        before = canary.connections
        run(process, written(template, canary, folder))
        assert canary.connections > before
    process.end()
