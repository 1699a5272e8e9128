"""Networks of invented bodies, as large as is asked for, for the map and its layout.

They have what makes real ones hard to draw: a few national bodies that hundreds of others answer
to, forces each with projects, systems, papers and suppliers of its own, links across, parallel
relations, a loop now and then, and some small parts that hang on nothing.
"""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

import networkx as nx

from benchmarks.words import name, sentence
from data.date_words import in_words
from data.dates import parse_period

_IRI = "https://w3id.org/oversight-graph/id/"
_EDGES_A_NODE = 2
_MEMBERS = (12, 90)  # of a community
_NATIONAL = 250  # nodes to one national body
_APART = 0.02  # of all nodes, in small parts that hang on nothing
_ACROSS = 0.08  # of a community's links lead to another
_LOOPS = 0.0005
_FIRST = 3  # of the national bodies
_SEEN_BY_NATION = 0.04  # of all members
_EDGES_A_RECORD = 40
_PLAIN = ("uses", "uses")


@dataclass(frozen=True)
class Kind:
    """A kind of node: how often it is found in a community, and what it is to its fellows."""

    kind: str
    type_label: str
    noun: str
    share: int
    relations: Mapping[str, str] = field(default_factory=dict)


_NATIONALS = (
    Kind("org", "Oversight body", "inspectorate", 5),
    Kind("org", "Central department", "department", 3),
    Kind("org", "Tribunal", "tribunal", 1),
    Kind("org", "Legislature", "committee", 1),
    Kind("law", "Legal provision", "act", 2),
)
_HEADS = (
    Kind("org", "Police force", "police", 5),
    Kind("org", "Local authority", "council", 4),
    Kind("org", "Policing body", "policing office", 2),
)
_MEMBER_KINDS = (
    Kind("project", "Project", "programme", 16, {"serves": "serves", "fundedBy": "funded by"}),
    Kind("system", "System", "system", 14, {"operatedBy": "operated by", "serves": "serves"}),
    Kind("org", "Supplier", "supplier", 9, {"developed": "developed", "wroteTo": "wrote to"}),
    Kind(
        "org", "Organisational unit", "unit", 12, {"partOfBody": "part of body", "leads": "leads"}
    ),
    Kind("office", "Office", "office", 6, {"leads": "leads", "wroteTo": "wrote to"}),
    Kind("document", "Report", "report", 9, {"criticised": "criticised", "changed": "changed"}),
    Kind("document", "Policy", "policy", 6, {"subjectTo": "subject to", "buildsOn": "builds on"}),
    Kind("decision", "Decision", "decision", 4, {"approves": "approves"}),
    Kind("request", "Information request", "request", 4, {"requestedOf": "requested of"}),
    Kind("topic", "Topic", "topic", 14, {"widensTo": "widens to"}),
)


