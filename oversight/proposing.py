"""Writing proposed records into a workspace: each checked first, none over what is there."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

import click

from data.characters import shown
from data.dates import parse_period
from data.digests import digest
from data.errors import FaultyFile
from data.records import Corpus, read_corpus
from data.workspace import Workspace
from extract.proposals.known import Known
from extract.proposals.record import Proposal, UnproposableError, propose
from extract.reading import Reading
from graph.build import build_graph
from graph.errors import GraphRefusedError
from oversight.output import count

_BODY = "org/"
Read = tuple[str, Reading, str]  # name, reading and text of a document


class State(Enum):
    """What became of a document."""

    WRITTEN = "proposed"
    RECORDED = "recorded already"
    REFUSED = "refused"


@dataclass(frozen=True)
class Done:
    """What became of one document, and a line that says it."""

    state: State
    line: str
    lacks_publisher: bool = False


@dataclass(frozen=True)
class Proposing:
    """A workspace with its records and registers, and the day of the proposals."""

    workspace: Workspace
    corpus: Corpus
    key: bytes
    on: date
    publisher: str = ""  # the reference of the body that published every document

    @classmethod
    def of(cls, workspace: Workspace, *, on: date, publisher: str = "") -> "Proposing":
        """Raises FaultyFile and WorkspaceError where the workspace must be mended first.

        ``publisher`` is a body's reference or its name; raises click.BadParameter.
        """
        corpus = read_corpus(records=workspace.record_files(), registers=workspace.register_files())
        body = _body(Known(corpus), publisher, on=on) if publisher else ""
        return cls(workspace, corpus, workspace.key(), on, body)

    def write(self, read: Sequence[Read]) -> list[Done]:
        """Writes a record of each document that has none and can have one, in order."""
        made = [self._proposed(*one) for one in read]
        proposals = {one.name: one for one in made if isinstance(one, Proposal)}
        faults = self.faults(proposals)
        return [
            self._written(name, one, faults) if isinstance(one, Proposal) else one
            for (name, _, _), one in zip(read, made, strict=True)
        ]

    def _proposed(self, name: str, reading: Reading, text: str) -> Proposal | Done:
        if record := self._recorded().get(digest(text)):
            return Done(State.RECORDED, f"{shown(name)}: recorded already in {record}")
        try:
            return propose(
                reading, text, known=Known(self.corpus), key=self.key, on=self.on,
                publisher=self.publisher,
            )  # fmt: skip
        except UnproposableError as error:  # it has one cause: no publisher
            return replace(_refused(name, str(error)), lacks_publisher=True)

    def _recorded(self) -> dict[str, str]:
        """The record of each text that has one."""
        return {one.document.text.sha256: one.record for one in self.corpus.records}

    def faults(self, proposals: dict[str, Proposal]) -> dict[str, str]:
        """Why a proposal, by name, would not pass the checks of a record and of the graph.

        That is a fault of ours; but a record that fails them would stop the whole workspace.
        """
        together = self._checked(list(proposals.values()))
        if together is None:
            return {}
        alone = {name: why for name, one in proposals.items() if (why := self._checked([one]))}
        rest = {name: one for name, one in proposals.items() if name not in alone}
        why = self._checked(list(rest.values()))
        return alone | (dict.fromkeys(rest, why) if why else {})

    def _checked(self, proposals: Sequence[Proposal]) -> str | None:
        """The first fault of some proposals beside the records there; None if there is none."""
        with TemporaryDirectory() as folder:
            files = [_kept(Path(folder), one) for one in proposals]
            try:
                corpus = read_corpus(
                    records=[*self.workspace.record_files(), *files],
                    registers=self.workspace.register_files(),
                )
                build_graph(corpus)
            except (FaultyFile, GraphRefusedError) as error:
                return str(error).replace(f"{folder}{os.sep}", "").splitlines()[0]
        return None

    def _written(self, name: str, one: Proposal, faults: dict[str, str]) -> Done:
        if one.name in faults:
            return _refused(name, faults[one.name])
        file = self.workspace.folder / "records" / f"{one.name}.yaml"
        try:
            _write_new(file, one.content)
        except FileExistsError:
            return _refused(name, f"{file.name} is there already and stays as it is")
        left = f", {len(one.unsaid)} left out" if one.unsaid else ""
        said = f"records/{file.name} ({count(one.claims, 'claim')}{left})"
        return Done(State.WRITTEN, f"{shown(name)}: {said}")


def _body(known: Known, given: str, *, on: date) -> str:
    """The reference of the one body that is meant."""
    if given.startswith(_BODY) and known.catalogue.find(given):
        return given
    named = known.named(given, on=parse_period(on.isoformat()))
    if named is None or not named.startswith(_BODY):
        raise click.BadParameter(
            f"no one body of the registers is called {shown(given)} on {on.isoformat()}; give its "
            "reference (org/...), or add it to registers/ of the workspace.",
            param_hint="--publisher",
        )
    return named


def _refused(name: str, why: str) -> Done:
    return Done(State.REFUSED, f"{shown(name)}: refused: {shown(why)}")


def _kept(folder: Path, one: Proposal) -> Path:
    file = folder / f"{one.name}.yaml"
    file.write_bytes(one.content.encode())
    return file


def _write_new(file: Path, content: str) -> None:
    """Writes a file that is not there, whole or not at all; raises FileExistsError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-") as aside:
        aside.write(content.encode())
        aside.flush()
        os.fsync(aside.fileno())
        Path(aside.name).chmod(0o666 & ~_umask())
        os.link(aside.name, file)  # unlike a rename, it replaces nothing


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
