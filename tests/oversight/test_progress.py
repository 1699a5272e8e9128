"""Progress is for a person at a terminal, after a moment, and for nobody else."""

import subprocess
import sys
from pathlib import Path

import pytest

from oversight.progress import Progress, is_watched
from tests.oversight.terminals import run_command_on_terminal

WORK = """
import sys, time
from oversight.progress import Progress
with Progress("Opening", delay=float(sys.argv[1])) as progress:
    progress("Building", 1, 2)
    end = time.monotonic() + 60
    while "shown" in sys.argv and not progress.is_shown and time.monotonic() < end:
        time.sleep(0.01)
    progress("Checking", 2, 2)
    progress.say("A word that stays.")
    time.sleep(float(sys.argv[2]))
"""


def test_long_work_shows_a_bar_that_goes_and_words_that_stay(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORK, "0.01", "0", "shown"]
    seen = run_command_on_terminal(command, folder=tmp_path)
    assert seen.code == 0
    assert "Building" in seen.text and "Checking" in seen.text and "━" in seen.text
    assert "A word that stays.\n" in seen.text
    assert "━" not in seen.raw.rsplit("\x1b[2K", 1)[-1]  # the last line is wiped


def test_short_work_shows_nothing(tmp_path: Path) -> None:
    seen = run_command_on_terminal([sys.executable, "-c", WORK, "600", "0.7"], folder=tmp_path)
    assert seen.raw == "A word that stays.\n"


@pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}])
def test_where_nobody_watches_a_terminal_only_words_are_said(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    command = [sys.executable, "-c", WORK, "0", "0.5"]
    seen = run_command_on_terminal(command, folder=tmp_path, environment=environment)
    assert seen.raw == "A word that stays.\n"


def test_a_pipe_gets_only_words() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WORK, "0", "0.5"], capture_output=True, check=True
    )
    assert (ended.stdout, ended.stderr) == (b"", b"A word that stays.\n")


def test_an_error_within_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="within"), Progress("Working", delay=0):
        raise ValueError("within")
    assert not is_watched()
