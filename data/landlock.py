"""Files closed to a process for good, by Landlock: all but those below a few folders.

https://docs.kernel.org/userspace-api/landlock.html. Linux 5.13 and later have it, and it needs no
privilege. ctypes, because Python has no binding of its own.
"""

import ctypes
import os
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION = 1
_BENEATH = 1
_READ = 1 << 2 | 1 << 3  # files, and the names in folders
# How many kinds of access each version of the interface can forbid; later ones add none we need.
_KINDS = {1: 13, 2: 14}
_MOST_KINDS = 15


class _Ruleset(ctypes.Structure):
    _fields_ = (("handled", ctypes.c_uint64),)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def only_read_below(system: ctypes.CDLL, folders: Iterable[str]) -> int:
    """Close every other file to this process, these to writing; 0, or -1 with errno set.

    The process must have given up new privileges before.
    """
    version = system.syscall(_CREATE, None, 0, _VERSION)
    if version < 1:
        return -1
    ruleset = _Ruleset(handled=(1 << _KINDS.get(version, _MOST_KINDS)) - 1)
    rules = system.syscall(_CREATE, ctypes.byref(ruleset), ctypes.sizeof(ruleset), 0)
    if rules < 0:
        return -1
    try:
        for folder in folders:
            _allow(system, rules, folder)
        return int(system.syscall(_RESTRICT, rules, 0))
    finally:
        os.close(rules)


def _allow(system: ctypes.CDLL, rules: int, folder: str) -> None:
    """A folder that is not there needs no rule, and one that failed stays closed."""
    try:
        opened = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    try:
        beneath = _Beneath(allowed=_READ, folder=opened)
        system.syscall(_ADD, rules, _BENEATH, ctypes.byref(beneath), 0)
    finally:
        os.close(opened)
