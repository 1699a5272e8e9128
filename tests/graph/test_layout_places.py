"""Sheets kept with the graph: found again, grown from, and never trusted if damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import networkx as nx
import pytest

from benchmarks.map_networks import generated_network
from graph import open_graph
from graph.errors import UnknownLayoutError
from graph.focus import around_documents
from graph.layout import lay_out
from graph.places import FOLDER, KEPT, kept_places, places, read_sheet
from tests.graph.layouts import STYLES, shuffled, without


@pytest.fixture(scope="module")
def whole() -> nx.MultiDiGraph[str]:
    return generated_network(160)


def kept(root: Path, style: str = "communities") -> list[Path]:
    return sorted((root / FOLDER).glob(f"{style}-*.json"))


@pytest.mark.parametrize("style", STYLES)
def test_a_kept_sheet_is_read_back_as_it_was(
    style: str, whole: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    sheet = kept_places(tmp_path, whole, style=style)
    (file,) = kept(tmp_path, style)

    assert sheet == lay_out(whole, style=style)
    assert read_sheet(file, style=style) == sheet
    assert list((tmp_path / FOLDER).iterdir()) == [file]


def test_a_network_that_was_laid_out_is_not_laid_out_again(
    whole: nx.MultiDiGraph[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = kept_places(tmp_path, whole, style="communities")
    monkeypatch.setattr("graph.places.lay_out", lambda *_, **__: pytest.fail("laid out again"))
    assert kept_places(tmp_path, shuffled(whole, 3), style="communities") == sheet


def test_a_grown_network_grows_from_the_sheet_laid_out_last(
    whole: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    before = kept_places(tmp_path, without(whole, 0.1), style="communities")
    after = kept_places(tmp_path, whole, style="communities")
    assert after == lay_out(whole, earlier=before) != lay_out(whole)
    assert kept_places(tmp_path, whole, style="communities", renew=True) == lay_out(whole)


def test_each_style_has_sheets_of_its_own_and_only_the_last_are_kept(
    whole: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    tiers = kept_places(tmp_path, whole, style="tiers")
    for at in range(KEPT + 2):
        kept_places(tmp_path, without(whole, 0.02, seed=at), style="communities")
    assert len(kept(tmp_path)) == KEPT
    assert kept_places(tmp_path, whole, style="tiers") == tiers


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "no JSON": lambda content: b"{" + content,
    "a digit": lambda content: content[:-200] + content[-200:].replace(b"1", b"7", 1),
    "a list": lambda content: b"[]\n[]",
    "another format": lambda content: content.replace(b'"format": 1', b'"format": 2', 1),
    "deep": lambda content: b"[" * 100_000,
    "bytes": lambda content: b"\xff" + content,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_sheet_is_as_good_as_none(
    damage: str, whole: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    sheet = kept_places(tmp_path, whole, style="communities")
    (file,) = kept(tmp_path)
    damaged = DAMAGES[damage](file.read_bytes())
    assert damaged != file.read_bytes()
    file.write_bytes(damaged)

    assert read_sheet(file, style="communities") is None
    assert kept_places(tmp_path, whole, style="communities") == sheet
    assert read_sheet(file, style="communities") == sheet


def test_a_place_that_is_nowhere_is_not_taken(whole: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    kept_places(tmp_path, whole, style="communities")
    (file,) = kept(tmp_path)
    head, _, body = file.read_bytes().partition(b"\n")
    said = json.loads(body)
    said["places"][sorted(said["places"])[0]] = [float("nan"), 0]
    written = json.dumps(said).encode()
    told = {**json.loads(head), "digest": blake2b(written, digest_size=16).hexdigest()}
    file.write_bytes(json.dumps(told).encode() + b"\n" + written)
    assert read_sheet(file, style="communities") is None


def test_a_link_is_not_followed(whole: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    kept_places(tmp_path, whole, style="communities")
    (file,) = kept(tmp_path)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert read_sheet(file, style="communities") is None


@pytest.mark.parametrize("obstacle", ["a file", "a link to nowhere"])
def test_where_nothing_can_be_kept_the_map_is_laid_out_all_the_same(
    obstacle: str, whole: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    if obstacle == "a file":
        (tmp_path / FOLDER).write_text("in the way")
    else:
        (tmp_path / FOLDER).symlink_to(tmp_path / "nowhere" / "at all")
    assert kept_places(tmp_path, whole, style="communities") == lay_out(whole)
    assert kept(tmp_path) == []


def test_an_unknown_style_is_refused_and_names_no_file(
    whole: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    with pytest.raises(UnknownLayoutError):
        kept_places(tmp_path, whole, style="../../elsewhere")
    assert list(tmp_path.iterdir()) == []


def test_the_sheet_of_a_graph_stands_beside_its_stores() -> None:
    graph = open_graph()
    network = around_documents(graph.to_network())
    sheet = places(graph, network, style="tiers")
    assert set(sheet) == set(network)
    assert len(kept(graph.generation.folder.parent, "tiers")) == 1
    assert places(open_graph(), network, style="tiers") == sheet
