"""What SHACL shapes ask, as records (https://www.w3.org/TR/shacl/, sections 2 to 5)."""

from dataclasses import dataclass
from typing import ClassVar, Literal

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Comparison = Literal["<", "<=", ">", ">="]
LogicalComponent = Literal["Not", "And", "Or", "Xone", "Node"]
PairComponent = Literal["Equals", "Disjoint", "LessThan", "LessThanOrEquals"]


@dataclass(frozen=True)
class Path:
    """A property path: its SPARQL text, and its predicate when it is that and no more."""

    text: str
    predicate: ox.NamedNode | None = None


@dataclass(frozen=True)
class Target:
    """Nodes that a shape looks at: of a class, one node, or those at an end of a predicate."""

    kind: Literal["class", "node", "subjects", "objects"]
    term: ox.NamedNode | ox.Literal  # a literal only as a node


@dataclass(frozen=True)
class InClass:
    component: ClassVar = "Class"
    name: ox.NamedNode


@dataclass(frozen=True)
class Datatype:
    component: ClassVar = "Datatype"
    name: ox.NamedNode


@dataclass(frozen=True)
class NodeKind:
    component: ClassVar = "NodeKind"
    kinds: tuple[Literal["IRI", "BlankNode", "Literal"], ...]


@dataclass(frozen=True)
class Bound:
    """A least or a greatest value: ``value <comparison> bound`` must hold."""

    component: str
    comparison: Comparison
    bound: ox.Literal


@dataclass(frozen=True)
class Length:
    component: str
    comparison: Comparison
    length: int


@dataclass(frozen=True)
class Pattern:
    component: ClassVar = "Pattern"
    regex: str
    flags: str


@dataclass(frozen=True)
class Languages:
    component: ClassVar = "LanguageIn"
    ranges: tuple[str, ...]


@dataclass(frozen=True)
class In:
    component: ClassVar = "In"
    members: tuple[ox.NamedNode | ox.Literal, ...]


@dataclass(frozen=True)
class Logical:
    """``not``, ``and``, ``or`` and ``xone`` of shapes; ``node`` is an ``and`` of one."""

    component: LogicalComponent
    shapes: tuple["Shape", ...]


@dataclass(frozen=True)
class Property:
    """What a property shape asks of each value node; its breaks are reported as its own."""

    component: ClassVar = "Property"
    shape: "Shape"


@dataclass(frozen=True)
class Count:
    """A least or a greatest number of values; with a shape, of those that conform to it.

    ``siblings`` are the shapes that a counted value must not conform to (4.7.3).
    """

    component: str
    comparison: Literal[">=", "<="]
    number: int
    shape: "Shape | None" = None
    siblings: tuple["Shape", ...] = ()


@dataclass(frozen=True)
class UniqueLanguage:
    component: ClassVar = "UniqueLang"


@dataclass(frozen=True)
class HasValue:
    component: ClassVar = "HasValue"
    value: ox.NamedNode | ox.Literal


@dataclass(frozen=True)
class Pair:
    """How the values of the path and those of another predicate must stand to each other."""

    component: PairComponent
    predicate: ox.NamedNode


@dataclass(frozen=True)
class Closed:
    component: ClassVar = "Closed"
    allowed: tuple[ox.NamedNode, ...]


@dataclass(frozen=True)
class Sparql:
    """A SELECT of breaks; ``message`` may be None, and the shape's then stands."""

    component: ClassVar = "SPARQL"
    select: str
    prefixes: tuple[tuple[str, str], ...]
    message: str | None


OfValue = InClass | Datatype | NodeKind | Bound | Length | Pattern | Languages | In | Logical
OfFocus = Count | UniqueLanguage | HasValue
Constraint = OfValue | OfFocus | Pair | Closed | Property | Sparql


@dataclass(frozen=True)
class Shape:
    """A node shape, or a property shape if it has a path.

    ``name`` is the IRI of the shape, or of the nearest shape with an IRI that holds it.
    """

    node: ox.NamedNode | ox.BlankNode
    name: str
    path: Path | None
    targets: tuple[Target, ...]
    constraints: tuple[Constraint, ...]
    severity: ox.NamedNode
    message: str | None
    deactivated: bool
