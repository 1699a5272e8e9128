"""Gathering what the graph holds of a thing or a claim, from every end at which it stands."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from types import MappingProxyType

import pyoxigraph as ox

from graph.class_oversight import class_claims, reached
from graph.disagreement_pairs import Pairs
from graph.looked_up import StoredSubjects
from graph.said import Said
from graph.shown import Disagreement, Group, Named, Outcome, Question, Shown, Statement
from graph.shown_facts import facts_of
from graph.shown_parts import Parts
from graph.term_labels import type_label
from graph.triples import PUBLISHER, RDF_TYPE
from ontology.terms import OV

# Acts, and things of registers, that name the thing shown by a property of theirs.
_LINKS = (
    *(OV.approves, OV.decidedBy, OV.decidedFor, OV.underPower),
    *(OV.requestedOf, OV.requestedBy, OV.requestedThrough, OV.recordedIn),
    *(OV.asksAbout, OV.exemption, OV.refersTo, OV.partOfBody, OV.setOutIn, PUBLISHER),
)
_TENSIONS = ((OV.tensionWith, "tension", "tension"), (OV.corrects, "corrects", "corrected by"))


def gather(
    store: ox.Store, iri: str, *, as_of: date, at_odds: Pairs = MappingProxyType({})
) -> Shown:
    """All that the graph holds of a thing, an act, a claim, a document or a record.

    ``at_odds`` are statements that do not sit together, beside those that an editor noted.
    """
    return _Gathering(StoredSubjects(store), iri, as_of, at_odds).gather()


class _Gathering:
    """One thing, and what is read of it."""

    def __init__(self, subjects: StoredSubjects, iri: str, as_of: date, at_odds: Pairs) -> None:
        self.subjects = subjects
        self.at_odds = at_odds
        self.parts = Parts(subjects)
        self.iri = iri
        self.as_of = as_of
        self.said = subjects[iri]
        self.is_claim = OV.Claim in self.said[RDF_TYPE]

    def gather(self) -> Shown:
        told = () if self.is_claim else tuple(self._statements())
        return Shown(
            named=self.parts.named(self.iri),
            kind=type_label(self.said),
            as_of=self.as_of,
            status=self.parts.review_status(self.said),
            facts=facts_of(self.iri, self.parts),
            groups=_grouped(told),
            by_class=tuple(self._by_class()),
            promises=tuple(self._promises()),
            questions=tuple(self._questions()),
            disagreements=tuple(self._disagreements(told)),
            claims=self._claims(),
            statements_made=len(self.subjects.where(OV.assertedBy, self.iri)),
            evidence=self.parts.passages(self._passages()),
        )

    def _statements(self) -> Iterator[Statement]:
        for end in (OV.subject, OV.object):
            for claim in self.subjects.where(end, self.iri):
                yield self.parts.claim(claim, about=self.iri)
        for claim in self.subjects.where(OV.about, self.iri):
            yield self.parts.claim(claim, about=self.iri, relation="about")
        for user in self.subjects.where(OV.underProvision, self.iri):
            if OV.Claim in self.subjects[user][RDF_TYPE]:
                yield self.parts.claim(user, about=self.iri, relation="under provision")
            else:
                yield self.parts.link(user, OV.underProvision, self.iri, about=self.iri)
        for predicate in _LINKS:
            for act in self.subjects.where(predicate, self.iri):
                yield self.parts.link(act, predicate, self.iri, about=self.iri)

    def _by_class(self) -> Iterator[Statement]:
        """Oversight over every body of a class, of which the thing shown is one."""
        for claim in class_claims(self.subjects):
            if list(reached(claim, self.subjects, [self.iri])):
                yield self.parts.claim(claim, about=self.iri, relation="oversees every")

    def _promises(self) -> Iterator[Statement]:
        for end, words in ((OV.owedBy, "owed by"), (OV.through, "through")):
            for claim in self.subjects.where(end, self.iri):
                yield self.parts.claim(claim, about=self.iri, relation=words)

    def _questions(self) -> Iterator[Question]:
        items = self.said[OV.hasItem] or ([self.iri] if self.said[OV.itemNumber] else [])
        for item in sorted(items, key=lambda iri: _by_number(self.subjects[iri])):
            said = self.subjects[item]
            yield Question(
                number=said[OV.itemNumber][0],
                named=self.parts.named(item),
                outcomes=tuple(map(self._outcome, said[OV.hasOutcome])),
            )

    def _outcome(self, iri: str) -> Outcome:
        said = self.subjects[iri]
        letter = said[OV.inCommunication][0]
        return Outcome(
            named=self.parts.named(iri),
            outcome=self.parts.term(said[OV.outcome][0]),
            communication=self.parts.named(letter),
            sent=self.parts.dates(self.subjects[letter], OV.sentOn),
            provisions=self.parts.all_named([*said[OV.exemption], *said[OV.underProvision]]),
            points_to=self.parts.all_named(said[OV.refersTo]),
        )

    def _disagreements(self, told: Iterable[Statement]) -> Iterator[Disagreement]:
        """Each pair once, though it be written on both sides."""
        claims = [self.iri] if self.is_claim else sorted({one.named.iri for one in told})
        seen: set[tuple[str, frozenset[str]]] = set()
        for claim in claims:
            for kind, other, only_if in self._at_odds(claim):
                pair = (kind.split()[0][:7], frozenset((claim, other)))
                if pair not in seen:
                    seen.add(pair)
                    one, named = self.parts.named(claim), self.parts.named(other)
                    yield Disagreement(kind=kind, one=one, other=named, only_if=only_if)

    def _at_odds(self, claim: str) -> Iterator[tuple[str, str, str]]:
        """What an editor noted comes first, and hangs on nothing."""
        for predicate, forth, back in _TENSIONS:
            for other in self.subjects[claim][predicate]:
                yield forth, other, ""
            for other in self.subjects.where(predicate, claim):
                yield back, other, ""
        for found in self.at_odds.get(claim, ()):
            yield "tension", found.other, found.only_if

    def _claims(self) -> tuple[Named, ...]:
        """The claims of a record, or of the record that describes a document."""
        records = [self.iri, *self.subjects.where(OV.describes, self.iri)]
        held = [iri for record in records for iri in self.subjects.where(OV.inRecord, record)]
        return self.parts.all_named(iri for iri in held if OV.Claim in self.subjects[iri][RDF_TYPE])

    def _passages(self) -> list[str]:
        own = [self.iri] if OV.Passage in self.said[RDF_TYPE] else []
        predicates = (OV.evidence, OV.outcomeEvidence, OV.platformStatusEvidence, OV.harmShown)
        weighed = (OV.factorsFor, OV.factorsAgainst, OV.balanceEvidence)
        named = {iri for predicate in (*predicates, *weighed) for iri in self.said[predicate]}
        return [*own, *sorted(named)]


def _grouped(statements: Iterable[Statement]) -> tuple[Group, ...]:
    """By relation and direction: what is said of the thing first, then what is said of others."""

    def key(one: Statement) -> tuple[bool, str]:
        return not one.outward, one.relation

    def order(one: Statement) -> tuple[bool, str, str, str]:
        return *key(one), one.other.label if one.other else one.value, one.named.iri

    ordered = sorted({(one.named.iri, key(one)): one for one in statements}.values(), key=order)
    return tuple(
        Group(relation=relation, outward=not inward, statements=tuple(members))
        for (inward, relation), members in groupby(ordered, key=key)
    )


def _by_number(said: Said) -> tuple[int, str]:
    number = said[OV.itemNumber][0]
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), number.removeprefix(digits)
