"""Networks of invented records, and the edges of them by key."""

from datetime import date
from typing import Any

import pyoxigraph as ox

from data.records import Corpus
from graph.disagreement_pairs import Pairs
from graph.names import ID
from graph.network import to_network
from graph.register_statements import register_triples
from graph.statements import record_triples
from tests.invented import Plain, read_plain

AS_OF = date(2026, 11, 22)
NO_PAIRS: Pairs = {}


def triples_of(corpus: Corpus) -> tuple[list[ox.Triple], list[ox.Triple]]:
    accepted: list[ox.Triple] = []
    proposed: list[ox.Triple] = []
    for register in corpus.registers:
        accepted += register_triples(register, corpus.catalogue)
    for record in corpus.records:
        yes, no = record_triples(record, corpus.catalogue)
        accepted += yes
        proposed += no
    return accepted, proposed


def network_of(
    plain: Plain, *, proposed: bool = False, denied: bool = False, at_odds: Pairs = NO_PAIRS
) -> Any:  # noqa: ANN401
    # networkx types no attributes, so neither can this.
    accepted, apart = triples_of(read_plain(plain))
    return to_network(
        accepted=accepted,
        proposed=apart if proposed else (),
        as_of=AS_OF,
        digest="d",
        denied=denied,
        at_odds=at_odds,
    )


def claim(slug: str) -> str:
    return f"{ID}claim/ambleford-lamps/{slug}"


def edge(network: Any, key: str) -> dict[str, Any]:  # noqa: ANN401  # as above
    """The attributes of the only edge of a key."""
    (found,) = [data for _, _, name, data in network.edges(keys=True, data=True) if name == key]
    assert isinstance(found, dict)
    return found
