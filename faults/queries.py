"""Deadly queries from clients at once, and vectors that would reach out, against a canary."""

import json
import os
import signal
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pyoxigraph as ox

from faults.canary import listening
from faults.deadly import DEADLY, SMALL, deadly_store
from faults.jobs import Job
from faults.trials import Ground, Trial, Trials
from faults.vectors import CONNECTING, NAMING, SECRET, UPDATING, VARIABLE
from graph.answers import Rows, Triples
from graph.errors import GraphError, LimitError
from graph.limits import OPTIONS, Limits
from graph.workers import Worker

_LATE = 1.0  # seconds after the deadline, and for the next ASK
_HANGS = 8.0  # seconds after the deadline
_MOST_OF_WORKER = int(SMALL.memory_mb) + 400  # MB, what it has after opening included
_MOST_OF_CLIENT = 1_500  # MB


def deadly(ground: Ground) -> Trials:
    """Every deadly query by every client, in another order each, all at once."""
    folder = deadly_store(ground.folder / "deadly")
    with ExitStack() as held:
        clients = [
            _Client(held.enter_context(Job(ground, ask_all, folder, number)))
            for number in range(ground.sizes.clients)
        ]
        while any(client.is_at_work for client in clients):
            time.sleep(0.1)
            for client in clients:
                yield from client.news()


def ask_all(folder: Path, seed: int) -> None:
    """Asks every deadly query and one after it, and tells of each in a line of JSON."""
    names = list(DEADLY)
    Random(seed).shuffle(names)
    with Worker(folder, SMALL) as worker:
        # The start of Python and of a first worker is no part of what is tried.
        worker.ask("ASK { ?a <urn:next> ?b }", limits=Limits())
        for name in names:
            _tell({"begun": name, "at": time.monotonic()})
            begin = time.monotonic()
            met = _met(worker, name)
            between = time.monotonic()
            answer = worker.ask("ASK { ?a <urn:next> ?b }", limits=Limits())
            end = time.monotonic()
            took, then = between - begin, end - between
            _tell({"name": name, "met": met, "took": took, "then": then, "yes": bool(answer)})
    _tell({"end": True})


def vectors(ground: Ground) -> Trials:
    """Each vector by each defence alone and by both: nothing may arrive at the canary."""
    folder = ground.folder / "vectors"
    folder.mkdir(exist_ok=True)
    file = folder / "canary.nt"
    file.write_text(f'<urn:a> <urn:b> "{SECRET}" .\n', "utf-8")
    with listening() as canary:
        _fill(folder / "store", canary.store)
        port = canary.address.rstrip("/").rsplit(":", 1)[-1]
        places = {"{address}": canary.address, "{port}": port, "{file}": str(file)}
        texts = [_written(t, places) for t in (*CONNECTING, *VARIABLE, *NAMING, *UPDATING)]
        # Lest they test nothing: as they stand, the engine connects.
        armed = sum(canary.connected_by(_written(t, places)) > 0 for t in CONNECTING)
        if armed != len(CONNECTING):
            yield Trial("vectors armed", f"{len(CONNECTING) - armed} connect nowhere", fault=True)
        for case, out in (("both", ()), ("its process", ("words",)), ("its words", ("network",))):
            without = tuple({*ground.without, *out})
            here = Ground(ground.folder, ground.sizes, without, ground.seed)
            before = canary.connections
            with Job(here, ask_each, folder / "store", texts) as job:
                ended = job.ended()
            hits, found = canary.connections - before, ended.given or []
            if hits or SECRET in str(found) or len(found) != len(texts) or ended.wrong:
                seen = f"{hits} HITS" if hits else ended.wrong or "a file read, or no answer"
                yield Trial(f"stopped by {case}", seen, True, f"{ended.said[-300:]}")
            for _ in found if not hits else []:
                yield Trial(f"stopped by {case}", "no hit")


