"""From a record to triples: its document, things, acts, claims, passages and review."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from data.answers_due import answer_due
from data.dates import OneOf, Period
from data.normal import normal_form
from data.registers import Catalogue, class_of
from data.request_schema import RequestAct
from data.schema import UNSTATED, Act, ClaimEntry, Money, PromiseEntry, Record, Thing
from data.values import ThingValue, Value, read_value
from graph.names import PROPOSED_GRAPH, Node, node, part_node, reference_node, thing_node
from graph.request_statements import RequestWriter
from graph.triples import (
    ALT_LABEL,
    LABEL,
    OA,
    PUBLISHER,
    Triples,
    concept,
    read_triples,
)
from ontology.terms import OV
from ontology.vocabulary import vocabulary


def record_triples(record: Record, catalogue: Catalogue) -> tuple[list[ox.Triple], list[ox.Triple]]:
    """The triples of a record: those accepted, and those only proposed."""
    writer = _RecordWriter(normal_form(record), catalogue)
    accepted = [] if writer.accepted is writer.proposed else read_triples(writer.accepted)
    return accepted, read_triples(writer.proposed)


def record_lines(record: Record, catalogue: Catalogue) -> list[str]:
    """The lines of a record, as canonical N-Quads, some of them twice: accepted and proposed."""
    writer = _RecordWriter(normal_form(record), catalogue)
    return [*writer.accepted, *writer.proposed]


def describe_thing(triples: Triples, reference: str, thing: Thing, catalogue: Catalogue) -> Node:
    """States what a record or register says of a thing itself."""
    iri = thing_node(reference)
    triples.type(iri, class_of(reference, thing))
    triples.say(iri, LABEL, thing.label)
    for alias in thing.aliases:
        triples.say(iri, ALT_LABEL, alias)
    for predicate, target in (
        (OV.partOfBody, thing.of),
        (PUBLISHER, thing.publisher),
        (OV.setOutIn, thing.document),
    ):
        triples.link(iri, predicate, refer(triples, target, catalogue) if target else None)
    triples.say(iri, OV.namedInSource, None if thing.named else False)
    triples.say(iri, OV.part, thing.part)
    triples.date(iri, OV.validDuring, thing.during)
    triples.date(iri, OV.dated, thing.dated)
    triples.link(iri, OV.copyHeld, concept("CopyScheme", thing.held))
    triples.link(iri, OV.existence, concept("ExistenceScheme", thing.exists))
    triples.link(iri, OV.privacyClass, concept("PrivacyClassScheme", thing.privacy))
    return iri


def refer(triples: Triples, reference: str, catalogue: Catalogue) -> Node:
    """The node of a reference. A provision is described on the spot: no file describes each."""
    iri = reference_node(reference, catalogue)
    provision = catalogue.provision(reference) if reference.startswith("law/") else None
    if provision:
        triples.type(iri, OV.LegalProvision)
        triples.say(iri, LABEL, provision.label)
    return iri


@dataclass(frozen=True)
class _Names:
    """The IRIs of a record's own parts."""

    record: str

    def part(self, kind: str, slug: str) -> Node:
        return part_node(kind, self.record, slug)

    @property
    def itself(self) -> Node:
        return thing_node(f"record/{self.record}")

    @property
    def document(self) -> Node:
        return thing_node(f"document/{self.record}")


