"""What a record's references and values must fit, once the registers are known.

The schema has checked the form of every field. Here each reference must lead somewhere, each
value must be what its relation takes, and each passage must lie in the text and be used.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from data.fields import nearest
from data.registers import Catalogue, Known, class_of
from data.schema import UNSTATED, Act, ClaimEntry, Record, Saying, Thing
from data.values import ThingValue, ValueRefusedError, read_value
from ontology.vocabulary import NAMESPACE, vocabulary

# Below this length a plain digest can be turned back into the words by guessing.
SHORTEST_PASSAGE = 80

# The kinds of thing that a record may be the first to meet; the rest belong to registers.
FIRST_MET = ("org", "office", "project", "system", "document", "power")

_DOCUMENT = NAMESPACE + "Document"
_OFFICE = NAMESPACE + "Office"
_ORGANISATION = "http://www.w3.org/ns/org#Organization"

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Wrong:
    """Something that does not fit, by its location; ``key`` if the name itself is at fault."""

    location: Location
    problem: str
    mend: str
    key: bool = False


def things_of(record: Record) -> Iterator[Known]:
    """What a record adds to the catalogue: its document, its things and its acts."""
    document = record.document
    yield Known(
        f"document/{record.record}",
        vocabulary().classes_by_code[document.kind].iri,
        document.label,
    )
    for reference, thing in record.things.items():
        yield Known(reference, class_of(reference, thing), thing.label)
    for reference, act in record.acts.items():
        yield Known(reference, NAMESPACE + "Decision", act.label)
    for slug, claim in record.claims.items():
        yield Known(f"claim/{record.record}/{slug}", NAMESPACE + "Claim", claim.gloss)


def misfits(record: Record, catalogue: Catalogue) -> Iterator[Wrong]:
    """Everything in a record that does not fit, in no particular order."""
    yield from _wrong_passages(record)
    yield from _wrong_document(record, catalogue)
    for reference, thing in record.things.items():
        yield from _wrong_thing(record, catalogue, reference, thing)
    for reference, act in record.acts.items():
        yield from _wrong_act(record, catalogue, reference, act)
    for slug, claim in record.claims.items():
        yield from _wrong_claim(record, catalogue, slug, claim)


def _wrong_passages(record: Record) -> Iterator[Wrong]:
    length = record.document.text.length
    for index, omission in enumerate(record.left_out):
        yield from _wrong_span(("left-out", index, "at"), omission.at, length)
    used = set(_used_passages(record))
    for slug, passage in record.passages.items():
        yield from _wrong_span(("passages", slug, "at"), passage.at, length)
        if passage.at[1] - passage.at[0] < SHORTEST_PASSAGE:
            yield Wrong(
                ("passages", slug, "at"),
                f"is shorter than {SHORTEST_PASSAGE} code points, so its digest gives it away",
                "widen it to the sentence or paragraph around it",
            )
        if slug not in used:
            yield Wrong(
                ("passages", slug),
                "is referred to by nothing",
                "use it in a see, or remove it",
                True,
            )


def _wrong_span(location: Location, at: tuple[int, int], length: int) -> Iterator[Wrong]:
    start, end = at
    if start >= end:
        yield Wrong(location, f"ends at {end} before it begins at {start}", "write [start, end]")
    elif end > length:
        yield Wrong(
            location,
            f"ends at {end}, beyond the text of {length} code points",
            "find the passage again in this text version",
        )


def _used_passages(record: Record) -> Iterator[str]:
    for holder in (record.things, record.acts, record.claims):
        for entry in holder.values():
            yield from entry.see


def _wrong_document(record: Record, catalogue: Catalogue) -> Iterator[Wrong]:
    yield from _kind(catalogue, record.document.publisher, ("document", "publisher"), _ORGANISATION)
    yield from _known(catalogue, record.review.by, ("review", "by"))
    if record.review.second != "none":
        yield from _known(catalogue, record.review.second, ("review", "second"))
    yield from _wrong_saying(record.defaults, ("defaults",), catalogue)


def _wrong_saying(saying: Saying, location: Location, catalogue: Catalogue) -> Iterator[Wrong]:
    for name in ("said_by", "reported_by", "said_in"):
        reference = getattr(saying, name)
        field = (*location, name.replace("_", "-"))
        if reference and name == "said_in":
            yield from _kind(catalogue, reference, field, _DOCUMENT)
        elif reference:
            yield from _known(catalogue, reference, field)


def _wrong_thing(
    record: Record, catalogue: Catalogue, reference: str, thing: Thing
) -> Iterator[Wrong]:
    at: Location = ("things", reference)
    kind = reference.split("/")[0]
    if kind not in FIRST_MET:
        yield Wrong(at, f"a record does not describe a {kind}", "put it in a register", True)
    if not thing.see:
        yield Wrong(at, "has no evidence", "add see: with the passage that speaks of it", True)
    yield from thing_misfits(catalogue, at, reference, thing)
    yield from _wrong_see(record, at, thing.see)


def thing_misfits(
    catalogue: Catalogue, at: Location, reference: str, thing: Thing
) -> Iterator[Wrong]:
    """What does not fit in the description of a thing, in a record or a register."""
    yield from _wrong_kind(at, reference, thing)
    for name, wanted in (("of", _ORGANISATION), ("publisher", None), ("document", _DOCUMENT)):
        target = getattr(thing, name)
        if target and wanted:
            yield from _kind(catalogue, target, (*at, name), wanted)
        elif target:
            yield from _known(catalogue, target, (*at, name))
    if reference.startswith("person/") and not thing.privacy:
        yield Wrong(at, "has no privacy class", "add privacy: public-office, or leave it out", True)
    if reference.startswith("power/") and not thing.document:
        yield Wrong(at, "names no document that sets it out", "add document: and part:", True)


def _wrong_kind(at: Location, reference: str, thing: Thing) -> Iterator[Wrong]:
    kind = reference.split("/")[0]
    general = vocabulary().classes_by_kind.get(kind)
    if general is None:
        kinds = vocabulary().classes_by_kind
        yield Wrong(at, f'"{kind}" is not a kind of thing', nearest(kind, kinds), True)
    elif kind == "org" and not thing.kind:
        yield Wrong(at, "does not say what kind of body it is", "add kind: police-force", True)
    elif thing.kind and not vocabulary().is_a(class_of(reference, thing), general.iri):
        yield Wrong(
            (*at, "kind"), f'"{thing.kind}" is not a kind of {kind}', f"mend the kind or {kind}/"
        )


def _wrong_act(record: Record, catalogue: Catalogue, reference: str, act: Act) -> Iterator[Wrong]:
    at: Location = ("acts", reference)
    if not reference.startswith("decision/"):
        yield Wrong(at, "is not a decision", "write decision/ and a short name", True)
    yield from _kind(catalogue, act.by, (*at, "by"), _OFFICE)
    yield from _kind(catalogue, act.for_, (*at, "for"), _ORGANISATION)
    if act.power:
        yield from _known(catalogue, act.power, (*at, "power"))
    for index, approved in enumerate(act.approves):
        if approved.startswith("claim/"):
            yield from _local(record, approved.removeprefix("claim/"), (*at, "approves", index))
        else:
            yield from _known(catalogue, approved, (*at, "approves", index))
    yield from _wrong_see(record, at, act.see)


def _wrong_claim(
    record: Record, catalogue: Catalogue, slug: str, claim: ClaimEntry
) -> Iterator[Wrong]:
    at: Location = ("claims", slug)
    yield from _wrong_see(record, at, claim.see)
    yield from _wrong_saying(claim, at, catalogue)
    yield from _unmade(record, at, claim)
    for field, others in (("tension-with", claim.tension_with), ("fulfils", claim.fulfils)):
        for index, other in enumerate(others):
            yield from _claim_named(record, catalogue, other, (*at, field, index), not_self=slug)
    yield from _wrong_statement(catalogue, at, claim)
    yield from _wrong_money(record, catalogue, at, claim)
    yield from _wrong_promise(record, catalogue, at, claim)


def _unmade(record: Record, at: Location, claim: ClaimEntry) -> Iterator[Wrong]:
    if not (claim.said_by or record.defaults.said_by):
        yield Wrong(at, "does not say who said it", "add said-by here or in defaults", True)
    if not (claim.said_in or record.defaults.said_in):
        yield Wrong(at, "does not say in which document", "add said-in here or in defaults", True)
    if (claim.reported_by or record.defaults.reported_by) and claim.directness == "first-hand":
        yield Wrong(
            at,
            "is reported by another and called first hand",
            "add directness: quoted or paraphrased",
            True,
        )


def _wrong_statement(catalogue: Catalogue, at: Location, claim: ClaimEntry) -> Iterator[Wrong]:
    if claim.claim is None:
        return
    subject, name, written = claim.claim
    yield from _known(catalogue, subject, (*at, "claim", 0))
    relation = vocabulary().relations.get(name)
    if relation is None:
        known = vocabulary().relations
        yield Wrong((*at, "claim", 1), f'"{name}" is not a relation', nearest(name, known))
        return
    if relation.domain:
        yield from _kind(catalogue, subject, (*at, "claim", 0), relation.domain)
    try:
        value = read_value(relation, written)
    except ValueRefusedError as fault:
        yield Wrong((*at, "claim", 2), fault.problem, fault.mend)
        return
    if isinstance(value, ThingValue):
        yield from _kind(catalogue, value.reference, (*at, "claim", 2), relation.range)


def _wrong_money(
    record: Record, catalogue: Catalogue, at: Location, claim: ClaimEntry
) -> Iterator[Wrong]:
    if claim.money is None:
        return
    if claim.money.same_as:
        other = record.claims.get(claim.money.same_as)
        if other is None or other.money is None or other.money.same_as:
            yield Wrong(
                (*at, "money", "same-as"),
                f'"{claim.money.same_as}" is not a claim of this record that gives a sum',
                "name the claim with the figures",
            )
    if claim.money.payee and claim.money.payee != UNSTATED:
        yield from _kind(catalogue, claim.money.payee, (*at, "money", "payee"), _ORGANISATION)


def _wrong_promise(
    record: Record, catalogue: Catalogue, at: Location, claim: ClaimEntry
) -> Iterator[Wrong]:
    promise = claim.promise
    if promise is None:
        return
    at = (*at, "promise")
    yield from _known(catalogue, promise.do, (*at, "do"))
    yield from _known(catalogue, promise.for_, (*at, "for"))
    if promise.owed_by != UNSTATED:
        yield from _known(catalogue, promise.owed_by, (*at, "owed-by"))
    for index, reference in enumerate(promise.through):
        yield from _known(catalogue, reference, (*at, "through", index))
    if promise.due and promise.due.before:
        yield from _local(record, promise.due.before, (*at, "due", "before"))
    if promise.due and promise.due.during:
        yield from _kind(
            catalogue, promise.due.during, (*at, "due", "during"), NAMESPACE + "Project"
        )


def _wrong_see(record: Record, at: Location, see: tuple[str, ...]) -> Iterator[Wrong]:
    for index, slug in enumerate(see):
        if slug not in record.passages:
            yield Wrong(
                (*at, "see", index),
                f'there is no passage "{slug}"',
                nearest(slug, record.passages) if record.passages else "add it to passages",
            )


def _claim_named(
    record: Record, catalogue: Catalogue, name: str, at: Location, *, not_self: str
) -> Iterator[Wrong]:
    """A claim of this record by its short name, or of another as ``record/name``."""
    if name in (not_self, f"{record.record}/{not_self}"):
        yield Wrong(at, "points to itself", "name the other claim")
    elif "/" in name:
        yield from _known(catalogue, f"claim/{name}", at)
    else:
        yield from _local(record, name, at)


def _local(record: Record, slug: str, at: Location) -> Iterator[Wrong]:
    if slug not in record.claims:
        yield Wrong(at, f'there is no claim "{slug}"', nearest(slug, record.claims))


def _known(catalogue: Catalogue, reference: str, at: Location) -> Iterator[Wrong]:
    if catalogue.find(reference) is None:
        yield Wrong(
            at,
            f'"{reference}" is in no register and met in no record',
            nearest(reference, catalogue.references()),
        )


def _kind(
    catalogue: Catalogue, reference: str, at: Location, wanted: str | None
) -> Iterator[Wrong]:
    found = catalogue.find(reference)
    if found is None:
        yield from _known(catalogue, reference, at)
    elif wanted and not vocabulary().is_a(found.class_iri, wanted):
        words = wanted.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        yield Wrong(at, f'"{reference}" is not of the kind {words}', "name a thing of that kind")
