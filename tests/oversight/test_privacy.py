"""Nothing that is published leads to a private person or gives a document's own words."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from data.passages import read_texts
from data.records import Corpus
from graph import open_graph
from graph.build import Built
from graph.names import BASE, ID
from graph.query import packaged_queries
from oversight.answer_forms import answered
from oversight.mapped import map_page
from tests.privacy import (
    ADDRESS,
    EMAIL,
    REQUEST_NUMBER,
    TELEPHONE,
    long_numbers,
    possible_names,
    runs,
)

# Two capitalised words that a source and we write alike, and that name nobody.
NO_NAMES = {
    *("Balance Test", "Interest Test", "Public Interest"),
    *("Environmental Information", "Information Regulations", "Rights Unit"),
}
SCRIPT = re.compile(r"<(script|style)\b(?![^>]*json).*?</\1>", re.DOTALL)


@pytest.fixture(scope="module")
def words(packaged_graph: Built) -> list[str]:
    """Every literal of the graph, which RDF exports, queries and maps repeat."""
    ends = {quad.object for quad in packaged_graph.quads}
    said = {end.value for end in ends if isinstance(end, ox.Literal)}
    return sorted(word for word in said if not word.startswith(BASE))  # the base of our own names


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """What is published beside RDF: the map without its scripts, and an answer to each query."""
    graph = open_graph()
    answers = {
        query.name: answered(graph.query(query.filled({})), form="csv")
        for query in packaged_queries()
    }
    graph.worker.close()
    return {**answers, "map": SCRIPT.sub("", map_page(graph).decode())}


@pytest.mark.parametrize("pattern", [EMAIL, TELEPHONE, ADDRESS, REQUEST_NUMBER])
def test_no_word_of_the_graph_reaches_a_private_person(
    words: list[str], pattern: re.Pattern[str]
) -> None:
    assert len(words) > 2000
    assert [word for word in words if pattern.search(word)] == []


def test_no_name_of_ours_is_a_number_of_theirs(packaged_graph: Built) -> None:
    ends = {end for q in packaged_graph.quads for end in (q.subject, q.object)}
    ours = {end.value for end in ends if isinstance(end, ox.NamedNode) and end.value.startswith(ID)}

    assert len(ours) > 2000
    assert [iri for iri in ours if REQUEST_NUMBER.search(iri) or long_numbers(iri)] == []


@pytest.mark.parametrize("pattern", [EMAIL, TELEPHONE, REQUEST_NUMBER])
def test_no_answer_and_no_map_reaches_a_private_person(
    pages: dict[str, str], pattern: re.Pattern[str]
) -> None:
    assert len(pages) > 10
    assert len(pages["map"]) > 100_000
    found = {name: pattern.findall(page) for name, page in pages.items()}
    assert {name: met for name, met in found.items() if met} == {}


def test_no_number_of_a_source_stands_in_what_is_published(
    words: list[str], pages: dict[str, str], sources: Path
) -> None:
    theirs = set[str]().union(*(long_numbers(text.content) for text in read_texts(sources)))

    assert theirs
    assert theirs & long_numbers("\n".join([*words, *pages.values()])) == set()


def test_no_name_of_a_source_stands_in_what_is_published(
    words: list[str], pages: dict[str, str], packaged: Corpus, sources: Path
) -> None:
    theirs = set[str]().union(*(possible_names(text.content) for text in read_texts(sources)))
    lines = [line for text in (*words, *pages.values()) for line in text.splitlines()]
    ours = set[str]().union(*map(possible_names, lines))
    met = {name for name in theirs & ours if not name.startswith("The ")}

    assert len(theirs) > 100
    assert theirs - met - NO_NAMES
    assert met - NO_NAMES - known_names(packaged) == set()


def known_names(corpus: Corpus) -> set[str]:
    """The pairs of words in names of bodies, offices, documents and laws, and of public persons."""
    registered = [entry for register in corpus.registers for entry in register.entries.values()]
    met = [thing for record in corpus.records for thing in record.things.values()]
    acts = [act.label for register in corpus.registers for act in register.legislation.values()]
    documents = [record.document.label for record in corpus.records]
    names = [name for thing in (*registered, *met) for name in (thing.label, *thing.aliases)]
    return set[str]().union(*(possible_names(name) for name in (*names, *acts, *documents)))


def test_nothing_published_repeats_eight_words_of_a_source(
    words: list[str], pages: dict[str, str], sources: Path
) -> None:
    theirs = set[tuple[str, ...]]().union(*(runs(text.content) for text in read_texts(sources)))

    assert len(theirs) > 4000
    assert [word for word in words if runs(word) & theirs] == []
    assert {name for name, page in pages.items() if runs(page) & theirs} == set()
