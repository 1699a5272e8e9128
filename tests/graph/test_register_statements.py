"""What registers become in the graph: areas, names, identifiers, provisions, classes overseen."""

from collections import defaultdict

import pyoxigraph as ox
import pytest

from data.records import Corpus
from graph.names import ID, PROPOSED_GRAPH
from graph.register_statements import register_lines, register_triples
from graph.triples import ALT_LABEL, LABEL, RDF_TYPE
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary
from tests.invented import BODIES, LAWS, read_plain

EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"
COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
ACT = "http://www.legislation.gov.uk/id/ukpga/2001/99"
BOARD, BOROUGH = f"{ID}org/lamp-board", f"{ID}org/old-borough"

Said = dict[str, set[ox.NamedNode | ox.Literal]]


def said_by(corpus: Corpus, register: str) -> dict[str, Said]:
    """What a register says, by subject and predicate."""
    said: dict[str, Said] = defaultdict(lambda: defaultdict(set))
    (found,) = [r for r in corpus.registers if r.register_ == register]
    for triple in register_triples(found, corpus.catalogue):
        assert isinstance(triple.subject, ox.NamedNode)
        assert isinstance(triple.object, ox.NamedNode | ox.Literal)
        said[triple.subject.value][triple.predicate.value].add(triple.object)
    return said


@pytest.fixture(scope="module")
def bodies() -> dict[str, Said]:
    return said_by(read_plain(), BODIES["register"])


@pytest.fixture(scope="module")
def laws() -> dict[str, Said]:
    return said_by(read_plain(), LAWS["register"])


def node(iri: str) -> set[ox.NamedNode | ox.Literal]:
    return {ox.NamedNode(iri)}


def concept(scheme: str, code: str) -> set[ox.NamedNode | ox.Literal]:
    return node(vocabulary().codes(scheme)[code].iri)


def test_a_body_lies_in_its_area_and_follows_its_predecessor(bodies: dict[str, Said]) -> None:
    assert bodies[BOARD][OV.area] == concept("AreaScheme", "wales")
    assert bodies[BOARD][OV.successorOf] == node(BOROUGH)
    assert OV.area not in bodies[f"{ID}org/westmarch-police"]
    assert bodies[BOROUGH][OV.validDuring] == node(f"{ID}period/until-2001-03-31")


def test_a_wikidata_item_is_the_same_thing_and_other_identifiers_are_words(
    bodies: dict[str, Said],
) -> None:
    assert bodies[BOARD][EXACT_MATCH] == node("http://www.wikidata.org/entity/Q99")
    assert bodies[BOARD][OV.identifier] == {ox.Literal("lamp-list:LB_1")}
    assert bodies[BOROUGH][OV.identifier] == {ox.Literal("council-type:NMD")}


def test_another_name_is_found_like_an_alias_in_its_language(bodies: dict[str, Said]) -> None:
    assert bodies[BOARD][LABEL] == {ox.Literal("Lamp Board")}
    assert bodies[BOARD][ALT_LABEL] == {
        ox.Literal("Bwrdd Lampau", language="cy"),
        ox.Literal("Board of Lamps"),
        ox.Literal("Bwrdd y Lampau", language="cy"),
    }


def test_a_name_that_was_borne_for_a_time_says_when(bodies: dict[str, Said]) -> None:
    dated = {
        name: (said[LABEL], said[OV.validDuring])
        for name, said in bodies.items()
        if ox.NamedNode(OV.Name) in said[RDF_TYPE]
    }

    assert {ox.NamedNode(name) for name in dated} == bodies[BOARD][OV.hasName]
    assert sorted(dated.values(), key=str) == [
        ({ox.Literal("Board of Lamps")}, node(f"{ID}period/until-2010")),
        ({ox.Literal("Bwrdd y Lampau", language="cy")}, node(f"{ID}period/2011-to-2012")),
    ]


def test_a_provision_says_its_sort_its_basis_and_whether_it_lifts_the_duty(
    laws: dict[str, Said],
) -> None:
    silence = laws[f"{ACT}/section/24/2"]

    assert silence[LABEL] == {ox.Literal("Lamps Act 2001, section 24(2) (silence about lamps)")}
    assert silence[OV.exemptionSort] == concept("ExemptionSortScheme", "qualified")
    assert silence[OV.exemptionBasis] == concept("ExemptionBasisScheme", "class")
    assert {value.value for value in silence[OV.liftsDutyToConfirm]} == {"true"}
    assert COMMENT not in silence


def test_a_provision_of_which_less_is_known_says_less(laws: dict[str, Said]) -> None:
    night = laws[f"{ACT}/section/24"]

    assert night[COMMENT] == {ox.Literal("Not by day.")}
    assert not {OV.exemptionSort, OV.exemptionBasis, OV.liftsDutyToConfirm} & set(night)


def test_oversight_of_a_class_names_the_class_and_the_area(laws: dict[str, Said]) -> None:
    every = laws[f"{ID}claim/westmarch-laws/board-inspects-councils"]

    assert every[OV.subject] == node(BOARD)
    assert every[OV.predicate] == node(OV.overseesEvery)
    assert every[OV.object] == node(NAMESPACE + "LocalAuthority")
    assert every[OV.withinArea] == concept("AreaScheme", "england")
    assert every[OV.oversightMode] == node(OV.Inspects)
    assert every[OV.underProvision] == node(f"{ACT}/section/24/2")
    assert OV.held not in every


def test_oversight_of_one_body_names_no_class(laws: dict[str, Said]) -> None:
    one = laws[f"{ID}claim/westmarch-laws/council-reviews-police"]

    assert one[OV.predicate] == node(OV.oversees)
    assert one[OV.object] == node(f"{ID}org/westmarch-police")
    assert OV.withinArea not in one


def test_a_register_says_where_its_facts_come_from_and_who_reviewed_it(
    laws: dict[str, Said],
) -> None:
    register = laws[f"{ID}record/westmarch-laws"]

    assert register["http://purl.org/dc/terms/source"] == {ox.Literal("invented")}
    assert register["http://purl.org/dc/terms/license"] == {ox.Literal("MIT")}
    assert register[OV.reviewedBy] == node(f"{ID}agent/readers")
    assert register[LABEL] == {ox.Literal("Laws of Westmarch.")}


@pytest.mark.parametrize("status", ["accepted", "proposed", "rejected"])
def test_what_is_not_accepted_stands_in_the_graph_of_proposals(status: str) -> None:
    corpus = read_plain()
    for register in corpus.registers:
        review = register.review.model_copy(update={"status": status})
        lines = list(
            register_lines(register.model_copy(update={"review": review}), corpus.catalogue)
        )

        apart = [line for line in lines if line.endswith(f" {PROPOSED_GRAPH} .\n")]
        assert lines
        assert apart == ([] if status == "accepted" else lines)
