"""The questions of a request as statements about it: what was asked, and what became of it."""

from collections.abc import Callable, Iterator
from typing import Any

from graph.said import Said, Subjects
from graph.triples import LABEL
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary

Attributes = dict[str, Any]

# The outcomes that keep an answer back; every other says something of what is held.
_WITHHELD = (OV.Refused, OV.NeitherConfirmedNorDenied)


def question_statements(
    subjects: Subjects, request: Said, *, describe: Callable[[Said], Attributes]
) -> Iterator[Attributes]:
    """A statement for each outcome of each question, by number; ``describe`` gives the rest."""
    items = [subjects[iri] for iri in request[OV.hasItem]]
    for item in sorted(items, key=_number):
        for iri in item[OV.hasOutcome]:
            outcome = subjects[iri]
            yield {
                **describe(outcome),
                "statement": iri,
                "relation": "question",
                "relation_label": f"question {item[OV.itemNumber][0]}",
                "gloss": f"{item[LABEL][0]} {outcome[LABEL][0]}",
                "value": _kind(outcome),
                "withheld": outcome[OV.outcome][0] in _WITHHELD,
                "provisions": tuple(
                    label for law in outcome[OV.exemption] for label in subjects[law][LABEL]
                ),
            }


def _number(item: Said) -> tuple[int, str]:
    number = item[OV.itemNumber][0]
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), number.removeprefix(digits)


def _kind(outcome: Said) -> str:
    return vocabulary().terms[outcome[OV.outcome][0].removeprefix(NAMESPACE)].label.lower()
