"""Findings: what the rules find in a graph, each with the records that it rests on.

A finding points a person to records. It says what is not in this graph as of its day, never that
something does not exist, and it decides nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyoxigraph as ox

from graph.errors import RuleError
from graph.finding_basis import Rest, basis_of
from graph.finding_words import Words
from graph.names import thing_iri
from graph.rules import ABOUT, DAY, HYPOTHESIS, RESTS_ON, STATUS, Rule
from graph.shown import Named
from graph.shown_parts import Parts
from ontology.vocabulary import Term, vocabulary

CONDITIONAL = "conditional"
_DIGITS = 12  # hexadecimal, of the digest of what a finding is about


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a rule found about one thing: ``status`` is a code of the vocabulary.

    ``as_of`` is the day of the graph, ``on`` the day for which time limits were judged, ``day``
    the one from which there is something to find, where that is known.
    """

    rule: Rule = field(repr=False)
    about: Named
    status: str
    day: date | None
    text: str
    question: str
    rests_on: tuple[Rest, ...] = field(repr=False)
    hypotheses: tuple[Named, ...] = ()
    as_of: date
    on: date

    @property
    def id(self) -> str:
        """The same for the same rule and thing, in whatever graph and on whatever day."""
        digest = hashlib.sha256(self.about.iri.encode()).hexdigest()
        return f"{self.rule.code}-{digest[:_DIGITS]}"

    @property
    def iri(self) -> str:
        return thing_iri(f"finding/{self.id}").value


def order(finding: Finding) -> tuple[int, str, str, str]:
    """The gravest first, then by rule and by what it is about."""
    return -finding.rule.weight, finding.rule.code, finding.about.label, finding.about.iri


def findings_for_map(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings as the map takes them: plain values, what they rest on by IRI."""
    return [
        {
            "code": finding.rule.code,
            "title": finding.rule.title,
            "status": finding.status,
            "severity": finding.rule.severity,
            "text": finding.text,
            "about": finding.about.iri,
            "rests_on": [rest.named.iri for rest in finding.rests_on],
        }
        for finding in findings
    ]


@dataclass(frozen=True)
class FindingReader:
    """Makes findings of the rows of rules, with the names that a store has for things."""

    parts: Parts
    as_of: date
    on: date

    def findings(
        self, rule: Rule, columns: Sequence[str], rows: Iterable[ox.QuerySolution]
    ) -> Iterator[Finding]:
        """One finding for each thing that rows are about, in the order of the rows.

        Of rows with several statuses only the weightiest count. None is made of a day on which
        the law of the rule was not in force. Raises RuleError for what a row may not say.
        """
        by_thing: dict[str, list[_Row]] = {}
        for solution in rows:
            row = _row(rule, columns, solution)
            by_thing.setdefault(row.about, []).append(row)
        for about, told in by_thing.items():
            weightiest = max(row.status.degree for row in told)
            counting = [row for row in told if row.status.degree == weightiest]
            finding = self._finding(rule, about, columns, counting)
            if rule.in_force(finding.day):
                yield finding

    def _finding(
        self, rule: Rule, about: str, columns: Sequence[str], rows: Sequence["_Row"]
    ) -> Finding:
        words = Words(self.parts, as_of=self.as_of, on=self.on, columns=columns)
        cells = [row.cells for row in rows]
        # In order, for an engine gives rows in any where the query says none.
        rests_on = sorted({iri for row in rows for iri in row.iris(RESTS_ON)})
        hypotheses = sorted({iri for row in rows for iri in row.iris(HYPOTHESIS)})
        return Finding(
            rule=rule,
            about=self.parts.named(about),
            status=_status(rule, rows[0].status, hypotheses),
            day=min((row.day for row in rows if row.day), default=None),
            text=words.filled(rule.text, cells),
            question=words.filled(rule.question, cells),
            rests_on=basis_of(rests_on or [about], self.parts),
            hypotheses=self.parts.all_named(hypotheses),
            as_of=self.as_of,
            on=self.on,
        )


@dataclass(frozen=True)
class _Row:
    """One row of a rule: what it is about, its status and day, and all its cells by column."""

    about: str
    status: Term
    day: date | None
    cells: Mapping[str, ox.NamedNode | ox.Literal]

    def iris(self, column: str) -> list[str]:
        term = self.cells.get(column)
        return [term.value] if isinstance(term, ox.NamedNode) else []


def _row(rule: Rule, columns: Sequence[str], solution: ox.QuerySolution) -> _Row:
    bound = {name: solution[name] for name in columns}
    cells = {n: t for n, t in bound.items() if isinstance(t, ox.NamedNode | ox.Literal)}
    about, status, day = (cells.get(name) for name in (ABOUT, STATUS, DAY))
    concepts = {term.iri: term for term in vocabulary().codes("FindingStatusScheme").values()}
    if not isinstance(about, ox.NamedNode):
        raise _misfit(rule, ABOUT, "is no thing")
    if status is None or status.value not in concepts:
        raise _misfit(rule, STATUS, "is no status of findings")
    return _Row(about.value, concepts[status.value], _day(rule, day), cells)


def _day(rule: Rule, term: ox.NamedNode | ox.Literal | None) -> date | None:
    try:
        return date.fromisoformat(term.value) if term else None
    except ValueError:
        raise _misfit(rule, DAY, "is no day") from None


def _status(rule: Rule, stated: Term, hypotheses: Sequence[str]) -> str:
    """A hypothesis makes a finding conditional, and without one there is nothing to hang on."""
    if hypotheses:
        return CONDITIONAL
    if stated.code == CONDITIONAL:
        raise _misfit(rule, STATUS, "is conditional, yet the row names no hypothesis")
    return stated.code or ""


def _misfit(rule: Rule, column: str, problem: str) -> RuleError:
    before = rule.query.partition(f"?{column}")[0]
    return RuleError(
        f"?{column} of a row {problem}",
        path=f"ontology/rules/{rule.code}.rq",
        line=before.count("\n") + 1,
        mend="mend the query",
    )
