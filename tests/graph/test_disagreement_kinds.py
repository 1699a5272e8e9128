"""The kinds of disagreement: what they say of themselves, and what is refused."""

import re

import pyoxigraph as ox
import pytest

from graph.disagreement_kinds import kinds, kinds_named, read_kind
from graph.errors import RuleError, UnknownQueryError
from graph.names import prefixes
from ontology.files import ontology_text, pairs
from ontology.vocabulary import NAMESPACE, vocabulary
from tests.graph.disagreement_examples import examples

KINDS = {kind.code: kind for kind in kinds()}
GOOD = """@prefix disagreement: <https://w3id.org/oversight-graph/id/disagreement/> .
@prefix ov: <https://w3id.org/oversight-graph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
disagreement:lamp a ov:DisagreementKind ; skos:notation "lamp" ; rdfs:label "Lamps" ;
  rdfs:comment "Two lamps." ; ov:mustNotClaim "That one is out." ; ov:findingText "{about}." .
"""
KNOWN = {
    *("about", "matter", "first", "firstSays", "second", "secondSays", "onlyIf", "hypothesis"),
    *("besides", "besidesToo", "key"),
}


def test_there_are_as_many_kinds_as_were_written() -> None:
    written = ["citation", "correction", "date", "denial", "figure", "hypothesis", "label", "value"]
    assert list(KINDS) == list(pairs("disagreements")) == written


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_says_what_it_is_and_what_it_must_not_be_read_to_say(code: str) -> None:
    kind = KINDS[code]
    assert kind.asks.endswith("?")
    assert kind.must_not_claim.startswith("That ")
    assert all(text.endswith(".") for text in (kind.definition, kind.must_not_claim, kind.text))
    assert not re.search(r"\b(lied?|fail(s|ed)?|breach|contradict(s|ed)?)\b", kind.text)


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_names_only_what_there_is(code: str) -> None:
    kind = KINDS[code]
    answer = ox.Store().query(kind.query, prefixes=prefixes())
    assert isinstance(answer, ox.QuerySolutions)
    columns = {variable.value for variable in answer.variables}
    assert {"about", "matter", "first", "second"} <= columns <= KNOWN
    assert set(re.findall(r"\bov:(\w+)", kind.query)) <= set(vocabulary().terms)


def test_no_example_names_a_term_that_is_not_defined() -> None:
    for example in examples():
        unknown = set(re.findall(r"\bov:(\w+)", example.text)) - set(vocabulary().terms)
        assert not unknown, f"{example.code}/{example.name} speaks of {unknown}"


def test_kinds_are_found_by_name_in_their_own_order() -> None:
    assert [kind.code for kind in kinds_named(["value", "date", "date"])] == ["date", "value"]
    assert kinds_named([]) == kinds()
    with pytest.raises(UnknownQueryError, match=r'no kind of disagreement "dates".*"date"'):
        kinds_named(["dates"])


def test_a_kind_is_read_from_its_two_files() -> None:
    kind = read_kind("lamp", query="# Which lamps?\nSELECT ?about {}", description=GOOD, path="p")
    assert (kind.title, kind.asks, kind.text) == ("Lamps", "Which lamps?", "{about}.")


@pytest.mark.parametrize(
    ("faulty", "told"),
    [
        (GOOD.replace("disagreement:lamp a", "disagreement:lamp b"), "p:5: is not Turtle"),
        (GOOD.replace('; rdfs:label "Lamps"', ""), "p:1: does not say each of rdf:type"),
        (GOOD.replace('"Lamps"', '"Lamps", "Lights"'), "and nothing else"),
        (GOOD.replace("disagreement:lamp", "disagreement:lamps"), "of disagreement:lamp once"),
        (GOOD.replace('skos:notation "lamp"', 'skos:notation "light"'), "of the notation lamp"),
        (GOOD.replace("ov:DisagreementKind", "ov:Rule"), "no ov:DisagreementKind"),
    ],
)
def test_a_description_that_is_not_well_made_is_refused(faulty: str, told: str) -> None:
    with pytest.raises(RuleError) as refused:
        read_kind("lamp", query="# ?", description=faulty, path="p")
    assert told in str(refused.value)


def marked(name: str) -> set[str]:
    """The relations that the vocabulary marks with an annotation."""
    triples = ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE)
    return {
        quad.subject.value.removeprefix(NAMESPACE)
        for quad in triples
        if quad.predicate.value == NAMESPACE + name and isinstance(quad.subject, ox.NamedNode)
    }


def test_only_relations_with_a_value_or_a_date_are_of_one_value() -> None:
    relations = vocabulary().relations
    assert len(marked("oneValue")) == 25
    assert not [name for name in marked("oneValue") if relations[name].takes_thing]
    # Words of our own differ without a disagreement; the words of a published level do not.
    texts = {n for n in marked("oneValue") if (relations[n].range or "").endswith("#string")}
    assert texts == {"threatLevel"}
    assert marked("matterInAbout") < marked("oneValue")
