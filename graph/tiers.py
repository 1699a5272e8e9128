"""The bands of the layout by tiers, read from tiers.yaml, and the band of each thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import networkx as nx
import yaml

from graph.errors import TiersError
from ontology.vocabulary import vocabulary

SIDES: Final = ("above", "left", "middle", "below", "right", "apart")
FILE: Final = "tiers.yaml"


@dataclass(frozen=True)
class Holds:
    """A line of a band: the labels of the classes it takes, and the relations one must lead by."""

    types: frozenset[str]
    target_of: frozenset[str]

    def fits(self, type_label: str, led_to_by: Iterable[str]) -> bool:
        if type_label not in self.types:
            return False
        return not self.target_of or not self.target_of.isdisjoint(led_to_by)


@dataclass(frozen=True)
class Band:
    """A band of the sheet: its heading, where it stands, and what it holds."""

    title: str
    side: str
    holds: tuple[Holds, ...]


@cache
def packaged_bands() -> tuple[Band, ...]:
    """The bands in order; raises TiersError."""
    return read_bands(files("graph").joinpath(FILE).read_text(encoding="utf-8"))


def read_bands(text: str) -> tuple[Band, ...]:
    """The bands that a YAML text describes; raises TiersError, which says what is wrong."""
    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise TiersError(f"it is no YAML: {' '.join(str(error).split())}") from None
    if not isinstance(entries, list) or not entries:
        raise TiersError("it is no list of bands")
    bands = tuple(_band(entry) for entry in entries)
    if any(not band.holds for band in bands[:-1]) or bands[-1].holds:
        raise TiersError("the last band, and no other, must be without `holds`")
    return bands


def bands_of(network: nx.MultiDiGraph[Any], bands: tuple[Band, ...]) -> dict[str, int]:
    """The number of each node's band."""
    led: dict[str, set[str]] = {name: set() for name in network}
    for _, target, said in network.edges(data=True):
        led[target].add(str(said.get("relation")))
    return {name: _number(bands, network.nodes[name], led[name]) for name in sorted(network)}


def _number(bands: tuple[Band, ...], said: Mapping[str, Any], led_to_by: set[str]) -> int:
    type_label = str(said.get("type_label") or "")
    for number, band in enumerate(bands):
        if any(line.fits(type_label, led_to_by) for line in band.holds):
            return number
    return len(bands) - 1


def _band(entry: Any) -> Band:  # noqa: ANN401  # from YAML
    if not isinstance(entry, dict) or not isinstance(title := entry.get("band"), str):
        raise TiersError(f"{entry} has no `band`, the heading")
    if unknown := set(entry) - {"band", "stands", "holds"}:
        raise TiersError(f"{title}: {', '.join(sorted(map(str, unknown)))} means nothing here")
    if entry.get("stands") not in SIDES:
        raise TiersError(f"{title}: `stands` must be one of {', '.join(SIDES)}")
    holds = entry.get("holds", [])
    if not isinstance(holds, list):
        raise TiersError(f"{title}: `holds` must be a list")
    return Band(title, entry["stands"], tuple(_line(title, line) for line in holds))


def _line(title: str, line: Any) -> Holds:  # noqa: ANN401  # from YAML
    if not isinstance(line, dict) or set(line) - {"classes", "target-of"} or "classes" not in line:
        raise TiersError(f"{title}: a line of `holds` has `classes`, and may have `target-of`")
    names = [_class(title, name) for name in line["classes"]]
    relations = frozenset(map(str, line.get("target-of", ())))
    if unknown := sorted(relations - set(vocabulary().relations)):
        raise TiersError(f"{title}: there is no relation {', '.join(unknown)}")
    return Holds(frozenset(label for name in names for label in _labels_under(name)), relations)


def _class(title: str, name: object) -> str:
    term = vocabulary().terms.get(str(name))
    if term is None or not term.is_class:
        raise TiersError(f"{title}: there is no class {name}")
    return term.iri


def _labels_under(class_iri: str) -> list[str]:
    words = vocabulary()
    classes = [term for term in words.terms.values() if term.is_class]
    return [term.label for term in classes if words.is_a(term.iri, class_iri)]
