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


def pairs(folder: str) -> dict[str, tuple[Traversable, Traversable]]:
    """The queries of a folder, each with its description beside it, by name without ending.

    The folder is ``rules`` or ``disagreements``. Of a file that stands alone the other is named
    all the same, so that whoever opens it is told that it is missing.
    """
    entries = [*_listed(folder, ".rq"), *_listed(folder, ".ttl")]
    names = sorted({entry.name.rsplit(".", 1)[0] for entry in entries})
    there = ROOT.joinpath(folder)
    return {name: (there / f"{name}.rq", there / f"{name}.ttl") for name in names}


def _listed(folder: str, ending: str) -> Iterator[Traversable]:
    entries = (entry for entry in ROOT.joinpath(folder).iterdir() if entry.name.endswith(ending))
    yield from sorted(entries, key=lambda entry: entry.name)
