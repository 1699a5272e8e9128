"""What a claim or an act gives to its edge of the network, or to its node, in words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from graph.claim_days import first_day, span
from graph.disagreement_pairs import Pairs
from graph.money_words import money_in_words
from graph.names import local_name
from graph.said import Said, Subjects
from graph.term_labels import code, relation_label
from graph.triples import LABEL, OA, RDF_TYPE
from ontology.terms import OV

Attributes = dict[str, Any]

NOTHING: Mapping[str, Any] = {
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
    "since": None,
    "until": None,
    "dated": None,
    "money": None,
    "amount": None,
    "stage": None,
    "condition": None,
    "exception": None,
    "unstated": (),
    "tension_with": (),
    "record": None,
}
_POUNDS = "GBP"


class ClaimAttributes:
    """Reads the attributes of claims and acts off the subjects of a graph; see `graph.network`."""

    def __init__(self, subjects: Subjects, *, at_odds: Pairs) -> None:
        self.subjects = subjects
        self.at_odds = at_odds

    def statement(self, iri: str) -> Attributes:
        """The attributes that a claim gives to its edge or, without one, to its node."""
        said = self.subjects[iri]
        return {
            **NOTHING,
            "origin": self._origin(said),
            "gloss": self.label(iri),
            "modality": code(said, OV.modality),
            "standing": code(said, OV.standing).replace("-", " "),
            "status": code(said, OV.reviewStatus),
            "negated": bool(said[OV.negated]),
            "direct": bool(said[OV.isDirect]),
            "maker": self.labels(said, OV.assertedBy) or None,
            "reporter": self.labels(said, OV.reportedBy) or None,
            "provisions": tuple(self.label(law) for law in said[OV.underProvision]),
            "when": self.labels(said, OV.happened) or None,
            "holds": self.labels(said, OV.held) or None,
            "stated": self.labels(said, OV.statedOn) or None,
            "dated": first_day(self.subjects, said),
            **span(self.subjects, said),
            "condition": said.one(OV.condition),
            "exception": said.one(OV.exception),
            "unstated": tuple(relation_label(term) for term in said[OV.leavesUnstated]),
            "tension_with": self._tensions(iri, said),
            "record": self.record(said),
            **self._money(said),
            **self.evidence(said),
        }

    def _origin(self, said: Said) -> str:
        """A claim of a record that describes no document is one of a register."""
        if OV.Promise in said[RDF_TYPE]:
            return "promise"
        record = self.subjects[said.one(OV.inRecord) or ""]
        return "claim" if record[OV.describes] else "register"

    def value(self, iri: str) -> Attributes:
        said = self.subjects[iri]
        relation = said[OV.predicate][0]
        values = said[OV.value] or [self.label(period) for period in said[OV.valuePeriod]]
        plain = [{"true": "yes", "false": "no"}.get(value, value) for value in values]
        return {
            **self.statement(iri),
            "statement": iri,
            "relation": local_name(relation),
            "relation_label": relation_label(relation),
            "value": " or ".join(plain),
        }

    def _tensions(self, iri: str, said: Said) -> tuple[str, ...]:
        """Written on one side only, tension holds on both; none with what is not shown."""
        told = {one.other: one.only_if for one in self.at_odds.get(iri, ())}
        for predicate in (OV.tensionWith, OV.corrects):
            for other in (*said[predicate], *self.subjects.where(predicate, iri)):
                told[other] = ""
        shown = {other: only_if for other, only_if in told.items() if self.subjects[other][LABEL]}
        return tuple(
            f"{self.label(other)} (only if {only_if})" if only_if else self.label(other)
            for other, only_if in sorted(shown.items())
        )

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
        pounds = float(figures[OV.amount][0]) if figures[OV.currency][0] == _POUNDS else None
        stage = code(said, OV.fundingStage).replace("-", " ")
        return {"amount": words, "money": pounds, "stage": stage}

    def evidence(self, said: Said) -> Attributes:
        passages = [self.subjects[passage] for passage in said[OV.evidence]]
        in_order = sorted(passages, key=self._start)
        documents = {document for p in passages for document in p[OA + "hasSource"]}
        return {
            "document": "; ".join(self.label(iri) for iri in sorted(documents)) or None,
            "locators": tuple(passage[OV.locator][0] for passage in in_order),
        }

    def _start(self, passage: Said) -> int:
        return int(self.subjects[passage[OA + "hasSelector"][0]][OA + "start"][0])

    def record(self, said: Said) -> str | None:
        record = said.one(OV.inRecord) or said.one(OV.firstMetIn)
        return local_name(record) if record else None

    def status(self, said: Said) -> str:
        """An act is as far reviewed as its record; a thing is described, and needs no review."""
        record = said.one(OV.inRecord)
        return code(self.subjects[record], OV.reviewStatus) if record else "accepted"

    def label(self, iri: str) -> str:
        return self.subjects[iri].one(LABEL) or local_name(iri)

    def labels(self, said: Said, predicate: str) -> str:
        return " or ".join(self.label(iri) for iri in said[predicate])
