"""The one place that mints IRIs.

Every node has an IRI of the form ``{BASE}id/{kind}/{slug}``, or is a legislation.gov.uk identifier.
The kinds are those of the vocabulary (ov:iriKind). What belongs to a record carries the record's
name: a claim is ``id/claim/{record}/{slug}``. No IRI carries a person's name, a request reference
or an offset that may be mended; there are no blank nodes.
"""

from functools import cache
from typing import NewType

import pyoxigraph as ox

from data.dates import Period, slug
from data.registers import Catalogue
from ontology.vocabulary import vocabulary

BASE = "https://w3id.org/oversight-graph/"
ID = BASE + "id/"

Node = NewType("Node", str)
"""A node as N-Quads write it: an IRI between angle brackets."""

VOCABULARY_GRAPH = ox.NamedNode(BASE + "graph/vocabulary")
PROPOSED_GRAPH = ox.NamedNode(BASE + "graph/proposed")
DIRECT_GRAPH = ox.NamedNode(BASE + "graph/direct")

_STANDARD_PREFIXES = {
    "ov": BASE + "ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# A kind whose word another vocabulary is known by.
_PREFIX_OF_KIND = {"org": "body"}


def node(iri: str) -> Node:
    """The node of an IRI, which holds nothing that an IRI may not."""
    return Node(f"<{iri}>")


def thing_node(reference: str) -> Node:
    """The node of ``kind/slug``; a part of a record is ``kind/record/slug``."""
    return Node(f"<{ID}{reference}>")


def thing_iri(reference: str) -> ox.NamedNode:
    """The IRI of ``kind/slug``, for those who ask a graph."""
    return ox.NamedNode(ID + reference)


def reference_node(reference: str, catalogue: Catalogue) -> Node:
    """The node of a reference that may be one to legislation."""
    provision = catalogue.provision(reference) if reference.startswith("law/") else None
    return node(provision.iri) if provision else thing_node(reference)


def part_node(kind: str, record: str, name: str) -> Node:
    """The node of something that belongs to a record, such as a claim or a passage."""
    return thing_node(f"{kind}/{record}/{name}")


def period_node(period: Period) -> Node:
    """The node of a date as stated; the same date has the same node wherever it is stated."""
    return thing_node(f"period/{slug(period)}")


def short_name(iri: str) -> str:
    """An IRI as people see it: ``kind/slug`` of ours, else the IRI."""
    return iri.removeprefix(ID)


def local_name(iri: str) -> str:
    """The last part of an IRI of ours: the slug of a thing, or the name of a term."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@cache
def prefixes() -> dict[str, str]:
    """The prefix table of every export: standard ones, and one for each kind of thing."""
    kinds = {_PREFIX_OF_KIND.get(k, k): f"{ID}{k}/" for k in vocabulary().classes_by_kind}
    return {**_STANDARD_PREFIXES, **{name: kinds[name] for name in sorted(kinds) if name != "law"}}
