"""The pages that benchmarks.map opens: ours, and two rivals' on the same data and places."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from pyvis.network import Network

from benchmarks.map_networks import generated_network
from export.map_colours import DAY
from export.map_columns import evidence_json
from export.map_marks import kind_of
from export.map_page import render_page
from export.network_map import MapData, build_map
from graph.communities import communities, community_names
from graph.layout import lay_out

FORCE_GRAPH = "force-graph@1.52.0"


@dataclass(frozen=True)
class Page:
    """A page in a file, and what it cost to make."""

    file: Path
    size: int
    before_evidence: int
    layout: float = 0.0


def map_of(nodes: int) -> tuple[MapData, float]:
    """The map of a generated network, and the CPU seconds of its layout."""
    network = generated_network(nodes)
    began = process_time()
    places = lay_out(network)
    spent = process_time() - began
    groups = communities(network)
    names = community_names(network, groups)
    return build_map(network, places, communities=groups, community_names=names), spent


def our_page(data: MapData, folder: Path) -> Page:
    """Our page with the engine that is the default."""
    content = render_page(data)
    file = _written(folder / "ours.html", content)
    evidence = len(evidence_json(data).encode("utf-8", errors="replace"))
    return Page(file, len(content), len(content) - evidence)


def pyvis_page(data: MapData, folder: Path) -> Page:
    """pyvis as it comes, but for our places and no physics, with which it would not settle."""
    network = Network(directed=True, height="800px", cdn_resources="in_line")
    network.toggle_physics(False)
    # add_node and add_edge go through all that is there already at each call.
    network.nodes = [
        {"id": node.id, "label": node.label, "shape": "dot", "size": 9, "x": node.x, "y": node.y}
        for node in data.nodes
    ]
    network.edges = [
        {"from": edge.source, "to": edge.target, "label": edge.relation_label, "arrows": "to"}
        for edge in data.edges
    ]
    content = network.generate_html().encode("utf-8", errors="replace")
    return Page(_written(folder / "pyvis.html", content), len(content), len(content))


def force_graph_page(data: MapData, folder: Path, script: str) -> Page:
    """force-graph with the same colours, names under the pointer and fixed places."""
    nodes = [
        {"id": node.id, "name": node.label, "fx": node.x, "fy": node.y}
        | {"color": DAY[f"kind-{kind_of(node.kind).name}"]}
        for node in data.nodes
    ]
    links = [{"source": edge.source, "target": edge.target} for edge in data.edges]
    content = _FORCE_GRAPH_PAGE.format(
        script=script, data=json.dumps({"nodes": nodes, "links": links})
    )
    written = content.encode("utf-8", errors="replace")
    return Page(_written(folder / "force-graph.html", written), len(written), len(written))


_FORCE_GRAPH_PAGE = """<!doctype html><meta charset="utf-8"><title>force-graph</title>
<style>html, body {{ margin: 0; }} #map {{ width: 1280px; height: 800px; }}</style>
<div id="map"></div>
<script>{script}</script>
<script>
const graph = ForceGraph()(document.getElementById("map")).width(1280).height(800)
  .linkDirectionalArrowLength(4).warmupTicks(0).cooldownTicks(1).graphData({data});
setTimeout(() => graph.zoomToFit(0, 20), 50);
</script>
"""


def force_graph_script(folder: Path) -> str | None:
    """The script of force-graph, by npm into a folder of this run; None where npm has it not."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [
        npm,
        "install",
        "--prefix",
        str(folder),
        "--no-save",
        "--ignore-scripts",
        FORCE_GRAPH,
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    script = folder / "node_modules" / "force-graph" / "dist" / "force-graph.min.js"
    return script.read_text("utf-8") if done.returncode == 0 and script.is_file() else None


PageMaker = Callable[[MapData, Path], Page]


def page_makers(scratch: Path) -> Mapping[str, PageMaker]:
    """How each page is made, by the name of what draws it."""
    makers: dict[str, PageMaker] = {"ours": our_page, "pyvis": pyvis_page}
    if script := force_graph_script(scratch):
        makers["force-graph"] = lambda data, folder: force_graph_page(data, folder, script)
    return makers


def _written(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file
