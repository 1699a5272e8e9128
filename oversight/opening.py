"""Opening the graph for a command: told of what takes long, closed when done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from oversight.options import Source
from oversight.progress import Progress

if TYPE_CHECKING:
    from graph import OversightGraph


@contextmanager
def opened(source: Source | None, *, renew: bool = False) -> "Iterator[OversightGraph]":
    """The graph of a source, else of the packaged data; ``renew`` builds over a damaged store."""
    from graph import open_graph
    from graph.store import damage_told

    with Progress("Opening the graph") as progress:
        graph = open_graph(
            source.records if source else (),
            workspace=source.workspace if source else None,
            say=progress.say,
            progress=progress,
            renew=renew,
        )
    try:
        with damage_told(graph.generation):
            yield graph
    finally:
        graph.worker.close()
