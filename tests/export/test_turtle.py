import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import ndiff
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from export.errors import PrefixError, UnwritableStatementError
from export.turtle import to_turtle
from tests.export.rdf_strategies import BASE, PREFIXES, XSD, as_rdflib, triple_sets

NS = f"{BASE}ns#"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@contextmanager
def lexical_forms_kept() -> Iterator[None]:
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


def body(slug: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}id/body/{slug}")


def term(name: str) -> ox.NamedNode:
    return ox.NamedNode(NS + name)


def claims() -> list[ox.Triple]:
    amount = ox.Literal("1400000", datatype=ox.NamedNode(f"{XSD}integer"))
    return [
        ox.Triple(body("westmarch-police"), TYPE, term("Body")),
        ox.Triple(body("westmarch-police"), LABEL, ox.Literal("Westmarch Police", language="en")),
        ox.Triple(body("westmarch-police"), term("funds"), body("hub")),
        ox.Triple(body("westmarch-police"), term("funds"), body("archive")),
        ox.Triple(body("westmarch-police"), term("amount"), amount),
        ox.Triple(body("hub"), LABEL, ox.Literal('The "Hub"')),
        ox.Triple(body("zoo"), TYPE, term("Body")),
    ]


def read(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}


def test_layout_is_the_one_people_review() -> None:
    prefixes = {"body": f"{BASE}id/body/", "ns": NS, "a": "urn:unused:"}
    assert to_turtle(claims(), prefixes=prefixes) == (
        "@prefix a: <urn:unused:> .\n"
        f"@prefix body: <{BASE}id/body/> .\n"
        f"@prefix ns: <{NS}> .\n"
        "\n"
        "body:hub\n"
        '    <http://www.w3.org/2000/01/rdf-schema#label> "The \\"Hub\\"" .\n'
        "\n"
        "body:westmarch-police\n"
        "    a ns:Body ;\n"
        '    <http://www.w3.org/2000/01/rdf-schema#label> "Westmarch Police"@en ;\n'
        "    ns:amount 1400000 ;\n"
        "    ns:funds\n"
        "        body:archive ,\n"
        "        body:hub .\n"
        "\n"
        "body:zoo\n"
        "    a ns:Body .\n"
    )


@given(triple_sets)
def test_oxigraph_reads_back_the_same_set(statements: list[ox.Triple]) -> None:
    assert read(to_turtle(statements, prefixes=PREFIXES)) == set(statements)


@given(triple_sets)
def test_rdflib_reads_back_the_same_set(statements: list[ox.Triple]) -> None:
    with lexical_forms_kept():
        written = rdflib.Graph().parse(data=to_turtle(statements, prefixes=PREFIXES))
        assert set(written) == {tuple(map(as_rdflib, triple)) for triple in statements}


def test_rdflib_finds_the_graph_isomorphic() -> None:
    theirs = rdflib.Graph().parse(
        data=(ox.serialize(claims(), format=ox.RdfFormat.N_TRIPLES) or b"").decode(), format="nt"
    )
    assert isomorphic(rdflib.Graph().parse(data=to_turtle(claims(), prefixes=PREFIXES)), theirs)


@given(triple_sets, st.randoms(use_true_random=False))
def test_order_and_repeats_leave_no_trace(statements: list[ox.Triple], chance: Random) -> None:
    others = statements + statements[:3]
    chance.shuffle(others)
    shuffled_table = dict(reversed(PREFIXES.items()))
    written = to_turtle(others, prefixes=shuffled_table)
    assert written == to_turtle(iter(statements), prefixes=PREFIXES)


