"""What a layout gives: a place for every node, and the guides that say what a place means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Place: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Guide:
    """A heading of the sheet: a band by its top left and size, or a line where the width is 0."""

    text: str
    x: float
    y: float
    width: float
    height: float

    def holds(self, place: Place) -> bool:
        """Whether a place is within the band."""
        x, y = place
        return 0 <= x - self.x <= self.width and 0 <= y - self.y <= self.height


@dataclass(frozen=True)
class Sheet(Mapping[str, Place]):
    """A place for each node by its name, in order of name, in pixels at a scale of 1, y downwards.

    ``style`` is the layout's. The guides of tiers are bands, those of time a line at the start of
    each year, with a band for what has no date.
    """

    style: str
    places: Mapping[str, Place] = field(repr=False)
    guides: tuple[Guide, ...] = ()

    def __getitem__(self, name: str) -> Place:
        return self.places[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
