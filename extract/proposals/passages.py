"""The table of passages of a proposed record: each the sentence, or the paragraph, of its value."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from data.coverage import paragraphs
from data.digests import SHORTEST_PASSAGE, digest, keyed_digest
from extract.proposals.personal import Personal
from extract.source import Source, source
from extract.spans import Span

_INITIAL = 4  # code points before a passage, where an initial may stand that ends no sentence
_LONGEST = 1200  # code points that a passage is widened to

Entry = Mapping[str, object]


class Passages:
    """Passages by their short names; one place has one name however often it is asked for."""

    def __init__(self, text: str, *, key: bytes, personal: Personal) -> None:
        self._text, self._key, self._personal = text, key, personal
        self._names: dict[Span, str] = {}

    def at(self, start: int, end: int) -> str:
        """The name of the passage that a value rests on."""
        span = self._widened(Span(start, end))
        if span not in self._names:
            self._names[span] = self._new_name(span)
        return self._names[span]

    def holds(self, name: str, place: int) -> bool:
        """Whether a place is in the passage of a name."""
        return any(span.holds(place) for span, one in self._names.items() if one == name)

    def table(self) -> dict[str, Entry]:
        """The entries of a record, in order of place."""
        return {name: self._entry(span) for span, name in sorted(self._names.items())}

    def _entry(self, span: Span) -> Entry:
        words = self._text[span.start : span.end]
        first, last = self._paragraph(span.start), self._paragraph(span.end - 1)
        where = f"Paragraph {first}" if first == last else f"Paragraphs {first} to {last}"
        entry: dict[str, object] = {"at": [span.start, span.end], "where": where}
        near = self._text[max(0, span.start - _INITIAL) : span.end]
        if len(words) < SHORTEST_PASSAGE or self._personal.is_in(near):
            return {**entry, "hmac-sha256": keyed_digest(words, self._key)}
        return {**entry, "sha256": digest(words)}

    def _new_name(self, span: Span) -> str:
        stem = f"p{self._paragraph(span.start)}"
        taken = set(self._names.values())
        number = 2
        name = stem
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        return name

    def _widened(self, span: Span) -> Span:
        """The sentence around a place, or its paragraph where the sentence is a short one."""
        sentence = self._sentence(span)
        if len(sentence) >= SHORTEST_PASSAGE:
            return sentence
        paragraph = next((p for p in self._paragraphs if _holds(p, sentence)), sentence)
        return paragraph if SHORTEST_PASSAGE <= len(paragraph) <= _LONGEST else sentence

    def _sentence(self, span: Span) -> Span:
        first = self._source.sentence_at(span.start)
        last = self._source.sentence_at(span.end - 1)
        whole = Span(min(first.start, span.start), max(last.end, span.end))
        return whole if len(whole) <= _LONGEST else span

    def _paragraph(self, place: int) -> int:
        return max(1, bisect_right(self._starts, place))

    @cached_property
    def _source(self) -> Source:
        return source(self._text)

    @cached_property
    def _paragraphs(self) -> list[Span]:
        return [Span(*span) for span in paragraphs(self._text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._paragraphs]


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
