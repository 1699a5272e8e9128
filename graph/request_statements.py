"""From a request to triples: its questions, communications, outcomes and public interest tests."""

from collections.abc import Callable
from dataclasses import dataclass

from data.dates import When
from data.request_schema import Communication, InterestTest, Item, Outcome, RequestAct
from graph.names import Node, thing_node
from graph.triples import LABEL, Triples, concept
from ontology.terms import OV


@dataclass(frozen=True)
class RequestWriter:
    """Writes one request; ``refer`` and ``passage`` give the nodes of references and passages.

    ``due`` is when a first answer was due, which is derived and not in the record.
    """

    triples: Triples
    slug: str
    act: RequestAct
    record: Node
    document: Node
    refer: Callable[[str], Node]
    passage: Callable[[str], Node]
    due: When | None = None

    def write(self) -> None:
        iri, act, triples = thing_node(f"request/{self.slug}"), self.act, self.triples
        triples.type(iri, OV.InformationRequest)
        triples.say(iri, LABEL, act.label)
        triples.say(iri, OV.gloss, act.gloss)
        triples.link(iri, OV.requestedOf, self.refer(act.of))
        triples.link(iri, OV.requestedBy, self.refer(act.by))
        triples.link(iri, OV.requestedThrough, self.refer(act.through) if act.through else None)
        triples.date(iri, OV.madeOn, act.made)
        triples.date(iri, OV.receivedOn, act.received)
        triples.date(iri, OV.dueOn, self.due)
        triples.link(iri, OV.inRecord, self.record)
        triples.link(iri, OV.recordedIn, self.document)
        self._passages(iri, OV.evidence, act.see)
        self._states(iri)
        for number, item in act.items.items():
            triples.link(iri, OV.hasItem, self._item(number, item))
        for slug, communication in act.communications.items():
            triples.link(iri, OV.hasCommunication, self._communication(slug, communication))
        for slug, test in act.tests.items():
            self._test(slug, test)
        for outcome in act.outcomes:
            for number in outcome.items:
                self._outcome(number, outcome)

    def _states(self, iri: Node) -> None:
        if platform := self.act.platform:
            shown = concept("PlatformStatusScheme", platform.shows)
            self.triples.link(iri, OV.platformStatus, shown)
            self._passages(iri, OV.platformStatusEvidence, platform.see)
        if whole := self.act.whole:
            self.triples.link(iri, OV.outcome, concept("OutcomeScheme", whole.outcome))
            self._passages(iri, OV.outcomeEvidence, whole.see)

    def _item(self, number: str, item: Item) -> Node:
        iri, triples = self._part("item", number), self.triples
        triples.type(iri, OV.RequestItem)
        triples.say(iri, LABEL, item.gloss)
        triples.say(iri, OV.itemNumber, number)
        stem = number.rstrip("abcdefghijklmnopqrstuvwxyz")
        if stem != number and stem in self.act.items:
            triples.link(iri, OV.partOfItem, self._part("item", stem))
        for topic in item.about:
            triples.link(iri, OV.asksAbout, self.refer(topic))
        if item.if_:
            triples.link(iri, OV.dependsOnItem, self._part("item", item.if_))
        self._passages(iri, OV.evidence, item.see)
        return iri

    def _communication(self, slug: str, communication: Communication) -> Node:
        iri, triples = self._part("communication", slug), self.triples
        triples.type(iri, OV.Communication)
        triples.say(iri, LABEL, communication.gloss)
        kind = concept("CommunicationScheme", communication.kind)
        triples.link(iri, OV.communicationKind, kind)
        triples.date(iri, OV.sentOn, communication.sent)
        triples.say(iri, OV.sentOnInferred, True if communication.sent_inferred else None)
        triples.say(iri, OV.givesGuidance, communication.guidance)
        self._passages(iri, OV.evidence, communication.see)
        return iri

    def _outcome(self, number: str, outcome: Outcome) -> None:
        iri, triples = self._part("outcome", f"{number}-{outcome.in_}"), self.triples
        triples.type(iri, OV.ItemOutcome)
        triples.say(iri, LABEL, outcome.gloss)
        triples.link(self._part("item", number), OV.hasOutcome, iri)
        triples.link(iri, OV.inCommunication, self._part("communication", outcome.in_))
        triples.link(iri, OV.outcome, concept("OutcomeScheme", outcome.outcome))
        for predicate, references in (
            (OV.underProvision, outcome.under),
            (OV.exemption, outcome.exemptions),
            (OV.refersTo, outcome.points_to),
        ):
            for reference in references:
                triples.link(iri, predicate, self.refer(reference))
        if outcome.because_of:
            triples.link(iri, OV.becauseOfItem, self._part("item", outcome.because_of))
        for slug in outcome.weighed_by:
            triples.link(iri, OV.weighedBy, self._part("test", slug))
        self._passages(iri, OV.evidence, outcome.see)

    def _test(self, slug: str, test: InterestTest) -> None:
        iri, triples = self._part("test", slug), self.triples
        triples.type(iri, OV.PublicInterestTest)
        triples.link(iri, OV.ofRequest, thing_node(f"request/{self.slug}"))
        triples.link(iri, OV.exemption, self.refer(test.exemption))
        self._passages(iri, OV.harmShown, test.harm)
        self._passages(iri, OV.factorsFor, test.factors_for)
        self._passages(iri, OV.factorsAgainst, test.factors_against)
        if test.balance:
            triples.link(iri, OV.balance, concept("BalanceScheme", test.balance.struck))
            self._passages(iri, OV.balanceEvidence, test.balance.see)

    def _part(self, kind: str, name: str) -> Node:
        return thing_node(f"{kind}/{self.slug}/{name}")

    def _passages(self, iri: Node, predicate: str, see: tuple[str, ...]) -> None:
        for slug in see:
            self.triples.link(iri, predicate, self.passage(slug))
