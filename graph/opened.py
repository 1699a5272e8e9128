"""Opening the graph for use: building it first where no store of the same inputs is at hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from data.collection import Collection, collection
from data.progress import Progress, unheard
from data.records import read_corpus
from data.workspace import Workspace
from graph.answers import Answer, Rows
from graph.disagreement_pairs import Pairs, asks_for_pairs, at_odds, with_pairs
from graph.errors import DamagedStoreError, StoreError
from graph.generations import Generation, check_generation, whole_generation
from graph.inputs import digest_of
from graph.limits import Limits
from graph.names import PROPOSED_GRAPH
from graph.query import packaged_query
from graph.store import damage_told, ensure_generation, open_store, store_root
from graph.workers import Worker

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

    generation: Generation

    @property
    def as_of(self) -> date:
        """The day of the newest review among the records."""
        return self.generation.as_of

    @property
    def digest(self) -> str:
        """The digest of what the graph was built from."""
        return self.generation.inputs

    @cached_property
    def store(self) -> ox.Store:
        """The engine's own store, in this process; a stranger's query goes by ``query``."""
        return open_store(self.generation)

    @cached_property
    def nquads_file(self) -> Path:
        """Everything, as canonical N-Quads in order of bytes; checked to the last byte."""
        check_generation(self.generation, full=True)
        return self.generation.nquads_file

    @cached_property
    def worker(self) -> Worker:
        """The process that answers queries; started by the first, and ended with the graph."""
        return Worker(self.generation.store_folder, quads=self.generation.quads)

    def query(self, text: str, *, limits: Limits | None = None) -> Answer:
        """The answer to a SPARQL query over all that is accepted, within limits.

        Raises QueryError; LimitError where it asks for too much.

        >>> from graph import open_graph
        >>> bool(open_graph().query("ASK { ?promise a ov:Promise }"))
        True
        """
        if asks_for_pairs(text):
            text, limits = with_pairs(text, self.at_odds, limits)
        with damage_told(self.generation):
            return self.worker.ask(text, limits=limits)

    def ask(self, name: str, *, limits: Limits | None = None, **values: str) -> Answer:
        """The answer to a packaged query; raises UnknownQueryError or ParameterError."""
        return self.query(packaged_query(name).filled(values), limits=limits)

    @property
    def triples(self) -> list[ox.Triple]:
        """Everything accepted, in no order."""
        with damage_told(self.generation):
            found = self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
            return [quad.triple for quad in found]

    @property
    def quads(self) -> list[ox.Quad]:
        """The accepted, the proposed, the derived and the vocabulary, in no order."""
        with damage_told(self.generation):
            return list(self.store)

    @cached_property
    def at_odds(self) -> Pairs:
        """The statements that do not sit together; ``graph.disagreements`` says why."""
        with damage_told(self.generation):
            return at_odds(self.store)

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
            at_odds=self.at_odds,
        )


def open_graph(
    records: Sequence[Path] = (),
    *,
    workspace: Workspace | None = None,
    root: Path | None = None,
    say: Say = lambda _: None,
    progress: Progress = unheard,
    renew: bool = False,
) -> OversightGraph:
    """The graph of a workspace, else of the packaged records, with the records given added.

    A record given stands in the place of its namesake. Built on first use, and found again until a
    record, a register, the ontology or the code changes. A store that is damaged is refused, or
    with ``renew`` checked to the last byte and built anew. Raises FaultyFile, GraphRefusedError or
    StoreError. ``say`` is told of a build, ``progress`` of its stages.
    """
    gathered = collection(records, workspace=workspace)
    where, inputs = root or root_of(workspace), inputs_of(gathered)
    generation = _at_hand(where, inputs, say=say, renew=renew)
    return OversightGraph(generation or _built(gathered, where, inputs, say, progress))


def root_of(workspace: Workspace | None = None) -> Path:
    """Where the stores of a workspace are kept, or those of the packaged records."""
    return workspace.store_root if workspace else store_root()


def inputs_of(gathered: Collection) -> str:
    """The digest of what the graph of these files is built from."""
    return digest_of([*gathered.records, *gathered.registers])


def _at_hand(root: Path, inputs: str, *, say: Say, renew: bool) -> Generation | None:
    try:
        found = whole_generation(root, inputs, full=renew)
        if found and renew:
            open_store(found)
        return found
    except DamagedStoreError as error:
        if not renew:
            raise
        say(f"Not used, and built anew: {error.problem}.")
        return None


def _built(
    gathered: Collection, root: Path, inputs: str, say: Say, progress: Progress
) -> Generation:
    from graph.build import Built, build_graph

    def build() -> Built:
        say("Building the graph from its records ...")
        files, registers = gathered.records, gathered.registers
        corpus = read_corpus(records=files, registers=registers, progress=progress)
        if inputs_of(gathered) != inputs:
            raise StoreError("a record changed while it was read", mend="run the command again")
        return build_graph(corpus, progress=progress)

    return ensure_generation(build, root=root, inputs=inputs, say=say)


def counts(graph: OversightGraph) -> Mapping[str, int]:
    """How many there are of what a reader looks for, by class, in the accepted graph."""
    text = """SELECT ?class (COUNT(?x) AS ?n)
              WHERE { ?x a ?class FILTER(STRSTARTS(STR(?class), STR(ov:))) }
              GROUP BY ?class ORDER BY ?class"""
    rows = graph.query(text)
    assert isinstance(rows, Rows)
    return {row["class"].value.rsplit("#", 1)[-1]: int(row["n"].value) for row in rows}
