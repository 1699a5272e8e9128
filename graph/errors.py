"""The errors of building, opening and asking a graph.

GraphError
├── GraphRefusedError   the graph breaks a shape
├── ShapesError         a shape cannot be read, or asks what is not covered
├── RuleError           a rule that is not well made
├── LayoutError         a map cannot be laid out as asked
│   ├── UnknownLayoutError
│   └── TiersError      graph/tiers.yaml is not well made
├── StoreError          a store cannot be written or opened
│   └── DamagedStoreError   what is there is not what was built
└── QueryError          a query cannot be run
    ├── LimitError          it asks for more than a limit allows
    ├── UnansweredError     the engine fails at it
    ├── UnknownQueryError
    ├── UnknownRuleError
    ├── ParameterError
    └── UnknownThingError
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


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


class ShapesError(GraphError):
    """A shape that cannot be read or is not covered; ``node`` is what it stands at."""

    def __init__(self, node: object, problem: str) -> None:
        super().__init__(f"{node}: {problem}", mend="mend the shapes")
        self.node = node


class RuleError(GraphError):
    """A rule that is not well made: its ``path``, and the ``line`` of it from 1."""

    def __init__(self, problem: str, *, path: str, line: int, mend: str) -> None:
        super().__init__(f"{path}:{line}: {problem}", mend=mend)
        self.path = path
        self.line = line


class LayoutError(GraphError):
    """A map that cannot be laid out as asked."""


class UnknownLayoutError(LayoutError):
    """A layout that there is none of; ``style`` is what was asked for."""

    def __init__(self, style: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no layout {style}", mend=f"ask for {' or '.join(known)}")
        self.style = style


class TiersError(LayoutError):
    """The bands of the layout by tiers are not well described."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"graph/tiers.yaml: {problem}", mend="mend the file")


class StoreError(GraphError):
    """A store that cannot be written or opened."""


class DamagedStoreError(StoreError):
    """A store that is damaged, empty or foreign; ``path`` in it, and ``what`` is wrong there."""

    def __init__(
        self, path: Path, what: str, *, mend: str = "run oversight build, which builds it anew"
    ) -> None:
        super().__init__(f"the store cannot be trusted: {path} {what}", mend=mend)
        self.path = path
        self.what = what


class QueryError(GraphError):
    """A query that cannot be run."""


class LimitError(QueryError):
    """A query beyond a limit; ``limit`` is the field of ``graph.limits.Limits``."""

    def __init__(self, problem: str, *, mend: str, limit: str) -> None:
        super().__init__(problem, mend=mend)
        self.limit = limit


class UnansweredError(QueryError):
    """A query that the engine fails at, in itself or for what it reads."""


class UnknownQueryError(QueryError):
    """A packaged query that there is none of."""


class UnknownRuleError(QueryError):
    """A rule that there is none of."""


class ParameterError(QueryError):
    """A parameter that a query lacks, or does not take."""


class UnknownThingError(QueryError):
    """A thing that is asked for by a name that nothing here has."""
