"""Queries that would hang, fill the memory or end the process: each meets a limit, by name.

And the next one is answered, which is what matters to whoever shares the machine.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.deadly import CUT, DEADLY, SMALL, deadly_store
from graph.answers import Rows, Triples
from graph.errors import LimitError
from graph.limits import OPTIONS, Limits
from graph.workers import Worker


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deadly_store(tmp_path_factory.mktemp("deadly") / "store")


@pytest.fixture(scope="module")
def worker(folder: Path) -> Iterator[Worker]:
    with Worker(folder, SMALL) as worker:
        yield worker


def met(worker: Worker, text: str, limits: Limits) -> str | None:
    """The limit that a query meets."""
    try:
        answer = worker.ask(text, limits=limits)
    except LimitError as error:
        assert OPTIONS[error.limit] in str(error)
        return error.limit
    assert isinstance(answer, Rows | Triples), "the query must be one that meets a limit"
    assert len(answer) <= limits.rows
    (named,) = [name for name in CUT if answer.cut and OPTIONS[name] in answer.cut]
    return named


@pytest.mark.parametrize("name", DEADLY)
def test_a_deadly_query_meets_a_limit_and_the_next_is_answered(name: str, worker: Worker) -> None:
    expected, limits, text = DEADLY[name]
    assert met(worker, text, limits) in expected
    assert worker.ask("ASK { ?a <urn:next> ?b }", limits=Limits())
