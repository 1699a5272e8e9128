"""The documents of a workspace: each original under its digest, beside the text that was read.

    documents/ab/abcd.../original.pdf     the bytes as given
                         text.txt         the text version, UTF-8
                         document.json    what both are, and where they come from

A document's folder is written aside and renamed into its place, so it is whole or not there. Its
text is read once, in a confined child: a later extractor must not move the passages of a record.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from data.durable import sync, write_durably
from data.errors import DataError
from data.given import Given, NotGivenError, contents, given
from data.incoming import Incoming, Reader, incoming
from data.readers.texts import Extractor, Kind, Offered, Start

TEXT = "text.txt"
DESCRIPTION = "document.json"
LARGEST = 100 << 20  # bytes of a file
SHORTEST_DIGEST = 4  # digits that name a document

_ASIDE = ".aside-"

Progress = Callable[[int, int, "Outcome"], None]


class DocumentsError(DataError):
    """A folder of documents that cannot be used, or a document in it that is damaged."""


class State(Enum):
    """What became of a file."""

    ADDED = "added"
    ALREADY_THERE = "already there"
    REFUSED = "refused"


@dataclass(frozen=True)
class Outcome:
    """What became of one file or attachment; `sha256` of the original is empty when refused."""

    name: str
    state: State
    sha256: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()
    kind: Kind | None = None
    length: int = 0

    def __str__(self) -> str:
        return f"{self.name}: {self.reason or self.state.value}"


@dataclass(frozen=True)
class Added:
    """Every outcome in order, and each protection of the readers that this system lacks."""

    outcomes: tuple[Outcome, ...]
    unprotected: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextVersion:
    """The digest of a text's UTF-8 bytes, and its length in code points, as records state them."""

    sha256: str
    length: int


@dataclass(frozen=True)
class Enclosed:
    """A file within a document, by the name it had there; it may have been refused."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Document:
    """What is known of a kept document; `parent` is the digest of the one that enclosed it."""

    sha256: str
    name: str
    added: date
    size: int
    kind: Kind
    text: TextVersion
    extractor: Extractor
    offered: Offered = field(default_factory=Offered)
    starts: tuple[Start, ...] = ()
    parent: str = ""
    attachments: tuple[Enclosed, ...] = ()
    warnings: tuple[str, ...] = ()


_DESCRIBED = TypeAdapter(Document)


@dataclass(frozen=True)
class Documents:
    """A folder of documents."""

    folder: Path
    reader: Reader = field(default_factory=Reader)
    largest: int = LARGEST

    def add(self, paths: Iterable[Path], *, on: date, progress: Progress | None = None) -> Added:
        """Read and keep files, and the files in folders; a bad one never stops the rest.

        `progress` is told of each outcome with the files done and the files there are. Raises
        DocumentsError only when the folder itself cannot be used.
        """
        outcomes, unprotected = list[Outcome](), dict[str, None]()
        with self._alone():
            files = list(given(paths, besides=self.folder))
            for done, file in enumerate(files, start=1):
                for outcome, missing in self._add(file, on):
                    outcomes.append(outcome)
                    unprotected |= dict.fromkeys(missing)
                    if progress:
                        progress(done, len(files), outcome)
        return Added(tuple(outcomes), tuple(unprotected))

    def __iter__(self) -> Iterator[Document]:
        """Every document, in order of digest."""
        for described in sorted(self.folder.glob(f"[0-9a-f][0-9a-f]/*/{DESCRIPTION}")):
            yield self.document(described.parent.name)

    def __contains__(self, sha256: str) -> bool:
        return self._place(sha256).is_dir()

    def document(self, sha256: str) -> Document:
        """What is known of a document; raises DocumentsError."""
        path = self._place(sha256) / DESCRIPTION
        try:
            return _DESCRIBED.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            raise DocumentsError(f"{path}: is missing or damaged; add the document again") from None

    def called(self, wanted: str) -> list[Document]:
        """Documents of a name, or whose digest begins with the four or more digits given."""
        is_digest = len(wanted) >= SHORTEST_DIGEST
        return [
            one
            for one in self
            if one.name == wanted or (is_digest and one.sha256.startswith(wanted))
        ]

    def text(self, sha256: str) -> str:
        """The text version of a document; raises DocumentsError when it is not what was kept."""
        path = self.text_file(sha256)
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != self.document(sha256).text.sha256:
            raise DocumentsError(f"{path}: was altered; remove its folder and add it again")
        return content.decode()

    def text_file(self, sha256: str) -> Path:
        """Where the text version of a document is."""
        return self._place(sha256) / TEXT

    def original(self, sha256: str) -> Path:
        """Where the original of a document is."""
        return self._place(sha256) / f"original.{self.document(sha256).kind.value}"

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else adds; what a killed run left aside is removed."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise DocumentsError(f"{self.folder}: cannot be used ({error.strerror})") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for left in self.folder.glob(f"{_ASIDE}*"):
                shutil.rmtree(left)
            yield
        except BlockingIOError:
            raise DocumentsError(
                f"{self.folder}: something else is adding documents; wait for its end"
            ) from None
        finally:
            os.close(descriptor)

    def _add(self, file: Given, on: date) -> Iterator[tuple[Outcome, tuple[str, ...]]]:
        try:
            if file.refused:
                raise NotGivenError(file.refused)
            content = contents(file.path, limit=self.largest)
        except NotGivenError as error:
            yield Outcome(file.name, State.REFUSED, reason=str(error)), ()
            return
        arrived = list(incoming(content, file.name, reader=self.reader, known=self.__contains__))
        # The enclosing document last: once it is there, so is all that it encloses.
        kept = [self._keep(one, on) for one in reversed(arrived)]
        yield from zip(reversed(kept), (one.unprotected for one in arrived), strict=True)

    def _keep(self, one: Incoming, on: date) -> Outcome:
        if one.refused:
            return Outcome(one.path, State.REFUSED, reason=one.refused)
        if one.text is None:
            return Outcome(one.path, State.ALREADY_THERE, one.sha256)
        document = _described(one, on)
        try:
            self._write(one, document)
        except OSError as error:
            return Outcome(one.path, State.REFUSED, reason=f"cannot be kept ({error.strerror})")
        warnings, length = document.warnings, document.text.length
        return Outcome(one.path, State.ADDED, one.sha256, "", warnings, document.kind, length)

    def _write(self, one: Incoming, document: Document) -> None:
        assert one.text is not None
        place = self._place(one.sha256)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=self.folder))
        try:
            write_durably(aside / f"original.{document.kind.value}", one.content)
            write_durably(aside / TEXT, one.text.content.encode())
            write_durably(aside / DESCRIPTION, _DESCRIBED.dump_json(document, indent=2) + b"\n")
            sync(aside)
            place.parent.mkdir(mode=0o700, exist_ok=True)
            aside.rename(place)
            sync(place.parent)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _described(one: Incoming, on: date) -> Document:
    text = one.text
    assert text is not None
    encoded = text.content.encode()
    return Document(
        sha256=one.sha256,
        name=one.name,
        added=on,
        size=len(one.content),
        kind=text.kind,
        text=TextVersion(hashlib.sha256(encoded).hexdigest(), len(text.content)),
        extractor=text.extractor,
        offered=text.offered,
        starts=text.starts,
        parent=one.parent,
        attachments=tuple(Enclosed(name, sha256) for name, sha256 in one.encloses),
        warnings=text.warnings,
    )
