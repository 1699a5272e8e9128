"""What a claim's references, value, money and promise must fit, once the registers are known."""

import re
from collections.abc import Iterator

from data.fields import REFERENCE, nearest
from data.misfits import (
    DOCUMENT,
    OFFICE,
    ORGANISATION,
    PERSON,
    PROJECT,
    PROMISE,
    ROLE,
    Location,
    Wrong,
    no_claim,
    no_passage,
    other_kind,
    unknown,
)
from data.refusals import NOT_A_REFERENCE
from data.registers import Catalogue, Known
from data.schema import UNSTATED, ClaimEntry, Record, Saying
from data.values import ThingValue, ValueRefusedError, read_value
from ontology.vocabulary import vocabulary

SPEAKERS = (ORGANISATION, OFFICE, PERSON, ROLE)


def claim_misfits(
    record: Record, catalogue: Catalogue, slug: str, claim: ClaimEntry
) -> Iterator[Wrong]:
    """Everything in a claim that does not fit."""
    at: Location = ("claims", slug)
    yield from no_passage(record, at, claim.see)
    yield from saying_misfits(claim, at, catalogue)
    yield from _unmade(record, at, claim)
    yield from _unreviewable(record, at, claim)
    yield from _wrong_claims(record, catalogue, slug, claim)
    for index, reference in enumerate(claim.about):
        yield from unknown(catalogue, reference, (*at, "about", index))
    yield from _wrong_statement(catalogue, at, claim)
    yield from _wrong_money(record, catalogue, at, claim)
    yield from _wrong_promise(record, catalogue, at, claim)


def saying_misfits(saying: Saying, at: Location, catalogue: Catalogue) -> Iterator[Wrong]:
    """What does not fit in who said something, where, and through whom."""
    for field, reference in (("said-by", saying.said_by), ("reported-by", saying.reported_by)):
        if reference:
            yield from _no_speaker(catalogue, reference, (*at, field))
    if saying.said_in:
        yield from other_kind(catalogue, saying.said_in, (*at, "said-in"), DOCUMENT)


def _no_speaker(catalogue: Catalogue, reference: str, at: Location) -> Iterator[Wrong]:
    found = catalogue.find(reference)
    if found is None:
        yield from unknown(catalogue, reference, at)
    elif not any(vocabulary().is_a(found.class_iri, kind) for kind in SPEAKERS):
        problem = f'"{reference}" cannot say anything'
        yield Wrong(at, problem, "name a body, an office, a role or a person")


def _unmade(record: Record, at: Location, claim: ClaimEntry) -> Iterator[Wrong]:
    defaults = record.defaults_for(claim)
    if not (claim.said_by or defaults.said_by):
        mend = (
            "add said-by here"
            if claim.directness == "inferred"
            else "add said-by here or in defaults"
        )
        yield Wrong(at, "does not say who said it", mend, True)
    if claim.directness != "inferred" and not (claim.said_in or defaults.said_in):
        yield Wrong(at, "does not say in which document", "add said-in here or in defaults", True)
    if (claim.reported_by or defaults.reported_by) and claim.directness == "first-hand":
        problem = "is reported by another and called first hand"
        yield Wrong(at, problem, "add directness: quoted or paraphrased", True)


def _unreviewable(record: Record, at: Location, claim: ClaimEntry) -> Iterator[Wrong]:
    if claim.directness == "inferred" and _status(record, claim) == "accepted":
        yield Wrong(at, "is inferred and accepted", "add status: proposed", True)


def _status(record: Record, claim: ClaimEntry) -> str:
    return claim.status or record.review.status


def _wrong_statement(catalogue: Catalogue, at: Location, claim: ClaimEntry) -> Iterator[Wrong]:
    if claim.claim is None:
        return
    subject, name, written = claim.claim
    relation = vocabulary().relations.get(name)
    yield from other_kind(
        catalogue, subject, (*at, "claim", 0), relation.domain if relation else None
    )
    if relation is None:
        known = vocabulary().relations
        yield Wrong((*at, "claim", 1), f'"{name}" is not a relation', nearest(name, known))
        return
    try:
        value = read_value(relation, written)
    except ValueRefusedError as fault:
        yield Wrong((*at, "claim", 2), fault.problem, fault.mend)
        return
    if isinstance(value, ThingValue):
        yield from _wrong_object(catalogue, value.reference, (*at, "claim", 2), relation.range)


