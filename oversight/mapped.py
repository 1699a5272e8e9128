"""The map of a graph: what it shows, where that stands, what was found in it, and the page."""

from typing import TYPE_CHECKING, Any

from oversight import options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from export.map_page import Engine
    from export.network_map import MapData
    from graph import OversightGraph
    from graph.focus import Network
    from graph.sheet import Guide

# As export.map_page and graph.layout have them, for help must come before those are read; a test
# holds the two together.
ENGINES = ("canvas", "pyvis")
LAYOUTS = ("communities", "tiers", "time")
NO_SOURCE = options.Source()


def map_page(
    graph: "OversightGraph",
    *,
    engine: "Engine" = "canvas",
    layout: str = "communities",
    findings: bool = True,
    source: options.Source = NO_SOURCE,
) -> bytes:
    """The map of what documents speak of and who oversees it, as one HTML file."""
    from export.map_page import render_page

    data, guides = map_data(graph, layout=layout, findings=findings, source=source)
    return render_page(data, engine=engine, guides=guides)


def map_data(
    graph: "OversightGraph", *, layout: str, findings: bool, source: options.Source = NO_SOURCE
) -> "tuple[MapData, Sequence[Guide]]":
    """What the map shows, denials and proposals marked, and the headings of its layout.

    The findings are those of the rules that the workspace of `source` leaves on.
    """
    from export.network_map import build_map
    from graph.communities import communities, community_names
    from graph.focus import around_documents, fold_leaves
    from graph.places import places
    from graph.undisclosed import with_undisclosed

    whole = with_undisclosed(graph.to_network(proposed=True, denied=True))
    network = fold_leaves(around_documents(whole))
    sheet = places(graph, network, style=layout)
    groups = communities(network)
    data = build_map(
        network,
        sheet,
        communities=groups,
        community_names=community_names(network, groups),
        findings=_findings(graph, source, network) if findings else (),
    )
    return data, sheet.guides


def _findings(
    graph: "OversightGraph", source: options.Source, network: "Network"
) -> "Iterator[dict[str, Any]]":
    """What the active rules find of things on the map, with how not to read it and what to ask."""
    from graph.finding_settings import chosen, settings_in
    from graph.findings import findings_for_map
    from graph.found import find
    from graph.rules import rules

    settings = settings_in(source.workspace)
    found = find(graph, chosen(rules(), settings=settings), settings=settings).findings
    places = _places(network)
    for plain, finding in zip(findings_for_map(found), found, strict=True):
        told = (finding.about.iri, *plain["rests_on"])
        if place := next((places[iri] for iri in told if iri in places), None):
            cautions = {"limit": finding.rule.must_not_claim, "question": finding.question}
            yield {**plain, **cautions, "about": (place,)}


def _places(network: "Network") -> dict[str, str]:
    """The thing at which a finding about a thing, a claim or a part of a request is shown."""
    found = {key: subject for subject, _, key in network.edges(keys=True)}
    for node, said in network.nodes(data=True):
        found |= {claim["statement"]: node for claim in said["statements"] if "statement" in claim}
    return found | {node: node for node in network}
