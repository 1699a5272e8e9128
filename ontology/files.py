"""The one place that opens the packaged ontology files, wherever the package is installed."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

ROOT = files("ontology")


@cache
def ontology_text() -> str:
    """The vocabulary as Turtle."""
    return (ROOT / "oversight.ttl").read_text(encoding="utf-8")


@cache
def shapes_text() -> str:
    """The SHACL shapes as Turtle."""
    return (ROOT / "shapes.ttl").read_text(encoding="utf-8")


@cache
def derivation_text() -> str:
    """The SPARQL CONSTRUCT that derives direct edges from claims."""
    return (ROOT / "direct-edges.rq").read_text(encoding="utf-8")


def query_files() -> dict[str, Traversable]:
    """The packaged queries by name without ending, such as ``04-money-flow``, in order of name."""
    return {entry.name.removesuffix(".rq"): entry for entry in _listed("queries", ".rq")}


def examples(kind: str) -> dict[str, Traversable]:
    """The example graphs of a kind, ``valid`` or ``invalid``, by file name, in order of name."""
    return {entry.name: entry for entry in _listed(f"examples/{kind}", ".ttl")}


def _listed(folder: str, ending: str) -> Iterator[Traversable]:
    entries = (entry for entry in ROOT.joinpath(folder).iterdir() if entry.name.endswith(ending))
    yield from sorted(entries, key=lambda entry: entry.name)
