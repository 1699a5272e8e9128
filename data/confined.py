"""One function of a module, run on bytes in a child process that can do little harm.

Readers of files lean on large libraries, and a file can be made to hurt them. So the function
runs apart: the parent keeps the time and kills; the child has an end to its memory, processor
time and descriptors, reads no file but installed code and writes none, reaches no network, and
has no environment and none of the parent's descriptors. Nothing it answers is trusted: plain
bytes, counted.

ConfinedError          (a DataError)
├── LimitError         a limit was met: `limit` names which
├── CrashError         the child ended without an answer
└── RaisedError        the function raised: `name` of the exception, and its `reason`
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import IO, Any

from data.characters import shown
from data.errors import DataError

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from data.confined_child import main; main()"
# -P: nothing of the working folder is imported; -B: no byte code can be written there.
_PYTHON = (sys.executable, "-s", "-P", "-B", "-X", "utf8", "-c", _BOOT)
# A fixed order of sets, so that the same bytes give the same answer.
_ENVIRONMENT = {"PYTHONHASHSEED": "0"}

_CHUNK = 1 << 16
_HEADER = 1 << 16  # bytes; the longest header that is looked at
_REASON = 300  # code points; an exception may quote the whole file


@dataclass(frozen=True)
class Limits:
    """What the child may use; `memory` is bytes of address space above what its imports take.

    `files` lets it read what the user can, and make empty files; nothing lets it write into one.
    """

    seconds: float = 60
    memory: int = 1 << 30
    output: int = 160 << 20
    descriptors: int = 64
    network: bool = False
    files: bool = False


@dataclass(frozen=True)
class Ran:
    """What the function gave, and each protection that this system did not grant, with why."""

    output: bytes
    unprotected: tuple[str, ...] = ()


class ConfinedError(DataError):
    """The function gave no answer; the message is one line."""


class LimitError(ConfinedError):
    """A limit was met; `limit` is time, memory or output."""

    def __init__(self, limit: str, allowed: str) -> None:
        super().__init__(f"took more than the {allowed} allowed")
        self.limit = limit


class CrashError(ConfinedError):
    """The child ended without an answer."""


class RaisedError(ConfinedError):
    """The function raised an exception, of which only the words are known."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}" if reason else name)
        self.name = name
        self.reason = reason


def run(
    module: str,
    function: str,
    content: bytes,
    *,
    options: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
) -> Ran:
    """`module.function(content, **options)` in a child; options are plain JSON, the answer bytes.

    Raises ConfinedError. The child is dead and reaped when this returns or raises.
    """
    allowed = limits or Limits()
    deadline = time.monotonic() + allowed.seconds
    job = {"module": module, "function": function, "options": dict(options or {})}
    with _inlet({**job, "limits": asdict(allowed), "parent": os.getpid()}, content) as inlet:
        answer, code = _answer(_start(inlet), deadline=deadline, limits=allowed)
    return _read_answer(answer, code=code, limits=allowed)


@contextmanager
def _inlet(job: Mapping[str, Any], content: bytes) -> Iterator[IO[bytes]]:
    """A file without a name that holds the job and the content: nothing has to be fed."""
    with tempfile.TemporaryFile() as inlet:
        inlet.write(json.dumps(job).encode() + b"\n")
        inlet.write(content)
        inlet.seek(0)
        yield inlet


def _start(inlet: IO[bytes]) -> "subprocess.Popen[bytes]":
    paths = [str(Path(entry).resolve()) for entry in sys.path]
    return subprocess.Popen(
        [*_PYTHON, *paths],
        stdin=inlet,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=_ENVIRONMENT,
        start_new_session=True,
    )


def _answer(
    process: "subprocess.Popen[bytes]", *, deadline: float, limits: Limits
) -> tuple[bytes, int]:
    """All that the child wrote, and how it ended; whatever happens, it is dead afterwards."""
    assert process.stdout is not None
    until = 0.0
    with process.stdout as outlet:
        try:
            answer = _read(outlet, deadline=deadline, limits=limits)
            until = deadline
        finally:
            code = _end(process, until=until)
    return answer, code


def _read(outlet: IO[bytes], *, deadline: float, limits: Limits) -> bytes:
    answer = bytearray()
    with DefaultSelector() as selector:
        selector.register(outlet, EVENT_READ)
        while len(answer) <= limits.output + _HEADER:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise _over_time(limits)
            chunk = os.read(outlet.fileno(), _CHUNK)
            if not chunk:
                return bytes(answer)
            answer += chunk
    raise LimitError("output", f"{_megabytes(limits.output)} of text")


def _end(process: "subprocess.Popen[bytes]", *, until: float) -> int:
    """Kill the child's whole group, itself only when it has not ended by then; its exit code."""
    ended = os.WEXITED | os.WNOWAIT | os.WNOHANG
    while os.waitid(os.P_PID, process.pid, ended) is None and time.monotonic() < until:
        time.sleep(0.001)
    # Not reaped yet, so that the number is still its own.
    os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def _read_answer(answer: bytes, *, code: int, limits: Limits) -> Ran:
    line, _, output = answer.partition(b"\n")
    header = _header(line)
    if header is None or header.get("length") != len(output):
        raise _without_answer(code, limits)
    if header.get("raised") == "MemoryError":
        raise _over_memory(limits)
    if "raised" in header:
        raise RaisedError(_words(header["raised"]), _words(header.get("reason")))
    missing = header.get("unprotected")
    return Ran(output, tuple(map(_words, missing)) if isinstance(missing, list) else ())


def _header(line: bytes) -> dict[str, Any] | None:
    try:
        header = json.loads(line[:_HEADER])
    except (ValueError, RecursionError):
        return None
    return header if isinstance(header, dict) else None


def _words(value: object) -> str:
    """One line of what the child said, cut: it may be anything."""
    words = shown(" ".join(value.split())) if isinstance(value, str) else ""
    return words if len(words) <= _REASON else f"{words[:_REASON]}…"


def _without_answer(code: int, limits: Limits) -> ConfinedError:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _over_time(limits)
    if code < 0:
        return CrashError(f"made its reader crash ({signal.Signals(-code).name})")
    return CrashError(f"made its reader end without an answer (exit code {code})")


def _over_time(limits: Limits) -> LimitError:
    return LimitError("time", f"{limits.seconds:g} s")


def _over_memory(limits: Limits) -> LimitError:
    return LimitError("memory", f"{_megabytes(limits.memory)} of memory")


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.0f} MB"
