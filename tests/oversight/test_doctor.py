"""``oversight doctor``: what is well, what is not, and how to mend it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph import open_graph
from graph.limits import Protections
from oversight.health import Finding, megabytes, protected, version_of
from tests.oversight.terminals import run_on_terminal

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, with nothing in it."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("OVERSIGHT_CACHE", str(folder))
    return folder


def _findings(run: Run, *words: str, code: int = 0) -> dict[str, list[dict[str, Any]]]:
    ended = run("doctor", "--format", "json", *words)
    assert ended.returncode == code, ended.stdout
    found: dict[str, list[dict[str, Any]]] = {}
    for finding in json.loads(ended.stdout):
        found.setdefault(finding["part"], []).append(finding)
    return found


def _damage(cache: Path) -> Path:
    """One byte of the largest file of the store flipped."""
    open_graph()
    files = [file for file in cache.rglob("*.sst") if file.is_file()]
    largest = max(files, key=lambda file: file.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 1
    largest.write_bytes(content)
    return largest


def test_all_that_is_looked_at_is_told_line_by_line(run: Run) -> None:
    ended = run("doctor")
    assert (ended.returncode, ended.stderr) == (0, b"")
    lines = ended.stdout.decode().splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert {line.split()[0] for line in heads} <= {"ok", "warning"}
    parts = {line.split()[1] for line in heads}
    assert parts == {"installed", "queries", "workspace", "cache", "store", "records"}
    assert max(map(len, lines)) <= 100


def test_versions_are_those_installed(run: Run) -> None:
    said = " ".join(finding["says"] for finding in _findings(run)["installed"])
    for name in ("oversight-graph", "pyoxigraph", "rdflib", "networkx"):
        assert f"{name} {version_of(name)}" in said


def test_no_store_yet_is_no_fault_and_a_whole_one_is_described(run: Run, cache: Path) -> None:
    (none,) = _findings(run)["store"]
    assert (none["state"], none["says"].split(" for")[0]) == ("ok", "none yet")
    assert not cache.exists()  # looking builds nothing
    held = open_graph().generation
    (whole,) = _findings(run, "--full")["store"]
    assert whole["state"] == "ok"
    assert whole["says"].startswith(f"{held.quads:,} statements as of {held.as_of}, ")
    assert re.search(r"takes up [1-9][0-9.,]* MB", _findings(run)["cache"][0]["says"])


def test_a_damaged_store_is_a_fault_with_the_command_that_mends_it(run: Run, cache: Path) -> None:
    damaged = _damage(cache)
    (fault,) = _findings(run, "--full", code=1)["store"]
    assert fault["state"] == "fault"
    assert str(damaged) in fault["says"] and "oversight build" in fault["mend"]
    told = run("doctor")
    assert told.returncode == 1
    assert b"to mend it: run oversight build" in told.stdout
    open_graph(renew=True)  # as oversight build does
    assert _findings(run, "--full")["store"][0]["state"] == "ok"


def test_a_cache_that_is_no_folder_is_a_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("OVERSIGHT_CACHE", str(tmp_path / "file" / "cache"))
    found = _findings(run, code=1)
    assert found["cache"][0]["state"] == "fault"
    assert "OVERSIGHT_CACHE" in found["cache"][0]["mend"]


def test_a_worker_that_cannot_start_is_a_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    found = _findings(run, code=1)
    assert found["queries"][-1]["state"] == "fault"
    assert "TMPDIR" in found["queries"][-1]["mend"]


def test_the_full_look_checks_the_shapes_too(run: Run) -> None:
    assert "--full checks the shapes" in _findings(run)["records"][0]["says"]
    assert "keep every shape" in _findings(run, "--full")["records"][0]["says"]


NAMES = ("no_network", "memory", "nothing_written", "deadline")


@pytest.mark.parametrize("missing", NAMES)
def test_each_protection_that_is_missing_is_a_warning_with_its_mend(missing: str) -> None:
    whole = list(protected(Protections(no_network=True, memory=True, nothing_written=True)))
    assert {finding.state for finding in whole} == {"ok"}
    granted = {name: name != missing for name in NAMES}
    found = list(protected(Protections(**granted)))
    (warning,) = [finding for finding in found if finding.state != "ok"]
    assert (warning.state, bool(warning.mend)) == ("warning", True)
    assert len(found) == len(whole)


def test_the_protections_are_those_of_a_worker(run: Run) -> None:
    from graph.workers import Worker

    graph = open_graph()
    with Worker(graph.generation.store_folder) as worker:
        expected = list(protected(worker.protections()))
    found = [Finding(**finding) for finding in _findings(run)["queries"]]
    assert found == expected


def test_a_terminal_gets_colour(tmp_path: Path) -> None:
    seen = run_on_terminal("doctor", folder=tmp_path, columns=70)
    assert seen.code == 0
    assert "\x1b[32mok" in seen.raw
    assert max(map(len, seen.text.splitlines())) <= 70


def test_sizes_are_told_in_megabytes() -> None:
    assert megabytes(80_401_500_000) == "80,401.5 MB"
