"""Running compiled shapes over a store: every result of a SHACL report (3.6)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.errors import ShapesError
from graph.shape_classes import Classes
from graph.shape_conditions import Conditions
from graph.shape_queries import Query, queries
from graph.shape_records import Count, HasValue, Shape, Sparql, Term, UniqueLanguage

_SAID = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True)
class Result:
    """One break of one constraint at one node; the path is SPARQL text."""

    focus: Term
    value: Term | None
    path: str | None
    component: str
    shape: Shape
    message: str


def results(store: ox.Store, shapes: Iterable[Shape], ontology: Iterable[ox.Triple]) -> set[Result]:
    """What the default graph of a store breaks, with the class hierarchy of an ontology."""
    conditions = Conditions(Classes(store, ontology))
    asked = [query for shape in shapes for query in queries(shape, conditions)]
    return {result for query in asked for result in _results(store, query)}


def _results(store: ox.Store, query: Query) -> Iterator[Result]:
    try:
        found = store.query(query.text)
    except SyntaxError as error:
        raise ShapesError(query.shape.node, f"cannot be asked: {error}") from error
    assert isinstance(found, ox.QuerySolutions)  # every query is a SELECT
    names = [variable.value for variable in found.variables]
    for solution in found:
        bound = {name: solution[name] for name in names if solution[name] is not None}
        yield _result(query, bound)


def _result(query: Query, bound: dict[str, Term]) -> Result:
    shape, constraint = query.shape, query.constraint
    focus = bound["this" if isinstance(constraint, Sparql) else "focus"]
    of_values = not isinstance(constraint, Count | UniqueLanguage | HasValue)
    # At a node shape the node is its own value.
    own = focus if shape.path is None and of_values else None
    path = str(bound["path"]) if "path" in bound else shape.path.text if shape.path else None
    return Result(
        focus=focus,
        value=bound.get("value", own),
        path=path,
        component=constraint.component,
        shape=shape,
        message=_message(query, bound),
    )


def _message(query: Query, bound: dict[str, Term]) -> str:
    said = query.constraint.message if isinstance(query.constraint, Sparql) else None
    message = said or query.shape.message or f"Breaks sh:{query.constraint.component}."
    if not isinstance(query.constraint, Sparql):
        return message
    return _SAID.sub(lambda m: bound[m[1]].value if m[1] in bound else m[0], message)
