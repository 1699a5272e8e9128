"""The invented records and registers as a store, to show things of."""

from functools import cache

import pyoxigraph as ox

from graph.build import build_graph
from graph.shown import Group, Shown, Statement
from graph.shown_things import gather
from tests.graph.full_record import FULL
from tests.graph.networks import AS_OF
from tests.invented import Plain, read_plain


@cache
def full_store() -> ox.Store:
    """The store of the record that says everything."""
    return store_of(FULL)


def store_of(*records: Plain) -> ox.Store:
    store = ox.Store()
    store.load(build_graph(read_plain(*records)).nquads, format=ox.RdfFormat.N_QUADS)
    return store


def shown(iri: str, store: ox.Store | None = None) -> Shown:
    return gather(store or full_store(), iri, as_of=AS_OF)


def told(one: Shown) -> dict[str, list[str]]:
    """The facts as texts: labels of things, and values as they are."""
    return {
        fact.about: [value if isinstance(value, str) else value.label for value in fact.values]
        for fact in one.facts
    }


def group(one: Shown, relation: str, *, outward: bool = True) -> list[Statement]:
    """The statements of a relation; none if nothing is said."""
    found: list[Group] = [
        held for held in one.groups if (held.relation, held.outward) == (relation, outward)
    ]
    return [statement for held in found for statement in held.statements]
