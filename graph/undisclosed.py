"""What sources refuse to say, leave out or do not know, as things of the network.

A supplier whom nobody names is still a supplier: left off the map, the answer that withholds it
looks like an answer that has nothing to withhold.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import networkx as nx

from graph.focus import Network
from ontology.terms import OV

KIND: Final = "undisclosed"
WITHHELD: Final = (
    "withheld"  # the value of a statement of a question, in `graph.question_statements`
)
_DECLINED: Final = OV.declinedToSay.rsplit("#", 1)[-1]

Attributes = Mapping[str, Any]


def with_undisclosed(network: Network) -> Network:
    """The network with a hollow node for each answer withheld and each part left unstated.

    What a body declined to speak of is hollow too. Parts of one sort that several statements about
    one thing leave out are one node, for nothing says that they are several. The network is kept.
    """
    shown: Network = nx.MultiDiGraph(**network.graph)
    shown.add_nodes_from((node, dict(said)) for node, said in network.nodes(data=True))
    for source, target, key, said in network.edges(keys=True, data=True):
        shown.add_edge(source, target, key=key, **said)
        if said["relation"] == _DECLINED:
            shown.nodes[target].update(hollow=True, kind=KIND)
    for holder, target, key, said in _missing(network):
        if target not in shown:
            shown.add_node(target, **_node(said))
        shown.add_edge(holder, target, key=key, **said)
    return shown


def _missing(network: Network) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Who or what lacks something: the thing, what is lacking, and the statement that shows it."""
    for source, _, key, said in sorted(network.edges(keys=True, data=True), key=_by_key):
        for part in said["unstated"]:
            target = f"{source}#unstated-{part.replace(' ', '-')}"
            yield source, target, f"{key}#unstated-{part.replace(' ', '-')}", _left_out(said, part)
    for node in sorted(network):
        for said in network.nodes[node]["statements"]:
            if said.get(WITHHELD):
                iri = said["statement"]
                plain = {name: value for name, value in said.items() if name not in _OF_STATEMENTS}
                yield node, f"{iri}#{WITHHELD}", iri, {**plain, "relation": WITHHELD, **_WITHHOLDS}


_OF_STATEMENTS: Final = frozenset({"statement", "value", WITHHELD})
_WITHHOLDS: Final = {"relation_label": "withholds the answer to"}


def _by_key(edge: tuple[str, str, str, Any]) -> tuple[str, str, str]:
    return edge[2], edge[0], edge[1]


def _left_out(said: Attributes, part: str) -> dict[str, Any]:
    return {**said, "relation": f"unstated-{part}", "relation_label": f"not stated: {part}"}


def _node(said: Attributes) -> dict[str, Any]:
    withheld = said["relation"] == WITHHELD
    return {
        "label": said["gloss"] if withheld else str(said["relation_label"]).capitalize(),
        "kind": KIND,
        "type_label": "Answer withheld" if withheld else "Left unstated",
        "aliases": (),
        "statements": (),
        "hollow": True,
    }
