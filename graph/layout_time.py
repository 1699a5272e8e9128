"""The layout by time: each thing from left to right at the first date that is told of it.

A year is as wide as what begins in it needs, so the years are ruled and named; a stretch of years
in which nothing begins is a narrow gap. What has no date stands in a band of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.boxes import Array
from graph.drawing_quality import crossings_about
from graph.forces import ASPECT
from graph.growth import Rooms, grown
from graph.growth_bands import HEADING, rooms_in, with_room
from graph.layout_communities import in_communities
from graph.rows import GAP, Numbers, block, filled, rows_for, spaced
from graph.sheet import Guide, Sheet
from graph.skeleton import Skeleton

UNDATED: Final = "No date"
SWEEPS: Final = 12
BETWEEN: Final = 40.0
SET_OFF: Final = 0.35  # of half a column's width
LATER: Final = 320.0  # the width of a year added to an earlier sheet
LEAST: Final = 60.0  # the width of a year, or of a gap between years

Laid = tuple[Array, tuple[Guide, ...]]


@dataclass(frozen=True)
class Column:
    """Things of one year one above another: their numbers, and the middle and half of its width."""

    year: int
    members: Numbers
    x: float
    half: float


def in_time(network: nx.MultiDiGraph[Any], skeleton: Skeleton, *, seed: int) -> Laid:
    """Places, a line at the start of each year in which something begins, and a band for the rest.

    A column is of one year, and no thing stands left of one that begins a column earlier.
    """
    days = first_days(network)
    start = in_communities(skeleton, seed=seed, careful=False)
    columns = _columns(skeleton, days)
    places = _untangled(skeleton, columns, start)
    ruled = _ruled(skeleton, columns, places)
    undated = np.array([at for at, name in enumerate(skeleton.names) if name not in days], np.intp)
    return _with_undated(skeleton, undated, places, ruled) if len(undated) else (places, ruled)


def time_grown(network: nx.MultiDiGraph[Any], skeleton: Skeleton, earlier: Sheet) -> Laid | None:
    """The earlier sheet with what is new in its year; None where a year would come before all.

    A year between two that are ruled has its things between their lines; later years are added.
    """
    ruled = [guide for guide in earlier.guides if not guide.width]
    band = [guide for guide in earlier.guides if guide.width]
    days = first_days(network)
    years = np.array([int(days[name][:4]) if name in days else 0 for name in skeleton.names])
    dated = years > 0
    if not ruled or (years[dated] < int(ruled[0].text)).any() or (not band and not dated.all()):
        return None
    lines = _with_later(ruled, years[dated].tolist(), skeleton, earlier)
    sheet = Guide("", lines[0].x, lines[0].y, lines[-1].x - lines[0].x, lines[0].height)
    guides = [sheet, *band]
    zone = np.where(dated, 0, 1)
    rooms = _rooms_of_years(skeleton, years, lines, rooms_in(skeleton, zone, guides))
    kept = {name: earlier[name] for name in _still_in_year(skeleton, rooms, guides, earlier)}
    places = grown(skeleton, kept, rooms)
    if places is None:
        return None
    found, moved = with_room(skeleton, places, zone, guides)
    return found, (*(replace(line, height=moved[0].height) for line in lines[:-1]), *moved[1:])


def _with_later(
    ruled: Sequence[Guide], years: Sequence[int], skeleton: Skeleton, earlier: Sheet
) -> list[Guide]:
    """The lines, with those of later years, and one at the end of all."""
    last, lines = int(ruled[-1].text), list(ruled)
    half = dict(zip(skeleton.names, skeleton.boxes.half[:, 0].tolist(), strict=True))
    ends = [x + half[name] for name, (x, _) in earlier.items() if name in half]
    end = max([*ends, ruled[-1].x]) + GAP
    for year in sorted({year for year in years if year > last}):
        lines.append(replace(ruled[-1], text=str(year), x=end))
        end += LATER
    return [*lines, replace(ruled[-1], text="", x=end)]


def _rooms_of_years(
    skeleton: Skeleton, years: Numbers, lines: Sequence[Guide], rooms: Rooms
) -> Rooms:
    starts = [int(line.text) for line in lines[:-1]]
    edges = np.array([line.x for line in lines])
    dated = years > 0
    at = np.searchsorted(starts, years, side="right") - 1
    low, high = rooms.low.copy(), rooms.high.copy()
    inset = np.minimum(skeleton.boxes.half[:, 0], (edges[at + 1] - edges[at]) / 2)
    low[dated, 0] = (edges[at] + inset)[dated]
    high[dated, 0] = (edges[at + 1] - inset)[dated]
    return Rooms(rooms.zone, low, high)


def _still_in_year(
    skeleton: Skeleton, rooms: Rooms, guides: Sequence[Guide], earlier: Sheet
) -> list[str]:
    """What stands between the lines of its year, to a pixel, or in the band as before."""
    found = []
    for at, name in enumerate(skeleton.names):
        if name in earlier and guides[rooms.zone[at]].holds(earlier[name]):
            if rooms.low[at, 0] - 1 <= earlier[name][0] <= rooms.high[at, 0] + 1:
                found.append(name)
    return found


def first_days(network: nx.MultiDiGraph[Any]) -> dict[str, str]:
    """The first ISO day that is told of a node, in a relation or a statement; none for the rest."""
    days: dict[str, str] = {}
    for source, target, said in network.edges(data=True):
        _note(days, (source, target), said)
    for name, said in network.nodes(data=True):
        for statement in said.get("statements") or ():
            _note(days, (name,), statement)
    return days


def _note(days: dict[str, str], names: Iterable[str], said: Mapping[str, Any]) -> None:
    if day := said.get("dated"):
        for name in names:
            days[name] = min(days.get(name, day), day)


def _columns(skeleton: Skeleton, days: Mapping[str, str]) -> list[Column]:
    """The columns from left to right, of as many rows as give the sheet the board's shape."""
    numbers = [at for at, name in enumerate(skeleton.names) if name in days]
    numbers.sort(key=lambda at: (days[skeleton.names[at]], at))
    years: dict[int, list[int]] = {}
    for at in numbers:
        years.setdefault(int(days[skeleton.names[at]][:4]), []).append(at)
    high = 2 * float(skeleton.boxes.half[:, 1].mean()) + GAP
    tried = sorted({round(rows) for rows in np.geomspace(1, max(1, len(numbers)), 24)})

    def misshape(rows: int) -> float:
        columns = _in_rows(skeleton, years, rows)
        across = columns[-1].x + columns[-1].half if columns else 1.0
        return abs(float(np.log(across / (rows * high) / ASPECT)))

    return _in_rows(skeleton, years, min(tried, key=misshape))


