"""The cost of a process: CPU and time as it counts them itself or in all, and its memory."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, TypeAlias

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds, MB of the largest process, and what the task found."""

    cpu: float
    wall: float
    memory: float
    found: Mapping[str, Any] = field(default_factory=dict)


Measured: TypeAlias = dict[tuple[str, int], Cost]
"""Costs by task or command, and size; a command has none, which is 0."""


def cost_of_task(name: str, folder: Path) -> Cost:
    """The cost of one task of ``benchmarks.tasks`` in a fresh process."""
    return cost_of(["benchmarks.tasks", name, str(folder)])


def cost_of(module: Sequence[str], *, cache: Path | None = None) -> Cost:
    """The cost of ``python -m MODULE ...``; raises CalledProcessError if it fails.

    Figures that the module prints as JSON are taken for the CPU and time of its own work.
    """
    command = [sys.executable, "-m", *module]
    environment = {**os.environ, **({"OVERSIGHT_CACHE": str(cache)} if cache else {})}
    began = perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        printed = process.stdout.read()
    # wait4 and not wait, for what this very child and its own children have used.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    spent = {"cpu": used.ru_utime + used.ru_stime, "wall": perf_counter() - began}
    found = {**spent, **_figures(printed)}
    return Cost(found.pop("cpu"), found.pop("wall"), used.ru_maxrss / 1024, found)


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians of repeated costs; the most memory, and for each query its least time."""
    return Cost(
        cpu=median(cost.cpu for cost in costs),
        wall=median(cost.wall for cost in costs),
        memory=max(cost.memory for cost in costs),
        found={**costs[-1].found, **_least_seconds(costs)},
    )


def _figures(printed: bytes) -> dict[str, Any]:
    if not printed.startswith(b'{"cpu"'):
        return {}
    figures: dict[str, Any] = json.loads(printed)
    return figures


def _least_seconds(costs: Sequence[Cost]) -> dict[str, dict[str, float]]:
    timed = [cost.found["seconds"] for cost in costs if "seconds" in cost.found]
    if not timed:
        return {}
    return {"seconds": {name: min(t[name] for t in timed if name in t) for name in timed[0]}}
