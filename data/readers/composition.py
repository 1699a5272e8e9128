"""A text put together part by part, with the place where each part starts."""

import re

from data.readers.bounds import Bounds
from data.readers.errors import UnreadableError
from data.readers.texts import Attachment, Extractor, Kind, Offered, Start, Text

_LINE_ENDS = re.compile(r"\r\n?")
# A form feed stays: it is how plain text marks a page. A stand-in takes the place of others one
# for one, so that every place stays right; surrogates have no bytes to be kept as.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_STAND_IN = "\ufffd"
# https://trojansource.codes: they are kept, since they are the document's, but not in silence.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Composition:
    """Grows a text; every part is cleaned before its place is counted."""

    def __init__(self, bounds: Bounds) -> None:
        self.length = 0
        self._bounds = bounds
        self._parts: list[str] = []
        self._starts: list[Start] = []
        self._warnings: list[str] = []
        self._unseen = 0

    def add(self, part: str, *, label: str = "") -> None:
        """Put a part at the end; a label says that a page, message or section starts with it."""
        cleaned = _LINE_ENDS.sub("\n", part)
        cleaned, unseen = _UNSEEN.subn(_STAND_IN, cleaned)
        self._unseen += unseen
        if label:
            self._starts.append(Start(self.length, label))
        self._parts.append(cleaned)
        self.length += len(cleaned)
        if self.length > self._bounds.text:
            raise UnreadableError(f"its text has over {self._bounds.text:,} characters")

    def warn(self, warning: str) -> None:
        """Say once what a reader of the text should know."""
        if warning not in self._warnings:
            self._warnings.append(warning)

    def text(
        self,
        kind: Kind,
        extractor: Extractor,
        *,
        offered: Offered | None = None,
        attachments: tuple[Attachment, ...] = (),
    ) -> Text:
        """What was put together; refuses a text in which nothing can be read."""
        content = "".join(self._parts)
        if not any(character.isalnum() for character in content):
            raise UnreadableError("holds no text")
        self._warn_of_characters(content)
        warnings = tuple(self._warnings)
        starts = tuple(self._starts)
        return Text(content, kind, extractor, offered or Offered(), starts, warnings, attachments)

    def _warn_of_characters(self, content: str) -> None:
        if self._unseen:
            count = _count(self._unseen, "control character")
            self.warn(f"{count} replaced by U+FFFD, one for one")
        turning = len(_TURNING.findall(content))
        if turning:
            count = _count(turning, "character")
            self.warn(f"{count} that turn the direction of writing: what is shown may mislead")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"
