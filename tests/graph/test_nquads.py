"""Canonical N-Quads: the same bytes for the same quads, and none that a store would change."""

from itertools import pairwise
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import Built
from graph.errors import GraphRefusedError
from graph.nquads import canonical_nquads, dumped_nquads, refuse_changeable
from tests.export.rdf_strategies import XSD, quad_sets
from tests.graph.stored import node, quads_of


def stored(quads: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


@given(quads=quad_sets, seed=st.integers())
def test_the_same_quads_give_the_same_sorted_lines(quads: list[ox.Quad], seed: int) -> None:
    shuffled = Random(seed).sample([*quads, *quads], 2 * len(quads))
    written = canonical_nquads(quads)
    lines = written.splitlines(keepends=True)

    assert canonical_nquads(shuffled) == written
    assert all(before < after for before, after in pairwise(lines))
    assert set(ox.parse(written, format=ox.RdfFormat.N_QUADS)) == set(quads)
    assert len(lines) == len(set(quads))


@given(quads=quad_sets)
def test_just_what_a_store_would_change_is_refused(quads: list[ox.Quad]) -> None:
    written = canonical_nquads(quads)
    if dumped_nquads(stored(quads)) == written:
        refuse_changeable(written)
    else:
        with pytest.raises(GraphRefusedError):
            refuse_changeable(written)


def test_every_node_whose_literal_would_change_is_named() -> None:
    integer = ox.NamedNode(XSD + "integer")
    kept, changed = ox.Literal("7", datatype=integer), ox.Literal("007", datatype=integer)
    quads = quads_of([kept, changed, ox.Literal("words"), changed])

    with pytest.raises(GraphRefusedError) as caught:
        refuse_changeable(canonical_nquads(quads))

    named = [(found.node.rsplit("/", 1)[-1], found.message) for found in caught.value.violations]
    assert [name for name, _ in named] == ["1", "3"]
    assert named[0][1] == f'the store would not keep "007"^^<{XSD}integer> as it is'
    assert caught.value.violations[0].path == "https://westmarch.example/says"


@pytest.mark.parametrize("place", ["subject", "object", "graph"])
def test_a_blank_node_is_refused_wherever_it_stands(place: str) -> None:
    blank, other, default = ox.BlankNode("b"), node("a"), ox.DefaultGraph()
    quad = {
        "subject": ox.Quad(blank, other, ox.Literal("b"), default),
        "object": ox.Quad(other, other, blank, default),
        "graph": ox.Quad(other, other, other, blank),
    }[place]

    with pytest.raises(GraphRefusedError, match="not keep a blank node as it is"):
        refuse_changeable(canonical_nquads([quad]))


@pytest.mark.parametrize("tag", ["en-GB", "EN", "zh-Hant"])
def test_a_language_tag_in_capitals_is_refused(tag: str) -> None:
    """The engine's own terms hold tags in lower case; lines written by hand need not."""
    line = f'<https://westmarch.example/a> <https://westmarch.example/says> "words"@{tag} .\n'

    refuse_changeable(line.lower().encode())
    with pytest.raises(GraphRefusedError, match=f'not keep "words"@{tag} as it is'):
        refuse_changeable(line.encode())


def test_words_that_look_like_literals_or_blank_nodes_are_kept() -> None:
    hostile = ['"007"^^<x>', "_:b", 'a "b"@EN', " _:b ", '"@', '"^^<']
    refuse_changeable(canonical_nquads(quads_of(map(ox.Literal, hostile))))


def test_the_graph_is_built_in_canonical_form(packaged_graph: Built) -> None:
    assert canonical_nquads(packaged_graph.quads) == packaged_graph.nquads
    refuse_changeable(packaged_graph.nquads)
