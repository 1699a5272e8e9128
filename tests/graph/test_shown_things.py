"""What is shown of a thing: all that the graph says of it, and nothing else."""

from collections.abc import Iterator

import pytest

from graph.looked_up import StoredSubjects
from graph.names import ID
from graph.shown import Disagreement
from graph.shown_facts import TOLD
from graph.triples import ALT_LABEL, LABEL, OA, RDF_TYPE
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary
from tests.graph.full_record import FULL
from tests.graph.shown_graph import full_store, group, shown, store_of, told

LAMPS = f"{ID}project/night-lamps"
POLICE = f"{ID}org/westmarch-police"
COUNCIL = f"{ID}org/ambleford-council"
LAW = "http://www.legislation.gov.uk/id/ukpga/2001/99/section/24/2"


def test_what_is_said_of_a_thing_is_grouped_by_relation_both_ways() -> None:
    lamps = shown(LAMPS)
    ((funded),) = group(lamps, "funded by")
    assert (funded.other and funded.other.name, funded.named.name) == (
        "org/eastern-department",
        "claim/ambleford-lamps/funding",
    )
    assert (funded.amount, funded.stage) == ("£1,400.50, rounded", "offered")
    assert (funded.when, funded.holds, funded.stated) == ("October 2018", "from 2018", "2019")
    assert (funded.condition, funded.exception) == ("it is dark", "the moon")
    (seen_from_there,) = group(shown(f"{ID}org/eastern-department"), "funded by", outward=False)
    assert seen_from_there.other and seen_from_there.other.iri == LAMPS
    (approved,) = group(lamps, "approves", outward=False)
    assert (approved.named.name, approved.when) == ("decision/lamps", "12 March 2019")


def test_a_claim_keeps_its_doubts() -> None:
    (offer,) = group(shown(LAMPS), "offered money by")
    assert offer.denied
    assert (offer.modality, offer.standing, offer.status) == ("alleged", "contested", "accepted")
    assert [one.label for one in offer.reported_by] == ["Westmarch Police"]
    (costs,) = group(shown(LAMPS), "ongoing costs")
    assert (costs.value, costs.status, costs.named.proposed) == ("no", "proposed", True)


def test_alternatives_of_a_date_are_all_told() -> None:
    (ending,) = group(shown(LAMPS), "exit planned")
    assert ending.value == "2020 or financial year 2020/21 (April 2020 to March 2021)"


def test_names_come_with_their_language_and_time() -> None:
    facts = told(shown(f"{ID}org/lamp-board"))
    assert facts["also called"] == [
        "Board of Lamps (up to 2010)",
        "Bwrdd Lampau (Welsh)",
        "Bwrdd y Lampau (Welsh, 2011 to 2012)",
    ]
    assert facts["identifiers"] == ["lamp-list:LB_1", "http://www.wikidata.org/entity/Q99"]
    assert (facts["area"], facts["follows"]) == (["Wales"], ["Old Borough of Ambleford"])
    assert told(shown(f"{ID}org/old-borough"))["followed by"] == ["Lamp Board"]


def test_oversight_over_a_class_is_told_of_each_of_its_bodies_in_the_area() -> None:
    (claim,) = shown(f"{ID}org/old-borough").by_class
    assert (claim.other and claim.other.label, claim.area) == ("Lamp Board", "England")
    assert shown(POLICE).by_class == ()
    (every,) = group(shown(f"{ID}org/lamp-board"), "oversees every")
    assert every.other and (every.other.name, every.other.label) == ("", "local authority")


def test_promises_are_told_of_who_owes_them_and_through_whom() -> None:
    for owing in (POLICE, f"{ID}office/westmarch-chief", f"{ID}org/lamp-unit"):
        assert [one.named.name for one in shown(owing).promises] == [
            "claim/ambleford-lamps/paper-promised"
        ]
    facts = told(shown(f"{ID}claim/ambleford-lamps/policy-promised"))
    assert facts["not stated"] == ["owed by"]
    kept = told(shown(f"{ID}claim/ambleford-lamps/paper-promised"))
    assert kept["fulfilled by"] == ["The department denied an offer."]


def test_a_request_is_told_question_by_question() -> None:
    questions = shown(f"{ID}request/lamps").questions
    assert [(one.number, one.named.label) for one in questions] == [
        ("1", "Are there lamps?"),
        ("2", "How many?"),
        ("2a", "How many at night?"),
    ]
    (refused,) = questions[2].outcomes
    assert (refused.outcome, refused.communication.name) == (
        "refused",
        "communication/lamps/answer",
    )
    assert refused.sent == "1 May 2019 or 2 May 2019"
    assert LAW in [one.iri for one in refused.provisions]
    (made,) = group(shown(POLICE), "requested of", outward=False)
    assert made.outcomes == (("pointed elsewhere", 1), ("refused", 2))


def test_a_provision_leads_to_all_that_rests_on_it() -> None:
    law = shown(LAW)
    assert [one.named.name for one in group(law, "exemption", outward=False)] == [
        "outcome/lamps/2-answer",
        "outcome/lamps/2a-answer",
        "test/lamps/night",
    ]
    (oversight,) = group(law, "under provision", outward=False)
    assert oversight.named.name == "claim/westmarch-laws/board-inspects-councils"
    facts = told(law)
    assert facts["exemption sort"] == ["qualified exemption"]
    assert facts["stands in"] == [
        "Lamps Act 2001",
        "Lamps Act 2001, section 24 (lamps in the night)",
    ]
    wider = told(shown("http://www.legislation.gov.uk/id/ukpga/2001/99"))["parts here"]
    assert [name.split(" (")[0] for name in wider] == [
        "Lamps Act 2001, section 3",
        "Lamps Act 2001, section 24",
        "Lamps Act 2001, section 24(2)",
    ]


