"""What is said of a thing, an act, a claim, a document or a record itself, property by property."""

import re
from collections.abc import Iterable, Iterator, Sequence

from data.date_words import in_words
from data.dates import parse_period
from graph.said import Said
from graph.shown import Fact, Named
from graph.shown_parts import Parts
from graph.term_labels import code, relation_label
from graph.triples import ALT_LABEL, LABEL, PUBLISHER, RDF_TYPE
from ontology.terms import OV

_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
_EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"
_SOURCE = "http://purl.org/dc/terms/source"
_LICENCE = "http://purl.org/dc/terms/license"
_LEGISLATION = "http://www.legislation.gov.uk/id/"
_LANGUAGES = {"cy": "Welsh", "gd": "Scottish Gaelic", "ga": "Irish"}

# In the order in which they are told; words of our own where the vocabulary's would not do.
TOLD: tuple[tuple[str, str | None], ...] = (
    (OV.gloss, "in short"),
    (OV.subject, "of"),
    (OV.predicate, "relation"),
    (OV.object, "to"),
    (OV.value, "value"),
    (OV.valueReading, "to be read as"),
    (OV.sum, "money"),
    (OV.assertedBy, "said by"),
    (OV.reportedBy, None),
    (OV.statedIn, None),
    (OV.statedOn, None),
    (OV.happened, "happened"),
    (OV.held, "held"),
    (OV.modality, None),
    (OV.directness, None),
    (OV.standing, None),
    (OV.rank, None),
    (OV.oversightMode, None),
    (OV.withinArea, None),
    (OV.underProvision, None),
    (OV.payee, None),
    (OV.condition, None),
    (OV.exception, None),
    (OV.leavesUnstated, "not stated"),
    (OV.owedBy, None),
    (OV.through, None),
    (OV.dueBefore, None),
    (OV.dueDuring, None),
    (OV.dueWithin, None),
    (OV.dueInterval, None),
    (OV.about, None),
    (OV.dependsOn, None),
    (OV.fulfils, None),
    (OV.area, None),
    (OV.partOfBody, None),
    (OV.validDuring, "existed"),
    (OV.successorOf, "follows"),
    (PUBLISHER, "published by"),
    (OV.reference, None),
    (OV.dated, None),
    (OV.copyHeld, "copy"),
    (OV.existence, None),
    (OV.setOutIn, None),
    (OV.part, None),
    (OV.decidedBy, None),
    (OV.decidedFor, None),
    (OV.approves, None),
    (OV.signedOn, None),
    (OV.underPower, None),
    (OV.requestedOf, None),
    (OV.requestedBy, None),
    (OV.requestedThrough, None),
    (OV.madeOn, None),
    (OV.receivedOn, None),
    (OV.dueOn, "answer due (worked out)"),
    (OV.platformStatus, "platform shows"),
    (OV.recordedIn, None),
    (OV.ofRequest, None),
    (OV.itemNumber, None),
    (OV.partOfItem, None),
    (OV.asksAbout, None),
    (OV.dependsOnItem, None),
    (OV.communicationKind, None),
    (OV.sentOn, None),
    (OV.givesGuidance, None),
    (OV.outcome, None),
    (OV.inCommunication, None),
    (OV.exemption, None),
    (OV.refersTo, None),
    (OV.becauseOfItem, None),
    (OV.weighedBy, None),
    (OV.balance, None),
    (OV.exemptionSort, None),
    (OV.exemptionBasis, None),
    (OV.liftsDutyToConfirm, None),
    (_COMMENT, "note"),
    (OV.privacyClass, None),
    (OV.describes, None),
    (_SOURCE, "source"),
    (_LICENCE, "licence"),
    (OV.earliest, None),
    (OV.latest, None),
    (OV.leftOutBecause, None),
)
_OF_OTHERS = (
    (OV.successorOf, "followed by"),
    (OV.hasItem, "question of"),
    (OV.hasCommunication, "letter of"),
    (OV.hasOutcome, "outcome of"),
    (OV.fulfils, "fulfilled by"),
    (OV.dependsOn, "what depends on it"),
)


