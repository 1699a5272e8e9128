"""The layout by tiers: what oversees above, what pays on the left, what is run below.

A band holds its things in rows, ordered so that they stand near what they are linked to (the
barycentre method of Sugiyama, Tagawa and Toda 1981). Which kind of thing stands in which band is
said in tiers.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.boxes import Array, Boxes
from graph.drawing_quality import crossings_about
from graph.forces import ASPECT
from graph.growth_bands import HEADING, MARGIN
from graph.layout_communities import in_communities
from graph.rows import Block, Numbers, block, columns_for, filled, rows_for
from graph.sheet import Guide
from graph.skeleton import Skeleton
from graph.tiers import Band, bands_of, packaged_bands

SWEEPS: Final = 8
BETWEEN: Final = 60.0  # bands, where lines are seen
LOOSE: Final = 1.2  # times as wide as it must be, for things to stand where lines are short
WIDTHS: Final = np.geomspace(0.5, 6.0, 13)  # tried, in sides of a square of all boxes


Laid = tuple[Array, tuple[Guide, ...]]


@dataclass(frozen=True)
class Tier:
    """A band with the numbers of its members."""

    band: Band
    members: Numbers

    @property
    def is_beside(self) -> bool:
        return self.band.side in ("left", "right")


def in_tiers(network: nx.MultiDiGraph[Any], skeleton: Skeleton, *, seed: int) -> Laid:
    """Places, and the bands that they stand in."""
    tiers = tiers_of(network, skeleton)
    width = _best_width(skeleton, tiers)
    wished = in_communities(skeleton, seed=seed, careful=False)
    best, fewest = None, inf
    for _ in range(SWEEPS):
        laid = _laid(skeleton, tiers, [_order(tier, wished) for tier in tiers], width, wished)
        crossed = crossings_about(skeleton.pairs, laid[0])
        if best is None or crossed < fewest:
            best, fewest = laid, crossed
        wished = skeleton.mean_of_neighbours(laid[0])
    assert best is not None
    return best


def tiers_of(network: nx.MultiDiGraph[Any], skeleton: Skeleton) -> list[Tier]:
    """The bands that have members, in the order in which tiers.yaml names them."""
    bands = packaged_bands()
    numbers = bands_of(network, bands)
    found = np.array([numbers[name] for name in skeleton.names], dtype=np.intp)
    members = [np.flatnonzero(found == number) for number in range(len(bands))]
    return [Tier(band, m) for band, m in zip(bands, members, strict=True) if len(m)]


def _best_width(skeleton: Skeleton, tiers: Sequence[Tier]) -> float:
    """Of the stack in the middle, the one that gives the sheet the board's shape."""
    orders = [np.arange(len(tier.members)) for tier in tiers]
    side = 2 * float(np.sqrt((skeleton.boxes.half[:, 0] * skeleton.boxes.half[:, 1]).sum()))

    def misshape(width: float) -> float:
        _, guides = _laid(skeleton, tiers, orders, width)
        across = max(g.x + g.width for g in guides) - min(g.x for g in guides)
        down = max(g.y + g.height for g in guides) - min(g.y for g in guides)
        return abs(float(np.log(across / down / ASPECT)))

    return min((side * float(part) for part in WIDTHS), key=misshape)


def _order(tier: Tier, wished: Array) -> Numbers:
    return np.argsort(wished[tier.members, 1 if tier.is_beside else 0], kind="stable")


def _laid(
    skeleton: Skeleton,
    tiers: Sequence[Tier],
    orders: Sequence[Numbers],
    width: float,
    wished: Array | None = None,
) -> Laid:
    """The bands in the middle one under another, then those beside them, as high as they are."""
    sheet = _Growing(np.zeros((len(skeleton), 2)))
    ordered = list(zip(tiers, orders, strict=True))

    def put(*sides: str) -> None:
        begun = len(sheet.guides)
        for side in sides:
            for tier, order in ordered:
                if tier.band.side == side:
                    _put(sheet, tier, order, skeleton.boxes.of(tier.members), width, wished)
        if not {"left", "right"}.issuperset(sides):
            sheet.level(begun)

    put("above", "middle", "below")
    put("left", "right")
    put("apart")
    return sheet.places, tuple(sheet.guides)


def _put(
    sheet: _Growing, tier: Tier, order: Numbers, boxes: Boxes, width: float, wished: Array | None
) -> None:
    if tier.is_beside:
        cells = filled(order, columns=columns_for(boxes, height=sheet.height))
        sheet.put_beside(tier, block(boxes, cells))
    else:
        near = None if wished is None else np.clip(wished[tier.members, 0], 0, width)
        cells = filled(order, rows=rows_for(boxes, width=width))
        sheet.put_under(tier, block(boxes, cells, wished=near, width=LOOSE * width), width=width)


@dataclass
class _Growing:
    """A sheet while bands are put on it."""

    places: Array
    guides: list[Guide] = field(default_factory=list)

    @property
    def height(self) -> float:
        """From the top of the first band to the end of the last."""
        return max((g.y + g.height for g in self.guides), default=0.0)

    def put_under(self, tier: Tier, block: Block, *, width: float) -> None:
        top = self.height + (BETWEEN if self.guides else 0.0)
        if tier.band.side == "apart":
            top += BETWEEN
        self.places[tier.members] = block.places + _down(top, block)
        left, right = min(0.0, block.left), max(width, block.right)
        self._mark(tier, left, top, right - left, block.half)

    def put_beside(self, tier: Tier, block: Block) -> None:
        """On its side of all that is there, in the middle of its height."""
        edge = min((g.x for g in self.guides), default=0.0) - BETWEEN - MARGIN - block.right
        if tier.band.side == "right":
            edge = max((g.x + g.width for g in self.guides), default=0.0) + BETWEEN
            edge += MARGIN - block.left
        top = max(0.0, self.height / 2 - block.half - HEADING - MARGIN)
        self.places[tier.members] = block.places + _down(top, block) + (edge, 0.0)
        self._mark(tier, edge + block.left, top, block.right - block.left, block.half)

    def _mark(self, tier: Tier, left: float, top: float, width: float, half: float) -> None:
        height = HEADING + 2 * MARGIN + 2 * half
        guide = Guide(tier.band.title, left - MARGIN, top, width + 2 * MARGIN, height)
        self.guides.append(guide)

    def level(self, begun: int) -> None:
        """Makes all bands from a number on as wide as they are together."""
        last = self.guides[begun:]
        left = min((g.x for g in last), default=0.0)
        width = max((g.x + g.width for g in last), default=0.0) - left
        self.guides[begun:] = [replace(g, x=left, width=width) for g in last]


def _down(top: float, block: Block) -> Array:
    """How far the middle of a block is moved whose band begins at `top`."""
    return np.array([0.0, top + HEADING + MARGIN + block.half])
