"""The errors of building, opening and asking a graph.

GraphError
├── GraphRefusedError   the graph breaks a shape
├── StoreError          a store cannot be written or opened
└── QueryError          a query cannot be run
    ├── UnknownQueryError
    └── ParameterError
"""

from collections.abc import Sequence
from dataclasses import dataclass


class GraphError(Exception):
    """Base of the family; ``mend`` says what the reader can do."""

    def __init__(self, problem: str, *, mend: str) -> None:
        super().__init__(f"{problem}; {mend}")
        self.problem = problem
        self.mend = mend


@dataclass(frozen=True)
class Violation:
    """One break of a shape: the node, the shape, and why."""

    node: str
    shape: str
    path: str | None
    message: str

    def __str__(self) -> str:
        at = f" ({self.path})" if self.path else ""
        return f"{self.node}{at}: {self.message} [shape {self.shape}]"


class GraphRefusedError(GraphError):
    """A graph that breaks shapes; ``violations`` in order of node."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        listed = "\n".join(f"  {violation}" for violation in violations)
        super().__init__(
            f"the graph breaks {len(violations)} shapes:\n{listed}\n",
            mend="mend the records that these nodes come from; nothing was written",
        )
        self.violations = tuple(violations)


class StoreError(GraphError):
    """A store that cannot be written or opened."""


class QueryError(GraphError):
    """A query that cannot be run."""


class UnknownQueryError(QueryError):
    """A packaged query that there is none of."""


class ParameterError(QueryError):
    """A parameter that a query lacks, or does not take."""
