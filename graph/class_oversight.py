"""Which bodies a function over a whole class reaches: of the class, in the area, at one time.

A provision such as section 54 of the Police Act 1996 speaks of every force of England and Wales.
The register holds it once; this spells it out for the bodies that a reader looks at.
"""

from collections.abc import Iterable, Iterator

from data.date_answers import Answer, overlap
from data.dates import period_from_slug
from graph.names import ID
from graph.said import Subjects
from graph.triples import RDF_TYPE
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary

_PERIOD = f"{ID}period/"


def reached(claim: str, subjects: Subjects, bodies: Iterable[str]) -> Iterator[str]:
    """The bodies that a claim of oversight over a class reaches, in the order given."""
    said = subjects[claim]
    for body in bodies:
        described = subjects[body]
        if (
            said[OV.object][0] in described[RDF_TYPE]
            and _lies_within(described.one(OV.area), said.one(OV.withinArea))
            and _can_meet(described.one(OV.validDuring), said.one(OV.held))
        ):
            yield body


def class_claims(subjects: Subjects) -> list[str]:
    """The claims of oversight over every body of a class, in order of IRI."""
    return subjects.where(OV.predicate, OV.overseesEvery)


def _lies_within(area: str | None, wider: str | None) -> bool:
    """Whether an area is, or lies in, another; a claim without an area reaches everywhere."""
    if wider is None or area == wider:
        return True
    if area is None:
        return False
    broader = vocabulary().terms[area.removeprefix(NAMESPACE)].broader
    return broader is not None and _lies_within(broader, wider)


def _can_meet(one: str | None, other: str | None) -> bool:
    """Whether two periods can have shared a day; what is undated may have."""
    if one is None or other is None:
        return True
    first, second = (period_from_slug(iri.removeprefix(_PERIOD)) for iri in (one, other))
    return overlap(first, second) is not Answer.NO
