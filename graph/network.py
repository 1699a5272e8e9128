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
since, until       the first and last ISO day of its holding or happening; ``dated`` the first
                   of all its dates, that of stating included
amount, stage      money in words and how far it had come; ``money`` in pounds
condition          what must come first; ``exception`` what would set it aside
unstated           what the source does not say
tension_with       glosses of claims that sit uneasily beside it
record             name of the record file
=================  =============================================================================
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

import networkx as nx
import pyoxigraph as ox

from graph.claim_attributes import NOTHING, Attributes, ClaimAttributes
from graph.claim_days import first_day
from graph.class_oversight import class_claims, reached
from graph.disagreement_pairs import Pairs
from graph.names import ID, local_name
from graph.question_statements import question_statements
from graph.said import Said, Subjects
from graph.term_labels import relation_label, type_label
from graph.triples import ALT_LABEL, LABEL, PUBLISHER, RDF_TYPE
from ontology.terms import OV

TITLE = "Who funds, approves, runs and oversees what"

# What is said of a thing itself, and not by a claim of its own.
_OF_THINGS = (OV.partOfBody, OV.setOutIn, OV.successorOf, PUBLISHER)
_OF_ACTS = (
    *(OV.approves, OV.decidedBy, OV.decidedFor, OV.recordedIn, OV.underPower),
    *(OV.requestedOf, OV.requestedThrough),
)
_OF_PROMISES = (OV.owedBy, OV.through)


def to_network(
    *,
    accepted: Iterable[ox.Triple],
    proposed: Iterable[ox.Triple] = (),
    as_of: date,
    digest: str,
    denied: bool = True,
    at_odds: Pairs = MappingProxyType({}),
) -> "nx.MultiDiGraph[str]":
    """The network of the triples given; nodes and edges in order of IRI.

    ``at_odds`` are statements that do not sit together, beside those that an editor noted.
    """
    reader = _Reader(Subjects([*accepted, *proposed]), denied=denied, at_odds=at_odds)
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

    def __init__(self, subjects: Subjects, *, denied: bool, at_odds: Pairs) -> None:
        self.subjects = subjects
        self.denied = denied
        self.told = ClaimAttributes(subjects, at_odds=at_odds)

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
                *(self.told.value(claim) for claim in self._claims_about.get(iri, ())),
            ),
        }

    def _outcome(self, said: Said) -> Attributes:
        return {**NOTHING, "origin": "act", **self.told.evidence(said)}

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
        attributes = self.told.statement(iri)
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
            attributes = {**self.told.statement(claim), **words}
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
                        **NOTHING,
                        "relation": local_name(predicate),
                        "relation_label": relation_label(predicate),
                        "origin": origin,
                        "gloss": self._link_gloss(iri, predicate, target, origin),
                        "record": self.told.record(said),
                        "status": self.told.status(said),
                        "stated": self.told.labels(said, OV.signedOn) or None,
                        "dated": first_day(self.subjects, said),
                        **self.told.evidence(said),
                    },
                )

    def _link_gloss(self, iri: str, predicate: str, target: str, origin: str) -> str:
        if origin == "act":
            return self.subjects[iri].one(OV.gloss) or self.told.label(iri)
        return f"{self.told.label(iri)}: {relation_label(predicate)} {self.told.label(target)}."
