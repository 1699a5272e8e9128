"""Reading a store as users do, and holding every answer against what is known to be right."""

import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from faults.stores import Known, answers_of
from graph.errors import StoreError
from graph.generations import Generation, find_generation, whole_generation
from graph.nquads import canonical_nquads, dumped_nquads
from graph.opened import OversightGraph
from graph.store import damage_told

RIGHT, NONE, WRONG = "right answers", "no store yet", "WRONG ANSWERS"
AT_OPENING, AT_READING = "refused at opening", "refused at reading"
UNCLEAR = "UNCLEAR REFUSAL"
REFUSED = (AT_OPENING, AT_READING)


def read(
    root: Path, graph: Known, *, renewing: bool = False, ways: str = "dump worker quads"
) -> tuple[str, str]:
    """What a reader of these inputs gets, in which words; ``ways`` are those of reading."""
    try:
        if "unchecked" in ways:
            generation = find_generation(root, graph.inputs)
        else:
            generation = whole_generation(root, graph.inputs, full=renewing)
    except StoreError as error:
        return _refusal(AT_OPENING, error)
    if generation is None:
        return NONE, ""
    # Each of the ways to read in its turn: one may find a damage that another does not meet.
    found = [_tried(way, generation, graph) for name, way in _WAYS.items() if name in ways]
    return min(found, key=lambda outcome: (WRONG, UNCLEAR, *REFUSED, RIGHT).index(outcome[0]))


def read_for(root: Path, graphs: list[Known], seconds: float) -> dict[str, int]:
    """How often each outcome was met while reading again and again."""
    met: dict[str, int] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for graph in graphs:
            outcome, said = read(root, graph)
            outcome = (
                "replaced before it was opened" if "was replaced by newer" in said else outcome
            )
            outcome = f"{outcome}: {said}" if outcome in (*REFUSED, UNCLEAR) else outcome
            met[outcome] = met.get(outcome, 0) + 1
    return met


skim = partial(read, ways="dump")


def _tried(
    way: Callable[[Generation, Known], str], generation: Generation, graph: Known
) -> tuple[str, str]:
    try:
        return way(generation, graph), way.__name__
    except StoreError as error:
        return _refusal(AT_READING, error)


def _refusal(where: str, error: StoreError) -> tuple[str, str]:
    said = str(error)
    clear = "\n" not in said and ("oversight build" in said or "was replaced by newer" in said)
    return (where if clear else UNCLEAR), said


def _by_worker(generation: Generation, graph: Known) -> str:
    opened = OversightGraph(generation)
    try:
        return RIGHT if answers_of(opened.query) == graph.answers else WRONG
    finally:
        opened.worker.close()


def _by_dump(generation: Generation, graph: Known) -> str:
    with damage_told(generation):
        return _of(dumped_nquads(OversightGraph(generation).store), graph)


def _by_quads(generation: Generation, graph: Known) -> str:
    return _of(canonical_nquads(OversightGraph(generation).quads), graph)


def _of(nquads: bytes, graph: Known) -> str:
    return RIGHT if sha256(nquads).hexdigest() == graph.digest else WRONG


_WAYS: dict[str, Callable[[Generation, Known], str]] = {
    "dump": _by_dump,
    "worker": _by_worker,
    "quads": _by_quads,
}
