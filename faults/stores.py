"""Graphs whose every answer is known, and the folder of their stores as a trial sees it."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graph.answers import Answer, Rows, YesNo
from graph.build_lock import LOCK
from graph.generations import KEPT, POINTER
from graph.store import ensure_generation

if TYPE_CHECKING:
    from graph.build import Built

AS_OF = date(2026, 11, 22)
_BASE = "https://westmarch.example/"
QUESTIONS = (
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    f"SELECT ?p ?o {{ <{_BASE}body/7> ?p ?o }}",
    f"SELECT ?s {{ ?s <{_BASE}oversees> <{_BASE}body/9> }}",
    f"SELECT ?o (COUNT(?s) AS ?n) {{ ?s <{_BASE}since> ?o }} GROUP BY ?o",
    f"ASK {{ <{_BASE}body/1> <{_BASE}oversees>/<{_BASE}oversees> <{_BASE}body/3> }}",
    f'SELECT ?s ?o {{ ?s <{_BASE}name> ?o FILTER(CONTAINS(?o, "77")) }}',
    f"CONSTRUCT {{ ?s <{_BASE}of> ?o }} WHERE {{ ?s <{_BASE}since> 2003 ; <{_BASE}oversees> ?o }}",
    "SELECT (SUM(STRLEN(STR(?s)) + STRLEN(STR(?o))) AS ?n) { ?s ?p ?o }",
)


@dataclass(frozen=True)
class Known:
    """A graph: the digest of its inputs, its lines in a file, their digest, its right answers."""

    inputs: str
    nquads: Path
    digest: str
    answers: tuple[str, ...]


def known(folder: Path, number: int, *, quads: int) -> Known:
    """A graph of bodies in a ring; another for each number."""
    content = b"".join(sorted(_lines(number, bodies=quads // 4)))
    file = folder / f"known-{number}-{quads}.nq"
    file.write_bytes(content)
    store = ox.Store()
    store.bulk_load(content, format=ox.RdfFormat.N_QUADS)
    inputs = sha256(f"{number} {quads}".encode()).hexdigest()[:32]
    return Known(inputs, file, sha256(content).hexdigest(), answers_of(store.query))


def write(root: Path, graph: Known, patience: float = 60.0) -> None:
    """Writes the generation of a graph, as a build does."""
    built = SimpleNamespace(nquads=graph.nquads.read_bytes(), as_of=AS_OF)
    ensure_generation(
        lambda: cast("Built", built),
        root=root,
        inputs=graph.inputs,
        say=tell,
        patience=patience,
    )


def answers_of(ask: Callable[[str], object]) -> tuple[str, ...]:
    """The answers to every question, as texts that are the same for the same answer."""
    return tuple(_text(ask(question)) for question in QUESTIONS)


def fresh_copy(of: Path, to: Path) -> Path:
    """A copy of a folder of stores in the place of what is there."""
    rmtree(to, ignore_errors=True)
    copytree(of, to, symlinks=True)
    return to


def left_overs(root: Path) -> list[str]:
    """What lies in a folder of stores that no builder should have left."""
    named = (root / POINTER).read_text("utf-8") if (root / POINTER).is_file() else ""
    names = sorted(entry.name for entry in root.iterdir())
    left = [name for name in names if name not in (LOCK, POINTER) and name not in named]
    return [*left, *(["more than are kept"] if len(names) > KEPT + 2 else [])]


def _lines(number: int, *, bodies: int) -> Iterable[bytes]:
    for at in range(bodies):
        subject = f"<{_BASE}body/{at}>"
        following = f"<{_BASE}body/{(at + 1) % bodies}>"
        year = f'"{2000 + at % 25}"^^<http://www.w3.org/2001/XMLSchema#integer>'
        yield f"{subject} <{_BASE}oversees> {following} .\n".encode()
        yield f'{subject} <{_BASE}name> "Body {at} of book {number}" .\n'.encode()
        yield f"{subject} <{_BASE}since> {year} .\n".encode()
        yield f'{subject} <{_BASE}note> "proposed {at}" <{_BASE}graph/{number}> .\n'.encode()


def _text(answer: object) -> str:
    if isinstance(answer, ox.QueryBoolean | YesNo):
        return str(bool(answer))
    if isinstance(answer, Rows | ox.QuerySolutions):
        return "\n".join(sorted(" ".join(map(str, row)) for row in answer))
    return "\n".join(sorted(map(str, cast("Iterable[Answer]", answer))))


def tell(message: str) -> None:
    """Writes a line to standard error."""
    os.write(2, f"{message}\n".encode())
