"""Writing results: to standard output, or to a file that is whole or not there."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import click


@dataclass(frozen=True)
class Terminal:
    """What a text may use where it is shown: cells of a line, colour, links to follow."""

    width: int = 100
    colour: bool = False
    links: bool = False


NO_TERMINAL = Terminal()
# These show the escape sequence of a link instead of following it.
_WITHOUT_LINKS = ("", "dumb", "linux")


def terminal() -> Terminal:
    """The terminal that standard output is, or what is fit for a file or a pipe."""
    if not sys.stdout.isatty():
        return NO_TERMINAL
    kind = os.environ.get("TERM", "")
    return Terminal(
        width=shutil.get_terminal_size((100, 24)).columns,
        colour=kind not in ("", "dumb") and not os.environ.get("NO_COLOR"),
        links=kind not in _WITHOUT_LINKS,
    )


def show(render: Callable[[Terminal], str], *, pager: bool = True) -> None:
    """Shows a text for a person: page by page where it is longer than the terminal is high.

    A pager is a pipe, and gets no links.
    """
    there = terminal()
    text = render(there)
    height = shutil.get_terminal_size((100, 24)).lines
    if pager and sys.stdout.isatty() and text.count("\n") >= height:
        click.echo_via_pager(render(replace(there, links=False)), color=there.colour)
    else:
        write(text, "-")


def deliver(render: Callable[[Terminal], str], *, to: str, pager: bool) -> None:
    """Shows a text where ``to`` is ``-``, else writes it as it is fit for a file."""
    if to == "-":
        show(render, pager=pager)
    else:
        write(render(NO_TERMINAL), to)


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


def count(number: int, what: str) -> str:
    """A number of things: ``1 record``, ``1,200 records``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
