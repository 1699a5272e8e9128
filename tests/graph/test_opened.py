"""Opening the graph: built once, found again, and built anew when anything changes."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copytree, rmtree

import pyoxigraph as ox
import pytest

from data.collection import collection
from data.errors import FaultyFile
from data.progress import Progress
from data.records import Corpus, read_corpus
from graph import OversightGraph, open_graph
from graph.answers import Rows
from graph.errors import DamagedStoreError, StoreError
from graph.generations import find_generation
from graph.inputs import digest_of
from graph.manifest import STORE
from graph.names import ID
from graph.opened import counts, inputs_of
from tests.data.texts import record_of
from tests.graph.stored import names_in
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


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged records, built once."""
    root = tmp_path_factory.mktemp("cache") / "written"
    open_graph(root=root)
    return root


@pytest.fixture
def root(written: Path, tmp_path: Path) -> Path:
    return copytree(written, tmp_path / "cache")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return tmp_path / "fresh"


def opened(root: Path, *records: Path) -> tuple[OversightGraph, list[str]]:
    told: list[str] = []
    return open_graph(records, root=root, say=told.append), told


def labels(graph: OversightGraph) -> list[str]:
    rows = graph.query("SELECT ?label WHERE { ?d a ov:DecisionNotice ; rdfs:label ?label }")
    assert isinstance(rows, Rows)
    return [row["label"].value for row in rows]


def test_a_graph_is_built_once_and_found_again(fresh: Path) -> None:
    first, told_first = opened(fresh)
    second, told_second = opened(fresh)

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


def truncate(folder: Path) -> None:
    for file in (folder / STORE).glob("*.sst"):
        file.write_bytes(file.read_bytes()[:100])


def empty(folder: Path) -> None:
    rmtree(folder / STORE)
    ox.Store(str(folder / STORE)).flush()


@pytest.mark.parametrize("damage", [truncate, empty, rmtree])
def test_a_damaged_store_is_refused_until_it_is_renewed(
    root: Path, damage: Callable[[Path], object]
) -> None:
    first, _ = opened(root)
    quads = set(first.quads)
    damage(first.generation.folder)

    with pytest.raises(DamagedStoreError) as caught:
        opened(root)
    assert first.generation.folder in (caught.value.path, *caught.value.path.parents)
    assert "run oversight build" in caught.value.mend
    told: list[str] = []
    again = open_graph(root=root, say=told.append, renew=True)
    assert told == [
        f"Not used, and built anew: {caught.value.problem}.",
        "Building the graph from its records ...",
    ]
    assert set(again.quads) == quads
    assert opened(root)[1] == []


def test_to_renew_a_whole_store_builds_nothing(root: Path) -> None:
    first, _ = opened(root)
    told: list[str] = []

    assert open_graph(root=root, say=told.append, renew=True).generation == first.generation
    assert told == []


def test_to_renew_reads_every_byte_of_a_large_store(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = opened(root)
    monkeypatch.setattr("graph.sealed_files.CHECKED_WHOLE", 1000)
    monkeypatch.setattr("graph.sealed_files.SAMPLED", 0)
    file = first.generation.nquads_file
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    assert opened(root)[1] == []
    assert open_graph(root=root, renew=True).generation != first.generation


def test_a_store_is_opened_when_it_is_first_asked_for_and_then_checked(root: Path) -> None:
    graph, _ = opened(root)
    empty(graph.generation.folder)

    with pytest.raises(DamagedStoreError, match="holds 0 statements"):
        assert graph.store


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_answered(tmp_path: Path) -> None:
    (tmp_path / "root").write_text("a file")

    with pytest.raises(StoreError, match="no store can be written to") as caught:
        opened(tmp_path / "root")
    assert "OVERSIGHT_CACHE" in caught.value.mend
    assert (tmp_path / "root").read_text() == "a file"


def test_a_record_that_changes_while_it_is_read_is_not_built_under_its_old_digest(
    root: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_meanwhile(
        *, records: Sequence[Path], registers: Sequence[Path], progress: Progress
    ) -> Corpus:
        corpus = read_corpus(records=records, registers=registers, progress=progress)
        record.write_text(record.read_text().replace('"Notice"', '"Another notice"'))
        return corpus

    with monkeypatch.context() as patch:
        patch.setattr("graph.opened.read_corpus", changed_meanwhile)
        with pytest.raises(StoreError, match="a record changed while it was read"):
            opened(root, record)
    assert find_generation(root, inputs_of(collection([record]))) is None


def test_a_faulty_record_is_told_and_nothing_is_written(fresh: Path, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("record: faulty\n")

    with pytest.raises(FaultyFile):
        opened(fresh, faulty)
    assert names_in(fresh) == []


def test_processes_that_open_at_once_all_succeed(fresh: Path) -> None:
    code = "import sys; from graph import open_graph; from pathlib import Path; " + (
        "graph = open_graph(root=Path(sys.argv[1]), say=print); print(len(graph.quads))"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(fresh)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [process.communicate()[0].splitlines() for process in running]

    assert [process.returncode for process in running] == [0, 0, 0]
    built = [line for lines in said for line in lines if line.startswith("Building")]
    assert len(built) == 1
    graph, told = opened(fresh)
    assert {lines[-1] for lines in said} == {str(len(graph.quads))}
    assert told == []
    assert names_in(fresh) == ["generation 1"]


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
    assert isinstance(asked, Rows)
    claims = [row["claim"].value for row in asked]
    network = graph.to_network()

    assert len(claims) == counts(graph)["Claim"] == 362
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
