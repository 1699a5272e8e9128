"""Texts to compare, with what is known of who wrote them and when."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data.errors import DataError

Span = tuple[int, int]


class WordingError(DataError):
    """Texts that cannot be compared as given."""


@dataclass(frozen=True)
class Message:
    """A stretch of a thread: its speaker within the thread, and the body if that is known."""

    at: Span
    speaker: str
    maker: str | None = None


@dataclass(frozen=True)
class WordedText:
    """A text by a name of its own; without messages it is one piece by its publisher.

    Messages are in order, and share no character. ``dated`` is its day, where that is known.
    """

    name: str
    content: str
    publisher: str | None = None
    dated: date | None = None
    messages: tuple[Message, ...] = ()

    @property
    def is_thread(self) -> bool:
        """Whether several messages stand in it."""
        return len(self.messages) > 1

    @property
    def pieces(self) -> tuple[Message, ...]:
        """The messages, or the whole text as one."""
        return self.messages or (Message((0, len(self.content)), "", self.publisher),)


def in_order(texts: tuple[WordedText, ...]) -> tuple[WordedText, ...]:
    """The texts by name, so that nothing hangs on the order in which they came.

    Raises WordingError for a name borne twice.
    """
    ordered = tuple(sorted(texts, key=lambda text: text.name))
    for one, other in pairwise(ordered):
        if one.name == other.name:
            raise WordingError(f"two texts are named {one.name}; give each a name of its own")
    return ordered
