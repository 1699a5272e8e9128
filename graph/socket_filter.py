"""A filter by which the system refuses sockets to this process (seccomp, Linux 3.5 and later).

For where no network namespace is to be had, as in many containers: needs no rights at all. Not
used beside one, for before Linux 5.16 a filter slows the whole process.
"""

import ctypes
import errno
import platform
import struct

# linux/prctl.h, linux/seccomp.h; linux/audit.h and the number of socket() by machine.
_SET_FILTER, _MODE_FILTER = 22, 2
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_REFUSE = 0x00050000 | errno.EACCES
_ALLOW = 0x7FFF0000
# linux/bpf_common.h: load a word of what is called; jump if equal, if as great; return.
_LOAD, _JUMP_EQUAL, _JUMP_AS_GREAT, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _MACHINE_AT = 0, 4
# The calls of another machine that x86-64 takes as well (x32).
_OTHER_CALLS = 0x40000000


class _Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_sockets(system: ctypes.CDLL) -> bool:
    """Whether the system refuses sockets from now on; wants PR_SET_NO_NEW_PRIVS before."""
    known = _MACHINES.get(platform.machine())
    if known is None:
        return False
    steps = _steps(*known)
    program = _Program(len(steps), b"".join(steps))
    done = system.prctl(_SET_FILTER, _MODE_FILTER, ctypes.byref(program), 0, 0)
    return bool(done == 0)


def _steps(machine: int, socket: int) -> list[bytes]:
    return [
        _step(_LOAD, _MACHINE_AT),
        _step(_JUMP_EQUAL, machine, otherwise=3),
        _step(_LOAD, _NUMBER_AT),
        _step(_JUMP_EQUAL, socket, then=1),
        _step(_JUMP_AS_GREAT, _OTHER_CALLS, otherwise=1),
        _step(_RETURN, _REFUSE),
        _step(_RETURN, _ALLOW),
    ]


def _step(code: int, operand: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, operand)
