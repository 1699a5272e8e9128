"""``oversight doctor``: what protects, what does not, and how to mend it."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oversight import options
from oversight.output import Terminal, terminal, write
from oversight.progress import Progress

if TYPE_CHECKING:
    from oversight.health import Finding

_COLOURS = {"ok": "green", "warning": "yellow", "fault": "red"}


@click.command(
    epilog="""\b
Examples:
  oversight doctor
  oversight doctor --full
  oversight doctor --format json
"""
)
@click.option("--full", is_flag=True, help="Read every byte of the store, and check every shape.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Words for people, or the same findings for programs.",
)
@options.workspace
def doctor(full: bool, form: str, workspace: Path | None) -> None:
    """Say what protects this installation and what does not, line by line.

    ok: it holds. warning: it works with less protection. fault: it does not work as it is. Each
    line says how to mend it. Exit code 1 if there is a fault.
    """
    from oversight.health import examine

    with Progress("Looking"):
        found = list(examine(workspace=options.nearest_workspace(workspace), full=full))
    write(_as_json(found) if form == "json" else _as_text(found, terminal()), "-")
    if any(finding.state == "fault" for finding in found):
        sys.exit(1)


def _as_json(found: "Iterable[Finding]") -> str:
    return json.dumps([asdict(finding) for finding in found], indent=1, ensure_ascii=False) + "\n"


def _as_text(found: "Iterable[Finding]", there: Terminal) -> str:
    return "".join(line for finding in found for line in _lines(finding, there))


def _lines(finding: "Finding", there: Terminal) -> Iterable[str]:
    from export.display import visible
    from export.wrapping import wrapped

    state = f"{finding.state:8}"
    head = click.style(state, fg=_COLOURS[finding.state]) if there.colour else state
    indent = len(state) + 11
    width = max(20, min(there.width, 100) - indent)
    first, *others = wrapped(visible(finding.says), width)
    yield f"{head} {finding.part:9} {first}\n"
    mend = wrapped(visible(f"to mend it: {finding.mend}"), width) if finding.mend else []
    yield from (f"{' ' * indent}{line}\n" for line in [*others, *mend])
