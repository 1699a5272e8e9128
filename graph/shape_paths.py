"""Property paths of shapes as SPARQL property paths (SHACL, 2.3.1)."""

import pyoxigraph as ox

from graph.errors import ShapesError
from graph.shape_records import Path, Term
from graph.shape_triples import RDF, SH, ShapeTriples

_REPEATED = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def path_of(triples: ShapeTriples, shape: Term) -> Path | None:
    """The path of a property shape, None for a node shape; raises ShapesError for no path."""
    node = triples.value(shape, SH + "path")
    if node is None or isinstance(node, ox.NamedNode):
        return Path(str(node), node) if node else None
    return Path(path_text(triples, node))


def path_text(triples: ShapeTriples, node: Term, within: tuple[Term, ...] = ()) -> str:
    """The text of a path that stands within others; raises ShapesError for what is no path."""
    if isinstance(node, ox.NamedNode):
        return str(node)
    if node in within:
        raise ShapesError(node, "is a path that leads back to itself")
    return _complex(triples, node, (*within, node))


def _complex(triples: ShapeTriples, node: Term, within: tuple[Term, ...]) -> str:
    # A list is a sequence whatever else is said of it (W3C suite, path-strange-001 and 002).
    if triples.values(node, RDF + "first"):
        return _joined(triples, node, "/", within)
    if listed := triples.value(node, SH + "alternativePath"):
        return _joined(triples, listed, "|", within)
    if inverse := triples.value(node, SH + "inversePath"):
        return f"(^{path_text(triples, inverse, within)})"
    for name, sign in _REPEATED.items():
        if repeated := triples.value(node, SH + name):
            return f"({path_text(triples, repeated, within)}{sign})"
    raise ShapesError(node, "is not a path")


def _joined(triples: ShapeTriples, listed: Term, sign: str, within: tuple[Term, ...]) -> str:
    parts = [path_text(triples, one, within) for one in triples.members(listed)]
    if len(parts) < 2:
        raise ShapesError(listed, "is a path of fewer than two members")
    return f"({sign.join(parts)})"
