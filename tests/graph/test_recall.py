"""Nothing that a record says is lost in the graph: what went in comes out again."""

from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from data.normal import normal_form
from data.records import Corpus
from data.schema import Record
from graph.build import Built
from graph.recall import record_from
from graph.register_statements import register_triples
from graph.statements import record_triples
from graph.triples import ALT_LABEL, LABEL, OA, PUBLISHER, RDF_TYPE
from ontology.terms import OV
from ontology.vocabulary import vocabulary
from tests.graph.full_record import FULL
from tests.invented import Plain, read_plain
from tests.packaged import FILES
from tests.strategies import corpora

# What the writer says for readers of the graph, and a record can do without: the reason of each.
FOR_READERS = {
    OV.earliest: "the days of a period, which follow from its name",
    OV.latest: "as above",
    OV.begins: "as above",
    OV.ends: "as above",
    OV.recordedIn: "the way from a document to its claims, which is that to its record and back",
    OA + "hasSource": "the document that the record describes",
    OV.textVersion: "the text of that document",
    OV.itemNumber: "the number of a question, which is in its name",
    OV.partOfItem: "the question that a lettered one belongs to, which follows from the numbers",
    OV.dueOn: "the last day that the law gives for an answer, which follows from that of receipt",
}

REGISTERS = "said by registers"
# What the vocabulary has beside what records say: the reason of each.
ELSEWHERE = {
    **dict.fromkeys(
        (OV.iriKind, OV.neverDirect, OV.oneValue, OV.matterInAbout, OV.absence, OV.degree),
        "said by the vocabulary of its own terms",
    ),
    **dict.fromkeys(
        (
            *(OV.ruleCode, OV.lawFrom, OV.lawUntil, OV.severity, OV.legalCertainty),
            *(OV.mustNotClaim, OV.findingText, OV.closingQuestion, OV.ruleStatus, OV.settingName),
        ),
        "said of rules, beside their queries",
    ),
    **dict.fromkeys(
        (
            *(OV.appliesRule, OV.restsOn, OV.onHypothesis, OV.findingStatus, OV.standsFrom),
            *(OV.asOf, OV.askedOn, OV.wording, OV.draftQuestion),
        ),
        "said of findings, which are told and not kept",
    ),
    OV.isDirect: "derived",
    **dict.fromkeys(
        (
            *(OV.area, OV.identifier, OV.successorOf, OV.hasName),
            *(OV.exemptionSort, OV.exemptionBasis, OV.liftsDutyToConfirm),
            *(OV.oversightMode, OV.withinArea),
        ),
        REGISTERS,
    ),
}


def triples_of(corpus: Corpus, record: Record) -> list[ox.Triple]:
    accepted, proposed = record_triples(record, corpus.catalogue)
    return [*accepted, *proposed]


def recalled(corpus: Corpus, record: Record, triples: list[ox.Triple]) -> Record:
    return record_from(triples, record=record.record, catalogue=corpus.catalogue)


@settings(max_examples=50)
@given(corpora(), st.randoms(use_true_random=False))
def test_a_record_comes_back_in_normal_form(plain: list[Plain], random: Random) -> None:
    corpus = read_plain(*plain)
    for record in corpus.records:
        triples = triples_of(corpus, record)
        random.shuffle(triples)

        assert recalled(corpus, record, triples) == normal_form(record)


@settings(max_examples=25)
@given(corpora())
def test_it_comes_back_from_among_all_others_and_from_a_store(plain: list[Plain]) -> None:
    corpus = read_plain(*plain)
    store = ox.Store()
    everything = [t for record in corpus.records for t in triples_of(corpus, record)]
    everything += [t for r in corpus.registers for t in register_triples(r, corpus.catalogue)]
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in everything)
    kept = [quad.triple for quad in store]

    assert set(kept) == set(everything)
    for record in corpus.records:
        assert recalled(corpus, record, kept) == normal_form(record)


def test_every_packaged_record_comes_back_from_the_graph_of_all(
    packaged: Corpus, packaged_graph: Built
) -> None:
    kept = [quad.triple for quad in packaged_graph.quads]

    assert len(packaged.records) == len(FILES)
    for record in packaged.records:
        assert recalled(packaged, record, kept) == normal_form(record)


def test_a_record_that_is_not_there_is_an_error(packaged: Corpus) -> None:
    with pytest.raises(LookupError):
        record_from([], record="mopac-pcd-545", catalogue=packaged.catalogue)


def full() -> tuple[Corpus, Record, list[ox.Triple]]:
    corpus = read_plain(FULL)
    (record,) = corpus.records
    return corpus, record, triples_of(corpus, record)


def is_lost(corpus: Corpus, record: Record, triples: list[ox.Triple]) -> bool:
    """Whether the record does not come back as it was."""
    try:
        return recalled(corpus, record, triples) != normal_form(record)
    except (LookupError, ValidationError):
        return True


def predicates() -> list[str]:
    return sorted({triple.predicate.value for triple in full()[2]})


def test_the_full_record_says_everything_that_a_record_can_say() -> None:
    of_records = {
        term.iri
        for term in vocabulary().terms.values()
        if not term.is_relation and any(kind.endswith("Property") for kind in term.types)
    }

    assert of_records - set(ELSEWHERE) <= set(predicates())
    assert not set(ELSEWHERE) & set(predicates())
    assert {LABEL, ALT_LABEL, PUBLISHER, RDF_TYPE, OA + "start"} <= set(predicates())


def test_what_a_record_does_not_say_the_registers_do() -> None:
    corpus = read_plain()
    triples = [t for r in corpus.registers for t in register_triples(r, corpus.catalogue)]
    said = {triple.predicate.value for triple in triples}

    assert {iri for iri, reason in ELSEWHERE.items() if reason == REGISTERS} <= said


@pytest.mark.parametrize("predicate", predicates())
def test_without_a_predicate_the_record_does_not_come_back(predicate: str) -> None:
    corpus, record, triples = full()
    left = [triple for triple in triples if triple.predicate.value != predicate]

    assert is_lost(corpus, record, left) == (predicate not in FOR_READERS)
