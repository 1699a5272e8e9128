"""Ways between two things in words, each step with what it rests on and where that is found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from export.display import visible
from export.wrapping import wrapped

if TYPE_CHECKING:
    import networkx as nx

    from graph.connections import Hop, Way

NOT_PROOF = (
    "A way is a row of statements side by side. That two bodies both have to do with a third does "
    "not mean that they have to do with each other."
)
_DOUBTS = (
    ("status", "accepted"),
    ("standing", "undisputed"),
    ("modality", "actual"),
)


def to_ways_text(
    network: "nx.MultiDiGraph[Any]", ways: Sequence["Way"], *, width: int, as_of: str
) -> str:
    """Each way as a row of names, then its steps; a caution stands at the end."""
    lines: list[str] = []
    for number, way in enumerate(ways, 1):
        lines += [*_head(network, way, number, width), ""]
        for hop in way.hops:
            lines += [*_step(network, hop, width), ""]
    lines += wrapped(f"{NOT_PROOF} The graph is as of {as_of}.", width)
    return "\n".join(lines) + "\n"


def to_ways_json(
    network: "nx.MultiDiGraph[Any]", ways: Sequence["Way"], *, as_of: str
) -> dict[str, Any]:
    """The same for programs; ``version`` changes with the form."""
    return {
        "version": 1,
        "as_of": as_of,
        "ways": [
            {
                "hops": len(way.hops),
                "not_plain_fact": way.weak,
                "through": [_named(network, iri) for iri in way.through],
                "steps": [_step_values(network, hop) for hop in way.hops],
            }
            for way in ways
        ],
    }


def _head(network: "nx.MultiDiGraph[Any]", way: "Way", number: int, width: int) -> Sequence[str]:
    names = [way.hops[0].source, *(hop.target for hop in way.hops)]
    row = " - ".join(_label(network, iri) for iri in names)
    weak = f", {way.weak} of them no plain fact" if way.weak else ", each plain fact"
    steps = "1 step" if len(way.hops) == 1 else f"{len(way.hops)} steps"
    return wrapped(f"{number}. {row} ({steps}{weak})", width)


def _step(network: "nx.MultiDiGraph[Any]", hop: "Hop", width: int) -> Iterator[str]:
    yield from _indented(
        f"{_label(network, hop.source)} and {_label(network, hop.target)}", width, 3
    )
    for said in hop.statements:
        yield from _indented(f"{said['relation_label']}: {said['gloss']}", width, 5)
        yield from _indented(" · ".join(_about(said)), width, 7)


def _about(said: Mapping[str, Any]) -> Iterator[str]:
    yield from (said[name] for name, usual in _DOUBTS if said[name] != usual)
    if said["negated"]:
        yield "denied"
    if said["maker"]:
        yield f"said by {said['maker']}"
    if said["reporter"]:
        yield f"reported by {said['reporter']}"
    if said["document"]:
        yield ", ".join((said["document"], *said["locators"]))
    yield from said["provisions"]
    if said["record"]:
        yield f"record {said['record']}"


def _indented(text: str, width: int, spaces: int) -> Iterator[str]:
    for line in wrapped(visible(text), width - spaces):
        yield " " * spaces + line


def _step_values(network: "nx.MultiDiGraph[Any]", hop: "Hop") -> dict[str, Any]:
    return {
        "from": _named(network, hop.source),
        "to": _named(network, hop.target),
        "plain_fact": hop.is_plain_fact,
        "statements": [
            {**said, "tension_with": list(said["tension_with"])} for said in hop.statements
        ],
    }


def _named(network: "nx.MultiDiGraph[Any]", iri: str) -> dict[str, str]:
    return {"iri": iri, "label": _label(network, iri)}


def _label(network: "nx.MultiDiGraph[Any]", iri: str) -> str:
    return str(network.nodes[iri]["label"])
