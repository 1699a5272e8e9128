"""The short form of the fault suite: it finds nothing, and finds what is taken out."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from faults.defences import DEFENCES
from faults.figures import MARKED, written
from faults.run import PARTS, run
from faults.trials import SHORT, Ground, Trial

# Those that need a build of the packaged graph, or minutes of queries, run in the full form.
SHORTEST = ("kills", "damages", "builds-at-once", "stopped", "readers", "vectors", "bounded-files")
SEEN_AT_ONCE = ("removal", "lock", "words", "network", "process")


@pytest.mark.parametrize("part", SHORTEST)
def test_a_short_run_finds_no_fault(part: str, tmp_path: Path) -> None:
    (trials,) = run([part], Ground(tmp_path, SHORT)).values()

    assert trials
    assert [trial for trial in trials if trial.fault] == []


@pytest.mark.parametrize("name", SEEN_AT_ONCE)
def test_a_defence_taken_out_is_found(name: str) -> None:
    ended = faults("--without", name)

    assert ended.returncode == 1
    assert f"FAULT in {DEFENCES[name].part}: " in ended.stderr


def test_every_defence_has_a_part_that_is_to_find_it_gone() -> None:
    assert {defence.part for defence in DEFENCES.values()} <= set(PARTS)


def test_a_stopped_run_leaves_nothing_behind(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "faults", "--part", "kills"],
        env={"TMPDIR": str(tmp_path), "PATH": ""},
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(tmp_path.glob("oversight-faults-*/kills*")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)

    assert process.communicate()[1].endswith("Stopped.\n")
    assert process.returncode == 130
    assert list(tmp_path.glob("oversight-faults-*")) == []


def test_figures_are_made_anew_between_their_markers() -> None:
    tally = {
        "kills": [Trial("killed", "whole"), Trial("killed", "lost", fault=True)],
        "full-disks": [Trial("a file system", "NOT RUN: mounting is not permitted here")],
    }
    seen = [("lock", "builds-at-once", "lost")]
    page = MARKED.replace("# Figures", "# Kept\n\n# Figures") + "\nKept too.\n"
    for _ in range(2):
        page = written(page, tally, seen, sizes=SHORT, seed=4)

    assert page.startswith("# Kept\n")
    assert page.endswith("\nKept too.\n")
    assert page.count("| kills | killed | lost | 1 |") == 1
    assert "| kills | 2 | 1 | 0 |" in page
    assert "| full-disks | 0 | 0 | 1 |" in page
    assert "**3 trials, 1 faults.**" in page


def faults(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "faults", *arguments], capture_output=True, text=True, check=False
    )
