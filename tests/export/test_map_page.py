"""The page: one file, the same bytes, nothing from outside, and text that stays text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest

from export.map_marks import FIGURES, KINDS, OTHER
from export.map_page import render_page
from export.map_script import read_modules
from export.network_map import MapData, build_map
from graph.sheet import Guide

HOSTILE = "</script><script>window.ran=1</script><img src=x onerror=ran=1>\"'&<!--\u2028"


class Reading(HTMLParser):
    """The elements of a page, their attributes, and the text in each script and style."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.rows: list[str] = []
        self._open: str | None = None
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag if tag in self.inside else None
        if self._open:
            self.inside[tag].append("")
        if tag == "tr":
            self.rows.append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside[self._open][-1] += data
        elif self.rows:
            self.rows[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def attribute(self, tag: str, name: str) -> list[str | None]:
        return [said[name] for found, said in self.elements if found == tag and name in said]


def network(text: str = "said so", **of_edge: Any) -> nx.MultiDiGraph[str]:  # noqa: ANN401 - any attribute
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=text, as_of="2026-03-31", digest="ab")
    claim = {
        **{"relation_label": text, "gloss": text, "maker": text, "document": text},
        **{"locators": (text, "para 1"), "modality": "actual", "status": "accepted"},
    }
    of_hub = ({**claim, "value": text},)
    built.add_node("hub", label="Matching Hub", kind="project", statements=of_hub)
    built.add_node("police", label=f"Police {text}", kind="org", type_label=text, aliases=(text,))
    for key in ("c1", "c2", "c3"):
        built.add_edge("hub", "police", key=key, **claim | of_edge)
    built.add_edge("police", "hub", key="c4", **claim | of_edge)
    return built


def mapped(text: str = "said so", **of_edge: Any) -> MapData:  # noqa: ANN401 - any attribute
    return build_map(network(text, **of_edge), {"hub": (0, 0), "police": (200, 90)})


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(render_page(mapped()))


def test_same_data_give_the_same_bytes() -> None:
    assert render_page(mapped()) == render_page(mapped())


def test_page_is_a_whole_document(reading: Reading) -> None:
    page = render_page(mapped())
    assert page.startswith(b"<!doctype html>\n")
    assert reading.attribute("html", "lang") == ["en-GB"]
    assert {"title", "h1", "main", "noscript"} <= {tag for tag, _ in reading.elements}


def test_nothing_is_fetched(reading: Reading) -> None:
    assert reading.attribute("script", "src") == []
    assert {tag for tag, _ in reading.elements} & {"img", "iframe", "object", "base"} == set()
    assert [said.get("href") for tag, said in reading.elements if tag == "link"] == ["data:,"]
    assert not re.search(rb"@import|url\(", render_page(mapped()).split(b"</style>")[0])


def test_policy_allows_just_the_scripts_and_the_style_that_are_there(reading: Reading) -> None:
    (policy,) = (
        said["content"]
        for tag, said in reading.elements
        if said.get("http-equiv") == "Content-Security-Policy"
    )
    kinds = [said.get("type") for tag, said in reading.elements if tag == "script"]
    scripts = [
        text
        for text, kind in zip(reading.inside["script"], kinds, strict=True)
        if kind != "application/json"
    ]
    assert policy is not None
    found = re.findall(r"'sha256-([^']+)'", policy)
    texts = [*scripts, *reading.inside["style"]]
    assert texts
    digests = [hashlib.sha256(text.encode()).digest() for text in texts]
    assert found == [base64.b64encode(digest).decode() for digest in digests]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_hostile_text_adds_no_element_and_no_attribute() -> None:
    plain, hostile = Reading(render_page(mapped("x"))), Reading(render_page(mapped(HOSTILE)))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in hostile.elements]
    assert [set(said) for _, said in plain.elements] == [set(said) for _, said in hostile.elements]
    assert any(HOSTILE.split("\u2028")[0] in row for row in hostile.rows)


