"""Reading the parts that everything shown is made of: names, statements, passages."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import pyoxigraph as ox

from graph.looked_up import StoredSubjects
from graph.money_words import money_in_words
from graph.names import ID, local_name, short_name
from graph.said import Said
from graph.shown import Located, Named, Statement
from graph.term_labels import code, relation_label
from graph.triples import LABEL, OA, RDF_TYPE
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary

_PERIOD = f"{ID}period/"
_DAYS_OF_ACTS = (OV.signedOn, OV.madeOn, OV.receivedOn, OV.validDuring)
_YES_NO = {"true": "yes", "false": "no"}


class Parts:
    """Reads names, statements and passages off the subjects of a store."""

    def __init__(self, subjects: StoredSubjects) -> None:
        self.subjects = subjects

    def named(self, iri: str) -> Named:
        """A thing by name; a class or concept of the vocabulary has a label alone."""
        if iri.startswith(NAMESPACE):
            return Named(iri=iri, name="", label=self.term(iri))
        label = self.subjects[iri].one(LABEL) or local_name(iri)
        proposed = self.subjects.is_proposed(iri)
        return Named(iri=iri, name=short_name(iri), label=label, proposed=proposed)

    def all_named(self, iris: Iterable[str]) -> tuple[Named, ...]:
        return tuple(map(self.named, iris))

    def term(self, iri: str) -> str:
        """The words of a term of the vocabulary, small at the start as in a sentence."""
        label = vocabulary().terms[iri.removeprefix(NAMESPACE)].label
        is_name = vocabulary().terms[iri.removeprefix(NAMESPACE)].scheme == f"{NAMESPACE}AreaScheme"
        return label if is_name else label[:1].lower() + label[1:]

    def values(self, iri: str, predicate: str) -> list[Named | str]:
        """Values as they are told: a date in words, a term by its label, a thing by its name."""
        return [self._value(term) for term in self.subjects.terms(iri, predicate)]

    def _value(self, term: ox.NamedNode | ox.Literal) -> Named | str:
        if isinstance(term, ox.Literal):
            return _YES_NO.get(term.value, term.value)
        if term.value.startswith(_PERIOD):
            return self.subjects[term.value].one(LABEL) or local_name(term.value)
        if term.value.startswith(NAMESPACE):
            return self.term(term.value)
        is_ours = term.value.startswith(ID) or term.value in self.subjects
        return self.named(term.value) if is_ours else term.value

    def dates(self, said: Said, predicate: str) -> str:
        """A date in words, alternatives with "or" between them."""
        return " or ".join(self.subjects[iri].one(LABEL) or "" for iri in said[predicate])

    def claim(self, iri: str, *, about: str, relation: str | None = None) -> Statement:
        """A claim as it is told of one of its ends; ``relation`` where that is not its own."""
        said = self.subjects[iri]
        outward = about in said[OV.subject]
        end = said.one(OV.object if outward else OV.subject)
        return Statement(
            named=self.named(iri),
            relation=relation or relation_label(said[OV.predicate][0]),
            outward=outward,
            other=self.named(end) if end else None,
            value=self.claimed_value(said),
            origin=self._origin(said),
            modality=code(said, OV.modality),
            standing=code(said, OV.standing),
            status=code(said, OV.reviewStatus),
            denied=bool(said[OV.negated]),
            direct=bool(said[OV.isDirect]),
            made_by=self.all_named(said[OV.assertedBy]),
            reported_by=self.all_named(said[OV.reportedBy]),
            provisions=self.all_named(said[OV.underProvision]),
            when=self.dates(said, OV.happened),
            holds=self.dates(said, OV.held),
            stated=self.dates(said, OV.statedOn),
            amount=self.amount(said),
            stage=code(said, OV.fundingStage) if said[OV.fundingStage] else "",
            condition=said.one(OV.condition) or "",
            exception=said.one(OV.exception) or "",
            area=" or ".join(map(self.term, said[OV.withinArea])),
        )

    def link(self, iri: str, predicate: str, target: str, *, about: str) -> Statement:
        """What an act, or a register, says of a thing with one of its own properties."""
        said = self.subjects[iri]
        outward = iri == about
        is_act = bool(said[OV.inRecord])
        return Statement(
            named=self.named(iri),
            relation=relation_label(predicate),
            outward=outward,
            other=self.named(target if outward else iri),
            value="",
            origin="act" if is_act else "register",
            status=self.review_status(said),
            direct=True,
            when=next(filter(None, (self.dates(said, day) for day in _DAYS_OF_ACTS)), ""),
            outcomes=self._outcomes(said),
        )

    def claimed_value(self, said: Said) -> str:
        """What a claim says of its subject where that is no thing."""
        told = [_YES_NO.get(value, value) for value in said[OV.value]]
        return " or ".join(told) or self.dates(said, OV.valuePeriod)

    def amount(self, said: Said) -> str:
        """The sum of a claim in words, or nothing."""
        sum_iri = said.one(OV.sum)
        if sum_iri is None:
            return ""
        figures = self.subjects[sum_iri]
        return money_in_words(
            Decimal(figures[OV.amount][0]),
            currency=figures[OV.currency][0],
            reading=code(figures, OV.amountReading),
        )

    def review_status(self, said: Said) -> str:
        """A claim has a status of its own; an act or a part is as far reviewed as its record."""
        if said[OV.reviewStatus]:
            return code(said, OV.reviewStatus)
        record = said.one(OV.inRecord)
        return code(self.subjects[record], OV.reviewStatus) if record else "accepted"

    def passages(self, iris: Iterable[str]) -> tuple[Located, ...]:
        """Passages in the order of their documents and places."""
        found = map(self._located, iris)
        return tuple(sorted(found, key=lambda one: (one.document.label, one.start, one.end)))

    def _outcomes(self, request: Said) -> tuple[tuple[str, int], ...]:
        items = [self.subjects[iri] for iri in request[OV.hasItem]]
        given = [self.subjects[iri] for item in items for iri in item[OV.hasOutcome]]
        counts = Counter(self.term(outcome[OV.outcome][0]) for outcome in given)
        return tuple(sorted(counts.items()))

    def _located(self, iri: str) -> Located:
        said = self.subjects[iri]
        position = self.subjects[said[OA + "hasSelector"][0]]
        return Located(
            name=short_name(iri),
            document=self.named(said[OA + "hasSource"][0]),
            record=local_name(said[OV.inRecord][0]),
            place=said[OV.locator][0],
            start=int(position[OA + "start"][0]),
            end=int(position[OA + "end"][0]),
            digest=said[OV.passageDigest][0],
        )

    def _origin(self, said: Said) -> str:
        if OV.Promise in said[RDF_TYPE]:
            return "promise"
        record = self.subjects[said.one(OV.inRecord) or ""]
        return "claim" if record[OV.describes] else "register"
