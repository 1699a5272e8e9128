"""What the vocabulary promises of its terms, and that nothing else speaks of others."""

import re
from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from ontology.files import (
    ROOT,
    derivation_text,
    examples,
    ontology_text,
    pairs,
    query_files,
    shapes_text,
)
from ontology.vocabulary import NAMESPACE, PERIOD, Term, Vocabulary, read_vocabulary, vocabulary

OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ONTOLOGY = ox.NamedNode("https://w3id.org/oversight-graph/ns")

TERMS = vocabulary().terms.values()
PROPERTIES = [
    term for term in TERMS if {OWL + "ObjectProperty", OWL + "DatatypeProperty"} & term.types
]
CONCEPTS = [term for term in TERMS if SKOS + "Concept" in term.types]
SCHEMES = [term for term in TERMS if SKOS + "ConceptScheme" in term.types]


def described(predicate: str) -> dict[str, list[ox.NamedNode | ox.Literal]]:
    """The values that terms of ours have of a predicate."""
    found: dict[str, list[ox.NamedNode | ox.Literal]] = {}
    for quad in ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == predicate and quad.subject.value.startswith(NAMESPACE):
            found.setdefault(quad.subject.value, []).append(quad.object)
    return found


def test_every_term_has_one_label_one_comment_and_its_ontology() -> None:
    iris = {term.iri for term in TERMS}
    for predicate in ("label", "comment"):
        texts = described(RDFS + predicate)
        assert set(texts) == iris
        for iri, values in texts.items():
            assert [getattr(value, "language", None) for value in values] == ["en"], iri
            assert values[0].value.strip(), iri
    assert described(RDFS + "isDefinedBy") == {iri: [ONTOLOGY] for iri in iris}


def test_every_comment_is_a_sentence() -> None:
    for term in TERMS:
        assert term.comment.endswith((".", "?")), term.name
        assert term.comment[0].isupper(), term.name


def test_every_term_is_of_a_sort_that_readers_know() -> None:
    sorts = {
        OWL + "Class",
        OWL + "ObjectProperty",
        OWL + "DatatypeProperty",
        OWL + "AnnotationProperty",
        SKOS + "Concept",
        SKOS + "ConceptScheme",
    }
    assert all(len(sorts & term.types) == 1 for term in TERMS)


def test_names_begin_with_the_letter_that_their_sort_asks_for() -> None:
    for term in TERMS:
        lower = any(sort.endswith("Property") for sort in term.types)
        assert term.name[0].islower() == lower, term.name


def test_domains_and_ranges_are_classes_or_datatypes_that_exist() -> None:
    classes = {term.iri for term in TERMS if term.is_class}
    borrowed = {SKOS + "Concept", "http://www.w3.org/ns/org#Organization", OWL + "Class"}
    for term in PROPERTIES:
        known = classes | borrowed
        if OWL + "DatatypeProperty" in term.types:
            known = {XSD + name for name in ("boolean", "string", "decimal", "integer", "date")}
        assert term.range is None or term.range in known, term.name
        assert term.domain is None or term.domain in classes, term.name


def test_a_borrowed_range_is_met_by_a_class_of_ours() -> None:
    for term in PROPERTIES:
        if term.range and term.range.startswith("http://www.w3.org/ns/org#"):
            assert vocabulary().is_a(NAMESPACE + "Organisation", term.range), term.name


def test_a_property_whose_value_is_a_class_is_never_a_plain_fact() -> None:
    of_classes = [term for term in PROPERTIES if term.range == OWL + "Class"]
    never = described(NAMESPACE + "neverDirect")
    assert [term.name for term in of_classes if term.is_relation] == ["overseesEvery"]
    assert all(term.iri in never for term in of_classes if term.is_relation)


def test_only_a_relation_is_never_direct_and_it_says_so_with_true() -> None:
    relations = {term.iri for term in vocabulary().relations.values()}
    never = described(NAMESPACE + "neverDirect")
    assert set(never) <= relations
    true = ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))
    assert list(never.values()) == [[true]] * len(never)


def test_a_property_of_literals_says_which_unless_it_takes_any() -> None:
    literals = [term for term in PROPERTIES if OWL + "DatatypeProperty" in term.types]
    assert [term.name for term in literals if term.range is None] == ["value"]


