"""Hostile files through the real confined child: refused or read in time, nothing kept.

Each defence is then taken away, by a bound or limit raised or a check taken out, to see what it
kept from happening.
"""

import socket
import tempfile
import time
from datetime import date
from pathlib import Path

import lxml.etree as etree
import pytest

from data.confined import Limits
from data.documents import Documents, Outcome, State
from data.incoming import Reader
from data.readers import markup
from data.readers.bounds import Bounds
from data.readers.reading import read
from tests.data.readers.hostile import (
    attributes,
    comments,
    deep,
    form_loop,
    laughs,
    lying_archive,
    many_members,
    nested_messages,
    nested_parts,
    page_loop,
    page_tree,
    pdf_bomb,
    with_doctype,
    zip_bomb,
)
from tests.data.readers.making import WORDS, docx_of, page_of

SECONDS = 3.0
TODAY = date(2026, 11, 22)


def added(
    folder: Path,
    name: str,
    content: bytes,
    *,
    seconds: float = SECONDS,
    memory: int = 1 << 30,
    bounds: Bounds | None = None,
) -> Outcome:
    """What becomes of one file in time; nothing of it is kept if it is refused."""
    file = folder / name
    file.write_bytes(content)
    reader = Reader(limits=Limits(seconds=seconds, memory=memory), bounds=bounds or Bounds())
    documents = Documents(Path(tempfile.mkdtemp(dir=folder)), reader=reader)
    started = time.monotonic()
    outcome = documents.add([file], on=TODAY).outcomes[0]
    assert time.monotonic() - started < seconds + 2
    line = str(outcome)
    assert line.startswith(f"{name}: ")
    assert line.isprintable()
    if outcome.state is State.REFUSED:
        assert list(documents.folder.iterdir()) == []
    return outcome


def refused(folder: Path, name: str, content: bytes, **options: object) -> str:
    """The reason for which a file is refused."""
    outcome = added(folder, name, content, **options)  # type: ignore[arg-type] # as given above
    assert outcome.state is State.REFUSED
    return outcome.reason


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = zip_bomb(60)
    assert len(bomb) < 1 << 18
    reason = refused(tmp_path, "a.docx", bomb, bounds=Bounds(unpacked=20 << 20))
    assert reason == "unpacks to over 20 MB"
    reason = refused(tmp_path, "a.docx", bomb, memory=50 << 20, seconds=20)
    assert reason == "took more than the 50 MB of memory allowed"


def test_an_archive_of_many_members_is_refused(tmp_path: Path) -> None:
    content = many_members(600)
    assert refused(tmp_path, "a.docx", content, bounds=Bounds(members=500)).startswith("packs over")
    assert added(tmp_path, "a.docx", content).state is State.ADDED


def test_an_archive_that_lies_about_a_size_is_refused(tmp_path: Path) -> None:
    assert "damaged" in refused(tmp_path, "a.docx", lying_archive())


SECRET = '<!ENTITY words SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("doctype", "encoding"),
    [(laughs(), "utf-8"), (SECRET, "utf-8"), (SECRET, "utf-16"), ('<!ENTITY words "w">', "utf-8")],
)
def test_a_word_document_with_a_doctype_is_refused(
    tmp_path: Path, doctype: str, encoding: str
) -> None:
    content = with_doctype(doctype, encoding=encoding)
    reason = refused(tmp_path, "a.docx", content)
    assert "declares a DOCTYPE" in reason or "entity amplification" in reason


def test_without_that_check_words_would_be_lost_in_silence() -> None:
    content = with_doctype('<!ENTITY words "between">')
    text = read(content, name="a.docx", bounds=Bounds(doctypes=1))
    assert text.content == "before  after\n\n"
    assert text.warnings == ()


def test_the_file_of_an_entity_is_not_read_as_another_parser_would(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words", encoding="utf-8")
    xml = f'<!DOCTYPE d [<!ENTITY words SYSTEM "{secret.as_uri()}">]><d>&words;</d>'.encode()
    open_parser = etree.XMLParser(resolve_entities=True, load_dtd=True)
    assert etree.fromstring(xml, open_parser).text == "secret words"
    content = with_doctype(f'<!ENTITY words SYSTEM "{secret.as_uri()}">')
    assert "DOCTYPE" in refused(tmp_path, "a.docx", content)
    assert added(tmp_path, "a.docx", content, bounds=Bounds(doctypes=1)).state is State.ADDED
    (kept,) = tmp_path.rglob("text.txt")
    assert "secret" not in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("layers", [1, 2])
def test_a_pdf_bomb_is_refused(tmp_path: Path, layers: int) -> None:
    bomb = pdf_bomb(80, layers=layers)
    assert len(bomb) < 250_000
    assert "nothing that can be read" in refused(tmp_path, "a.pdf", bomb)


def test_a_bomb_below_the_limit_of_pypdf_meets_ours(tmp_path: Path) -> None:
    bomb = pdf_bomb(70)
    reason = refused(tmp_path, "a.pdf", bomb, memory=256 << 20, seconds=2)
    assert reason.startswith("took more than the ")


@pytest.mark.parametrize("content", [page_loop(), form_loop()])
def test_a_pdf_that_leads_back_to_itself_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, "a.pdf", content)


