"""JSON-LD 1.1 that stands alone: its context is a table of prefixes and nothing is fetched."""

import json
from collections.abc import Mapping
from itertools import chain
from typing import TypeAlias

from export.prefixes import Prefixes
from export.remembered import Remembered
from export.statements import (
    RDF,
    Statements,
    Subjects,
    group_by_graph,
    group_by_predicate,
    in_order,
    iri_order,
    literal_parts,
)

Json: TypeAlias = "str | list[Json] | dict[str, Json] | bool"

_TYPE = f"<{RDF}type>"


def to_jsonld(quads: Statements, *, prefixes: Mapping[str, str]) -> str:
    """Nodes sorted by `@id`; a named graph is the `@graph` of the node that bears its name.

    Values are always lists, so that one reader fits all. A prefix that JSON-LD could mistake for
    the scheme of an IRI in these quads (`urn:`) is left out of the context, as is the empty one.
    """
    graphs = group_by_graph(quads)
    writer = _Writer(_safe(prefixes, graphs))
    document: Json = {"@context": writer.context(), "@graph": writer.dataset(graphs)}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class _Writer:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = Prefixes(prefixes)
        self._names = Remembered(lambda term: self._prefixes.shorten(term[1:-1]) or term[1:-1])
        self._values = Remembered(self._value)

    def context(self) -> Json:
        # `@prefix` because JSON-LD 1.1 section 4.1.5 takes a bare string for a prefix only when
        # it ends with one of a few characters.
        return {
            prefix: {"@id": namespace, "@prefix": True}
            for prefix, namespace in self._prefixes.table.items()
        }

    def dataset(self, graphs: dict[str, Subjects]) -> Json:
        named = {graph: self._nodes(subjects) for graph, subjects in graphs.items() if graph}
        default = graphs.get("", {})
        entries: list[Json] = []
        for term in sorted(named.keys() | default.keys(), key=iri_order):
            node = self._node(term, default.get(term, []))
            entries.append(node | ({"@graph": named[term]} if term in named else {}))
        return entries

    def _nodes(self, subjects: Subjects) -> Json:
        return [self._node(term, subjects[term]) for term in sorted(subjects, key=iri_order)]

    def _node(self, subject: str, found: list[str]) -> dict[str, Json]:
        node: dict[str, Json] = {"@id": self._names[subject]}
        for predicate, repeated in group_by_predicate(found).items():
            objects = in_order(repeated)
            if predicate == _TYPE and all(term[0] == "<" for term in objects):
                node["@type"] = [self._names[term] for term in objects]
            else:
                node[self._names[predicate]] = [self._values[term] for term in objects]
        return node

    def _value(self, term: str) -> Json:
        if term[0] == "<":
            return {"@id": self._names[term]}
        parts = literal_parts(term)
        if parts.language:
            return {"@value": parts.lexical, "@language": parts.language}
        if parts.datatype:
            return {"@value": parts.lexical, "@type": self._names[f"<{parts.datatype}>"]}
        return parts.lexical


def _safe(prefixes: Mapping[str, str], graphs: dict[str, Subjects]) -> dict[str, str]:
    schemes = _schemes(graphs) | {namespace.split(":", 1)[0] for namespace in prefixes.values()}
    return {key: value for key, value in prefixes.items() if key and key not in schemes}


def _schemes(graphs: dict[str, Subjects]) -> set[str]:
    terms = {graph for graph in graphs if graph}
    for subjects in graphs.values():
        terms.update(subjects, chain.from_iterable(subjects.values()))
    return {_iri_within(term).split(":", 1)[0] for term in terms}


def _iri_within(term: str) -> str:
    return term[1:-1] if term[0] == "<" else literal_parts(term).datatype
