"""What a record's references and values must fit, once the registers are known.

The schema has checked the form of every field. Here each reference must lead somewhere, each
value must be what its relation takes, and each passage must lie in the text and be used. What
the shapes ask of a graph is asked here first, where a fault can be told by its line.
"""

from collections.abc import Iterator

from data.claim_references import claim_misfits, saying_misfits
from data.digests import SHORTEST_PASSAGE
from data.fields import nearest
from data.misfits import (
    CLAIM,
    DOCUMENT,
    OFFICE,
    ORGANISATION,
    PROMISE,
    ROLE,
    Location,
    Wrong,
    no_claim,
    no_passage,
    other_kind,
    unknown,
)
from data.registers import Catalogue, Known, class_of
from data.request_references import request_misfits, request_passages
from data.request_schema import RequestAct
from data.schema import Act, Record, Review, Thing
from ontology.vocabulary import NAMESPACE, vocabulary

# The kinds of thing that a record may be the first to meet; the rest belong to registers.
FIRST_MET = ("org", "office", "project", "system", "document", "power", "questions")

_CLASS_OF_ACT = {"decision": "Decision", "request": "InformationRequest"}

# The persons whom a published graph may name.
_NAMED_PERSONS = ("public-office", "public-statement")


def things_of(record: Record) -> Iterator[Known]:
    """What a record adds to the catalogue: its document, things, acts and claims."""
    document = record.document
    kind = vocabulary().classes_by_code[document.kind].iri
    yield Known(f"document/{record.record}", kind, document.label)
    for reference, thing in record.things.items():
        yield Known(reference, class_of(reference, thing), thing.label)
    for reference, act in record.acts.items():
        yield Known(reference, NAMESPACE + _CLASS_OF_ACT[act.kind], act.label)
    for slug, claim in record.claims.items():
        yield Known(
            f"claim/{record.record}/{slug}",
            PROMISE if claim.promise else CLAIM,
            claim.gloss,
            said_by=claim.said_by or record.defaults_for(claim).said_by,
            status=claim.status or record.review.status,
        )


def misfits(record: Record, catalogue: Catalogue) -> Iterator[Wrong]:
    """Everything in a record that does not fit, in no particular order."""
    yield from _wrong_passages(record)
    yield from _wrong_omissions(record)
    yield from _wrong_document(record, catalogue)
    yield from review_misfits(record.review, catalogue)
    yield from saying_misfits(record.defaults, ("defaults",), catalogue)
    for reference, thing in record.things.items():
        yield from _wrong_thing(record, catalogue, reference, thing)
    for reference, act in record.acts.items():
        if isinstance(act, RequestAct):
            yield from request_misfits(record, catalogue, reference, act)
        else:
            yield from _wrong_act(record, catalogue, reference, act)
    for slug, claim in record.claims.items():
        yield from claim_misfits(record, catalogue, slug, claim)


def _wrong_passages(record: Record) -> Iterator[Wrong]:
    length = record.document.text.length
    used = set(_used_passages(record))
    for slug, passage in record.passages.items():
        at: Location = ("passages", slug)
        yield from _wrong_span((*at, "at"), passage.at, length)
        if passage.sha256 and 0 < passage.at[1] - passage.at[0] < SHORTEST_PASSAGE:
            yield Wrong(
                (*at, "at"),
                f"is shorter than {SHORTEST_PASSAGE} code points, so its digest gives it away",
                "widen it to the sentence or paragraph around it, or give its hmac-sha256",
            )
        if slug not in used:
            yield Wrong(at, "is referred to by nothing", "use it in a see, or remove it", True)


def _wrong_omissions(record: Record) -> Iterator[Wrong]:
    seen = set()
    for index, omission in enumerate(record.left_out):
        at: Location = ("left-out", index, "at")
        yield from _wrong_span(at, omission.at, record.document.text.length)
        if omission.at in seen:
            yield Wrong(at, "is left out twice", "give one reason for both")
        seen.add(omission.at)


def _wrong_span(location: Location, at: tuple[int, int], length: int) -> Iterator[Wrong]:
    start, end = at
    if start >= end:
        yield Wrong(location, f"ends at {end}, not after its start {start}", "write [start, end]")
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
    for act in record.acts.values():
        if isinstance(act, RequestAct):
            for _, see in request_passages(act):
                yield from see


def _wrong_document(record: Record, catalogue: Catalogue) -> Iterator[Wrong]:
    entry = record.document
    if not vocabulary().is_a(vocabulary().classes_by_code[entry.kind].iri, DOCUMENT):
        problem = f'"{entry.kind}" is not a kind of document'
        yield Wrong(("document", "kind"), problem, "write one such as decision-notice or report")
    yield from other_kind(catalogue, entry.publisher, ("document", "publisher"), ORGANISATION)


def review_misfits(review: Review, catalogue: Catalogue) -> Iterator[Wrong]:
    """What does not fit in the review of a record or a register."""
    yield from other_kind(catalogue, review.by, ("review", "by"), ROLE)
    if review.second != "none":
        yield from other_kind(catalogue, review.second, ("review", "second"), ROLE)


def _wrong_thing(
    record: Record, catalogue: Catalogue, reference: str, thing: Thing
) -> Iterator[Wrong]:
    at: Location = ("things", reference)
    kind = reference.split("/")[0]
    if kind in vocabulary().classes_by_kind and kind not in FIRST_MET:
        yield Wrong(at, f"a record does not describe a {kind}", "put it in a register", True)
    if not thing.see:
        yield Wrong(at, "has no evidence", "add see: with the passage that speaks of it", True)
    yield from thing_misfits(catalogue, at, reference, thing)
    yield from no_passage(record, at, thing.see)


def thing_misfits(
    catalogue: Catalogue, at: Location, reference: str, thing: Thing
) -> Iterator[Wrong]:
    """What does not fit in the description of a thing, in a record or a register."""
    yield from _wrong_kind(at, reference, thing)
    if thing.of:
        yield from other_kind(catalogue, thing.of, (*at, "of"), ORGANISATION)
    if thing.publisher:
        yield from unknown(catalogue, thing.publisher, (*at, "publisher"))
    if thing.document:
        yield from other_kind(catalogue, thing.document, (*at, "document"), DOCUMENT)
    yield from _lacking(at, reference, thing)


def _lacking(at: Location, reference: str, thing: Thing) -> Iterator[Wrong]:
    """What every thing of a kind must say."""
    match reference.split("/")[0]:
        case "person" if not thing.privacy:
            mend = "add privacy: public-office, or leave it out"
            yield Wrong(at, "has no privacy class", mend, True)
        case "person" if thing.privacy not in _NAMED_PERSONS:
            problem = "is a person whom no published graph names"
            yield Wrong((*at, "privacy"), problem, "name the office or body instead")
        case "power" if not thing.document:
            yield Wrong(at, "names no document that sets it out", "add document: and part:", True)
        case "document" if not thing.held:
            mend = "add held: no, elsewhere or here"
            yield Wrong(at, "does not say whether a copy is at hand", mend, True)
        case _:
            return


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
    yield from other_kind(catalogue, act.by, (*at, "by"), OFFICE)
    yield from other_kind(catalogue, act.for_, (*at, "for"), ORGANISATION)
    if act.power:
        yield from unknown(catalogue, act.power, (*at, "power"))
    for index, approved in enumerate(act.approves):
        if approved.startswith("claim/"):
            yield from no_claim(record, approved.removeprefix("claim/"), (*at, "approves", index))
        else:
            yield from unknown(catalogue, approved, (*at, "approves", index))
    yield from no_passage(record, at, act.see)
