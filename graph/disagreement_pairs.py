"""Statements at odds, two by two, for what shows a statement with those that speak against it.

A query sees them where it has the line ``VALUES (?one ?other ?onlyIf) { } # pairs: at-odds``, which
is filled in when it is asked: each pair both ways, ``onlyIf`` unbound where it hangs on nothing.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from graph.disagreement_kinds import kinds
from graph.limits import Limits
from graph.names import prefixes
from graph.sparql_words import refuse_dangerous

# Sums that may be the same money do not speak against each other, a provision is no statement, and
# a correction is stated in the graph itself.
_LEFT_OUT = ("figure", "citation", "correction")
_TERMS = (ox.NamedNode, ox.Literal)
_BLOCK = re.compile(r"VALUES (\((?:\?\w+ ?){3}\)) \{ \} # pairs: at-odds")
# What is filled in is ours and may be long; a row of it nests nothing.
_ROOM = 10**8


@dataclass(frozen=True, order=True)
class AtOdds:
    """The IRI of a statement that another does not sit with, and what that hangs on, if it does."""

    other: str
    only_if: str = ""


Pairs = Mapping[str, Sequence[AtOdds]]


def at_odds(store: ox.Store) -> Pairs:
    """By IRI of a statement those that it does not sit with, in order, each once."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for kind in kinds():
        for row in () if kind.code in _LEFT_OUT else _rows(store, kind.query):
            only_if = row.get("onlyIf", "")
            for one, other in ((row["first"], row["second"]), (row["second"], row["first"])):
                before = found[one].get(other, only_if)
                found[one][other] = min(before, only_if)  # what hangs on nothing comes first
    return {
        iri: tuple(sorted(AtOdds(other, only_if) for other, only_if in others.items()))
        for iri, others in found.items()
    }


def asks_for_pairs(query: str) -> bool:
    """Whether a query is to see the statements at odds."""
    return bool(_BLOCK.search(query))


def with_pairs(query: str, pairs: Pairs, limits: Limits | None) -> tuple[str, Limits]:
    """The query with the pairs filled in, and limits that have room for them.

    Raises QueryError or LimitError for what may not be asked without them.
    """
    refuse_dangerous(query, limits)
    rows = "\n".join(_row(one, pair) for one, found in pairs.items() for pair in found)
    filled = _BLOCK.sub(lambda block: f"VALUES {block[1]} {{\n{rows}\n}}", query)
    return filled, replace(limits or Limits(), characters=_ROOM, links=_ROOM)


def _row(one: str, pair: AtOdds) -> str:
    only_if = str(ox.Literal(pair.only_if)) if pair.only_if else "UNDEF"
    return f"({ox.NamedNode(one)} {ox.NamedNode(pair.other)} {only_if})"


def _rows(store: ox.Store, query: str) -> list[Mapping[str, str]]:
    answer = store.query(query, prefixes=prefixes())
    assert isinstance(answer, ox.QuerySolutions)  # each kind is a SELECT
    names = [variable.value for variable in answer.variables]
    return [
        {name: term.value for name in names if isinstance(term := row[name], _TERMS)}
        for row in answer
    ]