def test_a_disagreement_is_told_once_from_either_side() -> None:
    lamps = shown(LAMPS).disagreements
    assert sorted((one.kind, one.one.name, one.other.name) for one in lamps) == [
        ("corrects", "claim/ambleford-lamps/exit", "claim/ambleford-lamps/bound"),
        ("tension", "claim/ambleford-lamps/funding", "claim/ambleford-lamps/offer"),
    ]
    (back,) = shown(f"{ID}claim/ambleford-lamps/bound").disagreements
    assert isinstance(back, Disagreement)
    assert (back.kind, back.other.name) == ("corrected by", "claim/ambleford-lamps/exit")


def test_a_claim_tells_who_read_it_and_where_it_stands() -> None:
    claim = shown(f"{ID}claim/ambleford-lamps/offer")
    facts = told(claim)
    assert facts["read by"] == ["Readers of Ambleford"]
    assert facts["second reading"] == ["Second readers of Ambleford"]
    assert facts["money"] == ["£1,400.50, rounded (spent)"]
    assert [(one.place, one.start, one.end) for one in claim.evidence] == [
        ("heading", 0, 100),
        ("3.1", 200, 300),
    ]
    assert claim.evidence[0].digest == f"sha256:{'0' * 64}"


def test_one_reading_is_told_as_one() -> None:
    alone = {**FULL, "review": {**FULL["review"], "second": "none"}}
    claim = shown(f"{ID}claim/ambleford-lamps/offer", store_of(alone))
    assert told(claim)["second reading"] == ["none: one reading only"]


def test_a_document_is_told_with_its_text_and_what_is_said_in_it() -> None:
    document = shown(f"{ID}document/ambleford-lamps")
    facts = told(document)
    assert facts["text read"] == ["900 code points, sha256:222222222222…"]
    assert facts["record"] == ["Record of Decision on lamps"]
    assert {one.name for one in document.claims} == {
        f"claim/ambleford-lamps/{slug}" for slug in FULL["claims"]
    }
    assert [one.name for one in document.claims if one.proposed] == ["claim/ambleford-lamps/costs"]


def test_what_a_record_proposes_is_marked_throughout() -> None:
    review = {**FULL["review"], "status": "proposed"}
    store = store_of({**FULL, "review": review})
    for name in ("decision/lamps", "request/lamps", "claim/ambleford-lamps/funding"):
        assert shown(f"{ID}{name}", store).named.proposed
        assert shown(f"{ID}{name}", store).status == "proposed"
        assert not shown(f"{ID}{name}").named.proposed


# Told in another way than as a fact: by name, by mark, as evidence, as questions.
TOLD_OTHERWISE = {
    *(RDF_TYPE, LABEL, ALT_LABEL, OV.evidence, OV.outcomeEvidence, OV.platformStatusEvidence),
    *(OV.harmShown, OV.factorsFor, OV.factorsAgainst, OV.balanceEvidence),
    *(OV.hasItem, OV.hasCommunication, OV.hasOutcome, OV.hasName, OV.identifier, OV.negated),
    *(OV.inRecord, OV.firstMetIn, OV.reviewStatus, OV.reviewedBy, OV.reviewedOn),
    *(OV.secondReviewBy, OV.tensionWith, OV.corrects, OV.fundingStage, OV.sentOnInferred),
    *(
        OV.namedInSource,
        OV.isDirect,
        OV.valuePeriod,
        "http://www.w3.org/2004/02/skos/core#exactMatch",
    ),
    # Of passages, told as a place; the number of the format is nobody's business here.
    *(OA + "hasSource", OA + "hasSelector", OV.textVersion, OV.passageDigest, OV.locator),
    OV.schemaVersion,
}
# Nodes that only serve others.
SERVANTS = ("period/", "sum/", "text/", "name/", "omission/")


def _spoken_of() -> Iterator[str]:
    for iri in StoredSubjects(full_store()):
        name = iri.removeprefix(ID)
        if not name.startswith(SERVANTS) and not name.endswith("/position"):
            yield iri


def test_nothing_that_is_said_of_anything_goes_untold() -> None:
    subjects, spoken_of = StoredSubjects(full_store()), set(_spoken_of())
    told_of = {predicate for predicate, _ in TOLD} | TOLD_OTHERWISE
    untold = {
        quad.predicate.value
        for quad in full_store().quads_for_pattern(None, None, None)
        if getattr(quad.subject, "value", "") in spoken_of
        # A direct edge repeats the claim that it was derived from.
        and not _is_relation(quad.predicate.value)
    } - told_of
    assert untold == set()
    assert OV.subject in told_of and LAMPS in spoken_of and LAMPS in subjects


def _is_relation(term: str) -> bool:
    return term.removeprefix(NAMESPACE) in vocabulary().relations


@pytest.mark.parametrize("kind", ["claim", "org", "item", "communication", "outcome", "test"])
def test_every_thing_can_be_shown(kind: str) -> None:
    found = [iri for iri in _spoken_of() if iri.startswith(f"{ID}{kind}/")]
    assert found
    for iri in found:
        assert shown(iri).named.iri == iri