def ask_each(folder: Path, texts: list[str]) -> list[str]:
    """What each text gives, or the error that refuses it."""
    found = []
    with Worker(folder, Limits(seconds=20)) as worker:
        for text in texts:
            try:
                answer = worker.ask(text)
                rows = list(answer) if isinstance(answer, Rows | Triples) else [bool(answer)]
                found.append(" ".join(map(str, rows))[:1000])
            except GraphError as error:
                found.append(str(error)[:200])
    return found


@dataclass
class _Client:
    """A client as its watcher sees it."""

    job: Job
    lines: int = 0
    asked: str = ""
    since: float = 0.0
    is_at_work: bool = True

    def news(self) -> Trials:
        """What it has told since; it is ended when it hangs or takes too much."""
        # Asked before the reading: what it told as its last must not be missed.
        alive = self.job.is_alive
        told = self.job.told.splitlines()
        for line in told[self.lines :]:
            yield from self._heard(json.loads(line))
        self.lines = len(told)
        if not self.is_at_work:
            return
        if fault := self._hangs() or _too_large(self.job.number):
            yield self._over(fault)
        elif not alive:
            yield self._over("CLIENT DEAD")

    def _heard(self, said: dict[str, object]) -> Trials:
        if "end" in said:
            self.is_at_work = False
        elif "begun" in said:
            self.asked, self.since = str(said["begun"]), float(str(said["at"]))
        else:
            self.asked = ""
            yield _judged(said)

    def _hangs(self) -> str:
        if not self.asked:
            return ""
        within = DEADLY[self.asked][1].seconds + _HANGS
        return "HANGS" if time.monotonic() - self.since > within else ""

    def _over(self, fault: str) -> Trial:
        self.is_at_work = False
        for number in _children(self.job.number):
            os.kill(number, signal.SIGKILL)
        self.job.send(signal.SIGKILL)
        return Trial(
            "deadly query", fault, fault=True, detail=f"{self.asked} {self.job.said[-300:]}"
        )


def _judged(said: dict[str, object]) -> Trial:
    name, met = str(said["name"]), str(said["met"])
    took, then = float(str(said["took"])), float(str(said["then"]))
    expected, limits, _ = DEADLY[name]
    detail = f"{name}: {met} after {took:.2f} s, the next ASK {then:.2f} s"
    if took > limits.seconds + _LATE:
        return Trial("deadly query", "LATE", fault=True, detail=detail)
    if then > _LATE or not said["yes"]:
        return Trial("deadly query", "THE NEXT IS LATE", fault=True, detail=detail)
    if met not in expected:
        return Trial("deadly query", f"ANOTHER END: {met}", fault=True, detail=detail)
    return Trial("deadly query", f"met {OPTIONS[met]}", detail=detail)


def _met(worker: Worker, name: str) -> str:
    """The limit that a query meets, or what happened instead."""
    _, limits, text = DEADLY[name]
    try:
        answer = worker.ask(text, limits=limits)
    except LimitError as error:
        return error.limit
    except GraphError as error:
        return str(error)
    cut = getattr(answer, "cut", None) or "answered"
    return next((limit for limit in ("rows", "megabytes") if OPTIONS[limit] in cut), cut)


def _too_large(client: int) -> str:
    if _megabytes(client) > _MOST_OF_CLIENT:
        return "THE CLIENT GROWS WITHOUT BOUND"
    grown = any(_megabytes(number) > _MOST_OF_WORKER for number in _children(client))
    return "THE WORKER GROWS WITHOUT BOUND" if grown else ""


def _megabytes(process: int) -> float:
    try:
        return int(Path(f"/proc/{process}/statm").read_bytes().split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0


def _children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
    except OSError:
        return []
    return [int(number) for number in text.split()]


def _fill(folder: Path, quads: ox.Store) -> None:
    store = ox.Store(str(folder))
    store.extend(quads)
    store.flush()


def _written(template: str, places: dict[str, str]) -> str:
    for name, value in places.items():
        template = template.replace(name, value)
    return template


def _tell(said: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
