"""Rules that ask about the findings of other rules, which a graph does not hold.

Such a rule has a line in which the findings are filled in, one row for each thing that one rests
on: ``VALUES (?finding ?title ?severity ?of ?rests) { (UNDEF ...) } # findings``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

_BLOCK = re.compile(r"VALUES (\((?:\?\w+ ?){5}\)) \{ \((?:UNDEF ?){5}\) \} # findings")
# Rows at once: a query may say no more, for all of them stand in its text.
_ROWS = 200


@dataclass(frozen=True)
class FindingRow:
    """A finding as such a rule sees it, with one of the things that it rests on; all are IRIs."""

    finding: str
    title: str
    severity: str
    about: str
    rests_on: str

    @property
    def values(self) -> str:
        """The row as SPARQL writes it."""
        terms: tuple[object, ...] = (
            ox.NamedNode(self.finding),
            ox.Literal(self.title),
            *map(ox.NamedNode, (self.severity, self.about, self.rests_on)),
        )
        return f"({' '.join(map(str, terms))})"


def is_over_findings(query: str) -> bool:
    """Whether a query asks about findings."""
    return bool(_BLOCK.search(query))


def with_findings(query: str, rows: Iterable[FindingRow]) -> Iterator[str]:
    """The query with findings filled in, a portion at a time; a finding stands in one alone."""
    portion: list[FindingRow] = []
    for of_one in _by_finding(rows):
        if portion and len(portion) + len(of_one) > _ROWS:
            yield _filled(query, portion)
            portion = []
        portion += of_one
    if portion:
        yield _filled(query, portion)


def _by_finding(rows: Iterable[FindingRow]) -> list[list[FindingRow]]:
    grouped: dict[str, list[FindingRow]] = {}
    for row in rows:
        grouped.setdefault(row.finding, []).append(row)
    return list(grouped.values())


def _filled(query: str, rows: Iterable[FindingRow]) -> str:
    listed = " ".join(row.values for row in rows)
    return _BLOCK.sub(lambda block: f"VALUES {block[1]} {{ {listed} }}", query)
