"""A disk that is full or may not be written: nothing lost, one line, and work again with space."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import rmtree

from faults.jobs import Ended, Job, command, done
from faults.reading import RIGHT, skim
from faults.stores import Known, known, left_overs, write
from faults.trials import Ground, Trial, Trials

_ROOMY = 64_000  # kB
_OUT = ("graph.ttl", "map.html")


def full_disks(ground: Ground) -> Trials:
    """Of the cache, by size of a file system in memory."""
    earlier = known(ground.folder, 1, quads=400)
    needed = _needed(ground)
    for number in range(ground.sizes.disk):
        size = 40 + (number + 1) * needed // (ground.sizes.disk + 1)
        yield from _with_disk(ground, size, partial(_cache, ground, earlier, size))


def full_results(ground: Ground) -> Trials:
    """Of the folder of results."""
    cache, right = _results(ground)
    whole = sum(map(len, right.values())) // 1000
    for number in range(max(1, ground.sizes.disk // 3)):
        size = 8 + number * whole // max(1, ground.sizes.disk // 3)
        yield from _with_disk(ground, size, partial(_out, ground, cache, right, size))


def read_only_disks(ground: Ground) -> Trials:
    """Of either, with nothing there and with an earlier state there."""
    earlier = known(ground.folder, 1, quads=400)
    cache, right = _results(ground)
    yield from _with_disk(ground, _ROOMY, partial(_cache, ground, earlier, None))
    yield from _with_disk(ground, _ROOMY, partial(_out, ground, cache, right, None))


def bounded_files(ground: Ground) -> Trials:
    """The size of every file bounded by the system, where no file system can be mounted too."""
    earlier = known(ground.folder, 1, quads=400)
    # What is said goes to a file too, and must fit.
    for room in [1_000, 4_000, 60_000, 100_000, 500_000, 3_000_000][
        : max(2, ground.sizes.disk // 5)
    ]:
        root, out = ground.folder / "bounded", ground.folder / "bounded-out"
        rmtree(root, ignore_errors=True)
        done(ground, write, root, earlier)
        with Job(ground, command, root, "build", "--out", str(out), room=room) as job:
            ended = job.ended()
        yield _judged(ground, root, earlier, out, f"no file above {room} bytes", ended)


def _needed(ground: Ground) -> int:
    """About the kB that a generation of the packaged graph takes."""
    root = ground.folder / "needed"
    done(ground, command, root, "build", "--out", str(ground.folder / "needed-out"))
    files = [file for file in root.rglob("*") if file.is_file()]
    return sum(file.stat().st_blocks * 512 for file in files) // 1000


def _results(ground: Ground) -> tuple[Path, dict[str, bytes]]:
    cache, out = ground.folder / "disk-cache", ground.folder / "disk-out"
    done(ground, command, cache, "build", "--out", str(out))
    return cache, {name: (out / name).read_bytes() for name in _OUT}


def _with_disk(ground: Ground, size: int, trial: Callable[[Path], Trial]) -> Trials:
    with _disk(ground.folder / "disk", size) as disk:
        if disk is None:
            yield Trial("a file system of its own", "NOT RUN: mounting is not permitted here")
        else:
            yield trial(disk)


@contextmanager
def _disk(place: Path, size: int) -> Iterator[Path | None]:
    place.mkdir(exist_ok=True)
    if not _system("mount", "-t", "tmpfs", "-o", f"size={size}k", "faults", str(place)):
        yield None
        return
    try:
        yield place
    finally:
        # Lazily too, for a worker that was just ended may hold a file for a moment.
        if not _system("umount", str(place)):
            _system("umount", "-l", str(place))


def _again(disk: Path, *options: str) -> None:
    assert _system("mount", "-o", ",".join(["remount", *options]), str(disk))


def _cache(ground: Ground, earlier: Known, size: int | None, disk: Path) -> Trial:
    root, out = disk / "cache", ground.folder / "disk-results"
    rmtree(out, ignore_errors=True)
    done(ground, write, root, earlier)
    had = (root / "current.json").exists()
    case = f"a cache of {size} kB" if size else "a read-only cache"
    if size is None:
        _again(disk, "ro")
    ended = done(ground, command, root, "build", "--out", str(out))
    found = _judged(ground, root, earlier if had else None, out, case, ended)
    _again(disk, "rw", f"size={_ROOMY}k")
    if found.fault:
        return found
    again = done(ground, command, root, "build", "--out", str(out))
    if again.code != 0 or left_overs(root):
        detail = f"{again.last_line} {left_overs(root)}"
        return Trial(case, "does not work again with space", fault=True, detail=detail)
    return found


def _judged(
    ground: Ground, root: Path, earlier: Known | None, out: Path, case: str, ended: Ended
) -> Trial:
    kind = case.split()[0] if case[-1] == "B" else case
    case = "a cache too small" if kind == "a" and case.startswith("a cache") else case
    if earlier and done(ground, skim, root, earlier).given != (RIGHT, "_by_dump"):
        return Trial(case, "the earlier one lost", fault=True, detail=ended.last_line)
    if root.is_dir() and (left := left_overs(root)):
        return Trial(case, "left-overs", fault=True, detail=", ".join(left))
    if ended.code == 0:
        return Trial(case, "room enough: built")
    if fault := _unclear(ended, mend="OVERSIGHT_CACHE"):
        return Trial(case, fault, fault=True, detail=ended.said)
    if out.is_dir() and (aside := [e.name for e in out.iterdir() if e.name not in _OUT]):
        return Trial(case, "left-overs in --out", fault=True, detail=", ".join(aside))
    return Trial(case, "one line, exit code 1; nothing lost", detail=ended.last_line)


def _unclear(ended: Ended, *, mend: str = "") -> str:
    """What is wrong with how a command told of its failure, and of what mends it."""
    if ended.wrong:
        return ended.wrong
    errors = [line for line in ended.said.splitlines() if line.startswith("Error: ")]
    last = ended.last_line.startswith("Error: ")
    clear = ended.code == 1 and last and len(errors) == 1 and mend in ended.last_line
    return "" if clear else "an unclear end"


def _out(
    ground: Ground, cache: Path, right: dict[str, bytes], size: int | None, disk: Path
) -> Trial:
    case = "an --out folder too small" if size else "a read-only --out folder"
    out, old = disk / "out", b"earlier\n"
    out.mkdir()
    for name in right:
        (out / name).write_bytes(old)
    if size is None:
        _again(disk, "ro")
    ended = done(ground, command, cache, "build", "--out", str(out))
    partial = [n for n, c in right.items() if (out / n).read_bytes() not in (old, c)]
    left = sorted({entry.name for entry in out.iterdir()} - set(right))
    if partial or left:
        return Trial(case, "partial" if partial else "left-overs", True, str(partial or left))
    if ended.code != 0 and (fault := _unclear(ended)):
        return Trial(case, fault, fault=True, detail=ended.said)
    _again(disk, "rw", f"size={_ROOMY}k")
    again = done(ground, command, cache, "build", "--out", str(out))
    if again.code != 0 or any((out / name).read_bytes() != c for name, c in right.items()):
        return Trial(case, "does not work again with space", True, again.last_line)
    if ended.code == 0:
        return Trial(case, "room enough: written")
    return Trial(case, "one line, exit code 1; nothing lost", detail=ended.last_line)


def _system(*arguments: str) -> bool:
    if os.name != "posix":
        return False
    try:
        return subprocess.run(arguments, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