_HASH_OF_SHUFFLED = """
import hashlib, random, sys
import pyoxigraph as ox
from export.turtle import to_turtle
triples = [quad.triple for quad in ox.parse(path=sys.argv[1])]
random.seed(int(sys.argv[2]))
random.shuffle(triples)
text = to_turtle(triples, prefixes={"ns": "https://westmarch.example/ns#"})
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_hash_seed_time_zone_locale_and_order_leave_no_trace(tmp_path: Path) -> None:
    source = tmp_path / "claims.nt"
    extra = [
        ox.Triple(body(f"b{n % 50}"), term(f"p{n % 7}"), ox.Literal(f"é{n}")) for n in range(900)
    ]
    ox.serialize([*claims(), *extra], str(source), ox.RdfFormat.N_TRIPLES)
    digests = set()
    for seed, zone, locale in ("0", "UTC", "C"), ("7", "Asia/Tokyo", "tr_TR.UTF-8"), ("9", "", ""):
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-c", _HASH_OF_SHUFFLED, str(source), seed]
        root = Path(__file__).parents[2]
        run = subprocess.run(
            command, env=os.environ | settings, cwd=root, check=True, capture_output=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64


def test_one_changed_triple_touches_only_its_own_block() -> None:
    before = claims()
    after = [*before[:4], ox.Triple(body("westmarch-police"), term("amount"), ox.Literal("lots"))]
    after += before[5:]
    old, new = (to_turtle(statements, prefixes=PREFIXES) for statements in (before, after))
    changed = [line for line in ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]
    assert changed == ["-     ns:amount 1400000 ;", '+     ns:amount "lots" ;']


def test_last_use_of_a_prefix_leaves_the_table_alone() -> None:
    some, none = (to_turtle(statements, prefixes=PREFIXES) for statements in (claims(), []))
    assert some.startswith(none)


def test_subjects_follow_code_points_of_the_iri_not_of_its_spelling() -> None:
    # As text, `<a-b>` sorts before `<a>`, and `ex:a` after any `<`.
    subjects = [f"{BASE}a{tail}" for tail in ("", "-b", "/c", "b", "é")]
    text = to_turtle(
        [ox.Triple(ox.NamedNode(iri), LABEL, ox.Literal("x")) for iri in reversed(subjects)],
        prefixes={"w": BASE},
    )
    blocks = [block.split("\n")[0] for block in text.rstrip().split("\n\n")[1:]]
    assert blocks == ["w:a", "w:a-b", f"<{BASE}a/c>", "w:ab", f"<{BASE}aé>"]


def test_a_then_label_lead_the_predicates() -> None:
    early = ox.NamedNode("http://a.example/early")
    statements = [ox.Triple(body("x"), name, body("y")) for name in (term("p"), early, LABEL, TYPE)]
    verbs = [line.split()[0] for line in to_turtle(statements, prefixes={}).splitlines()[1:]]
    assert verbs == ["a", str(LABEL), str(early), str(term("p"))]


def test_the_longest_namespace_wins() -> None:
    triple = ox.Triple(ox.NamedNode(f"{BASE}odd-x"), LABEL, ox.Literal("x"))
    text = to_turtle([triple], prefixes={"a": BASE, "odd": f"{BASE}odd-", "z": f"{BASE}od"})
    assert "\nodd:x\n" in text


def test_objects_are_iris_then_literals_by_lexical_datatype_language() -> None:
    number = ox.Literal("10", datatype=ox.NamedNode(f"{XSD}integer"))
    objects: list[ox.NamedNode | ox.Literal] = [
        body("b"),
        ox.NamedNode(f"{BASE}id/body/b-c"),
        ox.Literal("10"),
        number,
        ox.Literal("9"),
        ox.Literal("a"),
        ox.Literal("a", language="cy"),
        ox.Literal("a", language="en"),
        ox.Literal("\n"),
    ]
    ordered = [*objects[:2], objects[-1], *objects[2:-1]]
    statements = [ox.Triple(body("x"), term("p"), object_) for object_ in objects]
    text = to_turtle(statements, prefixes={})
    written = [line.strip(" ,.") for line in text.splitlines()[2:]]
    assert written == ["10" if object_ == number else str(object_) for object_ in ordered]


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("id/body/hub", "body:hub"),
        ("id/body/2024.a_b-c", "body:2024.a_b-c"),
        ("id/claim/x", None),
        ("id/x", "id:x"),
        ("id/body/", None),
        ("id/body/a.", None),
        ("id/body/-a", None),
        ("id/body/a%20b", None),
        ("id/body/é", None),
        ("id/body/a:b", None),
        ("odd-x", "odd:x"),
        ("ns#x", "ns:x"),
    ],
)
def test_a_name_is_short_only_where_plainly_legal(tail: str, name: str | None) -> None:
    triple = ox.Triple(ox.NamedNode(BASE + tail), LABEL, ox.Literal("x"))
    written = to_turtle([triple], prefixes=PREFIXES).split("\n\n")[1].split("\n")[0]
    assert written == (name or f"<{BASE}{tail}>")


@pytest.mark.parametrize(
    ("lexical", "datatype", "written"),
    [
        ("0", "integer", "0"),
        ("-12", "integer", "-12"),
        ("+1", "integer", '"+1"^^xsd:integer'),
        ("-0", "integer", '"-0"^^xsd:integer'),
        ("0.0000001", "decimal", '"0.0000001"^^xsd:decimal'),
        ("01", "integer", '"01"^^xsd:integer'),
        ("1.50", "decimal", "1.50"),
        ("1.", "decimal", '"1."^^xsd:decimal'),
        (".5", "decimal", '".5"^^xsd:decimal'),
        ("1", "decimal", '"1"^^xsd:decimal'),
        ("1\n", "integer", '"1\\n"^^xsd:integer'),
        ("١", "integer", '"١"^^xsd:integer'),
        ("true", "boolean", "true"),
        ("1", "boolean", '"1"^^xsd:boolean'),
        ("1.0E0", "double", '"1.0E0"^^xsd:double'),
        ("x", "string", '"x"'),
    ],
)
def test_a_number_goes_bare_only_in_its_canonical_spelling(
    lexical: str, datatype: str, written: str
) -> None:
    literal = ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))
    text = to_turtle([ox.Triple(body("x"), term("p"), literal)], prefixes=PREFIXES)
    assert text.endswith(f"\n    ns:p {written} .\n")


def test_unseen_characters_are_spelled_out() -> None:
    literal = ox.Literal("a\x00\x1b\x85\u2028\u202e\u200b\U000e0041é💷\n")
    iri = ox.NamedNode(f"{BASE}a\u202eb")
    text = to_turtle([ox.Triple(iri, term("p"), literal)], prefixes={})
    assert '"a\\u0000\\u001B\\u0085\\u2028\\u202E\\u200B\\U000E0041é💷\\n"' in text
    assert f"<{BASE}a\\u202Eb>" in text


REFUSED = {
    "blank subject": ox.Triple(ox.BlankNode("b7"), LABEL, body("x")),
    "blank object": ox.Triple(body("x"), LABEL, ox.BlankNode("b7")),
    "triple term": ox.Triple(body("x"), LABEL, ox.Triple(body("b7"), LABEL, body("x"))),
    "direction": ox.Triple(
        body("b7"), LABEL, ox.Literal("x", language="en", direction=ox.BaseDirection.RTL)
    ),
    "lost language": ox.Triple(
        body("b7"),
        LABEL,
        ox.Literal(
            "x", datatype=ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
        ),
    ),
}


@pytest.mark.parametrize("triple", REFUSED.values(), ids=REFUSED)
def test_a_statement_outside_our_rdf_is_refused_by_name(triple: ox.Triple) -> None:
    with pytest.raises(UnwritableStatementError, match="b7") as refusal:
        to_turtle([*claims(), triple, *claims()], prefixes=PREFIXES)
    assert refusal.value.statement == f"{triple} ."


@pytest.mark.parametrize(
    "iri",
    [
        "http://a.example/b7> <http://a.example/p> <http://a.example/o> .\n<http://a.example/s",
        "http://a.example/b7 c",
        "http://a.example/b7\n",
        'http://a.example/b7"',
    ],
)
def test_an_iri_that_a_lenient_parser_let_through_cannot_smuggle_lines(iri: str) -> None:
    source = f"<http://a.example/x> <http://a.example/p> <{escaped(iri)}> ."
    parsed = ox.parse(source, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    with pytest.raises(UnwritableStatementError, match="b7"):
        to_turtle([quad.triple for quad in parsed], prefixes={})


def test_a_smuggled_line_is_not_evened_out_by_a_broken_one() -> None:
    smuggler = (
        "http://a.example/b7> .\n<http://a.example/s> <http://a.example/p> <http://a.example/o"
    )
    source = "".join(
        f"<http://a.example/x> <http://a.example/p> <{escaped(iri)}> .\n"
        for iri in (smuggler, "http://a.example/b7 c")
    )
    parsed = ox.parse(source, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    with pytest.raises(UnwritableStatementError, match="b7"):
        to_turtle([quad.triple for quad in parsed], prefixes={})


def escaped(iri: str) -> str:
    return "".join(f"\\u{ord(char):04X}" for char in iri)


@pytest.mark.parametrize(
    ("prefix", "namespace"),
    [("é", BASE), ("a.", BASE), ("1", BASE), ("a b", BASE), ("a", "no-scheme"), ("a", BASE + ">")],
)
def test_a_prefix_that_would_not_read_back_is_refused(prefix: str, namespace: str) -> None:
    with pytest.raises(PrefixError) as refusal:
        to_turtle([], prefixes={prefix: namespace})
    assert (refusal.value.prefix, refusal.value.namespace) == (prefix, namespace)
