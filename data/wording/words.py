"""The words of texts as numbers, each with its place.

Words are what a reader would call the same words: as ``data.folding`` folds them, and in small
letters. Punctuation between them is left out, so that a letter quoted behind ``>`` marks is found
again, but a figure keeps its point and commas, and signs of money and percentage are words.
"""

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from data.folding import fold

Numbers = npt.NDArray[np.int64]

# Combining marks, and what nobody sees: a word goes on through them.
_WITHIN = r"\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTERS = rf"(?:[^\W_]|[{_WITHIN}])*"
_WORD = re.compile(rf"[£$€%§]|[^\W_]{_LETTERS}(?:[.,][0-9]{_LETTERS})*")


@dataclass(frozen=True, eq=False)
class Words:
    """The words of a text: which they are, and where each begins and ends in code points."""

    numbers: Numbers
    starts: Numbers
    ends: Numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Which words stand whole in a stretch of code points, end exclusive."""
        first = int(np.searchsorted(self.starts, start))
        return first, max(first, int(np.searchsorted(self.ends, end, side="right")))

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The code points from a word to the word before another, both whole."""
        return int(self.starts[first]), int(self.ends[end - 1])


class Lexicon:
    """Every word met, with its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._spellings = _Spellings(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def words(self, text: str) -> Words:
        """The words of a text; words not met before get the next numbers."""
        found = [match.span() for match in _WORD.finditer(text)]
        spans = np.array(found, dtype=np.int64).reshape(-1, 2)
        numbers = [self._spellings[text[start:end]] for start, end in found]
        return Words(np.array(numbers, dtype=np.int64), spans[:, 0], spans[:, 1])

    def digests(self) -> Numbers:
        """A digest of each word by number, which hangs on the word alone."""
        return np.array([crc32(word.encode()) for word in self._numbers], dtype=np.int64)

    def specifics(self) -> frozenset[int]:
        """The numbers of words with a figure in them."""
        numbered = self._numbers.items()
        return frozenset(n for word, n in numbered if any(c.isdigit() for c in word))


class _Spellings(dict[str, int]):
    """The number of each spelling met: a word is folded once, however often it stands."""

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, spelling: str) -> int:
        word = fold(spelling).text.casefold()
        number = self[spelling] = self._numbers.setdefault(word, len(self._numbers))
        return number
