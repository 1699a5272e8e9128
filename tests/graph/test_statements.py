"""What a record becomes in the graph, whatever order its file is in."""

import re
from random import Random

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Corpus
from data.schema import Record
from graph.names import ID
from graph.register_statements import register_triples
from graph.statements import record_triples
from graph.triples import LABEL, RDF_TYPE
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary
from tests.graph.full_record import FULL
from tests.invented import LAWS, Plain, read_plain, shuffled
from tests.strategies import corpora

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_KINDS = "|".join(sorted(vocabulary().classes_by_kind))
OURS = re.compile(rf"{ID}(?:{_KINDS})/{_SLUG}(?:/{_SLUG}(?:/position)?)?")
LAW = re.compile(r"http://www\.legislation\.gov\.uk/id/[a-z]+/[0-9]{4}/[0-9]+(?:/[a-zA-Z0-9]+)*")
TERMS = (
    NAMESPACE,
    "http://purl.org/dc/terms/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/oa#",
    "http://www.wikidata.org/entity/Q",
)
PARTS_OF_REQUESTS = (OV.RequestItem, OV.Communication, OV.ItemOutcome, OV.PublicInterestTest)
_CLAIM = re.compile(rf"{ID}claim/({_SLUG})/({_SLUG})")


def everything(corpus: Corpus) -> set[ox.Triple]:
    written = [record_triples(record, corpus.catalogue) for record in corpus.records]
    records = {triple for accepted, proposed in written for triple in (*accepted, *proposed)}
    return records | {t for r in corpus.registers for t in register_triples(r, corpus.catalogue)}


def subjects_of(triples: list[ox.Triple], class_iri: str) -> set[str]:
    return {
        t.subject.value
        for t in triples
        if isinstance(t.subject, ox.NamedNode)
        and t.predicate.value == RDF_TYPE
        and t.object == ox.NamedNode(class_iri)
    }


def acts_of(triples: list[ox.Triple]) -> set[str]:
    return subjects_of(triples, OV.Decision) | subjects_of(triples, OV.InformationRequest)


def written(plain: Plain) -> tuple[Record, list[ox.Triple], list[ox.Triple]]:
    corpus = read_plain(plain)
    accepted, proposed = record_triples(corpus.records[0], corpus.catalogue)
    return corpus.records[0], accepted, proposed


@settings(max_examples=30)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_a_file_changes_no_triple(plain: list[Plain], random: Random) -> None:
    again = [shuffled(record, random) for record in reversed(plain)]

    assert everything(read_plain(*again)) == everything(read_plain(*plain))


@settings(max_examples=30)
@given(corpora())
def test_every_node_has_a_name_of_ours_or_of_the_law(plain: list[Plain]) -> None:
    for triple in everything(read_plain(*plain)):
        assert isinstance(triple.subject, ox.NamedNode)
        assert is_named(triple.subject.value)
        assert triple.predicate.value.startswith(TERMS)
        if not isinstance(triple.object, ox.Literal):
            assert isinstance(triple.object, ox.NamedNode)
            assert is_named(triple.object.value) or triple.object.value.startswith(TERMS)


def is_named(iri: str) -> bool:
    return bool(OURS.fullmatch(iri) or LAW.fullmatch(iri))


@settings(max_examples=25)
@given(corpora())
def test_a_claim_bears_the_name_of_its_record_and_no_other_has_it(plain: list[Plain]) -> None:
    corpus = read_plain(*plain)
    named: list[str] = []
    for record in corpus.records:
        accepted, proposed = record_triples(record, corpus.catalogue)
        iris = subjects_of(accepted, OV.Claim) | subjects_of(proposed, OV.Claim)
        assert iris == {f"{ID}claim/{record.record}/{slug}" for slug in record.claims}
        named += iris
    for register in corpus.registers:
        named += subjects_of(register_triples(register, corpus.catalogue), OV.Claim)

    assert len(named) == len(set(named))
    assert all(_CLAIM.fullmatch(iri) for iri in named)


@settings(max_examples=30)
@given(corpora())
def test_only_what_is_accepted_stands_among_the_accepted(plain: list[Plain]) -> None:
    corpus = read_plain(*plain)
    for record in corpus.records:
        accepted, proposed = record_triples(record, corpus.catalogue)
        by_status = {
            slug: claim.status or record.review.status for slug, claim in record.claims.items()
        }
        yes = {f"{ID}claim/{record.record}/{s}" for s, c in by_status.items() if c == "accepted"}

        assert subjects_of(accepted, OV.Claim) == yes
        assert not {t.subject.value for t in proposed if isinstance(t.subject, ox.NamedNode)} & yes
        acts = {f"{ID}{reference}" for reference in record.acts}
        as_reviewed, otherwise = accepted, proposed
        if record.review.status != "accepted":
            as_reviewed, otherwise = proposed, accepted
        assert acts_of(as_reviewed) == acts
        assert acts_of(otherwise) == set()
        assert not any(subjects_of(otherwise, part) for part in PARTS_OF_REQUESTS)


def test_a_part_of_a_law_is_described_where_it_is_referred_to() -> None:
    _, accepted, _ = written(FULL)
    section = ox.NamedNode("http://www.legislation.gov.uk/id/ukpga/2001/99/section/3")

    assert (
        ox.Triple(section, ox.NamedNode(LABEL), ox.Literal("Lamps Act 2001, section 3")) in accepted
    )
    assert section.value in subjects_of(accepted, OV.LegalProvision)


def test_one_sum_is_described_once_however_many_claims_speak_of_it() -> None:
    _, accepted, _ = written(FULL)
    sums = [t for t in accepted if t.predicate.value == OV.sum]

    assert len(sums) == 2
    assert subjects_of(accepted, OV.Sum) == {f"{ID}sum/ambleford-lamps/funding"}
    assert len([t for t in accepted if t.predicate.value == OV.amount]) == 1


def test_what_is_left_unstated_is_said_to_be() -> None:
    _, accepted, _ = written(FULL)
    unstated = {
        (t.subject.value, t.object.value)
        for t in accepted
        if t.predicate.value == OV.leavesUnstated
        and isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.NamedNode)
    }

    assert unstated == {
        (f"{ID}claim/ambleford-lamps/policy-promised", OV.owedBy),
        (f"{ID}claim/ambleford-lamps/offer", OV.payee),
    }


def test_oversight_by_statute_is_a_claim_of_the_provision_under_it() -> None:
    corpus = read_plain()
    register = next(r for r in corpus.registers if r.register_ == LAWS["register"])
    said = {
        t.predicate.value: t.object.value
        for t in register_triples(register, corpus.catalogue)
        if t.subject == ox.NamedNode(f"{ID}claim/westmarch-laws/council-reviews-police")
        and isinstance(t.object, ox.NamedNode | ox.Literal)
    }

    assert said[OV.subject] == f"{ID}org/ambleford-council"
    assert said[OV.predicate] == OV.oversees
    assert said[OV.object] == f"{ID}org/westmarch-police"
    assert said[OV.underProvision].endswith("/ukpga/2001/99/section/3")
    assert said[OV.assertedBy] == said[OV.underProvision]
    assert said[OV.oversightMode] == OV.Reviews
    assert said[OV.held] == f"{ID}period/from-2001-05"
