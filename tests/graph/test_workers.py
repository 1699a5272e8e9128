"""A worker answers within its limits, says which one a query meets, and answers the next."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graph import worker_process
from graph.answers import Rows, YesNo
from graph.errors import LimitError, QueryError, StoreError
from graph.limits import Limits, Protections
from graph.names import prefixes
from graph.worker_process import WorkerProcess
from graph.workers import Worker
from tests.graph.processes import ENDLESS, number, store_of_numbers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_of_numbers(tmp_path_factory.mktemp("workers"))


@pytest.fixture
def worker(folder: Path) -> Iterator[Worker]:
    with Worker(folder) as worker:
        yield worker


def test_one_process_is_started_by_the_first_query_and_answers_them_all(worker: Worker) -> None:
    assert worker._process is None
    assert worker.ask("ASK { ?s ?p ?o }") == YesNo(yes=True)
    first = number(worker)
    rows = worker.ask("SELECT ?o { ?s ?p ?o } ORDER BY ?o LIMIT 3")
    assert isinstance(rows, Rows)
    assert [row["o"].value for row in rows] == ["0", "1", "2"]
    assert number(worker) == first


def test_at_the_deadline_the_process_is_ended_and_the_next_query_answered(worker: Worker) -> None:
    assert worker.ask("ASK {}")
    first = number(worker)
    with pytest.raises(LimitError, match=r"more than 0\.3 seconds; .* --timeout") as refused:
        worker.ask(ENDLESS, limits=Limits(seconds=0.3))
    assert refused.value.limit == "seconds"
    # Reaped, and not only dead.
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert worker.ask("ASK {}")
    assert number(worker) != first


def test_the_deadline_is_over_the_opening_too(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[WorkerProcess] = []
    opening = WorkerProcess.open

    def seen(process: WorkerProcess, *given: Any, **named: Any) -> Protections:  # noqa: ANN401  # as open
        begun.append(process)
        return opening(process, *given, **named)

    monkeypatch.setattr(WorkerProcess, "open", seen)
    with pytest.raises(LimitError, match="--timeout"):
        worker.ask("ASK {}", limits=Limits(seconds=0.001))
    assert not begun[0].is_alive
    assert worker.ask("ASK {}")


def test_a_query_that_needs_more_memory_is_told_so_and_the_next_answered(worker: Worker) -> None:
    text = "SELECT * { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f } ORDER BY ?f"
    with pytest.raises(LimitError, match=r"more than 100 MB of memory; .* --memory") as refused:
        worker.ask(text, limits=Limits(memory_mb=100))
    assert refused.value.limit == "memory_mb"
    assert worker.ask("ASK {}")


def test_a_memory_limit_is_of_one_query_and_not_of_those_after(worker: Worker) -> None:
    text = "SELECT (STRLEN(?h) AS ?n) { BIND('0123456789' AS ?a) " + " ".join(
        f"BIND(CONCAT(?{a},?{a},?{a},?{a},?{a},?{a},?{a},?{a},?{a},?{a}) AS ?{b})"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    with pytest.raises(LimitError):
        worker.ask(text + "}", limits=Limits(memory_mb=50))
    rows = worker.ask(text + "}", limits=Limits(memory_mb=2_000))
    assert isinstance(rows, Rows)
    assert [row["n"].value for row in rows] == ["100000000"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT", "not SPARQL from line 1, column"),
        ("SELECT ?a\nWHERE {\n ?a a }", "not SPARQL from line 3, column"),
        ("SELECT * { ?a no-such:prefix ?b }", "not SPARQL from line 1, column"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "cannot be answered: .*urn:f"),
    ],
)
def test_a_query_in_error_is_refused_in_one_line_by_the_same_process(
    text: str, said: str, worker: Worker
) -> None:
    assert worker.ask("ASK {}")
    first = number(worker)
    with pytest.raises(QueryError, match=said) as refused:
        worker.ask(text)
    assert "\n" not in str(refused.value)
    assert worker.ask("ASK {}")
    assert number(worker) == first


@pytest.mark.parametrize("count", [999, 1_000, 1_001])
def test_an_answer_is_cut_only_beyond_the_limit(count: int, worker: Worker) -> None:
    for text in ("SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"):
        answer = worker.ask(text, limits=Limits(rows=count))
        assert not isinstance(answer, YesNo)
        assert len(answer) == min(count, 1_000)
        assert answer.cut == (f"cut at {count:,} rows (--max-rows)" if count < 1_000 else None)


def test_an_answer_cut_by_its_size_ends_with_a_whole_row(worker: Worker) -> None:
    whole = worker.ask("SELECT ?s ?o { ?s ?p ?o }")
    part = worker.ask("SELECT ?s ?o { ?s ?p ?o }", limits=Limits(megabytes=0.005))
    assert isinstance(whole, Rows)
    assert isinstance(part, Rows)
    assert part.cut == "cut at 0.005 MB (--max-size)"
    assert 300 < len(part) < 500
    assert part.rows == whole.rows[: len(part)]


def test_the_names_of_columns_are_not_counted_as_size(worker: Worker) -> None:
    name = "v" * 30_000
    rows = worker.ask(f"SELECT (1 AS ?{name}) {{}}", limits=Limits(megabytes=0.001))
    assert isinstance(rows, Rows)
    assert (rows.variables, len(rows), rows.cut) == ((name,), 1, None)


def test_threads_that_ask_one_worker_each_get_their_own_answer(worker: Worker) -> None:
    def asked(n: int) -> str:
        rows = worker.ask(f"SELECT ({n} AS ?n) ?o {{ ?s ?p ?o }} LIMIT {n}")
        assert isinstance(rows, Rows)
        assert len(rows) == n
        return str(rows.rows[0]["n"].value)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(asked, range(1, 65))) == [str(n) for n in range(1, 65)]


def test_a_store_that_does_not_open_is_told_with_its_folder(tmp_path: Path) -> None:
    with Worker(tmp_path / "none") as worker:
        for _ in range(2):
            with pytest.raises(StoreError, match=r"none does not open: .*; run oversight build"):
                worker.ask("ASK {}")


def test_a_folder_may_be_given_from_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    with Worker(Path(folder.name)) as worker:
        assert worker.ask("ASK { ?s ?p ?o }")


def test_a_store_that_is_asked_stays_as_it_is(folder: Path, worker: Worker) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        return {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in folder.iterdir()}

    before = state()
    worker.ask("SELECT * { ?s ?p ?o } ORDER BY ?o")
    worker.close()
    assert state() == before


def test_what_protects_is_told(worker: Worker) -> None:
    told = worker.protections()
    assert told.deadline
    assert told.nothing_written
    assert told.memory == (sys.platform == "linux")
    assert number(worker)


def test_the_prefixes_of_the_project_need_not_be_declared(worker: Worker) -> None:
    name = next(iter(prefixes()))
    assert worker.ask(f"ASK {{ FILTER(isIRI({name}:x)) }}")


def test_a_worker_that_cannot_be_started_is_told_of(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "START", "raise SystemExit(3)")
    with pytest.raises(StoreError, match=r"no worker can be started .*\(exit code 3\)"):
        worker.ask("ASK {}")
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(StoreError, match=r"no worker can be started .*No such file"):
        worker.ask("ASK {}")


def test_a_worker_that_does_not_start_in_time_is_told_of(folder: Path) -> None:
    with (
        Worker(folder, Limits(seconds=0.001)) as worker,
        pytest.raises(LimitError, match="--timeout"),
    ):
        worker.protections()
