"""The figures of a run, as a page between markers that is made anew by one command."""

import platform
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pyoxigraph as ox

from faults.defences import DEFENCES
from faults.trials import Sizes, Trial

Tally: TypeAlias = dict[str, list[Trial]]
Defences: TypeAlias = list[tuple[str, str, str]]
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"
MARKED = f"""# Figures of the fault suite

Made by `python -m faults --defences --figures`; not to be edited between the markers.

{_BEGIN}
{_END}
"""


def written(
    page: str,
    tally: Tally,
    defences: Defences,
    *,
    sizes: Sizes,
    seed: int,
) -> str:
    """The page with what stands between its markers replaced."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    parts = [_head(tally, sizes, seed), _summary(tally), _outcomes(tally)]
    if defences:
        parts.append(_defences(defences))
    return f"{before}{_BEGIN}\n" + "\n".join(parts) + f"\n{_END}{after}"


def kept(tally: Tally, defences: Defences) -> dict[str, Any]:
    """What was seen, as JSON."""
    trials = {part: [asdict(trial) for trial in trials] for part, trials in tally.items()}
    return {"trials": trials, "defences": defences}


def merged(read: dict[str, Any], tally: Tally, defences: Defences) -> tuple[Tally, Defences]:
    """What was kept of another run before what was seen in this one."""
    others = {part: [Trial(**said) for said in trials] for part, trials in read["trials"].items()}
    parts = {**others, **{part: [*others.get(part, []), *tally[part]] for part in tally}}
    return parts, [*((a, b, c) for a, b, c in read["defences"]), *defences]


def _head(tally: Tally, sizes: Sizes, seed: int) -> str:
    faults = sum(trial.fault for trials in tally.values() for trial in trials)
    trials = sum(map(len, tally.values()))
    sizes_said = f"small stores {sizes.quads:,} quads, large {sizes.large_quads:,}"
    return (
        f"{datetime.now(UTC):%d %B %Y}; Python {platform.python_version()}, pyoxigraph "
        f"{ox.__version__}, {platform.system()} {platform.release()}; seed {seed}."
        f"\n\n**{trials:,} trials, {faults} faults.**\n\n"
        f"Sizes: {sizes_said}; {sizes.clients} clients ask the deadly queries.\n"
    )


def _summary(tally: Tally) -> str:
    rows = ["| part | trials | faults | not run |", "|---|---|---|---|"]
    for part, trials in tally.items():
        idle = sum(trial.outcome.startswith("NOT RUN") for trial in trials)
        faults = sum(trial.fault for trial in trials)
        rows.append(f"| {part} | {len(trials) - idle} | {faults} | {idle} |")
    return "\n".join(rows) + "\n"


def _outcomes(tally: Tally) -> str:
    rows = [
        "## Outcomes",
        "",
        "| part | what was done | what was seen | times |",
        "|---|---|---|---|",
    ]
    for part, trials in tally.items():
        found = Counter((trial.case, trial.outcome) for trial in trials)
        rows += [f"| {part} | {c} | {o} | {n} |" for (c, o), n in sorted(found.items())]
    return "\n".join(rows) + "\n"


def _defences(defences: Defences) -> str:
    rows = [
        "## Defences, each taken out once",
        "",
        "| defence | part that must see it gone | what it saw |",
        "|---|---|---|",
    ]
    for name, part, seen in defences:
        rows.append(f"| {DEFENCES[name].what} (`{name}`) | {part} | {seen or 'NOTHING'} |")
    return "\n".join(rows) + "\n"
