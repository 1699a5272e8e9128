"""Writing results: to standard output, or to a file that is whole or not there."""

import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

import click


def write(content: str | bytes, to: str) -> None:
    """Writes UTF-8 to a file, replacing it in one step, or to standard output for ``-``."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if to == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(to)
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as aside:
        try:
            aside.write(data)
            aside.flush()
            os.fsync(aside.fileno())
            # A temporary file is for its owner alone; a result is for whom the user's umask says.
            Path(aside.name).chmod(0o666 & ~_umask())
            Path(aside.name).replace(path)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def say(message: str = "") -> None:
    """A message for the person, apart from results."""
    click.echo(message, err=True)


def written(path: str, content: str | bytes) -> str:
    """A file with its size, for messages."""
    size = len(content.encode("utf-8") if isinstance(content, str) else content)
    return f"{path} ({_in_units(size)})"


def _in_units(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
