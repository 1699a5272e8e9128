"""Measures everything and writes benchmarks/figures.md: ``python -m benchmarks.run``."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import page
from benchmarks.measure import ROOT, Cost, Measured, cost_of, cost_of_task, middle
from benchmarks.tasks import CACHE, RECORDS, TASKS

SIZES = (10_000, 100_000, 1_000_000)
FIGURES = ROOT / "benchmarks" / "figures.md"
HELP, DEMO = "oversight --help", "oversight demo"

# rdflib needs half a minute for a million triples, and says nothing new by it.
_LARGEST = {"turtle_of_rdflib": 100_000}


def measure(sizes: Sequence[int], *, repeats: int, folder: Path) -> Measured:
    """Every cost, by task and size; those of the commands by the size 0."""
    measured: Measured = {}
    for name, command in ((HELP, ["--help"]), (DEMO, ["demo", "--out", str(folder / "out")])):
        costs = _repeated(name, repeats, (_command(command, folder) for _ in range(repeats)))
        measured[name, 0] = middle(costs)
    for size in sizes:
        here = folder / str(size)
        # In a process of its own: this one must stay small, for what it holds when it starts
        # another counts as memory of that one.
        cost_of(["benchmarks.generate", "--triples", str(size), "--out", str(here / RECORDS)])
        for name in _in_order():
            if size <= _LARGEST.get(name, size):
                costs = _repeated(f"{size:,} {name}", repeats, _tasks(name, here, repeats))
                measured[name, size] = middle(costs)
    return measured


def _in_order() -> list[str]:
    """The build first: what opens a store must find one."""
    return sorted(TASKS, key=lambda name: name != "build")


def _tasks(name: str, folder: Path, repeats: int) -> Iterator[Cost]:
    for _ in range(repeats):
        for made in {"build": [CACHE], "load_only": ["raw"]}.get(name, []):
            shutil.rmtree(folder / made, ignore_errors=True)
        yield cost_of_task(name, folder)


def _command(arguments: list[str], folder: Path) -> Cost:
    with TemporaryDirectory(dir=folder) as cache:
        return cost_of(["oversight", *arguments], cache=Path(cache))


def _repeated(name: str, repeats: int, costs: Iterator[Cost]) -> list[Cost]:
    found = []
    for number, cost in enumerate(costs, start=1):
        _say(f"{name}, {number} of {repeats}: {cost.cpu:.2f} s CPU, {cost.memory:.0f} MB")
        found.append(cost)
    return found


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # this is the command line


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="TRIPLES")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--out", type=Path, default=FIGURES, metavar="FILE")
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="oversight-benchmarks-") as folder:
        measured = measure(given.sizes, repeats=given.repeats, folder=Path(folder))
    given.out.write_text(page(measured, repeats=given.repeats), "utf-8")
    _say(f"Wrote {given.out}")


if __name__ == "__main__":
    main()