def test_codes_are_unique_within_their_scheme_and_all_are_read() -> None:
    for scheme in SCHEMES:
        members = [term for term in CONCEPTS if term.scheme == scheme.iri]
        assert members, scheme.name
        assert dict(vocabulary().codes(scheme.name)) == {term.code: term for term in members}
        assert len({term.code for term in members}) == len(members)
    assert {term.scheme for term in CONCEPTS} == {scheme.iri for scheme in SCHEMES}


def test_codes_and_kinds_of_classes_are_unique() -> None:
    classes = [term for term in TERMS if term.is_class]
    for given in ([one.code for one in classes], [one.iri_kind for one in classes]):
        counted = Counter(word for word in given if word)
        assert set(counted.values()) == {1}


def test_codes_and_kinds_can_be_written_in_records_and_iris() -> None:
    words = [word for term in TERMS for word in (term.code, term.iri_kind) if word]
    assert [word for word in words if not re.fullmatch(r"[a-z]+(-[a-z]+)*", word)] == []


def test_a_class_with_a_code_has_a_kind_or_stands_under_one() -> None:
    kinds = [term.iri for term in TERMS if term.iri_kind]
    for term in TERMS:
        if term.is_class and term.code:
            assert any(vocabulary().is_a(term.iri, kind) for kind in kinds), term.name


def packaged_texts() -> Iterator[tuple[str, str]]:
    yield "shapes.ttl", shapes_text()
    yield "direct-edges.rq", derivation_text()
    yield "oversight.ttl", ontology_text()
    for name, file in query_files().items():
        yield name, file.read_text("utf-8")
    for kind in ("valid", "invalid"):
        for name, file in examples(kind).items():
            yield f"{kind}/{name}", file.read_text("utf-8")
    for folder in ("rules", "disagreements"):
        for files in pairs(folder).values():
            yield from ((f"{folder}/{file.name}", file.read_text("utf-8")) for file in files)


TEXTS = dict(packaged_texts())


@pytest.mark.parametrize("name", TEXTS)
def test_no_file_of_the_ontology_names_a_term_that_is_not_defined(name: str) -> None:
    unknown = set(re.findall(r"\bov:(\w+)", TEXTS[name])) - set(vocabulary().terms)
    assert not unknown, f"{name} speaks of {unknown}"


def test_every_file_of_the_ontology_folder_is_looked_at() -> None:
    listed = {entry.name for entry in ROOT.iterdir() if entry.name.endswith((".ttl", ".rq"))}
    assert listed == {"oversight.ttl", "shapes.ttl", "direct-edges.rq"}


SMALL = """
@prefix ov: <https://w3id.org/oversight-graph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ov:Watch a owl:Class ; rdfs:subClassOf ov:Body ; skos:notation "watch" .
ov:Body a owl:Class ; ov:iriKind "org" .
ov:begun a owl:ObjectProperty, ov:Relation ; rdfs:range ov:Period .
ov:guards a owl:ObjectProperty, ov:Relation ; rdfs:range ov:Body .
ov:held a owl:ObjectProperty .
ov:Rank a skos:ConceptScheme .
ov:First a skos:Concept ; skos:inScheme ov:Rank ; skos:notation "first" .
"""


@pytest.fixture
def small() -> Vocabulary:
    return read_vocabulary(SMALL)


def test_a_vocabulary_gives_its_relations_codes_and_kinds(small: Vocabulary) -> None:
    assert set(small.relations) == {"begun", "guards"}
    assert small.classes_by_code["watch"].name == "Watch"
    assert small.classes_by_kind["org"].name == "Body"
    assert small.codes("Rank")["first"].iri == NAMESPACE + "First"
    with pytest.raises(KeyError):
        small.codes("Order")


def test_a_relation_takes_a_thing_unless_it_takes_a_date(small: Vocabulary) -> None:
    assert small.relations["guards"].takes_thing
    assert small.relations["begun"].range == PERIOD
    assert not small.relations["begun"].takes_thing
    assert not Term(
        name="sized", types=frozenset({OWL + "DatatypeProperty"}), label="", comment=""
    ).takes_thing


def test_a_class_is_what_stands_above_it_and_not_what_stands_below(small: Vocabulary) -> None:
    assert small.is_a(NAMESPACE + "Watch", NAMESPACE + "Body")
    assert small.is_a(NAMESPACE + "Body", NAMESPACE + "Body")
    assert not small.is_a(NAMESPACE + "Body", NAMESPACE + "Watch")
