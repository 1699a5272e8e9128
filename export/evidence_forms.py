"""What a finding or a disagreement rests on, as lines for a person and as values for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from export.display import visible
from export.wrapping import wrapped
from graph.shown import Located, Named

_NARROWEST, _WIDEST = 40, 100
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_NAME = 18  # cells for the name of a fact


def page_width(width: int) -> int:
    """The width of a terminal within what is well read."""
    return max(_NARROWEST, min(width, _WIDEST))


@dataclass(frozen=True)
class Lines:
    """Wraps what is told to lines of a page, at most ``width`` cells wide."""

    width: int
    colour: bool

    def fact(self, name: str, value: str) -> Iterator[str]:
        """A name and its value beside it."""
        for number, line in enumerate(wrapped(visible(value), self.width - _NAME)):
            yield f"{name if not number else '':<{_NAME}}{line}"

    def bold(self, text: str) -> Iterator[str]:
        for line in wrapped(visible(text), self.width):
            yield f"{_BOLD}{line}{_PLAIN}" if self.colour else line

    def plain(self, text: str, *, indent: int = 0) -> Iterator[str]:
        for line in wrapped(visible(text), self.width - indent):
            yield " " * indent + line

    def passage(self, passage: Located) -> Iterator[str]:
        """Where a passage stands: document, place and code points."""
        words = f"{passage.document.label}, {passage.place} [{passage.start}, {passage.end}]"
        yield from self.plain(words, indent=6)


def named_values(named: Named) -> dict[str, str]:
    return {"iri": named.iri, "name": named.name, "label": named.label}


def passage_values(passage: Located) -> dict[str, Any]:
    """A passage by its document's IRI, its place in words, its code points and its digest."""
    return {
        "name": passage.name,
        "document": passage.document.iri,
        "where": passage.place,
        "start": passage.start,
        "end": passage.end,
        "digest": passage.digest,
    }
