"""A sheet that grows: what stood stays, what is new stands by its neighbours."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from benchmarks.map_networks import generated_network
from graph.boxes import Array
from graph.layout import lay_out
from graph.sheet import Sheet
from graph.skeleton import skeleton_of
from tests.graph.layouts import STYLES, network, overlap, ring_with_spokes, without


def width_of(sheet: Sheet) -> float:
    return float(np.ptp(np.array(list(sheet.values())), axis=0).max())


def moved(before: Sheet, after: Sheet) -> Array:
    """How far each node that stood before has moved, as a share of the width."""
    names = sorted(set(before) & set(after))
    way = np.array([after[name] for name in names]) - np.array([before[name] for name in names])
    return np.asarray(np.hypot(way[:, 0], way[:, 1]) / width_of(after))


@pytest.mark.parametrize("nodes", [60, 600])
def test_what_stood_moves_by_less_than_a_hundredth_of_the_width(nodes: int) -> None:
    whole = generated_network(nodes)
    before = lay_out(without(whole, 0.1))
    after = lay_out(whole, earlier=before)

    assert set(after) == set(whole)
    assert moved(before, after).max() < 0.01
    assert overlap(whole, after) == 0
    # Laid out anew it would not have stayed.
    assert moved(before, lay_out(whole)).mean() > 0.05


def test_what_is_new_stands_nearer_to_a_neighbour_than_to_most() -> None:
    whole = generated_network(600)
    earlier = without(whole, 0.1)
    after = lay_out(whole, earlier=lay_out(earlier))
    skeleton = skeleton_of(whole)
    places = np.array([after[name] for name in skeleton.names])
    ends = skeleton.pairs.tolist()
    ends += [(other, one) for one, other in ends]
    nearest: dict[int, float] = {}
    for one, other in ends:
        if skeleton.names[one] not in earlier:
            away = float(np.hypot(*(places[one] - places[other])))
            nearest[one] = min(nearest.get(one, away), away)

    assert len(nearest) > 40
    assert np.mean(list(nearest.values())) < 0.06 * width_of(after)
    assert max(nearest.values()) < 0.2 * width_of(after)


@pytest.mark.parametrize("style", ["tiers", "time"])
def test_bands_and_years_make_room(style: str) -> None:
    whole = generated_network(300)
    before = lay_out(without(whole, 0.05), style=style)
    after = lay_out(whole, style=style, earlier=before)

    assert overlap(whole, after) == 0
    # A thing changes its band or year if a new relation says so; the rest only make room.
    assert np.median(moved(before, after)) < 0.1
    sideways = [abs(before[name][0] - after[name][0]) for name in before]
    assert np.mean([way < 0.1 for way in sideways]) > 0.8
    assert {guide.text for guide in before.guides} <= {guide.text for guide in after.guides}


def test_a_band_that_had_no_members_comes_between_the_others() -> None:
    whole = generated_network(200)
    force = next(n for n, said in whole.nodes(data=True) if said["type_label"] == "Police force")
    parts = {name for name, said in whole.nodes(data=True) if said["type_label"] == "System"}
    parts |= {name for name, said in whole.nodes(data=True) if said["type_label"] == "Project"}
    before = lay_out(whole.subgraph(set(whole) - parts), style="tiers")
    few = sorted(parts)[:3]
    after = lay_out(
        whole.subgraph((set(whole) - parts) | set(few) | {force}), style="tiers", earlier=before
    )
    bands = {guide.text: guide for guide in after.guides}
    new = bands["Projects and systems"]

    assert "Projects and systems" not in {guide.text for guide in before.guides}
    assert all(new.holds(after[name]) for name in few)
    assert bands["Forces, councils and other bodies"].y + 1 < new.y
    assert new.y + new.height < bands["Aims, activities and data"].y


def test_a_later_year_is_added_at_the_right() -> None:
    whole = network(ring_with_spokes(9))
    for at, (_, _, said) in enumerate(whole.edges(data=True)):
        said["dated"] = f"{2010 + at % 3}-03-01"
    before = lay_out(whole, style="time")
    whole.add_node("new", label="New thing")
    whole.add_edge("other", "new", dated="2019-01-01")
    whole.nodes["other"]["label"] = "Other new thing"
    after = lay_out(whole, style="time", earlier=before)
    last = after.guides[-1]

    assert (last.text, last.width) == ("2019", 0.0)
    assert after["new"][0] > last.x > max(x for name, (x, _) in after.items() if name in before)
    assert moved(before, after).max() == 0


def test_when_most_is_new_it_is_laid_out_anew() -> None:
    whole = generated_network(170)
    assert lay_out(whole, earlier=lay_out(without(whole, 0.8))) == lay_out(whole)


def test_a_sheet_of_another_style_is_not_grown_from() -> None:
    whole = generated_network(170)
    tiers = lay_out(whole, style="tiers")
    assert lay_out(whole, style="communities", earlier=tiers) == lay_out(whole)


def test_what_hangs_on_nothing_finds_a_place_too() -> None:
    whole = network(ring_with_spokes(7))
    before = lay_out(whole)
    whole.add_nodes_from((f"lone {at}", {"label": f"Lone parish {at}"}) for at in range(4))
    after = lay_out(whole, earlier=before)

    assert overlap(whole, after) == 0
    assert moved(before, after).max() == 0


@pytest.mark.parametrize("style", STYLES)
def test_growing_does_not_depend_on_the_order_of_building(style: str) -> None:
    whole = generated_network(150)
    earlier = lay_out(without(whole, 0.1), style=style)
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(whole.nodes(data=True))))
    turned.add_edges_from(reversed(list(whole.edges(data=True))))
    assert lay_out(turned, style=style, earlier=earlier) == lay_out(
        whole, style=style, earlier=earlier
    )
