"""The lock of builders: one at a time, told once, and never held by the dead."""

import fcntl
import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from graph.build_lock import LOCK, build_lock, holder
from graph.errors import StoreError

HOLD = """
import sys, time
from pathlib import Path
from graph.build_lock import build_lock
with build_lock(Path(sys.argv[1]), say=print):
    print("held", flush=True)
    time.sleep(600)
"""


def other_process(root: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str], how: signal.Signals) -> None:
    process.send_signal(how)
    process.communicate()


def test_nobody_waits_where_nobody_builds(tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(2):
        with build_lock(tmp_path, say=said.append):
            assert holder(tmp_path)
        assert holder(tmp_path) is None
    assert said == []


def test_the_one_who_waits_is_told_once_for_whom_and_then_goes_on(tmp_path: Path) -> None:
    said: list[str] = []
    told, released = Event(), Event()
    process = other_process(tmp_path)

    def wait() -> None:
        def say(text: str) -> None:
            said.append(text)
            told.set()

        with build_lock(tmp_path, say=say):
            released.set()

    thread = Thread(target=wait)
    thread.start()
    assert told.wait(timeout=60)
    assert not released.wait(timeout=0.5)
    assert (
        holder(tmp_path)
        == said[0][len("Another build is at work (") : -len("); waiting for it ...")]
    )
    end(process, signal.SIGKILL)
    thread.join(timeout=60)

    assert released.is_set()
    assert len(said) == 1
    assert said[0].startswith(f"Another build is at work (process {process.pid} since ")


def test_patience_ends_with_an_error_that_names_the_builder(tmp_path: Path) -> None:
    with build_lock(tmp_path, say=print), pytest.raises(StoreError) as caught:
        with build_lock(tmp_path, say=print, patience=0.3):
            pass

    assert f"another build (process {os.getpid()} since " in caught.value.problem
    assert "OVERSIGHT_CACHE" in caught.value.mend


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_dead_builder_wrote_holds_nobody_up(tmp_path: Path, how: signal.Signals) -> None:
    end(other_process(tmp_path), how)
    said: list[str] = []

    assert b"process" in (tmp_path / LOCK).read_bytes()
    assert holder(tmp_path) is None
    with build_lock(tmp_path, say=said.append, patience=0):
        assert said == []


@pytest.mark.parametrize("words", [b"", b"\xff", b"[]", b'{"process": "x", "since": 3}', b"{}"])
def test_a_builder_whose_words_cannot_be_read_is_waited_for_all_the_same(
    tmp_path: Path, words: bytes
) -> None:
    with build_lock(tmp_path, say=print):
        (tmp_path / LOCK).write_bytes(words)
        said: list[str] = []
        with pytest.raises(StoreError), build_lock(tmp_path, say=said.append, patience=0.2):
            pass
        assert said == ["Another build is at work; waiting for it ..."]
        assert holder(tmp_path) == "another process"


def test_a_child_forked_by_a_builder_does_not_keep_the_lock(tmp_path: Path) -> None:
    with build_lock(tmp_path, say=print):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(writer)
            os.read(reader, 1)
            os._exit(0)
    try:
        assert holder(tmp_path) is None
    finally:
        os.close(writer)
        os.close(reader)
        os.waitpid(child, 0)


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock, calls = fcntl.flock, count()

    def clear_first(descriptor: int, operation: int) -> None:
        if next(calls) == 0:
            (tmp_path / LOCK).unlink()
        flock(descriptor, operation)

    monkeypatch.setattr("graph.build_lock.fcntl.flock", clear_first)
    with build_lock(tmp_path, say=lambda _: None):
        assert holder(tmp_path)


def test_a_link_is_not_followed_to_a_lock_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("kept")
    (tmp_path / LOCK).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OSError, match="symbolic"), build_lock(tmp_path, say=print):
        pass
    assert (tmp_path / "elsewhere").read_text() == "kept"
    assert holder(tmp_path) is None
