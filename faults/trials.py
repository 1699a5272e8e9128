"""A trial of the suite, and how many of each part there are."""

from collections.abc import Generator
from dataclasses import dataclass, field, fields
from pathlib import Path
from random import Random
from typing import TypeAlias


@dataclass(frozen=True)
class Trial:
    """What was done, what was seen, and whether that is a fault of the product."""

    case: str
    outcome: str
    fault: bool = False
    detail: str = ""


Trials: TypeAlias = Generator[Trial, None, None]


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """The trials of each part; ``reading`` is in seconds, the others are counts."""

    kills: int = 450
    command_kills: int = 50
    damages: int = 140
    command_damages: int = 30
    large_damages: int = 60
    disk: int = 30
    signals: int = 40
    reading: int = 20
    clients: int = 4
    quads: int = 6_000
    large_quads: int = 80_000


SHORT = Sizes(
    kills=8,
    command_kills=1,
    damages=12,
    command_damages=1,
    large_damages=0,
    disk=2,
    signals=3,
    reading=1,
    clients=2,
    quads=2_000,
    large_quads=80_000,
)
SIZE_NAMES = tuple(field.name for field in fields(Sizes))


@dataclass(frozen=True)
class Ground:
    """Where trials happen: a folder of their own, the chance they share, what was taken out."""

    folder: Path
    sizes: Sizes
    without: tuple[str, ...] = ()
    seed: int = 4
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "chance", Random(self.seed))
