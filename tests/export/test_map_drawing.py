"""The map as a pyvis network: nothing merged, nothing run, and a page that asks for nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from export.map_drawing import caption, engine_script, to_pyvis
from export.notebook import NetworkMap
from export.policy import content_policy
from tests.export.small_maps import mapped, network

HOSTILE = "</script><script>window.ran=1</script><img src=x onerror=ran=1>\"'&<!--\u2028 href"


def test_parallel_edges_have_bends_of_their_own() -> None:
    drawn = to_pyvis(mapped(network()))
    # The way back bends the other way round; turn it to compare.
    other = {"curvedCW": "curvedCCW", "curvedCCW": "curvedCW"}
    bends = set()
    for edge in drawn.edges:
        turn = (edge["smooth"] or {"type": "straight"})["type"]
        bends.add(
            (edge["from"] == edge["to"], turn if edge["from"] < edge["to"] else other.get(turn))
        )
    assert len(bends) == len(drawn.edges) == 4


def test_nodes_stand_where_the_map_has_them_and_nothing_moves() -> None:
    drawn = to_pyvis(mapped(network()))
    assert {(node["x"], node["y"]) for node in drawn.nodes} == {(1.0, 2.0)}
    assert drawn.options["physics"] == {"enabled": False}


def test_words_on_a_line_do_not_read_as_fact_when_it_is_none() -> None:
    edge = mapped(network(modality="actual", status="accepted")).edges[0]
    assert caption(edge) == "funded by"
    assert caption(replace(edge, modality="promised")) == "funded by (promised)"
    assert caption(replace(edge, negated=True)) == "denied: funded by"


def test_signs_that_turn_text_do_not_reach_the_canvas() -> None:
    drawn = to_pyvis(mapped(network(relation_label="\u202eevil\u2066", modality="actual")))
    written = json.dumps(drawn.edges, ensure_ascii=False)
    assert "evil" in written
    assert not set(written) & set("\u202e\u2066")


@pytest.mark.parametrize("notebook", [False, True])
def test_page_of_the_network_holds_text_as_data_alone(notebook: bool) -> None:
    whole = network(relation_label=HOSTILE, gloss=HOSTILE)
    for node in whole:
        whole.nodes[node]["label"] = HOSTILE
    drawn = to_pyvis(mapped(whole))
    drawn.heading = HOSTILE
    page = drawn.generate_html(notebook=notebook)
    assert "window.ran=1</script>" not in page
    assert "<img" not in page
    assert page.count("<script") == 5  # four elements, and one word of vis-network
    assert not re.search(r"(src|href)=\"?(https?:)?//", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;")


def test_policy_names_the_engine_as_it_stands_in_the_page() -> None:
    page = to_pyvis(mapped(network())).generate_html()
    script = page.partition("<script>")[2].partition("</script>")[0]
    assert script == engine_script()
    digest = content_policy(style="", scripts=[script]).split("'sha256-")[1].split("'")[0]
    assert digest in page


def test_a_notebook_shows_the_page_in_a_frame_that_reaches_nothing() -> None:
    shown = NetworkMap(data=mapped(network(gloss=HOSTILE)), height=400)
    cell = shown._repr_html_()
    assert cell.startswith('<iframe srcdoc="&lt;!doctype html&gt;')
    attributes = cell.rpartition('" sandbox=')[2]
    assert attributes.startswith('"allow-scripts')
    assert "allow-same-origin" not in attributes
    assert 'height="400"' in attributes
    assert cell.count('"') == 10  # nothing of the page ends the attribute it stands in
    assert len(shown.to_pyvis().nodes) == 3
