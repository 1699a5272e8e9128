"""Reading a shapes graph into records (https://www.w3.org/TR/shacl/, section 2)."""

from collections.abc import Iterator
from typing import Literal

import pyoxigraph as ox

from graph.errors import ShapesError
from graph.shape_constraints import READERS, Parameter
from graph.shape_paths import path_of
from graph.shape_records import Constraint, Shape, Target, Term
from graph.shape_triples import RDF, RDFS, SH, ShapeTriples, iri, is_true, local

_TARGETS: dict[str, Literal["class", "node", "subjects", "objects"]] = {
    SH + "targetClass": "class",
    SH + "targetNode": "node",
    SH + "targetSubjectsOf": "subjects",
    SH + "targetObjectsOf": "objects",
}
# What asks nothing by itself: another parameter reads it, or it is there for people.
_BESIDE = {
    *(SH + "path", SH + "message", SH + "severity", SH + "deactivated", SH + "flags"),
    *(SH + "name", SH + "description", SH + "order", SH + "group", SH + "defaultValue"),
    *(SH + "ignoredProperties", SH + "qualifiedValueShapesDisjoint"),
    *(SH + "qualifiedMinCount", SH + "qualifiedMaxCount"),
    *(SH + "select", SH + "prefixes", SH + "declare"),
}


def read_shapes(turtle: bytes | str, *, base: str | None = None) -> tuple[Shape, ...]:
    """The shapes that have targets, in the order of the text.

    Raises ShapesError for what is ill-formed, and by name for what is not covered: recursion,
    custom constraint components, entailment, and all of SHACL's advanced features.
    """
    return _Reader(ShapeTriples(turtle, base=base)).read()


class _Reader:
    def __init__(self, triples: ShapeTriples) -> None:
        self._triples = triples
        self._read: dict[Term, Shape] = {}
        self._within: list[Term] = []
        self._custom = set(_custom_parameters(triples))

    def read(self) -> tuple[Shape, ...]:
        for node in self._triples.subjects():
            if self._triples.values(node, SH + "entailment"):
                raise ShapesError(node, "sh:entailment is not covered")
            if self._triples.values(node, SH + "target"):
                raise ShapesError(node, "sh:target is not covered")
        aimed = [node for node in self._triples.subjects() if list(self._targets(node))]
        return tuple(self._shape(node, str(node)) for node in aimed)

    def _shape(self, node: Term, holder: str) -> Shape:
        if node in self._within:
            raise ShapesError(node, "leads back to itself, which is not covered")
        if node not in self._read:
            self._within.append(node)
            self._read[node] = self._new_shape(node, holder)
            self._within.pop()
        return self._read[node]

    def _new_shape(self, node: Term, holder: str) -> Shape:
        if isinstance(node, ox.Literal):
            raise ShapesError(node, "is a literal where a shape should be")
        name = node.value if isinstance(node, ox.NamedNode) else holder
        deactivated = is_true(self._triples.value(node, SH + "deactivated"))
        severity = self._triples.value(node, SH + "severity") or ox.NamedNode(SH + "Violation")
        return Shape(
            node=node,
            name=name,
            path=path_of(self._triples, node),
            targets=tuple(self._targets(node)),
            constraints=() if deactivated else tuple(self._constraints(node, name)),
            severity=iri(severity, node, "sh:severity"),
            message=self._triples.text(node, SH + "message"),
            deactivated=deactivated,
        )

    def _targets(self, node: Term) -> Iterator[Target]:
        for predicate, kind in _TARGETS.items():
            for term in self._triples.values(node, predicate):
                if kind == "node" and isinstance(term, ox.Literal):
                    yield Target(kind, term)
                else:
                    yield Target(kind, iri(term, node, local(predicate)))
        if isinstance(node, ox.NamedNode) and self._is_class(node) and self._is_shape(node):
            yield Target("class", node)

    def _is_class(self, node: Term) -> bool:
        """A class by the types of the node in the shapes graph itself (2.1.3.3)."""
        seen: set[Term] = set()
        found = self._triples.values(node, RDF + "type")
        while found := [one for one in found if one not in seen]:
            seen.update(found)
            found = [up for one in found for up in self._triples.values(one, RDFS + "subClassOf")]
        return ox.NamedNode(RDFS + "Class") in seen

    def _is_shape(self, node: Term) -> bool:
        types = self._triples.values(node, RDF + "type")
        asked = {SH + parameter for parameter in READERS}
        return bool(
            {ox.NamedNode(SH + "NodeShape"), ox.NamedNode(SH + "PropertyShape")} & set(types)
        ) or not asked.isdisjoint(self._triples.predicates(node))

    def _constraints(self, node: Term, name: str) -> Iterator[Constraint]:
        for predicate in self._triples.predicates(node):
            if self._asks(node, predicate):
                parameter = predicate.removeprefix(SH)
                for value in self._triples.values(node, predicate):
                    given = Parameter(
                        triples=self._triples,
                        node=node,
                        name=parameter,
                        value=value,
                        shape=lambda inner: self._shape(inner, name),
                    )
                    yield from READERS[parameter](given)

    def _asks(self, node: Term, predicate: str) -> bool:
        """Whether a predicate of a shape is a parameter; raises ShapesError for an unknown one."""
        known = predicate.removeprefix(SH) in READERS
        said = known or predicate in _BESIDE or predicate in _TARGETS
        if predicate in self._custom or (predicate.startswith(SH) and not said):
            raise ShapesError(node, f"{local(predicate)} is not covered")
        return predicate.startswith(SH) and known


def _custom_parameters(triples: ShapeTriples) -> Iterator[str]:
    """The predicates that constraint components of the shapes graph's own give a meaning to."""
    for component in triples.subjects():
        for parameter in triples.values(component, SH + "parameter"):
            for path in triples.values(parameter, SH + "path"):
                yield iri(path, parameter, "sh:path").value
