"""The signs of the map: one figure and colour for each kind of thing, one mark for each doubt.

Said once, as shapes in a unit square, so that the legend and the drawing cannot drift apart.
Colours are in map_colours.py, by the same names, because they differ by day and by night.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any, Final

from export.map_colours import DAY, NIGHT
from export.network_map import MapClaim

Point = tuple[float, float]
Outline = tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How a kind of thing is shown; `name` is also the name of its colour."""

    name: str
    figure: str
    title: str


def _ring(corners: int, *, turn: float = -90.0, inner: float | None = None) -> Outline:
    """A regular polygon, or a star when `inner` gives the radius of its notches."""
    steps = corners if inner is None else 2 * corners
    points = []
    for step in range(steps):
        angle = math.radians(turn + 360 * step / steps)
        radius = inner if inner is not None and step % 2 else 1.0
        points.append((round(radius * math.cos(angle), 3), round(radius * math.sin(angle), 3)))
    return tuple(points)


FIGURES: Final[dict[str, Outline]] = {
    "circle": _ring(32),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "triangle": ((0, -1), (1, 0.8), (-1, 0.8)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "hexagon": _ring(6, turn=0),
    "page": ((-0.75, -1), (0.3, -1), (0.75, -0.5), (0.75, 1), (-0.75, 1)),
    "star": _ring(5, inner=0.48),
    "pentagon": _ring(5),
    "shield": ((-0.95, -0.8), (0.95, -0.8), (0.95, 0.1), (0, 1.05), (-0.95, 0.1)),
    "tag": ((-1.1, -0.6), (0.6, -0.6), (1.2, 0), (0.6, 0.6), (-1.1, 0.6)),
    "envelope": ((-1.1, -0.7), (0, 0.1), (1.1, -0.7), (1.1, 0.75), (-1.1, 0.75)),
    "octagon": _ring(8, turn=22.5),
    "kite": ((0, -1.05), (0.8, -0.25), (0, 1.1), (-0.8, -0.25)),
    "plus": (
        *((-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35)),
        *((0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35)),
    ),
}

KINDS: Final = (
    Kind(name="org", figure="circle", title="Body"),
    Kind(name="office", figure="square", title="Office"),
    Kind(name="person", figure="triangle", title="Person"),
    Kind(name="project", figure="diamond", title="Project"),
    Kind(name="system", figure="hexagon", title="System"),
    Kind(name="document", figure="page", title="Document"),
    Kind(name="decision", figure="star", title="Decision"),
    Kind(name="law", figure="shield", title="Law"),
    Kind(name="power", figure="pentagon", title="Power"),
    Kind(name="request", figure="envelope", title="Request"),
    Kind(name="agent", figure="octagon", title="Role"),
    Kind(name="topic", figure="tag", title="Topic"),
    Kind(name="undisclosed", figure="kite", title="Not disclosed"),
)
OTHER: Final = Kind(name="other", figure="plus", title="Other")

# Each mark is strokes within a circle of radius 1.
MARKS: Final[dict[str, tuple[Outline, ...]]] = {
    "denied": (((-0.45, -0.45), (0.45, 0.45)), ((-0.45, 0.45), (0.45, -0.45))),
    "contested": (
        *(((-0.5, -0.22), (0.5, -0.22)), ((-0.5, 0.22), (0.5, 0.22))),
        ((-0.25, 0.55), (0.25, -0.55)),
    ),
    "lapsed": (((-0.5, 0.0), (0.5, 0.0)),),
}

DASHES: Final[dict[str, tuple[float, ...]]] = {
    "solid": (),
    "dashed": (9, 6),
    "dotted": (1.5, 4.5),
}
LINES: Final = {"actual": "solid", "planned": "dashed", "promised": "dashed"}


def signs() -> dict[str, Any]:
    """All signs as the drawing in a page reads them."""
    return {
        "figures": FIGURES,
        "marks": MARKS,
        "dashes": DASHES,
        "kinds": [asdict(kind) for kind in (*KINDS, OTHER)],
        "colours": {"day": DAY, "night": NIGHT},
    }


def kind_of(name: str) -> Kind:
    """How a kind is shown; every kind that has no sign of its own shares one."""
    return next((kind for kind in KINDS if kind.name == name), OTHER)


def line_of(claim: MapClaim) -> str:
    """The name of the line's dashes. What is not known to be actual is never drawn as such."""
    return LINES.get(claim.modality, "dotted")


def tone_of(claim: MapClaim) -> str:
    """The name of the line's colour: the weakest reading of a claim wins."""
    if claim.status != "accepted":
        return "proposed"
    if claim.standing == "contested":
        return "contested"
    return "fact" if claim.direct else "said"


def marks_of(claim: MapClaim) -> tuple[str, ...]:
    """The marks a line carries, in the order they are drawn."""
    standing = {"undisputed": "", "contested": "contested"}.get(claim.standing, "lapsed")
    stands = claim.status in ("accepted", "proposed")
    found = ("denied" if claim.negated else "", standing if stands else "lapsed")
    return tuple(mark for mark in found if mark)
