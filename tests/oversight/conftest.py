"""Running the command line: in this process, or in one of its own where that is the point."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from oversight.cli import main

Ran = subprocess.CompletedProcess[bytes]
Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``oversight`` in an empty folder, as its own process would but in this one."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str, given: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["oversight", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with ExitStack() as stack:
            stack.enter_context(redirect_stdout(out))
            stack.enter_context(redirect_stderr(err))
            code = _ended()
        return Ran(words, code, _content(out), _content(err))

    return command


@pytest.fixture
def run_apart(tmp_path: Path) -> Run:
    """Runs ``oversight`` as a process in an empty folder, with more environment if given."""

    def command(*words: str, **environment: str) -> Ran:
        return subprocess.run(
            [sys.executable, "-m", "oversight", *words],
            cwd=tmp_path,
            capture_output=True,
            timeout=120,
            env={**os.environ, **environment},
            check=False,
        )

    return command


def _ended() -> int:
    """The exit code of the command line."""
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _content(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue()
