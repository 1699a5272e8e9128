"""What a finding rests on: each thing with its record, its provisions and its located passages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.names import local_name
from graph.said import Said
from graph.shown import Located, Named
from graph.shown_parts import Parts
from graph.term_labels import type_label
from graph.triples import RDF_TYPE
from ontology.terms import OV

_EVIDENCE = (
    *(OV.evidence, OV.outcomeEvidence, OV.platformStatusEvidence, OV.harmShown),
    *(OV.factorsFor, OV.factorsAgainst, OV.balanceEvidence),
)


@dataclass(frozen=True, kw_only=True)
class Rest:
    """One thing that a finding rests on; no record or passage where it stands in a register."""

    named: Named
    kind: str
    record: str
    documents: tuple[Named, ...]
    provisions: tuple[Named, ...]
    passages: tuple[Located, ...]


def basis_of(iris: Iterable[str], parts: Parts) -> tuple[Rest, ...]:
    """What is known of the things, in the order given, each once."""
    return tuple(_rest(iri, parts) for iri in dict.fromkeys(iris))


def _rest(iri: str, parts: Parts) -> Rest:
    said = parts.subjects[iri]
    passages = parts.passages(sorted(set(_passages(iri, said))))
    record = next(_records(iri, said, parts), None)
    own = [iri] if OV.Document in said[RDF_TYPE] else []
    documents = [*own, *(passage.document.iri for passage in passages)]
    return Rest(
        named=parts.named(iri),
        kind=type_label(said),
        record=local_name(record) if record else "",
        documents=parts.all_named(dict.fromkeys(documents)),
        provisions=parts.all_named(said[OV.underProvision]),
        passages=passages,
    )


def _passages(iri: str, said: Said) -> Iterator[str]:
    if OV.Passage in said[RDF_TYPE]:
        yield iri
    for predicate in _EVIDENCE:
        yield from said[predicate]


def _records(iri: str, said: Said, parts: Parts) -> Iterator[str]:
    """The record that it stands in, that is the first to speak of it, or that describes it.

    A part of a request, which says none, stands in that of its passages.
    """
    yield from said[OV.inRecord]
    yield from said[OV.firstMetIn]
    if OV.Record in said[RDF_TYPE]:
        yield iri
    yield from parts.subjects.where(OV.describes, iri)
    for passage in _passages(iri, said):
        yield from parts.subjects[passage][OV.inRecord]
