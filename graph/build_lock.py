"""One builder at a time: a lock that the kernel lets go when its holder ends, however it ends."""

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from graph.errors import StoreError

LOCK = "lock"
PATIENCE = 600.0  # seconds
_PAUSE = 0.1


@contextmanager
def build_lock(
    root: Path, *, say: Callable[[str], None], patience: float = PATIENCE
) -> Iterator[None]:
    """Holds the lock of a store's folder; waits for another builder, telling so once.

    Raises StoreError when patience ends, and OSError where there can be no lock.
    """
    descriptor = _taken(root / LOCK)
    if descriptor is None:
        say(f"Another build is at work{_by(root)}; waiting for it ...")
        descriptor = _waited_for(root, patience)
    try:
        yield
    finally:
        # Not by closing alone: a child forked meanwhile holds a copy of the descriptor.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def holder(root: Path) -> str | None:
    """The builder at work, such as ``process 812 since 14:05``, or None where none is."""
    try:
        descriptor = os.open(root / LOCK, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _signed(root) or "another process"
    except OSError:  # a file system without locks
        return None
    finally:
        os.close(descriptor)
    return None


def _waited_for(root: Path, patience: float) -> int:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        time.sleep(_PAUSE)
        if (descriptor := _taken(root / LOCK)) is not None:
            return descriptor
    raise StoreError(
        f"another build{_by(root)} in {root} does not end",
        mend="wait for it or stop it, or set OVERSIGHT_CACHE to another folder",
    )


def _taken(file: Path) -> int | None:
    """The lock's descriptor, or None while another holds it."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Somebody may have cleared the folder meanwhile: the lock of a removed file guards nothing.
        if not os.path.samestat(os.fstat(descriptor), file.stat()):
            raise FileNotFoundError(file)
        _sign(descriptor)
    except (BlockingIOError, FileNotFoundError):
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _sign(descriptor: int) -> None:
    """Says who holds the lock, for the message of those who wait; the lock is not in the words."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps({"process": os.getpid(), "since": now}).encode(), 0)


def _by(root: Path) -> str:
    known = _signed(root)
    return f" ({known})" if known else ""


def _signed(root: Path) -> str | None:
    try:
        said = json.loads((root / LOCK).read_bytes())
        since = datetime.fromisoformat(said["since"])
        return f"process {int(said['process'])} since {since:%H:%M}"
    except (OSError, ValueError, KeyError, TypeError):
        return None
