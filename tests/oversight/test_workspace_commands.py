"""A workspace on the command line: made, filled, cited from, built, verified and mended."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from data.documents import Documents
from data.workspace import Workspace, open_workspace

Run = Callable[..., subprocess.CompletedProcess[bytes]]

EXAMPLE = "example-answer"


def told(result: subprocess.CompletedProcess[bytes], *, code: int = 0) -> str:
    assert result.returncode == code, result.stderr.decode()
    return result.stdout.decode()


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Workspace:
    """A workspace in the current folder, with the example among its records and documents."""
    told(run("init", "."))
    record = tmp_path / "example" / f"{EXAMPLE}.yaml"
    (tmp_path / "records" / record.name).write_bytes(record.read_bytes())
    told(run("add", f"example/{EXAMPLE}.txt", "--on", "2026-11-22"))
    return open_workspace(tmp_path)


def test_a_workspace_is_used_from_any_folder_below_it(
    run: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = workspace.folder / "notes" / "deep"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    assert "5 holds, 0 moved" in told(run("verify"))
    assert "1 record and 12 registers are well made" in told(run("check"))
    assert "Lamplight" in told(run("show", "lamplight"))


def test_the_packaged_records_are_not_in_a_workspace(run: Run, workspace: Workspace) -> None:
    project = "SELECT ?p WHERE { ?p a ov:Project }"

    assert "No rows" in told(run("query", "-", given=project.encode()))
    assert (workspace.store_root / "current.json").exists()


def test_a_workspace_given_overrides_the_nearest(
    run: Run,
    workspace: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    found = told(run("verify", "--workspace", str(workspace.folder)))

    assert "5 holds" in found


def test_demo_is_of_the_packaged_records_in_a_workspace_too(run: Run, workspace: Workspace) -> None:
    assert "Read and checked 17 records and registers" in told(run("demo"))


def test_adding_twice_adds_nothing_and_a_bad_file_stops_no_other(
    run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "reply.txt").write_text("The council holds no such information.\n", "utf-8")

    result = run("add", "empty.txt", "reply.txt", f"example/{EXAMPLE}.txt")

    out = told(result, code=1)
    assert "1 added, 1 already there, 1 refused" in out
    assert re.search(r"^empty\.txt: .*empty", result.stderr.decode(), re.MULTILINE)
    assert re.search(r"^[0-9a-f]{12}  txt +39  added +reply\.txt$", out, re.MULTILINE)


def test_add_wants_a_workspace(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reply.txt").write_text("A reply.\n", "utf-8")

    result = run("add", "reply.txt")

    told(result, code=2)
    assert "oversight init DIR makes one" in result.stderr.decode()


def test_a_cited_line_holds_in_a_record(run: Run, workspace: Workspace) -> None:
    words = "disclosure would be likely to prejudice"
    line = told(run("cite", f"{EXAMPLE}.txt", words, "--name", "harm"))
    assert line.startswith("  harm: {at: [")
    assert "hmac-sha256" in line

    record = workspace.folder / "records" / f"{EXAMPLE}.yaml"
    text = record.read_text("utf-8")
    text = text.replace("left-out:\n", f"{line}left-out:\n")
    text = text.replace("harm: answer-2}", "harm: [answer-2, harm]}")
    record.write_text(text, "utf-8")

    assert "6 holds" in told(run("verify"))
    told(run("check"))


def test_words_in_several_places_are_listed_and_not_chosen(run: Run, workspace: Workspace) -> None:
    several = run("cite", f"{EXAMPLE}.txt", "the council")

    assert told(several, code=1) == ""
    listed = several.stderr.decode()
    assert "choose one with --nth" in listed
    second = told(run("cite", f"{EXAMPLE}.txt", "the council", "--nth", "2"))
    assert re.search(r"at: \[\d+, \d+\]", second)


def test_words_that_only_nearly_stand_are_offered_with_their_score(
    run: Run, workspace: Workspace
) -> None:
    near = run("cite", f"{EXAMPLE}.txt", "The community safety group runs it for the council")

    assert told(near, code=1) == ""
    assert re.search(r"1\. \[\d+, \d+\]  \d\d of 100  .*safety team runs", near.stderr.decode())


def test_a_short_passage_outside_a_workspace_has_no_key(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reply.txt").write_text("The council holds nothing.\n", "utf-8")

    result = run("cite", "reply.txt", "holds nothing")

    told(result, code=1)
    assert "oversight init" in result.stderr.decode()


def test_moved_passages_are_written_where_they_stand_now(run: Run, workspace: Workspace) -> None:
    record = workspace.folder / "records" / f"{EXAMPLE}.yaml"
    before = record.read_text("utf-8")
    text = (workspace.folder / "example" / f"{EXAMPLE}.txt").read_text("utf-8")
    texts = workspace.folder / "texts"
    texts.mkdir()
    (texts / "newer.txt").write_text(f"A line in front.\n{text}", "utf-8")

    assert "0 holds, 5 moved" in told(run("verify", "--texts", "texts"), code=1)
    assert record.read_text("utf-8") == before
    assert "5 holds, 0 moved" in told(run("verify", "--texts", "texts", "--write"))
    assert "5 holds, 0 moved" in told(run("verify", "--texts", "texts"))
    changed = [
        (old, new)
        for old, new in zip(
            before.splitlines(), record.read_text("utf-8").splitlines(), strict=True
        )
        if old != new
    ]
    assert all("at: [" in old or "length:" in old for old, _ in changed)


def test_lost_passages_are_never_written(run: Run, workspace: Workspace) -> None:
    record = workspace.folder / "records" / f"{EXAMPLE}.yaml"
    before = record.read_bytes()
    text = (workspace.folder / "example" / f"{EXAMPLE}.txt").read_text("utf-8")
    texts = workspace.folder / "texts"
    texts.mkdir()
    (texts / "newer.txt").write_text("x" + text.replace("withholding", "keeping"), "utf-8")

    result = run("verify", "--texts", "texts", "--write")

    assert "1 lost" in told(result, code=1)
    assert "not written" in result.stderr.decode()
    assert record.read_bytes() == before


def test_doctor_tells_of_a_key_that_is_gone(run: Run, workspace: Workspace) -> None:
    workspace.key_file.unlink()

    assert re.search(r"^fault +workspace the key is not there", told(run("doctor"), code=1), re.M)


def test_fewer_than_four_digits_name_no_document(run: Run, workspace: Workspace) -> None:
    (kept,) = Documents(workspace.documents)

    assert told(run("cite", kept.sha256[:4], "Lamplight since April 2022"))
    for short in ("", kept.sha256[:3]):
        told(run("cite", short, "Lamplight since April 2022"), code=2)
