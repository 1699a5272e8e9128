"""Builders at once, stopped and ended by signals, and readers while stores are replaced."""

import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree

from faults.jobs import Ended, Job, command, done
from faults.reading import NONE, RIGHT, read, read_for, skim
from faults.stores import Known, known, left_overs, tell, write
from faults.trials import Ground, Trial, Trials
from graph.errors import StoreError

_REPLACED = "replaced before it was opened"
_STOPPED = {signal.SIGINT: 130, signal.SIGTERM: 143}
# Minutes of work, so that the signal meets it.
_ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }"


def builds_at_once(ground: Ground) -> Trials:
    graphs = [known(ground.folder, n, quads=ground.sizes.quads) for n in range(1, 5)]
    for count in (2, 4):
        for case, chosen in (("the same", graphs[:1] * count), ("other", graphs[:count])):
            for _ in range(1 + ground.sizes.signals // 10):
                yield _at_once(ground, f"{count} builds of {case} inputs", chosen)


def _at_once(ground: Ground, case: str, graphs: list[Known]) -> Trial:
    root = _empty(ground, "at-once")
    with ExitStack() as held:
        jobs = [held.enter_context(Job(ground, write, root, graph)) for graph in graphs]
        ended = [job.ended() for job in jobs]
    bad = [end.wrong or end.last_line for end in ended if end.code != 0]
    found = [done(ground, skim, root, graph).given or ("no reader", "") for graph in graphs]
    outcomes = sorted(outcome for outcome, _ in found)
    right = sum(outcome == RIGHT for outcome in outcomes)
    expected = 2 if len(set(graphs)) > 1 else len(graphs)
    if bad or right != expected or set(outcomes) - {RIGHT, NONE} or left_overs(root):
        detail = f"{bad} {found} {left_overs(root)}"
        return Trial(case, "lost or partial", fault=True, detail=detail)
    return Trial(case, "one after another; all right")


def signals(ground: Ground) -> Trials:
    """Ctrl-C and SIGTERM to the command at any moment of a build, and within a query."""
    cache = ground.folder / "signals-cache"
    begin = time.monotonic()
    done(ground, command, cache, "build", "--out", str(ground.folder / "signals-out"))
    longest = time.monotonic() - begin
    for number in range(ground.sizes.signals):
        sent = signal.SIGINT if number % 2 else signal.SIGTERM
        if number % 3 == 2:
            yield _in_query(ground, cache, sent)
        else:
            yield _in_build(ground, sent, ground.chance.uniform(0, longest))


def _in_build(ground: Ground, sent: signal.Signals, moment: float) -> Trial:
    root, out = _empty(ground, "signals"), _empty(ground, "signals-results")
    with Job(ground, command, root, "build", "--out", str(out)) as job:
        job.begun()
        _past_start(job)
        time.sleep(moment)
        job.send(sent)
        ended = job.ended()
    left = left_overs(root) + [e.name for e in out.iterdir() if e.name.startswith(".")]
    return _judged(f"{sent.name} in a build", sent, ended, left)


def _in_query(ground: Ground, cache: Path, sent: signal.Signals) -> Trial:
    text = ground.folder / "endless.rq"
    text.write_text(_ENDLESS, "utf-8")
    with Job(ground, command, cache, "query", str(text), "--timeout", "100") as job:
        job.begun()
        workers = _workers_of(job.number)
        job.send(sent)
        ended = job.ended(30)
    left = [f"worker {number}" for number in workers if not _is_gone(number)]
    if not workers:
        left.append("no worker was seen")
    return _judged(f"{sent.name} in a query", sent, ended, left)


def _judged(case: str, sent: signal.Signals, ended: Ended, left: list[str]) -> Trial:
    if ended.wrong or ended.code not in (0, _STOPPED[sent]):
        detail = f"exit code {ended.code}: {ended.said[-400:]}"
        return Trial(case, ended.wrong or "another end", fault=True, detail=detail)
    if left:
        return Trial(case, "left-overs", fault=True, detail=", ".join(left))
    if ended.code == 0:
        return Trial(case, "done before the signal")
    clear = ended.last_line == "Stopped."
    outcome = f"one line, exit code {ended.code}" if clear else "an unclear end"
    return Trial(case, outcome, fault=not clear, detail=ended.said)


def stopped_builder(ground: Ground) -> Trials:
    """A builder that stands still: readers go on, another waits, tells so and gives up."""
    earlier, new, third = (known(ground.folder, n, quads=ground.sizes.quads) for n in (1, 2, 3))
    root = _empty(ground, "stopped")
    done(ground, write, root, earlier)
    with Job(ground, write, root, new) as job:
        job.begun()
        _until(lambda: any(root.glob("building-*")))
        job.send(signal.SIGSTOP)
        reads = done(ground, read, root, earlier).given
        waits = done(ground, give_up, root, third)
        job.send(signal.SIGCONT)
        ended = job.ended()
    found = [done(ground, read, root, graph).given for graph in (earlier, new)]
    told = f"process {_process_named(waits.said)}" in waits.said and "does not end" in waits.said
    if ended.code != 0 or not told or any(f is None or f[0] != RIGHT for f in (reads, *found)):
        detail = f"{ended} {reads} {found} {waits}"
        yield Trial("a builder stopped and gone on", "lost, or not told", True, detail)
    else:
        yield Trial("a builder stopped and gone on", "readers right; another waited and gave up")


def give_up(root: Path, graph: Known) -> None:
    """Writes with little patience, and says how that ended."""
    try:
        write(root, graph, 0.5)
    except StoreError as error:
        tell(str(error))


def _process_named(said: str) -> str:
    """The process that a message of waiting names."""
    return said.partition("(process ")[2].partition(" ")[0]


def readers_at_work(ground: Ground) -> Trials:
    """Two readers without pause, while every write retires what one of them may be opening."""
    graphs = [known(ground.folder, n, quads=ground.sizes.quads // 4) for n in (1, 2, 3)]
    root = _empty(ground, "readers")
    done(ground, write, root, graphs[0])
    seconds = float(ground.sizes.reading)
    with ExitStack() as held:
        jobs = [
            held.enter_context(Job(ground, work, root, graphs, seconds))
            for work in (read_for, read_for, write_for)
        ]
        ended = [job.ended(seconds + 60) for job in jobs]
    for end in ended:
        if end.code != 0 or end.wrong or end.given is None:
            yield Trial("at work at once", "ended", True, f"{end.code} {end.said[-500:]}")
            continue
        for outcome, times in end.given.items():
            fine = outcome in (RIGHT, NONE, _REPLACED, "written")
            for _ in range(times):
                yield Trial("reads while stores are replaced", outcome, fault=not fine)


def write_for(root: Path, graphs: list[Known], seconds: float) -> dict[str, int]:
    """Replaces stores again and again."""
    end, times = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        write(root, graphs[times % len(graphs)])
        times += 1
    return {"written": times}


def _past_start(job: Job) -> None:
    """Until the command has its hands on signals; before, the system ends it without a word."""
    _until(lambda: _handles(job.number, signal.SIGTERM))


def _handles(process: int, number: signal.Signals) -> bool:
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return True
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def _workers_of(process: int) -> list[int]:
    """The children of a command, once it has one, and a moment to be at work."""

    def children() -> list[int]:
        try:
            text = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
        except OSError:
            return []
        return [int(number) for number in text.split()]

    _until(lambda: bool(children()))
    time.sleep(0.3)
    return children()


def _is_gone(process: int) -> bool:
    def gone() -> bool:
        try:
            return Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1][1] == "Z"
        except OSError:
            return True

    return _until(gone)


def _until(reached: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if reached():
            return True
        time.sleep(0.001)
    return reached()


def _empty(ground: Ground, name: str) -> Path:
    root = ground.folder / name
    rmtree(root, ignore_errors=True)
    root.mkdir()
    return root