def facts_of(iri: str, parts: Parts) -> tuple[Fact, ...]:
    """The facts in the order in which a reader wants them: names first, the review last."""
    said = parts.subjects[iri]
    told = [
        ("denied", ["yes: it is said not to be so"] if said[OV.negated] else []),
        ("also called", _names(iri, parts)),
        ("identifiers", [*said[OV.identifier], *said[_EXACT_MATCH]]),
        *((words or relation_label(told), _values(told, iri, parts)) for told, words in TOLD),
        *((words, parts.all_named(parts.subjects.where(told, iri))) for told, words in _OF_OTHERS),
        ("inferred", ["the day it was sent is worked out"] if said[OV.sentOnInferred] else []),
        ("named", ["described, not named, in its source"] if said[OV.namedInSource] else []),
        *_provisions(iri, parts),
        *_texts(iri, parts),
        *_review(iri, said, parts),
    ]
    return tuple(
        Fact(about=about, values=values)
        for about, listed in told
        if (values := tuple(value for value in listed if value))
    )


def _values(predicate: str, iri: str, parts: Parts) -> Iterable[Named | str]:
    said = parts.subjects[iri]
    if predicate == OV.predicate:
        return map(relation_label, said[predicate])
    if predicate == OV.value:
        return [parts.claimed_value(said)]
    if predicate == OV.sum:
        return [_money(said, parts)]
    if predicate == OV.leavesUnstated:
        return map(relation_label, said[predicate])
    return parts.values(iri, predicate)


def _money(said: Said, parts: Parts) -> str:
    """The sum with how far it had come."""
    if not said[OV.sum]:
        return ""
    stage = code(said, OV.fundingStage).replace("-", " ")
    return f"{parts.amount(said)} ({stage})"


def _names(iri: str, parts: Parts) -> list[str]:
    """Other names, with their language and when they were used."""
    dated = {
        parts.subjects[name][LABEL][0]: parts.dates(parts.subjects[name], OV.validDuring)
        for name in parts.subjects[iri][OV.hasName]
    }
    names = {text.value: text.language for _, text in parts.subjects.texts(ALT_LABEL, iri)}
    return [
        name + _in_brackets(_LANGUAGES.get(language or "", language), dated.get(name))
        for name, language in sorted(names.items())
    ]


def _in_brackets(*told: str | None) -> str:
    known = ", ".join(part for part in told if part)
    return f" ({known})" if known else ""


def _provisions(iri: str, parts: Parts) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """What a provision stands in, and what of it this graph speaks of."""
    if not iri.startswith(_LEGISLATION):
        return
    known = sorted(parts.subjects.where(RDF_TYPE, OV.LegalProvision), key=_by_numbers)
    yield "stands in", parts.all_named(one for one in known if iri.startswith(f"{one}/"))
    yield "parts here", parts.all_named(one for one in known if one.startswith(f"{iri}/"))


def _by_numbers(iri: str) -> list[tuple[int, str]]:
    """Section 9 before section 10, and 22A after 22."""
    parts = (re.match(r"([0-9]*)(.*)", part) for part in iri.split("/"))
    return [(int(part[1] or 0), part[2]) for part in parts if part]


def _texts(iri: str, parts: Parts) -> Iterator[tuple[str, list[str]]]:
    """The text of a document that its passages were located in."""
    for version in parts.subjects.where(OV.versionOf, iri):
        said = parts.subjects[version]
        length = int(said[OV.textLength][0])
        yield "text read", [f"{length:,} code points, {short_digest(said[OV.textDigest][0])}"]


def _review(iri: str, said: Said, parts: Parts) -> Iterator[tuple[str, Sequence[Named | str]]]:
    """Who read it, and how often: its own review if it is a record, else that of its record."""
    held_in = [*said[OV.inRecord], *parts.subjects.where(OV.describes, iri), *said[OV.firstMetIn]]
    record = said if said[OV.reviewedBy] else parts.subjects[next(iter(held_in), "")]
    if not record[OV.reviewedBy]:
        return
    yield "record", parts.all_named(held_in[:1])
    status = code(said if said[OV.reviewStatus] else record, OV.reviewStatus)
    yield "review status", [status]
    yield "read by", parts.all_named(record[OV.reviewedBy])
    yield "read on", [in_words(parse_period(record[OV.reviewedOn][0]))]
    second = parts.all_named(record[OV.secondReviewBy])
    yield "second reading", second or ("none: one reading only",)


def short_digest(digest: str) -> str:
    """Enough of a digest to compare by eye."""
    method, _, digits = digest.partition(":")
    return f"{method}:{digits[:12]}…"
