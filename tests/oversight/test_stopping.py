"""A command that is told to stop says so in one line, whoever tells it."""

import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

GENEROUS = 60.0


def until_it_handles(number: signal.Signals, process: int) -> None:
    """Before its first line of code, the system ends a process without a word."""
    end = monotonic() + GENEROUS
    while monotonic() < end:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
        (caught,) = [line for line in status.splitlines() if line.startswith("SigCgt")]
        if int(caught.split()[1], 16) >> (number - 1) & 1:
            return
        sleep(0.01)
    raise AssertionError("it does not handle the signal")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_command_told_to_stop_says_so(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "oversight", "query", "-"],  # waits for its input
        env={"OVERSIGHT_CACHE": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        until_it_handles(signal.SIGTERM, process.pid)
        process.send_signal(sent)
        out, said = process.communicate(timeout=GENEROUS)

    assert (process.returncode, said.strip(), out) == (code, "Stopped.", "")
    assert list(tmp_path.iterdir()) == []
