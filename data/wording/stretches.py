"""Stretches of words that stand in several places, in time close to linear in all the words.

Every run of ``least`` words gets a number that equal runs alone share, by doubling: runs of 1, 2,
4 words and so on, each numbered by the pair of its halves (Karp, Miller and Rosenberg 1972). Where
a run stands more than once, neighbours that always go together are joined, so that a stretch is as
long as it can be with the same places. Nothing is sampled and no digest is trusted: no stretch of
``least`` words is missed, and none is told that is not the same word for word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.wording.words import Numbers

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Stretch:
    """So many words, and each place: the piece, and the number of the first word in it."""

    length: int
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Shared:
    """The stretches in order of place, and which words of each piece stand in any of them."""

    stretches: tuple[Stretch, ...]
    covered: tuple[Flags, ...]


def shared_stretches(pieces: Sequence[Numbers], *, least: int) -> Shared:
    """What stands in several places of the pieces, each a list of words as numbers.

    A stretch that runs on into wording with more places is cut where that begins, unless too few
    words would be left; with less than half of ``least`` of its own it is not told, though covered.
    """
    flat, begins = _in_a_row(pieces)
    if len(flat) < least:
        return Shared((), tuple(np.zeros(len(piece), dtype=bool) for piece in pieces))
    runs = _runs(_classes(flat, least))
    covered = _covered(runs.shared, len(flat), least)
    stretches = (_stretch(run, runs, begins, least) for run in runs)
    return Shared(
        tuple(sorted((s for s in stretches if s), key=lambda s: (s.places, s.length))),
        tuple(
            covered[begin : begin + len(piece)] for begin, piece in zip(begins, pieces, strict=True)
        ),
    )


def _in_a_row(pieces: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """All pieces, a word of its own after each so that no run over an end is shared."""
    past = max((int(piece.max()) for piece in pieces if len(piece)), default=0) + 1
    parts = [np.append(piece, past + i) for i, piece in enumerate(pieces)]
    lengths = np.array([0, *map(len, parts)], dtype=np.int64)
    flat = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
    return flat, np.cumsum(lengths)[:-1]


def _classes(flat: Numbers, length: int) -> Numbers:
    """A number for each run of ``length`` words, by where it begins; equal runs have one number."""
    classes, done = flat, 1
    while done < length:
        shift = min(done, length - done)
        pairs = classes[:-shift] * (int(classes.max()) + 1) + classes[shift:]
        classes = np.unique(pairs, return_inverse=True)[1].astype(np.int64)
        done += shift
    return np.unique(classes, return_inverse=True)[1].astype(np.int64)


@dataclass(frozen=True, eq=False)
class _Runs:
    """Joined runs: by class of the first, where each begins and how many runs it joins."""

    shared: Flags
    counts: Numbers
    """How often the run that begins at a word stands; 0 for runs that stand once."""
    groups: tuple[tuple[Numbers, int], ...]

    def __iter__(self) -> Iterator[tuple[Numbers, int]]:
        return iter(self.groups)


def _runs(classes: Numbers) -> _Runs:
    counts = np.bincount(classes)[classes]
    shared = counts > 1
    joined = _joined(classes, counts)
    begins = np.flatnonzero(shared & ~np.append(False, joined))
    ends = np.flatnonzero(shared & ~np.append(joined, False)) + 1
    order = np.argsort(classes[begins], kind="stable")
    kinds = classes[begins][order]
    cuts = np.flatnonzero(np.diff(kinds)) + 1
    groups = np.split(order, cuts) if len(order) else []
    return _Runs(
        shared,
        np.where(shared, counts, 0),
        tuple((begins[group], int(ends[group[0]] - begins[group[0]])) for group in groups),
    )


def _joined(classes: Numbers, counts: Numbers) -> Flags:
    """Where a run and the next stand in the same places: each is always beside the other."""
    one, next_one = classes[:-1], classes[1:]
    alike = (counts[:-1] > 1) & (counts[:-1] == counts[1:])
    pairs = one * (int(classes.max()) + 1) + next_one
    joined = np.zeros(len(pairs), dtype=bool)
    _, inverse, together = np.unique(pairs[alike], return_inverse=True, return_counts=True)
    joined[alike] = together[inverse] == counts[:-1][alike]
    return joined


def _covered(shared: Flags, words: int, length: int) -> Flags:
    """Which words stand in a shared run."""
    change = np.zeros(words + 1, dtype=np.int64)
    begins = np.flatnonzero(shared)
    np.add.at(change, begins, 1)
    np.add.at(change, begins + length, -1)
    return np.cumsum(change[:-1]) > 0


def _stretch(run: tuple[Numbers, int], runs: _Runs, begins: Numbers, least: int) -> Stretch | None:
    """The words of joined runs, without those that more places share."""
    first, joined = run
    count = int(runs.counts[first[0]])
    before = least - 1 if _goes_on(first - 1, runs, count) else 0
    after = least - 1 if _goes_on(first + joined, runs, count) else 0
    length = joined + least - 1
    own = length - before - after
    if own < least / 2:
        return None
    if own >= least:
        first, length = first + before, own
    piece = np.searchsorted(begins, first, side="right") - 1
    places = zip(piece.tolist(), (first - begins[piece]).tolist(), strict=True)
    return Stretch(length, tuple(places))


def _goes_on(beside: Numbers, runs: _Runs, count: int) -> bool:
    """Whether there is wording with more places at this side of every place."""
    if beside[0] < 0 or beside[-1] >= len(runs.counts):
        return False
    return bool((runs.counts[beside] > count).all())
