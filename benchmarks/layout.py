"""Measures the layout of maps and writes benchmarks/layout.md: ``python -m benchmarks.layout``.

Generated networks of several sizes, laid out by ours and by what else there is, each in a process
of its own: CPU, memory, and how well the drawing may be read. The rivals' drawings are scaled to
the room that ours takes; none of them knows of boxes, so one is shown with ours pushed apart.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import process_time
from typing import Any
from unittest.mock import patch

from benchmarks.measure import ROOT, Cost, cost_of

SIZES = (500, 2_000, 10_000, 50_000)
FIGURES = ROOT / "benchmarks" / "layout.md"
OURS = "communities"
# CPU seconds, and the share of boxes that overlap.
ASKED = {500: 0.8, 2_000: 2.5, 10_000: 11.0, 50_000: 10.0}
OVERLAP, JUDGED_UP_TO = 0.05, 2_000
# networkx needs the square of the nodes in memory, and minutes.
_LARGEST = {"networkx spring": 2_000, "igraph UMAP": 10_000, "igraph UMAP, pushed apart": 10_000}

Places = Any  # an array, imported where it is used, to be measured
Way = Callable[[Any, Any], Places]


def _ours(style: str, *, igraph: bool = True) -> Way:
    def places(network: Any, skeleton: Any) -> Places:  # noqa: ANN401  # as above
        import numpy as np

        from graph.layout import lay_out

        without = patch("graph.drawing_engine.has_igraph", lambda: False)
        with nullcontext() if igraph else without:
            sheet = lay_out(network, style=style)
        return np.array([sheet[name] for name in skeleton.names])

    return places


def _of_networkx(network: Any, skeleton: Any) -> Places:  # noqa: ANN401  # as above
    import networkx as nx
    import numpy as np

    found: dict[str, Any] = nx.spring_layout(nx.Graph(network), seed=0)
    return np.array([found[name] for name in skeleton.names])


def _of_igraph(method: str) -> Way:
    def lay_out(network: Any, skeleton: Any) -> Places:  # noqa: ANN401  # as above
        import igraph
        import numpy as np

        igraph.set_random_number_generator(Random(0))
        graph = igraph.Graph(n=len(skeleton), edges=skeleton.pairs.tolist())
        return np.array(getattr(graph, f"layout_{method}")().coords)

    return lay_out


def _pushed_apart(way: Way) -> Way:
    def lay_out(network: Any, skeleton: Any) -> Places:  # noqa: ANN401  # as above
        from graph.forces import push_apart, widen

        places = widen(way(network, skeleton), skeleton.boxes, fill=0.5)
        return push_apart(places, skeleton.boxes)

    return lay_out


WAYS: Mapping[str, Way] = {
    OURS: _ours("communities"),
    "communities, rustworkx": _ours("communities", igraph=False),
    "tiers": _ours("tiers"),
    "time": _ours("time"),
    "igraph UMAP": _of_igraph("umap"),
    "igraph UMAP, pushed apart": _pushed_apart(_of_igraph("umap")),
    "igraph FR": _of_igraph("fruchterman_reingold"),
    "networkx spring": _of_networkx,
}


def lay_out_once(way: str, size: int) -> dict[str, Any]:
    """What one layout costs and how well it may be read."""
    from benchmarks.map_networks import generated_network
    from graph.drawing_quality import quality
    from graph.skeleton import skeleton_of

    network = generated_network(size)
    skeleton = skeleton_of(network)
    _warm_up(way)
    before = process_time()
    places = WAYS[way](network, skeleton)
    cpu = process_time() - before
    figures = quality(skeleton.drawing, _as_wide_as_ours(skeleton, places))
    return {"cpu": cpu, "wall": cpu, **vars(figures)}


def _warm_up(way: str) -> None:
    """A small one first: what is loaded once is not of the layout."""
    from benchmarks.map_networks import generated_network
    from graph.skeleton import skeleton_of

    small = generated_network(20)
    WAYS[way](small, skeleton_of(small))


def _as_wide_as_ours(skeleton: Any, places: Places) -> Places:  # noqa: ANN401  # as above
    """Scaled so that boxes fill a seventh of the sheet, about what they fill of ours, if more."""
    import numpy as np

    room = float(np.ptp(places, axis=0).prod())
    boxes = 4 * float((skeleton.boxes.half[:, 0] * skeleton.boxes.half[:, 1]).sum())
    return places * max(1.0, float(np.sqrt(7 * boxes / room)))


def measured(sizes: Sequence[int]) -> Iterator[tuple[str, int, Cost]]:
    for size in sizes:
        for way in WAYS:
            if size <= _LARGEST.get(way, size):
                cost = cost_of(["benchmarks.layout", "--way", way, "--sizes", str(size)])
                _say(f"{size:,} {way}: {cost.cpu:.2f} s CPU, {cost.memory:.0f} MB")
                yield way, size, cost


def page(found: Sequence[tuple[str, int, Cost]]) -> str:
    """The figures as a page of Markdown."""
    rows = "".join(_row(way, size, cost) for way, size, cost in found)
    judged = "".join(_judged(size, cost) for way, size, cost in found if way == OURS)
    return f"""\
# Layout of maps

Made by `python -m benchmarks.layout`; not to be edited. {datetime.now(UTC):%Y-%m-%d}; generated
networks with twice as many relations as nodes, each layout in a process of its own. Crossings are
of pairs of lines, estimated from a sample; overlap is the share of boxes (mark and label, above
2,000 nodes the mark) that overlap another; neighbours the mean share of a node's nearest nodes
that are its neighbours; spread the deviation of the lines' lengths by their mean. What is not ours
is scaled to as much room as ours takes.

| nodes | layout | CPU s | MB | crossings | overlap | neighbours | spread |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}
## Asked

| nodes | CPU s, at most | measured | met | overlap, at most | measured | met |
| --- | --- | --- | --- | --- | --- | --- |
{judged}"""


def _row(way: str, size: int, cost: Cost) -> str:
    found = cost.found
    return (
        f"| {size:,} | {way} | {cost.cpu:.2f} | {cost.memory:.0f} | {found['crossings']:,.0f} | "
        f"{found['overlap']:.1%} | {found['neighbours']:.1%} | {found['spread']:.2f} |\n"
    )


def _judged(size: int, cost: Cost) -> str:
    most = ASKED.get(size)
    asked = f"{most:g} | {cost.cpu:.2f} | {_met(cost.cpu, most)}" if most else "- | - | -"
    overlap = cost.found["overlap"]
    if size > JUDGED_UP_TO:
        return f"| {size:,} | {asked} | - | {overlap:.1%} | - |\n"
    return f"| {size:,} | {asked} | {OVERLAP:.0%} | {overlap:.1%} | {_met(overlap, OVERLAP)} |\n"


def _met(figure: float, most: float) -> str:
    return "yes" if figure <= most else "**no**"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # this is the command line


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layout", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="NODES")
    parser.add_argument("--out", type=Path, default=FIGURES, metavar="FILE")
    parser.add_argument("--way", choices=WAYS, help="Lay out once, and print the figures as JSON.")
    given = parser.parse_args(arguments)
    if given.way:
        print(json.dumps(lay_out_once(given.way, given.sizes[0])))  # noqa: T201  # as above
        return
    given.out.write_text(page(list(measured(given.sizes))), "utf-8")
    _say(f"Wrote {given.out}")


if __name__ == "__main__":
    main()
