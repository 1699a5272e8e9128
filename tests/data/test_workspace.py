"""A workspace: made once, found from below, its settings and key told of where they are wrong."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coverage import coverage
from data.errors import WorkspaceError
from data.passages import State, check_passages, read_texts
from data.records import packaged_files, read_corpus
from data.workspace import SETTINGS, Workspace, find_workspace, init_workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    init_workspace(tmp_path / "lamps", title="Lamps")
    return open_workspace(tmp_path / "lamps")


def test_all_that_is_made_is_told(tmp_path: Path) -> None:
    made = init_workspace(tmp_path / "new" / "lamps", title="Lamps")

    assert sorted(str(path.relative_to(tmp_path / "new/lamps")) for path in made) == [
        ".gitignore",
        "documents",
        "example/example-answer.txt",
        "example/example-answer.yaml",
        "oversight.toml",
        "passage.key",
        "records",
        "registers",
    ]


def test_a_workspace_is_found_from_any_folder_below_it(workspace: Workspace) -> None:
    deep = workspace.documents / "2024" / "june"
    deep.mkdir(parents=True)

    assert find_workspace(deep) == find_workspace(workspace.folder) == workspace
    assert find_workspace(workspace.folder.parent) is None


def test_the_nearest_of_two_workspaces_is_taken(workspace: Workspace) -> None:
    init_workspace(workspace.folder / "inner", title="Inner")

    found = find_workspace(workspace.folder / "inner" / "records")

    assert found is not None
    assert found.title == "Inner"


def test_a_second_init_is_refused_and_changes_nothing(workspace: Workspace) -> None:
    before = {p: p.read_bytes() for p in workspace.folder.rglob("*") if p.is_file()}

    with pytest.raises(WorkspaceError, match="is a workspace already"):
        init_workspace(workspace.folder, title="Again")

    assert {p: p.read_bytes() for p in workspace.folder.rglob("*") if p.is_file()} == before


def test_an_init_that_was_broken_off_is_finished_with_its_first_key(tmp_path: Path) -> None:
    init_workspace(tmp_path, title="Lamps")
    key = open_workspace(tmp_path).key()
    (tmp_path / SETTINGS).unlink()

    init_workspace(tmp_path, title="Lamps")

    assert open_workspace(tmp_path).key() == key


def test_two_workspaces_have_two_keys_that_only_their_owner_reads(tmp_path: Path) -> None:
    for name in ("one", "two"):
        init_workspace(tmp_path / name, title=name)
    one, two = (open_workspace(tmp_path / name) for name in ("one", "two"))

    assert one.key() != two.key()
    assert stat.S_IMODE(one.key_file.stat().st_mode) == 0o600


def test_git_is_kept_from_documents_and_key(workspace: Workspace) -> None:
    ignored = (workspace.folder / ".gitignore").read_text().splitlines()

    assert {"/documents/", "/passage.key", "/.oversight/"} <= set(ignored)


@pytest.mark.parametrize("content", ["", "00", "zz" * 32, "00" * 33])
def test_a_key_that_is_none_is_refused_by_name(workspace: Workspace, content: str) -> None:
    workspace.key_file.write_text(content)

    with pytest.raises(WorkspaceError, match=r"passage\.key: the key is not 64 hexadecimal"):
        workspace.key()


def test_a_missing_key_is_refused_and_never_made_anew(workspace: Workspace) -> None:
    workspace.key_file.unlink()

    with pytest.raises(WorkspaceError, match="bring it back from a copy"):
        workspace.key()

    assert not workspace.key_file.exists()


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[workspace", "is not TOML"),
        ("\x00", "is not TOML"),
        ("", r"has no table \[workspace\]"),
        ("workspace = 1", r"has no table \[workspace\]"),
        ("[workspace]\n", "is of format None; this version reads format 1"),
        ("[workspace]\nformat = 2\n", "is of format 2; this version reads format 1"),
        ("[workspace]\nformat = 1\ntitle = 3\n", "a title that is no text"),
        ("[workspace]\nformat = 1\npackaged-records = 1\n", "not true or false"),
        ("[workspace]\nformat = 1\ntitel = 'x'\n", 'has "titel", which is no setting'),
        ("[workspace]\nformat = 1\n[lamps]\n", 'has "lamps", which is no setting'),
    ],
)
def test_settings_that_are_not_well_made_are_told(tmp_path: Path, settings: str, told: str) -> None:
    (tmp_path / SETTINGS).write_text(settings)

    with pytest.raises(WorkspaceError, match=told):
        find_workspace(tmp_path)


def test_a_folder_that_is_no_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="run oversight init there"):
        open_workspace(tmp_path)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1))
def test_any_title_comes_back(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("titled")

    init_workspace(folder, title=title)

    assert open_workspace(folder).title == title


def test_its_registers_add_to_the_packaged_ones(workspace: Workspace) -> None:
    own = workspace.folder / "registers" / "lamps.yaml"
    own.write_text("register: lamps\n")

    assert workspace.register_files() == [*packaged_files("registers"), own]


def test_packaged_records_stand_in_it_where_it_asks_for_them(workspace: Workspace) -> None:
    own = workspace.folder / "records" / "mopac-pcd-545.yaml"
    own.write_text("record: mopac-pcd-545\n")
    assert workspace.record_files() == [own]

    settings = workspace.folder / SETTINGS
    settings.write_text(settings.read_text().replace("records = false", "records = true"))
    files = open_workspace(workspace.folder).record_files()

    assert own in files
    assert len(files) == len(packaged_files("records"))


def test_the_example_is_a_good_record_of_its_text(workspace: Workspace) -> None:
    example = workspace.folder / "example"
    corpus = read_corpus(
        records=[example / "example-answer.yaml"], registers=workspace.register_files()
    )
    (record,) = corpus.records

    checked = check_passages(record, read_texts(example))
    paragraphs = coverage(record, (example / "example-answer.txt").read_bytes().decode())

    assert {passage.state for passage in checked} == {State.HOLDS}
    assert not [paragraph for paragraph in paragraphs if paragraph.unaccounted]
