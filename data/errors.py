"""What can be wrong with data, each error with what is needed to mend it.

DataError
├── FaultyFile             a file or line; holds every Fault found, in order of place
├── DateError              a date's text alone (ValueError too, so that pydantic places it)
└── WorkspaceError         a workspace that is none, or is not well made
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.characters import shown


class DataError(Exception):
    """Base of every error raised in this folder."""


@dataclass(frozen=True)
class Fault:
    """One thing to mend.

    `line` and `column` count from 1, columns in code points. `field` is the dotted
    path of keys and list positions (from 0), empty where the fault is the file's.
    """

    path: str
    line: int
    column: int
    field: str
    problem: str
    mend: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        place = f"{self.path}:{self.line}:{self.column}"
        return shown(f"{place}: {field}{self.problem}; {self.mend}")


class FaultyFile(DataError):  # noqa: N818 - named for what it holds, not for being raised
    """A file that was not accepted; the message has one line for each fault."""

    faults: tuple[Fault, ...]

    def __init__(self, faults: Iterable[Fault]) -> None:
        in_place = sorted(faults, key=lambda fault: (fault.path, fault.line, fault.column))
        self.faults = tuple(in_place)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class DateError(DataError, ValueError):
    """A date that is not in a written form, or that no calendar has."""

    def __init__(self, text: str, problem: str, mend: str) -> None:
        super().__init__(text, problem, mend)
        self.text = text
        self.problem = problem
        self.mend = mend

    def __str__(self) -> str:
        return shown(f"{self.text!r}: {self.problem}; {self.mend}")


class WorkspaceError(DataError):
    """A workspace, its settings or its key, and how to mend it."""

    def __init__(self, problem: str, *, path: Path, mend: str) -> None:
        super().__init__(problem, path, mend)
        self.problem = problem
        self.path = path
        self.mend = mend

    def __str__(self) -> str:
        return shown(f"{self.path}: {self.problem}; {self.mend}")
