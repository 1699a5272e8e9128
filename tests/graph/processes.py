"""Workers as a test sees them: a store to ask, and whether a process is there."""

from pathlib import Path
from time import monotonic, sleep

import pyoxigraph as ox

from graph.workers import Worker

# Minutes of work that needs no memory.
ENDLESS = "ASK { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h FILTER(?b + ?d + ?f + ?h < 0) }"
GENEROUS = 60.0


def store_of_numbers(folder: Path) -> Path:
    """A store of a thousand numbers, under a name that a shell, a locale or a URL trips over."""
    place = folder / "a störe 'of' 100%"
    store = ox.Store(str(place))
    thing, said = ox.NamedNode("urn:thing"), ox.NamedNode("urn:said")
    store.extend(ox.Quad(thing, said, ox.Literal(n)) for n in range(1_000))
    store.flush()
    return place


def number(worker: Worker) -> int:
    """The process that would answer now."""
    process = worker._process
    assert process is not None
    return process.number


def is_gone(process: int) -> bool:
    """Whether a process has ended, within a generous time."""
    until = monotonic() + GENEROUS
    while monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        # Of a parent that was killed, whoever comes after it may be slow to ask how it ended.
        if state == "Z":
            return True
        sleep(0.02)
    return False
