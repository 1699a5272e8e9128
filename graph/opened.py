"""Opening the graph for use: building it first where no store of the same inputs is at hand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from data.records import RECORD_ENDINGS, packaged_files, read_corpus
from graph.inputs import digest_of
from graph.names import PROPOSED_GRAPH
from graph.query import Results, packaged_query, run_query
from graph.store import Opened, read_store, store_root

if TYPE_CHECKING:
    import networkx
    import rdflib

Say = Callable[[str], None]


@dataclass(frozen=True)
class OversightGraph:
    """The graph, read only.

    >>> from graph import open_graph
    >>> graph = open_graph()
    >>> [str(row["signed"].value) for row in graph.ask("06-who-approved")]
    ['12 March 2019']
    """

    store: ox.Store = field(repr=False)
    as_of: date
    digest: str

    def query(self, text: str) -> Results:
        """The answer to a SPARQL query over all that is accepted; raises QueryError.

        >>> from graph import open_graph
        >>> bool(open_graph().query("ASK { ?promise a ov:Promise }"))
        True
        """
        return run_query(self.store, text)

    def ask(self, name: str, **values: str) -> Results:
        """The answer to a packaged query; raises UnknownQueryError or ParameterError."""
        return self.query(packaged_query(name).filled(values))

    @property
    def triples(self) -> list[ox.Triple]:
        """Everything accepted, in no order."""
        found = self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return [quad.triple for quad in found]

    @property
    def quads(self) -> list[ox.Quad]:
        """The accepted, the proposed, the derived and the vocabulary, in no order."""
        return list(self.store)

    @cached_property
    def dataset(self) -> "rdflib.Dataset":
        """An rdflib view of the same store, for Python users; nothing is written through it.

        >>> from graph import open_graph
        >>> len(open_graph().dataset) > 1000
        True
        """
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store))

    def to_network(
        self, *, proposed: bool = False, denied: bool = False
    ) -> "networkx.MultiDiGraph[str]":
        """Claims and acts between things, as a networkx graph; see ``graph.network``.

        Proposals and denials are left out unless asked for.

        >>> from graph import open_graph
        >>> network = open_graph().to_network()
        >>> network.nodes["https://w3id.org/oversight-graph/id/org/mopac"]["label"]
        "Mayor's Office for Policing and Crime"
        """
        from graph.network import to_network

        held_apart = self.store.quads_for_pattern(None, None, None, PROPOSED_GRAPH)
        return to_network(
            accepted=self.triples,
            proposed=[quad.triple for quad in held_apart] if proposed else [],
            as_of=self.as_of,
            digest=self.digest,
            denied=denied,
        )


def open_graph(
    records: Sequence[Path] = (), *, root: Path | None = None, say: Say = lambda _: None
) -> OversightGraph:
    """The graph of the packaged records, with others added or in the place of their namesakes.

    Built on first use, and found again until a record, a register, the ontology or the code
    changes. Raises FaultyFile or GraphRefusedError. ``say`` is told of a build.
    """
    files = record_files(records)
    registers = packaged_files("registers")
    inputs = digest_of([*files, *registers])
    where = root or store_root()
    opened = read_store(where, inputs) or _build(files, registers, where, inputs, say)
    return OversightGraph(opened.store, opened.as_of, opened.inputs)


def record_files(given: Iterable[Path]) -> list[Path]:
    """The record files to build from: those given, folders opened, and the packaged ones."""
    listed = [file for path in given for file in _files_of(path)]
    names = {file.stem for file in listed}
    return [file for file in packaged_files("records") if file.stem not in names] + listed


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix in RECORD_ENDINGS)
    return [path]


def _build(
    files: Sequence[Path], registers: Sequence[Path], root: Path, inputs: str, say: Say
) -> Opened:
    from graph.build import build_graph
    from graph.errors import StoreError
    from graph.store import in_memory, write_store

    say("Building the graph from its records ...")
    built = build_graph(read_corpus(records=files, registers=registers))
    try:
        return write_store(built, root=root, inputs=inputs)
    except StoreError as error:
        say(f"Kept in memory only: {error}")
        return in_memory(built, inputs=inputs)


def counts(graph: OversightGraph) -> Mapping[str, int]:
    """How many there are of what a reader looks for, by class, in the accepted graph."""
    text = """SELECT ?class (COUNT(?x) AS ?n)
              WHERE { ?x a ?class FILTER(STRSTARTS(STR(?class), STR(ov:))) }
              GROUP BY ?class ORDER BY ?class"""
    rows = graph.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    return {row["class"].value.rsplit("#", 1)[-1]: int(row["n"].value) for row in rows}
