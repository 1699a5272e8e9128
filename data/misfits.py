"""What does not fit, and the checks that things, acts, claims and registers have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.fields import did_you_mean, nearest
from data.registers import Catalogue
from data.schema import Record
from ontology.vocabulary import NAMESPACE, vocabulary

CLAIM = NAMESPACE + "Claim"
DOCUMENT = NAMESPACE + "Document"
LAW = NAMESPACE + "LegalProvision"
OFFICE = NAMESPACE + "Office"
ORGANISATION = "http://www.w3.org/ns/org#Organization"
PERSON = NAMESPACE + "Person"
PROJECT = NAMESPACE + "Project"
PROMISE = NAMESPACE + "Promise"
ROLE = NAMESPACE + "Role"
TOPIC = NAMESPACE + "Topic"

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Wrong:
    """Something that does not fit, by its location; ``key`` if the name itself is at fault."""

    location: Location
    problem: str
    mend: str
    key: bool = False


def unknown(catalogue: Catalogue, reference: str, at: Location) -> Iterator[Wrong]:
    """A reference that leads nowhere. Nothing is said where files that could tell are missing."""
    if catalogue.is_whole and catalogue.find(reference) is None:
        yield Wrong(
            at,
            f'"{reference}" is in no register and met in no record',
            did_you_mean(reference, catalogue.references())
            or "add it to a register, or mend the name",
        )


def other_kind(
    catalogue: Catalogue, reference: str, at: Location, wanted: str | None
) -> Iterator[Wrong]:
    """A reference that leads nowhere, or to a thing of another class than wanted."""
    found = catalogue.find(reference)
    if found is None:
        yield from unknown(catalogue, reference, at)
    elif wanted and not vocabulary().is_a(found.class_iri, wanted):
        yield Wrong(at, f'"{reference}" is not of the kind {_words(wanted)}', "name one that is")


def no_passage(record: Record, at: Location, see: tuple[str, ...]) -> Iterator[Wrong]:
    """Passages referred to that the record does not have."""
    for index, slug in enumerate(see):
        if slug not in record.passages:
            mend = nearest(slug, record.passages) if record.passages else "add it to passages"
            yield Wrong((*at, "see", index), f'there is no passage "{slug}"', mend)


def no_claim(record: Record, slug: str, at: Location) -> Iterator[Wrong]:
    """A claim referred to by its short name that the record does not have."""
    if slug not in record.claims:
        mend = nearest(slug, record.claims) if record.claims else "add it to claims"
        yield Wrong(at, f'there is no claim "{slug}"', mend)


def _words(class_iri: str) -> str:
    term = vocabulary().terms.get(class_iri.removeprefix(NAMESPACE))
    return term.label.lower() if term else "organisation"
