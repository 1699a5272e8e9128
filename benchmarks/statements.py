"""The claims and promises of a generated record."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.things import Things
from benchmarks.words import amount, name, period, sentence
from ontology.vocabulary import PERIOD, Term, vocabulary

Plain = dict[str, Any]

# Provisions that a source may give for a duty.
_CITED = ("law/dpa-2018/s57", "law/dpa-2018/s64", "law/gdpr/article-35", "law/foia-2000/s10")
_DUTIES = ("topic/dpia", "topic/answer-in-20-working-days")
_MONEY = ("fundedBy", "offeredBy")
# What rules look for: starts and assessments, what marks a high risk, ends, and what goes on.
_WATCHED = (
    *("started", "plannedStart", "exitPlanned", "hasAssessment", "hasAssessment"),
    *("processesChildrenData", "performsSystematicMonitoring", "performsLargeScaleProfiling"),
)
_STAGES = ("budgeted", "offered", "provided", "provided", "drawn-down", "spent")
_READINGS = ("exact", "rounded", "approximate", "at-least")

_STANDINGS = ("contested", "withdrawn-by-maker", "superseded")
# Fields of a claim, how often they are given, and what.
_QUALITIES: tuple[tuple[str, float, Callable[[Random], Any]], ...] = (
    ("when", 0.2, period),
    ("holds", 0.1, period),
    ("said-on", 0.1, period),
    ("condition", 0.05, sentence),
    ("exception", 0.02, sentence),
    ("denied", 0.05, lambda _: "yes"),
    ("standing", 0.06, lambda chance: chance.choice(_STANDINGS)),
    ("rank", 0.04, lambda chance: chance.choice(("preferred", "deprecated"))),
)


class Statements:
    """Draws claims of one record: mostly plain facts, with some of every harder sort."""

    def __init__(
        self,
        chance: Random,
        things: Things,
        record: str,
        passages: list[str],
        met: list[str],
        publisher: str,
    ) -> None:
        self._chance = chance
        self._things = things
        self._record = record
        self._passages = passages
        self._met = met
        self._publisher = publisher
        self._relations = [
            relation
            for relation in vocabulary().relations.values()
            if things.has(relation.domain)
            and (not relation.takes_thing or things.has(relation.range))
        ]

    def claims(self, count: int) -> Plain:
        """So many claims by name; one may point to those before it."""
        drawn: Plain = {}
        for number in range(count):
            claim = self._promise() if self._happens(0.08) else self._fact()
            said = "promise" if "promise" in claim else _slug(claim["claim"][1])
            slug = f"{said}-{number}"
            self._qualify(claim)
            self._point(claim, drawn)
            drawn[slug] = claim
        return drawn

    def _happens(self, probability: float) -> bool:
        return self._chance.random() < probability

    def _start(self) -> Plain:
        see = self._chance.sample(self._passages, 2 if self._happens(0.2) else 1)
        return {"gloss": sentence(self._chance), "see": see}

    def _fact(self) -> Plain:
        choice = self._chance.choice
        claim = self._start()
        if self._happens(0.02):
            return {**claim, "claim": [choice(_CITED), "requires", choice(_DUTIES)]}
        relation = self._relation()
        claim["claim"] = [self._subject(relation), relation.name, self._value(relation)]
        if relation.name in _MONEY and self._happens(0.8):
            claim["money"] = self._money()
        if self._happens(0.15):
            claim["modality"] = choice(("planned", "planned", "alleged"))
        return claim

    def _relation(self) -> Term:
        """Any relation, those of money and those that rules look for more often than others."""
        names = vocabulary().relations
        for listed in (_MONEY, _WATCHED):
            if self._happens(0.12):
                return names[self._chance.choice(listed)]
        return self._chance.choice(self._relations)

    def _subject(self, relation: Term) -> str:
        """The record's own project, system or body where the relation takes any thing."""
        if relation.domain is None and self._happens(0.75):
            return self._chance.choice(self._met)
        return self._things.pick(relation.domain)

    def _value(self, relation: Term) -> Any:  # noqa: ANN401  # what JSON can hold
        if relation.name == "hasAssessment" and self._happens(0.5):
            return self._assessment
        if relation.takes_thing:
            return self._things.pick(relation.range)
        if relation.range == PERIOD:
            return period(self._chance)
        match (relation.range or "#string").rsplit("#")[-1]:
            case "boolean":
                return self._chance.choice(("yes", "no"))
            case "integer":
                return self._chance.randrange(500)
            case _:
                return name(self._chance, "parish")

    @property
    def _assessment(self) -> str:
        """The assessment that the record is the first to speak of."""
        return next(reference for reference in self._met if "-assessment-" in reference)

    def _money(self) -> Plain:
        money = {
            "value": amount(self._chance),
            "currency": "GBP",
            "reading": self._chance.choice(_READINGS),
            "stage": self._chance.choice(_STAGES),
        }
        if self._happens(0.5):
            organisation = vocabulary().relations["fundedBy"].range
            money["payee"] = self._chance.choice(("unstated", self._things.pick(organisation)))
        return money

    def _promise(self) -> Plain:
        project = next(reference for reference in self._met if reference.startswith("project/"))
        paper = [reference for reference in self._met if reference.startswith("document/")]
        promise: Plain = {
            "do": self._chance.choice(paper),
            "for": project,
            "owed-by": self._chance.choice(("unstated", self._publisher)),
        }
        if self._happens(0.6):
            promise["due"] = {"during": project, "by": period(self._chance)}
        return {**self._start(), "promise": promise}

    def _qualify(self, claim: Plain) -> None:
        """Other speakers, reviews, dates, conditions, denials and ranks, each of some claims."""
        chance = self._chance
        if self._happens(0.15):
            claim["said-by"] = self._things.pick(vocabulary().relations["fundedBy"].range)
            claim["directness"] = chance.choice(("quoted", "paraphrased", "first-hand"))
        if self._happens(0.08):
            claim["said-in"] = self._assessment
        if self._happens(0.05):
            claim |= {"status": "proposed", "directness": "inferred", "said-by": "agent/editors"}
        for field, probability, draw in _QUALITIES:
            if self._happens(probability):
                claim[field] = draw(chance)
        if self._happens(0.1):
            claim["about"] = [self._things.pick(None)]

    def _point(self, claim: Plain, before: Plain) -> None:
        """Tensions, corrections, and what rests on or fulfils something."""
        firm = [slug for slug, other in before.items() if "status" not in other]
        own = [s for s in firm if before[s].get("said-by") == claim.get("said-by")]
        promised = [s for s in firm if "promise" in before[s]]
        for field, choices, probability in (
            ("tension-with", firm, 0.06),
            ("corrects", own, 0.04),
            ("depends-on", firm, 0.04),
            ("fulfils", promised, 0.06),
        ):
            if choices and self._happens(probability):
                claim[field] = [self._chance.choice(choices)]


def _slug(relation: str) -> str:
    return re.sub(r"(?=[A-Z])", "-", relation).lower()
