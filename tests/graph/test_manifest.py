"""The manifest: what it says is so, and a word changed in it is seen."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pyoxigraph as ox
import pytest

from graph.errors import DamagedStoreError
from graph.manifest import FORMAT, MANIFEST, NQUADS, STORE, check_files, read_manifest
from graph.store import write_generation
from tests.graph.stored import AS_OF, INPUTS, small_graph


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("root")
    return write_generation(small_graph(), root=root, inputs=INPUTS).folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return copytree(written, tmp_path / "generation")


def change(folder: Path, **changes: object) -> None:
    file = folder / MANIFEST
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


def test_what_was_built_is_written_down(folder: Path) -> None:
    manifest = read_manifest(folder)

    assert (manifest.inputs, manifest.as_of, manifest.quads) == (INPUTS, AS_OF, 50)
    assert manifest.sha256 == hashlib.sha256((folder / NQUADS).read_bytes()).hexdigest()
    assert manifest.versions["pyoxigraph"] == ox.__version__
    assert abs((datetime.now(UTC) - manifest.built).total_seconds()) < 3600
    check_files(folder, manifest, full=False)


def test_every_file_is_sealed_but_those_that_name_the_place_of_the_build(
    folder: Path, written: Path
) -> None:
    files = {f"{STORE}/{file.name}" for file in (folder / STORE).iterdir()} | {NQUADS}
    left = files - set(read_manifest(folder).files)

    assert {name.split("/")[1].split("-")[0] for name in left} == {"LOG", "OPTIONS"}
    assert not [name for name in files - left if str(written.parent) in _text(folder / name)]


def _text(file: Path) -> str:
    return file.read_bytes().decode("latin-1")


@pytest.mark.parametrize(
    "changes",
    [
        {"as_of": "2027-01-01"},
        {"quads": 49},
        {"inputs": "f" * 32},
        {"files": {}},
        {"built": "2020-01-01T00:00:00+00:00"},
        {"seal": None},
        {"more": 1},
    ],
)
def test_a_changed_word_is_seen(folder: Path, changes: dict[str, object]) -> None:
    change(folder, **changes)

    with pytest.raises(DamagedStoreError, match="was changed after it was written") as caught:
        read_manifest(folder)
    assert caught.value.path == folder / MANIFEST


def test_a_manifest_of_a_newer_version_is_said_to_be_one(folder: Path) -> None:
    change(folder, format=FORMAT + 1)

    with pytest.raises(DamagedStoreError, match="built by a newer version of oversight"):
        read_manifest(folder)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'"words"', b"\xff", b"\0" * 99, b"[" * 100_000, b'{"format": 1}', b"1"],
)
def test_what_is_no_manifest_is_refused(folder: Path, content: bytes) -> None:
    (folder / MANIFEST).write_bytes(content)

    with pytest.raises(DamagedStoreError) as caught:
        read_manifest(folder)
    assert caught.value.path == folder / MANIFEST


@pytest.mark.parametrize("fields", [{"as_of": "soon"}, {"quads": "many"}, {"files": {"a": {}}}])
def test_a_manifest_sealed_with_other_kinds_of_fields_is_refused(
    folder: Path, fields: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(folder, **fields)
    seal = json.loads((folder / MANIFEST).read_text())["seal"]
    monkeypatch.setattr("graph.manifest._seal_of", lambda _: seal)

    with pytest.raises(DamagedStoreError, match="is not a manifest"):
        read_manifest(folder)


def make_file(folder: Path) -> None:
    rmtree(folder)
    folder.touch()


def link(folder: Path) -> None:
    folder.rename(folder.parent / "b")
    folder.symlink_to("b")


FILES: list[tuple[str, Callable[[Path], object], str]] = [
    ("added.sst", lambda file: file.touch(), "was not there"),
    ("MANIFEST-000099", lambda file: file.touch(), "was not there"),
    ("folder", Path.mkdir, "was not there"),
    ("LOG.link", lambda file: file.symlink_to("LOG"), "was not there"),
    ("LOGS", Path.mkdir, "was not there"),
    (".", rmtree, "is missing"),
    (".", make_file, "is no folder"),
    (".", link, "is no folder"),
]


@pytest.mark.parametrize(("name", "do", "what"), FILES)
def test_what_is_foreign_in_the_store_is_seen(
    folder: Path, name: str, do: Callable[[Path], object], what: str
) -> None:
    manifest = read_manifest(folder)
    do(folder / STORE / name)

    with pytest.raises(DamagedStoreError, match=what) as caught:
        check_files(folder, manifest, full=False)
    assert caught.value.path == folder / STORE / name


def test_a_diary_of_the_engine_may_change_or_go_or_come(folder: Path) -> None:
    manifest = read_manifest(folder)
    (folder / STORE / "LOG").write_text("changed")
    (folder / STORE / "LOG.old.1").touch()
    for file in (folder / STORE).glob("OPTIONS*"):
        file.unlink()

    check_files(folder, manifest, full=True)
    assert len(ox.Store.read_only(str(folder / STORE))) == 50


def test_reading_adds_nothing_to_the_store(folder: Path) -> None:
    before = {file: file.read_bytes() for file in (folder / STORE).iterdir()}
    assert len(ox.Store.read_only(str(folder / STORE))) == 50

    assert {file: file.read_bytes() for file in (folder / STORE).iterdir()} == before
