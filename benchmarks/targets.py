"""The targets, held against what was measured; at a smaller size than theirs not judged."""

from collections.abc import Iterator, Mapping
from math import inf

from benchmarks.measure import Cost, Measured

JUDGED_AT = 1_000_000
# A query may grow four times as fast as the graph.
_GROWTH = 4


def targets(measured: Measured) -> Iterator[list[str]]:
    """Rows of target, what is asked, what was measured, and whether it is met."""
    sizes = sorted({size for _, size in measured if size})
    largest = sizes[-1]
    at = {name: cost for (name, size), cost in measured.items() if size in (0, largest)}
    yield _row("demo", "5 s wall", at["oversight demo"].wall, 5, "s")
    yield _row("help", "0.25 s wall", at["oversight --help"].wall, 0.25, "s")
    for title, asked, figure, most, unit in _at_size(at):
        yield _row(f"{title}, {largest:,}", asked, figure, most, unit, judged=largest == JUDGED_AT)
    if len(sizes) > 1:
        for task, what in (("ask", "queries"), ("ask_rules", "rules")):
            yield _growth(measured, task, what, sizes[-2], largest)


def _at_size(at: Mapping[str, Cost]) -> Iterator[tuple[str, str, float, float, str]]:
    ratio = at["build"].cpu / at["load_only"].cpu
    yield "build", "2.0 x bulk_load", ratio, 2.0, "x"
    yield "build, memory", "1,200 MB", at["build"].memory, 1200, "MB"
    yield "queries", "1.1 x the engine", _total(at["ask"]) / _total(at["ask_engine"]), 1.1, "x"
    yield "Turtle", "4 s CPU", at["turtle"].cpu, 4, "s"
    yield "Turtle, memory", "1,000 MB", at["turtle"].memory, 1000, "MB"
    yield "shapes", "6 s CPU", at["check"].cpu, 6, "s"
    yield "shapes, memory", "1,500 MB", at["check"].memory, 1500, "MB"


def _total(cost: Cost) -> float:
    seconds: Mapping[str, float] = cost.found["seconds"]
    return sum(seconds.values())


def _row(
    title: str, asked: str, figure: float, most: float, unit: str, *, judged: bool = True
) -> list[str]:
    met = ("yes" if figure <= most else "**no**") if judged else "not judged at this size"
    return [title, asked, f"{figure:,.2f} {unit}", met]


def _growth(measured: Measured, task: str, what: str, smaller: int, larger: int) -> list[str]:
    before, after = (measured[task, size].found["seconds"] for size in (smaller, larger))
    most = _GROWTH * larger / smaller
    too_steep = [name for name in sorted(before) if after.get(name, inf) > most * before[name]]
    return [
        f"growth of {what}, {smaller:,} to {larger:,}",
        f"{most:g} times as long",
        ", ".join(too_steep) or "none grows faster",
        "**no**" if too_steep else "yes",
    ]
