"""Answers to queries: rows, triples, or yes and no; ``cut`` says where a limit ended them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox


@dataclass(frozen=True)
class Rows:
    """The answer of a SELECT query; ``variables`` are without ``?``, in the order of the cells."""

    variables: tuple[str, ...]
    rows: tuple[ox.QuerySolution, ...]
    cut: str | None = None

    def __iter__(self) -> Iterator[ox.QuerySolution]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE query."""

    triples: tuple[ox.Triple, ...]
    cut: str | None = None

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)


@dataclass(frozen=True)
class YesNo:
    """The answer of an ASK query."""

    yes: bool

    def __bool__(self) -> bool:
        return self.yes


Answer: TypeAlias = Rows | Triples | YesNo


def read_rows(parts: Iterable[bytes]) -> Rows:
    """The rows of an answer in TSV (SPARQL 1.1 Query Results CSV and TSV Formats, 4).

    Each part is of whole lines, the first with the line of names. Blank nodes keep their labels.
    """
    head = b""
    variables: tuple[str, ...] = ()
    rows: list[ox.QuerySolution] = []
    for part in parts:
        found = ox.parse_query_results(head + part, format=ox.QueryResultsFormat.TSV)
        assert isinstance(found, ox.QuerySolutions)
        if not head:
            head = part[: part.index(b"\n") + 1]
            variables = tuple(variable.value for variable in found.variables)
        rows.extend(found)
    return Rows(variables, tuple(rows))


def read_triples(parts: Iterable[bytes]) -> Triples:
    """The triples of an answer in N-Triples, in parts of whole lines."""
    quads = (quad for part in parts for quad in ox.parse(part, format=ox.RdfFormat.N_TRIPLES))
    return Triples(tuple(quad.triple for quad in quads))
