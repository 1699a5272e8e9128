"""Sizes and digests of files: taken when they are written, held against them when they are read.

A file is sealed in blocks, so that of a large store a sample can be checked at every opening.
"""

import os
import random
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from graph.errors import DamagedStoreError

BLOCK = 65_536
CHECKED_WHOLE = 16_000_000  # bytes in all; so much is read and digested in some 20 ms
SAMPLED = 64  # blocks
_DIGITS = 16  # hexadecimal; against chance, for nobody who can write here needs to forge


@dataclass(frozen=True)
class Seal:
    """What a file was when it was written: its size, and the digests of its blocks run together."""

    size: int
    blocks: str

    def __post_init__(self) -> None:
        if len(self.blocks) != _DIGITS * self.count:
            raise ValueError(f"{len(self.blocks)} digits for {self.size} bytes")

    @property
    def count(self) -> int:
        return -(-self.size // BLOCK)

    def block(self, number: int) -> str:
        return self.blocks[_DIGITS * number : _DIGITS * (number + 1)]


def seal(file: Path) -> Seal:
    """The seal of a file as it is now."""
    size, digests = 0, []
    with file.open("rb") as opened:
        while block := opened.read(BLOCK):
            size += len(block)
            digests.append(_digest(block))
    return Seal(size, "".join(digests))


def read_plain_file(file: Path) -> bytes:
    """What a regular file holds; raises DamagedStoreError if it is none, or cannot be read."""
    size_of_plain_file(file)
    try:
        return file.read_bytes()
    except OSError as error:
        raise _unreadable(file, error) from None


def size_of_plain_file(file: Path) -> int:
    """Its size; raises DamagedStoreError for a symbolic link, a folder, or nothing at all."""
    try:
        found = file.lstat()
    except FileNotFoundError:
        raise DamagedStoreError(file, "is missing") from None
    except OSError as error:
        raise _unreadable(file, error) from None
    if not stat.S_ISREG(found.st_mode):
        raise DamagedStoreError(file, "is not a file of its own")
    return found.st_size


def check_seals(folder: Path, seals: Mapping[str, Seal], *, full: bool) -> None:
    """Raises DamagedStoreError at the first file that is not as it was sealed.

    Every size is checked. Every block is where ``full`` says so or the files are small together;
    otherwise the first and the last of each file, and a sample that differs each time.
    """
    for name, sealed in seals.items():
        if (size := size_of_plain_file(folder / name)) != sealed.size:
            raise DamagedStoreError(folder / name, f"has {size} bytes of {sealed.size}")
    for name, numbers in _chosen(seals, full=full).items():
        _check_blocks(folder / name, seals[name], numbers)


def is_checked_whole(seals: Mapping[str, Seal]) -> bool:
    """Whether an ordinary check reads every byte."""
    return sum(sealed.size for sealed in seals.values()) <= CHECKED_WHOLE


def _chosen(seals: Mapping[str, Seal], *, full: bool) -> dict[str, list[int]]:
    every = [(name, number) for name, sealed in seals.items() for number in range(sealed.count)]
    if full or is_checked_whole(seals):
        chosen = every
    else:
        ends = [(n, i) for n, i in every if i in (0, seals[n].count - 1)]
        chosen = [*ends, *random.sample(every, min(SAMPLED, len(every)))]
    by_name: dict[str, list[int]] = {}
    for name, number in sorted(set(chosen)):
        by_name.setdefault(name, []).append(number)
    return by_name


def _check_blocks(file: Path, sealed: Seal, numbers: Iterable[int]) -> None:
    try:
        with file.open("rb") as opened:
            for number in numbers:
                opened.seek(number * BLOCK)
                if _digest(opened.read(BLOCK)) != sealed.block(number):
                    raise DamagedStoreError(file, "holds other bytes than were written")
    except OSError as error:
        raise _unreadable(file, error) from None


def _digest(block: bytes) -> str:
    return blake2b(block, digest_size=_DIGITS // 2).hexdigest()


def _unreadable(file: Path, error: OSError) -> DamagedStoreError:
    return DamagedStoreError(file, f"cannot be read: {os.strerror(error.errno or 0)}")
