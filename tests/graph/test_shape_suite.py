"""The W3C SHACL suite, where it is at hand: its results, or a refusal by name."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import ShapesError
from graph.shape_graph import read_shapes
from graph.shape_paths import path_text
from graph.shape_records import Term
from graph.shape_results import results
from graph.shape_triples import RDF, SH, ShapeTriples

_BESIDE = Path(__file__).parents[3] / "shared" / "w3c"
SUITE = Path(os.environ.get("OVERSIGHT_W3C", _BESIDE)) / "data-shapes/data-shapes-test-suite/tests"

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
FAILURE = ox.NamedNode(SHT + "Failure")
TESTS = 121
ILL_FORMED = 7  # those whose shapes must be refused

# Refused with the name of what is not covered: nothing of the suite is passed over in silence.
NOT_COVERED = {
    "core/property/datatype-ill-formed": "kept as xsd:integer by the store",
    "sparql/component/nodeValidator-001": "requiredParam is not covered",
    "sparql/component/optional-001": "optionalParam is not covered",
    "sparql/component/propertyValidator-select-001": "lang is not covered",
    "sparql/component/validator-001": "test1 is not covered",
    "sparql/pre-binding/shapesGraph-001": "$shapesGraph in sh:select is not covered",
}

Told = tuple[str, str | None, str | None, str, str]


@dataclass(frozen=True)
class Case:
    """One test of the suite; ``expected`` is None where shapes must be refused."""

    name: str
    data: Path
    shapes: Path
    expected: frozenset[Told] | None


@cache
def cases() -> tuple[Case, ...]:
    if not SUITE.is_dir():
        pytest.skip("the W3C SHACL suite is not at hand")
    files = sorted(SUITE.rglob("*.ttl"))
    return tuple(case for file in files for case in cases_of(file))


def cases_of(file: Path) -> list[Case]:
    triples = ShapeTriples(file.read_bytes(), base=file.as_uri())
    tests = [one for one in triples.subjects() if is_test(triples, one)]
    return [case_of(triples, one, file) for one in tests]


def is_test(triples: ShapeTriples, node: Term) -> bool:
    return ox.NamedNode(SHT + "Validate") in triples.values(node, RDF + "type")


def case_of(triples: ShapeTriples, test: Term, file: Path) -> Case:
    action, result = said(triples, test, MF + "action"), said(triples, test, MF + "result")
    data, shapes = (said(triples, action, SHT + f"{kind}Graph") for kind in ("data", "shapes"))
    told = frozenset(told_of(triples, one) for one in triples.values(result, SH + "result"))
    conforms = triples.value(result, SH + "conforms")
    assert result == FAILURE or bool(told) == (conforms == ox.Literal(False))
    return Case(
        name=file.relative_to(SUITE).with_suffix("").as_posix(),
        data=beside(file, data),
        shapes=beside(file, shapes),
        expected=None if result == FAILURE else told,
    )


def said(triples: ShapeTriples, node: Term, predicate: str) -> Term:
    value = triples.value(node, predicate)
    assert value is not None, predicate
    return value


def beside(file: Path, graph: Term) -> Path:
    return file.parent / str(graph.value).rsplit("/", 1)[-1]


def told_of(triples: ShapeTriples, result: Term) -> Told:
    path = triples.value(result, SH + "resultPath")
    return (
        text(triples.value(result, SH + "focusNode")) or "",
        path_text(triples, path) if path else None,
        text(triples.value(result, SH + "value")),
        str(said(triples, result, SH + "sourceConstraintComponent").value),
        str(said(triples, result, SH + "resultSeverity").value),
    )


def text(term: Term | None) -> str | None:
    """A term as the store keeps it; blank nodes have no names to compare."""
    if term is None or isinstance(term, ox.BlankNode):
        return None if term is None else "_:"
    store = ox.Store()
    store.add(ox.Quad(ox.BlankNode(), ox.NamedNode(MF), term))
    (quad,) = store
    return str(quad.object)


def told_by_us(case: Case) -> frozenset[Told]:
    store = ox.Store()
    store.load(case.data.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=case.data.as_uri())
    shapes = read_shapes(case.shapes.read_bytes(), base=case.shapes.as_uri())
    return frozenset(
        (
            text(one.focus) or "",
            one.path,
            text(one.value),
            f"{SH}{one.component}ConstraintComponent",
            one.shape.severity.value,
        )
        for one in results(store, shapes, ())
    )


def test_the_suite_gives_its_results() -> None:
    covered = [one for one in cases() if one.expected is not None and one.name not in NOT_COVERED]
    differing = {one.name for one in covered if told_by_us(one) != one.expected}
    assert differing == set()
    assert len(covered) == TESTS - len(NOT_COVERED) - ILL_FORMED


def test_what_the_suite_refuses_or_we_do_not_cover_is_refused_by_name() -> None:
    refused = [one for one in cases() if one.expected is None or one.name in NOT_COVERED]
    assert len(refused) == len(NOT_COVERED) + ILL_FORMED
    for case in refused:
        with pytest.raises(ShapesError) as error:
            told_by_us(case)
        assert NOT_COVERED.get(case.name, "") in str(error.value), case.name
