"""The network: claims, acts and descriptions as edges, with all that their reader must know."""

from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.build import Built
from graph.names import ID
from graph.network import to_network
from ontology.vocabulary import vocabulary
from tests.graph.full_record import FULL
from tests.graph.networks import AS_OF, claim, edge, network_of, triples_of
from tests.invented import Plain, read_plain
from tests.strategies import corpora

EDGE_ATTRIBUTES = {
    "relation",
    "relation_label",
    "origin",
    "gloss",
    "modality",
    "standing",
    "status",
    "negated",
    "direct",
    "maker",
    "reporter",
    "document",
    "locators",
    "provisions",
    "when",
    "holds",
    "stated",
    "since",
    "until",
    "dated",
    "amount",
    "money",
    "stage",
    "condition",
    "exception",
    "unstated",
    "tension_with",
    "record",
}
LAMPS, DEPARTMENT = f"{ID}project/night-lamps", f"{ID}org/eastern-department"
POLICE = f"{ID}org/westmarch-police"


@pytest.fixture(scope="module")
def of_packaged(packaged_graph: Built) -> Any:  # noqa: ANN401  # as above
    return to_network(accepted=packaged_graph.accepted, as_of=packaged_graph.as_of, digest="d")


@pytest.fixture(scope="module")
def lamps() -> Any:  # noqa: ANN401  # as above
    return network_of(FULL, proposed=True, denied=True)


def test_every_node_and_edge_has_every_attribute(lamps: Any, of_packaged: Any) -> None:  # noqa: ANN401
    for network in (lamps, of_packaged):
        for _, data in network.nodes(data=True):
            assert set(data) == {"label", "kind", "type_label", "aliases", "statements"}
            assert data["label"] and data["kind"] and data["type_label"]
        for *_, data in network.edges(data=True):
            assert set(data) == EDGE_ATTRIBUTES
            assert data["relation"] and data["relation_label"] and data["gloss"]
            assert data["record"] or data["origin"] == "register"


def test_a_node_is_described_in_words(lamps: Any) -> None:  # noqa: ANN401  # as above
    police = lamps.nodes[POLICE]
    section = lamps.nodes["http://www.legislation.gov.uk/id/ukpga/2001/99/section/3"]

    assert police["label"] == "Westmarch Police"
    assert (police["kind"], police["type_label"]) == ("org", "Police force")
    assert police["aliases"] == ("WMP", "the Watch")
    assert (section["kind"], section["type_label"]) == ("law", "Legal provision")


def test_a_claim_is_an_edge_with_its_circumstances(lamps: Any) -> None:  # noqa: ANN401  # as above
    assert lamps.has_edge(LAMPS, DEPARTMENT, claim("funding"))
    funding = edge(lamps, claim("funding"))

    assert {name: funding[name] for name in EDGE_ATTRIBUTES - {"locators"}} == {
        "relation": "fundedBy",
        "relation_label": "funded by",
        "origin": "claim",
        "gloss": "The lamps are paid for by the department.",
        "modality": "actual",
        "standing": "undisputed",
        "status": "accepted",
        "negated": False,
        "direct": False,
        "maker": "Council of Ambleford",
        "reporter": None,
        "document": "Decision on lamps",
        "provisions": (),
        "when": "October 2018",
        "holds": "from 2018",
        "stated": "2019",
        "since": "2018-01-01",
        "until": None,
        "dated": "2018-01-01",
        "amount": "£1,400.50, rounded",
        "money": 1400.5,
        "stage": "offered",
        "condition": "it is dark",
        "exception": "the moon",
        "unstated": (),
        "tension_with": ("The department denied an offer.",),
        "record": "ambleford-lamps",
    }


def test_a_denial_reported_by_another_says_so(lamps: Any) -> None:  # noqa: ANN401  # as above
    offer = edge(lamps, claim("offer"))

    assert offer["negated"] is True
    assert offer["reporter"] == "Westmarch Police"
    assert (offer["modality"], offer["standing"]) == ("alleged", "contested")
    assert (offer["amount"], offer["stage"]) == ("£1,400.50, rounded", "spent")
    assert offer["unstated"] == ("payee",)
    assert offer["locators"] == ("heading", "3.1")


def test_tension_written_on_one_side_holds_on_both(lamps: Any) -> None:  # noqa: ANN401  # as above
    assert edge(lamps, claim("funding"))["tension_with"] == ("The department denied an offer.",)
    assert edge(lamps, claim("offer"))["tension_with"] == (
        "The lamps are paid for by the department.",
    )


