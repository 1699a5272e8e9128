"""A folder with files of every kind goes in with one command, and every locator still holds."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from data.documents import Documents
from data.records import packaged_files
from data.workspace import SETTINGS, Workspace, open_workspace
from tests.data.readers.making import docx_of, mail_of, page_of, pdf_pages, shown

Run = Callable[..., subprocess.CompletedProcess[bytes]]

WORDS = "The council of Ambleford lit forty lamps in the winter of that year, and counted them."


def told(result: subprocess.CompletedProcess[bytes], *, code: int = 0) -> str:
    assert result.returncode == code, result.stderr.decode()
    return result.stdout.decode()


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Workspace:
    told(run("init", "."))
    return open_workspace(tmp_path)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder, with folders in it, of one file of each kind."""
    folder = tmp_path / "given"
    (folder / "letters").mkdir(parents=True)
    paragraphs = [f"{number}. {WORDS}" for number in range(1, 9)]
    (folder / "letters" / "reply.docx").write_bytes(docx_of(*paragraphs))
    (folder / "letters" / "reply.pdf").write_bytes(pdf_pages([shown(*paragraphs)]))
    attached = [("annex.txt", f"Annex. {WORDS}\n".encode())]
    (folder / "letters" / "mail.eml").write_bytes(mail_of(f"{WORDS}\n", attachments=attached))
    (folder / "page.html").write_bytes(page_of(*paragraphs))
    (folder / "note.txt").write_text(f"{WORDS}\n", "utf-8")
    return folder


def test_a_folder_of_every_kind_goes_in_with_one_command(
    run: Run, workspace: Workspace, files: Path
) -> None:
    added = told(run("add", "given"))

    assert "6 added, 0 already there, 0 refused" in added
    kept = list(Documents(workspace.documents))
    assert sorted({document.kind.value for document in kept}) == sorted(
        ("txt", "html", "pdf", "docx", "eml")
    )
    (mail,) = (document for document in kept if document.kind.value == "eml")
    (annex,) = (document for document in kept if document.parent)
    assert annex.parent == mail.sha256
    for document in kept:
        assert told(run("cite", document.sha256, "forty lamps in the winter", "--nth", "1"))


def test_every_packaged_locator_holds_in_the_texts_that_were_added(
    run: Run, workspace: Workspace, sources: Path
) -> None:
    settings = workspace.folder / SETTINGS
    settings.write_text(settings.read_text().replace("records = false", "records = true"))

    assert "5 added" in told(run("add", str(sources)))
    assert "200 holds, 0 moved, 0 lost, 0 not at hand" in told(run("verify"))


def test_every_passage_is_found_again_behind_a_line_put_in_front(
    run: Run, workspace: Workspace, sources: Path
) -> None:
    moved = workspace.folder / "moved"
    moved.mkdir()
    for text in sources.glob("*.txt"):
        (moved / text.name).write_bytes("A line in front \U0001f6a8\n".encode() + text.read_bytes())
    settings = workspace.folder / SETTINGS
    settings.write_text(settings.read_text().replace("records = false", "records = true"))

    assert "0 holds, 200 moved, 0 lost" in told(run("verify", "--texts", "moved"), code=1)
    packaged = {file: file.read_bytes() for file in packaged_files("records")}
    result = run("verify", "--texts", "moved", "--write")
    assert "200 moved" in told(result, code=1)
    assert result.stderr.decode().count("it comes with the package") == len(packaged)
    assert {file: file.read_bytes() for file in packaged} == packaged
