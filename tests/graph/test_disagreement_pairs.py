"""Statements at odds, as what shows one statement, and queries that ask for them, see them."""

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox
import pytest

from graph import OversightGraph, open_graph
from graph.answers import Rows
from graph.disagreement_kinds import kinds
from graph.disagreement_pairs import AtOdds, Pairs, asks_for_pairs, at_odds, with_pairs
from graph.errors import LimitError, QueryError
from graph.limits import Limits
from graph.names import ID, prefixes
from graph.shown_things import gather
from tests.graph.disagreement_examples import vocabulary_quads
from tests.graph.full_record import FULL
from tests.graph.networks import AS_OF, claim, edge, network_of
from tests.graph.shown_graph import store_of
from tests.invented import Plain

ASKING = "SELECT ?one ?other ?onlyIf { VALUES (?one ?other ?onlyIf) { } # pairs: at-odds\n }"
KINDS = {kind.code: kind for kind in kinds()}
SEEN, UNSEEN = claim("seen"), claim("unseen")


def lamps() -> Plain:
    """A record whose maker says yes and no to one question, and yes to a wider one."""
    said = {"see": "cost", "said-by": "org/westmarch-police"}
    asked = ["project/night-lamps", "performsLargeScaleProfiling"]
    ours = {
        "seen": {**said, "gloss": "Lamps profile.", "claim": [*asked, "yes"]},
        "unseen": {**said, "gloss": "Lamps profile nobody.", "claim": [*asked, "no"]},
        "joined": {
            **said,
            "gloss": "A yes to several things.",
            "claim": ["project/night-lamps", "performsSystematicMonitoring", "yes"],
        },
    }
    return {**FULL, "claims": {**FULL["claims"], **ours}}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(lamps())


@pytest.fixture(scope="module")
def found(store: ox.Store) -> Pairs:
    return at_odds(store)


@pytest.fixture(scope="module")
def graph() -> Iterator[OversightGraph]:
    opened = open_graph()
    yield opened
    opened.worker.close()


def test_a_pair_holds_both_ways_and_says_what_it_hangs_on(found: Pairs) -> None:
    joined = claim("joined")
    hangs_on = "the yes is for the profiling and not for another part of the question"
    assert found == {
        SEEN: (AtOdds(UNSEEN),),
        UNSEEN: (AtOdds(joined, hangs_on), AtOdds(SEEN)),
        joined: (AtOdds(UNSEEN, hangs_on),),
    }


YES_AND_NO = """
@prefix claim: <https://w3id.org/oversight-graph/id/claim/> .
@prefix ov: <https://w3id.org/oversight-graph/ns#> .
@prefix project: <https://w3id.org/oversight-graph/id/project/> .
claim:yes ov:predicate ov:tellsSubjects ; ov:subject project:lamps ; ov:value true ;
  ov:modality ov:Actual .
claim:no ov:predicate ov:tellsSubjects ; ov:subject project:lamps ; ov:value false ;
  ov:modality ov:Actual .
project:lamps <http://www.w3.org/2000/01/rdf-schema#label> "Lamps" .
"""
# The hypothesis that a thing is itself sets the same two at odds, and adds a condition.
SAME = """claim:same ov:predicate ov:possiblySameAs ; ov:subject project:lamps ;
  ov:object project:lamps ."""


def test_what_hangs_on_nothing_goes_before_what_hangs_on_something() -> None:
    store = ox.Store()
    store.extend(vocabulary_quads())
    store.load(YES_AND_NO + SAME, format=ox.RdfFormat.TURTLE)
    answer = store.query(KINDS["hypothesis"].query, prefixes=prefixes())
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["onlyIf"].value for row in answer] == ["Lamps and Lamps are one"]
    assert [one.only_if for found in at_odds(store).values() for one in found] == ["", ""]


def test_a_pair_of_the_packaged_records_holds_both_ways(graph: OversightGraph) -> None:
    pairs = {iri: {one.other: one.only_if for one in found} for iri, found in graph.at_odds.items()}
    assert all(
        pairs[other][iri] == only_if for iri in pairs for other, only_if in pairs[iri].items()
    )
    name = f"{ID}claim/alpha-news-copy/alpha-large-scale-"
    assert pairs[f"{name}yes"][f"{name}no"] == ""


