"""``oversight query``: limits, files, pages, and what goes where."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import open_graph
from graph.limits import OPTIONS, Limits
from tests.oversight.terminals import run_on_terminal

Run = Callable[..., subprocess.CompletedProcess[bytes]]
ALL = b"SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """The store is there before any command speaks, so that none tells of building it."""
    open_graph()


def _refused(result: subprocess.CompletedProcess[bytes], *, code: int = 1) -> str:
    message = result.stderr.decode()
    assert (result.returncode, result.stdout) == (code, b""), message
    assert "Traceback" not in message
    return message


def test_the_help_shows_each_limit_with_its_default(run: Run) -> None:
    told = " ".join(run("query", "--help").stdout.decode().split())
    for field, option in OPTIONS.items():
        default = getattr(Limits(), field)
        assert re.search(rf"{option} [A-Z]+ [^\[]*\[default: {default}\]", told), option


def test_an_answer_that_is_cut_says_so_beside_it(run: Run) -> None:
    ended = run("query", "-", "--max-rows", "3", "--format", "csv", given=ALL)
    assert ended.returncode == 0
    assert ended.stdout.count(b"\r\n") == 4
    assert ended.stderr.decode() == "Note: the answer is cut at 3 rows (--max-rows).\n"


def test_an_answer_may_be_cut_by_size(run: Run) -> None:
    ended = run("query", "-", "--max-size", "0.01", "--format", "tsv", given=ALL)
    assert 5_000 < len(ended.stdout) <= 10_000
    assert b"(--max-size)" in ended.stderr


@pytest.mark.parametrize(
    ("given", "option", "value"),
    [
        (b"SELECT * { " + b"?s ?p ?o ." * 50 + b" }", "--max-text", "100"),
        (b"SELECT * { { { ?s ?p ?o } } }", "--max-nesting", "2"),
        (b"SELECT (1+1+1+1+1 AS ?x) {}", "--max-operators", "3"),
        (b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.3"),
    ],
)
def test_a_query_beyond_a_limit_is_told_which(
    run: Run, given: bytes, option: str, value: str
) -> None:
    assert option in _refused(run("query", "-", option, value, given=given))


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "1e12", "many"])
def test_a_limit_that_is_none_is_misuse(run: Run, value: str) -> None:
    assert "--timeout" in _refused(run("query", "06", "--timeout", value), code=2)


def test_no_is_an_answer_and_no_failure(run: Run) -> None:
    ended = run("query", "-", given=b"ASK { ?x a ov:Nothing }")
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"No: nothing in this graph, as of its date")
    ended = run("query", "-", "--format", "json", given=b"ASK { ?x a ov:Nothing }")
    assert json.loads(ended.stdout)["boolean"] is False


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.rq", "missing.rq: No such file or directory"),
        ("no/such/file", "no/such/file: No such file or directory"),
        ("folder", "folder: Is a directory"),
        ("./folder/", "folder: Is a directory"),
        ("latin.rq", "latin.rq:2: is not UTF-8 text"),
        ("/dev/zero", "/dev/zero is a device"),
        ("endless.rq", "--max-text"),
    ],
)
def test_a_file_that_is_no_query_is_one_clear_line(
    run: Run, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.rq").write_bytes(b"ASK {\n ?x ?y 'caf\xe9' }")
    (tmp_path / "endless.rq").write_bytes(b"#" * 1_000_000)
    message = _refused(run("query", name))
    assert message.count("\n") == 1
    assert said in message.replace(f"{tmp_path}/", "")


def test_input_that_is_no_utf_8_is_one_clear_line(run: Run) -> None:
    message = _refused(run("query", "-", given=b"ASK {}\n\xff"))
    assert message == "Error: standard input:2: is not UTF-8 text; save it as UTF-8\n"


def test_a_byte_order_mark_is_no_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "marked.rq").write_bytes(b"\xef\xbb\xbfASK { ?x a ov:Project }")
    assert run("query", "marked.rq").stdout.startswith(b"Yes")


def test_on_a_terminal_things_are_links_and_in_a_pipe_they_are_not(
    tmp_path: Path, run_apart: Run
) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?p WHERE { ?p a ov:Project }")
    seen = run_on_terminal("query", "q.rq", folder=tmp_path)
    hub = "https://w3id.org/oversight-graph/id/project/social-media-hub"
    assert hub in seen.links and "│ project/social-media-hub" in seen.text
    assert b"\x1b" not in run_apart("query", "q.rq", TERM="xterm").stdout
    assert run_on_terminal("query", "q.rq", folder=tmp_path, TERM="dumb").links == []


def test_an_answer_longer_than_the_screen_comes_page_by_page(tmp_path: Path) -> None:
    (tmp_path / "pager").write_text("#!/bin/sh\necho PAGED\nexec cat\n")
    (tmp_path / "pager").chmod(0o755)

    def text(*words: str, rows: int) -> str:
        pager = str(tmp_path / "pager")
        return run_on_terminal(*words, folder=tmp_path, rows=rows, PAGER=pager).text

    assert "PAGED" in text("query", "money-flow", rows=20)
    assert "PAGED" not in text("query", "money-flow", rows=200)
    unpaged = text("query", "money-flow", "--no-pager", rows=20)
    assert "PAGED" not in unpaged and "3 rows" in unpaged


def test_a_page_holds_no_links(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?p WHERE { ?p a ov:Topic }")
    seen = run_on_terminal("query", "q.rq", folder=tmp_path, rows=20, PAGER="cat")
    assert "topic/disruption" in seen.text and seen.links == []
