"""The files that somebody gives, and their bytes: regular files alone, and no larger than allowed.

No symbolic link is followed: it may lead out of the folder that was given.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.characters import shown
from data.errors import DataError

_KINDS = (
    (stat.S_ISLNK, "is a symbolic link, which is not followed; give the file itself"),
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a named pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
# A pipe that replaced the file in between must not be waited for.
_OPENING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class NotGivenError(DataError):
    """A path without bytes to be had; the message is one line, without the path."""


@dataclass(frozen=True)
class Given:
    """A path, and its name below what was given; `refused` says why it is not to be read."""

    path: Path
    name: str
    refused: str = ""


def given(paths: Iterable[Path], *, besides: Path) -> Iterator[Given]:
    """The files, and those in folders, in order of name; `besides` is a folder to leave out.

    In folders, what begins with a dot or `~$` is hidden or a lock, and is passed over.
    """
    for path in paths:
        # A folder that is linked to is not entered: `is_dir` alone would follow.
        if path.is_dir() and not path.is_symlink():
            yield from _within(path, besides)
        else:
            yield Given(path, shown(path.name))


def _within(folder: Path, besides: Path) -> Iterator[Given]:
    unread = list[Given]()

    def note(error: OSError) -> None:
        path = Path(os.fsdecode(error.filename))
        unread.append(Given(path, _name(path, folder), f"may not be entered ({error.strerror})"))

    for above, folders, files in os.walk(folder, onerror=note):
        linked = [name for name in folders if Path(above, name).is_symlink()]
        folders[:] = sorted(
            name
            for name in folders
            if not _is_hidden(name) and Path(above, name).resolve() != besides.resolve()
        )
        for name in sorted([*files, *linked]):
            if not _is_hidden(name):
                yield Given(Path(above, name), _name(Path(above, name), folder))
    yield from unread


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _name(path: Path, folder: Path) -> str:
    return shown(str(path.relative_to(folder)))


def contents(path: Path, *, limit: int) -> bytes:
    """The bytes of a regular file; refuses a larger one before it is read."""
    try:
        _check(os.lstat(path), limit)  # not opened: even that may do something to a device
        descriptor = os.open(path, _OPENING)
        with os.fdopen(descriptor, "rb") as file:
            _check(os.fstat(descriptor), limit)
            content = file.read(limit + 1)
    except OSError as error:
        raise NotGivenError(f"cannot be read ({error.strerror or error})") from None
    if len(content) > limit:
        raise NotGivenError(_too_large(limit))
    return content


def _check(status: os.stat_result, limit: int) -> None:
    for is_so, why in _KINDS:
        if is_so(status.st_mode):
            raise NotGivenError(why)
    if status.st_size > limit:
        raise NotGivenError(_too_large(limit))


def _too_large(limit: int) -> str:
    return f"is larger than the {limit / (1 << 20):g} MB allowed"
