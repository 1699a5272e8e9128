"""``oversight show`` on the packaged records, as a person asks it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import open_graph
from tests.oversight.terminals import run_on_terminal

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """The store is there before any command speaks, so that none tells of building it."""
    open_graph()


def _shown(result: subprocess.CompletedProcess[bytes]) -> str:
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def test_a_thing_is_told_with_what_is_said_of_it_and_where(run: Run) -> None:
    told = _shown(run("show", "social-media-hub"))
    assert told.startswith(
        "Social Media Hub (proof of concept)\nProject · project/social-media-hub"
    )
    assert re.search(r"^Offered money by\n  Home Office \(org/home-office\)\n", told, re.MULTILINE)
    assert "£1.4 million, rounded (offered)" in told
    assert "[proposed] A hypothesis, inferred" in told
    assert "[contested] [planned]" in told
    assert "oversight show project/social-media-hub --texts DIR" in told


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("claim/mopac-pcd-545/hub-exit-finance", "sits uneasily beside, only if one of the dates"),
        ("mopac-pcd-545/hub-exit-finance", "code points 3,676 to 3,890 · sha256:579313ed8f73…"),
        ("hub-funding-offer", "Money               £1.4 million, rounded (offered)"),
        ("mopac", "Follows             Metropolitan Police Authority"),
        ("Metropolitan Police", "Overseen as one of its kind\n"),
        ("HEDDLU GWENT", "Gwent Police\nPolice force · org/gwent-police"),
        ("request/mps-socmint-2015", "[treated as withdrawn]"),
        ("item/mps-socmint-2015/2", "What became of it\n"),
        ("mps-socmint-thread", "Text read           16,758 code points, sha256:"),
        ("record/police-forces", "Licence             CC0-1.0"),
        ("law/foia-2000/s14-1", "http://www.legislation.gov.uk/id/ukpga/2000/36/section/14/1"),
        ("law/foia-2000/s31", "Exemption sort      qualified exemption"),
        ("decision/pcd-545", "Signed on           12 March 2019"),
        ("social media hub (proof of concept)", "Exit planned\n"),
    ],
)
def test_each_kind_is_found_and_told(run: Run, name: str, said: str) -> None:
    told = _shown(run("show", name))
    assert said in told
    assert re.search(r"[Aa]s of [0-9]{1,2} [A-Z][a-z]+ [0-9]{4}", told)


def test_absence_is_told_as_absence_from_this_graph(run: Run) -> None:
    told = " ".join(_shown(run("show", "org/home-office")).split())
    assert re.search(r"Not in this graph as of [^:]*: a promise for it to keep;", told)
    assert "That is not proof of absence." in told


def test_several_of_one_name_are_listed_and_none_is_guessed(run: Run) -> None:
    ended = run("show", "response")
    assert ended.returncode == 2
    assert b'things are called "response"' in ended.stderr
    assert b"Communication" in ended.stdout and b"2 rows" in ended.stdout


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("metropolitan polise", "org/metropolitan-police-service"),
        ("org/mopak", "org/mopac"),
        ("law/foia-2000/s31-1-a", "did you mean law/foia-2000/s31-1?"),
        ("law/foia-2000/nonsense", "did you mean law/foia-2000?"),
    ],
)
def test_an_unknown_name_is_met_with_near_ones(run: Run, name: str, near: str) -> None:
    ended = run("show", name)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.count(b"\n") == 1
    assert near in ended.stderr.decode()


@pytest.mark.parametrize("name", ["", "law/no-such-act/s1", "law/", "\x1b[2J", "a" * 10_000])
def test_a_name_of_nothing_is_one_line(run: Run, name: str) -> None:
    ended = run("show", name)
    assert (ended.returncode, ended.stderr.count(b"\n")) == (1, 1)
    assert b"\x1b" not in ended.stderr


def test_programs_get_json(run: Run, tmp_path: Path) -> None:
    read = json.loads(_shown(run("show", "hub-exit-finance", "--format", "json")))
    assert read["kind"] == "Claim"
    assert read["evidence"][0]["digest"].startswith("sha256:579313ed8f73")
    _shown(run("show", "mopac", "--format", "json", "-o", "mopac.json"))
    assert json.loads((tmp_path / "mopac.json").read_bytes())["named"]["name"] == "org/mopac"


def test_records_of_ones_own_are_shown_too(run: Run, tmp_path: Path) -> None:
    from tests.packaged import PCD_545

    text = PCD_545.read_text("utf-8").replace("in October 2018.", "in that October.")
    (tmp_path / "mopac-pcd-545.yaml").write_text(text, "utf-8")
    told = _shown(run("show", "hub-funding-offer", "--records", "."))
    assert told.startswith("The Home Office made its offer in that October.")


@pytest.mark.parametrize("columns", [60, 140])
def test_a_terminal_gets_its_width_colour_and_links(tmp_path: Path, columns: int) -> None:
    seen = run_on_terminal("show", "hub-exit-finance", folder=tmp_path, columns=columns, rows=90)
    assert seen.code == 0
    assert max(map(len, seen.text.splitlines())) <= min(columns, 100)
    assert "\x1b[1mThe finance section" in seen.raw
    assert "https://w3id.org/oversight-graph/id/project/social-media-hub" in seen.links


def test_an_error_holds_no_command_to_the_terminal(tmp_path: Path) -> None:
    seen = run_on_terminal("show", "a\x1b[2J\x9b\u202eb", folder=tmp_path)
    assert seen.code == 1
    assert 'called "a\\x1b[2J\\x9b\\u202eb"' in seen.raw.rsplit("\n", 2)[-2]
    seen = run_on_terminal("verify", "a\x1b[2Jb", "--texts", ".", folder=tmp_path)
    assert seen.code == 2 and "\x1b[2J" not in seen.raw


def test_no_colour_is_honoured(tmp_path: Path) -> None:
    seen = run_on_terminal("show", "hub-exit-finance", folder=tmp_path, rows=90, NO_COLOR="1")
    assert "\x1b[1m" not in seen.raw and "\x1b[2m" not in seen.raw


def test_a_pipe_gets_neither_colour_nor_links(run_apart: Run) -> None:
    ended = run_apart("show", "hub-exit-finance", TERM="xterm-256color")
    assert ended.returncode == 0 and b"\x1b" not in ended.stdout