def test_tension_with_a_claim_held_apart_is_told_where_that_is_shown() -> None:
    offer = {**FULL["claims"]["offer"], "status": "proposed", "tension-with": "funding"}
    plain = {**FULL, "claims": {**FULL["claims"], "offer": offer}}

    assert edge(network_of(plain), claim("funding"))["tension_with"] == ()
    assert edge(network_of(plain, proposed=True, denied=True), claim("funding"))[
        "tension_with"
    ] == ("The department denied an offer.",)


def test_a_promise_leads_to_what_it_is_for_and_to_those_who_keep_it(lamps: Any) -> None:  # noqa: ANN401
    paper, key = f"{ID}document/lamp-paper", claim("paper-promised")

    assert lamps.has_edge(paper, LAMPS, key)
    assert lamps.has_edge(paper, POLICE, f"{key}#owedBy")
    assert lamps.has_edge(paper, f"{ID}office/westmarch-chief", f"{key}#through")
    assert lamps.has_edge(paper, f"{ID}org/lamp-unit", f"{key}#through")
    assert edge(lamps, key)["origin"] == "promise"
    assert edge(lamps, f"{key}#owedBy")["relation_label"] == "owed by"
    assert edge(lamps, claim("policy-promised"))["unstated"] == ("owed by",)


def test_an_act_leads_to_what_it_approves_and_who_decided(lamps: Any) -> None:  # noqa: ANN401
    act = f"{ID}decision/lamps"
    relations = {data["relation"]: data for *_, data in lamps.out_edges(act, data=True)}

    assert set(relations) == {"approves", "decidedBy", "decidedFor", "recordedIn", "underPower"}
    approves = relations["approves"]
    assert (approves["origin"], approves["status"]) == ("act", "accepted")
    assert approves["stated"] == "12 March 2019"
    assert approves["dated"] == "2019-03-12"
    assert approves["gloss"] == "The chief decided on lamps."
    assert approves["document"] == "Decision on lamps"


def test_an_act_of_a_record_not_accepted_is_a_proposal() -> None:
    review = {**FULL["review"], "status": "proposed"}
    plain = {**FULL, "review": review}
    act = f"{ID}decision/lamps"

    assert act not in network_of(plain)
    shown = network_of(plain, proposed=True)
    assert {data["status"] for *_, data in shown.out_edges(act, data=True)} == {"proposed"}


def test_what_is_said_of_a_thing_itself_is_an_edge_of_its_description(lamps: Any) -> None:  # noqa: ANN401
    unit = f"{ID}org/lamp-unit"
    part_of = edge(lamps, f"{unit}#partOfBody")

    assert lamps.has_edge(unit, POLICE, f"{unit}#partOfBody")
    assert (part_of["origin"], part_of["direct"]) == ("register", True)
    assert part_of["gloss"] == "Lamp unit: part of body Westmarch Police."
    assert lamps.has_edge(
        f"{ID}document/lamp-dpia",
        f"{ID}org/ambleford-council",
        f"{ID}document/lamp-dpia#publisher",
    )


def test_oversight_names_its_provision(lamps: Any) -> None:  # noqa: ANN401  # as above
    oversight = edge(lamps, f"{ID}claim/westmarch-laws/council-reviews-police")

    assert oversight["provisions"] == ("Lamps Act 2001, section 3",)
    assert oversight["holds"] == "from May 2001"
    assert oversight["maker"] == "Lamps Act 2001, section 3"
    assert oversight["locators"] == ()


def test_a_value_that_is_no_thing_is_a_statement_of_its_node(lamps: Any) -> None:  # noqa: ANN401
    statements = {s["statement"]: s for s in lamps.nodes[LAMPS]["statements"]}

    assert set(statements) == {claim("costs"), claim("exit")}
    costs, exit_ = statements[claim("costs")], statements[claim("exit")]
    assert (costs["relation_label"], costs["value"]) == ("ongoing costs", "no")
    assert costs["status"] == "proposed"
    assert exit_["value"] == ("2020 or financial year 2020/21 (April 2020 to March 2021)")
    assert exit_["locators"] == ("3.1",)


