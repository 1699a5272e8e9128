"""Opening the graph: built once, found again, and built anew when anything changes."""

import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import pyoxigraph as ox
import pytest

from data.errors import FaultyFile
from data.records import packaged_files
from graph import OversightGraph, open_graph
from graph.inputs import digest_of
from graph.names import ID
from graph.opened import counts, record_files
from tests.data.texts import record_of
from tests.packaged import PCD_545

PACKAGED = PCD_545
ADDED = record_of("The lamps were lit. " * 9, {}).model_dump_json(by_alias=True, exclude_none=True)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record file beside the packaged ones."""
    file = tmp_path / "westmarch.jsonl"
    file.write_text(
        ADDED.replace("org/westmarch-police", "org/mopac").replace("readers", "editors")
    )
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def opened(root: Path, *records: Path) -> tuple[OversightGraph, list[str]]:
    told: list[str] = []
    return open_graph(records, root=root, say=told.append), told


def labels(graph: OversightGraph) -> list[str]:
    rows = graph.query("SELECT ?label WHERE { ?d a ov:DecisionNotice ; rdfs:label ?label }")
    assert isinstance(rows, ox.QuerySolutions)
    return [row["label"].value for row in rows]


def test_a_graph_is_built_once_and_found_again(root: Path) -> None:
    first, told_first = opened(root)
    second, told_second = opened(root)

    assert told_first == ["Building the graph from its records ..."]
    assert told_second == []
    assert (first.digest, first.as_of) == (second.digest, second.as_of)
    assert set(first.quads) == set(second.quads)
    assert labels(second) == ["MOPAC decision PCD 545 on the Social Media Hub"]


def test_another_record_is_another_graph_beside_the_first(root: Path, record: Path) -> None:
    alone, _ = opened(root)
    both, told = opened(root, record)

    assert told
    assert both.digest != alone.digest
    assert counts(both)["Record"] == counts(alone)["Record"] + 1
    assert opened(root)[1] == opened(root, record)[1] == []


def test_a_changed_record_is_built_anew(root: Path, record: Path) -> None:
    before, _ = opened(root, record)
    record.write_text(record.read_text().replace('"Notice"', '"Another notice"'))
    after, told = opened(root, record)

    assert told
    assert after.digest != before.digest


def test_a_namesake_stands_in_the_place_of_a_packaged_record(root: Path, tmp_path: Path) -> None:
    namesake = tmp_path / PACKAGED.name
    text = PACKAGED.read_text("utf-8")
    namesake.write_text(
        text.replace("on the Social Media Hub      #", "by another name #"), "utf-8"
    )

    assert labels(opened(root, namesake)[0]) == ["MOPAC decision PCD 545 by another name"]
    others = [file for file in packaged_files("records") if file != PACKAGED]
    assert record_files([namesake]) == [*others, namesake]


def test_a_folder_stands_for_the_records_in_it(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.jsonl", "c.yml", "notes.md"):
        (tmp_path / name).touch()

    assert record_files([tmp_path]) == [
        *packaged_files("records"),
        tmp_path / "a.jsonl",
        tmp_path / "b.yaml",
        tmp_path / "c.yml",
    ]


@pytest.mark.parametrize("damage", ["truncated", "emptied", "no manifest", "a file"])
def test_a_damaged_store_is_built_anew_with_the_right_answers(root: Path, damage: str) -> None:
    first, _ = opened(root)
    quads = set(first.quads)
    folder = root / first.digest
    match damage:
        case "truncated":
            for file in (folder / "store").glob("*.sst"):
                file.write_bytes(file.read_bytes()[:100])
        case "emptied":
            rmtree(folder / "store")
            ox.Store(str(folder / "store")).flush()
        case "no manifest":
            (folder / "manifest.json").unlink()
        case _:
            rmtree(folder)
            folder.write_text("a file")
    again, told = opened(root)

    assert told == ["Building the graph from its records ..."]
    assert set(again.quads) == quads
    assert opened(root)[1] == []


def test_where_nothing_can_be_written_the_graph_is_in_memory_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "root").write_text("a file")
    graph, told = opened(tmp_path / "root")

    assert len(told) == 2
    assert told[1].startswith("Kept in memory only: no store can be written to")
    assert labels(graph) == ["MOPAC decision PCD 545 on the Social Media Hub"]
    assert (tmp_path / "root").read_text() == "a file"


def test_a_faulty_record_is_told_and_nothing_is_written(root: Path, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("record: faulty\n")

    with pytest.raises(FaultyFile):
        opened(root, faulty)
    assert not root.exists()


def test_processes_that_open_at_once_all_succeed(root: Path) -> None:
    code = "import sys; from graph import open_graph; from pathlib import Path; " + (
        "graph = open_graph(root=Path(sys.argv[1]), say=print); print(len(graph.quads))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(root)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate()[0].splitlines() for process in running]

    assert [process.returncode for process in running] == [0, 0, 0]
    assert not [line for lines in said for line in lines if "memory" in line]
    graph, told = opened(root)
    assert {lines[-1] for lines in said} == {str(len(graph.quads))}
    assert told == []
    assert [entry.name for entry in root.iterdir()] == [graph.digest]


def test_the_digest_is_of_names_and_contents_and_not_of_order_or_place(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text("a")
        (tmp_path / folder / "b.yaml").write_text("b")
    one = [tmp_path / "one" / "a.yaml", tmp_path / "one" / "b.yaml"]
    other = [tmp_path / "other" / "b.yaml", tmp_path / "other" / "a.yaml"]

    assert digest_of(one) == digest_of(other)
    assert digest_of(one) != digest_of(one[:1])
    other[0].write_text("a")
    other[1].write_text("b")
    assert digest_of(one) != digest_of(other)


def test_the_views_of_a_graph_agree(root: Path) -> None:
    graph, _ = opened(root)
    text = "SELECT ?claim WHERE { ?claim a ov:Claim } ORDER BY ?claim"
    asked = graph.query(text)
    assert isinstance(asked, ox.QuerySolutions)
    claims = [row["claim"].value for row in asked]
    network = graph.to_network()

    assert len(claims) == counts(graph)["Claim"] == 363
    assert set(graph.triples) <= {quad.triple for quad in graph.quads}
    assert len(graph.dataset) > len(graph.triples)
    assert network.graph["digest"] == graph.digest
    assert f"{ID}org/mopac" in network


def test_proposals_and_denials_are_left_out_of_the_network_unless_asked_for(
    root: Path, tmp_path: Path
) -> None:
    namesake = tmp_path / PACKAGED.name
    text = PACKAGED.read_text("utf-8")
    text = text.replace("    when: 2018-10\n", "    status: proposed\n")
    text = text.replace("  hub-banner:\n", "  hub-banner:\n    denied: yes\n")
    namesake.write_text(text, "utf-8")
    graph, _ = opened(root, namesake)
    proposed = f"{ID}claim/mopac-pcd-545/hub-funding-offer"
    denied = f"{ID}claim/mopac-pcd-545/hub-banner"

    def keys(**asked: bool) -> set[str]:
        edges = graph.to_network(**asked).edges(keys=True)
        return {key for _, _, key in edges} & {proposed, denied}

    assert keys() == set()
    assert keys(proposed=True) == {proposed}
    assert keys(denied=True) == {denied}
    assert keys(proposed=True, denied=True) == {proposed, denied}
