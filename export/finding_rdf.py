"""Findings as entities with the descriptions of their rules, in Turtle and in JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from data.characters import FORBIDDEN
from export.evidence_forms import named_values, passage_values
from export.turtle import to_turtle
from graph.finding_basis import Rest
from graph.findings import Finding
from graph.found import Found
from graph.names import prefixes
from graph.triples import LABEL, RDF_TYPE, literal
from ontology.terms import OV
from ontology.vocabulary import vocabulary

FORMAT = "oversight-findings"
VERSION = 1


def to_finding_turtle(findings: Sequence[Finding]) -> str:
    """Sorted Turtle of findings and of the rules that they apply; it keeps the packaged shapes."""
    triples = list(dict.fromkeys(finding_triples(findings)))
    iris = {iri for triple in triples for iri in _iris(triple)}
    used = {name: ns for name, ns in prefixes().items() if any(i.startswith(ns) for i in iris)}
    return to_turtle(triples, prefixes=used)


def finding_triples(findings: Sequence[Finding]) -> Iterator[ox.Triple]:
    """The triples of findings, and those of the rules that they apply."""
    for finding in findings:
        subject = ox.NamedNode(finding.iri)
        for predicate, value in _said(finding):
            yield ox.Triple(subject, ox.NamedNode(predicate), value)
        yield from finding.rule.triples


def to_finding_json(found: Found) -> str:
    """One object with the version of its form, the graph asked by digest, and every finding."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "graph": found.graph,
        "as_of": found.as_of.isoformat(),
        "asked_on": found.on.isoformat(),
        "rules_asked": found.asked,
        "cut": list(found.cut),
        "findings": [_plain(finding) for finding in found.findings],
    }
    written = json.dumps(document, ensure_ascii=False, indent=1)
    return FORBIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], written) + "\n"


def _said(finding: Finding) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    rule = finding.rule
    yield RDF_TYPE, ox.NamedNode(OV.Finding)
    yield LABEL, ox.Literal(rule.title)
    yield OV.appliesRule, ox.NamedNode(rule.iri)
    yield OV.about, ox.NamedNode(finding.about.iri)
    for rest in finding.rests_on:
        yield OV.restsOn, ox.NamedNode(rest.named.iri)
    for hypothesis in finding.hypotheses:
        yield OV.onHypothesis, ox.NamedNode(hypothesis.iri)
    for predicate, scheme, code in (
        (OV.findingStatus, "FindingStatusScheme", finding.status),
        (OV.severity, "SeverityScheme", rule.severity),
        (OV.legalCertainty, "LegalCertaintyScheme", rule.certainty),
    ):
        yield predicate, ox.NamedNode(vocabulary().codes(scheme)[code].iri)
    yield OV.asOf, literal(finding.as_of)
    yield OV.askedOn, literal(finding.on)
    if finding.day:
        yield OV.standsFrom, literal(finding.day)
    yield OV.wording, ox.Literal(finding.text)
    yield OV.draftQuestion, ox.Literal(finding.question)


def _iris(triple: ox.Triple) -> Iterator[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        found = term.datatype if isinstance(term, ox.Literal) else term
        if isinstance(found, ox.NamedNode):
            yield found.value


def _plain(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "id": finding.id,
        "iri": finding.iri,
        "code": rule.code,
        "title": rule.title,
        "about": named_values(finding.about),
        "status": finding.status,
        "severity": rule.severity,
        "certainty": rule.certainty,
        "basis": rule.basis,
        "provisions": list(rule.provisions),
        "stands_from": finding.day.isoformat() if finding.day else None,
        "text": finding.text,
        "must_not_claim": rule.must_not_claim,
        "question": finding.question,
        "hypotheses": [named_values(hypothesis) for hypothesis in finding.hypotheses],
        "rests_on": [_rest(rest) for rest in finding.rests_on],
    }


def _rest(rest: Rest) -> dict[str, Any]:
    return {
        **named_values(rest.named),
        "kind": rest.kind,
        "proposed": rest.named.proposed,
        "record": rest.record or None,
        "documents": [named_values(document) for document in rest.documents],
        "provisions": [named_values(provision) for provision in rest.provisions],
        "passages": [passage_values(passage) for passage in rest.passages],
    }