class _RecordWriter:
    """Writes one record in normal form."""

    def __init__(self, record: Record, catalogue: Catalogue) -> None:
        self.record = record
        self.catalogue = catalogue
        self.names = _Names(record.record)
        self.proposed = Triples(PROPOSED_GRAPH)
        # Of a record that nobody has accepted, its things and its document are proposals too.
        self.accepted = Triples() if record.has_accepted else self.proposed
        self.text = self.names.part("text", record.document.text.sha256[:12])
        self._document()
        self._review()
        for reference, thing in record.things.items():
            self._thing(reference, thing)
        for reference, act in record.acts.items():
            if isinstance(act, RequestAct):
                self._request(reference, act)
            else:
                self._act(reference, act)
        for slug, claim in record.claims.items():
            self._claim(slug, claim)
        self._passages()

    def _reference(self, reference: str) -> Node:
        if reference.startswith("claim/"):
            return self.names.part("claim", reference.removeprefix("claim/"))
        return refer(self.accepted, reference, self.catalogue)

    def _optional(self, reference: str | None) -> Node | None:
        return self._reference(reference) if reference else None

    def _document(self) -> None:
        entry, iri, triples = self.record.document, self.names.document, self.accepted
        triples.type(iri, vocabulary().classes_by_code[entry.kind].iri)
        triples.say(iri, LABEL, entry.label)
        triples.link(iri, PUBLISHER, self._reference(entry.publisher))
        triples.say(iri, OV.reference, entry.reference)
        triples.date(iri, OV.dated, entry.dated)
        triples.link(iri, OV.copyHeld, concept("CopyScheme", entry.held))
        triples.type(self.text, OV.TextVersion)
        triples.link(self.text, OV.versionOf, iri)
        triples.say(self.text, OV.textDigest, f"sha256:{entry.text.sha256}")
        triples.say(self.text, OV.textLength, entry.text.length)

    def _review(self) -> None:
        review, iri, triples = self.record.review, self.names.itself, self.accepted
        triples.type(iri, OV.Record)
        triples.say(iri, LABEL, f"Record of {self.record.document.label}")
        triples.link(iri, OV.describes, self.names.document)
        triples.say(iri, OV.schemaVersion, int(self.record.schema_))
        triples.link(iri, OV.reviewStatus, concept("ReviewStatusScheme", review.status))
        triples.link(iri, OV.reviewedBy, self._reference(review.by))
        triples.say(iri, OV.reviewedOn, review.on)
        if review.second != "none":
            triples.link(iri, OV.secondReviewBy, self._reference(review.second))

    def _thing(self, reference: str, thing: Thing) -> None:
        iri = describe_thing(self.accepted, reference, thing, self.catalogue)
        self.accepted.link(iri, OV.firstMetIn, self.names.itself)
        self._evidence(self.accepted, iri, thing.see)

    @property
    def _for_acts(self) -> Triples:
        """An act has no review of its own: it is as far reviewed as its record."""
        return self.accepted if self.record.review.status == "accepted" else self.proposed

    def _act(self, reference: str, act: Act) -> None:
        triples, iri = self._for_acts, thing_node(reference)
        triples.type(iri, OV.Decision)
        triples.say(iri, LABEL, act.label)
        triples.say(iri, OV.gloss, act.gloss)
        triples.date(iri, OV.signedOn, act.signed)
        triples.link(iri, OV.decidedBy, self._reference(act.by))
        triples.link(iri, OV.decidedFor, self._reference(act.for_))
        for approved in act.approves:
            triples.link(iri, OV.approves, self._reference(approved))
        triples.link(iri, OV.underPower, self._optional(act.power))
        triples.link(iri, OV.recordedIn, self.names.document)
        triples.link(iri, OV.inRecord, self.names.itself)
        self._evidence(triples, iri, act.see)

    def _request(self, reference: str, act: RequestAct) -> None:
        RequestWriter(
            triples=self._for_acts,
            slug=reference.removeprefix("request/"),
            act=act,
            record=self.names.itself,
            document=self.names.document,
            refer=self._reference,
            passage=lambda slug: self.names.part("passage", slug),
            due=answer_due(self.record, reference, self.catalogue),
        ).write()

    def _claim(self, slug: str, entry: ClaimEntry) -> None:
        triples = self.accepted if entry.status == "accepted" else self.proposed
        iri = self.names.part("claim", slug)
        triples.type(iri, OV.Promise if entry.promise else OV.Claim)
        triples.say(iri, LABEL, entry.gloss)
        triples.link(iri, OV.inRecord, self.names.itself)
        self._statement(triples, iri, entry)
        self._saying(triples, iri, entry)
        self._codes(triples, iri, entry)
        for reference in entry.about:
            triples.link(iri, OV.about, self._reference(reference))
        triples.link(iri, OV.valueReading, concept("AmountReadingScheme", entry.reading))
        triples.say(iri, OV.negated, True if entry.denied else None)
        triples.say(iri, OV.condition, entry.condition)
        triples.say(iri, OV.exception, entry.exception)
        triples.date(iri, OV.happened, entry.when)
        triples.date(iri, OV.held, entry.holds)
        for predicate, names in (
            (OV.tensionWith, entry.tension_with),
            (OV.corrects, entry.corrects),
            (OV.dependsOn, entry.depends_on),
            (OV.fulfils, entry.fulfils),
        ):
            for name in names:
                triples.link(iri, predicate, thing_node(f"claim/{name}"))
        if entry.money:
            self._money(triples, slug, entry.money)
        self._evidence(triples, iri, entry.see)

    def _statement(self, triples: Triples, iri: Node, entry: ClaimEntry) -> None:
        if entry.promise:
            self._promise(triples, iri, entry.promise)
        elif entry.claim:
            subject, name, written = entry.claim
            relation = vocabulary().relations[name]
            triples.link(iri, OV.subject, self._reference(subject))
            triples.link(iri, OV.predicate, node(relation.iri))
            self._value(triples, iri, read_value(relation, written))

    def _value(self, triples: Triples, claim: Node, value: Value) -> None:
        match value:
            case ThingValue(reference):
                triples.link(claim, OV.object, self._reference(reference))
            case Period() | OneOf():
                triples.date(claim, OV.valuePeriod, value)
            case _:
                triples.say(claim, OV.value, value)

    def _promise(self, triples: Triples, iri: Node, promise: PromiseEntry) -> None:
        triples.link(iri, OV.subject, self._reference(promise.do))
        triples.link(iri, OV.predicate, node(OV.promisedFor))
        triples.link(iri, OV.object, self._reference(promise.for_))
        self._unless_unstated(triples, iri, OV.owedBy, promise.owed_by)
        for reference in promise.through:
            triples.link(iri, OV.through, self._reference(reference))
        if due := promise.due:
            before = self.names.part("claim", due.before) if due.before else None
            triples.link(iri, OV.dueBefore, before)
            triples.link(iri, OV.dueDuring, self._optional(due.during))
            triples.date(iri, OV.dueWithin, due.by)
            triples.say(iri, OV.dueInterval, due.within)

    def _saying(self, triples: Triples, iri: Node, entry: ClaimEntry) -> None:
        triples.link(iri, OV.assertedBy, self._optional(entry.said_by))
        triples.link(iri, OV.reportedBy, self._optional(entry.reported_by))
        triples.link(iri, OV.statedIn, self._optional(entry.said_in))
        triples.date(iri, OV.statedOn, entry.said_on)

    def _codes(self, triples: Triples, iri: Node, entry: ClaimEntry) -> None:
        triples.link(iri, OV.directness, concept("DirectnessScheme", entry.directness))
        triples.link(iri, OV.modality, concept("ModalityScheme", entry.modality))
        triples.link(iri, OV.standing, concept("StandingScheme", entry.standing))
        triples.link(iri, OV.rank, concept("RankScheme", entry.rank))
        triples.link(iri, OV.reviewStatus, concept("ReviewStatusScheme", entry.status))

    def _money(self, triples: Triples, slug: str, money: Money) -> None:
        claim, sum_iri = (
            self.names.part("claim", slug),
            self.names.part("sum", money.same_as or slug),
        )
        triples.link(claim, OV.sum, sum_iri)
        triples.link(claim, OV.fundingStage, concept("FundingStageScheme", money.stage))
        self._unless_unstated(triples, claim, OV.payee, money.payee)
        if not money.same_as:
            triples.type(sum_iri, OV.Sum)
            triples.say(sum_iri, OV.amount, money.value)
            triples.say(sum_iri, OV.currency, money.currency)
            triples.link(sum_iri, OV.amountReading, concept("AmountReadingScheme", money.reading))
            triples.say(sum_iri, OV.roundedTo, money.step)

    def _unless_unstated(
        self, triples: Triples, iri: Node, predicate: str, reference: str | None
    ) -> None:
        if reference == UNSTATED:
            triples.link(iri, OV.leavesUnstated, node(predicate))
        else:
            triples.link(iri, predicate, self._optional(reference))

    def _evidence(self, triples: Triples, iri: Node, see: Iterable[str]) -> None:
        for slug in see:
            triples.link(iri, OV.evidence, self.names.part("passage", slug))

    def _passages(self) -> None:
        triples = self.accepted
        for slug, passage in self.record.passages.items():
            iri = self.names.part("passage", slug)
            triples.type(iri, OV.Passage)
            triples.say(iri, OV.passageDigest, passage.digest)
            triples.say(iri, OV.locator, passage.where)
            self._located(iri, passage.at)
        for omission in self.record.left_out:
            iri = self.names.part("omission", f"{omission.at[0]}-{omission.at[1]}")
            triples.type(iri, OV.Omission)
            triples.say(iri, OV.leftOutBecause, omission.why)
            self._located(iri, omission.at)

    def _located(self, iri: Node, at: tuple[int, int]) -> None:
        """States a position (Web Annotation Data Model, 4.2.5: start from 0, end exclusive)."""
        triples, selector = self.accepted, node(f"{iri[1:-1]}/position")
        triples.link(iri, OV.inRecord, self.names.itself)
        triples.link(iri, OA + "hasSource", self.names.document)
        triples.link(iri, OV.textVersion, self.text)
        triples.link(iri, OA + "hasSelector", selector)
        triples.type(selector, OA + "TextPositionSelector")
        triples.say(selector, OA + "start", at[0])
        triples.say(selector, OA + "end", at[1])
