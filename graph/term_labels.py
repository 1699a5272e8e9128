"""Terms of the vocabulary as people read them."""

from graph.names import local_name
from graph.said import Said
from graph.triples import PUBLISHER, RDF_TYPE
from ontology.vocabulary import NAMESPACE, vocabulary

_WORDS = {PUBLISHER: "published by"}


def relation_label(predicate: str) -> str:
    term = vocabulary().terms.get(predicate.removeprefix(NAMESPACE))
    return term.label if term else _WORDS.get(predicate, local_name(predicate))


def code(said: Said, predicate: str) -> str:
    term = vocabulary().terms[said[predicate][0].removeprefix(NAMESPACE)]
    return term.code or term.label


def type_label(said: Said) -> str:
    """The label of the narrowest class of ours."""
    stated = set(said[RDF_TYPE])
    above = {parent for one in stated for parent in vocabulary().superclasses.get(one, ())}
    ours = sorted(iri for iri in stated - above if iri.startswith(NAMESPACE))
    return vocabulary().terms[ours[0].removeprefix(NAMESPACE)].label if ours else ""
