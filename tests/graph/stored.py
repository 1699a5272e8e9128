"""Small graphs, and the folder of stores as a test sees it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from graph.build import Built
from graph.nquads import canonical_nquads

WESTMARCH = "https://westmarch.example/"
AS_OF = date(2026, 11, 22)
INPUTS = "0123456789abcdef" * 2
OTHERS = ["1" * 32, "2" * 32, "3" * 32]


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(WESTMARCH + name)


def quads_of(objects: Iterable[ox.Literal | ox.NamedNode]) -> list[ox.Quad]:
    """A quad for each object, with a subject of its own."""
    subjects = (node(f"thing/{number}") for number in range(10**6))
    graph = ox.DefaultGraph()
    return [ox.Quad(s, node("says"), o, graph) for s, o in zip(subjects, objects, strict=False)]


def built_of(quads: Iterable[ox.Quad]) -> Built:
    return Built(nquads=canonical_nquads(quads), as_of=AS_OF)


def small_graph(text: str = "lit") -> Built:
    return built_of(quads_of([ox.Literal(f"{text} {number}") for number in range(50)]))


def names_in(root: Path) -> list[str]:
    """What lies there, by the kind of its name, without the lock and the pointer."""
    kinds = {entry.name.split("-")[0] for entry in root.iterdir()} - {"lock", "current.json"}
    return sorted(f"{kind} {len(list(root.glob(kind + '*')))}" for kind in kinds)
