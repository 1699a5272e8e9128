"""The graph as a networkx MultiDiGraph whose edges are claims and acts between things.

Nodes are IRIs, with

``label``, ``kind`` (of the IRI: org, project, ...), ``type_label``, ``aliases``, and
``statements``, the claims about the node whose value is not a thing.

Edges are keyed by the IRI of their claim, act or thing, and carry

=================  =============================================================================
relation           name of the property, and ``relation_label`` in words
origin             claim, promise, act or register
gloss              the statement in a sentence of the editors
modality           actual, planned, promised or alleged
standing           undisputed, contested, withdrawn by maker or superseded
status             accepted, proposed, rejected or retracted
negated            whether the claim denies the relation
direct             whether it may be read as plain fact
maker, reporter    labels of who said it and through whom it came; ``document`` where
locators           places in the document; ``provisions`` legal ones
when, holds        dates in words, as ``stated``
amount, stage      money in words and how far it had come
condition          what must come first; ``exception`` what would set it aside
unstated           what the source does not say
tension_with       glosses of claims that sit uneasily beside it
record             name of the record file
=================  =============================================================================
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import networkx as nx
import pyoxigraph as ox

from graph.class_oversight import class_claims, reached
from graph.money_words import money_in_words
from graph.names import ID, local_name
from graph.question_statements import question_statements
from graph.said import Said, Subjects
from graph.term_labels import code, relation_label, type_label
from graph.triples import ALT_LABEL, LABEL, OA, PUBLISHER, RDF_TYPE
from ontology.terms import OV

TITLE = "Who funds, approves, runs and oversees what"

# What is said of a thing itself, and not by a claim of its own.
_OF_THINGS = (OV.partOfBody, OV.setOutIn, OV.successorOf, PUBLISHER)
_OF_ACTS = (
    *(OV.approves, OV.decidedBy, OV.decidedFor, OV.recordedIn, OV.underPower),
    *(OV.requestedOf, OV.requestedThrough),
)
_OF_PROMISES = (OV.owedBy, OV.through)

_NOTHING: Mapping[str, Any] = {
    "origin": "register",
    "gloss": "",
    "modality": "actual",
    "standing": "undisputed",
    "status": "accepted",
    "negated": False,
    "direct": True,
    "maker": None,
    "reporter": None,
    "document": None,
    "locators": (),
    "provisions": (),
    "when": None,
    "holds": None,
    "stated": None,
    "amount": None,
    "stage": None,
    "condition": None,
    "exception": None,
    "unstated": (),
    "tension_with": (),
    "record": None,
}

Attributes = dict[str, Any]


def to_network(
    *,
    accepted: Iterable[ox.Triple],
    proposed: Iterable[ox.Triple] = (),
    as_of: date,
    digest: str,
    denied: bool = True,
) -> "nx.MultiDiGraph[str]":
    """The network of the triples given; nodes and edges in order of IRI."""
    reader = _Reader(Subjects([*accepted, *proposed]), denied=denied)
    edges = list(reader.edges())
    edges += reader.class_edges({end for edge in edges for end in (edge.source, edge.target)})
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=TITLE, as_of=as_of.isoformat(), digest=digest
    )
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    for iri in sorted(ends | reader.spoken_of):
        network.add_node(iri, **reader.node(iri))
    for edge in sorted(edges, key=lambda edge: (edge.key, edge.source, edge.target)):
        network.add_edge(edge.source, edge.target, key=edge.key, **edge.attributes)
    return network


@dataclass(frozen=True)
class _Edge:
    source: str
    target: str
    key: str
    attributes: Attributes


class _Reader:
    """Reads nodes and edges off the subjects of a graph."""

    def __init__(self, subjects: Subjects, *, denied: bool) -> None:
        self.subjects = subjects
        self.denied = denied

    @cached_property
    def _claims_about(self) -> Mapping[str, list[str]]:
        about: dict[str, list[str]] = {}
        for iri in self.subjects.where(RDF_TYPE, OV.Claim):
            if self._is_shown(self.subjects[iri]) and not self.subjects[iri][OV.object]:
                about.setdefault(self.subjects[iri][OV.subject][0], []).append(iri)
        return about

    @property
    def spoken_of(self) -> set[str]:
        """The things of which something is said that is not a relation to another thing."""
        return set(self._claims_about)

    def node(self, iri: str) -> Attributes:
        said = self.subjects[iri]
        return {
            "label": said.one(LABEL) or local_name(iri),
            "kind": iri.removeprefix(ID).split("/")[0] if iri.startswith(ID) else "law",
            "type_label": type_label(said),
            "aliases": tuple(said[ALT_LABEL]),
            "statements": (
                *question_statements(self.subjects, said, describe=self._outcome),
                *(self._value(claim) for claim in self._claims_about.get(iri, ())),
            ),
        }

    def _outcome(self, said: Said) -> Attributes:
        return {**_NOTHING, "origin": "act", **self._evidence(said)}

    def edges(self) -> Iterator[_Edge]:
        for iri in self.subjects:
            said = self.subjects[iri]
            types = said[RDF_TYPE]
            if OV.Claim in types and said[OV.object]:
                yield from self._claim(iri, said) if self._is_shown(said) else ()
            elif OV.Decision in types or OV.InformationRequest in types:
                yield from self._links(iri, said, _OF_ACTS, origin="act")
            else:
                yield from self._links(iri, said, _OF_THINGS, origin="register")

    def _is_shown(self, claim: Said) -> bool:
        return self.denied or not claim[OV.negated]

    def _claim(self, iri: str, said: Said) -> Iterator[_Edge]:
        if said.one(OV.predicate) == OV.overseesEvery:
            return
        attributes = self._statement(iri)
        subject, target = said[OV.subject][0], said[OV.object][0]
        relation = {"relation": local_name(said[OV.predicate][0])}
        relation["relation_label"] = relation_label(said[OV.predicate][0])
        yield _Edge(subject, target, iri, {**attributes, **relation})
        for predicate in _OF_PROMISES:
            for person in said[predicate]:
                words = {
                    "relation": local_name(predicate),
                    "relation_label": relation_label(predicate),
                }
                key = f"{iri}#{local_name(predicate)}"
                yield _Edge(subject, person, key, {**attributes, **words})

    def class_edges(self, nodes: set[str]) -> Iterator[_Edge]:
        """Oversight over a whole class, spelled out for the bodies that are nodes anyway."""
        words = {"relation": "oversees", "relation_label": relation_label(OV.oversees)}
        for claim in class_claims(self.subjects):
            attributes = {**self._statement(claim), **words}
            for body in reached(claim, self.subjects, sorted(nodes)):
                yield _Edge(self.subjects[claim][OV.subject][0], body, claim, attributes)

    def _links(
        self, iri: str, said: Said, predicates: Iterable[str], *, origin: str
    ) -> Iterator[_Edge]:
        for predicate in predicates:
            for target in said[predicate]:
                if OV.Claim in self.subjects[target][RDF_TYPE] or not self.subjects[target][LABEL]:
                    continue
                yield _Edge(
                    iri,
                    target,
                    f"{iri}#{local_name(predicate)}",
                    {
                        **_NOTHING,
                        "relation": local_name(predicate),
                        "relation_label": relation_label(predicate),
                        "origin": origin,
                        "gloss": self._link_gloss(iri, predicate, target, origin),
                        "record": self._record(said),
                        "status": self._status(said),
                        "stated": self._labels(said, OV.signedOn) or None,
                        **self._evidence(said),
                    },
                )

    def _link_gloss(self, iri: str, predicate: str, target: str, origin: str) -> str:
        if origin == "act":
            return self.subjects[iri].one(OV.gloss) or self._label(iri)
        return f"{self._label(iri)}: {relation_label(predicate)} {self._label(target)}."

    def _statement(self, iri: str) -> Attributes:
        """The attributes that a claim gives to its edge or, without one, to its node."""
        said = self.subjects[iri]
        return {
            **_NOTHING,
            "origin": self._origin(said),
            "gloss": self._label(iri),
            "modality": code(said, OV.modality),
            "standing": code(said, OV.standing).replace("-", " "),
            "status": code(said, OV.reviewStatus),
            "negated": bool(said[OV.negated]),
            "direct": bool(said[OV.isDirect]),
            "maker": self._labels(said, OV.assertedBy) or None,
            "reporter": self._labels(said, OV.reportedBy) or None,
            "provisions": tuple(self._label(law) for law in said[OV.underProvision]),
            "when": self._labels(said, OV.happened) or None,
            "holds": self._labels(said, OV.held) or None,
            "stated": self._labels(said, OV.statedOn) or None,
            "condition": said.one(OV.condition),
            "exception": said.one(OV.exception),
            "unstated": tuple(relation_label(term) for term in said[OV.leavesUnstated]),
            "tension_with": self._tensions(iri, said),
            "record": self._record(said),
            **self._money(said),
            **self._evidence(said),
        }

    def _origin(self, said: Said) -> str:
        """A claim of a record that describes no document is one of a register."""
        if OV.Promise in said[RDF_TYPE]:
            return "promise"
        record = self.subjects[said.one(OV.inRecord) or ""]
        return "claim" if record[OV.describes] else "register"

    def _value(self, iri: str) -> Attributes:
        said = self.subjects[iri]
        relation = said[OV.predicate][0]
        values = said[OV.value] or [self._label(period) for period in said[OV.valuePeriod]]
        plain = [{"true": "yes", "false": "no"}.get(value, value) for value in values]
        return {
            **self._statement(iri),
            "statement": iri,
            "relation": local_name(relation),
            "relation_label": relation_label(relation),
            "value": " or ".join(plain),
        }

    def _tensions(self, iri: str, said: Said) -> tuple[str, ...]:
        """Written on one side only, tension holds on both."""
        others = {
            other
            for predicate in (OV.tensionWith, OV.corrects)
            for other in (*said[predicate], *self.subjects.where(predicate, iri))
        }
        return tuple(self._label(other) for other in sorted(others))

    def _money(self, said: Said) -> Attributes:
        sum_iri = said.one(OV.sum)
        if sum_iri is None:
            return {}
        figures = self.subjects[sum_iri]
        words = money_in_words(
            Decimal(figures[OV.amount][0]),
            currency=figures[OV.currency][0],
            reading=code(figures, OV.amountReading),
        )
        return {"amount": words, "stage": code(said, OV.fundingStage).replace("-", " ")}

    def _evidence(self, said: Said) -> Attributes:
        passages = [self.subjects[passage] for passage in said[OV.evidence]]
        in_order = sorted(passages, key=self._start)
        documents = {document for p in passages for document in p[OA + "hasSource"]}
        return {
            "document": "; ".join(self._label(iri) for iri in sorted(documents)) or None,
            "locators": tuple(passage[OV.locator][0] for passage in in_order),
        }

    def _start(self, passage: Said) -> int:
        return int(self.subjects[passage[OA + "hasSelector"][0]][OA + "start"][0])

    def _record(self, said: Said) -> str | None:
        record = said.one(OV.inRecord) or said.one(OV.firstMetIn)
        return local_name(record) if record else None

    def _status(self, said: Said) -> str:
        """An act is as far reviewed as its record; a thing is described, and needs no review."""
        record = said.one(OV.inRecord)
        return code(self.subjects[record], OV.reviewStatus) if record else "accepted"

    def _label(self, iri: str) -> str:
        return self.subjects[iri].one(LABEL) or local_name(iri)

    def _labels(self, said: Said, predicate: str) -> str:
        return " or ".join(self._label(iri) for iri in said[predicate])
