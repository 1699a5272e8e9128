"""Options that several commands share."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorated = Callable[..., Any]

records = click.option(
    "--records",
    "records",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="Record files or folders of them, beside the packaged records; may be given again.",
)


def output(default: str, what: str) -> Callable[[Decorated], Decorated]:
    """The option ``-o FILE``; ``-`` is standard output."""
    return click.option(
        "-o",
        "--output",
        "to",
        default=default,
        show_default=default != "-",
        metavar="FILE",
        help=f"Where to write {what}; - for standard output.",
    )


def terminal_width() -> int:
    """The width to fit a table to: the terminal's, or 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
