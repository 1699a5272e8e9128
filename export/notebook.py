"""The map in a notebook: the whole page in a frame of its own, without importing any notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from export.map_page import render_page
from export.network_map import MapData
from graph.sheet import Guide

if TYPE_CHECKING:
    from pyvis.network import Network


@dataclass(frozen=True, kw_only=True)
class NetworkMap:
    """A map that a notebook shows when it is the value of a cell."""

    data: MapData
    guides: Sequence[Guide] = ()
    height: int = 720

    def to_html(self) -> bytes:
        """The page, as the command ``oversight map`` writes it."""
        return render_page(self.data, guides=self.guides)

    def to_pyvis(self) -> Network:
        """A pyvis network, to change and show in pyvis' own ways."""
        # pyvis imports IPython, which takes two seconds.
        from export.map_drawing import to_pyvis

        return to_pyvis(self.data)

    def _repr_html_(self) -> str:
        """The page in a frame that may run its own scripts and reach nothing of the notebook."""
        page = escape(self.to_html().decode("utf-8"))
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-popups" title="Network map"'
            f' width="100%" height="{self.height:d}"></iframe>'
        )
