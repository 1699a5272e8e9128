"""Work in processes of their own, forked from one that has imported everything already.

So a trial costs what it tries, and a crash, a hang or a kill ends only that trial.
"""

import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Any, Self

from faults.defences import take_out
from faults.trials import Ground

PATIENCE = 120.0  # seconds; whatever has not ended by then hangs
# A damaged block can have the engine collect errors without end.
_MOST_MEMORY = 4_000_000_000
_START = multiprocessing.get_context("forkserver")
# Every process runs the beginnings of the one that started it, which had better be at hand.
_MAIN = getattr(sys.modules["__main__"], "__spec__", None)
_START.set_forkserver_preload(
    [
        "__main__",
        *([_MAIN.name.partition(".")[0]] if _MAIN else []),
        *("faults.run", "oversight.cli", "export.rdf", "export.map_page", "graph.build", "rdflib"),
    ]
)


@dataclass(frozen=True)
class Ended:
    """How a job ended: the exit code (less than 0: the signal; None: it hung), what it gave."""

    code: int | None
    given: Any
    out: bytes
    said: str

    @property
    def wrong(self) -> str:
        """What no process may show, whatever befell it."""
        if self.code is None:
            return "hangs"
        return "traceback" if "Traceback" in self.said or "panicked" in self.said else ""

    @property
    def last_line(self) -> str:
        return (self.said.strip().splitlines() or [""])[-1]


class Job:
    """A started function; leaving the block ends it."""

    def __init__(
        self, ground: Ground, work: Callable[..., object], *args: object, room: int | None = None
    ) -> None:
        self._folder = Path(mkdtemp(dir=ground.folder, prefix="job-"))
        self._given, giving = _START.Pipe(duplex=False)
        plan = _Plan(work, args, ground.without, self._folder, room)
        self._process = _START.Process(target=_run, args=(plan, giving), daemon=True)
        self._process.start()
        giving.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.send(signal.SIGKILL)
        self._process.join()
        self._process.close()
        self._given.close()

    @property
    def number(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    @property
    def said(self) -> str:
        """What it has said so far."""
        file = self._folder / "err"
        return file.read_text("utf-8", "replace") if file.exists() else ""

    @property
    def told(self) -> str:
        """The whole lines it has written to standard output so far."""
        file = self._folder / "out"
        written = file.read_text("utf-8", "replace") if file.exists() else ""
        return written[: written.rfind("\n") + 1]

    def send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            if self._process.is_alive():
                os.kill(self.number, number)

    def begun(self, seconds: float = PATIENCE) -> bool:
        """Waits until the function is about to be called."""
        return self._given.poll(seconds) and self._given.recv() == "begun"

    def ended(self, seconds: float = PATIENCE) -> Ended:
        """Waits for its end."""
        given = self._last_given(seconds)
        self._process.join(seconds)
        out = self._folder / "out"
        read = out.read_bytes() if out.exists() else b""
        return Ended(self._process.exitcode, given, read, self.said)

    def _last_given(self, seconds: float) -> Any:  # noqa: ANN401  # what the function gave
        given = None
        try:
            while self._given.poll(seconds):
                given = self._given.recv()
        except EOFError:
            pass
        return given


def end_all() -> None:
    """Ends whatever job is at work still, one that was being started too."""
    for process in multiprocessing.active_children():
        process.kill()
        process.join()


def done(ground: Ground, work: Callable[..., object], *args: object) -> Ended:
    """A job run to its end."""
    with Job(ground, work, *args) as job:
        return job.ended()


def command(cache: Path, *arguments: str) -> None:
    """The command ``oversight``, in the place of the process."""
    from oversight.cli import main

    os.environ["OVERSIGHT_CACHE"] = str(cache)
    sys.argv = ["oversight", *arguments]
    main()


@dataclass(frozen=True)
class _Plan:
    work: Callable[..., object]
    args: tuple[object, ...]
    without: tuple[str, ...]
    folder: Path
    room: int | None


def _run(plan: _Plan, giving: "Connection[object, object]") -> None:
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(plan.folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    take_out(plan.without)
    giving.send("begun")
    if plan.room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (plan.room, plan.room))
    found = plan.work(*plan.args)
    giving.send(found)
