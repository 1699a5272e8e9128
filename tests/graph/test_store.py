"""The store on disk: whole or not there, and never in the way of anybody else's files."""

import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.build import Built
from graph.errors import StoreError
from graph.store import KEPT, in_memory, read_store, store_root, write_store

NAMES = ["0" * 32, "1" * 32, "2" * 32, "3" * 32]
INPUTS = NAMES[0]
AN_HOUR_AND_MORE = 3700


@pytest.fixture
def built(packaged_graph: Built) -> Built:
    return packaged_graph


def overwrite(content: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content)


def halve(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def manifest_with(**changes: object) -> Callable[[Path], object]:
    def change(file: Path) -> None:
        file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))

    return change


DAMAGES: list[tuple[str, Callable[[Path], object]]] = [
    (pattern, change)
    for pattern in ("store/CURRENT", "store/MANIFEST-*", "store/*.sst", "manifest.json")
    for change in (halve, overwrite(b""), overwrite(b"\0" * 4096), Path.unlink)
] + [
    ("manifest.json", change)
    for change in (
        overwrite(b"[]"),
        overwrite(b"{}"),
        overwrite(b'"words"'),
        overwrite(b"\xff"),
        manifest_with(quads=1),
        manifest_with(quads="many"),
        manifest_with(inputs=NAMES[1]),
        manifest_with(as_of="soon"),
        manifest_with(as_of=None),
        manifest_with(more=1),
    )
]


def age(entry: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(entry, (then, then))


def test_what_is_written_is_read_back(built: Built, tmp_path: Path) -> None:
    written = write_store(built, root=tmp_path / "new" / "root", inputs=INPUTS)
    read = read_store(tmp_path / "new" / "root", INPUTS)

    assert read is not None
    assert set(read.store) == set(written.store) == built.quads
    assert (read.inputs, read.as_of) == (INPUTS, date(2026, 11, 22))
    assert [entry.name for entry in (tmp_path / "new" / "root").iterdir()] == [INPUTS]


def test_there_is_no_store_of_other_inputs(built: Built, tmp_path: Path) -> None:
    write_store(built, root=tmp_path, inputs=INPUTS)

    assert read_store(tmp_path, NAMES[1]) is None
    assert read_store(tmp_path / "none", INPUTS) is None


def test_a_store_moved_to_another_name_is_not_taken_for_its_own(
    built: Built, tmp_path: Path
) -> None:
    write_store(built, root=tmp_path, inputs=INPUTS)
    (tmp_path / INPUTS).rename(tmp_path / NAMES[1])

    assert read_store(tmp_path, NAMES[1]) is None


@pytest.mark.parametrize(("pattern", "change"), DAMAGES)
def test_a_damaged_store_is_not_read_and_is_written_anew(
    built: Built, tmp_path: Path, pattern: str, change: Callable[[Path], object]
) -> None:
    write_store(built, root=tmp_path, inputs=INPUTS)
    for file in sorted((tmp_path / INPUTS).glob(pattern)):
        change(file)

    assert read_store(tmp_path, INPUTS) is None
    assert set(write_store(built, root=tmp_path, inputs=INPUTS).store) == built.quads
    assert [entry.name for entry in tmp_path.iterdir()] == [INPUTS]


def test_a_whole_store_that_another_put_there_meanwhile_is_kept(
    built: Built, tmp_path: Path
) -> None:
    write_store(built, root=tmp_path, inputs=INPUTS)
    mark = tmp_path / INPUTS / "kept"
    mark.touch()

    assert len(write_store(built, root=tmp_path, inputs=INPUTS).store) == len(built.quads)
    assert mark.exists()


def test_the_newest_stores_are_kept_and_older_ones_removed(built: Built, tmp_path: Path) -> None:
    for steps, name in enumerate(NAMES):
        write_store(built, root=tmp_path, inputs=name)
        age(tmp_path / name, 100 - steps)

    assert KEPT == 2
    assert sorted(entry.name for entry in tmp_path.iterdir()) == NAMES[-KEPT:]


def test_a_store_removed_while_in_use_can_still_be_read(built: Built, tmp_path: Path) -> None:
    used = write_store(built, root=tmp_path, inputs=NAMES[0])
    age(tmp_path / NAMES[0], 100)
    for name in NAMES[1:]:
        write_store(built, root=tmp_path, inputs=name)

    assert not (tmp_path / NAMES[0]).exists()
    assert set(used.store) == built.quads


def test_nothing_is_removed_that_bears_no_name_of_a_store(built: Built, tmp_path: Path) -> None:
    """The cache may be set to a folder that holds other things, some with a manifest.json."""
    others = [tmp_path / name for name in ("extension", "2026", "0" * 31, "A" * 32, ".building")]
    for other in others:
        other.mkdir()
        (other / "manifest.json").write_text("{}")
        age(other, AN_HOUR_AND_MORE)
    (tmp_path / "notes.txt").write_text("x")
    for name in NAMES:
        write_store(built, root=tmp_path, inputs=name)

    assert all((other / "manifest.json").exists() for other in others)
    assert (tmp_path / "notes.txt").exists()


def test_what_a_dead_builder_left_is_removed_and_a_living_one_let_be(
    built: Built, tmp_path: Path
) -> None:
    dead, living = tmp_path / ".building-dead", tmp_path / ".building-living"
    for folder in (dead, living):
        (folder / "new").mkdir(parents=True)
    age(dead, AN_HOUR_AND_MORE)

    write_store(built, root=tmp_path, inputs=INPUTS)

    assert not dead.exists()
    assert (living / "new").exists()


@pytest.mark.parametrize("place", ["root", "root/below"])
def test_where_no_store_can_be_written_it_is_said_why(
    built: Built, tmp_path: Path, place: str
) -> None:
    (tmp_path / "root").write_text("a file")

    with pytest.raises(StoreError) as caught:
        write_store(built, root=tmp_path / place, inputs=INPUTS)

    assert str(tmp_path / place) in caught.value.problem
    assert "OVERSIGHT_CACHE" in caught.value.mend


def test_a_failure_half_way_leaves_nothing_behind(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph.store.json.dumps", full)

    with pytest.raises(StoreError, match="No space left on device"):
        write_store(built, root=tmp_path, inputs=INPUTS)
    assert list(tmp_path.iterdir()) == []


def test_a_graph_in_memory_is_the_same_graph(built: Built) -> None:
    opened = in_memory(built, inputs=INPUTS)

    assert set(opened.store) == built.quads
    assert (opened.inputs, opened.as_of) == (INPUTS, built.as_of)


def test_a_store_is_read_only(built: Built, tmp_path: Path) -> None:
    opened = write_store(built, root=tmp_path, inputs=INPUTS)

    with pytest.raises(RuntimeError, match="read-write"):
        opened.store.add(ox.Quad(*[ox.NamedNode("https://ambleford.example/a")] * 3))


def test_the_root_is_the_one_given_or_the_user_s_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_CACHE", "/somewhere/else")
    assert store_root() == Path("/somewhere/else")

    monkeypatch.delenv("OVERSIGHT_CACHE")
    assert store_root().name == "oversight-graph"
