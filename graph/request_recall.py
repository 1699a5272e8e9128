"""From triples back to a request in normal form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.names import ID, thing_iri
from graph.plain import code, date, present
from graph.said import Said, Subjects
from graph.triples import LABEL
from ontology.terms import OV

Plain = dict[str, Any]


@dataclass(frozen=True)
class RequestReader:
    """Reads one request; ``refer`` and ``passages`` turn nodes back into what records write."""

    subjects: Subjects
    slug: str
    refer: Callable[[str], str]
    passages: Callable[[Said, str], list[str]]

    def read(self) -> Plain:
        said = self.subjects[thing_iri(f"request/{self.slug}").value]
        items = {self._name(iri, "item"): self.subjects[iri] for iri in said[OV.hasItem]}
        return present(
            {
                "kind": "request",
                "label": said.one(LABEL),
                "gloss": said.one(OV.gloss),
                "of": self._one(said, OV.requestedOf),
                "by": self._one(said, OV.requestedBy),
                "through": self._one(said, OV.requestedThrough),
                "made": date(said, OV.madeOn),
                "received": date(said, OV.receivedOn),
                "platform": self._platform(said),
                "items": {number: self._item(item) for number, item in items.items()},
                "communications": {
                    self._name(iri, "communication"): self._communication(self.subjects[iri])
                    for iri in said[OV.hasCommunication]
                },
                "tests": self._tests() or None,
                "outcomes": [
                    self._outcome(number, iri)
                    for number, item in items.items()
                    for iri in item[OV.hasOutcome]
                ],
                "whole": self._whole(said),
                "see": self.passages(said, OV.evidence),
            }
        )

    def _platform(self, said: Said) -> Plain | None:
        if not said[OV.platformStatus]:
            return None
        shows = code("PlatformStatusScheme", said, OV.platformStatus)
        return {"shows": shows, "see": self.passages(said, OV.platformStatusEvidence)}

    def _whole(self, said: Said) -> Plain | None:
        if not said[OV.outcome]:
            return None
        outcome = code("OutcomeScheme", said, OV.outcome)
        return {"outcome": outcome, "see": self.passages(said, OV.outcomeEvidence)}

    def _item(self, said: Said) -> Plain:
        depends = said.one(OV.dependsOnItem)
        return present(
            {
                "gloss": said.one(LABEL),
                "about": sorted(map(self.refer, said[OV.asksAbout])),
                "if": self._name(depends, "item") if depends else None,
                "see": self.passages(said, OV.evidence),
            }
        )

    def _communication(self, said: Said) -> Plain:
        return present(
            {
                "kind": code("CommunicationScheme", said, OV.communicationKind),
                "gloss": said.one(LABEL),
                "sent": date(said, OV.sentOn),
                "sent-inferred": "yes" if said[OV.sentOnInferred] else None,
                "guidance": said.one(OV.givesGuidance),
                "see": self.passages(said, OV.evidence),
            }
        )

    def _outcome(self, number: str, iri: str) -> Plain:
        said = self.subjects[iri]
        because = said.one(OV.becauseOfItem)
        return present(
            {
                "items": [number],
                "in": self._name(said[OV.inCommunication][0], "communication"),
                "outcome": code("OutcomeScheme", said, OV.outcome),
                "gloss": said.one(LABEL),
                "under": sorted(map(self.refer, said[OV.underProvision])),
                "exemptions": sorted(map(self.refer, said[OV.exemption])),
                "points-to": sorted(map(self.refer, said[OV.refersTo])),
                "because-of": self._name(because, "item") if because else None,
                "weighed-by": sorted(self._name(test, "test") for test in said[OV.weighedBy]),
                "see": self.passages(said, OV.evidence),
            }
        )

    def _tests(self) -> Plain:
        found = self.subjects.where(OV.ofRequest, thing_iri(f"request/{self.slug}").value)
        return {self._name(iri, "test"): self._test(self.subjects[iri]) for iri in found}

    def _test(self, said: Said) -> Plain:
        balance = None
        if said[OV.balance]:
            balance = {
                "struck": code("BalanceScheme", said, OV.balance),
                "see": self.passages(said, OV.balanceEvidence),
            }
        return present(
            {
                "exemption": self._one(said, OV.exemption),
                "harm": self.passages(said, OV.harmShown),
                "factors-for": self.passages(said, OV.factorsFor),
                "factors-against": self.passages(said, OV.factorsAgainst),
                "balance": balance,
            }
        )

    def _one(self, said: Said, predicate: str) -> str | None:
        value = said.one(predicate)
        return self.refer(value) if value else None

    def _name(self, iri: str, kind: str) -> str:
        return iri.removeprefix(f"{ID}{kind}/{self.slug}/")
