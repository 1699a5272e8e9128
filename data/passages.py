"""Located passages against texts at hand: does each still stand where the record says?

The repository holds no text. Whoever has one can check every locator by digest; when a text has
changed, a passage is found again by sliding a window of its length over the text.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from pathlib import Path

from data.schema import PassageEntry, Record

Span = tuple[int, int]
Hashed = Callable[[bytes | memoryview], bytes]


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
    """A passage checked: where the record puts it, and every place where it stands in a text."""

    record: str
    passage: str
    where: str
    at: Span
    state: State
    found: tuple[Span, ...] = ()
    text: Text | None = None


def read_texts(folder: Path) -> list[Text]:
    """The text files of a folder (``.txt``), in order of name; what is not UTF-8 is left out."""
    texts = []
    for path in sorted(folder.glob("*.txt")):
        with suppress(UnicodeDecodeError):
            texts.append(text_at(path))
    return texts


def text_at(path: Path) -> Text:
    """The text of a file; raises UnicodeDecodeError for what is not UTF-8."""
    content = path.read_bytes()
    return Text(path, content.decode("utf-8"), hashlib.sha256(content).hexdigest())


def check_passages(
    record: Record, texts: Iterable[Text], *, key: bytes | None = None
) -> list[Checked]:
    """Every passage of a record, in order of place, against its text or the text nearest to it.

    Without the key of the workspace, passages digested under it are not at hand.
    """
    listed = list(texts)
    exact = [text for text in listed if text.sha256 == record.document.text.sha256]
    passages = sorted(record.passages.items(), key=lambda item: item[1].at)
    text, found = _best(passages, exact or listed, key)
    if not found:
        state = State.LOST if exact else State.NOT_AT_HAND
        return [_checked(record, slug, passage, state, key) for slug, passage in passages]
    return [
        _checked(record, slug, passage, _state(passage, places), key, places, text)
        for slug, passage in passages
        for places in [found.get(slug, ())]
    ]


def _best(
    passages: list[tuple[str, PassageEntry]], texts: Iterable[Text], key: bytes | None
) -> tuple[Text | None, Mapping[str, tuple[Span, ...]]]:
    """The text that holds the most passages, and the places of those in it."""
    best: tuple[Text | None, Mapping[str, tuple[Span, ...]]] = (None, {})
    for text in texts:
        places = {slug: tuple(_places(p, text.content, key)) for slug, p in passages}
        found = {slug: spans for slug, spans in places.items() if spans}
        if len(found) > len(best[1]):
            best = (text, found)
    return best


def _state(passage: PassageEntry, found: tuple[Span, ...]) -> State:
    if passage.at in found:
        return State.HOLDS
    return State.MOVED if found else State.LOST


def _checked(
    record: Record,
    slug: str,
    passage: PassageEntry,
    state: State,
    key: bytes | None,
    found: tuple[Span, ...] = (),
    text: Text | None = None,
) -> Checked:
    if _hashed(passage, key) is None:
        state = State.NOT_AT_HAND
    return Checked(record.record, slug, passage.where, passage.at, state, found, text)


def _hashed(passage: PassageEntry, key: bytes | None) -> Hashed | None:
    """What makes the digest of a passage, or None where that takes a key that is not at hand."""
    if passage.sha256:
        return lambda content: hashlib.sha256(content).digest()
    if key is None:
        return None
    return lambda content: hmac.digest(key, content, "sha256")


def _places(passage: PassageEntry, text: str, key: bytes | None) -> Iterator[Span]:
    """Where a passage stands: at its own place if it does, else wherever its digest is met."""
    hashed = _hashed(passage, key)
    if hashed is None:
        return
    start, end = passage.at
    wanted = bytes.fromhex(passage.sha256 or passage.hmac_sha256 or "")
    if hashed(text[start:end].encode()) == wanted:
        yield passage.at
        return
    yield from _windows(text, length=end - start, hashed=hashed, wanted=wanted)


def _windows(text: str, *, length: int, hashed: Hashed, wanted: bytes) -> Iterator[Span]:
    content = memoryview(text.encode())
    offsets = [0, *accumulate(len(character.encode()) for character in text)]
    for start in range(len(text) - length + 1):
        window = content[offsets[start] : offsets[start + length]]
        if hashed(window) == wanted:
            yield start, start + length
