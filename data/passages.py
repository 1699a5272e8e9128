"""Located passages against texts at hand: does each still stand where the record says?

The repository holds no text. Whoever has one can check every locator by digest; when a text has
changed, a passage is found again by sliding a window of its length over the text.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from pathlib import Path

from data.schema import PassageEntry, Record

Span = tuple[int, int]


class State(Enum):
    """What became of a passage."""

    HOLDS = "holds"
    MOVED = "moved"
    LOST = "lost"
    NOT_AT_HAND = "not at hand"


@dataclass(frozen=True)
class Text:
    """A text at hand, in code points, with the digest of its bytes."""

    path: Path
    content: str
    sha256: str


@dataclass(frozen=True)
class Checked:
    """A passage checked: where the record puts it, and every place where it stands now."""

    record: str
    passage: str
    where: str
    at: Span
    state: State
    found: tuple[Span, ...] = ()


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_texts(folder: Path) -> list[Text]:
    """The text files of a folder (``.txt``), in order of name; what is not UTF-8 is left out."""
    read = (_read_text(path) for path in sorted(folder.glob("*.txt")))
    return [text for text in read if text]


def _read_text(path: Path) -> Text | None:
    content = path.read_bytes()
    try:
        return Text(path, content.decode("utf-8"), hashlib.sha256(content).hexdigest())
    except UnicodeDecodeError:
        return None


def check_passages(record: Record, texts: Iterable[Text]) -> list[Checked]:
    """Every passage of a record, in order of place, against its text or the text nearest to it."""
    listed = list(texts)
    exact = [text for text in listed if text.sha256 == record.document.text.sha256]
    passages = sorted(record.passages.items(), key=lambda item: item[1].at)
    found = _best(passages, exact or listed)
    if not any(found.values()):
        state = State.LOST if exact else State.NOT_AT_HAND
        return [_checked(record, slug, passage, state) for slug, passage in passages]
    return [
        _checked(record, slug, passage, _state(passage, found[slug]), found[slug])
        for slug, passage in passages
    ]


def _best(
    passages: list[tuple[str, PassageEntry]], texts: Iterable[Text]
) -> Mapping[str, tuple[Span, ...]]:
    """The places found in the text that holds the most passages."""
    places = [
        {slug: tuple(_places(passage, text.content)) for slug, passage in passages}
        for text in texts
    ]
    nothing: dict[str, tuple[Span, ...]] = {slug: () for slug, _ in passages}
    return max([nothing, *places], key=lambda found: sum(map(bool, found.values())))


def _state(passage: PassageEntry, found: tuple[Span, ...]) -> State:
    if passage.at in found:
        return State.HOLDS
    return State.MOVED if found else State.LOST


def _checked(
    record: Record,
    slug: str,
    passage: PassageEntry,
    state: State,
    found: tuple[Span, ...] = (),
) -> Checked:
    return Checked(record.record, slug, passage.where, passage.at, state, found)


def _places(passage: PassageEntry, text: str) -> Iterator[Span]:
    """Where a passage stands: at its own place if it does, else wherever its digest is met."""
    start, end = passage.at
    if digest(text[start:end]) == passage.sha256:
        yield passage.at
        return
    yield from _windows(text, length=end - start, sha256=passage.sha256)


def _windows(text: str, *, length: int, sha256: str) -> Iterator[Span]:
    wanted = bytes.fromhex(sha256)
    content = memoryview(text.encode())
    offsets = [0, *accumulate(len(character.encode()) for character in text)]
    for start in range(len(text) - length + 1):
        window = content[offsets[start] : offsets[start + length]]
        if hashlib.sha256(window).digest() == wanted:
            yield start, start + length
