"""From registers to triples: the things they describe, and oversight by statute as claims.

The maker of such a claim is the provision itself, and so is its evidence.
"""

import pyoxigraph as ox

from data.register_schema import Entry, NameEntry, OversightEntry, Register
from data.registers import Catalogue
from graph.names import PROPOSED_GRAPH, Node, node, part_node, thing_node
from graph.statements import describe_thing, refer
from graph.triples import ALT_LABEL, LABEL, Triples, concept, read_triples
from ontology.terms import OV
from ontology.vocabulary import vocabulary

_SOURCE = "http://purl.org/dc/terms/source"
_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
_EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"
_WIKIDATA = "http://www.wikidata.org/entity/"
_LICENCE = "http://purl.org/dc/terms/license"


def register_triples(register: Register, catalogue: Catalogue) -> list[ox.Triple]:
    """The triples of a register."""
    return read_triples(register_lines(register, catalogue))


def register_lines(register: Register, catalogue: Catalogue) -> Triples:
    """The lines of a register, as canonical N-Quads, of the graph that its review puts it in."""
    triples = Triples(None if register.review.status == "accepted" else PROPOSED_GRAPH)
    _describe(triples, register, catalogue)
    for reference, entry in register.entries.items():
        _entry(triples, reference, entry, catalogue)
    for reference in register.legislation:
        refer(triples, reference, catalogue)
    for reference, provision in register.provisions.items():
        iri = refer(triples, reference, catalogue)
        triples.link(iri, OV.exemptionSort, concept("ExemptionSortScheme", provision.sort))
        triples.link(iri, OV.exemptionBasis, concept("ExemptionBasisScheme", provision.basis))
        triples.say(iri, OV.liftsDutyToConfirm, True if provision.effect else None)
        triples.say(iri, _COMMENT, provision.note)
    for slug, oversight in register.oversight.items():
        _oversight(triples, register, slug, oversight, catalogue)
    return triples


def _describe(triples: Triples, register: Register, catalogue: Catalogue) -> None:
    iri, review = _record_iri(register), register.review
    triples.type(iri, OV.Record)
    triples.say(iri, LABEL, register.about)
    triples.say(iri, _SOURCE, register.source)
    triples.say(iri, _LICENCE, register.licence)
    triples.say(iri, OV.schemaVersion, int(register.schema_))
    triples.link(iri, OV.reviewStatus, concept("ReviewStatusScheme", review.status))
    triples.link(iri, OV.reviewedBy, refer(triples, review.by, catalogue))
    triples.say(iri, OV.reviewedOn, review.on)
    if review.second != "none":
        triples.link(iri, OV.secondReviewBy, refer(triples, review.second, catalogue))


def _entry(triples: Triples, reference: str, entry: Entry, catalogue: Catalogue) -> None:
    iri = describe_thing(triples, reference, entry, catalogue)
    triples.link(iri, OV.area, concept("AreaScheme", entry.area))
    for predecessor in entry.after:
        triples.link(iri, OV.successorOf, refer(triples, predecessor, catalogue))
    for scheme, value in entry.ids.items():
        if scheme == "wikidata":
            triples.link(iri, _EXACT_MATCH, node(_WIKIDATA + value))
        else:
            triples.say(iri, OV.identifier, f"{scheme}:{value}")
    if entry.council_type:
        triples.say(iri, OV.identifier, f"council-type:{entry.council_type}")
    for number, name in enumerate(entry.names, start=1):
        _name(triples, iri, f"name/{reference.replace('/', '-')}/{number}", name)


def _name(triples: Triples, iri: Node, reference: str, name: NameEntry) -> None:
    """States a name that is not the present English one, findable like any alias."""
    triples.say(iri, ALT_LABEL, name.name, language=name.language)
    if name.during:
        dated = thing_node(reference)
        triples.link(iri, OV.hasName, dated)
        triples.type(dated, OV.Name)
        triples.say(dated, LABEL, name.name, language=name.language)
        triples.date(dated, OV.validDuring, name.during)


def _oversight(
    triples: Triples, register: Register, slug: str, entry: OversightEntry, catalogue: Catalogue
) -> None:
    iri = part_node("claim", register.register_, slug)
    triples.type(iri, OV.Claim)
    triples.say(iri, LABEL, entry.gloss)
    triples.link(iri, OV.subject, refer(triples, entry.overseer, catalogue))
    _overseen(triples, iri, entry, catalogue)
    triples.link(iri, OV.oversightMode, concept("OversightModeScheme", entry.mode))
    triples.link(iri, OV.underProvision, refer(triples, entry.provision, catalogue))
    triples.link(iri, OV.assertedBy, refer(triples, entry.provision, catalogue))
    triples.date(iri, OV.held, entry.during)
    triples.link(iri, OV.inRecord, _record_iri(register))
    for predicate, scheme, code in (
        (OV.directness, "DirectnessScheme", "first-hand"),
        (OV.modality, "ModalityScheme", "actual"),
        (OV.standing, "StandingScheme", "undisputed"),
        (OV.rank, "RankScheme", "normal"),
        (OV.reviewStatus, "ReviewStatusScheme", register.review.status),
    ):
        triples.link(iri, predicate, concept(scheme, code))


def _overseen(triples: Triples, iri: Node, entry: OversightEntry, catalogue: Catalogue) -> None:
    if entry.body:
        triples.link(iri, OV.predicate, node(OV.oversees))
        triples.link(iri, OV.object, refer(triples, entry.body, catalogue))
    elif entry.class_:
        triples.link(iri, OV.predicate, node(OV.overseesEvery))
        triples.link(iri, OV.object, node(vocabulary().classes_by_code[entry.class_].iri))
        triples.link(iri, OV.withinArea, concept("AreaScheme", entry.area))


def _record_iri(register: Register) -> Node:
    return thing_node(f"record/{register.register_}")
