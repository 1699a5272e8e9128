"""What an export may refuse.

ExportError
├── UnwritableStatementError  a triple or quad outside this project's RDF
├── UnwritableValueError      a query result that the asked format cannot hold
├── PrefixError               a prefix table that would not read back
├── MapDataError              a network that lacks what a map needs (network_map.py)
└── UnknownFormatError        a format nobody here writes
"""

from collections.abc import Iterable


class ExportError(Exception):
    """Base of all that the export folder raises on purpose."""


class UnwritableStatementError(ExportError):
    """A statement with a blank node, a quoted triple, a base direction or a broken IRI."""

    def __init__(self, statement: str) -> None:
        """`statement` is the whole triple or quad as an N-Quads line."""
        super().__init__(
            f"cannot write {statement!r}: every subject, predicate and graph must be an absolute "
            "IRI, every object an IRI or a plain, typed or language-tagged literal"
        )
        self.statement = statement


class UnwritableValueError(ExportError):
    """One value of a query result that cannot be said in the asked format."""

    def __init__(self, value: str, *, column: str, reason: str) -> None:
        super().__init__(f"?{column}: cannot write {value!r}: {reason}")
        self.value = value
        self.column = column
        self.reason = reason


class PrefixError(ExportError):
    """A prefix, or the namespace it stands for, that Turtle would not read back."""

    def __init__(self, prefix: str, namespace: str, *, reason: str) -> None:
        super().__init__(f"prefix {prefix!r} for {namespace!r}: {reason}")
        self.prefix = prefix
        self.namespace = namespace
        self.reason = reason


class UnknownFormatError(ExportError):
    """A format name that is not in the list of those known."""

    def __init__(self, name: str, *, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(f"unknown format {name!r}: known are {', '.join(self.known)}")
