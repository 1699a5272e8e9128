"""The examples beside the kinds of disagreement, as graphs in memory that are asked for a kind."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pyoxigraph as ox

from graph.disagreement_kinds import Kind
from graph.disagreements import KEY
from graph.names import VOCABULARY_GRAPH, prefixes
from ontology.files import ROOT, ontology_text
from tests.graph.rule_examples import ENDINGS, Example, Irrelevant

FOLDER = ROOT.joinpath("disagreements", "examples")
Row = Mapping[str, str]
_WITHOUT = re.compile(r"^# appears without: (\S+) (\S+) (\S+)$", re.MULTILINE)


def examples() -> Iterator[Example]:
    """Every example of every kind, in order."""
    for folder in sorted(FOLDER.iterdir(), key=lambda entry: entry.name):
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            assert file.name.endswith(tuple(ENDINGS)), file.name
            yield Example(folder.name, file.name, file.read_text(encoding="utf-8"))


def without(example: Example) -> list[ox.Quad]:
    """The example less what it says makes it silent, which must be something."""
    left_out = [
        Irrelevant(subject, predicate, value, "")
        for subject, predicate, value in _WITHOUT.findall(example.text)
    ]
    kept = [quad for quad in example.quads if not any(one.covers(quad) for one in left_out)]
    assert not left_out or len(kept) < len(example.quads)
    return kept


def rows_in(kind: Kind, quads: Iterable[ox.Quad]) -> list[Row]:
    """What a kind finds in a graph of these statements and the vocabulary, by column."""
    store = ox.Store()
    store.extend([*vocabulary_quads(), *quads])
    answer = store.query(kind.query, prefixes=prefixes())
    assert isinstance(answer, ox.QuerySolutions)
    columns = [variable.value for variable in answer.variables]
    return [{name: row[name].value for name in columns if row[name]} for row in answer]


def disagreements(rows: Iterable[Row]) -> set[tuple[str, ...]]:
    """What they are about, of those rows that have two sides."""
    return {tuple(row.get(name, "") for name in KEY) for row in rows if "second" in row}


@cache
def vocabulary_quads() -> tuple[ox.Quad, ...]:
    """The vocabulary in its graph."""
    parsed = ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE)
    return tuple(
        ox.Quad(quad.subject, quad.predicate, quad.object, VOCABULARY_GRAPH) for quad in parsed
    )
