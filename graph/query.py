"""The packaged queries: what each asks, and how it is found. ``graph.workers`` answers them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.fields import nearest
from graph.errors import UnknownQueryError
from graph.parameters import Parameter, fill, parameters_of
from ontology.files import query_files

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
