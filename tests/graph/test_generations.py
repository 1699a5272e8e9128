"""Generations: a reader finds a whole one or none, and a builder removes only what is ours."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest

from graph.errors import DamagedStoreError, StoreError
from graph.generations import (
    FORMAT,
    KEPT,
    POINTER,
    check_generation,
    find_generation,
    named_generations,
    remove_left_overs,
    whole_generation,
)
from graph.manifest import MANIFEST, check_files, read_manifest
from graph.store import open_store, write_generation
from tests.graph.stored import AS_OF, INPUTS, OTHERS, names_in, small_graph

LEFT_OVER = "building-0123456789abcdef"
ORPHAN = "generation-0123456789abcdef"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("written")
    write_generation(small_graph("other"), root=root, inputs=OTHERS[0])
    write_generation(small_graph(), root=root, inputs=INPUTS)
    return root


@pytest.fixture
def root(written: Path, tmp_path: Path) -> Path:
    return copytree(written, tmp_path / "root")


def pointer(root: Path, *entries: object, **changes: object) -> None:
    content = {"format": FORMAT, "generations": entries, **changes}
    (root / POINTER).write_text(json.dumps(content))


def entry(generation: object, inputs: object = INPUTS) -> dict[str, object]:
    return {"inputs": inputs, "generation": generation}


def test_a_generation_is_found_by_its_inputs(root: Path) -> None:
    found = find_generation(root, INPUTS)

    assert found is not None
    assert (found.inputs, found.as_of, found.quads) == (INPUTS, AS_OF, 50)
    assert found.folder.parent == root
    assert found.nquads_file.read_bytes() == small_graph().nquads
    assert whole_generation(root, INPUTS) == whole_generation(root, INPUTS, full=True) == found
    assert [named.inputs for named in named_generations(root)] == [INPUTS, OTHERS[0]]


def test_there_is_none_of_other_inputs_nor_in_no_folder(root: Path) -> None:
    (root / "file").touch()

    assert find_generation(root, OTHERS[1]) is None
    assert find_generation(root / "none", INPUTS) is None
    assert find_generation(root / "file", INPUTS) is None


def test_without_a_pointer_nothing_was_built(root: Path) -> None:
    (root / POINTER).unlink()

    assert find_generation(root, INPUTS) is None
    write_generation(small_graph(), root=root, inputs=INPUTS)
    assert names_in(root) == ["generation 1"]


def link(path: Path) -> None:
    path.rename(path.parent / "b")
    path.symlink_to("b")


def make_file(folder: Path) -> None:
    rmtree(folder)
    folder.touch()


WRONG_POINTERS: dict[str, Callable[[Path], object]] = {
    "empty": lambda root: (root / POINTER).write_bytes(b""),
    "not JSON": lambda root: (root / POINTER).write_bytes(b'{"format": 1, "gen'),
    "not text": lambda root: (root / POINTER).write_bytes(b"\xff\0"),
    "deep": lambda root: (root / POINTER).write_bytes(b"[" * 100_000),
    "another shape": lambda root: (root / POINTER).write_bytes(b"[]"),
    "no entries": lambda root: (root / POINTER).write_bytes(b'{"format": 1}'),
    "newer": lambda root: pointer(root, format=FORMAT + 1),
    "outside": lambda root: pointer(root, entry("../elsewhere")),
    "absolute": lambda root: pointer(root, entry(str(root / ORPHAN))),
    "another name": lambda root: pointer(root, entry(LEFT_OVER)),
    "a number": lambda root: pointer(root, entry(7)),
    "no inputs": lambda root: pointer(root, entry(ORPHAN, inputs=None)),
    "a link": lambda root: link(root / POINTER),
}


@pytest.mark.parametrize("case", WRONG_POINTERS)
def test_a_pointer_that_says_nothing_is_refused_and_a_build_mends_it(root: Path, case: str) -> None:
    WRONG_POINTERS[case](root)

    with pytest.raises(DamagedStoreError) as caught:
        find_generation(root, INPUTS)
    assert caught.value.path == root / POINTER
    assert ("newer version" in caught.value.what) is (case == "newer")
    again = write_generation(small_graph(), root=root, inputs=INPUTS)
    assert whole_generation(root, INPUTS) == again
    assert len(list(root.glob("generation-*"))) == 1
    assert not (root / POINTER).is_symlink()


WRONG_GENERATIONS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (rmtree, "is missing"),
    "a file": (make_file, "cannot be read"),
    "without manifest": (lambda folder: (folder / MANIFEST).unlink(), "is missing"),
    "a link": (
        link,
        "is no folder",
    ),
}


@pytest.mark.parametrize("case", WRONG_GENERATIONS)
def test_a_generation_that_is_named_and_not_whole_is_refused(root: Path, case: str) -> None:
    found = find_generation(root, INPUTS)
    assert found is not None
    change, what = WRONG_GENERATIONS[case]
    change(found.folder)

    with pytest.raises(DamagedStoreError, match=what) as caught:
        whole_generation(root, INPUTS)
    assert found.folder in (caught.value.path, caught.value.path.parent)
    write_generation(small_graph(), root=root, inputs=INPUTS)
    assert whole_generation(root, INPUTS)
    assert whole_generation(root, OTHERS[0])


def test_a_generation_of_other_records_is_refused_by_name(root: Path) -> None:
    other = find_generation(root, OTHERS[0])
    found = find_generation(root, INPUTS)
    assert other is not None
    assert found is not None
    pointer(root, entry(other.folder.name))

    with pytest.raises(DamagedStoreError, match="was built from other records"):
        find_generation(root, INPUTS)
    rmtree(found.folder)
    copytree(other.folder, found.folder)
    with pytest.raises(DamagedStoreError, match="was built from other records"):
        check_generation(found, full=False)


def test_a_generation_retired_while_it_is_looked_at_is_no_damage(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = [INPUTS]

    def retired_first(*args: Any, **asked: Any) -> None:  # noqa: ANN401  # handed on
        if looks:
            looks.clear()
            for inputs in OTHERS[1:]:
                write_generation(small_graph(inputs), root=root, inputs=inputs)
        check_files(*args, **asked)

    with monkeypatch.context() as patch:
        patch.setattr("graph.generations.check_files", retired_first)
        assert whole_generation(root, INPUTS) is None
    assert whole_generation(root, OTHERS[2])


def test_a_generation_built_anew_while_it_is_looked_at_is_found(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = find_generation(root, INPUTS)
    assert first is not None
    (first.folder / MANIFEST).write_text("damaged")
    mended: list[Path] = []

    def mended_meanwhile(folder: Path) -> object:
        try:
            return read_manifest(folder)
        finally:
            if not mended:
                mended.append(folder)
                write_generation(small_graph(), root=root, inputs=INPUTS)

    monkeypatch.setattr("graph.generations.read_manifest", mended_meanwhile)
    again = find_generation(root, INPUTS)

    assert again is not None
    assert mended == [first.folder] != [again.folder]


def test_all_is_on_the_disk_before_the_pointer_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, rename = os.fsync, Path.rename
    synced: set[int] = set()
    when_named: set[int] = set()

    def sync(descriptor: int) -> None:
        fsync(descriptor)
        synced.add(os.fstat(descriptor).st_ino)

    def move(path: Path, to: Path) -> Path:
        if to.name == POINTER:
            when_named.update(synced)
            synced.clear()
        return rename(path, to)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "rename", move)
    folder = write_generation(small_graph(), root=tmp_path, inputs=INPUTS).folder

    written = [tmp_path, tmp_path / POINTER, folder, *folder.rglob("*")]
    assert len(written) > 15
    assert [path for path in written if path.stat().st_ino not in when_named] == []
    assert synced == {tmp_path.stat().st_ino}


def test_the_newest_are_kept_and_older_ones_removed(tmp_path: Path) -> None:
    every = [INPUTS, *OTHERS]
    for inputs in every:
        write_generation(small_graph(inputs), root=tmp_path, inputs=inputs)

    assert KEPT == 2
    assert [named.inputs for named in named_generations(tmp_path)] == every[:-3:-1]
    assert names_in(tmp_path) == ["generation 2"]
    assert [inputs for inputs in every if whole_generation(tmp_path, inputs)] == every[-2:]


def test_one_who_reads_a_retired_generation_goes_on(root: Path) -> None:
    found = find_generation(root, INPUTS)
    assert found is not None
    reading = open_store(found)
    for inputs in OTHERS[1:]:
        write_generation(small_graph(inputs), root=root, inputs=inputs)

    assert not found.folder.exists()
    assert {quad.object.value for quad in reading} == {f"lit {number}" for number in range(50)}
    with pytest.raises(StoreError, match="was replaced by newer ones") as caught:
        open_store(found)
    assert not isinstance(caught.value, DamagedStoreError)


def test_what_dead_builders_left_is_removed(root: Path) -> None:
    for name in (LEFT_OVER, ORPHAN):
        (root / name / "store").mkdir(parents=True)
        (root / name / "store" / "LOCK").touch()
    (root / f"{POINTER}.new").write_text("half")
    write_generation(small_graph(), root=root, inputs=INPUTS)

    assert names_in(root) == ["generation 2"]
    assert not (root / f"{POINTER}.new").exists()


def test_nothing_is_removed_that_bears_no_name_of_ours(root: Path, tmp_path: Path) -> None:
    """The cache may be set to a folder that holds other things."""
    others = ["generation-x", "building-", "generation-0123456789ABCDEF", "f" * 32, "notes"]
    for name in others:
        (root / name).mkdir()
        (root / name / MANIFEST).write_text("{}")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept").touch()
    (root / ORPHAN).symlink_to(tmp_path / "elsewhere")
    write_generation(small_graph(), root=root, inputs=OTHERS[1])

    assert all((root / name / MANIFEST).exists() for name in others)
    assert (tmp_path / "elsewhere" / "kept").exists()


def test_where_the_pointer_says_nothing_no_generation_is_removed(root: Path) -> None:
    (root / POINTER).write_bytes(b"")
    (root / LEFT_OVER).mkdir()
    remove_left_overs(root)

    assert names_in(root) == ["generation 2"]
