"""Which texts may be near to one another: MinHash sketches of rare word pairs, compared by LSH.

Pairs of neighbouring words survive rewording better than longer runs do. A pair of words that many
texts have is the language of the trade or a standard paragraph, and tells of no copy; without them
texts that have nothing to do with one another have next to nothing in common, so a low threshold
costs little. What is proposed here is only looked at; ``copies.py`` judges.
"""

from collections.abc import Sequence

import numpy as np

from data.progress import Progress, unheard
from data.wording.words import Lexicon, Numbers, Words

COMMON = 24  # texts; what more of them have is nobody's own wording
PERMUTATIONS = 256
# A pair of texts with a fifth of their rare word pairs in common is missed once in 180 times, with
# a tenth once in 4.
BANDS, ROWS = 128, 2
SEED = 1
_MULTIPLIER = 0x9E3779B1  # odd, so that the two words of a pair do not cancel out


def near_texts(
    texts: Sequence[Words], lexicon: Lexicon, *, progress: Progress = unheard
) -> list[tuple[int, int]]:
    """Pairs of texts that may be near, by number and in order.

    Of texts that are the same word for word, the first stands for all.
    """
    first = _first_of_each(texts)
    pairs = {(first[words.numbers.tobytes()], number) for number, words in enumerate(texts)}
    leading = sorted(first.values())
    digests = lexicon.digests()
    rare = _rare([_word_pairs(digests[texts[number].numbers]) for number in leading])
    pairs |= _colliding(dict(zip(leading, rare, strict=True)), progress)
    return sorted((one, other) for one, other in pairs if one != other)


def _first_of_each(texts: Sequence[Words]) -> dict[bytes, int]:
    first: dict[bytes, int] = {}
    for number, words in enumerate(texts):
        first.setdefault(words.numbers.tobytes(), number)
    return first


def _word_pairs(digests: Numbers) -> Numbers:
    """Digests in 32 bits of the pairs of neighbours among digests of words, each once."""
    mixed = (digests[:-1] * _MULTIPLIER + digests[1:]) & 0xFFFFFFFFFFFF
    return np.unique((mixed ^ (mixed >> 16)) & 0xFFFFFFFF)


def _rare(pairs: Sequence[Numbers]) -> list[Numbers]:
    """Of each text, the word pairs that few others have."""
    if not pairs:
        return []
    known, counts = np.unique(np.concatenate(pairs), return_counts=True)
    common = known[counts > COMMON]
    return [np.setdiff1d(of_text, common, assume_unique=True) for of_text in pairs]


def _colliding(rare: dict[int, Numbers], progress: Progress) -> set[tuple[int, int]]:
    """Texts of which the sketches agree in a band."""
    # It takes a second to import, for its asynchronous stores.
    import datasketch  # type: ignore[import-untyped]  # it ships no types

    index = datasketch.MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    blank = datasketch.MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int)
    found: set[tuple[int, int]] = set()
    for done, (number, pairs) in enumerate(rare.items()):
        progress("Looking for copies", done, len(rare))
        if len(pairs) == 0:
            continue
        sketch = blank.copy()
        sketch.update_batch(pairs.tolist())
        near = index.query(sketch)
        found |= {(one, number) for one in near if isinstance(one, int)}
        index.insert(number, sketch)
    return found
