"""The map as one HTML file that needs nothing else: no network, no server, no other file.

What a source says reaches the page as text only: escaped in the tables, as JSON in data blocks
for the script. The policy in the page allows the script and the style by their digests and
nothing else, so that a slip in the escaping would still run nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, Literal

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from export.map_colours import DAY, NIGHT, colour_variables
from export.map_columns import evidence_json, map_json
from export.map_marks import DASHES, KINDS, OTHER, Kind, kind_of, signs
from export.map_script import MODULES, map_script
from export.network_map import ESCAPES, MapData
from export.policy import content_policy
from graph.sheet import Guide

Engine = Literal["canvas", "pyvis"]
ENGINES: Final[tuple[Engine, ...]] = ("canvas", "pyvis")
ENTRIES: Final = {"canvas": "canvas_page.js", "pyvis": "vis_page.js"}
CREDITS: Final = {"canvas": "", "pyvis": "Drawn with vis-network (Apache-2.0 or MIT)."}
LEAD: Final = "Who funds, approves, runs and oversees what, with the evidence for each line."
# Without scripting the rows stand in the file a second time: of a large map they would be most
# of it, and nobody reads thousands of rows on one page.
PLAIN_ROWS: Final = 800
LINKED: Final = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
TABS: Final = (("relations", "Relations"), ("things", "Things"), ("statements", "Statements"))
SIZES: Final[tuple[tuple[str, str], ...]] = (
    ("lines", "number of lines"),
    ("importance", "importance"),
    ("statements", "statements"),
    ("findings", "findings"),
    ("same", "all the same"),
)


@dataclass(frozen=True)
class Counts:
    """What the page says of its own size."""

    nodes: int
    edges: int
    statements: int
    proposed: int
    contested: int
    denied: int


def render_page(data: MapData, *, engine: Engine = "canvas", guides: Sequence[Guide] = ()) -> bytes:
    """The page as UTF-8, with the headings of its sheet. The same data give the same bytes."""
    scripts = [_engine_script()] if engine == "pyvis" else []
    module = map_script(ENTRIES[engine])
    style = _style()
    page = _environment().from_string(_asset("map.html"))
    text = page.render(
        **{"data": data, "as_of": _written(data.as_of), "counts": _counts(data)},
        **{"data_json": Markup(map_json(data)), "evidence_json": Markup(evidence_json(data))},
        **{"guides_json": Markup(_block([asdict(guide) for guide in guides]))},
        **{"names": {node.id: node.label for node in data.nodes}, "kinds": _kinds(data)},
        **{"plain_tables": _rows(data) <= PLAIN_ROWS, "tabs": TABS, "sizes": _sizes(data)},
        **{"lead": LEAD, "credit": CREDITS[engine], "style": Markup(style)},
        **{"scripts": [Markup(script) for script in scripts], "module": Markup(module)},
        policy=content_policy(style=style, scripts=[*scripts, module]),
    )
    # Half of a surrogate pair has no UTF-8; a question mark for it is better than no map.
    return text.encode("utf-8", errors="replace")


def _environment() -> Environment:
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.tests["linked"] = _is_linked
    environment.globals.update(signs=signs(), dashes=DASHES, outline=_outline)
    return environment


def _engine_script() -> str:
    # pyvis imports IPython, which takes two seconds that the other engine does not need.
    from export.map_drawing import engine_script

    return engine_script()


def _style() -> str:
    """The colours by day and by night, on paper always by day, and the style sheet."""
    day, night = (f":root {{ {colour_variables(colours)} }}" for colours in (DAY, NIGHT))
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {night} }}"
    fills = [f".kind-{kind.name} {{ fill: var(--kind-{kind.name}); }}" for kind in (*KINDS, OTHER)]
    return "\n".join((day, dark, *fills, _asset("map.css")))


def _block(value: object) -> str:
    """A value as JSON that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def _asset(name: str) -> str:
    return (MODULES / name).read_text(encoding="utf-8")


def _written(day: str) -> str:
    """A date as it is written in English; what is not a whole date stays as it came."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B %Y}"


def _is_linked(text: str | None) -> bool:
    """Whether a text is an address a reader may follow: http or https, without white space."""
    return text is not None and LINKED.fullmatch(text) is not None


def _rows(data: MapData) -> int:
    return len(data.edges) + len(data.statements) + len(data.nodes)


def _sizes(data: MapData) -> tuple[tuple[str, str], ...]:
    """What things may be sized by: findings only where there are some."""
    return tuple(size for size in SIZES if size[0] != "findings" or data.findings)


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


def _kinds(data: MapData) -> list[Kind]:
    """The kinds that occur, in the order of KINDS."""
    present = {kind_of(node.kind) for node in data.nodes}
    return [kind for kind in (*KINDS, OTHER) if kind in present]


def _outline(points: Iterable[tuple[float, float]], *, scale: float, middle: float) -> str:
    """Points of a figure as an SVG attribute."""
    return " ".join(f"{middle + scale * x:.1f},{middle + scale * y:.1f}" for x, y in points)
