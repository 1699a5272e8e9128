"""One worker as its parent sees it: started, written to and read from within a deadline, ended."""

import json
import os
import select
import subprocess
import sys
import weakref
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import Any, Self

from graph.errors import StoreError
from graph.limits import Protections

# The package's own start reads records and more, which a worker has no use for.
START = """\
import sys
graph = type(sys)("graph")
graph.__path__ = [sys.argv[1]]
sys.modules["graph"] = graph
sys.path.append(sys.argv[2])
from graph.worker import main
main()
"""
_AT_ONCE = 1024 * 1024
# From the closing of its pipes to its exit code; the system needs milliseconds.
_LONGEST_END = 5.0
# What the system can be told, in whole milliseconds.
_LONGEST_WAIT = 1e6


class DeadlineError(Exception):
    """The time is over."""


class EndedError(Exception):
    """The worker has ended."""


class WorkerProcess:
    """A worker process; whoever holds the last reference to it ends it."""

    def __init__(self) -> None:
        self._process = _started()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in = self._process.stdin.fileno()
        self._out = self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)
        self._read = bytearray()
        self._end = weakref.finalize(self, _end, self._process)

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked; to a fork of this process it is another's, and as if dead."""
        return self._end.alive and self._process.poll() is None

    @property
    def number(self) -> int:
        return self._process.pid

    def open(
        self, store: Path, prefixes: Mapping[str, str], *, deadline: float, quads: int | None = None
    ) -> Protections:
        """Opens the store, which holds so many quads if that is known.

        Raises StoreError, DeadlineError or EndedError.
        """
        asked = {"store": str(store.absolute()), "prefixes": dict(prefixes), "quads": quads}
        self.tell(asked, deadline=deadline)
        _, body = self.frame(deadline=deadline)
        said = json.loads(body)
        if "wrong" in said:
            raise StoreError(
                f"the store in {store} does not open: {said['problem']}",
                mend="run oversight build, which builds it anew",
            )
        return Protections(**said)

    def take(self, query: Mapping[str, Any], *, deadline: float) -> Self:
        """Tells it a query, which it has taken up when this returns."""
        self.tell(query, deadline=deadline)
        self.frame(deadline=deadline)
        return self

    def tell(self, said: Mapping[str, Any], *, deadline: float) -> None:
        """Writes one message; raises DeadlineError or EndedError."""
        body = json.dumps(said).encode()
        left = memoryview(len(body).to_bytes(4, "big") + body)
        while left:
            _wait(self._in, select.POLLOUT, deadline)
            try:
                left = left[os.write(self._in, left) :]
            except BrokenPipeError:
                raise EndedError from None

    def frame(self, *, deadline: float) -> tuple[bytes, bytes]:
        """The next frame, letter and body; raises DeadlineError or EndedError."""
        head = self._bytes(5, deadline)
        return head[:1], self._bytes(int.from_bytes(head[1:], "big"), deadline)

    def end(self) -> None:
        """Ends it at once."""
        self._end()

    def ended(self) -> int:
        """How it ended by itself: the exit code, or less than 0 for the number of a signal."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LONGEST_END)
        self._end()
        return self._process.returncode

    def _bytes(self, count: int, deadline: float) -> bytes:
        while len(self._read) < count:
            _wait(self._out, select.POLLIN, deadline)
            part = os.read(self._out, _AT_ONCE)
            if not part:
                raise EndedError
            self._read += part
        found = bytes(self._read[:count])
        del self._read[:count]
        return found


def _started() -> subprocess.Popen[bytes]:
    places = [_place("graph.worker"), _place("pyoxigraph").parent]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", START, *map(str, places)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        bufsize=0,
    )


def _place(module: str) -> Path:
    """The folder of a module, wherever this process has it from."""
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).absolute().parent


def _wait(pipe: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(pipe, event)
    left = deadline - monotonic()
    if left <= 0 or not poll.poll(min(left, _LONGEST_WAIT) * 1000):
        raise DeadlineError


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()
    process.kill()
    process.wait()
