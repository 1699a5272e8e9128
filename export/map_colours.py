"""The colours of the map, by day and by night: figures by kind, lines by how far they stand.

Figures and lines keep to Okabe and Ito's colours, which people with any of the common kinds of
colour blindness can tell apart; law, power and topic have greys and a brown, since each kind has
a figure of its own too, and each doubt its own dashes or mark. Said once: the drawing reads them
from the map's data, a page's style has them as variables.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DAY: Final[dict[str, str]] = {
    "map-paper": "#ffffff",
    "ink": "#1c2329",
    "soft": "#55606a",
    "edge": "#cfd3d6",
    "focus-ring": "#0b6bcb",
    "finding": "#b3261e",
    "group": "#e9edf0",
    "kind-org": "#0072b2",
    "kind-office": "#56b4e9",
    "kind-person": "#e69f00",
    "kind-project": "#009e73",
    "kind-system": "#d55e00",
    "kind-document": "#f0e442",
    "kind-decision": "#cc79a7",
    "kind-law": "#30363c",
    "kind-power": "#8b5e3c",
    "kind-request": "#8a6fd1",
    "kind-agent": "#f4f1e6",
    "kind-topic": "#b4b9bd",
    "kind-undisclosed": "#d9dde0",
    "kind-other": "#ffffff",
    "line-fact": "#27323b",
    "line-said": "#55616c",
    "line-proposed": "#7b858e",
    "line-contested": "#b0137a",
    "line-denied": "#a5320b",
}
NIGHT: Final[dict[str, str]] = {
    **DAY,
    "map-paper": "#1a1f24",
    "ink": "#eceff1",
    "soft": "#aeb7bf",
    "edge": "#3b444c",
    "focus-ring": "#7ab8ff",
    "finding": "#ff8a80",
    "group": "#2a323a",
    "kind-org": "#2b95d6",
    "kind-law": "#d5dade",
    "kind-power": "#b98a63",
    "kind-request": "#a692e0",
    "kind-agent": "#3a3f45",
    "kind-topic": "#7f878d",
    "kind-undisclosed": "#4a525a",
    "kind-other": "#1a1f24",
    "line-fact": "#dfe5e9",
    "line-said": "#a4aeb6",
    "line-proposed": "#8a949d",
    "line-contested": "#ff82c8",
    "line-denied": "#ff9e7a",
}


def colour_variables(colours: Mapping[str, str]) -> str:
    """The colours as declarations of a style sheet, to stand inside a rule."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
