"""A worker is begun with nothing, ends when it should, and leaves nothing behind."""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pyoxigraph as ox
import pytest

from graph import worker_process
from graph.errors import LimitError
from graph.limits import Limits
from graph.worker_process import WorkerProcess
from graph.workers import Worker
from tests.graph.processes import ENDLESS, GENEROUS, is_gone, number, store_of_numbers

LONG = Limits(seconds=600)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_of_numbers(tmp_path_factory.mktemp("workers"))


@pytest.fixture
def worker(folder: Path) -> Iterator[Worker]:
    with Worker(folder) as worker:
        yield worker


def test_a_worker_found_dead_is_replaced_without_a_word(worker: Worker) -> None:
    for _ in range(3):
        assert worker.ask("ASK {}")
        os.kill(number(worker), signal.SIGKILL)
        assert is_gone(number(worker))


def test_a_worker_that_dies_before_it_takes_the_query_is_replaced(worker: Worker) -> None:
    assert worker.ask("ASK {}")
    first = number(worker)
    os.kill(first, signal.SIGSTOP)
    death = threading.Timer(0.3, os.kill, (first, signal.SIGKILL))
    death.start()
    assert worker.ask("ASK {}")
    assert number(worker) != first
    death.join()


def test_an_orphan_is_ended_by_the_system_soon_after_its_deadline(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A parent that does not keep the time, as one that was stopped.
    monkeypatch.setattr(worker_process, "_wait", lambda pipe, *_: os.set_blocking(pipe, True))
    with pytest.raises(LimitError, match="--timeout"):
        worker.ask(ENDLESS, limits=Limits(seconds=0.1))


def test_ctrl_c_ends_the_query_and_its_process(worker: Worker) -> None:
    assert worker.ask("ASK {}")
    first = number(worker)
    press = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    press.start()
    with pytest.raises(KeyboardInterrupt):
        worker.ask(ENDLESS, limits=LONG)
    press.join()
    assert is_gone(first)
    assert worker.ask("SELECT * {}") == worker.ask("SELECT * {}")


PARENT = """\
import sys
from pathlib import Path
from graph.limits import Limits
from graph.workers import Worker
worker = Worker(Path(sys.argv[1]))
worker.ask("ASK {}")
print(worker._process.number, flush=True)
if len(sys.argv) > 2:
    worker.ask(sys.argv[2], limits=Limits(seconds=600))
else:
    sys.stdin.read()
"""


@pytest.mark.parametrize("at_work", [True, False])
def test_a_worker_ends_when_its_parent_is_killed(at_work: bool, folder: Path) -> None:
    told = [ENDLESS] if at_work else []
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(folder), *told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline())
        sleep(0.3 if at_work else 0)
        parent.kill()
    assert is_gone(process)


def test_a_worker_ends_with_the_last_reference_to_it(folder: Path) -> None:
    worker = Worker(folder)
    worker.ask("ASK {}")
    process = number(worker)
    del worker
    gc.collect()
    assert is_gone(process)


def test_a_closed_worker_is_gone_and_may_be_closed_and_asked_again(folder: Path) -> None:
    with Worker(folder) as worker:
        worker.ask("ASK {}")
        process = number(worker)
        worker.close()
        worker.close()
        assert is_gone(process)
        assert worker.ask("ASK {}")


FORKING = """\
import os, sys
from pathlib import Path
from graph.workers import Worker
worker = Worker(Path(sys.argv[1]))
worker.ask("ASK {}")
mine = worker._process.number
if os.fork() == 0:
    assert worker.ask("ASK {}")
    assert worker._process.number != mine
    sys.exit()
assert os.wait()[1] == 0
assert worker.ask("ASK {}")
assert worker._process.number == mine
"""


def test_a_fork_has_a_worker_of_its_own(folder: Path) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", FORKING, str(folder)], check=True)


def test_a_worker_begun_in_a_thread_outlives_it(worker: Worker) -> None:
    thread = threading.Thread(target=worker.ask, args=("ASK {}",))
    thread.start()
    thread.join()
    first = number(worker)
    assert worker.ask("ASK {}")
    assert number(worker) == first


# Tells what it was begun with, in the frame that would say that the store is open.
TELLING = """\
import json, os
files = [fd for fd in range(3, 1024) if os.path.exists(f"/dev/fd/{fd}")]
said = {"environment": dict(os.environ), "files": files}
body = json.dumps(said).encode()
os.write(1, b"J" + len(body).to_bytes(4, "big") + body)
"""


def test_a_worker_is_given_no_file_and_no_word_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "START", TELLING)
    monkeypatch.setenv("SECRET", "of the parent")
    with (tmp_path / "secret").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        process = WorkerProcess()
        _, body = process.frame(deadline=monotonic() + GENEROUS)
        process.end()
    said = json.loads(body)
    # A locale that Python itself sets is no word of the parent's.
    assert said["environment"].keys() <= {"LC_CTYPE"}
    assert said["files"] == []


AWAY = """\
import sys
from pathlib import Path
from graph.workers import Worker
with Worker(Path(sys.argv[1])) as worker:
    assert worker.ask("ASK {}")
"""


def test_a_worker_finds_its_modules_where_its_parent_has_them(folder: Path) -> None:
    """As when the packages lie on PYTHONPATH, unknown to the environment itself."""
    places = [Path(ox.__file__).parents[1], Path(worker_process.__file__).parents[1]]
    path = os.pathsep.join(map(str, places))
    subprocess.run(
        [sys.executable, "-S", "-c", AWAY, str(folder)],
        check=True,
        env={"PYTHONPATH": path},
    )


def test_a_worker_leaves_ctrl_c_to_its_parent(worker: Worker) -> None:
    assert worker.ask("ASK {}")
    first = number(worker)
    os.kill(first, signal.SIGINT)
    assert worker.ask("SELECT * {}")
    assert number(worker) == first
