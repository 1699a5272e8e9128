"""Damage that comes after opening, or that opening did not see, is told as what it is."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import rmtree

import pyoxigraph as ox
import pytest

from graph.errors import DamagedStoreError, QueryError, StoreError
from graph.generations import Generation, check_generation, find_generation
from graph.limits import Limits
from graph.manifest import read_manifest, write_manifest
from graph.opened import OversightGraph
from graph.sealed_files import Seal
from graph.store import damage_told, open_store, write_generation
from tests.graph.stored import INPUTS, OTHERS, built_of, names_in, quads_of, small_graph

MANY = 3_000


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[OversightGraph]:
    graph = OversightGraph(write_generation(small_graph(), root=tmp_path, inputs=INPUTS))
    yield graph
    graph.worker.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[OversightGraph]:
    """A graph with a damage that only reading meets, as a sample at opening may leave it."""
    quads = quads_of([ox.Literal(f"of some length {number}") for number in range(MANY)])
    generation = write_generation(built_of(quads), root=tmp_path, inputs=INPUTS)
    assert any(damages_reading_alone(generation, table) for table in tables(generation))
    graph = OversightGraph(generation)
    yield graph
    graph.worker.close()


def tables(generation: Generation) -> list[Path]:
    return sorted(generation.store_folder.glob("*.sst"))


def damages_reading_alone(generation: Generation, table: Path) -> bool:
    """Changes a table, and changes it back where that does not serve."""
    content = table.read_bytes()
    changed = bytearray(content)
    changed[100:1000] = bytes(byte ^ 0xFF for byte in content[100:1000])
    table.write_bytes(changed)
    try:
        store = open_store(generation)
    except DamagedStoreError:
        table.write_bytes(content)
        return False
    try:
        list(store)
    except RuntimeError:
        return True
    table.write_bytes(content)
    return False


READINGS: dict[str, Callable[[OversightGraph], object]] = {
    "a query": lambda graph: graph.query("SELECT * { ?s ?p ?o }"),
    "a query that collects": lambda graph: graph.query(
        "SELECT * { ?s ?p ?o } ORDER BY STR(?o)", limits=Limits(memory_mb=100)
    ),
    "triples": lambda graph: graph.triples,
    "quads": lambda graph: graph.quads,
}


@pytest.mark.parametrize("reading", READINGS)
def test_damage_met_at_reading_is_told(damaged: OversightGraph, reading: str) -> None:
    with pytest.raises(DamagedStoreError, match="run oversight build") as caught:
        READINGS[reading](damaged)
    assert caught.value.path in tables(damaged.generation)
    assert "\n" not in str(caught.value)


def test_an_error_of_a_whole_store_stays_what_it_is(graph: OversightGraph) -> None:
    with pytest.raises(RuntimeError, match="of its own"), damage_told(graph.generation):
        raise RuntimeError("of its own")
    with pytest.raises(QueryError, match="not SPARQL"):
        graph.query("SELECT")


def test_a_retired_store_that_is_held_open_is_not_called_damaged(graph: OversightGraph) -> None:
    held = graph.store
    rmtree(graph.generation.folder)

    with pytest.raises(RuntimeError, match="of its own"), damage_told(graph.generation):
        assert len(list(held)) == graph.generation.quads
        raise RuntimeError("of its own")


def test_a_store_emptied_after_opening_is_not_asked_as_an_empty_one(graph: OversightGraph) -> None:
    """A worker that was ended is started again, maybe days after the files were checked."""
    assert graph.query("ASK { ?s ?p ?o }")
    graph.worker.close()
    rmtree(graph.generation.store_folder)
    ox.Store(str(graph.generation.store_folder)).flush()

    with pytest.raises(StoreError, match=r"holds 0 statements of 50; run oversight build"):
        graph.query("ASK { ?s ?p ?o }")


def test_a_store_replaced_before_its_first_query_is_told_as_that(graph: OversightGraph) -> None:
    rmtree(graph.generation.folder)

    with pytest.raises(StoreError, match="was replaced by newer ones before it was opened"):
        graph.query("ASK { ?s ?p ?o }")


def test_a_build_renews_a_sealed_store_that_holds_too_little(graph: OversightGraph) -> None:
    """As a builder at fault would leave it: the files are those that were sealed."""
    generation = graph.generation
    sha256 = read_manifest(generation.folder).sha256
    rmtree(generation.store_folder)
    ox.Store(str(generation.store_folder)).flush()
    write_manifest(
        generation.folder,
        inputs=generation.inputs,
        as_of=generation.as_of,
        quads=generation.quads,
        sha256=sha256,
    )

    again = write_generation(small_graph(), root=generation.folder.parent, inputs=INPUTS)
    assert again.folder != generation.folder
    assert len(open_store(again)) == generation.quads


def test_a_retired_generation_goes_from_its_name_in_one_step(
    graph: OversightGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that opens it meanwhile finds all of it or hears that it was replaced."""
    root, removed = graph.generation.folder.parent, list[str]()
    monkeypatch.setattr("shutil.rmtree", lambda path, **_: removed.append(Path(path).name))
    for inputs in OTHERS[:2]:
        write_generation(small_graph(), root=root, inputs=inputs)

    assert removed == [graph.generation.folder.name.replace("generation", "building")]
    with pytest.raises(StoreError, match="was replaced by newer ones"):
        open_store(graph.generation)


@pytest.mark.parametrize("name", ["current.json", "current.json.new"])
def test_a_folder_where_the_pointer_is_to_be_goes_with_the_next_build(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name / "below").mkdir(parents=True)

    written = write_generation(small_graph(), root=tmp_path, inputs=INPUTS)
    assert find_generation(tmp_path, INPUTS) == written
    assert names_in(tmp_path) == ["generation 1"]


def test_every_byte_that_answers_are_read_from_is_checked_at_opening(
    damaged: OversightGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sum over texts of a damaged block leaves them out, and is wrong without a word."""
    monkeypatch.setattr("graph.sealed_files._chosen", whole_or_nothing)

    with pytest.raises(DamagedStoreError, match="holds other bytes than were written"):
        check_generation(damaged.generation, full=False)


def whole_or_nothing(seals: Mapping[str, Seal], *, full: bool) -> dict[str, list[int]]:
    return {name: list(range(sealed.count)) for name, sealed in seals.items() if full}
