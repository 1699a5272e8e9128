"""A sheet of tiers that grows: each new thing goes to its band, and bands make room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.boxes import Array
from graph.growth import grown
from graph.growth_bands import rooms_in, with_room
from graph.layout_tiers import BETWEEN, Tier, tiers_of
from graph.sheet import Guide, Sheet
from graph.skeleton import Skeleton

FROM_THE_TOP: Final = ("above", "middle", "below", "apart")
NEW_BESIDE: Final = 300.0  # the width of a band that comes to stand beside the others


def tiers_grown(
    network: nx.MultiDiGraph[Any], skeleton: Skeleton, earlier: Sheet
) -> tuple[Array, tuple[Guide, ...]] | None:
    """The earlier sheet with what is new in its band; None where most is new.

    What is in another band than it was is placed anew.
    """
    tiers = tiers_of(network, skeleton)
    if not earlier.guides:
        return None
    guides = _guides_of(tiers, earlier.guides)
    zone = np.empty(len(skeleton), dtype=np.intp)
    for at, tier in enumerate(tiers):
        zone[tier.members] = at
    kept = {
        name: earlier[name]
        for name, at in zip(skeleton.names, zone.tolist(), strict=True)
        if name in earlier and guides[at].holds(earlier[name])
    }
    places = grown(skeleton, kept, rooms_in(skeleton, zone, guides))
    if places is None:
        return None
    beside = frozenset(at for at, tier in enumerate(tiers) if tier.is_beside)
    found, moved = with_room(skeleton, places, zone, guides, beside=beside)
    return found, tuple(moved)


def _guides_of(tiers: Sequence[Tier], earlier: Sequence[Guide]) -> list[Guide]:
    """The earlier guide of each band; for one that had no members a new one that has no height.

    In the stack it begins where the next one does, which then moves down.
    """
    known = {guide.text: guide for guide in earlier}
    stack = [tier for tier in tiers if not tier.is_beside]
    widest = max(earlier, key=lambda guide: guide.width)
    y = min(guide.y for guide in earlier)
    for tier in sorted(stack, key=lambda tier: FROM_THE_TOP.index(tier.band.side)):
        new = Guide(tier.band.title, widest.x, y, widest.width, -BETWEEN)
        guide = known.setdefault(tier.band.title, new)
        y = guide.y + guide.height + BETWEEN
    left = min(guide.x for guide in earlier) - BETWEEN - NEW_BESIDE
    right = max(guide.x + guide.width for guide in earlier) + BETWEEN
    for tier in tiers:
        x = left if tier.band.side == "left" else right
        known.setdefault(tier.band.title, Guide(tier.band.title, x, widest.y, NEW_BESIDE, 0.0))
    return [known[tier.band.title] for tier in tiers]
