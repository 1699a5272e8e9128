"""The map's data: what is shown and where it stands, whatever page or engine shows it.

Everything is sorted and numbered here (`n0`, `e0`, `s0`), so that the same network and places
give the same data, and no text of a source ever serves as an identifier in a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import networkx as nx

from export.errors import ExportError

Attributes = Mapping[str, Any]
Place = tuple[float, float]

# What a script element must not hold as it is: an end tag, a comment, or the two line ends
# that JSON allows and JavaScript once did not.
ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

OPTIONAL: Final = (
    *("maker", "reporter", "document", "when", "holds", "stated"),
    *("amount", "stage", "condition", "exception", "record"),
)
FINDING: Final = ("code", "title", "status", "severity", "text", "limit", "question")
SEVERAL: Final = ("locators", "provisions", "unstated", "tension_with")


class MapDataError(ExportError):
    """The network cannot be drawn as it is; `node` says where, `mend` what would help."""

    def __init__(self, node: str, mend: str) -> None:
        super().__init__(f"{node}: {mend}")
        self.node = node
        self.mend = mend


@dataclass(frozen=True, kw_only=True)
class MapNode:
    """One body, project, paper or other thing, with the number of its relations each way."""

    id: str
    iri: str
    label: str
    kind: str
    type_label: str
    aliases: tuple[str, ...]
    x: float
    y: float
    outward: int
    inward: int
    community: int | None
    hollow: bool
    findings: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class MapClaim:
    """What is said, who says it, where it is found and how far it may be relied on."""

    id: str
    iri: str
    relation: str
    relation_label: str
    origin: str
    gloss: str
    modality: str
    standing: str
    status: str
    negated: bool
    direct: bool
    maker: str | None
    reporter: str | None
    document: str | None
    locators: tuple[str, ...]
    provisions: tuple[str, ...]
    when: str | None
    holds: str | None
    stated: str | None
    amount: str | None
    stage: str | None
    condition: str | None
    exception: str | None
    unstated: tuple[str, ...]
    tension_with: tuple[str, ...]
    record: str | None


@dataclass(frozen=True, kw_only=True)
class MapEdge(MapClaim):
    """A claim that joins two nodes, named by their ids."""

    source: str
    target: str
    since: str | None
    until: str | None
    money: float | None


@dataclass(frozen=True, kw_only=True)
class MapStatement(MapClaim):
    """A claim about one node whose value is a text: a number, a date, an address."""

    node: str
    value: str


@dataclass(frozen=True, kw_only=True)
class MapData:
    """All that a map shows, sorted by what a reader sees."""

    title: str
    as_of: str
    digest: str
    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    statements: tuple[MapStatement, ...]
    communities: tuple[str, ...]
    findings: tuple[Mapping[str, str], ...]


def build_map(
    network: nx.MultiDiGraph[Any],
    positions: Mapping[str, Place],
    *,
    communities: Mapping[str, int] | None = None,
    community_names: Sequence[str] = (),
    findings: Iterable[Mapping[str, Any]] = (),
) -> MapData:
    """The map of a network whose nodes stand at `positions`.

    `communities` numbers the communities of nodes by IRI, and `community_names` holds their names
    by number. A finding tells its code, title, status, severity and text, what it must not be read
    to say (`limit`) and what to ask, and under `about` the IRIs of nodes or claims; one about a
    claim is shown at the node that the claim is about.
    Raises MapDataError when a node has no place.
    """
    keys = sorted(network, key=lambda key: (_label(network, key).casefold(), key))
    ids = {key: f"n{at}" for at, key in enumerate(keys)}
    found = list(findings)
    grouped = communities or {}
    about = _findings_by_node(network, found)
    return MapData(
        title=str(network.graph.get("title") or "Network map"),
        as_of=str(network.graph.get("as_of") or ""),
        digest=str(network.graph.get("digest") or ""),
        nodes=tuple(
            replace(
                _node(network, key, ids[key], positions),
                community=grouped.get(key),
                findings=tuple(about.get(key, ())),
            )
            for key in keys
        ),
        edges=tuple(_edges(network, ids)),
        statements=tuple(_statements(network, ids)),
        communities=_names(grouped, community_names),
        findings=tuple({name: str(each.get(name) or "") for name in FINDING} for each in found),
    )


def _label(network: nx.MultiDiGraph[Any], key: str) -> str:
    return str(network.nodes[key].get("label") or key)


def _node(
    network: nx.MultiDiGraph[Any], key: str, node_id: str, positions: Mapping[str, Place]
) -> MapNode:
    said: Attributes = network.nodes[key]
    if key not in positions:
        raise MapDataError(key, "has no place on the map; lay the network out again")
    x, y = positions[key]
    return MapNode(
        id=node_id,
        iri=key,
        label=_label(network, key),
        kind=str(said.get("kind") or ""),
        type_label=str(said.get("type_label") or said.get("kind") or "Not typed"),
        aliases=_texts(said, "aliases"),
        x=float(x),
        y=float(y),
        outward=int(network.out_degree(key)),
        inward=int(network.in_degree(key)),
        community=None,
        hollow=bool(said.get("hollow")),
        findings=(),
    )


def _names(communities: Mapping[str, int], names: Sequence[str]) -> tuple[str, ...]:
    """A name for each community up to the highest number; one without a name has its number."""
    count = max(communities.values(), default=-1) + 1
    given = dict(enumerate(names))
    return tuple(given.get(at) or f"Group {at + 1}" for at in range(count))


def _findings_by_node(
    network: nx.MultiDiGraph[Any], findings: Sequence[Mapping[str, Any]]
) -> dict[str, list[int]]:
    holders = {key: source for source, _, key in network.edges(keys=True)} if findings else {}
    found: dict[str, list[int]] = {}
    for at, finding in enumerate(findings):
        places = {holders.get(iri, iri) for iri in finding.get("about") or ()}
        for place in sorted(places):
            found.setdefault(place, []).append(at)
    return found


def _edges(network: nx.MultiDiGraph[Any], ids: Mapping[str, str]) -> Iterable[MapEdge]:
    def order(edge: tuple[str, str, str, Attributes]) -> tuple[int, str, int, str]:
        source, target, key, said = edge
        return int(ids[source][1:]), _relation(said), int(ids[target][1:]), key

    found = sorted(network.edges(keys=True, data=True), key=order)
    for at, (source, target, key, said) in enumerate(found):
        claim = _claim(said, claim_id=f"e{at}", iri=key)
        yield MapEdge(
            **claim,
            source=ids[source],
            target=ids[target],
            since=_text(said, "since"),
            until=_text(said, "until"),
            money=float(said["money"]) if said.get("money") is not None else None,
        )


def _statements(network: nx.MultiDiGraph[Any], ids: Mapping[str, str]) -> Iterable[MapStatement]:
    # Statements keep the order their maker gave them; only the nodes are sorted.
    found = ((key, said) for key in ids for said in network.nodes[key].get("statements") or ())
    for at, (key, said) in enumerate(found):
        claim = _claim(said, claim_id=f"s{at}", iri=str(said.get("statement") or ""))
        yield MapStatement(**claim, node=ids[key], value=str(said.get("value") or ""))


def _claim(said: Attributes, *, claim_id: str, iri: str) -> dict[str, Any]:
    """The fields of a MapClaim. An absent status is a proposal, an absent modality is alleged."""
    return {
        "id": claim_id,
        "iri": str(iri),
        "relation": str(said.get("relation") or ""),
        "relation_label": _relation(said),
        "origin": str(said.get("origin") or "claim"),
        "gloss": str(said.get("gloss") or ""),
        "modality": str(said.get("modality") or "alleged"),
        "standing": str(said.get("standing") or "undisputed"),
        "status": str(said.get("status") or "proposed"),
        "negated": bool(said.get("negated")),
        "direct": bool(said.get("direct")),
        **{name: _text(said, name) for name in OPTIONAL},
        **{name: _texts(said, name) for name in SEVERAL},
    }


def _relation(said: Attributes) -> str:
    return str(said.get("relation_label") or said.get("relation") or "related to")


def _text(said: Attributes, name: str) -> str | None:
    return str(said[name]) if said.get(name) else None


def _texts(said: Attributes, name: str) -> tuple[str, ...]:
    return tuple(str(text) for text in said.get(name) or ())
