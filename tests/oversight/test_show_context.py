"""``oversight show`` with the texts at hand, in a workspace of an invented thread."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from data.workspace import Workspace, open_workspace
from tests.data.spoken import QUESTION, REFUSAL, REMARK, THREAD, plain_record
from tests.invented import as_yaml
from tests.oversight.terminals import run_on_terminal

Run = Callable[..., subprocess.CompletedProcess[bytes]]
MARKED = f"[[{REFUSAL}]]"


def told(result: subprocess.CompletedProcess[bytes]) -> str:
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def folded(text: str) -> str:
    """A text without its line breaks and the bars before quoted lines."""
    return " ".join(text.replace("│", " ").split())


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Workspace:
    told(run("init", "."))
    here = open_workspace(tmp_path)
    record(here)
    keep(run, here, THREAD)
    return here


def record(here: Workspace, **changes: str) -> None:
    plain = plain_record(key=here.key(), **changes)
    (here.folder / "records" / "lamps-thread.yaml").write_text(as_yaml(plain), "utf-8")


def keep(run: Run, here: Workspace, text: str) -> None:
    (here.folder / "thread.txt").write_bytes(text.encode())
    told(run("add", "thread.txt", "--on", "2026-11-22"))


def test_a_passage_stands_in_its_context_with_who_speaks(run: Run, workspace: Workspace) -> None:
    said = folded(told(run("show", "none-held")))
    assert MARKED in said
    assert "holds in thread.txt message 3 of 5, of the authority, 28 May 2019" in said
    assert "the record has it said by Westmarch Police, as here" in said
    assert "at odds" not in said and "--texts DIR" not in said


def test_a_passage_in_anothers_mouth_is_plainly_said(run: Run, workspace: Workspace) -> None:
    record(workspace, answered_by="agent/requester")
    said = folded(told(run("show", "none-held")))
    assert (
        "[!] at odds: the record has it said by Requester of information, the requester, "
        "but it stands in what reads as a message of the authority"
    ) in said


def test_words_repeated_from_the_request_are_the_requesters(run: Run, workspace: Workspace) -> None:
    said = folded(told(run("show", "claim/lamps-thread/repeated")))
    assert "it repeats words of message 2 here, of the requester" in said
    odds = "[!] at odds: the record has it said by Westmarch Police, the authority, but"
    assert f"{odds} the words are of the requester" in said


def test_a_passage_under_the_key_is_shown_with_the_key_alone(
    run: Run, workspace: Workspace
) -> None:
    said = folded(told(run("show", "watched")))
    assert f"[[{REMARK}]]" in said and "under the key of this workspace" in said
    workspace.key_file.unlink()
    said = folded(told(run("show", "watched")))
    assert "not at hand: its digest is under a key that is not here" in said
    assert REMARK not in said


def test_a_lost_passage_is_said_to_be_lost(run: Run, workspace: Workspace) -> None:
    said = folded(told(run("show", "unclear")))
    assert "[!] lost: thread.txt is at hand, and the passage is not in it" in said


def test_moved_passages_are_shown_at_their_new_place(
    run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "copy.txt").write_text(f"Printed by Lamp Seeker.\n{THREAD}", "utf-8")
    said = folded(told(run("show", "none-held", "--texts", "texts")))
    start = THREAD.index(REFUSAL) + 24
    assert f"[!] moved: in copy.txt it stands at code points {start:,} to" in said
    assert "not the text version that the record was read from" in said
    assert MARKED in said


def test_what_is_not_at_hand_is_said_and_the_rest_is_shown(
    run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    said = told(run("show", "none-held", "--texts", "none"))
    assert "--texts DIR" in said and "│" not in said
    (tmp_path / "none" / "other.txt").write_text("Another letter.\n", "utf-8")
    said = told(run("show", "none-held", "--texts", "none"))
    assert "not at hand: no text here was found to have it" in said


def test_how_much_is_shown_around_is_chosen(run: Run, workspace: Workspace) -> None:
    none = folded(told(run("show", "none-held", "--around", "0")))
    assert f"… {MARKED} …" in none and "7 May 2019. You asked" not in none
    assert "7 May 2019. You asked" in folded(told(run("show", "none-held", "--around", "400")))


def test_a_terminal_gets_the_passage_reversed(run: Run, workspace: Workspace) -> None:
    seen = run_on_terminal("show", "none-held", folder=workspace.folder, rows=90)
    assert "\x1b[7mWe hold no list" in seen.raw
    assert "[[" not in seen.raw and REFUSAL in folded(seen.text)
    plain = run_on_terminal("show", "none-held", folder=workspace.folder, rows=90, NO_COLOR="1")
    assert MARKED in folded(plain.text)


def test_programs_get_the_words_and_the_verdict(run: Run, workspace: Workspace) -> None:
    read = json.loads(told(run("show", "none-held", "--format", "json")))
    (passage,) = read["evidence"]
    context = passage["context"]
    assert context["state"] == "holds" and context["at"] == [passage["start"], passage["end"]]
    assert context["window"]["words"] == REFUSAL
    assert context["voice"]["speaker"] == "authority" and context["voice"]["sent"] == "2019-05-28"
    assert context["said_by"][0]["agreement"] == "agrees"


def test_a_page_is_written_with_the_passage_marked(run: Run, workspace: Workspace) -> None:
    told(run("show", "request/lamps", "--format", "html", "-o", "lamps.html"))
    page = (workspace.folder / "lamps.html").read_text("utf-8")
    assert f"<mark>{REFUSAL}</mark>" in page and f"<mark>{QUESTION}</mark>" in page


def test_no_words_of_a_document_are_in_the_graph(run: Run, workspace: Workspace) -> None:
    told(run("show", "request/lamps"))
    told(run("build", "--out", "built"))
    kept = [*workspace.store_root.rglob("*"), *(workspace.folder / "built").rglob("*")]
    contents = [path.read_bytes() for path in kept if path.is_file()]
    assert any(b"lamps-thread" in content for content in contents)
    for words in (REFUSAL, REMARK, QUESTION):
        assert not any(words.encode() in content for content in contents)


def test_a_hostile_text_commands_no_terminal(run: Run, workspace: Workspace) -> None:
    hostile = THREAD.replace(
        "You asked us to tell you", "You \x1b[2J\x00\u202easked]][[ us <script>"
    )
    texts = workspace.folder / "hostile"
    texts.mkdir()
    (texts / "a.txt").write_bytes(hostile.encode())
    for form in ("text", "json", "html"):
        raw = told(run("show", "none-held", "--texts", "hostile", "--format", form))
        assert not set(raw) & set("\x1b\x00\u202e\x9b"), form
    said = folded(told(run("show", "none-held", "--texts", "hostile")))
    assert "<U+001B>[2J<U+0000><U+202E>asked" in said
    assert said.count("[[") == said.count("]]") == 1


def test_a_saved_page_says_itself_who_speaks(run: Run, workspace: Workspace) -> None:
    """Its marks, not the rules: nothing in these words tells who wrote them."""
    from data.digests import digest
    from data.documents import Documents

    blocks = "".join(
        f'<div class="{kind} correspondence box" id="{kind}-1"><h2>{name}<br>{day}</h2>'
        f'<div class="correspondence_text"><p>{words}</p></div></div>'
        for kind, name, day, words in (
            ("outgoing", "Lamp Seeker", "3 May 2019", QUESTION),
            ("incoming", "Westmarch Police", "28 May 2019", REFUSAL),
        )
    )
    page = f"<html><body><h1>Lamps</h1>{blocks}</body></html>"
    (workspace.folder / "page.html").write_text(page, "utf-8")
    told(run("add", "page.html", "--on", "2026-11-22"))
    documents = Documents(workspace.documents)
    (kept,) = (one for one in documents if one.name == "page.html")
    text = documents.text(kept.sha256)
    plain = plain_record(text, key=workspace.key())
    at = text.index(REFUSAL)
    plain["passages"] = {
        slug: {"at": [at, at + len(REFUSAL)], "where": "Answer", "sha256": digest(REFUSAL)}
        for slug in plain["passages"]
    }
    (workspace.folder / "records" / "lamps-thread.yaml").write_text(as_yaml(plain), "utf-8")
    said = folded(told(run("show", "none-held")))
    assert "holds in page.html message 3 of 3, of the authority, 28 May 2019" in said
