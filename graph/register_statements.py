"""From registers to triples: the things they describe, and oversight by statute as claims.

The maker of such a claim is the legislature, and its evidence is the provision.
"""

import pyoxigraph as ox

from data.registers import Catalogue, OversightEntry, Register
from graph.names import part_iri, thing_iri
from graph.statements import concept, describe_thing, refer
from graph.triples import LABEL, Triples, node
from ontology.terms import OV

LEGISLATURE = "org/uk-parliament"

_SOURCE = "http://purl.org/dc/terms/source"
_LICENCE = "http://purl.org/dc/terms/license"


def register_triples(register: Register, catalogue: Catalogue) -> list[ox.Triple]:
    """The triples of a register."""
    triples = Triples()
    _describe(triples, register, catalogue)
    for reference, thing in register.entries.items():
        describe_thing(triples, reference, thing, catalogue)
    for reference in register.legislation:
        refer(triples, reference, catalogue)
    for slug, entry in register.oversight.items():
        _oversight(triples, register, slug, entry, catalogue)
    return list(triples)


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


def _oversight(
    triples: Triples, register: Register, slug: str, entry: OversightEntry, catalogue: Catalogue
) -> None:
    iri = part_iri("claim", register.register_, slug)
    triples.type(iri, OV.Claim)
    triples.say(iri, LABEL, entry.gloss)
    triples.link(iri, OV.subject, refer(triples, entry.overseer, catalogue))
    triples.link(iri, OV.predicate, node(OV.oversees))
    triples.link(iri, OV.object, refer(triples, entry.body, catalogue))
    triples.link(iri, OV.oversightMode, concept("OversightModeScheme", entry.mode))
    triples.link(iri, OV.underProvision, refer(triples, entry.provision, catalogue))
    triples.link(iri, OV.assertedBy, refer(triples, LEGISLATURE, catalogue))
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


def _record_iri(register: Register) -> ox.NamedNode:
    return thing_iri(f"record/{register.register_}")
