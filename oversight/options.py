"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from data.collection import Collection
    from data.workspace import Workspace

Decorated = Callable[..., Any]


@dataclass(frozen=True)
class Source:
    """What a command works on: the record files given, and the workspace given, if any."""

    records: tuple[Path, ...] = ()
    folder: Path | None = None

    @property
    def workspace(self) -> "Workspace | None":
        """The workspace given, else the nearest above the current folder, else None."""
        return nearest_workspace(self.folder)

    def collection(self, *files: Path) -> "Collection":
        """The files of the graph, with those given and these."""
        from data.collection import collection

        return collection([*self.records, *files], workspace=self.workspace)


out_folder = click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for graph.ttl and map.html.",
)

pager = click.option(
    "--no-pager",
    "pager",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Never show a long text page by page.",
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


workspace = click.option(
    "--workspace",
    "workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The workspace to work on; else the nearest one above the current folder, else the "
    "packaged data.",
)


def source(command: Decorated) -> Decorated:
    """Adds ``--records`` and ``--workspace`` to a command, which receives a ``source``."""

    @wraps(command)
    def sourced(*args: object, **values: Any) -> object:  # noqa: ANN401  # what click gives
        given = Source(values.pop("records"), values.pop("workspace"))
        return command(*args, source=given, **values)

    records = click.option(
        "--records",
        "records",
        multiple=True,
        type=click.Path(exists=True, path_type=Path),
        metavar="PATH",
        help="Record files or folders of them, beside those of the workspace, or the packaged "
        "ones; may be given again.",
    )
    decorated: Decorated = workspace(records(sourced))
    return decorated


def nearest_workspace(given: Path | None) -> "Workspace | None":
    """The workspace given, else the nearest above the current folder, else None."""
    from data.workspace import find_workspace, open_workspace

    return open_workspace(given) if given else find_workspace(Path.cwd())


def the_workspace(given: Path | None) -> "Workspace":
    """As ``nearest_workspace``, for what works on a workspace only; raises UsageError."""
    found = nearest_workspace(given)
    if found is None:
        raise click.UsageError("There is no workspace here: oversight init DIR makes one.")
    return found


def day(written: str | None) -> date:
    """The day given with ``--on``, else today where the user is; raises UsageError."""
    if written is None:
        return date.today()  # noqa: DTZ011  # the day where the user is
    return day_of("--on", written)


def name_and_value(option: str, text: str) -> tuple[str, str]:
    """What stands before and after the first equals sign; raises UsageError."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.UsageError(f'{option} takes NAME=VALUE, not "{text}".')
    return name, value


def day_of(option: str, written: str) -> date:
    """The day given with an option; raises UsageError."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        problem = f'{option} takes a day such as 2026-11-22, not "{written}".'
        raise click.UsageError(problem) from None