def _wrong_object(
    catalogue: Catalogue, reference: str, at: Location, wanted: str | None
) -> Iterator[Wrong]:
    if re.fullmatch(REFERENCE, reference):
        yield from other_kind(catalogue, reference, at, wanted)
    else:
        problem, mend = NOT_A_REFERENCE
        yield Wrong(at, f'"{reference}" {problem}', mend)


def _wrong_money(
    record: Record, catalogue: Catalogue, at: Location, claim: ClaimEntry
) -> Iterator[Wrong]:
    money = claim.money
    if money is None:
        return
    at = (*at, "money")
    if money.same_as:
        yield from _wrong_sum(record, (*at, "same-as"), claim, money.same_as)
    if money.payee and money.payee != UNSTATED:
        yield from other_kind(catalogue, money.payee, (*at, "payee"), ORGANISATION)


def _wrong_sum(record: Record, at: Location, claim: ClaimEntry, name: str) -> Iterator[Wrong]:
    other = record.claims.get(name)
    if other is None or other.money is None or other.money.same_as:
        problem = f'"{name}" is not a claim of this record that gives a sum'
        yield Wrong(at, problem, "name the claim with the figures")
    elif _status(record, claim) == "accepted" and _status(record, other) != "accepted":
        problem = f'the sum of "{name}" is not accepted, and this claim is'
        yield Wrong(at, problem, "give the figures here, or accept that claim too")


def _wrong_promise(
    record: Record, catalogue: Catalogue, at: Location, claim: ClaimEntry
) -> Iterator[Wrong]:
    promise = claim.promise
    if promise is None:
        return
    at = (*at, "promise")
    yield from unknown(catalogue, promise.do, (*at, "do"))
    yield from unknown(catalogue, promise.for_, (*at, "for"))
    if promise.owed_by != UNSTATED:
        yield from unknown(catalogue, promise.owed_by, (*at, "owed-by"))
    for index, reference in enumerate(promise.through):
        yield from unknown(catalogue, reference, (*at, "through", index))
    due = promise.due
    if due and due.before:
        yield from no_claim(record, due.before, (*at, "due", "before"))
    if due and due.during:
        yield from other_kind(catalogue, due.during, (*at, "due", "during"), PROJECT)


def _wrong_claims(
    record: Record, catalogue: Catalogue, slug: str, claim: ClaimEntry
) -> Iterator[Wrong]:
    """The claims that a claim points to, where it may not point to them."""
    pointing = {
        "tension-with": claim.tension_with,
        "corrects": claim.corrects,
        "depends-on": claim.depends_on,
        "fulfils": claim.fulfils,
    }
    this = catalogue.find(f"claim/{record.record}/{slug}")
    for field, names in pointing.items():
        for index, name in enumerate(names):
            at: Location = ("claims", slug, field, index)
            wrong = list(_other_claim(record, catalogue, name, at, slug, field))
            other = catalogue.find(_claim_reference(record, name))
            yield from wrong
            if not wrong and this and other:
                yield from _wrong_pair(this, other, field, at)


def _claim_reference(record: Record, name: str) -> str:
    return f"claim/{name}" if "/" in name else f"claim/{record.record}/{name}"


def _other_claim(
    record: Record, catalogue: Catalogue, name: str, at: Location, slug: str, field: str
) -> Iterator[Wrong]:
    """A claim of this record by its short name, or of another as ``record/name``."""
    reference = _claim_reference(record, name)
    if reference == f"claim/{record.record}/{slug}":
        yield Wrong(at, "points to itself", "name the other claim")
    elif "/" not in name and name not in record.claims:
        yield from no_claim(record, name, at)
    else:
        yield from other_kind(catalogue, reference, at, PROMISE if field == "fulfils" else None)


def _wrong_pair(this: Known, other: Known, field: str, at: Location) -> Iterator[Wrong]:
    """Only its maker corrects a claim, and what is accepted rests on nothing that is not."""
    name = other.reference.removeprefix("claim/")
    if field == "corrects" and this.said_by != other.said_by:
        problem = f'corrects "{name}", which {other.said_by} said'
        yield Wrong(at, problem, "use tension-with: only its own maker corrects a claim")
    elif this.status == "accepted" and other.status != "accepted":
        problem = f'"{name}" is {other.status}, and this claim is accepted'
        yield Wrong(at, problem, "point from that claim to this one, or accept that claim too")