def test_sums_citations_and_corrections_are_not_among_them(graph: OversightGraph) -> None:
    ends = {iri.rsplit("/", 1)[-1] for iri in graph.at_odds}
    assert not ends & {"hub-cost", "hub-funding", "dpia-duty-section-57", "alpha-age-mistake"}
    assert "hub-exit-finance" in ends


def test_a_statement_is_shown_with_what_does_not_sit_with_it(store: ox.Store, found: Pairs) -> None:
    plain = gather(store, UNSEEN, as_of=AS_OF)
    told = gather(store, UNSEEN, as_of=AS_OF, at_odds=found)
    assert plain.disagreements == ()
    assert [(one.kind, one.other.iri, bool(one.only_if)) for one in told.disagreements] == [
        ("tension", claim("joined"), True),
        ("tension", SEEN, False),
    ]


def test_what_an_editor_noted_is_not_told_twice_and_hangs_on_nothing(store: ox.Store) -> None:
    again = {claim("offer"): (AtOdds(claim("funding"), "the moon shines"),)}
    told = gather(store, claim("offer"), as_of=AS_OF, at_odds=again)
    assert [(one.other.iri, one.only_if) for one in told.disagreements] == [(claim("funding"), "")]


def test_an_edge_carries_what_does_not_sit_with_it() -> None:
    pairs = {claim("offer"): (AtOdds(claim("bound")), AtOdds(claim("exit"), "it is night"))}
    network = network_of(FULL, denied=True, at_odds=pairs)
    assert set(edge(network, claim("offer"))["tension_with"]) == {
        "The police are bound.",
        "The lamps go out in one of two years. (only if it is night)",
        "The lamps are paid for by the department.",
    }


def test_an_edge_carries_nothing_of_what_is_not_shown() -> None:
    pairs = {claim("bound"): (AtOdds(claim("costs")),)}
    exit_alone = ("The lamps go out in one of two years.",)
    assert edge(network_of(FULL, at_odds=pairs), claim("bound"))["tension_with"] == exit_alone
    shown = edge(network_of(FULL, proposed=True, at_odds=pairs), claim("bound"))
    assert set(shown["tension_with"]) == {"No costs are left.", *exit_alone}


def test_a_query_that_asks_for_them_sees_each_pair_both_ways(graph: OversightGraph) -> None:
    answer = graph.query(ASKING)
    assert isinstance(answer, Rows)
    seen = {(row["one"].value, row["other"].value) for row in answer}
    assert seen == {(iri, one.other) for iri, found in graph.at_odds.items() for one in found}
    assert any(row["onlyIf"] is None for row in answer)
    assert any(row["onlyIf"] is not None for row in answer)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a { VALUES (?a ?b ?c) { } }",
        ASKING.replace("at-odds", "at odds"),
        ASKING.replace("{ } #", "{ (UNDEF UNDEF UNDEF) } #"),
    ],
)
def test_a_query_without_that_line_is_left_as_it_is(text: str) -> None:
    assert not asks_for_pairs(text)


def test_a_hostile_condition_is_filled_in_as_words() -> None:
    hostile = 'x" . } DROP ALL # \\ \n'
    pairs = {SEEN: (AtOdds(UNSEEN, hostile),)}
    text, _ = with_pairs(ASKING, pairs, None)
    answer = ox.Store().query(text)
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["onlyIf"].value for row in answer] == [hostile]


def test_many_pairs_are_no_reason_to_refuse_a_query(graph: OversightGraph) -> None:
    many = {f"{ID}claim/a/c{n}": (AtOdds(f"{ID}claim/a/d{n}", "so"),) for n in range(5000)}
    filled, limits = with_pairs(ASKING, many, None)
    answer = graph.worker.ask(filled, limits=limits)
    assert isinstance(answer, Rows)
    assert len(answer) == 5000


def test_what_a_query_may_not_be_without_pairs_it_may_not_be_with_them(
    graph: OversightGraph,
) -> None:
    with pytest.raises(LimitError, match="more than 20 characters"):
        graph.query(ASKING, limits=Limits(characters=20))
    with pytest.raises(QueryError, match="reach out"):
        graph.query(
            ASKING.replace("SELECT", "SELECT ?x", 1).replace("{", "{ SERVICE <http://a/> {}", 1)
        )
    _, limits = with_pairs(ASKING, {}, Limits(seconds=2, rows=3))
    assert limits == replace(
        Limits(seconds=2, rows=3), characters=limits.characters, links=limits.links
    )
