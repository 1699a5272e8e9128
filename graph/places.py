"""The sheets of a graph kept beside its stores, so that nodes stay where they were as it grows.

A sheet is a cache like the store, but not one that can be built again the same: what it keeps is
where readers last saw things. One file for each style and network; the newest of a style is what a
network without a file of its own grows from. A file that is damaged is as good as none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from data.durable import write_durably
from graph.errors import DamagedStoreError
from graph.layout import lay_out
from graph.sealed_files import read_plain_file
from graph.sheet import Guide, Sheet

if TYPE_CHECKING:
    from graph.opened import OversightGraph

FORMAT: Final = 1
FOLDER: Final = "places"
KEPT: Final = 4  # of each style
_DIGITS: Final = 16


def places(
    graph: OversightGraph,
    network: nx.MultiDiGraph[Any],
    *,
    style: str = "communities",
    renew: bool = False,
) -> Sheet:
    """The sheet of a network of this graph, as it was laid out before, or grown from the last.

    With ``renew`` it is laid out as if there had been none. Raises UnknownLayoutError. Nothing is
    raised where nothing can be kept: the map is drawn all the same.
    """
    return kept_places(graph.generation.folder.parent, network, style=style, renew=renew)


def kept_places(
    root: Path, network: nx.MultiDiGraph[Any], *, style: str, renew: bool = False
) -> Sheet:
    """As ``places``, with the folder beneath which sheets are kept."""
    file = root / FOLDER / f"{style}-{_digest_of(network)}.json"
    found = None if renew else read_sheet(file, style=style)
    if found is not None and set(found) == set(network):
        return found
    earlier = None if renew else _newest(file.parent, style)
    sheet = lay_out(network, style=style, earlier=earlier)
    with suppress(OSError):
        _keep(file, sheet)
    return sheet


def read_sheet(file: Path, *, style: str) -> Sheet | None:
    """The sheet that a file holds, or None where it holds none that can be trusted."""
    try:
        head, _, body = read_plain_file(file).partition(b"\n")
        told = json.loads(head)
        if told["format"] != FORMAT or told["digest"] != _digest(body) or told["style"] != style:
            return None
        said = json.loads(body)
        found = {name: _place(place) for name, place in said["places"].items()}
        return Sheet(style, found, tuple(_guide(guide) for guide in said["guides"]))
    except (DamagedStoreError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _keep(file: Path, sheet: Sheet) -> None:
    """Writes a sheet in one step, and removes the oldest beyond those kept."""
    file.parent.mkdir(exist_ok=True)
    # One name for all who write it: of two at once one may win half, which its digest tells.
    aside = file.with_suffix(".new")
    try:
        write_durably(aside, _written(sheet))
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    for old in _by_age(file.parent, sheet.style)[KEPT:]:
        old.unlink(missing_ok=True)


def _written(sheet: Sheet) -> bytes:
    said = {
        "places": dict(sheet),
        "guides": [(g.text, g.x, g.y, g.width, g.height) for g in sheet.guides],
    }
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    head = {"format": FORMAT, "style": sheet.style, "digest": _digest(body)}
    return json.dumps(head).encode() + b"\n" + body


def _newest(folder: Path, style: str) -> Sheet | None:
    with suppress(OSError):
        sheets = (read_sheet(file, style=style) for file in _by_age(folder, style))
        return next((sheet for sheet in sheets if sheet), None)
    return None


def _by_age(folder: Path, style: str) -> list[Path]:
    """The files of a style, the newest first."""
    files = [file for file in folder.glob(f"{style}-*.json") if file.is_file()]
    return sorted(files, key=lambda file: (-file.stat().st_mtime_ns, file.name))


def _digest_of(network: nx.MultiDiGraph[Any]) -> str:
    """Of all that a layout goes by: names, labels, types, relations and dates."""
    lines = sorted(_told(network))
    return _digest("\n".join(lines).encode())


def _told(network: nx.MultiDiGraph[Any]) -> Iterator[str]:
    for name, said in network.nodes(data=True):
        dated = sorted(str(s.get("dated")) for s in said.get("statements") or ())
        yield json.dumps([name, said.get("label"), said.get("type_label"), dated])
    for source, target, said in network.edges(data=True):
        yield json.dumps([source, target, said.get("relation"), said.get("dated")])


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=_DIGITS).hexdigest()


def _place(place: Iterable[Any]) -> tuple[float, float]:
    x, y = (float(value) for value in place)
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError("a place is nowhere")
    return x, y


def _guide(guide: list[Any]) -> Guide:
    text, *numbers = guide
    return Guide(str(text), *(float(number) for number in numbers))
