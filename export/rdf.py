"""The dataset in the W3C's RDF formats, each the same bytes for the same quads."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from export.errors import UnknownFormatError
from export.jsonld import to_jsonld
from export.statements import NQuadsFile, Statements, group_by_graph, iri_order, read_rows
from export.turtle import TurtleWriter

__all__ = ["FORMATS", "NQuadsFile", "export_rdf", "to_jsonld", "to_nquads", "to_trig"]

_ESCAPE = re.compile(r"\\(?:u(.{4})|U(.{8})|(.))")
_RAW = {"t": "\t", "b": "\b", "f": "\f"}


def to_nquads(quads: Statements) -> str:
    """Lines in code point order, in the canonical form of RDF 1.1 N-Triples section 4.

    That form escapes `"`, `\\`, line feed and carriage return and nothing else.
    """
    lines = {
        f"{subject} {predicate} {_canonical(object_)}{graph and ' '}{graph} .\n"
        for rows in read_rows(quads)
        for subject, predicate, object_, graph in rows
    }
    return "".join(sorted(lines))


def to_trig(quads: Statements, *, prefixes: Mapping[str, str]) -> str:
    """The default graph as in Turtle, then each named graph in braces, in order of its IRI."""
    graphs = group_by_graph(quads)
    writer = TurtleWriter(prefixes)
    blocks = [*writer.blocks(graphs.pop("", {}))]
    for name in sorted(graphs, key=iri_order):
        inside = "\n\n".join(writer.blocks(graphs[name]))
        indented = re.sub(r"^(?=.)", "    ", inside, flags=re.MULTILINE)
        blocks.append(f"{writer.terms[name]} {{\n{indented}\n}}")
    return writer.document(blocks)


def export_rdf(quads: Statements, *, format: str, prefixes: Mapping[str, str]) -> str:
    """Write quads as one of FORMATS; `turtle` holds the default graph only.

    Raises UnknownFormatError, UnwritableStatementError or PrefixError.
    """
    if format not in _WRITERS:
        raise UnknownFormatError(format, known=FORMATS)
    return _WRITERS[format](quads, prefixes)


def _default_graph(quads: Statements, prefixes: Mapping[str, str]) -> str:
    writer = TurtleWriter(prefixes)
    return writer.document(writer.blocks(group_by_graph(quads)[""]))


_Writer: TypeAlias = Callable[[Statements, Mapping[str, str]], str]
_WRITERS: dict[str, _Writer] = {
    "jsonld": lambda quads, prefixes: to_jsonld(quads, prefixes=prefixes),
    "nquads": lambda quads, prefixes: to_nquads(quads),
    "trig": lambda quads, prefixes: to_trig(quads, prefixes=prefixes),
    "turtle": _default_graph,
}
FORMATS = tuple(_WRITERS)


def _canonical(term: str) -> str:
    # The native serialiser escapes every control character, as RDF 1.2 will.
    return _ESCAPE.sub(_unescaped, term) if "\\" in term else term


def _unescaped(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    if letter:
        return _RAW.get(letter, match[0])
    return chr(int(short or long, 16))
