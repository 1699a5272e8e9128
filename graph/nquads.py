"""Canonical N-Quads: the text of a graph that is the same bytes for the same quads.

Lines are sorted by their bytes, which in UTF-8 is the order of code points, as in RDF Dataset
Canonicalization (section 5); each stands once; terms are as the engine writes them.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise

import pyoxigraph as ox

from graph.errors import GraphRefusedError, Violation
from graph.names import short_name

_NQUADS = ox.RdfFormat.N_QUADS
# From the quote that ends a literal to the end of its line: no other quote can stand there.
_TYPED_OR_TAGGED = re.compile(rb'"(?:\^\^<|@)[^"\n]*\n')
_ANY = b"<about:any> <about:any> "


def canonical_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """The lines of some quads."""
    written = BytesIO()
    ox.serialize(quads, written, format=_NQUADS)
    return _in_order(written)


def dumped_nquads(store: ox.Store) -> bytes:
    """The lines of everything a store holds."""
    written = BytesIO()
    store.dump(written, format=_NQUADS)
    return _in_order(written)


def refuse_changeable(nquads: bytes) -> None:
    """Raises GraphRefusedError where a store would not give a line back as it is.

    Oxigraph keeps numbers, dates and truth values by value, language tags in lower case and blank
    nodes under names of its own, so 007 would come out as 7. Each kind of literal is tried in a
    store in memory; to read back the whole of a large graph takes as long again as to load it.
    """
    tried = {_tried(line) for line in _at_risk(nquads)}
    if changed := tried - _given_back(tried):
        found = [line for line in _at_risk(nquads) if _tried(line) in changed]
        raise GraphRefusedError([_violation(line) for line in found])


def _in_order(written: BytesIO) -> bytes:
    written.seek(0)
    lines = written.readlines()
    lines.sort()
    return b"".join(line for before, line in pairwise([b"", *lines]) if line != before)


def _at_risk(nquads: bytes) -> Iterator[bytes]:
    for match in _TYPED_OR_TAGGED.finditer(nquads):
        yield nquads[nquads.rfind(b"\n", 0, match.start()) + 1 : match.end()]
    if b"_:" in nquads:
        yield from (line for line in BytesIO(nquads) if _may_have_blank_node(line))


def _may_have_blank_node(line: bytes) -> bool:
    return line.startswith(b"_:") or b" _:" in line


def _tried(line: bytes) -> bytes:
    """The line with a subject and predicate in common, so that each object is tried once."""
    return line if line.startswith(b"_:") else _ANY + line.split(b" ", 2)[2]


def _given_back(lines: Iterable[bytes]) -> set[bytes]:
    store = ox.Store()
    store.bulk_load(input=b"".join(lines), format=_NQUADS)
    return set(BytesIO(dumped_nquads(store)))


def _violation(line: bytes) -> Violation:
    (quad,) = ox.parse(line, format=_NQUADS)
    return Violation(
        node=short_name(getattr(quad.subject, "value", str(quad.subject))),
        shape="canonical literal",
        path=short_name(quad.predicate.value),
        message=f"the store would not keep {_as_written(line)} as it is",
    )


def _as_written(line: bytes) -> str:
    """The literal in the line's own words, for a parser may have changed them already."""
    after_predicate = line.decode().split(" ", 2)[2]
    if line.startswith(b"_:") or not after_predicate.startswith('"'):
        return "a blank node"
    return after_predicate[: after_predicate.index(" ", after_predicate.rindex('"'))]
