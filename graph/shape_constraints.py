"""Reading the parameters of shapes into constraints (https://www.w3.org/TR/shacl/, section 4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

import pyoxigraph as ox

from graph.errors import ShapesError
from graph.shape_records import (
    Bound,
    Closed,
    Comparison,
    Constraint,
    Count,
    Datatype,
    HasValue,
    In,
    InClass,
    Languages,
    Length,
    Logical,
    LogicalComponent,
    NodeKind,
    Pair,
    PairComponent,
    Pattern,
    Property,
    Shape,
    Sparql,
    Term,
    UniqueLanguage,
)
from graph.shape_triples import OWL, SH, ShapeTriples, iri, is_true

_LEAST_AND_GREATEST: dict[str, Comparison] = {
    "minInclusive": ">=",
    "minExclusive": ">",
    "maxInclusive": "<=",
    "maxExclusive": "<",
    "minLength": ">=",
    "maxLength": "<=",
}
_QUALIFIED: dict[str, Literal[">=", "<="]] = {
    "qualifiedMinCount": ">=",
    "qualifiedMaxCount": "<=",
}
_KINDS: dict[str, tuple[Literal["IRI", "BlankNode", "Literal"], ...]] = {
    "IRI": ("IRI",),
    "BlankNode": ("BlankNode",),
    "Literal": ("Literal",),
    "BlankNodeOrIRI": ("BlankNode", "IRI"),
    "BlankNodeOrLiteral": ("BlankNode", "Literal"),
    "IRIOrLiteral": ("IRI", "Literal"),
}


@dataclass(frozen=True)
class Parameter:
    """A value of a parameter of a shape, with what is needed to read it."""

    triples: ShapeTriples
    node: Term
    name: str
    value: Term
    shape: Callable[[Term], Shape]

    @property
    def component(self) -> str:
        return self.name[0].upper() + self.name[1:]

    def iri(self) -> ox.NamedNode:
        return iri(self.value, self.node, f"sh:{self.name}")

    def literal(self) -> ox.Literal:
        if not isinstance(self.value, ox.Literal):
            raise self.error(f"is {self.value}, and should be a literal")
        return self.value

    def number(self) -> int:
        text = self.literal().value
        if not text.isascii() or not text.isdigit():
            raise self.error(f"is {text}, and should be a whole number")
        return int(text)

    def known(self) -> ox.NamedNode | ox.Literal:
        """The value, which must have a name that the data can share."""
        if isinstance(self.value, ox.BlankNode):
            raise self.error("is a blank node, which no data can name")
        return self.value

    def said_beside(self, name: str) -> Term | None:
        return self.triples.value(self.node, SH + name)

    def once(self) -> None:
        """Raises ShapesError if the shape gives this parameter more than once."""
        self.triples.value(self.node, SH + self.name)

    def of_property(self) -> None:
        """Raises ShapesError if the shape has no path, which this parameter needs."""
        if self.said_beside("path") is None:
            raise self.error("needs a path")

    def error(self, problem: str) -> ShapesError:
        return ShapesError(self.node, f"sh:{self.name} {problem}")


Read = Iterator[Constraint]


def is_regex(pattern: Pattern) -> bool:
    """Whether the engine can read it; one that it cannot matches nothing and says nothing."""
    matched = f"REGEX('', {ox.Literal(pattern.regex)}, {ox.Literal(pattern.flags)})"
    return bool(ox.Store().query(f"ASK {{ BIND({matched} AS ?x) FILTER(BOUND(?x)) }}"))


def _class(given: Parameter) -> Read:
    yield InClass(given.iri())


def _datatype(given: Parameter) -> Read:
    given.once()
    yield Datatype(given.iri())


def _node_kind(given: Parameter) -> Read:
    given.once()
    kind = given.iri().value.removeprefix(SH)
    if kind not in _KINDS:
        raise given.error(f"is {given.value}")
    yield NodeKind(_KINDS[kind])


def _count(given: Parameter) -> Read:
    given.once()
    given.of_property()
    yield Count(given.component, ">=" if given.name == "minCount" else "<=", given.number())


def _bound(given: Parameter) -> Read:
    given.once()
    yield Bound(given.component, _LEAST_AND_GREATEST[given.name], given.literal())


def _length(given: Parameter) -> Read:
    given.once()
    yield Length(given.component, _LEAST_AND_GREATEST[given.name], given.number())


def _pattern(given: Parameter) -> Read:
    given.once()
    flags = given.said_beside("flags")
    pattern = Pattern(given.literal().value, flags.value if isinstance(flags, ox.Literal) else "")
    if not is_regex(pattern):
        raise given.error(f"is {given.value}, which is no regular expression of SPARQL's")
    yield pattern


def _languages(given: Parameter) -> Read:
    given.once()
    yield Languages(tuple(one.value for one in given.triples.members(given.value)))


def _unique_language(given: Parameter) -> Read:
    given.of_property()
    if is_true(given.value):
        yield UniqueLanguage()


def _pair(given: Parameter) -> Read:
    if given.name.startswith("lessThan"):
        given.of_property()
    yield Pair(cast("PairComponent", given.component), given.iri())


def _logical(given: Parameter) -> Read:
    alone = given.name in ("not", "node")
    members = [given.value] if alone else given.triples.members(given.value)
    yield Logical(
        cast("LogicalComponent", given.component), tuple(given.shape(one) for one in members)
    )


def _property(given: Parameter) -> Read:
    shape = given.shape(given.value)
    if shape.path is None:
        raise given.error("is a shape without a path")
    yield Property(shape)


def _qualified(given: Parameter) -> Read:
    given.once()
    given.of_property()
    shape = given.shape(given.value)
    disjoint = is_true(given.said_beside("qualifiedValueShapesDisjoint"))
    siblings = tuple(_siblings(given)) if disjoint else ()
    for name, comparison in _QUALIFIED.items():
        number = given.said_beside(name)
        if number is not None:
            least = replace(given, name=name, value=number)
            yield Count(least.component, comparison, least.number(), shape, siblings)


def _siblings(given: Parameter) -> Iterator[Shape]:
    """The shapes that other property shapes of the same holders count (4.7.3)."""
    holders = given.triples.subjects_with(SH + "property", given.node)
    beside = [one for holder in holders for one in given.triples.values(holder, SH + "property")]
    for one in dict.fromkeys(beside):
        for counted in given.triples.values(one, SH + "qualifiedValueShape"):
            if counted != given.value:
                yield given.shape(counted)


def _closed(given: Parameter) -> Read:
    given.once()
    if is_true(given.value):
        ignored = given.said_beside("ignoredProperties")
        listed = given.triples.members(ignored) if ignored is not None else []
        properties = given.triples.values(given.node, SH + "property")
        paths = [given.triples.value(one, SH + "path") for one in properties]
        yield Closed(tuple(p for p in (*listed, *paths) if isinstance(p, ox.NamedNode)))


def _has_value(given: Parameter) -> Read:
    yield HasValue(given.known())


def _in(given: Parameter) -> Read:
    given.once()
    members = given.triples.members(given.value)
    yield In(tuple(replace(given, value=one).known() for one in members))


def _sparql(given: Parameter) -> Read:
    triples, constraint = given.triples, given.value
    if is_true(triples.value(constraint, SH + "deactivated")):
        return
    select = triples.value(constraint, SH + "select")
    if not isinstance(select, ox.Literal):
        raise given.error("has no sh:select, and nothing else is covered")
    named = triples.values(constraint, SH + "prefixes")
    message = triples.text(constraint, SH + "message")
    yield Sparql(select.value, tuple(_prefixes(triples, named)), message)


def _prefixes(triples: ShapeTriples, nodes: list[Term]) -> Iterator[tuple[str, str]]:
    """The declarations of nodes and of all that they import (5.2.1)."""
    seen: dict[Term, None] = {}
    while nodes := [node for node in nodes if node not in seen]:
        seen.update(dict.fromkeys(nodes))
        nodes = [one for node in nodes for one in triples.values(node, OWL + "imports")]
    for node in seen:
        for declared in triples.values(node, SH + "declare"):
            prefix = triples.value(declared, SH + "prefix")
            namespace = triples.value(declared, SH + "namespace")
            if not isinstance(prefix, ox.Literal) or not isinstance(namespace, ox.Literal):
                raise ShapesError(declared, "needs sh:prefix and sh:namespace")
            yield prefix.value, namespace.value


READERS: dict[str, Callable[[Parameter], Read]] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    **dict.fromkeys(("minCount", "maxCount"), _count),
    **dict.fromkeys(("minInclusive", "minExclusive", "maxInclusive", "maxExclusive"), _bound),
    **dict.fromkeys(("minLength", "maxLength"), _length),
    "pattern": _pattern,
    "languageIn": _languages,
    "uniqueLang": _unique_language,
    **dict.fromkeys(("equals", "disjoint", "lessThan", "lessThanOrEquals"), _pair),
    **dict.fromkeys(("not", "and", "or", "xone", "node"), _logical),
    "property": _property,
    "qualifiedValueShape": _qualified,
    "closed": _closed,
    "hasValue": _has_value,
    "in": _in,
    "sparql": _sparql,
}
