"""The layout by tiers: every kind of thing in its band, bands in their places."""

from __future__ import annotations

import networkx as nx
import pytest

from benchmarks.map_networks import generated_network
from graph.errors import TiersError
from graph.layout import lay_out
from graph.sheet import Guide, Sheet
from graph.skeleton import skeleton_of
from graph.tiers import SIDES, bands_of, packaged_bands, read_bands
from ontology.vocabulary import vocabulary


def whole() -> nx.MultiDiGraph[str]:
    """A body of each sort about one force, with the relations that make a funder and a supplier."""
    types = {
        "overseer": "Oversight body",
        "office": "Policing body",
        "department": "Central department",
        "trust": "Civil society organisation",
        "seller": "Supplier",
        "force": "Police force",
        "council": "Local authority",
        "project": "Project",
        "system": "System",
        "topic": "Topic",
        "report": "Report",
        "law": "Legal provision",
        "thing": "Sort that nobody has described",
    }
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, type_label in types.items():
        found.add_node(name, label=f"The {name} of Ambleford", type_label=type_label)
        if name != "force":
            found.add_edge(name, "force", relation="wroteTo")
    found.add_edge("project", "trust", relation="fundedBy")
    return found


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return lay_out(whole(), style="tiers")


def band(sheet: Sheet, name: str) -> Guide:
    (found,) = [guide for guide in sheet.guides if guide.holds(sheet[name])]
    return found


def test_each_thing_stands_in_the_band_of_its_class(sheet: Sheet) -> None:
    titles = {name: band(sheet, name).text for name in sheet}
    assert titles["overseer"] == "Overseers"
    assert titles["department"] == titles["trust"] == "Funders"
    assert titles["seller"] == "Suppliers"
    assert titles["force"] == titles["council"] == "Forces, councils and other bodies"
    assert titles["project"] == titles["system"] == "Projects and systems"
    assert titles["report"] != titles["law"] == "Law and powers"
    assert titles["thing"] == "Other things"


def test_overseers_stand_above_funders_left_suppliers_right_and_papers_apart(sheet: Sheet) -> None:
    x = {name: place[0] for name, place in sheet.items()}
    y = {name: place[1] for name, place in sheet.items()}
    assert y["overseer"] < y["office"] < y["force"] < y["project"] < y["topic"] < y["report"]
    middle = [x[name] for name in ("overseer", "force", "council", "project", "system")]
    assert max(x["department"], x["trust"]) < min(middle)
    assert x["seller"] > max(middle)
    assert y["law"] > y["report"]


def test_no_two_bands_overlap() -> None:
    guides = lay_out(generated_network(300), style="tiers").guides
    assert len(guides) > 6
    for at, one in enumerate(guides):
        for other in guides[at + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across < 0.2 or down < 0.2, (one, other)


def test_every_node_is_within_a_band_with_its_whole_box() -> None:
    network = generated_network(300)
    sheet = lay_out(network, style="tiers")
    skeleton = skeleton_of(network)
    numbers = bands_of(network, packaged_bands())
    by_title = {guide.text: guide for guide in sheet.guides}
    for at, name in enumerate(skeleton.names):
        guide = by_title[packaged_bands()[numbers[name]].title]
        (x, y), (wide, high) = sheet[name], skeleton.boxes.half[at]
        y += skeleton.boxes.drop[at]
        assert guide.x < x - wide and x + wide < guide.x + guide.width
        assert guide.y < y - high and y + high < guide.y + guide.height


def test_every_class_of_things_has_a_band_and_every_side_is_used() -> None:
    kinds = {term.iri_kind for term in vocabulary().terms.values() if term.iri_kind}
    drawn = kinds & {
        "org",
        "office",
        "person",
        "project",
        "system",
        "topic",
        "document",
        "decision",
    }
    taken = {label for band in packaged_bands() for line in band.holds for label in line.types}
    for term in vocabulary().terms.values():
        if term.is_class and term.iri_kind in drawn:
            assert term.label in taken
    assert {band.side for band in packaged_bands()} == set(SIDES)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("bands: {}", "no list of bands"),
        ("- [", "no YAML"),
        ("[]", "no list of bands"),
        ("- stands: above", "no `band`"),
        ("- band: A\n  stands: aside", "A: `stands` must be one of above"),
        ("- band: A\n  stands: above\n  colour: red", "A: colour means nothing"),
        ("- band: A\n  stands: above\n  holds: 3", "A: `holds` must be a list"),
        ("- band: A\n  stands: above\n  holds: [{types: [X]}]", "a line of `holds` has `classes`"),
        ("- band: A\n  stands: above\n  holds: [{classes: [Wizard]}]", "no class Wizard"),
        (
            "- band: A\n  stands: above\n  holds: [{classes: [Topic], target-of: [enchants]}]",
            "no relation enchants",
        ),
        ("- band: A\n  stands: above\n- band: B\n  stands: left", "the last band, and no other"),
        ("- band: A\n  stands: left\n  holds: [{classes: [Topic]}]", "the last band, and no other"),
    ],
)
def test_bands_that_are_not_well_described_are_refused(text: str, problem: str) -> None:
    with pytest.raises(TiersError, match=problem):
        read_bands(text)
