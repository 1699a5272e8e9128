"""What the tests run in a confined child: the good, and what hurts when it is not confined."""

import ctypes
import os
import resource
import socket
import time
from pathlib import Path


def surroundings(_: bytes) -> bytes:
    """Folder, environment, open descriptors and what was given up, a line each."""
    descriptors = [number for number in range(64) if _is_open(number)]
    limited = [
        resource.getrlimit(which)[1] for which in (resource.RLIMIT_CORE, resource.RLIMIT_CPU)
    ]
    no_new_privileges = ctypes.CDLL(None).prctl(39, 0, 0, 0, 0)  # PR_GET_NO_NEW_PRIVS
    lines = (Path.cwd(), sorted(os.environ), descriptors, limited, no_new_privileges)
    return "\n".join(map(str, lines)).encode()


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def turned(content: bytes, *, times: int = 1) -> bytes:
    """The bytes the other way round."""
    return content[::-1] * times


def printing(content: bytes) -> bytes:
    """An answer, while something else is written where the answer goes."""
    print("not the answer", flush=True)  # noqa: T201 - what a library may do
    os.write(1, b"nor this")
    return content


def sleeping(_: bytes) -> bytes:
    """Nothing, for longer than any test waits."""
    time.sleep(600)
    return b""


def deaf(content: bytes) -> bytes:
    """Close the way of the answer, then stay; so that only the clock can tell."""
    os.closerange(1, 64)
    return sleeping(content)


def breeding(content: bytes) -> bytes:
    """A child of the child that would outlive both; a file in a folder bears its number."""
    child = os.fork()
    if not child:
        time.sleep(600)
    Path(content.decode(), str(child)).touch()
    return b""


def staying(content: bytes) -> bytes:
    """Leave an empty file by the name of its own number in a folder, then stay."""
    Path(content.decode(), str(os.getpid())).touch()
    return sleeping(content)


def eating(content: bytes) -> bytes:
    """As many bytes as asked for, all at once; the answer is short."""
    return str(len(bytearray(int(content)))).encode()


def shouting(content: bytes) -> bytes:
    """As long an answer as asked for."""
    return b"x" * int(content)


def crashing(_: bytes) -> bytes:
    """Read where nothing is."""
    return ctypes.string_at(0)


def refusing(_: bytes) -> bytes:
    """Raise, with words that are long and hide their end."""
    raise ValueError("not so\n\x1b[2J" + "long " * 1000)


def connecting(content: bytes) -> bytes:
    """Connect to a port of this machine."""
    with socket.create_connection(("127.0.0.1", int(content)), timeout=5):
        return b"connected"


def writing(content: bytes) -> bytes:
    """Write into a file that is named."""
    with Path(content.decode()).open("wb") as file:
        file.write(b"kept")
        file.flush()
    return b"written"


def reading(content: bytes) -> bytes:
    """The words of a file that is named."""
    return Path(content.decode()).read_bytes()


def opening(content: bytes) -> bytes:
    """Open as many descriptors as asked for."""
    opened = [os.dup(0) for _ in range(int(content))]
    return str(len(opened)).encode()