def generated_network(nodes: int, seed: int = 0) -> "nx.MultiDiGraph[str]":
    """A network of so many nodes and twice as many edges, with the attributes of graph.network.

    The same for the same number and seed, in every process.
    """
    growing = _Growing(nodes, Random(seed))
    national = growing.added(_NATIONALS, max(3, nodes // _NATIONAL))
    communities = list(growing.communities(nodes - round(_APART * nodes)))
    growing.add_small_parts(nodes)
    for members in communities:
        growing.answer_to_nation(members, national)
    growing.link(communities, edges=_EDGES_A_NODE * nodes)
    network = growing.network
    network.graph.update(title="Invented bodies", as_of="2026-11-22", digest=f"{nodes}-{seed}")
    return network


class _Growing:
    """A network while it grows."""

    def __init__(self, nodes: int, chance: Random) -> None:
        self.network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.chance = chance
        self.edges = 0  # networkx counts its own anew at every asking

    def communities(self, nodes: int) -> Iterator[list[str]]:
        """Groups about a head, most of them small, a few large."""
        while (left := nodes - len(self.network)) > 0:
            low, high = _MEMBERS
            size = min(left, round(low + (high - low) * self.chance.random() ** 2.5))
            members = [*self.added(_HEADS, 1), *self.added(_MEMBER_KINDS, size - 1)]
            for at, member in enumerate(members[1:], start=1):
                # The older are joined more often: a head, and a few lesser heads about it.
                self._join(member, members[int(at * self.chance.random() ** 3)])
            yield members

    def add_small_parts(self, nodes: int) -> None:
        while (left := nodes - len(self.network)) > 0:
            part = self.added(_MEMBER_KINDS, min(left, self.chance.randint(1, 4)))
            for member in part[1:]:
                self._join(member, part[0])

    def answer_to_nation(self, members: Sequence[str], nation: Sequence[str]) -> None:
        """Every head answers to a few, most of them to the first; a member to one."""
        for at, body in enumerate(nation):
            if self.chance.random() < (0.7 if at < _FIRST else 0.06):
                self._edge(body, members[0], "oversees", "oversees")
        for member in members:
            if self.chance.random() < _SEEN_BY_NATION:
                self._edge(member, self.chance.choice(nation[:_FIRST]), "fundedBy", "funded by")

    def link(self, communities: Sequence[Sequence[str]], *, edges: int) -> None:
        """Links within and across, until there are so many; a pair may be joined repeatedly."""
        sizes = list(accumulate(map(len, communities)))
        while self.edges < edges:
            members = communities[bisect(sizes, self.chance.randrange(sizes[-1]))]
            source = self.chance.choice(members)
            across = self.chance.random() < _ACROSS
            others = self.chance.choice(communities) if across else members
            target = others[int(len(others) * self.chance.random() ** 1.8)]
            if source != target or self.chance.random() < _LOOPS:
                self._join(source, target)

    def added(self, kinds: Sequence[Kind], count: int) -> list[str]:
        """New nodes of kinds drawn by their shares; their IRIs."""
        drawn = self.chance.choices(kinds, weights=[k.share for k in kinds], k=max(0, count))
        return [self._add(kind) for kind in drawn]

    def _add(self, kind: Kind) -> str:
        number = len(self.network)
        named, _ = name(self.chance, kind.noun).rsplit(" ", 1)
        iri = f"{_IRI}{kind.kind}/map-{number:06}"
        self.network.add_node(
            iri,
            label=f"{named} {number}",
            kind=kind.kind,
            type_label=kind.type_label,
            aliases=(f"{kind.noun} {number}",) if self.chance.random() < 0.2 else (),
            statements=(),
        )
        return iri

    def _join(self, source: str, target: str) -> None:
        kind = self.network.nodes[source]["type_label"]
        relations = next((k.relations for k in _MEMBER_KINDS if k.type_label == kind), {})
        self._edge(source, target, *self.chance.choice(sorted(relations.items()) or [_PLAIN]))

    def _edge(self, source: str, target: str, relation: str, label: str) -> None:
        record = f"map-{self.edges // _EDGES_A_RECORD:05}"
        key = f"{_IRI}claim/{record}/c{self.edges:06}"
        self.edges += 1
        words = {"relation": relation, "relation_label": label}
        self.network.add_edge(source, target, key=key, **words, **_said(self.chance, record))


def _said(chance: Random, record: str) -> dict[str, Any]:
    """What a claim says of itself: most are plain; some promised, disputed, denied or undated."""
    modality, standing = _drawn(chance, _MODALITIES), _drawn(chance, _STANDINGS)
    return {
        "origin": "promise" if modality == "promised" else _drawn(chance, _ORIGINS),
        "gloss": sentence(chance),
        "modality": modality,
        "standing": standing,
        "status": _drawn(chance, _STATUSES),
        "negated": chance.random() < 0.02,
        "direct": standing == "undisputed" and modality == "actual",
        "maker": f"Maker {chance.randrange(60)} of statements",
        "reporter": None,
        "document": f"Paper {record} on what was found",
        "locators": (f"Section {chance.randint(1, 9)}, paragraph {chance.randint(1, 20)}",),
        "provisions": (),
        **_dates(chance),
        **_money(chance),
        "condition": None,
        "exception": None,
        "unstated": (),
        "tension_with": (),
        "record": record,
    }


_MODALITIES = {"actual": 80, "promised": 8, "planned": 6, "alleged": 6}
_STANDINGS = {"undisputed": 94, "contested": 4, "superseded": 2}
_STATUSES = {"accepted": 92, "proposed": 8}
_ORIGINS = {"claim": 80, "register": 15, "act": 5}
_DAYS = 365 * 22


def _drawn(chance: Random, weights: Mapping[str, int]) -> str:
    return chance.choices(list(weights), weights=list(weights.values()))[0]


def _dates(chance: Random) -> dict[str, str | None]:
    """A day of happening, or of stating, or neither; as graph.network tells them."""
    day = date(2004, 1, 1) + timedelta(days=chance.randrange(_DAYS))
    iso = day.isoformat()
    words = in_words(parse_period(iso))
    happened, stated = chance.random() < 0.4, chance.random() < 0.4
    return {
        "when": words if happened else None,
        "holds": None,
        "stated": words if stated else None,
        "since": iso if happened else None,
        "until": iso if happened else None,
        "dated": iso if happened or stated else None,
    }


def _money(chance: Random) -> dict[str, str | float | None]:
    thousands = chance.randint(1, 900) if chance.random() < 0.05 else None
    return {
        "amount": f"£{thousands},000" if thousands else None,
        "money": 1000.0 * thousands if thousands else None,
        "stage": "spent" if thousands else None,
    }
