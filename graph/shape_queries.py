"""Each constraint as a SELECT of what breaks it, over the nodes that its shape looks at.

Where a path is one predicate its triples are read once, in order, and only values that break the
constraint are looked up as targets. Otherwise the values of each target are looked at.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.shape_conditions import Break, Conditions
from graph.shape_prebinding import prebound
from graph.shape_records import (
    Constraint,
    Count,
    HasValue,
    Path,
    Property,
    Shape,
    Sparql,
    Target,
    UniqueLanguage,
)


@dataclass(frozen=True)
class Query:
    """A SELECT of ``?focus``, ``?value`` and ``?path``, or of what a constraint in SPARQL names."""

    text: str
    shape: Shape
    constraint: Constraint


@dataclass(frozen=True)
class _Foci:
    """The nodes that a shape looks at: patterns that find them, and the test of a node."""

    patterns: Callable[[str], list[str]]
    test: Callable[[str], str]


def queries(shape: Shape, conditions: Conditions) -> Iterator[Query]:
    """The queries of a shape with targets, and of the property shapes that it holds."""
    yield from _of_shape(shape, _targeted(shape.targets, conditions), conditions)


def _of_shape(shape: Shape, foci: _Foci, conditions: Conditions) -> Iterator[Query]:
    for constraint in shape.constraints:
        if isinstance(constraint, Property):
            below = _reached(foci, shape.path, conditions) if shape.path else foci
            yield from _of_shape(constraint.shape, below, conditions)
        elif isinstance(constraint, Sparql):
            for pattern in foci.patterns("?this"):
                yield Query(prebound(constraint, shape, pattern), shape, constraint)
        else:
            yield Query(_select(shape, constraint, foci, conditions), shape, constraint)


def _select(shape: Shape, constraint: Constraint, foci: _Foci, conditions: Conditions) -> str:
    predicate = shape.path.predicate if shape.path else None
    if predicate and isinstance(constraint, Count) and constraint.shape is None:
        if constraint.comparison == "<=":
            return _too_many(predicate, constraint.number, foci)
        if constraint.number == 1:
            return _none(predicate, foci)
    broken = conditions.breaks(shape, constraint, "?focus", "?value")
    if predicate and not isinstance(constraint, Count | UniqueLanguage | HasValue):
        return _selected([_if_looked_at(one, foci) for one in broken])
    groups = [
        f"{found} {one.pattern} FILTER({one.condition})"
        for found in foci.patterns("?focus")
        for one in broken
    ]
    return _selected(groups)


def _none(predicate: ox.NamedNode, foci: _Foci) -> str:
    # MINUS reads the predicate's triples in a row: on disk five times as fast as NOT EXISTS.
    return _selected(foci.patterns("?focus"), f" MINUS {{ ?focus {predicate} ?each }}")


def _too_many(predicate: ox.NamedNode, most: int, foci: _Foci) -> str:
    counted = f"SELECT ?focus (COUNT(*) AS ?n) WHERE {{ ?focus {predicate} ?each }} GROUP BY ?focus"
    return _selected([_if_looked_at(Break(f"{{ {counted} }}", f"?n > {most}"), foci)])


def _if_looked_at(broken: Break, foci: _Foci) -> str:
    """A break at a node that the shape looks at, which is asked only once it is a break.

    IF keeps that order: the engine takes "&&" apart and asks EXISTS first, of every node.
    """
    return f"{broken.pattern} FILTER(IF({broken.condition}, {foci.test('?focus')}, false))"


def _selected(groups: list[str], beyond: str = "") -> str:
    union = " UNION ".join(f"{{ {group} }}" for group in groups)
    return f"SELECT ?focus ?value ?path WHERE {{ {union}{beyond} }}"


def _targeted(targets: tuple[Target, ...], conditions: Conditions) -> _Foci:
    def patterns(node: str) -> list[str]:
        return [one for target in targets for one in _patterns(target, node, conditions)]

    def test(node: str) -> str:
        return " || ".join(_tests(target, node, conditions) for target in targets)

    return _Foci(patterns, test)


def _patterns(target: Target, node: str, conditions: Conditions) -> list[str]:
    match target.kind:
        case "class":
            name = ox.NamedNode(target.term.value)
            return [f"{node} a {one} ." for one in conditions.stated(name)]
        case "node":
            return [f"VALUES {node} {{ {target.term} }}"]
        case "subjects":
            return [f"{node} {target.term} {conditions.fresh()} ."]
        case "objects":
            return [f"{conditions.fresh()} {target.term} {node} ."]


def _tests(target: Target, node: str, conditions: Conditions) -> str:
    if target.kind == "node":
        return f"sameTerm({node}, {target.term})"
    patterns = _patterns(target, node, conditions)
    return " || ".join(f"EXISTS {{ {pattern} }}" for pattern in patterns)


def _reached(foci: _Foci, path: Path, conditions: Conditions) -> _Foci:
    """The values of a path at some nodes, which a nested property shape looks at."""

    def patterns(node: str) -> list[str]:
        above = conditions.fresh()
        return [f"{one} {above} {path.text} {node} ." for one in foci.patterns(above)]

    def test(node: str) -> str:
        above = conditions.fresh()
        return f"EXISTS {{ {above} {path.text} {node} FILTER({foci.test(above)}) }}"

    return _Foci(patterns, test)
