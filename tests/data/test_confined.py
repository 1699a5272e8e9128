"""What runs confined gives its answer or is ended, and reaches nothing meanwhile."""

import gc
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from data.confined import ConfinedError, CrashError, LimitError, Limits, RaisedError, Ran, run

FUNCTIONS = "tests.data.confined_functions"
ROOT = Path(__file__).parents[2]
SHORT = Limits(seconds=3)


def call(function: str, content: bytes = b"", *, limits: Limits | None = None) -> Ran:
    """One of the functions, under limits that only a test of them meets."""
    return run(FUNCTIONS, function, content, limits=limits)


def test_the_answer_is_the_functions_own_bytes() -> None:
    assert run(FUNCTIONS, "turned", b"abc\0\n", options={"times": 2}).output == b"\n\0cba" * 2


def test_a_large_content_and_answer_pass_whole() -> None:
    content = bytes(range(256)) * 40_000
    assert call("turned", content).output == content[::-1]


def test_what_a_library_prints_is_no_part_of_the_answer() -> None:
    assert call("printing", b"the answer").output == b"the answer"


def test_a_child_sees_no_folder_environment_or_descriptor_of_its_parent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OVERSIGHT_SECRET", "hidden")
    with (tmp_path / "open").open("wb") as file:
        os.set_inheritable(file.fileno(), True)
        seen = call("surroundings").output.decode().splitlines()
    assert seen[0] == "/"
    assert seen[1] in ("['LC_CTYPE', 'PYTHONHASHSEED']", "['PYTHONHASHSEED']")
    assert seen[2] == "[0, 1, 2, 3]"  # the fourth is the way of the answer
    assert seen[3] in ("[0, 62]", "[0, 63]")  # no core, and processor time a little above 60 s
    assert seen[4] == ("1" if _is_granted("privileges") else "0")


@pytest.mark.parametrize("function", ["sleeping", "deaf"])
def test_the_parent_ends_what_takes_too_long(function: str) -> None:
    started = time.monotonic()
    with pytest.raises(LimitError, match="more than the 1 s allowed") as caught:
        call(function, limits=Limits(seconds=1))
    assert caught.value.limit == "time"
    assert time.monotonic() - started < 3


def test_a_longer_limit_is_waited_for() -> None:
    started = time.monotonic()
    with pytest.raises(LimitError, match=r"2\.5 s"):
        call("sleeping", limits=Limits(seconds=2.5))
    assert time.monotonic() - started >= 2.5


def test_memory_above_the_limit_is_refused_and_below_it_given() -> None:
    wanted = b"200000000"
    with pytest.raises(LimitError) as caught:
        call("eating", wanted, limits=Limits(memory=100 << 20))
    assert caught.value.limit == "memory"
    assert call("eating", wanted, limits=Limits(memory=1 << 30)).output == wanted


def test_an_answer_above_the_limit_is_not_taken() -> None:
    with pytest.raises(LimitError) as caught:
        call("shouting", b"2000000", limits=Limits(output=1 << 20))
    assert caught.value.limit == "output"
    assert len(call("shouting", b"2000000").output) == 2_000_000


def test_a_crash_is_told_by_its_signal() -> None:
    with pytest.raises(CrashError, match="SIGSEGV"):
        call("crashing", limits=SHORT)


def test_words_of_the_child_are_one_short_printable_line() -> None:
    with pytest.raises(RaisedError) as caught:
        call("refusing")
    assert caught.value.name == "ValueError"
    assert caught.value.reason.startswith(r"not so \x1b[2Jlong long")
    assert len(str(caught.value)) < 400


def test_an_unknown_function_is_an_error_of_the_family() -> None:
    with pytest.raises(ConfinedError, match="AttributeError"):
        call("missing")


def test_no_network_is_reached_and_the_same_call_with_one_connects() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1]).encode()
        ran = call("connecting", port, limits=Limits(network=True))
        assert ran.output == b"connected"
        listener.accept()[0].close()
        listener.settimeout(0.2)
        if not _is_granted("network"):
            return
        with pytest.raises(RaisedError, match="OSError"):
            call("connecting", port)
        with pytest.raises(TimeoutError):
            listener.accept()


def _is_granted(what: str) -> bool:
    """Whether this system grants a protection; where it does not, the child says so."""
    return not any(reason.startswith(what) for reason in call("turned").unprotected)


def test_no_file_is_read_and_the_same_call_with_files_reads_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"hidden")
    name = str(secret).encode()
    assert call("reading", name, limits=Limits(files=True)).output == b"hidden"
    if _is_granted("files"):
        for hidden in (name, b"/etc/passwd", b"/proc/self/environ"):
            with pytest.raises(RaisedError, match="PermissionError"):
                call("reading", hidden)


def test_no_file_is_made_and_with_files_nothing_is_written_into_it(tmp_path: Path) -> None:
    file = tmp_path / "written"
    with pytest.raises(RaisedError, match="File too large"):
        call("writing", str(file).encode(), limits=Limits(files=True))
    assert file.read_bytes() == b""
    file.unlink()
    if _is_granted("files"):
        with pytest.raises(RaisedError, match="PermissionError"):
            call("writing", str(file).encode())
        assert not file.exists()


def test_descriptors_end() -> None:
    with pytest.raises(RaisedError, match="Too many open files"):
        call("opening", b"100")
    assert call("opening", b"100", limits=Limits(descriptors=200)).output == b"100"


def test_what_the_child_started_dies_with_it(tmp_path: Path) -> None:
    with pytest.raises(LimitError):  # it holds the way of the answer open
        call("breeding", str(tmp_path).encode(), limits=Limits(seconds=1, files=True))
    (bred,) = (int(path.name) for path in tmp_path.iterdir())
    until = time.monotonic() + 10
    while _is_running(bred) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _is_running(bred)


def test_a_child_dies_with_its_parent(tmp_path: Path) -> None:
    """Even with one that is killed, and ends nothing itself."""
    call = f"run({FUNCTIONS!r}, 'staying', {bytes(tmp_path)!r}, limits=Limits(files=True))"
    code = f"from data.confined import Limits, run; {call}"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as parent:
        until = time.monotonic() + 30
        while not list(tmp_path.iterdir()) and time.monotonic() < until:
            time.sleep(0.01)
        (child,) = (int(path.name) for path in tmp_path.iterdir())
        assert _is_running(child)
        parent.kill()
    until = time.monotonic() + 10
    while _is_running(child) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _is_running(child)


def _is_running(process: int) -> bool:
    """Whether a process is there and not dead; whether the dead are reaped is up to init."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def test_no_process_or_descriptor_is_left() -> None:
    before, children = _descriptors(), _children()
    call("turned", b"x")
    with pytest.raises(LimitError):
        call("sleeping", limits=Limits(seconds=0.2))
    gc.collect()
    assert _descriptors() == before
    assert _children() <= children


def _children() -> set[str]:
    """The processes that this one started and has not reaped; other tests may have some."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            parent = stat.read_text().rpartition(")")[2].split()[1]
            found |= {stat.parent.name} if int(parent) == os.getpid() else set()
    return found


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_this_system_says_what_it_does_not_grant() -> None:
    for reason in call("turned").unprotected:
        assert ": not limited" in reason
