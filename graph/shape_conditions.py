"""Whether a node conforms to a shape, as a SPARQL expression that is never an error.

Nested shapes become nested EXISTS, which the engine asks of each node it comes to, and counts stand
in subqueries that the node is bound in: the cost grows with the values of a node, not with the
graph.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import pyoxigraph as ox

from graph.errors import ShapesError
from graph.shape_classes import Classes
from graph.shape_literals import is_of_datatype
from graph.shape_records import (
    Bound,
    Closed,
    Constraint,
    Count,
    Datatype,
    HasValue,
    In,
    InClass,
    Languages,
    Length,
    Logical,
    NodeKind,
    OfFocus,
    OfValue,
    Pair,
    Path,
    Pattern,
    Property,
    Shape,
    Sparql,
    UniqueLanguage,
)

_ORDERED = {"LessThan": "<", "LessThanOrEquals": "<="}


@dataclass(frozen=True)
class Break:
    """What breaks a constraint at a bound node: a pattern, and a condition of what it finds."""

    pattern: str
    condition: str

    @property
    def group(self) -> str:
        return f"{{ {self.pattern} FILTER({self.condition}) }}"


class Conditions:
    """Writes conditions over the classes of one store; nodes and values are given as variables."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._numbers = count()

    def stated(self, name: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        """The classes that nodes of a class are stated to be of."""
        return self._classes.stated(name)

    def fresh(self) -> str:
        return f"?v{next(self._numbers)}"

    def conforms(self, shape: Shape, node: str) -> str:
        """That a node conforms to a shape."""
        return _all(self._keeps(shape, constraint, node) for constraint in shape.constraints)

    def breaks(self, shape: Shape, constraint: Constraint, node: str, value: str) -> list[Break]:
        """The breaks of a constraint at a bound node, and their values if they have any.

        A closed shape's break binds ``?path`` too. A value that is left unbound is the node itself.
        """
        match constraint:
            case Count() | UniqueLanguage() | HasValue():
                return [Break("", f"!({self._has(shape, constraint, node)})")]
            case Pair():
                return list(self._unpaired(shape.path, constraint, node, value))
            case Closed():
                return [self._open(shape.path, constraint, node, value)]
            case Property() | Sparql():
                raise ShapesError(shape.node, f"sh:{constraint.component} is not nested here")
            case _:
                return [self._unaccepted(shape.path, constraint, node, value)]

    def _keeps(self, shape: Shape, constraint: Constraint, node: str) -> str:
        match constraint:
            case Count() | UniqueLanguage() | HasValue():
                return self._has(shape, constraint, node)
            case Property():
                return self._every(shape.path, node, lambda v: self.conforms(constraint.shape, v))
            case Sparql():
                raise ShapesError(shape.node, "sh:sparql within another shape is not covered")
            case Pair() | Closed():
                broken = self.breaks(shape, constraint, node, self.fresh())
                return _all(f"!EXISTS {one.group}" for one in broken)
            case _:
                return self._every(shape.path, node, lambda v: self._accepts(constraint, v))

    def _every(self, path: Path | None, node: str, holds: Callable[[str], str]) -> str:
        """That a condition holds of every value node."""
        if path is None:
            return holds(node)
        value = self.fresh()
        return f"!EXISTS {{ {node} {path.text} {value} FILTER(!({holds(value)})) }}"

    def _unaccepted(self, path: Path | None, asked: OfValue, node: str, value: str) -> Break:
        if path is None:
            return Break("", f"!({self._accepts(asked, node)})")
        return Break(f"{node} {path.text} {value}", f"!({self._accepts(asked, value)})")

    def _accepts(self, asked: OfValue, value: str) -> str:
        """That a value is what a constraint asks of each (4.1, 4.2, 4.4, 4.6, 4.8.3)."""
        match asked:
            case InClass():
                return self._is_a(asked.name, value)
            case Datatype():
                return is_of_datatype(asked.name, value)
            case NodeKind():
                return " || ".join(
                    f"is{kind.removesuffix('Node')}({value})" for kind in asked.kinds
                )
            case Bound():
                return f"COALESCE({value} {asked.comparison} {asked.bound}, false)"
            case Length():
                fits = f"STRLEN(STR({value})) {asked.comparison} {asked.length}"
                return f"!isBlank({value}) && {fits}"
            case Pattern():
                regex, flags = ox.Literal(asked.regex), ox.Literal(asked.flags)
                return f"!isBlank({value}) && REGEX(STR({value}), {regex}, {flags})"
            case Languages():
                ranges = (f"LANGMATCHES(LANG({value}), {ox.Literal(r)})" for r in asked.ranges)
                return f"isLiteral({value}) && ({' || '.join(ranges) or 'false'})"
            case In():
                return _is_one_of(asked.members, value)
            case Logical():
                return self._combined(asked, value)

    def _is_a(self, name: ox.NamedNode, value: str) -> str:
        stated = [f"EXISTS {{ {value} a {one} }}" for one in self._classes.stated(name)]
        terms = self._classes.terms(name)
        return " || ".join([*stated, _is_one_of(terms, value)] if terms else stated)

    def _combined(self, asked: Logical, value: str) -> str:
        held = [f"({self.conforms(shape, value)})" for shape in asked.shapes]
        match asked.component:
            case "Not":
                return f"!{held[0]}"
            case "And" | "Node":
                return _all(held)
            case "Or":
                return " || ".join(held) or "false"
            case "Xone":
                return " + ".join(f"IF({one}, 1, 0)" for one in held) + " = 1" if held else "false"

    def _has(self, shape: Shape, asked: OfFocus, node: str) -> str:
        """That the values of a node are, together, what a constraint asks (4.2, 4.4.5, 4.8.1)."""
        match asked:
            case HasValue() if shape.path is None:
                return f"sameTerm({node}, {asked.value})"
            case HasValue():
                return f"EXISTS {{ {node} {_text(shape)} {asked.value} }}"
            case UniqueLanguage():
                value, language = self.fresh(), self.fresh()
                said = f"BIND(LCASE(LANG({value})) AS {language}) FILTER({language} != '')"
                tagged = f"{node} {_text(shape)} {value} {said}"
                twice = f"GROUP BY {node} {language} HAVING(COUNT(DISTINCT {value}) > 1)"
                return f"!EXISTS {{ SELECT {node} WHERE {{ {tagged} }} {twice} }}"
            case Count() if asked.comparison == ">=":
                return self._at_least(asked.number, shape, asked, node)
            case Count():
                return f"!({self._at_least(asked.number + 1, shape, asked, node)})"

    def _at_least(self, number: int, shape: Shape, asked: Count, node: str) -> str:
        value = self.fresh()
        counted = f"{node} {_text(shape)} {value}"
        if asked.shape:
            counts = [self.conforms(asked.shape, value)]
            counts += [f"!({self.conforms(sibling, value)})" for sibling in asked.siblings]
            counted += f" FILTER({_all(counts)})"
        if number <= 1:
            return f"EXISTS {{ {counted} }}" if number else "true"
        enough = f"HAVING(COUNT(DISTINCT {value}) >= {number})"
        return f"EXISTS {{ SELECT {node} WHERE {{ {counted} }} GROUP BY {node} {enough} }}"

    def _unpaired(self, path: Path | None, asked: Pair, node: str, value: str) -> Iterator[Break]:
        """Values that do not stand to those of another predicate as they should (4.5)."""
        reach = f"{node} {path.text} {value}" if path else ""
        here = f"{node} {asked.predicate} {value if path else node}"
        match asked.component:
            case "Disjoint":
                yield Break(reach, f"EXISTS {{ {here} }}")
            case "Equals":
                yield Break(reach, f"!EXISTS {{ {here} }}")
                back = f"EXISTS {{ {reach} }}" if path else f"sameTerm({value}, {node})"
                yield Break(f"{node} {asked.predicate} {value}", f"!{back}")
            case _:
                other = self.fresh()
                less = f"COALESCE({value} {_ORDERED[asked.component]} {other}, false)"
                yield Break(f"{reach} . {node} {asked.predicate} {other}", f"!{less}")

    def _open(self, path: Path | None, asked: Closed, node: str, value: str) -> Break:
        at = self.fresh() if path else node
        reach = f"{node} {path.text} {at} . " if path else ""
        return Break(f"{reach}{at} ?path {value}", f"!({_is_one_of(asked.allowed, '?path')})")


def _text(shape: Shape) -> str:
    assert shape.path is not None  # the reader asks for a path wherever values are counted
    return shape.path.text


def _all(conditions: Iterator[str] | Sequence[str]) -> str:
    return " && ".join(f"({one})" for one in conditions) or "true"


def _is_one_of(terms: Sequence[ox.NamedNode | ox.Literal], value: str) -> str:
    # IN would compare by value, and SHACL compares terms (4.8.3).
    return " || ".join(f"sameTerm({value}, {term})" for term in terms) or "false"
