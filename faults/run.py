"""The command ``python -m faults``: runs the parts, tells of faults, writes the figures."""

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from faults.damages import command_damages, damages, large_damages
from faults.deadly import DEADLY
from faults.defences import DEFENCES, described
from faults.figures import MARKED, Defences, Tally, kept, merged, written
from faults.full_disk import bounded_files, full_disks, full_results, read_only_disks
from faults.jobs import end_all
from faults.kills import command_kills, kills
from faults.queries import deadly, vectors
from faults.together import builds_at_once, readers_at_work, signals, stopped_builder
from faults.trials import SHORT, SIZE_NAMES, Ground, Sizes, Trials

Part = Callable[[Ground], Trials]
PARTS: Mapping[str, Part] = {
    "kills": kills,
    "command-kills": command_kills,
    "damages": damages,
    "large-damages": large_damages,
    "command-damages": command_damages,
    "full-disks": full_disks,
    "full-results": full_results,
    "read-only": read_only_disks,
    "bounded-files": bounded_files,
    "builds-at-once": builds_at_once,
    "signals": signals,
    "stopped": stopped_builder,
    "readers": readers_at_work,
    "deadly": deadly,
    "vectors": vectors,
}
FIGURES = Path(__file__).with_name("figures.md")
# Enough of each part that what was taken out is met.
_WITHOUT = Sizes(
    kills=60,
    command_kills=4,
    damages=60,
    command_damages=6,
    large_damages=8,
    disk=8,
    signals=8,
    reading=8,
    clients=1,
    quads=2_000,
)


def run(
    parts: Sequence[str], ground: Ground, *, tally: Tally | None = None, bar: Progress | None = None
) -> Tally:
    """Every trial of some parts, added to the tally; without a defence, up to the first fault."""
    tally = {} if tally is None else tally
    for name in parts:
        shown = bar.add_task(name, total=_expected(name, ground.sizes)) if bar else None
        found = tally.setdefault(name, [])
        with closing(PARTS[name](ground)) as trials:
            for trial in trials:
                found.append(trial)
                if bar and shown is not None:
                    bar.advance(shown)
                if trial.fault:
                    _say(f"FAULT in {name}: {trial.case}: {trial.outcome}: {trial.detail}")
                if trial.fault and ground.without:
                    return tally
        if bar and shown is not None:
            bar.update(shown, total=len(found), completed=len(found))
    return tally


def without_each(bar: Progress | None = None) -> list[tuple[str, str, str]]:
    """What the suite says when each defence is out: name, part, what was seen or nothing."""
    shown = bar.add_task("defences taken out", total=len(DEFENCES)) if bar else None
    found = []
    for name, defence in DEFENCES.items():
        arguments = [sys.executable, "-m", "faults", "--without", name]
        ended = subprocess.run(arguments, capture_output=True, text=True, check=False)
        seen = [line for line in ended.stderr.splitlines() if line.startswith("FAULT in ")]
        first = seen[0].split(": ")[1:3] if seen and ended.returncode == 1 else []
        found.append((name, defence.part, ": ".join(first)))
        if not first:
            _say(f"NOT SEEN: without {name} the suite finds nothing: {ended.stderr[-500:]}")
        if bar and shown is not None:
            bar.advance(shown)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit code 0 where all is well, 1 with a fault, 130 when stopped."""
    given = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    begin = monotonic()
    try:
        sys.exit(_ran(given, begin))
    except KeyboardInterrupt:
        _say("Stopped.")
        sys.exit(130)


def _ran(given: argparse.Namespace, begin: float) -> int:
    sizes = _sizes(given)
    every = [] if given.merge else list(PARTS)
    parts = given.part or ([DEFENCES[given.without].part] if given.without else every)
    without = (given.without,) if given.without else ()
    tally: Tally = {}
    defences: Defences = []
    try:
        with _folder() as folder, _bar() as bar:
            run(parts, Ground(folder, sizes, without, given.seed), tally=tally, bar=bar)
            defences += without_each(bar) if given.defences else []
    finally:
        # Of a run that is stopped too.
        if given.keep:
            given.keep.write_text(json.dumps(kept(tally, defences)), "utf-8")
    for file in given.merge:
        tally, defences = merged(json.loads(file.read_text("utf-8")), tally, defences)
    faults = [trial for trials in tally.values() for trial in trials if trial.fault]
    count = sum(map(len, tally.values()))
    _say(f"{count} trials, {len(faults)} faults, {monotonic() - begin:.0f} s")
    if given.figures:
        page = given.figures.read_text("utf-8") if given.figures.exists() else MARKED
        given.figures.write_text(
            written(page, tally, defences, sizes=sizes, seed=given.seed),
            "utf-8",
        )
        _say(f"Wrote {given.figures}")
    return 1 if faults or any(not seen for *_, seen in defences) else 0


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that goes with all in it, also after Ctrl-C."""
    with TemporaryDirectory(prefix="oversight-faults-") as folder:
        try:
            yield Path(folder)
        finally:
            # A second Ctrl-C would leave what this is to end.
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            end_all()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m faults", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a few of each, for CI")
    parser.add_argument("--part", action="append", choices=PARTS, help="this part; may be repeated")
    parser.add_argument("--without", choices=DEFENCES, help=f"take a defence out: {described()}")
    parser.add_argument("--defences", action="store_true", help="take each out in its turn too")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--figures", type=Path, nargs="?", const=FIGURES, metavar="FILE")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep what was seen, as JSON")
    parser.add_argument(
        "--merge", type=Path, action="append", default=[], metavar="FILE", help="add what was kept"
    )
    for name in SIZE_NAMES:
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, metavar="N", dest=name)
    return parser


def _sizes(given: argparse.Namespace) -> Sizes:
    begun = SHORT if given.short else _WITHOUT if given.without else Sizes()
    changed = {name: getattr(given, name) for name in SIZE_NAMES}
    return replace(begun, **{name: n for name, n in changed.items() if n is not None})


def _expected(name: str, sizes: Sizes) -> int | None:
    counts = {
        "kills": sizes.kills,
        "command-kills": sizes.command_kills,
        "damages": sizes.damages,
        "large-damages": sizes.large_damages,
        "command-damages": sizes.command_damages,
        "full-disks": sizes.disk,
        "signals": sizes.signals,
        "deadly": len(DEADLY) * sizes.clients,
    }
    return counts.get(name)


def _bar() -> Progress:
    words = TextColumn("{task.description}", markup=False)
    columns = (words, BarColumn(bar_width=30), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # this is the command line
