"""What a graph is built from: the files of a workspace or the packaged ones, and those given."""

from pathlib import Path

from data.collection import collection
from data.records import packaged_files
from data.workspace import Workspace, init_workspace, open_workspace


def made(folder: Path) -> Workspace:
    init_workspace(folder, title="Lamps")
    return open_workspace(folder)


def test_without_a_workspace_it_is_the_packaged_files() -> None:
    gathered = collection()

    assert gathered.records == tuple(packaged_files("records"))
    assert gathered.registers == tuple(packaged_files("registers"))


def test_a_namesake_stands_in_the_place_of_a_packaged_record(tmp_path: Path) -> None:
    namesake = tmp_path / "mopac-pcd-545.yaml"
    namesake.touch()

    others = [file for file in packaged_files("records") if file.name != namesake.name]
    assert collection([namesake]).records == (*others, namesake)


def test_a_folder_stands_for_the_records_in_it(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.jsonl", "c.yml", "notes.md"):
        (tmp_path / name).touch()

    assert collection([tmp_path]).records == (
        *packaged_files("records"),
        tmp_path / "a.jsonl",
        tmp_path / "b.yaml",
        tmp_path / "c.yml",
    )


def test_a_workspace_has_its_own_records_and_adds_its_registers(tmp_path: Path) -> None:
    workspace = made(tmp_path / "lamps")
    record = workspace.folder / "records" / "lamps.yaml"
    register = workspace.folder / "registers" / "lamps.yaml"
    given = tmp_path / "given.yaml"
    for file in (record, register, given):
        file.touch()

    gathered = collection([given], workspace=workspace)

    assert gathered.records == (record, given)
    assert gathered.registers == (*packaged_files("registers"), register)
