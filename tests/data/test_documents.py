"""Documents are kept whole under their digest, once, and nothing bad stops or dirties the rest."""

import fcntl
import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import documents as documents_module
from data import given as given_module
from data import incoming as incoming_module
from data.documents import Added, Document, Documents, DocumentsError, Outcome, State
from data.given import NotGivenError, contents
from data.incoming import Reader, harmless
from data.readers.bounds import Bounds
from data.readers.texts import Kind
from tests.data.readers.making import WORDS, docx_of, mail_of, page_of, pdf_pages, shown

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
TEXT = f"{WORDS}\r\nCost: £5 𝒜\n".encode()


@pytest.fixture
def store(tmp_path: Path) -> Documents:
    return Documents(tmp_path / "documents")


def add(store: Documents, *paths: Path) -> tuple[Outcome, ...]:
    return store.add(paths, on=TODAY).outcomes


def written(folder: Path, name: str, content: bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def files_of(store: Documents) -> dict[str, bytes]:
    paths = sorted(path for path in store.folder.rglob("*") if path.is_file())
    return {str(path.relative_to(store.folder)): path.read_bytes() for path in paths}


def test_a_document_is_kept_with_its_text_and_what_is_known(
    store: Documents, tmp_path: Path
) -> None:
    (outcome,) = add(store, written(tmp_path, "letter.txt"))
    sha256 = hashlib.sha256(TEXT).hexdigest()
    text = TEXT.decode().replace("\r\n", "\n")
    assert (outcome.state, outcome.sha256, outcome.length) == (State.ADDED, sha256, len(text))
    (kept,) = store
    assert isinstance(kept, Document)
    assert (kept.name, kept.added, kept.size, kept.kind) == (
        "letter.txt",
        TODAY,
        len(TEXT),
        Kind.TEXT,
    )
    assert kept.text.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert kept.text.length == len(text)
    assert store.text(sha256) == text
    assert store.original(sha256).read_bytes() == TEXT
    assert sha256 in store
    assert set(files_of(store)) == {
        f"{sha256[:2]}/{sha256}/{name}" for name in ("original.txt", "text.txt", "document.json")
    }


def test_adding_twice_adds_nothing(store: Documents, tmp_path: Path) -> None:
    first, other = written(tmp_path, "a.txt"), written(tmp_path, "other-name.txt")
    add(store, first)
    before = files_of(store)
    states = [outcome.state for outcome in store.add([first, other], on=date(2027, 1, 1)).outcomes]
    assert states == [State.ALREADY_THERE, State.ALREADY_THERE]
    assert files_of(store) == before


def test_the_same_files_make_the_same_bytes(tmp_path: Path) -> None:
    given = [
        written(tmp_path / "in", "a.pdf", pdf_pages([shown(WORDS)])),
        written(tmp_path / "in", "b.html", page_of(WORDS, WORDS)),
        written(tmp_path / "in", "c.eml", mail_of()),
    ]
    stores = [Documents(tmp_path / name) for name in ("one", "two")]
    for store in stores:
        add(store, *given)
    assert files_of(stores[0]) == files_of(stores[1]) != {}


def test_one_bad_file_never_stops_the_rest(store: Documents, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name, content in (("a.txt", b""), ("b/c.pdf", b"%PDF-"), ("d.txt", TEXT)):
        written(folder, name, content)
    told: list[tuple[int, int, str]] = []
    added = store.add(
        [folder, tmp_path / "gone.txt"],
        on=TODAY,
        progress=lambda done, of, outcome: told.append((done, of, str(outcome))),
    )
    assert isinstance(added, Added)
    assert [(outcome.name, outcome.state) for outcome in added.outcomes] == [
        ("a.txt", State.REFUSED),
        ("d.txt", State.ADDED),
        ("b/c.pdf", State.REFUSED),
        ("gone.txt", State.REFUSED),
    ]
    assert [done[:2] for done in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[0][2] == "a.txt: is empty"
    assert told[3][2] == "gone.txt: cannot be read (No such file or directory)"
    assert len(list(store)) == 1


def test_attachments_are_documents_linked_both_ways(store: Documents, tmp_path: Path) -> None:
    letter = docx_of(WORDS)
    content = mail_of(attachments=[("reply.docx", letter), ("logo.png", b"\x89PNG")])
    outcomes = add(store, written(tmp_path, "m.eml", content))
    assert [(one.name, one.state) for one in outcomes] == [
        ("m.eml", State.ADDED),
        ("m.eml > reply.docx", State.ADDED),
        ("m.eml > logo.png", State.REFUSED),
    ]
    mail, reply = (store.document(one.sha256) for one in outcomes[:2])
    assert reply.parent == mail.sha256 and reply.name == "reply.docx"
    assert [one.name for one in mail.attachments] == ["reply.docx", "logo.png"]
    assert mail.attachments[0].sha256 == reply.sha256 == hashlib.sha256(letter).hexdigest()
    assert [one.state for one in add(store, written(tmp_path, "reply.docx", letter))] == [
        State.ALREADY_THERE
    ]


def test_attachments_have_an_end(tmp_path: Path) -> None:
    content = mail_of(attachments=[(f"{n}.txt", f"{WORDS} {n}".encode()) for n in range(4)])
    few = Documents(tmp_path / "few", reader=Reader(bounds=Bounds(attachments=3)))
    (outcome,) = add(few, written(tmp_path, "m.eml", content))
    assert outcome.reason == "has over 3 attachments"
    assert len(add(Documents(tmp_path / "all"), tmp_path / "m.eml")) == 5


def test_no_author_is_kept_unless_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, "a.docx", docx_of(WORDS, author="Jo Example"))
    silent = Documents(tmp_path / "silent")
    asked = Documents(tmp_path / "asked", reader=Reader(authors=True))
    for store in (silent, asked):
        add(store, path)
    assert not any(b"Jo Example" in one for name, one in files_of(silent).items() if "json" in name)
    assert any(b"Jo Example" in one for name, one in files_of(asked).items() if "json" in name)


HOSTILE_NAMES = {
    "../../../../etc/cron.d/x.txt": "x.txt",
    "/etc/passwd": "passwd",
    "..\\..\\windows\\x.txt": "x.txt",
    "..": "attachment",
    "": "attachment",
    "a\0b\x1b[2J\u202e.txt": "a_b_[2J_.txt",
    ".hidden": "hidden",
    "C:evil.txt": "C_evil.txt",
    "x" * 300 + ".docx": "x" * 115 + ".docx",
}


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_leads_nowhere(name: str) -> None:
    assert harmless(name) == HOSTILE_NAMES[name]


@given(st.text(max_size=200))
def test_no_name_leads_anywhere(name: str) -> None:
    made = harmless(name)
    assert made and made not in (".", "..")
    assert not set("/\\\0") & set(made)
    assert not made.startswith(".")


def _within(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_an_attachment_stays_in_the_folder_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = ["../../outside.txt", str(tmp_path / "absolute.txt")]
    content = mail_of(attachments=[(name, f"{WORDS} {name}".encode()) for name in hostile])
    path = written(tmp_path / "in", "m.eml", content)
    store = Documents(tmp_path / "a" / "b" / "documents")
    outcomes = add(store, path)
    assert [one.state for one in outcomes] == [State.ADDED] * 3
    assert {one.name for one in store} == {"m.eml", "outside.txt", "absolute.txt"}
    assert _within(tmp_path) == {path, *_within(store.folder)}
    # With that check taken out, the name goes into the description, and still nowhere else.
    monkeypatch.setattr(incoming_module, "harmless", lambda name: name)
    other = Documents(tmp_path / "a" / "b" / "other")
    add(other, path)
    assert hostile[1] in {one.name for one in other}
    assert _within(tmp_path) == {path, *_within(store.folder), *_within(other.folder)}


@pytest.fixture
def special(tmp_path: Path) -> Iterator[dict[str, Path]]:
    """A path of every kind that is no file."""
    outside = written(tmp_path / "outside", "secret.txt")
    folder = tmp_path / "in"
    folder.mkdir()
    paths = {name: folder / name for name in ("link.txt", "pipe.txt", "folder-link", "socket.txt")}
    paths["link.txt"].symlink_to(outside)
    paths["folder-link"].symlink_to(outside.parent)
    os.mkfifo(paths["pipe.txt"])
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(paths["socket.txt"]))
        yield {**paths, "zero": Path("/dev/zero")}


REASONS = {
    "link.txt": "is a symbolic link, which is not followed; give the file itself",
    "folder-link": "is a symbolic link, which is not followed; give the file itself",
    "pipe.txt": "is a named pipe, not a file",
    "socket.txt": "is a socket, not a file",
    "zero": "is a device, not a file",
}


@pytest.mark.parametrize("name", REASONS)
def test_what_is_no_file_is_refused(store: Documents, special: dict[str, Path], name: str) -> None:
    (outcome,) = add(store, special[name])
    assert (outcome.state, outcome.reason) == (State.REFUSED, REASONS[name])
    assert files_of(store) == {}


def test_within_a_folder_they_are_named_and_not_followed(
    store: Documents, special: dict[str, Path]
) -> None:
    outcomes = add(store, special["link.txt"].parent)
    assert {one.name: one.reason for one in outcomes} == {
        name: reason for name, reason in REASONS.items() if name != "zero"
    }
    assert files_of(store) == {}


def test_without_that_check_a_device_would_be_read_and_a_link_still_not_followed(
    tmp_path: Path, special: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(given_module, "_check", lambda status, limit: None)
    store = Documents(tmp_path / "documents", largest=1000)
    reasons = {
        name: add(store, special[name])[0].reason for name in ("zero", "pipe.txt", "link.txt")
    }
    assert "larger than" in reasons["zero"]  # it was read up to the limit
    assert reasons["pipe.txt"] == "is empty"  # it was opened
    assert "symbolic links" in reasons["link.txt"]  # the system's own words


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(
    store: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sparse = tmp_path / "sparse.txt"
    with sparse.open("wb") as file:
        file.truncate(1 << 30)
    (outcome,) = add(store, sparse)
    assert outcome.reason == "is larger than the 100 MB allowed"
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
        with pytest.raises(NotGivenError):
            contents(sparse, limit=100 << 20)
    os.truncate(sparse, 20 << 20)
    small = Documents(tmp_path / "small", largest=10 << 20)
    assert add(small, sparse)[0].reason == "is larger than the 10 MB allowed"
    (read,) = add(store, sparse)  # within the limit it is read
    assert read.reason == "holds NUL bytes, so it is not plain text"


def test_hidden_files_and_the_documents_themselves_are_passed_over(tmp_path: Path) -> None:
    store = Documents(tmp_path / "documents")
    for name in ("a.txt", ".git/config", ".secret.txt", "~$a.docx"):
        written(tmp_path, name)
    for _ in range(2):
        assert [one.name for one in add(store, tmp_path)] == ["a.txt"]


def test_a_full_disk_leaves_nothing_half_written(
    store: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        path.write_bytes(content[:3])
        if path.name == documents_module.DESCRIPTION:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(documents_module, "write_durably", full)
        (outcome,) = add(store, written(tmp_path, "a.txt"))
    assert outcome.reason == "cannot be kept (No space left on device)"
    assert files_of(store) == {}
    assert add(store, tmp_path / "a.txt")[0].state is State.ADDED


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from data import documents

write = documents.write_durably

def killed(path, content):
    write(path, content)
    if path.name == documents.DESCRIPTION:
        os.kill(os.getpid(), 9)

documents.write_durably = killed
documents.Documents(Path(sys.argv[1])).add([Path(sys.argv[2])], on=date(2026, 11, 22))
"""


def test_a_run_that_is_killed_while_it_writes_leaves_no_document(
    store: Documents, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.txt")
    command = [sys.executable, "-c", KILLED, str(store.folder), str(path)]
    assert subprocess.run(command, cwd=ROOT).returncode == -9
    assert len(files_of(store)) == 3  # all of them aside
    assert list(store) == [] and hashlib.sha256(TEXT).hexdigest() not in store
    assert [one.state for one in add(store, path)] == [State.ADDED]
    assert len(files_of(store)) == 3


def test_what_a_killed_run_left_aside_is_removed(store: Documents, tmp_path: Path) -> None:
    written(store.folder / ".aside-killed", "original.txt")
    add(store, written(tmp_path, "a.txt"))
    assert not (store.folder / ".aside-killed").exists()


def test_two_do_not_add_at_once(store: Documents, tmp_path: Path) -> None:
    store.folder.mkdir()
    descriptor = os.open(store.folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(DocumentsError, match="something else is adding"):
        add(store, written(tmp_path, "a.txt"))
    os.close(descriptor)
    assert add(store, tmp_path / "a.txt")[0].state is State.ADDED


def test_an_altered_text_or_description_is_not_given_out(store: Documents, tmp_path: Path) -> None:
    (outcome,) = add(store, written(tmp_path, "a.txt"))
    place = store.original(outcome.sha256).parent
    with (place / "text.txt").open("ab") as file:
        file.write(b"x")
    with pytest.raises(DocumentsError, match="was altered"):
        store.text(outcome.sha256)
    (place / "document.json").write_bytes(b"{}")
    with pytest.raises(DocumentsError, match="missing or damaged"):
        store.document(outcome.sha256)


def test_documents_are_for_their_owner_alone(store: Documents, tmp_path: Path) -> None:
    (outcome,) = add(store, written(tmp_path, "a.txt"))
    place = store.original(outcome.sha256).parent
    for path in (store.folder, place):
        assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentsError, match="cannot be used"):
        add(Documents(written(tmp_path, "file")), tmp_path)
