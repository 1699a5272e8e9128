"""Findings in full for a person: the basis, what rests on what, and a draft of what to ask."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.date_words import in_words
from data.dates import parse_period
from export.evidence_forms import Lines, page_width
from graph.finding_basis import Rest
from graph.findings import Finding
from graph.rules import Rule
from ontology.vocabulary import vocabulary


def to_finding_list(findings: Sequence[Finding], *, width: int, colour: bool = False) -> str:
    """The sentence of every finding under its title and name, and at the end how many there are.

    Sentences are too long for the cells of a grid. Lines are between 40 and 100 cells at most.
    """
    page = _Page(Lines(page_width(width), colour))
    blocks = ("\n".join(line.rstrip() for line in page.listed(one)) for one in findings)
    told = Counter(finding.rule.severity for finding in findings)
    number = f"{len(findings):,} finding{'' if len(findings) == 1 else 's'}"
    counted = ", ".join(f"{count:,} {severity}" for severity, count in told.items())
    return "\n\n".join([*blocks, f"{number}: {counted}"]) + "\n"


def to_finding_text(findings: Iterable[Finding], *, width: int, colour: bool = False) -> str:
    """Every finding with all that it rests on; lines are between 40 and 100 cells at most."""
    page = _Page(Lines(page_width(width), colour))
    blocks = ("\n".join(line.rstrip() for line in page.finding(one)) for one in findings)
    return "\n\n\n".join(blocks) + "\n"


@dataclass(frozen=True)
class _Page:
    lines: Lines

    def listed(self, finding: Finding) -> Iterator[str]:
        yield from self.lines.bold(finding.rule.title)
        day = f", from {_day(finding.day.isoformat())}" if finding.day else ""
        status = vocabulary().codes("FindingStatusScheme")[finding.status].label
        yield f"{finding.rule.severity}, {status.lower()}{day}"
        yield finding.id
        yield from self.lines.plain(finding.text, indent=4)

    def finding(self, finding: Finding) -> Iterator[str]:
        rule = finding.rule
        yield from self.lines.bold(rule.title)
        yield finding.id
        yield ""
        yield from self.lines.plain(finding.text)
        yield ""
        yield from self._facts(finding)
        yield ""
        yield from self.lines.bold("It must not be read to say")
        yield from self.lines.plain(rule.must_not_claim, indent=2)
        yield ""
        yield from self.lines.bold("It rests on")
        for rest in finding.rests_on:
            yield from self._rest(rest)
        yield ""
        yield from self.lines.bold("A draft of what to ask")
        yield from self.lines.plain(finding.question, indent=2)

    def _facts(self, finding: Finding) -> Iterator[str]:
        rule = finding.rule
        yield from self.lines.fact("about", f"{finding.about.label} ({finding.about.name})")
        status = _meaning("FindingStatusScheme", finding.status)
        yield from self.lines.fact("status", status)
        for hypothesis in finding.hypotheses:
            yield from self.lines.fact(
                "if it holds that", f"{hypothesis.label} ({hypothesis.name})"
            )
        yield from self.lines.fact("severity", _meaning("SeverityScheme", rule.severity))
        yield from self.lines.fact("basis", rule.basis)
        for provision in rule.provisions:
            yield from self.lines.fact("", provision)
        if law := _law(rule):
            yield from self.lines.fact("law in force", law)
        yield from self.lines.fact(
            "legal certainty", _meaning("LegalCertaintyScheme", rule.certainty)
        )
        if finding.day:
            yield from self.lines.fact("stands from", _day(finding.day.isoformat()))
        yield from self.lines.fact("graph as of", _day(finding.as_of.isoformat()))
        if finding.on != finding.as_of:
            yield from self.lines.fact("asked for", _day(finding.on.isoformat()))

    def _rest(self, rest: Rest) -> Iterator[str]:
        kind = f"{rest.kind}: " if rest.kind else ""
        proposed = " [proposed]" if rest.named.proposed else ""
        yield from self.lines.plain(
            f"{kind}{rest.named.label} ({rest.named.name}){proposed}", indent=2
        )
        if rest.record:
            yield from self.lines.plain(f"record {rest.record}", indent=6)
        for provision in rest.provisions:
            yield from self.lines.plain(f"under {provision.label}", indent=6)
        located = {passage.document.iri for passage in rest.passages}
        for document in rest.documents:
            if document.iri not in located and document.iri != rest.named.iri:
                yield from self.lines.plain(f"in {document.label} ({document.name})", indent=6)
        for passage in rest.passages:
            yield from self.lines.passage(passage)


def _meaning(scheme: str, code: str) -> str:
    """A code with what the vocabulary says of it."""
    term = vocabulary().codes(scheme)[code]
    return f"{term.label[:1].lower()}{term.label[1:]}. {term.comment}"


def _law(rule: Rule) -> str:
    begins = f"from {_day(rule.law_from.isoformat())}" if rule.law_from else ""
    ends = f"until {_day(rule.law_until.isoformat())}" if rule.law_until else ""
    return " ".join(filter(None, (begins, ends)))


def _day(written: str) -> str:
    return in_words(parse_period(written))
