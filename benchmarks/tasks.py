"""What is measured, each in a process of its own: ``python -m benchmarks.tasks NAME FOLDER``.

A task prepares, starts its clock, does its work, and says what it found. The folder holds the
records of one size, and once ``build`` has run, the store that the later tasks read.
"""

import json
import resource
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import clock_gettime, perf_counter, process_time
from typing import Any

RECORDS = "records.jsonl"
CACHE = "cache"
ANSWERED = "answered.json"

_ROUNDS = 3
_LONG_ENOUGH = 1.0  # seconds; so long a query is asked once
_LONGEST_QUERY = 30.0  # seconds, as for everybody

Found = Mapping[str, Any]


class Clock:
    """CPU seconds, those of ended child processes included, and seconds by the clock."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self._cpu, self._wall = _cpu(), perf_counter()

    def read(self) -> dict[str, float]:
        return {"cpu": _cpu() - self._cpu, "wall": perf_counter() - self._wall}


def read(folder: Path, clock: Clock) -> Found:
    """JSON Lines to a checked corpus."""
    from data.collection import collection
    from data.records import read_corpus

    gathered = collection([folder / RECORDS])
    read_corpus(records=[], registers=gathered.registers)
    clock.start()
    corpus = read_corpus(records=gathered.records, registers=gathered.registers)
    return {"records": len(corpus.records)}


def write(folder: Path, clock: Clock) -> Found:
    """A corpus to lines of N-Quads."""
    from graph.register_statements import register_lines
    from graph.statements import record_lines

    corpus = _corpus(folder)
    clock.start()
    lines = sum(len(record_lines(record, corpus.catalogue)) for record in corpus.records)
    lines += sum(len(list(register_lines(r, corpus.catalogue))) for r in corpus.registers)
    return {"lines": lines}


def check(folder: Path, clock: Clock) -> Found:
    """The shapes, over a store in memory as a build has it."""
    import pyoxigraph as ox

    from graph.validate import store_violations

    store = ox.Store()
    store.load(path=str(_nquads(folder)), format=ox.RdfFormat.N_QUADS)
    clock.start()
    return {"violations": len(store_violations(store))}


def build(folder: Path, clock: Clock) -> Found:
    """Records to a checked store on disk, as ``oversight build`` does it."""
    from graph import open_graph

    graph = open_graph([folder / RECORDS], root=folder / CACHE)
    return {"quads": graph.generation.quads}


def load_only(folder: Path, clock: Clock) -> Found:
    """The engine's own bulk load of the same quads: the floor of a build."""
    import pyoxigraph as ox

    store = ox.Store(str(folder / "raw"))
    store.bulk_load(path=str(_nquads(folder)), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return {"quads": len(store)}


def reopen(folder: Path, clock: Clock) -> Found:
    """Opening what is there, up to the first answer."""
    graph = _open(folder)
    graph.query("ASK { ?promise a ov:Promise }")
    graph.worker.close()
    return {}


def ask(folder: Path, clock: Clock) -> Found:
    """Every packaged query through our API, in its own process and within its limits."""
    from graph.errors import LimitError
    from graph.query import packaged_queries

    graph = _open(folder)
    limits = _limits()
    graph.query("ASK { ?promise a ov:Promise }")
    least: dict[str, float] = {}
    clock.start()
    for query in packaged_queries():
        try:
            least[query.name] = _least(partial(graph.query, query.text, limits=limits))
        except LimitError:
            continue
    graph.worker.close()
    (folder / ANSWERED).write_text(json.dumps(sorted(least)), "utf-8")
    return {"seconds": least}


def ask_engine(folder: Path, clock: Clock) -> Found:
    """The same queries put to the engine itself, as far as ``ask`` had them answered."""
    from graph.names import prefixes
    from graph.query import packaged_query

    engine = _open(folder).store

    def answer(text: str) -> list[object]:
        return list(engine.query(text, prefixes=prefixes()))

    answered = json.loads((folder / ANSWERED).read_text("utf-8"))
    texts = {name: packaged_query(name).text for name in answered}
    least: dict[str, float] = {}
    clock.start()
    for name, text in texts.items():
        least[name] = _least(partial(answer, text))
    return {"seconds": least}


def ask_rules(folder: Path, clock: Clock) -> Found:
    """The query of every active rule that asks of the graph, and of every kind of disagreement."""
    from graph.disagreement_kinds import kinds
    from graph.errors import LimitError
    from graph.rules import rules

    graph = _open(folder)
    graph.query("ASK { ?promise a ov:Promise }")
    least: dict[str, float] = {}
    rows: dict[str, int] = {}
    clock.start()
    asked = [rule for rule in rules() if rule.is_active and not rule.is_over_findings]
    texts = {rule.code: rule.filled(on=graph.as_of, settings={}) for rule in asked}
    texts |= {f"disagreement: {kind.code}": kind.query for kind in kinds()}
    for name, text in texts.items():
        try:
            rows[name] = len(graph.query(text, limits=_limits()))
            least[name] = _least(partial(graph.query, text, limits=_limits()))
        except LimitError:
            continue
    graph.worker.close()
    return {"seconds": least, "rows": rows}


def findings(folder: Path, clock: Clock) -> Found:
    """Every active rule, with all that it finds made into findings."""
    from graph.finding_settings import chosen
    from graph.found import find
    from graph.rules import rules

    graph = _open(folder)
    graph.query("ASK { ?promise a ov:Promise }")
    clock.start()
    found = find(graph, chosen(rules()), limits=_limits())
    graph.worker.close()
    return {"findings": len(found.findings)}


def turtle(folder: Path, clock: Clock) -> Found:
    """Our sorted Turtle."""
    from export.rdf import NQuadsFile, export_rdf
    from graph.names import prefixes

    graph = _open(folder)
    clock.start()
    held = NQuadsFile(graph.nquads_file)
    return {"characters": len(export_rdf(held, format="turtle", prefixes=prefixes()))}


def turtle_of_rdflib(folder: Path, clock: Clock) -> Found:
    """rdflib's Turtle of the same triples, which it holds already."""
    import pyoxigraph as ox
    import rdflib

    text = ox.serialize(_open(folder).triples, format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=text, format="nt")
    clock.start()
    return {"characters": len(graph.serialize(format="turtle"))}


def turtle_of_engine(folder: Path, clock: Clock) -> Found:
    """The engine's own dump, grouped and not sorted."""
    import pyoxigraph as ox

    store = _open(folder).store
    clock.start()
    dumped = store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    return {"characters": len(dumped or b"")}


TASKS: Mapping[str, Callable[[Path, Clock], Found]] = {
    task.__name__: task
    for task in (
        read,
        write,
        check,
        build,
        load_only,
        reopen,
        ask,
        ask_engine,
        ask_rules,
        findings,
        turtle,
        turtle_of_rdflib,
        turtle_of_engine,
    )
}


def main(name: str, folder: str) -> None:
    clock = Clock()
    found = TASKS[name](Path(folder), clock)
    print(json.dumps({**clock.read(), **found}))  # noqa: T201  # to the process that measures


def _cpu() -> float:
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _corpus(folder: Path) -> Any:  # noqa: ANN401  # imported where it is used, to be measured
    from data.collection import collection
    from data.records import read_corpus

    gathered = collection([folder / RECORDS])
    return read_corpus(records=gathered.records, registers=gathered.registers)


def _open(folder: Path) -> Any:  # noqa: ANN401  # as above
    from graph import open_graph

    return open_graph([folder / RECORDS], root=folder / CACHE, say=_refuse)


def _refuse(said: str) -> None:
    """Ends a task that would measure a build within it."""
    raise RuntimeError(f"the code or the records changed meanwhile: {said}")


def _limits() -> Any:  # noqa: ANN401  # as above
    from graph.limits import Limits

    return Limits(seconds=_LONGEST_QUERY, rows=10**7, megabytes=1000)


def _nquads(folder: Path) -> Path:
    found: Path = _open(folder).generation.nquads_file
    return found


def _least(work: Callable[[], object]) -> float:
    """The least CPU of a few trials: what else the machine does can only add to it."""
    seconds: list[float] = []
    while len(seconds) < _ROUNDS and sum(seconds) < _LONG_ENOUGH:
        began = process_time() + _cpu_of_workers()
        work()
        seconds.append(process_time() + _cpu_of_workers() - began)
    return min(seconds)


def _cpu_of_workers() -> float:
    """CPU seconds of the child processes that run now."""
    found = [file.read_text().split() for file in Path("/proc/self/task").glob("*/children")]
    return sum(clock_gettime(_cpu_clock(int(child))) for listed in found for child in listed)


def _cpu_clock(process: int) -> int:
    """The clock of another process, which Python does not name (clock_getcpuclockid(3), Linux)."""
    return ~process << 3 | 2


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
