"""What oversight.ttl says of its terms, in the form in which records are read and written.

The codes that a record may write (``planned``, ``dpia``), the kinds of IRI (``project``) and the
relations with their ranges stand in the Turtle alone, so that a researcher adds one there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from ontology.files import ontology_text

NAMESPACE = "https://w3id.org/oversight-graph/ns#"
PERIOD = NAMESPACE + "Period"

_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True)
class Term:
    """One term of the vocabulary; IRIs in full, ``name`` without the namespace."""

    name: str
    types: frozenset[str]
    label: str
    comment: str
    domain: str | None = None
    range: str | None = None
    scheme: str | None = None
    code: str | None = None
    iri_kind: str | None = None
    broader: str | None = None
    degree: int = 0

    @property
    def iri(self) -> str:
        return NAMESPACE + self.name

    @property
    def is_class(self) -> bool:
        return _OWL + "Class" in self.types

    @property
    def is_relation(self) -> bool:
        """Whether a claim may state it."""
        return NAMESPACE + "Relation" in self.types

    @property
    def takes_thing(self) -> bool:
        """Whether its value is a thing, rather than a literal or a date."""
        return _OWL + "ObjectProperty" in self.types and self.range != PERIOD


@dataclass(frozen=True)
class Vocabulary:
    """The terms by name, with the views of them that reading and writing need."""

    terms: Mapping[str, Term]
    superclasses: Mapping[str, frozenset[str]]
    relations: Mapping[str, Term] = field(init=False)
    classes_by_code: Mapping[str, Term] = field(init=False)
    classes_by_kind: Mapping[str, Term] = field(init=False)
    _codes: Mapping[str, Mapping[str, Term]] = field(init=False)

    def __post_init__(self) -> None:
        terms = self.terms.values()
        classes = [term for term in terms if term.is_class]
        relations = {term.name: term for term in terms if term.is_relation}
        object.__setattr__(self, "relations", relations)
        object.__setattr__(self, "classes_by_code", _by_code(classes))
        kinds = {term.iri_kind: term for term in classes if term.iri_kind}
        object.__setattr__(self, "classes_by_kind", kinds)
        object.__setattr__(self, "_codes", _by_scheme(terms))

    def codes(self, scheme: str) -> Mapping[str, Term]:
        """The concepts of a scheme by the code that records write; KeyError if there is none."""
        return self._codes[scheme]

    def is_a(self, class_iri: str, ancestor: str) -> bool:
        """Whether a class is, or stands under, another; both by full IRI."""
        return class_iri == ancestor or any(
            self.is_a(parent, ancestor) for parent in self.superclasses.get(class_iri, ())
        )


@cache
def vocabulary() -> Vocabulary:
    """The packaged vocabulary."""
    return read_vocabulary(ontology_text())


def read_vocabulary(turtle: str) -> Vocabulary:
    """The terms of our own namespace that a Turtle text describes."""
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        described[_lexical(triple.subject)][triple.predicate.value].append(_lexical(triple.object))
    names = sorted(iri.removeprefix(NAMESPACE) for iri in described if iri.startswith(NAMESPACE))
    return Vocabulary(
        terms={name: _term(name, described[NAMESPACE + name]) for name in names},
        superclasses={iri: _superclasses(said) for iri, said in described.items()},
    )


def _term(name: str, said: Mapping[str, list[str]]) -> Term:
    def one(iri: str) -> str | None:
        return next(iter(said.get(iri, [])), None)

    return Term(
        name=name,
        types=frozenset(said.get(_RDF + "type", [])),
        label=one(_RDFS + "label") or "",
        comment=one(_RDFS + "comment") or "",
        domain=one(_RDFS + "domain"),
        range=one(_RDFS + "range"),
        scheme=one(_SKOS + "inScheme"),
        code=one(_SKOS + "notation"),
        iri_kind=one(NAMESPACE + "iriKind"),
        broader=one(_SKOS + "broader"),
        degree=int(one(NAMESPACE + "degree") or 0),
    )


def _superclasses(said: Mapping[str, list[str]]) -> frozenset[str]:
    parents = said.get(_RDFS + "subClassOf", []) + said.get(_OWL + "equivalentClass", [])
    return frozenset(parents)


def _lexical(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _by_code(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.code: term for term in terms if term.code}


def _by_scheme(terms: Iterable[Term]) -> dict[str, dict[str, Term]]:
    schemes: dict[str, dict[str, Term]] = defaultdict(dict)
    for term in terms:
        if term.scheme and term.code:
            schemes[term.scheme.removeprefix(NAMESPACE)][term.code] = term
    return dict(schemes)
