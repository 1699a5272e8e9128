"""The examples beside the rules, as graphs in memory that a rule is put to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources.abc import Traversable

import pyoxigraph as ox

from graph.findings import Finding, FindingReader
from graph.looked_up import StoredSubjects
from graph.names import prefixes
from graph.rules import Rule
from graph.rules_over_findings import FindingRow, with_findings
from graph.shown_parts import Parts
from graph.triples import LABEL, RDF_TYPE
from ontology.files import ROOT
from ontology.terms import OV

ON = date(2026, 1, 1)
FOLDER = ROOT.joinpath("rules", "examples")
ENDINGS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG}
_IRRELEVANT = re.compile(r"^# irrelevant: (\S+) (\S+) (.+?)(?:: (.+))?$", re.MULTILINE)
_SHORT = re.compile(r"(\w*):([\w./%-]*)")


@dataclass(frozen=True)
class Irrelevant:
    """Statements whose absence changes nothing: prefixed names, or * for any; and the reason."""

    subject: str
    predicate: str
    object: str
    reason: str

    def covers(self, quad: ox.Quad) -> bool:
        parts = ((self.subject, quad.subject), (self.predicate, quad.predicate))
        return all(_is(written, term) for written, term in (*parts, (self.object, quad.object)))


@dataclass(frozen=True)
class Example:
    """One example of a rule: it fires, it is silent, or it is too thin to say."""

    code: str
    name: str
    text: str

    @property
    def sort(self) -> str:
        return self.name.rsplit(".", 1)[0].rstrip("-0123456789")

    @cached_property
    def quads(self) -> list[ox.Quad]:
        ending = "." + self.name.rsplit(".", 1)[1]
        return list(ox.parse(self.text, format=ENDINGS[ending]))

    @property
    def triples(self) -> list[ox.Triple]:
        """What is accepted in it."""
        accepted = ox.DefaultGraph()
        return [quad.triple for quad in self.quads if quad.graph_name == accepted]

    @property
    def irrelevant(self) -> list[Irrelevant]:
        return [Irrelevant(*found) for found in _IRRELEVANT.findall(self.text)]


def examples() -> Iterator[Example]:
    """Every example of every rule, in order."""
    for folder in sorted(FOLDER.iterdir(), key=lambda entry: entry.name):
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            yield _example(folder, file)


def findings_in(rule: Rule, quads: Sequence[ox.Quad], *, on: date = ON) -> list[Finding]:
    """What a rule finds in a graph of these statements, which is as of the day asked for."""
    store = ox.Store()
    store.extend(quads)
    reader = FindingReader(Parts(StoredSubjects(store)), as_of=on, on=on)
    text = rule.filled(on=on, settings={})
    texts = with_findings(text, _rows(store)) if rule.is_over_findings else [text]
    found: list[Finding] = []
    for one in texts:
        answer = store.query(one, prefixes=prefixes())
        assert isinstance(answer, ox.QuerySolutions)
        columns = [variable.value for variable in answer.variables]
        found += reader.findings(rule, columns, answer)
    return found


def verdict(findings: Sequence[Finding]) -> Mapping[str, object]:
    """What a finding comes to: about what, of which sort, in which words, resting on what."""
    return {
        one.about.iri: (
            one.status,
            one.day,
            one.text,
            one.question,
            tuple(rest.named.iri for rest in one.rests_on),
        )
        for one in findings
    }


def _example(folder: Traversable, file: Traversable) -> Example:
    return Example(folder.name, file.name, file.read_text(encoding="utf-8"))


def _rows(store: ox.Store) -> Iterator[FindingRow]:
    """The findings that an example speaks of, as a rule over findings sees those of others."""
    subjects = StoredSubjects(store)
    for iri in subjects.where(RDF_TYPE, OV.Finding):
        said = subjects[iri]
        for rest in said[OV.restsOn]:
            told = [said.one(predicate) for predicate in (LABEL, OV.severity, OV.about)]
            if all(told):
                title, severity, about = map(str, told)
                yield FindingRow(iri, title, severity, about, rest)


def _is(written: str, term: object) -> bool:
    if written == "*":
        return True
    if written == "a":
        return isinstance(term, ox.NamedNode) and term.value == RDF_TYPE
    found = _SHORT.fullmatch(written)
    if found and found[1] in prefixes():
        return isinstance(term, ox.NamedNode) and term.value == prefixes()[found[1]] + found[2]
    if isinstance(term, ox.NamedNode):
        return written == f"<{term.value}>"
    return written in (str(term), f'"{getattr(term, "value", "")}"')
