"""The digest of everything that a graph is built from: one graph, one digest."""

import hashlib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

_CODE = ("ontology", "data", "graph")


def digest_of(paths: Iterable[Path]) -> str:
    """32 hexadecimal digits over record and register files, ontology, code and engine.

    The same whatever the order of the files and wherever they lie.
    """
    parts = sorted({_digest(path) for path in paths} | {_digest(path) for path in _code_files()})
    whole = "\n".join([*parts, ox.__version__])
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.name.encode() + b"\0" + path.read_bytes()).hexdigest()


def _code_files() -> Iterable[Path]:
    for package in _CODE:
        for entry in Path(str(files(package))).iterdir():
            if entry.suffix in (".py", ".ttl", ".rq"):
                yield entry
