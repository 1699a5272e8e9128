"""What is refused or left out is a thing of the map, hollow, with the statement that shows it."""

from typing import Any, TypeAlias

import networkx as nx

from graph import open_graph
from graph.undisclosed import KIND, with_undisclosed

Network: TypeAlias = "nx.MultiDiGraph[str]"


def network(*edges: tuple[str, str, dict[str, Any]], **statements: Any) -> Network:  # noqa: ANN401
    made: Network = nx.MultiDiGraph(as_of="2026-11-22")
    for number, (a, b, said) in enumerate(edges):
        for node in (a, b):
            told = tuple(statements.get(node, ()))
            made.add_node(node, label=node, kind="org", aliases=(), statements=told)
        usual = {"relation": "funds", "relation_label": "funds", "gloss": "", "unstated": ()}
        made.add_edge(a, b, key=f"c{number}", **{**usual, **said})
    return made


def hollow(drawn: Network) -> list[str]:
    return sorted(node for node, said in drawn.nodes(data=True) if said.get("hollow"))


def test_a_part_left_unstated_is_a_node_that_the_statement_leads_to() -> None:
    drawn = with_undisclosed(network(("hub", "home", {"unstated": ("payee",)})))
    assert hollow(drawn) == ["hub#unstated-payee"]
    (said,) = drawn.get_edge_data("hub", "hub#unstated-payee").values()
    assert said["relation_label"] == "not stated: payee"
    assert drawn.nodes["hub#unstated-payee"]["kind"] == KIND


def test_what_several_statements_leave_out_alike_is_one_node() -> None:
    drawn = with_undisclosed(
        network(("hub", "a", {"unstated": ("owed by",)}), ("hub", "b", {"unstated": ("owed by",)}))
    )
    assert hollow(drawn) == ["hub#unstated-owed-by"]
    assert drawn.number_of_edges("hub", "hub#unstated-owed-by") == 2


def test_an_answer_withheld_is_a_node_and_one_given_is_not() -> None:
    told = {"relation": "question", "relation_label": "question 6", "gloss": "Which tools?"}
    withheld = {**told, "statement": "o6", "value": "refused", "withheld": True}
    given = {**told, "statement": "o1", "value": "answered no", "withheld": False}
    drawn = with_undisclosed(network(("r", "force", {}), r=[withheld, given]))
    assert hollow(drawn) == ["o6#withheld"]
    assert drawn.nodes["o6#withheld"]["label"] == "Which tools?"
    (said,) = drawn.get_edge_data("r", "o6#withheld").values()
    assert (said["relation"], "value" in said) == ("withheld", False)


def test_what_a_body_declined_to_speak_of_is_hollow() -> None:
    declined = {"relation": "declinedToSay", "relation_label": "declined to say"}
    assert hollow(with_undisclosed(network(("force", "numbers", declined)))) == ["numbers"]


def test_the_network_given_is_kept() -> None:
    drawn = network(("hub", "home", {"unstated": ("payee",)}))
    with_undisclosed(drawn)
    assert sorted(drawn) == ["home", "hub"]
    assert hollow(drawn) == []


def test_the_packaged_records_show_what_was_withheld() -> None:
    drawn = with_undisclosed(open_graph().to_network())
    answers = [n for n in hollow(drawn) if n.endswith("#withheld")]
    assert len(answers) == 3  # questions 6 to 8 to North Yorkshire Police
    assert all(drawn.in_degree(node) for node in hollow(drawn))
