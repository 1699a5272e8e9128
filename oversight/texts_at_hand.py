"""The texts at hand for what is shown: those of a folder, else the documents of the workspace."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from oversight import options

if TYPE_CHECKING:
    from data.contexts import Context
    from data.passages import Text
    from data.readers.texts import Start
    from data.schema import Record
    from data.threads import ThreadMessage
    from graph.shown import Shown

# Texts that are no text version of the record, but may be another version of it. Each is searched
# for every passage, so a workspace of thousands is left to `oversight verify`.
NEAREST = 8


@dataclass(frozen=True)
class AtHand:
    """A text at hand by its length, with what it is called and the marks of its reader."""

    file: Path
    name: str
    length: int
    sha256: str
    starts: "tuple[Start, ...]" = ()


def texts_at_hand(folder: Path | None, source: options.Source) -> list[AtHand]:
    """The texts of a folder, else those of the workspace; none where there is neither."""
    if folder:
        return list(_of_folder(folder))
    return list(_of_workspace(source)) if source.workspace else []


def with_contexts(
    shown: "Shown",
    texts: Sequence[AtHand],
    source: options.Source,
    *,
    around: int,
    label: Callable[[str], str],
) -> "Shown":
    """What is shown, each passage with its context in the texts; ``label`` names references."""
    from data.contexts import Reading, contexts
    from data.records_named import records_named

    names = {passage.record for passage in shown.evidence}
    if not names or not texts:
        return shown
    described = {text.file: text for text in texts}
    reading = Reading(
        key=_key(source),
        around=around,
        name=lambda text: described[text.path].name,
        label=label,
        thread=lambda text: _thread(text, described[text.path]),
    )
    kind, *_, last = shown.named.name.split("/")
    found: dict[str, Context] = {}
    for name, record in records_named(names, source.collection().records).items():
        near = _nearest(record, texts)
        read = contexts(record, near, reading, claim=last if kind == "claim" else None)
        found |= {f"passage/{name}/{slug}": context for slug, context in read.items()}
    return replace(
        shown,
        evidence=tuple(replace(one, context=found.get(one.name)) for one in shown.evidence),
    )


def _of_folder(folder: Path) -> Iterable[AtHand]:
    from data.passages import read_texts

    for text in read_texts(folder):
        yield AtHand(text.path, text.path.name, len(text.content), text.sha256)


def _of_workspace(source: options.Source) -> Iterable[AtHand]:
    from data.documents import Documents

    assert source.workspace
    documents = Documents(source.workspace.documents)
    for kept in documents:
        version = kept.text
        file = documents.text_file(kept.sha256)
        yield AtHand(file, kept.name, version.length, version.sha256, kept.starts)


def _nearest(record: "Record", texts: Iterable[AtHand]) -> "list[Text]":
    """The text version of a record where it is at hand, else the texts nearest to it in length."""
    from data.passages import text_at

    wanted = record.document.text
    listed = sorted(texts, key=lambda text: abs(text.length - wanted.length))
    exact = [text for text in listed if text.sha256 == wanted.sha256]
    found = []
    for text in exact[:1] or listed[:NEAREST]:
        with suppress(UnicodeDecodeError, FileNotFoundError):
            found.append(text_at(text.file))
    return found


def _key(source: options.Source) -> bytes | None:
    """The key of the workspace; without it, a passage under it is not at hand, and that is told."""
    here = source.workspace
    return here.key() if here and here.key_file.exists() else None


def _thread(text: "Text", described: AtHand) -> "tuple[ThreadMessage, ...]":
    """The messages of a thread: as its page marks them, else as the rules find them."""
    from data.threads import marked_messages, read_thread
    from data.wording.texts import Message
    from extract.dates import dated
    from extract.source import source
    from extract.thread import messages

    read = source(text.content)
    cuts = marked_messages(described.starts, len(text.content)) or tuple(
        Message((one.start, one.end), one.speaker) for one in messages(read)
    )
    dates = [(one.value, one.start, one.end) for one in dated(read)]
    return read_thread(text.content, cuts, dates=dates)
