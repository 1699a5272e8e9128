"""An answer as it comes from a worker: part by part, and how it ends or goes wrong."""

import json
import re
from collections.abc import Iterator
from typing import Any

from graph.errors import QueryError, UnansweredError
from graph.limits import Limits
from graph.worker_process import WorkerProcess


class Incoming:
    """One answer, read while the worker still writes.

    Reading raises QueryError for what the worker says went wrong, DeadlineError and EndedError.
    """

    def __init__(self, process: WorkerProcess, limits: Limits, *, deadline: float) -> None:
        self._process = process
        self._limits = limits
        self._deadline = deadline
        self.kind = str(self._said(self._frame()[1])["kind"])
        self.cut: str | None = None

    def parts(self) -> Iterator[bytes]:
        """Whole lines at a time; after the last, ``cut`` says why they are not all, if so."""
        letter, body = self._frame()
        while letter == b"D":
            yield body
            letter, body = self._frame()
        cut = self._said(body)["cut"]
        self.cut = self._limits.cut(cut) if cut else None

    def _frame(self) -> tuple[bytes, bytes]:
        return self._process.frame(deadline=self._deadline)

    def _said(self, body: bytes) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(body)
        if "wrong" in said:
            raise _wrong(said["wrong"], said["problem"], self._limits)
        return said


def _wrong(kind: str, problem: str, limits: Limits) -> QueryError:
    if kind == "memory":
        return limits.exceeded("memory_mb")
    if kind == "syntax":
        return _misspelt(problem)
    return UnansweredError(f"the query cannot be answered: {problem}", mend="rewrite it")


def _misspelt(problem: str) -> QueryError:
    """Where the engine stopped reading; its list of every token it would take helps nobody."""
    place = re.search(r"error at (\d+):(\d+)", problem)
    if place is None:
        return QueryError(f"the query is not SPARQL: {problem}", mend="mend it")
    return QueryError(
        f"the query is not SPARQL from line {place[1]}, column {place[2]}",
        mend="mend it there, or just before",
    )