def test_denials_and_proposals_are_left_out_unless_asked_for() -> None:
    denied_value = {**FULL["claims"]["exit"], "denied": "yes"}
    plain = {**FULL, "claims": {**FULL["claims"], "exit": denied_value}}

    def shown(network: Any) -> set[str]:  # noqa: ANN401  # as above
        keys = {key for _, _, key in network.edges(keys=True)}
        values = {s["statement"] for _, d in network.nodes(data=True) for s in d["statements"]}
        return {iri.rsplit("/")[-1] for iri in keys | values} & {"offer", "exit", "costs"}

    assert shown(network_of(plain)) == set()
    assert shown(network_of(plain, denied=True)) == {"offer", "exit"}
    assert shown(network_of(plain, proposed=True)) == {"costs"}
    assert shown(network_of(plain, proposed=True, denied=True)) == {"offer", "exit", "costs"}


def test_parallel_edges_are_kept_apart(lamps: Any) -> None:  # noqa: ANN401  # as above
    assert set(lamps[LAMPS][DEPARTMENT]) == {claim("funding"), claim("offer")}


def test_a_plain_fact_is_marked_as_direct_and_a_plan_is_not(of_packaged: Any) -> None:  # noqa: ANN401
    by_key = {key: data for _, _, key, data in of_packaged.edges(keys=True, data=True)}
    record = f"{ID}claim/mopac-pcd-545"

    assert by_key[f"{ID}claim/oversight/mopac-holds-mps-to-account"]["direct"] is True
    assert by_key[f"{record}/power-with-dmpc"]["direct"] is True
    assert by_key[f"{record}/hub-funding"]["direct"] is False
    assert by_key[f"{record}/dpia-duty-section-57"]["direct"] is False
    planned = [data for data in by_key.values() if data["modality"] == "planned"]
    assert len(planned) > 20
    assert not any(data["direct"] for data in planned)


@settings(max_examples=25)
@given(corpora(), st.randoms(use_true_random=False), st.booleans())
def test_the_network_is_the_same_whatever_the_order_of_triples(
    plain: list[Plain], random: Random, denied: bool
) -> None:
    accepted, proposed = triples_of(read_plain(*plain))
    mixed = (random.sample(accepted, len(accepted)), random.sample(proposed, len(proposed)))
    first, second = (
        to_network(accepted=yes, proposed=no, as_of=AS_OF, digest="d", denied=denied)
        for yes, no in ((accepted, proposed), mixed)
    )

    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))
    assert first.graph == second.graph


@settings(max_examples=25)
@given(corpora(), st.booleans(), st.booleans())
def test_every_claim_between_things_is_an_edge_and_no_other_is(
    plain: list[Plain], with_proposed: bool, denied: bool
) -> None:
    corpus = read_plain(*plain)
    accepted, proposed = triples_of(corpus)
    network = to_network(
        accepted=accepted,
        proposed=proposed if with_proposed else (),
        as_of=AS_OF,
        digest="d",
        denied=denied,
    )
    edges = {key for _, _, key in network.edges(keys=True) if "/claim/" in key and "#" not in key}
    wanted = {
        f"{ID}claim/{record.record}/{slug}"
        for record in corpus.records
        for slug, entry in record.claims.items()
        if (with_proposed or (entry.status or record.review.status) == "accepted")
        and (denied or not entry.denied)
        and (entry.promise or (entry.claim and is_of_things(entry.claim[1])))
    }

    assert {key for key in edges if "/westmarch-laws/" not in key} == wanted


def is_of_things(name: str) -> bool:
    return vocabulary().relations[name].takes_thing


def test_the_network_names_itself(of_packaged: Any) -> None:  # noqa: ANN401  # as above
    assert of_packaged.graph == {
        "title": "Who funds, approves, runs and oversees what",
        "as_of": "2026-11-22",
        "digest": "d",
    }


def test_algorithms_run_on_the_network(of_packaged: Any) -> None:  # noqa: ANN401  # as above
    department, mopac = f"{ID}org/home-office", f"{ID}org/mopac"
    hub, record = f"{ID}project/social-media-hub", "mopac-pcd-545"
    of_record = of_packaged.edge_subgraph(
        edge for edge in of_packaged.edges(keys=True) if of_packaged.edges[edge]["record"] == record
    )
    path = nx.shortest_path(of_record.to_undirected(), department, mopac)

    assert path[0] == department
    assert path[-1] == mopac
    assert hub in path
    between = nx.betweenness_centrality(of_record)
    assert max(between, key=lambda node: between[node]) == hub
    assert nx.number_weakly_connected_components(of_packaged) >= 1
