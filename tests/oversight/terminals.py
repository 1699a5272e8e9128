"""Running the command line on a terminal of a chosen size, as a person would see it."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

_LINK = re.compile(r"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_PATIENCE = 120  # seconds; a command that hangs fails by this, and no command here is near it


@dataclass(frozen=True)
class Seen:
    """What came to the terminal, and how the command ended."""

    code: int
    raw: str

    @property
    def links(self) -> list[str]:
        """Where the links of the text lead, in order."""
        return [url for url in _LINK.findall(self.raw) if url]

    @property
    def text(self) -> str:
        """The text without colour and links."""
        return _STYLE.sub("", _LINK.sub("", self.raw))


def run_on_terminal(
    *words: str, folder: Path, columns: int = 100, rows: int = 50, **environment: str
) -> Seen:
    """Runs ``oversight`` with a terminal for all its streams; with neither progress nor a pager."""
    command = (sys.executable, "-m", "oversight", *words)
    return run_command_on_terminal(
        command,
        folder=folder,
        columns=columns,
        rows=rows,
        environment={"CI": "1", "PAGER": "cat", **environment},
    )


def run_command_on_terminal(
    command: Sequence[str],
    *,
    folder: Path,
    columns: int = 100,
    rows: int = 50,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Seen:
    """The same for any command; CI is not told of unless given."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    outside = {
        name: value
        for name, value in os.environ.items()
        if name not in ("CI", "NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS")
    }
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**outside, "TERM": "xterm-256color", **environment},
        start_new_session=True,
    )
    os.close(theirs)
    try:
        raw = _read_all(ours)
        return Seen(process.wait(timeout=_PATIENCE), raw.replace("\r\n", "\n"))
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read_all(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode("utf-8")
