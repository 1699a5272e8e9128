"""Putting rules to a graph: in its worker and within limits, rules over findings last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.progress import Progress, unheard
from graph.answers import Rows
from graph.errors import LimitError
from graph.finding_settings import NO_SETTINGS, Settings
from graph.findings import Finding, FindingReader, order
from graph.limits import Limits
from graph.looked_up import StoredSubjects
from graph.opened import OversightGraph
from graph.rules import Rule
from graph.rules_over_findings import FindingRow, with_findings
from graph.shown import Named
from graph.shown_parts import Parts
from ontology.vocabulary import vocabulary

_LONG_TEXT = 10**6  # characters


@dataclass(frozen=True, kw_only=True)
class Found:
    """Findings in order of severity, the gravest first, then of rule and thing.

    ``graph`` is the digest of what was asked, ``asked`` the number of rules, and ``cut`` has a
    sentence for each of them whose answer a limit ended.
    """

    findings: tuple[Finding, ...]
    as_of: date
    on: date
    graph: str
    asked: int
    cut: tuple[str, ...] = ()


def find(
    graph: OversightGraph,
    rules: Sequence[Rule],
    *,
    beneath: Sequence[Rule] = (),
    on: date | None = None,
    settings: Settings = NO_SETTINGS,
    limits: Limits | None = None,
    progress: Progress = unheard,
) -> Found:
    """What rules find in a graph as of a day, else as of the day of the graph itself.

    A rule over findings sees those of the others and those of the rules ``beneath``, which are run
    for its sake and not told. Raises RuleError, ParameterError for a setting that is not of its
    type, and LimitError.
    """
    asking = _Asking(graph, on or graph.as_of, settings, limits or Limits(), [])
    over = [rule for rule in rules if rule.is_over_findings]
    plain = [rule for rule in rules if not rule.is_over_findings]
    seen = [*plain, *(r for r in beneath if over and not r.is_over_findings and r not in plain)]
    found: list[Finding] = []
    for number, rule in enumerate(seen):
        progress(rule.title, number, len(seen) + len(over))
        found += asking.findings(rule)
    codes = {rule.code for rule in plain}
    about_them = [one for rule in over for one in asking.findings_over(rule, found)]
    told = [*(one for one in found if one.rule.code in codes), *about_them]
    return Found(
        findings=tuple(sorted(told, key=order)),
        as_of=graph.as_of,
        on=asking.on,
        graph=graph.digest,
        asked=len(rules),
        cut=tuple(asking.cut),
    )


@dataclass(frozen=True)
class _Asking:
    """Rules put to one graph; ``cut`` gathers what limits ended."""

    graph: OversightGraph
    on: date
    settings: Settings
    limits: Limits
    cut: list[str]

    def findings(self, rule: Rule) -> Iterator[Finding]:
        rows = self._rows(rule, self._filled(rule), self.limits)
        yield from self._reader().findings(rule, rows.variables, rows)

    def findings_over(self, rule: Rule, found: Sequence[Finding]) -> Iterator[Finding]:
        reader = self._reader(found)
        # The text is ours and long; what it asks is bound by the other limits as ever.
        limits = replace(self.limits, characters=_LONG_TEXT, links=_LONG_TEXT)
        rows = (row for finding in found for row in finding_rows(finding))
        for text in with_findings(self._filled(rule), rows):
            answer = self._rows(rule, text, limits)
            yield from reader.findings(rule, answer.variables, answer)

    def _reader(self, found: Sequence[Finding] = ()) -> "FindingReader":
        parts = _PartsWithFindings(StoredSubjects(self.graph.store), found)
        return FindingReader(parts, as_of=self.graph.as_of, on=self.on)

    def _filled(self, rule: Rule) -> str:
        return rule.filled(on=self.on, settings=self.settings.values_for(rule))

    def _rows(self, rule: Rule, text: str, limits: Limits) -> Rows:
        try:
            rows = self.graph.query(text, limits=limits)
        except LimitError as error:
            problem = f"rule {rule.code}: {error.problem}"
            raise LimitError(problem, mend=error.mend, limit=error.limit) from None
        assert isinstance(rows, Rows)  # a rule is a SELECT
        if rows.cut:
            self.cut.append(f"{rule.code}: the answer is {rows.cut}")
        return rows


class _PartsWithFindings(Parts):
    """The parts of a graph, and findings by name, which it does not hold."""

    def __init__(self, subjects: StoredSubjects, found: Sequence[Finding]) -> None:
        super().__init__(subjects)
        self._found = {
            one.iri: Named(iri=one.iri, name=f"finding/{one.id}", label=one.rule.title)
            for one in found
        }

    def named(self, iri: str) -> Named:
        return self._found.get(iri) or super().named(iri)


def finding_rows(finding: Finding) -> Iterator[FindingRow]:
    """A finding as rules over findings see it."""
    severity = vocabulary().codes("SeverityScheme")[finding.rule.severity].iri
    for rest in finding.rests_on:
        iris = (finding.about.iri, rest.named.iri)
        yield FindingRow(finding.iri, finding.rule.title, severity, *iris)
