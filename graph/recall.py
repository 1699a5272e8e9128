"""From triples back to a record in normal form: nothing that a record says is lost in the graph."""

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from data.registers import Catalogue
from data.schema import UNSTATED, Record
from graph.names import ID, short_name, thing_iri
from graph.plain import code, date, present
from graph.request_recall import RequestReader
from graph.said import Said, Subjects
from graph.triples import ALT_LABEL, LABEL, OA, PUBLISHER, RDF_TYPE
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary


def record_from(triples: Iterable[ox.Triple], *, record: str, catalogue: Catalogue) -> Record:
    """The record of a name, in normal form; KeyError if the triples hold no such record."""
    return _Recall(triples, record=record, catalogue=catalogue).read()


class _Recall:
    """What the triples say, by subject and predicate."""

    def __init__(self, triples: Iterable[ox.Triple], *, record: str, catalogue: Catalogue) -> None:
        self.name = record
        self.iri = thing_iri(f"record/{record}").value
        self.said = Subjects(triples)
        self.catalogue = catalogue

    def read(self) -> Record:
        said = self.said[self.iri]
        plain: dict[str, Any] = {
            "record": self.name,
            "schema": int(said[OV.schemaVersion][0]),
            "document": self._document(said[OV.describes][0]),
            "review": {
                "status": code("ReviewStatusScheme", said, OV.reviewStatus),
                "by": self._reference(said[OV.reviewedBy][0]),
                "on": said[OV.reviewedOn][0],
                "second": self._one(said, OV.secondReviewBy) or "none",
            },
            "things": {self._reference(i): self._thing(i) for i in self._all(OV.firstMetIn)},
            "acts": {**self._acts(), **self._requests()},
            "claims": {self._slug(i): self._claim(i) for i in self._all(OV.inRecord, of=OV.Claim)},
            "passages": {
                self._slug(i): self._passage(i) for i in self._all(OV.inRecord, of=OV.Passage)
            },
            "left-out": [self._omission(i) for i in self._all(OV.inRecord, of=OV.Omission)],
        }
        plain["left-out"].sort(key=lambda omission: omission["at"])
        return Record.model_validate(plain)

    def _all(self, predicate: str, *, of: str | None = None) -> list[str]:
        """What the record holds by a predicate, of a class, in order of IRI."""
        held = self.said.where(predicate, self.iri)
        return [iri for iri in held if of is None or of in self.said[iri][RDF_TYPE]]

    def _document(self, iri: str) -> dict[str, Any]:
        said = self.said[iri]
        text = self.said[self.said.where(OV.versionOf, iri)[0]]
        return present(
            {
                "kind": self._class_code(said),
                "label": said[LABEL][0],
                "publisher": self._one(said, PUBLISHER),
                "reference": said.one(OV.reference),
                "dated": date(said, OV.dated),
                "held": code("CopyScheme", said, OV.copyHeld),
                "text": {
                    "sha256": text[OV.textDigest][0].removeprefix("sha256:"),
                    "length": int(text[OV.textLength][0]),
                },
            }
        )

    def _thing(self, iri: str) -> dict[str, Any]:
        said = self.said[iri]
        return present(
            {
                "label": said[LABEL][0],
                "kind": self._class_code(said),
                "aliases": sorted(said[ALT_LABEL]),
                "of": self._one(said, OV.partOfBody),
                "named": "no" if said[OV.namedInSource] else None,
                "during": date(said, OV.validDuring),
                "publisher": self._one(said, PUBLISHER),
                "dated": date(said, OV.dated),
                "held": code("CopyScheme", said, OV.copyHeld),
                "exists": code("ExistenceScheme", said, OV.existence),
                "document": self._one(said, OV.setOutIn),
                "part": said.one(OV.part),
                "privacy": code("PrivacyClassScheme", said, OV.privacyClass),
                "see": self._evidence(said),
            }
        )

    def _acts(self) -> dict[str, Any]:
        found = self._all(OV.inRecord, of=OV.Decision)
        return {self._reference(iri): self._act(iri) for iri in found}

    def _requests(self) -> dict[str, Any]:
        found = map(self._reference, self._all(OV.inRecord, of=OV.InformationRequest))
        return {
            reference: RequestReader(
                subjects=self.said,
                slug=reference.removeprefix("request/"),
                refer=self._reference,
                passages=lambda said, predicate: sorted(map(self._slug, said[predicate])),
            ).read()
            for reference in found
        }

    def _act(self, iri: str) -> dict[str, Any]:
        said = self.said[iri]
        return present(
            {
                "kind": "decision",
                "label": said[LABEL][0],
                "gloss": said.one(OV.gloss),
                "signed": date(said, OV.signedOn),
                "by": self._one(said, OV.decidedBy),
                "for": self._one(said, OV.decidedFor),
                "approves": sorted(self._approved(other) for other in said[OV.approves]),
                "power": self._one(said, OV.underPower),
                "see": self._evidence(said),
            }
        )

    def _approved(self, iri: str) -> str:
        own = f"{ID}claim/{self.name}/"
        return f"claim/{iri.removeprefix(own)}" if iri.startswith(own) else self._reference(iri)

    def _claim(self, iri: str) -> dict[str, Any]:
        said = self.said[iri]
        is_promise = OV.Promise in said[RDF_TYPE]
        return present(
            {
                "gloss": said[LABEL][0],
                "claim": None if is_promise else self._statement(said),
                "promise": self._promise(said) if is_promise else None,
                "said-by": self._one(said, OV.assertedBy),
                "said-on": date(said, OV.statedOn),
                "said-in": self._one(said, OV.statedIn),
                "reported-by": self._one(said, OV.reportedBy),
                "directness": code("DirectnessScheme", said, OV.directness),
                "modality": code("ModalityScheme", said, OV.modality),
                "standing": code("StandingScheme", said, OV.standing),
                "rank": code("RankScheme", said, OV.rank),
                "status": code("ReviewStatusScheme", said, OV.reviewStatus),
                "denied": "yes" if said[OV.negated] else None,
                "when": date(said, OV.happened),
                "holds": date(said, OV.held),
                "condition": said.one(OV.condition),
                "exception": said.one(OV.exception),
                "money": self._money(iri, said),
                "tension-with": self._claim_names(said, OV.tensionWith),
                "about": sorted(map(self._reference, said[OV.about])),
                "reading": code("AmountReadingScheme", said, OV.valueReading),
                "corrects": self._claim_names(said, OV.corrects),
                "depends-on": self._claim_names(said, OV.dependsOn),
                "fulfils": self._claim_names(said, OV.fulfils),
                "see": self._evidence(said),
            }
        )

    def _statement(self, said: Said) -> list[Any]:
        subject, relation = said[OV.subject][0], said[OV.predicate][0]
        value: Any = self._one(said, OV.object) or date(said, OV.valuePeriod)
        if value is None:
            written = said[OV.value][0]
            is_flag = vocabulary().relations[relation.removeprefix(NAMESPACE)].range == _BOOLEAN
            value = {"true": "yes", "false": "no"}[written] if is_flag else written
        return [self._reference(subject), relation.removeprefix(NAMESPACE), value]

    def _promise(self, said: Said) -> dict[str, Any]:
        due = present(
            {
                "before": self._slug(said[OV.dueBefore][0]) if said[OV.dueBefore] else None,
                "during": self._one(said, OV.dueDuring),
                "by": date(said, OV.dueWithin),
                "within": said.one(OV.dueInterval),
            }
        )
        return present(
            {
                "do": self._one(said, OV.subject),
                "for": self._one(said, OV.object),
                "owed-by": self._stated(said, OV.owedBy),
                "through": sorted(self._reference(other) for other in said[OV.through]),
                "due": due or None,
            }
        )

    def _money(self, claim: str, said: Said) -> dict[str, Any] | None:
        if not said[OV.sum]:
            return None
        sum_slug = self._slug(said[OV.sum][0])
        figures = self.said[said[OV.sum][0]]
        own = sum_slug == self._slug(claim)
        return present(
            {
                "same-as": None if own else sum_slug,
                "value": figures.one(OV.amount) if own else None,
                "currency": figures.one(OV.currency) if own else None,
                "reading": code("AmountReadingScheme", figures, OV.amountReading) if own else None,
                "step": figures.one(OV.roundedTo) if own else None,
                "stage": code("FundingStageScheme", said, OV.fundingStage),
                "payee": self._stated(said, OV.payee),
            }
        )

    def _passage(self, iri: str) -> dict[str, Any]:
        said = self.said[iri]
        algorithm, _, digest = said[OV.passageDigest][0].partition(":")
        return {"at": self._position(said), "where": said[OV.locator][0], algorithm: digest}

    def _omission(self, iri: str) -> dict[str, Any]:
        said = self.said[iri]
        return {"at": self._position(said), "why": said[OV.leftOutBecause][0]}

    def _position(self, said: Said) -> list[int]:
        selector = self.said[said[OA + "hasSelector"][0]]
        return [int(selector[OA + "start"][0]), int(selector[OA + "end"][0])]

    def _evidence(self, said: Said) -> list[str]:
        return sorted(self._slug(passage) for passage in said[OV.evidence])

    def _claim_names(self, said: Said, predicate: str) -> list[str]:
        return [short_name(iri).removeprefix("claim/") for iri in said[predicate]]

    def _stated(self, said: Said, predicate: str) -> str | None:
        unstated = predicate in said[OV.leavesUnstated]
        return UNSTATED if unstated else self._one(said, predicate)

    def _one(self, said: Said, predicate: str) -> str | None:
        return self._reference(said[predicate][0]) if said[predicate] else None

    def _class_code(self, said: Said) -> str | None:
        """The code of the narrowest class that has one."""
        stated = set(said[RDF_TYPE])
        above = {parent for one in stated for parent in vocabulary().superclasses.get(one, ())}
        codes = {term.iri: code for code, term in vocabulary().classes_by_code.items()}
        return next((codes[iri] for iri in sorted(stated - above) if iri in codes), None)

    def _slug(self, iri: str) -> str:
        return iri.rsplit("/", 1)[-1]

    def _reference(self, iri: str) -> str:
        return self.catalogue.law_reference(iri) or short_name(iri)


_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
