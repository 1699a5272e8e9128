"""The sides of a disagreement: a statement, act or thing as it stands against another."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.finding_basis import Rest, basis_of
from graph.said import Said
from graph.shown import Named
from graph.shown_parts import Parts
from graph.term_labels import code
from graph.triples import LABEL
from ontology.terms import OV

# What of a statement a reader may have asked for.
_ENDS = (OV.subject, OV.object, OV.about, OV.assertedBy, OV.reportedBy, OV.statedIn)


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side: what it says in question, who made it, through whom, where, and when.

    ``stated``, ``happened`` and ``held`` are dates in words, each empty where none is given. A side
    that is no claim, such as a provision or an outcome, has no maker of its own.
    """

    rest: Rest
    says: str
    made_by: tuple[Named, ...]
    reported_by: tuple[Named, ...]
    stated_in: tuple[Named, ...]
    stated: str
    happened: str
    held: str
    modality: str
    standing: str
    touches: frozenset[str]

    @property
    def named(self) -> Named:
        """The claim by its short name, with its gloss."""
        return self.rest.named


def side_of(iri: str, says: Iterable[str], parts: Parts) -> Side:
    """A side as the graph has it; what the query does not say of it is read off the claim."""
    said = parts.subjects[iri]
    rest = basis_of([iri], parts)[0]
    documents = {one.iri for one in (*rest.documents, *parts.all_named(said[OV.statedIn]))}
    ends = {end for predicate in _ENDS for end in said[predicate]}
    return Side(
        rest=rest,
        says=" or ".join(says) or _value(said, parts),
        made_by=parts.all_named(said[OV.assertedBy]),
        reported_by=parts.all_named(said[OV.reportedBy]),
        stated_in=parts.all_named(said[OV.statedIn]),
        stated=parts.dates(said, OV.statedOn),
        happened=parts.dates(said, OV.happened),
        held=parts.dates(said, OV.held),
        modality=code(said, OV.modality) if said[OV.modality] else "",
        standing=code(said, OV.standing) if said[OV.standing] else "",
        touches=frozenset({iri, *ends, *documents}),
    )


def _value(said: Said, parts: Parts) -> str:
    """The sum with its stage, the value, or the thing that a claim names."""
    if amount := parts.amount(said):
        stage = code(said, OV.fundingStage).replace("-", " ") if said[OV.fundingStage] else ""
        return f"{amount} ({stage})" if stage else amount
    ends = [parts.subjects[end].one(LABEL) or "" for end in said[OV.object]]
    return parts.claimed_value(said) or " or ".join(filter(None, ends))
