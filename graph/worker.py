"""The worker: a process that opens one store for reading and answers queries until its input ends.

It is started by ``graph.workers`` and trusts what comes from there, though not what a query does.
In comes JSON, each with its length before it: the store and the prefixes, then one query after
another. Out go frames, each with a letter and its length before it: ``T`` for a query taken, ``J``
for JSON, ``D`` for a part of an answer in TSV or N-Triples. JSON opens and closes each answer, or
says what went wrong.
"""

import json
import os
import select
import signal
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, cast

from graph.confinement import address_space, bound_memory, confine

if TYPE_CHECKING:
    from typing import IO

    import pyoxigraph as ox

_IN, _OUT = 0, 1
_AT_ONCE = 64 * 1024
# The parent ends a worker at its deadline; should there be no parent any more, the system does.
_GRACE = 1.0


class Cut(Exception):  # noqa: N818  # no error: the answer ends here
    """The answer has reached a limit, which is its argument."""


class Counted:
    """Sends whole rows on until a limit is reached, and raises Cut there.

    As much of a file as the engine asks of one.
    """

    def __init__(self, *, rows: int, size: int) -> None:
        self._rows = rows
        self._size = size
        self._waiting = bytearray()

    def write(self, part: bytes) -> int:
        self._waiting += part
        if len(self._waiting) >= _AT_ONCE:
            self.flush()
        return len(part)

    def flush(self) -> None:
        """Sends the whole rows that wait, a row being a line."""
        end = self._waiting.rfind(b"\n") + 1
        rows = self._waiting.count(b"\n", 0, end)
        if rows > self._rows or len(self._waiting) > self._size:
            self._cut()
        self._send(end, rows)

    def _cut(self) -> NoReturn:
        end = rows = 0
        while rows < self._rows and (found := self._waiting.find(b"\n", end, self._size) + 1):
            end, rows = found, rows + 1
        self._send(end, rows)
        raise Cut("megabytes" if self._rows else "rows")

    def _send(self, end: int, rows: int) -> None:
        self._rows -= rows
        self._size -= end
        if end:
            _write(b"D", bytes(self._waiting[:end]))
            del self._waiting[:end]


def main() -> None:
    granted = confine()
    asked = _read()
    if asked is None:
        return
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        import pyoxigraph as ox

        store = ox.Store.read_only(asked["store"])
        found = len(store)
    except Exception as error:
        _write_json({"wrong": "store", "problem": str(error)})
        return
    # A damaged store can open as an empty one without a word, also long after its files were
    # checked: a worker that was ended is started again.
    if asked.get("quads") not in (None, found):
        problem = f"it holds {found} statements of {asked['quads']}"
        _write_json({"wrong": "store", "problem": problem})
        return
    base = address_space()
    _write_json({**granted, "memory": base is not None})
    while query := _read():
        _write(b"T", b"")
        if base is not None:
            bound_memory(base + query["memory"])
        _answer_in_time(store, query, asked["prefixes"])


def _end_with_parent() -> None:
    """Ends the process when the other end of its input is closed, though a query be at work.

    The system's own signal of a parent's death comes when the *thread* ends that started the
    worker, which a server may well outlive.
    """
    poll = select.poll()
    poll.register(_IN, 0)
    poll.poll()
    os._exit(0)


def _answer_in_time(store: "ox.Store", query: dict[str, Any], prefixes: dict[str, str]) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, query["seconds"] + _GRACE)
    _write_json(_answered(lambda: _answer(store, query, prefixes)))
    signal.setitimer(signal.ITIMER_REAL, 0)


def _answered(answer: Callable[[], None]) -> dict[str, str | None]:
    """How an answer ended."""
    try:
        answer()
    except Cut as cut:
        return {"cut": str(cut)}
    except SyntaxError as error:
        return {"wrong": "syntax", "problem": str(error)}
    except MemoryError:
        return {"wrong": "memory", "problem": ""}
    # A panic of the engine is no Exception.
    except BaseException as error:
        return {"wrong": "query", "problem": str(error)}
    return {"cut": None}


def _answer(store: "ox.Store", query: dict[str, Any], prefixes: dict[str, str]) -> None:
    import pyoxigraph as ox

    found = store.query(query["text"], prefixes=prefixes)
    if isinstance(found, ox.QueryBoolean):
        _write_json({"kind": "yes" if found else "no"})
        return
    if isinstance(found, ox.QueryTriples):
        _write_json({"kind": "triples"})
        to = Counted(rows=query["rows"], size=query["size"])
        found.serialize(cast("IO[bytes]", to), format=ox.RdfFormat.N_TRIPLES)
    else:
        _write_json({"kind": "rows"})
        # The first line of TSV names the variables, and is no row.
        head = sum(len(variable.value.encode()) + 2 for variable in found.variables) or 1
        to = Counted(rows=query["rows"] + 1, size=query["size"] + head)
        found.serialize(cast("IO[bytes]", to), format=ox.QueryResultsFormat.TSV)
    to.flush()


def _read() -> dict[str, Any] | None:
    head = _read_bytes(4)
    body = _read_bytes(int.from_bytes(head, "big"))
    found: dict[str, Any] | None = json.loads(body) if body else None
    return found


def _read_bytes(count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count and (part := os.read(_IN, count - len(parts))):
        parts += part
    return bytes(parts)


def _write_json(said: dict[str, Any]) -> None:
    _write(b"J", json.dumps(said).encode())


def _write(letter: bytes, body: bytes) -> None:
    left = memoryview(letter + len(body).to_bytes(4, "big") + body)
    while left:
        left = left[os.write(_OUT, left) :]
