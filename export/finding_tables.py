"""Findings, and the rules that find them, as rows."""

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from export.solutions import Table, Term
from graph.findings import Finding
from graph.rules import Rule
from graph.triples import literal

_FINDINGS = (
    *("id", "rule", "title", "severity", "status", "certainty", "stands_from", "about"),
    *("about_label", "text", "must_not_claim", "question", "provisions", "hypotheses"),
    *("rests_on", "as_of", "asked_on"),
)
_RULES = ("rule", "status", "severity", "certainty", "title", "basis")


def to_finding_table(findings: Iterable[Finding]) -> Table:
    """Everything of each finding in one row; several IRIs in a cell have a space between them."""
    return Table(_FINDINGS, tuple(map(_row, findings)))


def to_rule_table(rules: Iterable[Rule], *, off: Collection[str] = ()) -> Table:
    """The rules with their basis: active, a draft, or switched off."""

    def row(rule: Rule) -> tuple[Term | None, ...]:
        status = "off" if rule.code in off else rule.status
        words = (rule.code, status, rule.severity, rule.certainty, rule.title, rule.basis)
        return tuple(map(ox.Literal, words))

    return Table(_RULES, tuple(map(row, rules)))


def _row(finding: Finding) -> tuple[Term | None, ...]:
    rule = finding.rule
    before = (finding.id, rule.code, rule.title, rule.severity, finding.status, rule.certainty)
    after = (finding.about.label, finding.text, rule.must_not_claim, finding.question)
    return (
        *map(ox.Literal, before),
        literal(finding.day) if finding.day else None,
        ox.NamedNode(finding.about.iri),
        *map(ox.Literal, after),
        ox.Literal(" ".join(rule.provisions)),
        ox.Literal(" ".join(one.iri for one in finding.hypotheses)),
        ox.Literal(" ".join(rest.named.iri for rest in finding.rests_on)),
        literal(finding.as_of),
        literal(finding.on),
    )
