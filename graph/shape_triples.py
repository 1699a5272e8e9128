"""The triples of a shapes graph by node and predicate, and the lists in them."""

from collections import defaultdict

import pyoxigraph as ox

from graph.errors import ShapesError
from graph.shape_records import Term

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

_NIL = ox.NamedNode(RDF + "nil")


class ShapeTriples:
    """A shapes graph to read from; everything comes in the order of the text."""

    def __init__(self, turtle: bytes | str, *, base: str | None = None) -> None:
        self._about: dict[Term, dict[str, list[Term]]] = defaultdict(dict)
        for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE, base_iri=base):
            values = self._about[_term(quad.subject)].setdefault(quad.predicate.value, [])
            if (value := _term(quad.object)) not in values:
                values.append(value)

    def subjects(self) -> list[Term]:
        return list(self._about)

    def predicates(self, node: Term) -> list[str]:
        return list(self._about.get(node, ()))

    def values(self, node: Term, predicate: str) -> list[Term]:
        return self._about.get(node, {}).get(predicate, [])

    def value(self, node: Term, predicate: str) -> Term | None:
        """The one value, or None; raises ShapesError if there are several."""
        values = self.values(node, predicate)
        if len(values) > 1:
            raise ShapesError(node, f"{local(predicate)} is said {len(values)} times")
        return values[0] if values else None

    def text(self, node: Term, predicate: str) -> str | None:
        """The text of a literal; of several, say in several languages, the first by letters."""
        return min((term.value for term in self.values(node, predicate)), default=None)

    def subjects_with(self, predicate: str, value: Term) -> list[Term]:
        return [node for node in self._about if value in self.values(node, predicate)]

    def members(self, head: Term) -> list[Term]:
        """The members of a list; raises ShapesError for one that is broken or runs in a ring."""
        members: list[Term] = []
        seen: set[Term] = set()
        while head != _NIL:
            first, rest = self.value(head, RDF + "first"), self.value(head, RDF + "rest")
            if first is None or rest is None or head in seen:
                raise ShapesError(head, "is not a list")
            seen.add(head)
            members.append(first)
            head = rest
        return members


def iri(term: Term, node: Term, what: str) -> ox.NamedNode:
    """The term as an IRI; raises ShapesError naming the node and what should be one."""
    if not isinstance(term, ox.NamedNode):
        raise ShapesError(node, f"{what} is {term}, and should be an IRI")
    return term


def is_true(term: Term | None) -> bool:
    """Whether a flag is set: only by ``true``, for 1 sets none (W3C suite, uniqueLang-002)."""
    return term == ox.Literal(True)


def local(predicate: str) -> str:
    """A SHACL term as people write it."""
    return predicate.replace(SH, "sh:")


def _term(term: object) -> Term:
    assert isinstance(term, Term)  # Turtle has no quoted triples
    return term