# Our limit of time or, on a fast machine, pypdf's of a hundred thousand branches.
AT_LENGTH = ("took more than the 1 s", "is a damaged PDF (Maximum page tree")


def test_a_small_pdf_of_a_million_pages_is_refused_at_once(tmp_path: Path) -> None:
    content = page_tree(20)
    assert len(content) < 2500
    assert refused(tmp_path, "a.pdf", content) == "has over 10,000 pages"
    unbounded = Bounds(pages=1 << 40)
    reason = refused(tmp_path, "a.pdf", content, bounds=unbounded, seconds=1)
    assert reason.startswith(AT_LENGTH)


def test_one_that_lies_about_its_pages_is_refused_at_length(tmp_path: Path) -> None:
    reason = refused(tmp_path, "a.pdf", page_tree(24, claimed=1), seconds=1)
    assert reason.startswith(AT_LENGTH)


def test_three_thousand_nested_parts_are_refused(tmp_path: Path) -> None:
    content = nested_parts(3000)
    assert refused(tmp_path, "a.eml", content) == "has over 500 parts"
    reason = refused(tmp_path, "a.eml", content, bounds=Bounds(parts=1 << 40))
    assert reason == "nests its parts too deep"


def test_messages_within_messages_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.eml", nested_messages(3000)) == "has over 500 parts"
    file = tmp_path / "a.eml"
    file.write_bytes(nested_messages(8))
    outcomes = Documents(tmp_path / "documents").add([file], on=TODAY).outcomes
    assert outcomes[-1].reason == "lies too deep in other messages"
    assert len(outcomes) == 7


def test_a_flood_of_comments_is_read_in_time(tmp_path: Path) -> None:
    outcome = added(tmp_path, "a.html", comments(200_000))
    assert outcome.state is State.ADDED


def test_elements_deeper_than_a_parser_follows_are_refused(tmp_path: Path) -> None:
    for content in (deep(100_000), deep(100_000, closed=True)):
        assert "deeper than a parser follows" in refused(tmp_path, "a.html", content)


def test_unclosed_elements_that_it_follows_are_read(tmp_path: Path) -> None:
    assert added(tmp_path, "a.html", deep(1000), seconds=20).state is State.ADDED
    (kept,) = tmp_path.rglob("text.txt")
    assert "the deepest words of the page" in kept.read_text(encoding="utf-8")


def test_without_that_check_the_deep_words_would_be_lost_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markup, "_refuse_cut", lambda log: None)
    text = read(deep(10_000, closed=True), name="a.html")
    assert WORDS in text.content
    assert "last words" not in text.content


def test_quadratic_markup_meets_the_limit_of_time(tmp_path: Path) -> None:
    content = attributes(60_000)
    assert "took more than the 1 s" in refused(tmp_path, "a.html", content, seconds=1)
    assert "took more than the 2 s" in refused(tmp_path, "a.html", content, seconds=2)
    assert added(tmp_path, "a.html", attributes(100), seconds=20).state is State.ADDED


def test_nothing_that_a_file_names_is_fetched(tmp_path: Path) -> None:
    """A listener on this machine hears nobody, though every file knows where it is."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        head = (
            f'<link rel="stylesheet" href="{address}"><base href="{address}">'
            f'<meta http-equiv="refresh" content="0;url={address}">'
            f'<script src="{address}"></script>'
        )
        page = page_of(f'{WORDS}<img src="{address}"><iframe src="{address}">', head=head)
        doctype = f'<!DOCTYPE html PUBLIC "x" "{address}">'.encode()
        page = page.replace(b"<!DOCTYPE html>", doctype)
        entity = with_doctype(f'<!ENTITY words SYSTEM "{address}"><!ENTITY % p SYSTEM "{address}">')
        assert added(tmp_path, "a.html", page, seconds=20).state is State.ADDED
        for doctypes in (0, 1):
            added(tmp_path, "a.docx", entity, bounds=Bounds(doctypes=doctypes), seconds=20)
        with pytest.raises(TimeoutError):
            listener.accept()
        socket.create_connection(listener.getsockname()).close()
        listener.accept()[0].close()  # it does hear those who come


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", b"a\0b" * 100),
        ("a.pdf", WORDS.encode()),
        ("a.docx", WORDS.encode()),
        ("a.txt", b"MZ\x90\0"),
        ("a.txt", b"\xff\xfe" + b"\x00\xd8" * 1000),
        ("bad\x1b[2J\nname.txt", b""),
        ("a.docx", docx_of(WORDS)[:-30]),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    documents = Documents(tmp_path / "documents")
    (outcome,) = documents.add([tmp_path / name], on=TODAY).outcomes
    assert outcome.state is State.REFUSED
    assert str(outcome).isprintable()
    assert list(documents.folder.iterdir()) == []


def test_a_text_that_grows_beyond_the_bound_is_refused(tmp_path: Path) -> None:
    content = b"\xff\xfe" + "\u3042".encode("utf-16-le") * 50_000
    small = Bounds(text=10_000)
    assert (
        refused(tmp_path, "a.txt", content, bounds=small) == "its text has over 10,000 characters"
    )
    assert added(tmp_path, "a.txt", content).length == 50_000
