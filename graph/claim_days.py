"""The days between which a claim holds, and the first day that it tells of, for a network."""

from collections.abc import Iterable

from graph.said import Said, Subjects
from ontology.terms import OV

_DATED = (OV.happened, OV.held, OV.statedOn, OV.signedOn)


def span(subjects: Subjects, claim: Said) -> dict[str, str | None]:
    """``since`` and ``until``: the first and last day of its holding, else of its happening.

    As ISO days; None where that end is not known. Of alternatives the widest.
    """
    periods = _periods(subjects, claim[OV.held] or claim[OV.happened])
    return {
        "since": min(_known(period.one(OV.earliest) for period in periods), default=None),
        "until": max(_known(period.one(OV.latest) for period in periods), default=None),
    }


def first_day(subjects: Subjects, claim: Said) -> str | None:
    """The first day that any of its dates can mean, that it was stated included."""
    periods = _periods(subjects, [iri for predicate in _DATED for iri in claim[predicate]])
    # Of "up to 2019" only the end is known, and that is better than nothing.
    days = [period.one(OV.earliest) or period.one(OV.latest) for period in periods]
    return min((day for day in days if day), default=None)


def _periods(subjects: Subjects, iris: Iterable[str]) -> list[Said]:
    return [subjects[iri] for iri in iris]


def _known(days: Iterable[str | None]) -> list[str]:
    """The days, or none of them where one is open: the widest is then open too."""
    listed = list(days)
    known = [day for day in listed if day]
    return known if len(known) == len(listed) else []
