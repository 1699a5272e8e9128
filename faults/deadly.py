"""Queries that would hang, fill the memory or end the process, and the limit that each meets."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from graph.limits import Limits

SMALL = Limits(seconds=0.6, memory_mb=192, rows=500, megabytes=0.5)
# Where it is not time that is to stop a query, on however slow a machine.
PATIENT = replace(SMALL, seconds=60)
# Nor its text.
LAX = replace(PATIENT, characters=10**6, nesting=10**6, links=10**6)
ROUND = {"seconds", "memory_mb"}
TEXT = {"characters", "nesting", "links"}
CUT = {"rows", "megabytes"}

THINGS = 400
_EVERY = "?a ?p ?b . ?c ?q ?d . ?e ?r ?f"
_TEN = "VALUES ?v { 0 1 2 3 4 5 6 7 8 9 }"


def _doubled(times: int) -> str:
    """A string doubled again and again: 2 to the power of ``times``."""
    binds = [f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(times)]
    return f"BIND('abcdefgh' AS ?s0) {' '.join(binds)}"


def _ten_by_ten(times: int) -> str:
    """Ten rows to the power of ``times``."""
    return " ".join(_TEN.replace("?v", f"?v{n}") for n in range(times))


def _nested(around: str, times: int) -> str:
    """A pattern within itself: ``around`` holds it where it says [], and its depth where $."""
    inner = "?a ?p ?b"
    for depth in range(times):
        inner = around.replace("[]", inner).replace("$", str(depth))
    return inner


DEADLY: dict[str, tuple[set[str], Limits, str]] = {
    "a cross join, sorted": (ROUND, SMALL, f"SELECT * {{ {_EVERY} }} ORDER BY ?f ?a"),
    "a cross join, sorted, given time": (
        {"memory_mb"},
        PATIENT,
        f"SELECT * {{ {_EVERY} }} ORDER BY ?a ?f",
    ),
    "a cross join, counted": (ROUND, SMALL, f"SELECT (COUNT(*) AS ?n) {{ {_EVERY} }}"),
    "a cross join, distinct": (ROUND, SMALL, f"SELECT DISTINCT * {{ {_EVERY} }} OFFSET 99999999"),
    "a cross join, never met": (ROUND, SMALL, f"ASK {{ {_EVERY} FILTER(?a = ?d + 0.5) }}"),
    "a cross join, at length": (CUT, PATIENT, f"SELECT * {{ {_EVERY} }} LIMIT 2000000000"),
    "numbers multiplied": (ROUND, SMALL, f"SELECT (SUM(?v0) AS ?n) {{ {_ten_by_ten(9)} }}"),
    "optionals in optionals": (
        ROUND,
        SMALL,
        f"SELECT (COUNT(*) AS ?n) {{ {_nested('?a$ ?p$ ?b$ OPTIONAL { [] }', 20)} }}",
    ),
    "unions in unions": (
        ROUND,
        SMALL,
        f"SELECT (COUNT(*) AS ?n) {{ {_nested('{ [] } UNION { [] . ?x$ ?y$ ?z$ }', 6)} }}",
    ),
    "a closure of all by all": (
        ROUND,
        SMALL,
        "SELECT (COUNT(*) AS ?n) { ?a (<urn:next>|<urn:leap>)+ ?b . ?b <urn:next>+ ?c }",
    ),
    "closures in closures": (
        ROUND,
        SMALL,
        "SELECT (COUNT(*) AS ?n) { ?a ((<urn:next>|<urn:leap>)*/(!<urn:none>)*)* ?b }",
    ),
    "a string doubled": (ROUND, SMALL, f"SELECT (STRLEN(?s30) AS ?n) {{ {_doubled(30)} }}"),
    "a string doubled, given": ({"megabytes"}, PATIENT, f"SELECT ?s20 {{ {_doubled(20)} }}"),
    "a string replaced by itself": (
        ROUND,
        SMALL,
        f"SELECT (STRLEN(REPLACE(?s18, '', ?s18)) AS ?n) {{ {_doubled(18)} }}",
    ),
    "everything in one string": (
        ROUND,
        SMALL,
        f"SELECT (GROUP_CONCAT(?s10) AS ?all) {{ ?a ?p ?b . ?c ?q ?d {_doubled(10)} }}",
    ),
    "a pattern of patterns": (
        ROUND,
        SMALL,
        "SELECT * { ?a ?p ?b FILTER(REGEX('aaaa', '((((a{1,99}){1,99}){1,99}){1,99})')) }",
    ),
    "a pattern anew for each row": (
        ROUND,
        SMALL,
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d "
        "FILTER(REGEX(STR(?b), CONCAT('(a|b|[\\\\w-]{1,40})*', STR(?d)))) }",
    ),
    "brackets": (TEXT, SMALL, f"SELECT (({'(' * 10_000}1{')' * 10_000}) AS ?x) {{}}"),
    "brackets, were they let through": (
        {"nesting"},
        LAX,
        f"SELECT (({'(' * 100_000}1{')' * 100_000}) AS ?x) {{}}",
    ),
    "groups, were they let through": ({"nesting"}, LAX, f"ASK {'{' * 50_000}{'}' * 50_000}"),
    "operators": (TEXT, SMALL, f"SELECT (1{'+1' * 30_000} AS ?x) {{}}"),
    "operators, were they let through": (
        {"nesting"},
        LAX,
        f"SELECT (1{'+1' * 60_000} AS ?x) {{}}",
    ),
    "a flood of values": (
        TEXT,
        SMALL,
        f"SELECT * {{ VALUES ?v {{ {' '.join(map(str, range(20_000)))} }} }}",
    ),
    "a flood of values, crossed": (
        ROUND,
        SMALL,
        "SELECT (COUNT(*) AS ?n) { "
        + " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(2_000)))} }}" for n in range(4))
        + " }",
    ),
    "queries in queries": (
        ROUND,
        SMALL,
        "SELECT (COUNT(*) AS ?n) { "
        + _nested("{ SELECT DISTINCT * { ?x$ ?y$ ?z$ { [] } } }", 12)
        + " }",
    ),
    "not one of any two": (
        ROUND,
        SMALL,
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d "
        + " ".join(
            f"FILTER NOT EXISTS {{ ?a ?x{n} ?y{n} . ?c ?z{n} ?w{n} FILTER(?y{n} + ?w{n} < -{n}) }}"
            for n in range(5)
        )
        + " }",
    ),
    "a graph made of every pair": (
        CUT,
        PATIENT,
        "CONSTRUCT { ?a ?p ?d . ?c ?q ?b . ?a ?q ?f } WHERE { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }",
    ),
    "a graph of great strings": (
        {"megabytes"},
        PATIENT,
        f"CONSTRUCT {{ ?a ?p ?s12 }} WHERE {{ ?a ?p ?b {_doubled(12)} }}",
    ),
    "a row for every pair": (CUT, PATIENT, "SELECT * { ?a ?p ?b . ?c ?q ?d }"),
}


def deadly_store(folder: Path) -> Path:
    """A store of 2,400 triples: a ring with leaps across, and numbers."""
    store = ox.Store(str(folder))
    things = [ox.NamedNode(f"urn:thing:{n}") for n in range(THINGS)]
    for at, thing in enumerate(things):
        store.extend(
            [
                ox.Quad(thing, ox.NamedNode("urn:next"), things[(at + 1) % THINGS]),
                ox.Quad(thing, ox.NamedNode("urn:leap"), things[(at * 7) % THINGS]),
                *(
                    ox.Quad(thing, ox.NamedNode(f"urn:number:{n}"), ox.Literal(at * n))
                    for n in range(4)
                ),
            ]
        )
    store.flush()
    return folder
