"""What wording texts share, and of what kind the sharing is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import combinations

import numpy as np

from data.coverage import paragraphs
from data.folding import fold
from data.progress import Progress, unheard
from data.wording.stretches import Shared, Stretch, shared_stretches
from data.wording.texts import Message, Span, WordedText, in_order
from data.wording.words import Lexicon, Words

MIN_WORDS = 12
HELD = 0.8  # of a message's words in a later one: that is the message, not a phrase of it
BESIDE = 1.25  # times as long: a letter that quotes another has words of its own


class Kind(Enum):
    """Why the same words stand in several places, as far as it is known who wrote them."""

    BOILERPLATE = "boilerplate of one body"
    SHARED = "shared between bodies"
    QUOTED = "quoted from an earlier letter"
    COPIED = "in a text and a copy of it"
    REPEATED = "repeated within one text"
    UNATTRIBUTED = "shared, by whom is not known"


@dataclass(frozen=True)
class Place:
    """Where words stand: code points, first word to last, and the paragraphs from 1 that they meet.

    ``message`` counts from 1 within a thread; 0 is a text of one piece.
    """

    text: str
    at: Span
    paragraphs: tuple[int, int]
    message: int
    maker: str | None
    is_quoted: bool = False


@dataclass(frozen=True)
class Sharing:
    """The same words in several places, in order of text and place.

    ``reads_alike`` says that marks and capitals are the same too, not the words alone.
    """

    kinds: tuple[Kind, ...]
    words: int
    places: tuple[Place, ...]
    reads_alike: bool

    @property
    def makers(self) -> tuple[str, ...]:
        """The bodies known to have written them, in order; a quotation has no maker here."""
        return tuple(sorted({p.maker for p in self.places if p.maker and not p.is_quoted}))

    @property
    def texts(self) -> tuple[str, ...]:
        """The names of the texts, in order."""
        return tuple(sorted({place.text for place in self.places}))


@dataclass(frozen=True)
class Wording:
    """Every sharing, the widest first, and how much of each text (by name) is shared, 0 to 1.

    The share is of the characters from word to word, of all that are in words or between them.
    """

    sharings: tuple[Sharing, ...]
    shares: Mapping[str, float] = field(default_factory=dict[str, float])


def shared_wording(
    texts: Iterable[WordedText],
    *,
    min_words: int = MIN_WORDS,
    derived: Iterable[tuple[str, str]] = (),
    progress: Progress = unheard,
) -> Wording:
    """The stretches of at least so many words that stand in several places.

    ``derived`` names texts that are copies of others: what both hold counts as one. Raises
    WordingError for texts of one name.
    """
    compared = _Compared(in_order(tuple(texts)), frozenset(derived), progress)
    progress("Comparing", 0, 0)
    shared = shared_stretches([words.numbers for words in compared.words], least=min_words)
    sharings = compared.sharings(shared)
    ordered = sorted(
        sharings, key=lambda s: (-len(s.places), -s.words, s.places[0].text, s.places[0].at)
    )
    return Wording(tuple(ordered), compared.shares(shared))


@dataclass(frozen=True)
class _Piece:
    """A message of a text, or a text of one piece."""

    text: WordedText
    message: Message
    number: int

    @property
    def voice(self) -> tuple[str, str] | None:
        """Who speaks: the body, or the speaker of one thread, where either is known."""
        if self.message.maker:
            return (self.message.maker, "")
        return (self.message.speaker, self.text.name) if self.message.speaker else None


class _Compared:
    """Texts in pieces, and the words of each piece."""

    def __init__(
        self, texts: Sequence[WordedText], derived: frozenset[tuple[str, str]], progress: Progress
    ) -> None:
        self.pieces: list[_Piece] = []
        self.words: list[Words] = []
        self._derived = _originals(derived)
        lexicon = Lexicon()
        for done, text in enumerate(texts):
            progress("Reading words", done, len(texts))
            words = lexicon.words(text.content)
            for number, message in enumerate(text.pieces, start=1 if text.is_thread else 0):
                self.pieces.append(_Piece(text, message, number))
                self.words.append(_part(words, message.at))
        self._edges = cache(_paragraph_edges)
        self._folded = cache(_folded)

    def sharings(self, shared: Shared) -> Iterator[Sharing]:
        held = self._held(shared.stretches)
        for stretch in shared.stretches:
            quoted = self._quoted(stretch, held)
            places = [self._place(stretch, at, is_quoted=at[0] in quoted) for at in stretch.places]
            yield Sharing(
                kinds=tuple(self._kinds(stretch, quoted)),
                words=stretch.length,
                places=tuple(places),
                reads_alike=self._reads_alike(places, stretch),
            )

    def shares(self, shared: Shared) -> dict[str, float]:
        """How much of each text is shared, by name."""
        part, whole = defaultdict[str, int](int), defaultdict[str, int](int)
        for piece, words, covered in zip(self.pieces, self.words, shared.covered, strict=True):
            reach = np.append(words.starts[1:], words.ends[-1:]) - words.starts
            whole[piece.text.name] += int(reach.sum())
            part[piece.text.name] += int(reach[covered].sum())
        return {name: part[name] / whole[name] if whole[name] else 0.0 for name in whole}

    def _place(self, stretch: Stretch, at: tuple[int, int], *, is_quoted: bool) -> Place:
        number, first = at
        piece = self.pieces[number]
        span = self.words[number].span(first, first + stretch.length)
        edges = self._edges(piece.text.content)
        met = np.searchsorted(edges, [span[0], span[1] - 1], side="right")
        return Place(
            text=piece.text.name,
            at=span,
            paragraphs=(int(met[0]), int(met[1])),
            message=piece.number,
            maker=piece.message.maker,
            is_quoted=is_quoted,
        )

    def _reads_alike(self, places: Sequence[Place], stretch: Stretch) -> bool:
        numbers = [number for number, _ in stretch.places]
        contents = (self.pieces[number].text.content for number in numbers)
        slices = {
            content[slice(*place.at)] for content, place in zip(contents, places, strict=True)
        }
        return len({self._folded(words) for words in slices}) == 1

    def _held(self, stretches: Iterable[Stretch]) -> dict[tuple[int, int], int]:
        """How many words of a message of a thread stand in a later one, by the two pieces."""
        held = defaultdict[tuple[int, int], int](int)
        for stretch in stretches:
            for earlier, later in self._within_threads(stretch):
                held[earlier, later] += stretch.length
        return held

    def _within_threads(self, stretch: Stretch) -> Iterator[tuple[int, int]]:
        """Pairs of different messages of one thread that hold a stretch, the earlier first."""
        messages = defaultdict[str, list[int]](list)
        for number in sorted({number for number, _ in stretch.places}):
            if self.pieces[number].number:
                messages[self.pieces[number].text.name].append(number)
        for numbers in messages.values():
            yield from combinations(numbers, 2)

    def _quoted(self, stretch: Stretch, held: Mapping[tuple[int, int], int]) -> frozenset[int]:
        """The pieces in which a stretch is quoted from an earlier message of their thread."""
        return frozenset(
            later
            for earlier, later in self._within_threads(stretch)
            if self._speak_apart(earlier, later) or self._holds(earlier, later, held)
        )

    def _speak_apart(self, earlier: int, later: int) -> bool:
        voices = (self.pieces[earlier].voice, self.pieces[later].voice)
        return None not in voices and voices[0] != voices[1]

    def _holds(self, earlier: int, later: int, held: Mapping[tuple[int, int], int]) -> bool:
        """Whether a message is within another, which has words of its own besides."""
        words = len(self.words[earlier])
        return held[earlier, later] >= HELD * words and len(self.words[later]) >= BESIDE * words

    def _kinds(self, stretch: Stretch, quoted: frozenset[int]) -> Iterator[Kind]:
        numbers = {number for number, _ in stretch.places}
        originals = numbers - quoted
        names = {self.pieces[number].text.name for number in originals}
        copies = {name for name in names if self._derived.get(name, frozenset()) & names}
        own = [
            number for number in sorted(originals) if self.pieces[number].text.name not in copies
        ]
        if len(own) > 1:
            yield self._several(own)
        if quoted:
            yield Kind.QUOTED
        if copies:
            yield Kind.COPIED
        if len(numbers) == 1:
            yield Kind.REPEATED

    def _several(self, numbers: Sequence[int]) -> Kind:
        """The kind of what several pieces hold that quote and copy nothing."""
        voices = [self.pieces[number].voice for number in numbers]
        makers = {self.pieces[number].message.maker for number in numbers} - {None}
        if len(makers) > 1:
            return Kind.SHARED
        is_one = None not in voices and len(set(voices)) == 1
        return Kind.BOILERPLATE if is_one else Kind.UNATTRIBUTED


def _part(words: Words, at: Span) -> Words:
    first, end = words.within(*at)
    return Words(words.numbers[first:end], words.starts[first:end], words.ends[first:end])


def _paragraph_edges(content: str) -> list[int]:
    return [start for start, _ in paragraphs(content)]


def _folded(words: str) -> str:
    return fold(words).text


def _originals(derived: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The texts that each text is a copy of."""
    found = defaultdict[str, set[str]](set)
    for copy, original in derived:
        found[copy].add(original)
    return {copy: frozenset(originals) for copy, originals in found.items()}
