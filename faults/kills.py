"""kill -9 at any moment of a build: a reader finds what was there, or all of what is new."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import TypeAlias

from faults.jobs import PATIENCE, Job, done
from faults.reading import NONE, RIGHT, read, skim
from faults.stores import Known, fresh_copy, known, left_overs, write
from faults.trials import Ground, Trial, Trials
from graph.generations import POINTER

# What is there already when a build has come so far; of what is not there yet, never.
_STATES: dict[str, Callable[[Path], bool]] = {
    "nothing": lambda root: True,
    "a folder aside": lambda root: any(root.glob("building-*")),
    "its N-Quads": lambda root: any(root.glob("building-*/graph.nq")),
    "a store begun": lambda root: any(root.glob("building-*/store/CURRENT")),
    "a store filled": lambda root: any(root.glob("building-*/store/*.sst")),
    "a manifest": lambda root: any(root.glob("building-*/manifest.json")),
    "a pointer aside": lambda root: (root / f"{POINTER}.new").exists(),
}
Builder: TypeAlias = Job | subprocess.Popen[bytes]
_OUT = ("graph.ttl", "map.html")


def kills(ground: Ground) -> Trials:
    """Of the writing of a store alone, in processes that are ready to write."""
    earlier, new = (known(ground.folder, n, quads=ground.sizes.quads) for n in (1, 2))
    pristine = ground.folder / "kills-pristine"
    done(ground, write, pristine, earlier)
    longest = _longest(ground, new)
    for number in range(ground.sizes.kills):
        root = ground.folder / "kills"
        rmtree(root, ignore_errors=True)
        root.mkdir()
        if number % 2:
            fresh_copy(pristine, root)
        before = [earlier] if number % 2 else []
        with Job(ground, write, root, new) as job:
            job.begun()
            _wait(ground, number // 2, root, longest, job)
            job.send(signal.SIGKILL)
            job.ended()
        # A worker's start takes longer than the rest of a trial.
        reader = read if number % 10 < 2 else skim
        yield _judged(ground, root, before, new, reader)


def command_kills(ground: Ground) -> Trials:
    """Of the command itself, its start and its results among it."""
    cache, out, known_out = (ground.folder / name for name in ("cache", "out", "known-out"))
    begin = time.monotonic()
    with _command(ground, cache, known_out) as process:
        process.communicate(timeout=PATIENCE)
    longest = time.monotonic() - begin
    right = {name: (known_out / name).read_bytes() for name in _OUT}
    for number in range(ground.sizes.command_kills):
        for folder in (cache, out):
            rmtree(folder, ignore_errors=True)
            folder.mkdir()
        if number % 2:
            fresh_copy(known_out, out)
        with _command(ground, cache, out) as process:
            if number % 4 < 2:
                time.sleep(ground.chance.uniform(0.2, longest))
            else:
                _wait(ground, 1, cache, longest, process)
        yield _judged_command(ground, cache, out, right, had=bool(number % 2))


def _longest(ground: Ground, new: Known) -> float:
    times = []
    for number in range(3):
        with Job(ground, write, ground.folder / f"kills-time-{number}", new) as job:
            job.begun()
            begin = time.monotonic()
            job.ended()
            times.append(time.monotonic() - begin)
    return sorted(times)[1] * 1.1


def _wait(ground: Ground, number: int, root: Path, longest: float, builder: Builder) -> None:
    """Half of the moments by time, half by how far the build has come."""
    if number % 2 == 0:
        time.sleep(ground.chance.uniform(0, longest))
        return
    reached = ground.chance.choice(list(_STATES.values()))
    end = time.monotonic() + 3 * longest
    while time.monotonic() < end and _is_at_work(builder) and not reached(root):
        time.sleep(0.0002)
    time.sleep(ground.chance.choice([0, 0.0005, 0.002, 0.01]))


def _is_at_work(builder: Builder) -> bool:
    return builder.is_alive if isinstance(builder, Job) else builder.poll() is None


def _state(root: Path, before: int) -> str:
    """How far a dead build had come."""
    if not root.is_dir() or not any(root.iterdir()):
        return "before anything"
    reached = [name for name, is_there in _STATES.items() if is_there(root)]
    if len(list(root.glob("generation-*"))) > before:
        return "with all in its place" if not (root / f"{POINTER}.new").exists() else "renaming"
    return f"with {reached[-1]}" if reached[-1] != "nothing" else "before a folder aside"


def _judged(
    ground: Ground, root: Path, before: list[Known], new: Known, reader: Callable[..., object]
) -> Trial:
    case = f"killed {_state(root, len(before))}"
    found = [done(ground, reader, root, graph).given or ("no reader", "") for graph in before]
    found_new = done(ground, reader, root, new)
    outcome, said = found_new.given or ("no reader", found_new.last_line)
    if any(outcome != RIGHT for outcome, _ in found):
        return Trial(case, "the earlier one lost", fault=True, detail=str(found))
    if outcome not in (RIGHT, NONE):
        return Trial(case, f"the new one partial: {outcome}", fault=True, detail=said)
    again = done(ground, write, root, new)
    recovered = done(ground, skim, root, new).given
    if again.code != 0 or recovered is None or recovered[0] != RIGHT:
        return Trial(case, "no recovery", fault=True, detail=f"{again.last_line} {recovered}")
    if left := left_overs(root):
        return Trial(case, "left-overs", fault=True, detail=", ".join(left))
    return Trial(
        case, "the new one whole" if outcome == RIGHT else "as before; the next build whole"
    )


@contextmanager
def _command(ground: Ground, cache: Path, out: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command as it is installed, or through the suite where something is taken out.

    Killed where the block is left.
    """
    plain = [sys.executable, "-m", "oversight"]
    within = [sys.executable, "-m", "faults.child", *ground.without, "--"]
    process = subprocess.Popen(
        [*(within if ground.without else plain), "build", "--out", str(out)],
        env={**os.environ, "OVERSIGHT_CACHE": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _judged_command(
    ground: Ground, cache: Path, out: Path, right: dict[str, bytes], *, had: bool
) -> Trial:
    case = f"command killed {_state(cache, 0)}"
    for name, content in right.items():
        if (file := out / name).exists() and file.read_bytes() != content:
            return Trial(case, f"half of {name}", fault=True)
        if had and not (out / name).exists():
            return Trial(case, f"{name} lost", fault=True)
    with _command(ground, cache, out) as process:
        said = process.communicate(timeout=PATIENCE)[1].decode()
    if process.returncode or any((out / name).read_bytes() != c for name, c in right.items()):
        return Trial(case, "no recovery", fault=True, detail=said)
    if left := left_overs(cache):
        return Trial(case, "left-overs", fault=True, detail=", ".join(left))
    aside = sorted({entry.name for entry in out.iterdir()} - set(right))
    if aside:
        return Trial(case, "left-overs in --out", fault=True, detail=", ".join(aside))
    return Trial(case, "nothing partial; the next build whole")
