"""Texts to be read, and what a process makes of one: a line of JSON, a sheet, or the reading.

A text that cannot be read gives a problem in one line, so that it stops no other.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from data.characters import shown

if TYPE_CHECKING:
    from data.documents import Document, Documents
    from data.workspace import Workspace
    from extract.reading import Reading


@dataclass(frozen=True)
class TextFile:
    """A text: its name, its file, and for a document of the workspace the digest it must have."""

    name: str
    path: Path
    sha256: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Result:
    """What was made of a text; ``problem`` says in one line why nothing was."""

    name: str
    content: str = ""
    problem: str = ""
    text: str = ""
    reading: "Reading | None" = None


def texts(
    given: Sequence[str],
    workspace: "Workspace | None",
    *,
    everything: bool = False,
    kept_only: bool = False,
) -> Iterator[TextFile]:
    """The texts of what was given, in order, then all others of the workspace, if so wanted.

    Each once. ``kept_only`` takes documents of the workspace alone, and no other file.
    """
    documents = _Documents(workspace)
    named = [
        _file(one) if _is_file(one) and not kept_only else documents.find(one) for one in given
    ]
    listed = [*named, *(documents.all() if everything else ())]
    seen = set[Path]()
    for one in listed:
        if one.path not in seen:
            seen.add(one.path)
            yield one


def _is_file(given: str) -> bool:
    return Path(given).is_file()


def _file(given: str) -> TextFile:
    return TextFile(Path(given).stem, Path(given))


def line_of(given: TextFile) -> Result:
    """A line of JSON by the published contract."""
    from extract.contract import as_line

    read = reading_of(given)
    content = as_line(read.reading) + "\n" if read.reading else ""
    return Result(given.name, content, read.problem)


def sheet_of(given: TextFile, *, width: int, colour: bool) -> Result:
    """A sheet for a person."""
    from oversight.extract_forms import told

    read = reading_of(given)
    if read.reading is None:
        return Result(given.name, "", read.problem)
    return Result(given.name, told(read.reading, read.text, width=width, colour=colour))


def reading_of(given: TextFile) -> Result:
    """The text with its reading."""
    from extract.reader import read_document

    if given.problem:
        return Result(given.name, problem=given.problem)
    try:
        content = given.path.read_bytes()
        text = content.decode("utf-8")  # line ends as they are: offsets count them
    except UnicodeDecodeError as error:
        mend = "save it as UTF-8, or keep it with oversight add"
        return _problem(given, f"byte {error.start} is not UTF-8; {mend}")
    except OSError as error:
        return _problem(given, f"cannot be read ({error.strerror})")
    if given.sha256 and hashlib.sha256(content).hexdigest() != given.sha256:
        return _problem(given, "was altered; remove its folder and add it again")
    reading = read_document(text, name=given.name)
    return Result(given.name, text=text, reading=reading)


def _problem(given: TextFile, what: str) -> Result:
    return Result(given.name, problem=f"{shown(str(given.path))}: {what}")


class _Documents:
    """The documents of a workspace, in order of name; there are none without one."""

    def __init__(self, workspace: "Workspace | None") -> None:
        self._workspace = workspace
        self._listed: list[Document] | None = None

    def all(self) -> Iterator[TextFile]:
        counts = Counter(Path(one.name).stem for one in self._known())
        for one in self._known():
            yield self._file(one, is_alone=counts[Path(one.name).stem] == 1)

    def find(self, wanted: str) -> TextFile:
        """The document of a name or the first digits of a digest; a problem if not one is."""
        if self._workspace is None:
            return _unfound(wanted, "no such file, and no workspace here to look in")
        met = self._documents().called(wanted)
        if not met:
            return _unfound(wanted, "no file here, and no document of the workspace")
        if len(met) > 1:
            several = ", ".join(one.sha256[:12] for one in met)
            return _unfound(wanted, f"several documents: {several}; name one by its digest")
        return self._file(met[0], is_alone=True)

    def _known(self) -> "list[Document]":
        if self._listed is None:
            kept = self._documents() if self._workspace else ()
            self._listed = sorted(kept, key=lambda one: (one.name, one.sha256))
        return self._listed

    def _documents(self) -> "Documents":
        from data.documents import Documents

        assert self._workspace is not None
        return Documents(self._workspace.documents)

    def _file(self, one: "Document", *, is_alone: bool) -> TextFile:
        name = Path(one.name).stem if is_alone else one.sha256[:12]
        return TextFile(name, self._documents().text_file(one.sha256), one.text.sha256)


def _unfound(wanted: str, problem: str) -> TextFile:
    return TextFile(wanted, Path(wanted), problem=f"{shown(wanted)}: {problem}")
