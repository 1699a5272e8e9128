"""Asking the graph: packaged queries by name, and SPARQL of one's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from data.fields import nearest
from graph.errors import QueryError, UnknownQueryError
from graph.names import prefixes
from graph.parameters import Parameter, fill, parameters_of
from graph.sparql_words import refuse_dangerous
from ontology.files import query_files

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_HEADER = re.compile(r"^# (?:(?P<key>group|note): )?(?P<text>.*)$")


@dataclass(frozen=True)
class PackagedQuery:
    """A packaged query: the question it answers, and what its answer must not be read to say."""

    name: str
    question: str
    group: str
    note: str
    text: str

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return parameters_of(self.text)

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with parameters filled in; raises ParameterError."""
        return fill(self.text, values)


def packaged_queries() -> list[PackagedQuery]:
    """The packaged queries in order of name."""
    return [_described(name, file.read_text("utf-8")) for name, file in query_files().items()]


def packaged_query(name: str) -> PackagedQuery:
    """A packaged query by its name, its number, or its name without number.

    Raises UnknownQueryError.
    """
    queries = {query.name: query for query in packaged_queries()}
    by_short = {short: query for query in queries.values() for short in query.name.split("-", 1)}
    found = queries.get(name) or by_short.get(name)
    if found is None:
        raise UnknownQueryError(
            f'there is no query "{name}"', mend=f"{nearest(name, queries)} (oversight query --list)"
        )
    return found


def run_query(store: ox.Store, text: str) -> Results:
    """The answer to a SPARQL query, asked of the default graph; raises QueryError.

    The project's prefixes need not be declared. Not yet bounded in time: see decisions.
    """
    refuse_dangerous(text)
    try:
        return store.query(text, prefixes=prefixes())
    except SyntaxError as error:
        raise _misspelt(error) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}", mend="rewrite it") from None


def _misspelt(error: SyntaxError) -> QueryError:
    """Where the engine stopped reading; its list of every token it would take helps nobody."""
    place = re.search(r"error at (\d+):(\d+)", str(error))
    if place is None:
        return QueryError(f"the query is not SPARQL: {error}", mend="mend it")
    return QueryError(
        f"the query is not SPARQL from line {place[1]}, column {place[2]}",
        mend="mend it there, or just before",
    )


def _described(name: str, text: str) -> PackagedQuery:
    said: dict[str, list[str]] = {"question": [], "group": [], "note": []}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match is None:
            break
        said[match["key"] or "question"].append(match["text"])
    return PackagedQuery(
        name=name, text=text, **{key: " ".join(lines) for key, lines in said.items()}
    )