def _in_rows(skeleton: Skeleton, years: Mapping[int, list[int]], rows: int) -> list[Column]:
    columns: list[Column] = []
    x, before = 0.0, min(years, default=0)
    for year, numbers in years.items():
        x += LEAST if year > before + 1 else 0.0
        begun, before = x, year
        for at in range(0, len(numbers), rows):
            members = np.array(numbers[at : at + rows], dtype=np.intp)
            half = (1 + SET_OFF) * float(skeleton.boxes.half[members, 0].max()) + GAP
            columns.append(Column(year, members, x + half, half))
            x += 2 * half
        x = max(x, begun + LEAST)
    return columns


def _untangled(skeleton: Skeleton, columns: Sequence[Column], start: Array) -> Array:
    """Each column ordered to stand near what it is linked to, as far as crossings fall by it."""
    height = max((float(_heights(skeleton, column).sum()) for column in columns), default=1.0)
    places = np.zeros_like(start)
    wished = (start[:, 1] - start[:, 1].min()) / max(float(np.ptp(start[:, 1])), 1.0) * height
    best, fewest = places, inf
    for _ in range(SWEEPS):
        places = places.copy()
        for column in columns:
            order = column.members[np.argsort(wished[column.members], kind="stable")]
            heights = _heights(skeleton, replace(column, members=order))
            near = np.clip(wished[order], 0, height)
            places[order, 0] = column.x + _set_off(skeleton, order)
            places[order, 1] = spaced(near, heights, room=height) - skeleton.boxes.drop[order]
        crossed = crossings_about(skeleton.pairs, places)
        if crossed < fewest:
            best, fewest = places, crossed
        wished = skeleton.mean_of_neighbours(places)[:, 1]
    return best


def _set_off(skeleton: Skeleton, order: Numbers) -> Array:
    """By turns to the left and right, or lines within a column would run through all of it."""
    if len(order) == 1:
        return np.zeros(1)
    by = SET_OFF * float(skeleton.boxes.half[order, 0].max())
    return np.where(np.arange(len(order)) % 2 == 0, -by, by)


def _heights(skeleton: Skeleton, column: Column) -> Array:
    return np.asarray(2 * skeleton.boxes.half[column.members, 1] + GAP)


def _ruled(skeleton: Skeleton, columns: Sequence[Column], places: Array) -> tuple[Guide, ...]:
    if not columns:
        return ()
    members = np.concatenate([column.members for column in columns])
    middles, half = skeleton.boxes.middles(places)[members, 1], skeleton.boxes.half[members, 1]
    top, end = float((middles - half).min()) - HEADING, float((middles + half).max())
    first = {column.year: column.x - column.half for column in reversed(columns)}
    return tuple(Guide(str(y), first[y], top, 0.0, end - top) for y in sorted(first))


def _with_undated(
    skeleton: Skeleton, undated: Numbers, places: Array, ruled: tuple[Guide, ...]
) -> Laid:
    """What has no date in rows under all that has, near what it is linked to."""
    boxes = skeleton.boxes.of(undated)
    width = float(np.sqrt(4 * boxes.half.prod(axis=1).sum() * ASPECT))
    if ruled:
        dated = np.setdiff1d(np.arange(len(skeleton)), undated)
        width = float((places[dated, 0] + skeleton.boxes.half[dated, 0]).max())
    order = np.argsort(skeleton.mean_of_neighbours(places)[undated, 0], kind="stable")
    laid = block(boxes, filled(order, rows=rows_for(boxes, width=width)))
    top = max((guide.y + guide.height + BETWEEN for guide in ruled), default=0.0)
    found = places.copy()
    middle = np.array([width / 2, top + HEADING + GAP + laid.half])
    found[undated] = laid.places + middle
    left, right = min(0.0, width / 2 + laid.left), max(width, width / 2 + laid.right)
    height = HEADING + 2 * (laid.half + GAP)
    return found, (*ruled, Guide(UNDATED, left - GAP, top, right - left + 2 * GAP, height))
