"""What a worker gives up before it opens a store, and how its memory is bounded afterwards.

Read by the worker alone, before it has a second thread, so with the standard library only.
"""

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

from graph.socket_filter import refuse_sockets

# linux/sched.h and linux/prctl.h
_NEW_USER_NAMESPACE = 0x10000000
_NEW_NETWORK_NAMESPACE = 0x40000000
_NO_NEW_PRIVILEGES = 38


def confine() -> dict[str, bool]:
    """Gives up what answering needs not; says what the system has granted, as ``Protections``."""
    # The parent alone decides upon Ctrl-C.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _give_up_privileges()
    granted = {"no_network": _in_own_network() or _without_sockets()}
    os.chdir("/")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A store opened for reading writes nothing, not even the engine's own LOG. What would write
    # gets an error: Python has the signal ignored.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    return {**granted, "nothing_written": True}


def address_space() -> int | None:
    """The bytes of address space in use, where the system tells and can bound them."""
    if sys.platform != "linux":
        return None
    pages = Path("/proc/self/statm").read_bytes().split()[0]
    return int(pages) * resource.getpagesize()


def bound_memory(size: int) -> None:
    """No more address space than this, from now on."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    within = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(resource.RLIMIT_AS, (within, most))


def _give_up_privileges() -> None:
    if sys.platform == "linux":
        _system().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _in_own_network() -> bool:
    """Into a network namespace of its own, which has no way out.

    A user namespace comes with it for who is not root; root would lose the right to read the
    files of others by it.
    """
    if sys.platform != "linux":
        return False
    kinds = [_NEW_USER_NAMESPACE | _NEW_NETWORK_NAMESPACE]
    if os.geteuid() == 0:
        kinds.insert(0, _NEW_NETWORK_NAMESPACE)
    return any(_system().unshare(kind) == 0 for kind in kinds)


def _without_sockets() -> bool:
    return sys.platform == "linux" and refuse_sockets(_system())


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
