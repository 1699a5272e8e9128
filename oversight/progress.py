"""Telling a person at a terminal that long work goes on; nothing of it reaches a pipe or CI."""

import os
import sys
from threading import RLock, Timer
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import rich.progress

DELAY = 0.5  # seconds; what is over before then needs no words


class Progress:
    """A spinner with a bar on standard error, once a block of work takes longer than a moment.

    It is gone when the block is left. Call it with a stage and how much of it is done.
    """

    def __init__(self, title: str = "Working", *, delay: float = DELAY) -> None:
        self._title = title
        self._share: tuple[int, int | None] = (0, None)
        self._shown: rich.progress.Progress | None = None
        self._ended = False
        self._lock = RLock()
        self._timer = Timer(delay, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> "Progress":
        if is_watched():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._ended = True
            if self._shown:
                self._shown.stop()

    def __call__(self, stage: str, done: int = 0, total: int | None = None) -> None:
        """Shows a stage of the work, with a bar where its whole is known."""
        with self._lock:
            self._title, self._share = stage, (done, total)
            if self._shown:
                self._update(self._shown)

    @property
    def is_shown(self) -> bool:
        """Whether it stands on the terminal now."""
        return self._shown is not None and not self._ended

    def say(self, message: str) -> None:
        """A message that stays, on standard error."""
        with self._lock:
            if self._shown:
                self._shown.console.print(message, markup=False, highlight=False, soft_wrap=True)
            else:
                click.echo(message, err=True)

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        words = TextColumn("{task.description}", markup=False)
        columns = (SpinnerColumn(), words, BarColumn(bar_width=30), TimeElapsedColumn())
        shown = Progress(*columns, console=Console(stderr=True), transient=True)
        with self._lock:
            if self._ended:
                return
            shown.add_task(self._title, total=None)
            self._update(shown)
            shown.start()
            self._shown = shown

    def _update(self, shown: "rich.progress.Progress") -> None:
        done, total = self._share
        shown.update(shown.task_ids[0], description=self._title, completed=done, total=total)


def is_watched() -> bool:
    """Whether somebody sits before standard error who can see a line change."""
    return (
        sys.stderr.isatty() and "CI" not in os.environ and os.environ.get("TERM", "dumb") != "dumb"
    )