def blocks(page: bytes) -> dict[str | None, Any]:
    """The data blocks of a page by their id."""
    reading = Reading(page)
    scripts = [said for tag, said in reading.elements if tag == "script"]
    texts = zip(scripts, reading.inside["script"], strict=True)
    return {
        said["id"]: json.loads(text)
        for said, text in texts
        if said.get("type") == "application/json"
    }


def test_data_blocks_read_back() -> None:
    guide = Guide(text=HOSTILE, x=0, y=0, width=10, height=20)
    found = blocks(render_page(mapped(HOSTILE), guides=[guide]))
    assert found["map-data"]["title"] == HOSTILE
    assert set(found["map-data"]["signs"]["figures"]) == set(FIGURES)
    assert HOSTILE in found["map-evidence"]["texts"]
    assert found["map-guides"] == [{"text": HOSTILE, "x": 0, "y": 0, "width": 10, "height": 20}]


def test_page_says_its_date_and_what_it_must_not_be_read_to_say() -> None:
    page = " ".join(render_page(mapped()).decode().split())
    assert page.count("31 March 2026") >= 3
    for words in (
        "This file does not update itself.",
        "Being shown is no accusation",
        "is not in this graph as of 31 March 2026; that is no evidence that it does not exist",
    ):
        assert words in page


def test_large_map_says_clearly_that_it_needs_scripting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("export.map_page.PLAIN_ROWS", 5)
    reading = Reading(render_page(mapped()))
    assert reading.rows == []
    assert "too many to list here" in render_page(mapped()).decode()


def test_every_kind_has_a_colour_and_a_sign_of_the_legend(reading: Reading) -> None:
    style = reading.inside["style"][0]
    for kind in (*KINDS, OTHER):
        assert f".kind-{kind.name} {{ fill: var(--kind-{kind.name}); }}" in style
        assert style.count(f"--kind-{kind.name}: ") == 2
    assert {"figure-project", "figure-org"} <= set(reading.attribute("symbol", "id"))


def test_on_paper_the_colours_are_those_of_the_day(reading: Reading) -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in reading.inside["style"][0]


def test_every_id_that_a_script_asks_for_is_in_the_page_once(reading: Reading) -> None:
    asked = {
        name
        for text in read_modules().values()
        for name in re.findall(r'(?:byId|blockText)\("([\w-]+)"\)', text)
    }
    there = [said["id"] for _, said in reading.elements if "id" in said]
    made_by_script = {"panel-title"}
    assert len(asked) > 40
    assert asked - made_by_script - set(there) == set()
    assert len(there) == len(set(there))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.example", "JaVaScRiPt:x", "vbs:x"]
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert address not in Reading(render_page(mapped(address))).attribute("a", "href")


def test_web_address_becomes_a_link() -> None:
    address = "https://ambleford.example/minutes?a=1&b=2"
    assert address in Reading(render_page(mapped(address))).attribute("a", "href")


def test_tables_hold_every_edge_statement_and_thing_without_script(reading: Reading) -> None:
    assert len(reading.rows) == 3 + 4 + 1 + 2
    assert any("para 1" in row and "Matching Hub" in row for row in reading.rows)


def test_denied_proposed_and_planned_are_said_in_the_table() -> None:
    page = Reading(render_page(mapped(negated=True, status="proposed", modality="planned")))
    row = page.rows[1]
    assert "denied:" in row
    assert "proposed, not yet accepted" in row
    assert "planned" in row


def test_half_a_surrogate_pair_does_not_stop_the_map() -> None:
    assert b"broken ?" in render_page(mapped("broken \ud800"))


@pytest.mark.parametrize("status", ["rejected", "retracted"])
def test_what_is_rejected_is_not_shown_as_a_proposal(status: str) -> None:
    row = Reading(render_page(mapped(status=status))).rows[1]
    assert status in row
    assert "not yet accepted" not in row
