"""The map as a pyvis network, for notebooks and for those who want to go on in pyvis.

Nothing that the network's page shows can run: pyvis' own template puts text into markup and asks
other servers for scripts, so the network comes with a template of ours, in which text is data and
the policy allows only our two scripts.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup
from pyvis.network import Network

from export.map_colours import DAY
from export.map_marks import DASHES, kind_of, line_of, tone_of
from export.network_map import ESCAPES, MapData, MapEdge, MapNode
from export.policy import content_policy
from graph.boxes import label_lines, mark_radius

ENGINE: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
TEMPLATE: Final = files("export") / "assets" / "pyvis.html"
CAPTION_CHARS: Final = 34
BEND: Final = 0.26  # of the distance between the ends, for each place away from the straight line
# Signs that turn the direction of what follows: on a canvas nothing would isolate them.
DIRECTION_SIGNS: Final = dict.fromkeys(
    [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
# What vis-network calls the shapes it has; the others are dots.
SHAPES: Final = {
    **{"circle": "dot", "square": "square", "triangle": "triangle", "diamond": "diamond"},
    **{"hexagon": "hexagon", "star": "star", "shield": "triangleDown"},
}
OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"font": {"size": 13, "strokeWidth": 3, "strokeColor": DAY["map-paper"]}},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "font": {"size": 11, "strokeWidth": 3, "strokeColor": DAY["map-paper"]},
    },
}
STYLE: Final = "html, body, main { margin: 0; height: 100%; } #map { height: 100%; }"
START: Final = """
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { nodes, edges } = read("drawing");
new vis.Network(document.getElementById("map"), { nodes, edges }, read("options"));
"""


def engine_script() -> str:
    """The text of vis-network, from the installed pyvis."""
    return (files("pyvis") / ENGINE).read_text(encoding="utf-8")


def to_pyvis(data: MapData) -> Network:
    """The map as a pyvis network with fixed places; its page and notebook cell run no text.

    It is directed, or pyvis would merge parallel relations.
    """
    network = Network(directed=True, height="100%", width="100%", cdn_resources="in_line")
    network.options = OPTIONS
    # add_node and add_edge look through all that is there already at each call.
    network.nodes = [_node(node) for node in data.nodes]
    network.edges = [_edge(edge, smooth) for edge, smooth in _bent(data.edges)]
    _make_safe(network)
    return network


def _make_safe(network: Network) -> None:
    """Gives pyvis our template, for files and for notebooks, and the template what it needs."""
    with as_file(TEMPLATE) as template:
        network.set_template(template.as_posix())
    environment = network.templateEnv
    environment.autoescape = True
    engine = engine_script()
    environment.globals.update(
        engine=Markup(engine),
        start=Markup(START),
        style=Markup(STYLE),
        policy=content_policy(style=STYLE, scripts=[engine, START]),
        block=_block,
        block_of=lambda text: _block(json.loads(text)),
    )
    # The one for notebooks, which pyvis holds apart.
    network.template = environment.get_template(network.path)


def _block(value: object) -> Markup:
    """A value as JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(ESCAPES))


def _node(node: MapNode) -> dict[str, Any]:
    kind = kind_of(node.kind)
    return {
        "id": node.id,
        "label": "\n".join(label_lines(_plain(node.label))),
        "x": node.x,
        "y": node.y,
        "size": mark_radius(node.inward + node.outward),
        "shape": SHAPES.get(kind.figure, "dot"),
        "color": {"background": DAY[f"kind-{kind.name}"], "border": DAY["ink"]},
        "shapeProperties": {"borderDashes": [3, 3] if node.hollow else False},
    }


def _edge(edge: MapEdge, smooth: dict[str, Any]) -> dict[str, Any]:
    tone = "denied" if edge.negated else tone_of(edge)
    return {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "label": caption(edge),
        "dashes": list(DASHES[line_of(edge)]) or False,
        "width": 2.4 if tone == "fact" else 1.4,
        "color": {"color": DAY[f"line-{tone}"], "inherit": False},
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
