"""A document's text in the forms that rules read, all of the same length as the text.

Every form has one character for each of the text, so a place found in any of them is a place in
the document. `plain` has one sign for each sort of quotation mark, hyphen, space and bullet, and no
frames of tables; `flat` has spaces for line ends and marks of layout too, so that what is left at
the ends of a stretch are words; `low` is `plain` in small letters.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extract.searched import Searched
from extract.spans import Span

_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "
    ),
    **dict.fromkeys("\u202f\u205f\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff\t\r", " "),
    **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\u00b7\u25aa\u25cf\u25e6\u2023\u2219\uf0b7\u25a0\u2043", "\u2022"),
}
_FLAT = "\n|*`#\u2022"  # what parts no words of a phrase
_FRAMED = re.compile(r"^([ ]{0,8})\|([^|\n]*)\|(?=[ ]{0,8}$)", re.MULTILINE)
_FIGURES = re.compile(r"\d+")
_BLANK = re.compile(r"\n[ >|]*(?:\n[ >|]*)+")
_SENTENCE_END = re.compile(
    r"[.!?][\"')\]]{0,3}\s+(?=[A-Z0-9\"'(\[\u00a3\u2022*-])|\n\s*\n|\n(?= {0,12}[\u2022*|>] )"
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:s|ss|sec|sect|no|nos|mr|mrs|ms|dr|art|arts|reg|regs|para|paras|e\.g|i\.e|ref|p|pp|st|vs|q|v)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Source:
    """The text of one document and its forms; made by `source`."""

    text: str
    plain: str
    flat: str
    low: Searched

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines of `plain` without their ends."""
        found, start = [], 0
        for line in self.plain.split("\n"):
            found.append(Span(start, start + len(line)))
            start += len(line) + 1
        return tuple(found)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [one.start for one in self.lines]

    @cached_property
    def figures(self) -> list[Span]:
        """The runs of figures, in order."""
        new = tuple.__new__  # as Span(...) does, without the call that names the arguments
        return [new(Span, match.span()) for match in _FIGURES.finditer(self.low)]

    def figures_every(self, width: int) -> Iterator[Span]:
        """The runs of figures, in order; one longer than ``width`` in pieces of it."""
        for start, end in self.figures:
            for place in range(start, end, width):
                yield Span(place, min(end, place + width))

    def at_lines(
        self,
        pattern: re.Pattern[str],
        text: str,
        end: int | None = None,
        *,
        among: Iterable[int] | None = None,
    ) -> Iterator[re.Match[str]]:
        """What ``finditer`` finds of a pattern that begins with ``^``, tried at lines alone.

        ``among`` has the beginnings of the lines that can match, where they are known.
        """
        until, stop, tried = 0, len(text) if end is None else end, pattern.match
        for start in self._line_starts if among is None else among:
            if start > stop:
                return
            if start >= until and (match := tried(text, start, stop)):
                until = match.end()
                yield match

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """What blank lines part, without the space around it."""
        edges = [0, *(e for m in _BLANK.finditer(self.plain) for e in m.span()), len(self.plain)]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return tuple(self.trimmed(Span(a, b)) for a, b in pairs if self.plain[a:b].strip())

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences and free-standing lines, without the space around them."""
        return tuple(self.sentences_in(Span(0, len(self.plain))))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [one.start for one in self.sentences]

    @cached_property
    def _parted(self) -> dict[Span, list[Span]]:
        return {}

    def sentences_in(self, span: Span) -> list[Span]:
        """The sentences of a stretch, without the space around them; not to be changed."""
        known = self._parted.get(span)
        if known is None:
            edges = [span.start, *self._ends(span), span.end]
            trimmed = (self.trimmed(Span(*pair)) for pair in pairwise(edges))
            known = self._parted[span] = [one for one in trimmed if one.end > one.start]
        return known

    def _ends(self, span: Span) -> Iterator[int]:
        """Where sentences of a stretch end; after "No." none does."""
        plain, start = self.plain, span.start
        for match in _SENTENCE_END.finditer(plain, span.start, span.end):
            at, end = match.span()
            is_full_stop = plain[at] == "." or (plain[at] == "\n" and plain[at - 1 : at] == ".")
            if is_full_stop and _ABBREVIATED.search(plain[max(start, at - 7) : at + 1]):
                continue
            yield end
            start = end

    def sentence_at(self, place: int) -> Span:
        """The sentence that holds a place; the empty stretch there if none does."""
        index = bisect_right(self._sentence_starts, place) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found is not None and found.end > place else Span(place, place)

    def trimmed(self, span: Span) -> Span:
        """The stretch without the layout at its ends."""
        start, end = span
        piece = self.flat[start:end]
        inner = piece.lstrip()
        if not inner:
            return Span(start, start)
        start += len(piece) - len(inner)
        return Span(start, start + len(inner.rstrip()))

    def words(self, span: Span) -> str:
        """The text there on one line, with single spaces, as the document writes it."""
        return " ".join(self.text[span.start : span.end].replace("|", " ").split())

    def words_of(self, start: int, end: int) -> str:
        return self.words(Span(start, end))

    def trimmed_place(self, start: int, end: int) -> tuple[int, int] | None:
        """The place without layout at its ends; None where nothing else is there."""
        span = self.trimmed(Span(start, end))
        return (span.start, span.end) if len(span) else None


def source(text: str) -> Source:
    """The forms of a text."""
    plain = _with(text, _PLAIN)
    if "|" in plain:
        plain = _FRAMED.sub(_unframed, plain)
    if "**" in plain:
        plain = plain.replace("**", "  ")
    flat = plain
    for sign in _FLAT:
        flat = flat.replace(sign, " ")
    return Source(text=text, plain=plain, flat=flat, low=Searched(_lowered(plain)))


def _with(text: str, changes: dict[str, str]) -> str:
    """The text with characters changed; few are in a text, and so this is faster than translate."""
    for character in changes.keys() & set(text):
        text = text.replace(character, changes[character])
    return text


def _unframed(match: re.Match[str]) -> str:
    return f"{match[1]} {match[2]} "


def _lowered(text: str) -> str:
    """Small letters, one for each letter: a few capitals have a longer small form."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(
        c.lower() if len(c.lower()) == 1 else unicodedata.normalize("NFD", c)[0] for c in text
    )
