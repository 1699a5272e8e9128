"""A file on its way in: read in a confined child, and all that it encloses after it."""

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace

from data.characters import FORBIDDEN, shown
from data.confined import ConfinedError, Limits, RaisedError, run
from data.readers.bounds import Bounds
from data.readers.errors import UnreadableError
from data.readers.framing import FrameError, from_bytes
from data.readers.texts import Text

_DEEPEST = 5  # messages within messages
_LONGEST_NAME = 120
# Folders of any system, and what a name may not hold on one of them.
_FOLDERS = re.compile(r"[/\\]")
_UNWANTED = re.compile(r'[:*?"<>|\t\n]')


@dataclass(frozen=True)
class Reader:
    """How files are read: in a child under limits, and within bounds.

    Authors are private names, and are only kept when they are asked for.
    """

    limits: Limits = field(default_factory=Limits)
    bounds: Bounds = field(default_factory=Bounds)
    authors: bool = False

    def read(self, content: bytes, *, name: str) -> tuple[Text, tuple[str, ...]]:
        """The text, and each protection that the system lacks; raises UnreadableError."""
        options = {"name": name, "bounds": asdict(self.bounds), "authors": self.authors}
        try:
            ran = run(
                "data.readers.reading", "read_framed", content, options=options, limits=self.limits
            )
            return from_bytes(ran.output), ran.unprotected
        except RaisedError as error:
            is_refusal = error.name == UnreadableError.__name__
            reason = error.reason if is_refusal else f"its reader failed ({error})"
            raise UnreadableError(reason) from None
        except (ConfinedError, FrameError) as error:
            raise UnreadableError(str(error)) from None


@dataclass(frozen=True)
class Incoming:
    """A file that was read, refused, or (with neither) is there already.

    `path` names it with what encloses it; `encloses` gives names and digests.
    """

    path: str
    name: str
    content: bytes
    sha256: str
    parent: str = ""
    depth: int = 0
    text: Text | None = None
    refused: str = ""
    encloses: tuple[tuple[str, str], ...] = ()
    unprotected: tuple[str, ...] = ()


def incoming(
    content: bytes, name: str, *, reader: Reader, known: Callable[[str], bool]
) -> Iterator[Incoming]:
    """A file, then what it encloses, level by level; what is known is not read again."""
    pending = deque([Incoming(name, name, content, _digest(content))])
    met, enclosed = set[str](), 0
    while pending:
        arriving = pending.popleft()
        if arriving.sha256 in met or known(arriving.sha256):
            yield arriving
            continue
        met.add(arriving.sha256)
        read = _read(arriving, reader)
        within = _within(read)
        room = reader.bounds.attachments - enclosed
        enclosed += len(within)
        pending.extend(within[:room])
        yield replace(read, encloses=tuple((one.name, one.sha256) for one in within))
        yield from (replace(one, refused="is one attachment too many") for one in within[room:])


def _read(arriving: Incoming, reader: Reader) -> Incoming:
    if arriving.depth > _DEEPEST:
        return replace(arriving, refused="lies too deep in other messages")
    try:
        text, unprotected = reader.read(arriving.content, name=arriving.name)
    except UnreadableError as error:
        return replace(arriving, refused=str(error))
    return replace(arriving, text=text, unprotected=unprotected)


def _within(read: Incoming) -> list[Incoming]:
    attachments = read.text.attachments if read.text else ()
    return [
        Incoming(
            path=f"{read.path} > {harmless(one.name)}",
            name=harmless(one.name),
            content=one.content,
            sha256=_digest(one.content),
            parent=read.sha256,
            depth=read.depth + 1,
        )
        for one in attachments
    ]


def harmless(name: str) -> str:
    """The name alone, whatever folder an attachment claims to belong in; never empty.

    Nothing is ever kept under it, but somebody may save a file by it one day.
    """
    alone = _FOLDERS.split(name)[-1]
    alone = _UNWANTED.sub("_", FORBIDDEN.sub("_", alone)).strip(" .")
    stem, dot, ending = alone.rpartition(".")
    if len(alone) > _LONGEST_NAME:
        kept = _LONGEST_NAME - len(dot + ending)
        alone = f"{stem[:kept]}{dot}{ending}" if kept > 0 else alone[:_LONGEST_NAME]
    return shown(alone) or "attachment"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
