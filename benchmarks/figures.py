"""The page of figures: what everything cost, and which targets are met."""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from benchmarks.measure import Cost, Measured
from benchmarks.targets import targets

_PACKAGES = ("pyoxigraph", "pydantic", "rdflib", "pyshacl")

# By name of the task or command, in the order of the page.
ROWS = {
    "oversight --help": "`oversight --help`",
    "oversight demo": "`oversight demo`, nothing built before",
    "read": "JSON Lines to checked corpus",
    "write": "corpus to lines of N-Quads",
    "check": "shapes, over a graph at hand",
    "build": "records to checked store on disk, whole",
    "load_only": "pyoxigraph `bulk_load` of the same quads",
    "reopen": "opening, up to the first answer",
    "ask": "all packaged queries, our API",
    "ask_engine": "all packaged queries, pyoxigraph",
    "ask_rules": "queries of all active rules, our API",
    "findings": "all active rules, findings made",
    "turtle": "sorted Turtle",
    "turtle_of_engine": "Turtle dump of pyoxigraph, not sorted",
    "turtle_of_rdflib": "Turtle of rdflib, up to 100,000 triples",
}

_HEAD = """\
# Figures

Made by `python -m benchmarks.run`; not to be edited. {machine}. CPU seconds (user and system, with
child processes), and the most memory that one process took; medians of {repeats}. The machine may
have been busy, so trust CPU and ratios. A size is that of the generated records; the graph holds
the packaged records, registers and vocabulary besides.
"""


def page(measured: Measured, *, repeats: int) -> str:
    """The page as Markdown."""
    parts = [
        _HEAD.format(machine=_machine(), repeats=repeats),
        _table(["target", "asked", "measured", "met"], targets(measured)),
        _table(["what", *_headings(measured)], _rows(measured)),
        _table(["query, CPU: our API, the engine", *_headings(measured)], _query_rows(measured)),
        _table(["rule, CPU and rows: our API", *_headings(measured)], _rule_rows(measured)),
    ]
    return "\n".join(parts)


def _machine() -> str:
    packages = ", ".join(f"{package} {version(package)}" for package in _PACKAGES)
    made = f"{datetime.now(UTC):%Y-%m-%d}"
    return f"{made}, {os.cpu_count()} cores, Python {platform.python_version()}, {packages}"


def _sizes(measured: Measured) -> list[int]:
    return sorted({size for _, size in measured if size})


def _headings(measured: Measured) -> list[str]:
    sizes = _sizes(measured)
    return [f"{size:,}" for size in sizes]


def _rows(measured: Measured) -> Iterator[list[str]]:
    for name, title in ROWS.items():
        if (name, 0) in measured:
            yield [title, _cell(measured[name, 0]), *[""] * (len(_sizes(measured)) - 1)]
        else:
            yield [title, *(_cell(measured.get((name, size))) for size in _sizes(measured))]


def _cell(cost: Cost | None) -> str:
    return f"{cost.cpu:.2f} s, {cost.memory:.0f} MB" if cost else ""


def _query_rows(measured: Measured) -> Iterator[list[str]]:
    """CPU milliseconds by our API, its worker included, and by the engine itself."""
    sizes = _sizes(measured)
    names = {name for size in sizes for name in measured["ask", size].found["seconds"]}
    for name in sorted(names):
        yield [name, *(_timed(measured, name, size) for size in sizes)]


def _rule_rows(measured: Measured) -> Iterator[list[str]]:
    """CPU milliseconds of each active rule, and the rows of its answer, of which findings come."""
    found = [(size, measured["ask_rules", size].found) for size in _sizes(measured)]
    for code in sorted({code for _, told in found for code in told["rows"]}):
        yield [code, *(_ruled(told, code) for _, told in found)]


def _ruled(told: Mapping[str, Any], code: str) -> str:
    seconds = told["seconds"].get(code)
    return f"{seconds * 1000:.1f} ms, {told['rows'][code]:,}" if seconds else "over 30 s"


def _timed(measured: Measured, name: str, size: int) -> str:
    times = [measured[task, size].found["seconds"].get(name) for task in ("ask", "ask_engine")]
    ours, engine = times
    return f"{ours * 1000:.1f} ms, {engine * 1000:.1f}" if ours and engine else "over 30 s"


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    listed = [list(headings), *map(list, rows)]
    listed.insert(1, ["---"] * len(listed[0]))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in listed)
