"""Queries answered in a process of their own, which can be ended and cannot reach out.

An engine's query cannot be stopped, may take all memory, and may end the process that runs it. So
whoever asks holds a Worker: a process beside this one that has opened the same store for reading.
"""

import signal
from dataclasses import replace
from pathlib import Path
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Any, Self

from graph.answers import Answer, YesNo, read_rows, read_triples
from graph.errors import GraphError, LimitError, QueryError, StoreError, UnansweredError
from graph.incoming import Incoming
from graph.limits import OPTIONS, Limits, Protections
from graph.names import prefixes
from graph.sparql_words import refuse_dangerous
from graph.worker_process import DeadlineError, EndedError, WorkerProcess

_MEGABYTE = 1_000_000
# Oxigraph ends the process where memory is refused to it: abort; or the system does: kill.
_OUT_OF_MEMORY = (-signal.SIGABRT, -signal.SIGKILL)
_OUT_OF_STACK = (-signal.SIGSEGV, -signal.SIGBUS)


class Worker:
    """Answers queries over one store, one at a time; started by the first, and again when ended.

    >>> from graph import open_graph
    >>> bool(open_graph().query("ASK { ?promise a ov:Promise }"))
    True
    """

    def __init__(
        self, store_folder: Path, limits: Limits | None = None, *, quads: int | None = None
    ) -> None:
        self.store_folder = store_folder
        self.quads = quads  # that it must hold, where that is known
        self.limits = limits or Limits()
        self._lock = Lock()
        self._process: WorkerProcess | None = None
        self._protections: Protections | None = None

    def ask(self, text: str, *, limits: Limits | None = None) -> Answer:
        """The answer to a SPARQL query; raises QueryError, LimitError or StoreError.

        The project's prefixes need not be declared. The deadline is over the whole answer, the
        start of a worker included.
        """
        within = limits or self.limits
        refuse_dangerous(text, within)
        with self._lock:
            return self._ask(text, within)

    def protections(self) -> Protections:
        """What the system upholds around this worker, which is started to find out."""
        with self._lock:
            try:
                self._opened(monotonic() + self.limits.seconds)
            except DeadlineError:
                raise self.limits.exceeded("seconds") from None
            assert self._protections is not None
            return self._protections

    def close(self) -> None:
        """Ends the process; a later query starts another."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, text: str, within: Limits) -> Answer:
        deadline = monotonic() + within.seconds
        try:
            process = self._told(_query(text, within), deadline)
            return _answer(Incoming(process, within, deadline=deadline))
        except DeadlineError:
            self._end()
            raise within.exceeded("seconds") from None
        except EndedError:
            raise self._ending(within) from None
        except QueryError:
            raise
        except BaseException:
            # Ctrl-C, for one: what it still has to say must not be taken for the next answer.
            self._end()
            raise

    def _told(self, query: dict[str, Any], deadline: float) -> WorkerProcess:
        """A worker that has taken the query; one found dead is replaced, once."""
        try:
            return self._opened(deadline).take(query, deadline=deadline)
        except EndedError:
            self._end()
            return self._opened(deadline).take(query, deadline=deadline)

    def _opened(self, deadline: float) -> WorkerProcess:
        if self._process is not None and self._process.is_alive:
            return self._process
        self._end()
        process = _begun()
        try:
            told = process.open(self.store_folder, prefixes(), deadline=deadline, quads=self.quads)
        except EndedError:
            raise _unstarted(f"it ended at once (exit code {process.ended()})") from None
        except BaseException:
            process.end()
            raise
        self._process, self._protections = process, told
        return process

    def _ending(self, within: Limits) -> GraphError:
        """The error of a query that ended its worker."""
        assert self._process is not None
        code = self._process.ended()
        self._process = None
        if code in _OUT_OF_MEMORY:
            return within.exceeded("memory_mb")
        if code in _OUT_OF_STACK:
            return LimitError(
                "the query is too deep for the engine",
                mend=f"nest it less: {OPTIONS['nesting']} is {within.said('nesting')}, "
                f"{OPTIONS['links']} {within.said('links')}",
                limit="nesting",
            )
        if code == -signal.SIGALRM:
            return within.exceeded("seconds")
        return UnansweredError(f"the query ended its worker (exit code {code})", mend="rewrite it")

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


def _begun() -> WorkerProcess:
    try:
        return WorkerProcess()
    except OSError as error:
        raise _unstarted(str(error)) from None


def _unstarted(reason: str) -> StoreError:
    return StoreError(
        f"no worker can be started to answer queries: {reason}",
        mend="free memory and processes; oversight doctor says what is wrong",
    )


def _query(text: str, within: Limits) -> dict[str, Any]:
    return {
        "text": text,
        "seconds": within.seconds,
        "memory": int(within.memory_mb * _MEGABYTE),
        "rows": within.rows,
        "size": int(within.megabytes * _MEGABYTE),
    }


def _answer(incoming: Incoming) -> Answer:
    if incoming.kind == "rows":
        rows = read_rows(incoming.parts())
        return replace(rows, cut=incoming.cut)
    if incoming.kind == "triples":
        triples = read_triples(incoming.parts())
        return replace(triples, cut=incoming.cut)
    list(incoming.parts())
    return YesNo(incoming.kind == "yes")
