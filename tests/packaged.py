"""The packaged records, by name, and the real texts they were read from."""

from pathlib import Path

from data.passages import Text, read_texts
from data.records import packaged_files
from data.schema import Record

FILES = {file.stem: file for file in packaged_files("records")}
PCD_545 = FILES["mopac-pcd-545"]


def text_of(record: Record, sources: Path) -> Text:
    """The text that a record was read from, found by its digest."""
    wanted = record.document.text.sha256
    return next(text for text in read_texts(sources) if text.sha256 == wanted)
