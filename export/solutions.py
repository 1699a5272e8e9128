"""The answers of a SELECT query, held as a plain table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from export.errors import UnwritableValueError
from graph.answers import Rows

Term: TypeAlias = ox.NamedNode | ox.Literal | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Table:
    """Columns are variable names without `?`; a cell is None where the variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def from_solutions(solutions: ox.QuerySolutions | Rows) -> Table:
    """Read all rows, in the order of the answer.

    Raises UnwritableValueError for what SPARQL 1.1 results cannot hold: triple terms and strings
    with a base direction.
    """
    if isinstance(solutions, Rows):
        columns = solutions.variables
    else:
        columns = tuple(variable.value for variable in solutions.variables)
    return Table(columns, tuple(_row(columns, solution) for solution in solutions))


def _row(
    columns: tuple[str, ...], solution: Iterable[Term | ox.Triple | None]
) -> tuple[Term | None, ...]:
    return tuple(_cell(column, term) for column, term in zip(columns, solution, strict=True))


def _cell(column: str, term: Term | ox.Triple | None) -> Term | None:
    if isinstance(term, ox.Triple):
        raise UnwritableValueError(str(term), column=column, reason="a triple is not a term here")
    if isinstance(term, ox.Literal) and term.direction is not None:
        raise UnwritableValueError(str(term), column=column, reason="it has a base direction")
    return term
