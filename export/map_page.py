"""The map as one HTML file that needs nothing else: no network, no server, no other file.

What a source says reaches the page as text only: escaped in the tables, as JSON in a data block
for the scripts. The policy in the page allows the scripts and the style by their digests and
nothing else, so that a slip in the escaping would still run nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup

from export.map_drawing import draw, engine_script
from export.map_marks import DASHES, FIGURES, KINDS, MARKS, OTHER, Kind, kind_of
from export.network_map import ESCAPES, MapData, to_json
from export.policy import content_policy

ASSETS: Final = files("export") / "assets"
LINKED: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Counts:
    """What the page says of its own size."""

    nodes: int
    edges: int
    statements: int
    proposed: int
    contested: int
    denied: int


def render_page(data: MapData) -> bytes:
    """The page as UTF-8. The same data give the same bytes."""
    network = draw(data)
    with as_file(ASSETS / "map.html") as template:
        network.set_template(template.as_posix())
        _prepare(network.templateEnv, data)
        page = str(network.generate_html())
    # Half of a surrogate pair has no UTF-8; a question mark for it is better than no map.
    return page.encode("utf-8", errors="replace")


def _prepare(env: Environment, data: MapData) -> None:
    """Gives the template what pyvis does not: escaping, our assets and the map's data."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.filters["block"] = _block
    env.tests["linked"] = _is_linked
    script = [engine_script(), _asset("drawing.js"), _asset("map.js")]
    style = _asset("map.css")
    env.globals.update(
        data=data,
        data_json=Markup(to_json(data)),
        names={node.id: node.label for node in data.nodes},
        counts=_counts(data),
        as_of=_written(data.as_of),
        legend=_legend(data),
        signs={"figures": FIGURES, "marks": MARKS},
        dashes=DASHES,
        outline=_outline,
        scripts=[Markup(text) for text in script],
        style=Markup(style),
        policy=content_policy(style=style, scripts=script),
    )


def _written(day: str) -> str:
    """A date as it is written in English; what is not a whole date stays as it came."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B %Y}"


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _block(value: Any) -> Markup:  # noqa: ANN401 - any JSON value
    """A value as JSON that may stand inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES))


def _is_linked(text: str | None) -> bool:
    """Whether a text is an address a reader may follow: http or https, without white space."""
    return text is not None and LINKED.fullmatch(text) is not None


def _counts(data: MapData) -> Counts:
    def count(holds: Callable[[Any], bool]) -> int:
        return sum(1 for edge in data.edges if holds(edge))

    return Counts(
        nodes=len(data.nodes),
        edges=len(data.edges),
        statements=len(data.statements),
        proposed=count(lambda edge: edge.status != "accepted"),
        contested=count(lambda edge: edge.standing == "contested"),
        denied=count(lambda edge: edge.negated),
    )


def _legend(data: MapData) -> list[Kind]:
    """The kinds that occur, in the order of KINDS."""
    present = {kind_of(node.kind) for node in data.nodes}
    return [kind for kind in (*KINDS, OTHER) if kind in present]


def _outline(points: Iterable[tuple[float, float]], *, scale: float, middle: float) -> str:
    """Points of a figure as an SVG attribute."""
    return " ".join(f"{middle + scale * x:.1f},{middle + scale * y:.1f}" for x, y in points)
