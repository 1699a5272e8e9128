"""The child's side of `data.confined`: give up what it can, then run one function.

Imports are few, because every child pays for them.
"""

import ctypes
import importlib
import json
import math
import os
import resource
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from data.landlock import only_read_below

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000

# Where libraries that a module loads late may lie, beside what Python itself looks through.
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")

# Written when not even a header can be made any more.
_NO_MEMORY = b'{"length": 0, "raised": "MemoryError"}\n'


def main() -> None:
    """Read the job and its content from standard input, run it, answer on standard output."""
    outlet = _apart()
    job = json.loads(sys.stdin.buffer.readline())
    try:
        outlet.write(_framed(job))
    except MemoryError:
        outlet.write(_NO_MEMORY)
    outlet.flush()
    # Nothing that a library left to be done at exit is wanted.
    os._exit(0)


def _apart() -> BinaryIO:
    """The standard output kept for the answer alone, so that nothing a library prints joins it."""
    outlet = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
    return outlet


def _framed(job: Mapping[str, Any]) -> bytes:
    header: dict[str, Any] = {}
    output = b""
    try:
        unprotected = _give_up(job)
        # Imported before the limits, since memory is counted above what the imports take.
        function = getattr(importlib.import_module(job["module"]), job["function"])
        header["unprotected"] = [reason for reason in [*unprotected, _leave_files(job)] if reason]
        _limit(job["limits"])
        output = function(sys.stdin.buffer.read(), **job["options"])
    except Exception as error:
        header |= {"raised": type(error).__name__, "reason": str(error)[:1000]}
    return json.dumps({**header, "length": len(output)}).encode() + b"\n" + output


def _give_up(job: Mapping[str, Any]) -> list[str]:
    """Before any import could start a thread; what the system does not grant, with why."""
    if not sys.platform.startswith("linux"):
        return [f"network, files, privileges and orphans: not limited on {sys.platform}"]
    system = ctypes.CDLL(None, use_errno=True)
    refused = [
        _refused("orphans", system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)),
        _refused("privileges", system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)),
    ]
    if os.getppid() != job["parent"]:
        os._exit(1)  # the parent died before it could be said to take the child along
    if not job["limits"]["network"]:
        refused.append(_leave_network(system))
    return refused


def _leave_network(system: ctypes.CDLL) -> str:
    """A user namespace lets anyone have a network of their own, with nothing in it."""
    code = system.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    return _refused("network", code and system.unshare(_CLONE_NEWNET))


def _leave_files(job: Mapping[str, Any]) -> str:
    """Only installed code can be read any more, which a library may still have to load."""
    if job["limits"]["files"] or not sys.platform.startswith("linux"):
        return ""
    system = ctypes.CDLL(None, use_errno=True)
    return _refused("files", only_read_below(system, [*sys.path, *_LIBRARIES]))


def _refused(what: str, code: int) -> str:
    return f"{what}: not limited ({os.strerror(ctypes.get_errno())})" if code else ""


def _limit(limits: Mapping[str, Any]) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    processor = math.ceil(used.ru_utime + used.ru_stime + limits["seconds"]) + 1
    _cap(resource.RLIMIT_AS, _address_space() + limits["memory"])
    _cap(resource.RLIMIT_CPU, processor)
    _cap(resource.RLIMIT_FSIZE, 0)
    _cap(resource.RLIMIT_CORE, 0)
    _cap(resource.RLIMIT_NOFILE, limits["descriptors"])


def _cap(which: int, limit: int) -> None:
    """Never above what the system allows already."""
    _, hard = resource.getrlimit(which)
    capped = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(which, (capped, capped))


def _address_space() -> int:
    """Bytes of address space now; where it cannot be known, none, which is the stricter."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
