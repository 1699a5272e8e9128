"""The map as the drawing engine wants it: pyvis, for the vis-network that pyvis carries.

Everything that knows of pyvis or vis-network is here and in assets/drawing.js. Another engine
replaces these two; the data and the page stay.
"""

from __future__ import annotations

from importlib.resources import files
from itertools import groupby
from typing import Any, Final

from pyvis.network import Network

from export.map_marks import DASHES, kind_of, line_of, marks_of, tone_of
from export.network_map import MapData, MapEdge, MapNode
from graph.boxes import label_lines, mark_radius

ENGINE: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
CAPTION_CHARS: Final = 34
BEND: Final = 0.26  # of the distance between the ends, for each place away from the straight line
# Signs that turn the direction of what follows: on a canvas nothing would isolate them.
DIRECTION_SIGNS: Final = dict.fromkeys(
    [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)

OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "zoomView": False,
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "arrowStrikethrough": False,
        "chosen": False,
        "hoverWidth": 0,
        "selectionWidth": 0,
    },
}


def engine_script() -> str:
    """The text of vis-network, from the installed pyvis."""
    return (files("pyvis") / ENGINE).read_text(encoding="utf-8")


def draw(data: MapData) -> Network:
    """A pyvis network that holds the map; directed, or parallel relations would be merged."""
    network = Network(directed=True)
    network.options = OPTIONS
    # add_node and add_edge look through all that is there already at each call.
    network.nodes = [_node(node) for node in data.nodes]
    network.edges = [_edge(edge, smooth) for edge, smooth in _bent(data.edges)]
    return network


def _node(node: MapNode) -> dict[str, Any]:
    kind = kind_of(node.kind)
    degree = node.inward + node.outward
    return {
        "id": node.id,
        "x": node.x,
        "y": node.y,
        "size": mark_radius(degree),
        "figure": kind.figure,
        "tone": kind.name,
        "lines": label_lines(_plain(node.label)),
        "degree": degree,
    }


def _edge(edge: MapEdge, smooth: dict[str, Any]) -> dict[str, Any]:
    tone = tone_of(edge)
    return {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "dashes": list(DASHES[line_of(edge)]) or False,
        "width": 2.4 if tone == "fact" else 1.4,
        "tone": tone,
        "marks": marks_of(edge),
        "caption": caption(edge),
        **smooth,
    }


def caption(edge: MapEdge) -> str:
    """The words on a line, with whatever keeps them from reading as plain fact."""
    words = _plain(edge.relation_label)
    if len(words) > CAPTION_CHARS:
        words = words[: CAPTION_CHARS - 1] + "…"
    doubt = "" if edge.modality == "actual" else f" ({_plain(edge.modality)})"
    return f"{'denied: ' if edge.negated else ''}{words}{doubt}"


def _plain(text: str) -> str:
    return " ".join(text.translate(DIRECTION_SIGNS).split())


def _bent(edges: tuple[MapEdge, ...]) -> list[tuple[MapEdge, dict[str, Any]]]:
    """Each edge with its own bend, so that none between the same two ends hides another."""
    found: list[tuple[MapEdge, dict[str, Any]]] = []
    for (low, high), group in groupby(sorted(edges, key=_ends), key=_ends):
        side_by_side = list(group)
        for at, edge in enumerate(side_by_side):
            place = at - (len(side_by_side) - 1) / 2
            found.append((edge, _loop(at) if low == high else _bend(edge, place)))
    return sorted(found, key=lambda pair: int(pair[0].id[1:]))


def _ends(edge: MapEdge) -> tuple[str, str]:
    return min(edge.source, edge.target), max(edge.source, edge.target)


def _bend(edge: MapEdge, place: float) -> dict[str, Any]:
    if not place:
        return {"smooth": False}
    # A bend is to the right or left of the way; the way back has them the other way round.
    rightward = (place > 0) == (edge.source < edge.target)
    turn = "curvedCW" if rightward else "curvedCCW"
    return {"smooth": {"enabled": True, "type": turn, "roundness": round(BEND * abs(place), 3)}}


def _loop(at: int) -> dict[str, Any]:
    return {"smooth": False, "selfReference": {"size": 26 + 9 * at, "angle": 0.8}}
