"""No query that is let through connects to anywhere, or ends the process."""

import subprocess
import sys
from collections.abc import Iterator
from time import process_time

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from faults.canary import Canary, listening
from graph.errors import LimitError, QueryError
from graph.limits import OPTIONS, Limits
from graph.sparql_words import refuse_dangerous
from ontology.files import query_files

DEEPEST, MOST_LINKS, MOST_CHARACTERS = Limits().nesting, Limits().links, Limits().characters
PROLOGUE = (
    "PREFIX ex:<urn:x> PREFIX port:<http://a:80> PREFIX c:<{address}> PREFIX :<{address}> "
    "PREFIX \ufffd:<{address}> "
)


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with listening() as found:
        yield found


def written(canary: Canary, template: str) -> str:
    return template.replace("{address}", canary.address)


# Group patterns that connect when Oxigraph runs them, each hiding SERVICE in its own way.
HIDDEN = [
    "SERVICE <{address}> { ?x ?y ?z }",
    "service <{address}> { ?x ?y ?z }",
    "sErViCe SILENT <{address}> { ?x ?y ?z }",
    "SERVICE\n#a comment\n<{address}>{ ?x ?y ?z }",
    "SERVICE#\r<{address}>{ ?x ?y ?z }",
    "SERVICE SILENT#'\r\n<{address}>{ ?x ?y ?z }",
    "SERVICESILENT<{address}>{ ?x ?y ?z }",
    "# a comment ends at a carriage return\r SERVICE <{address}> { ?x ?y ?z }",
    "SERVICE c: { ?x ?y ?z }",
    "SERVICE:{ ?x ?y ?z }",
    "SERVICEc:{ ?x ?y ?z }",
    "SERVICEc:service{ ?x ?y ?z }",
    "SERVICE:service{ ?x ?y ?z }",
    "?s ?p ?o.SERVICE <{address}> { ?x ?y ?z }",
    "?s ?p 1SERVICE <{address}> { ?x ?y ?z }",
    "?s ?p 1.SERVICE <{address}> { ?x ?y ?z }",
    "?s ?p trueSERVICE <{address}> { ?x ?y ?z }",
    "?s ?p true.SERVICE <{address}> { ?x ?y ?z }",
    "?s ?p ex:.SERVICE <{address}> { ?x ?y ?z }",
    "?s ?p <urn:x>SERVICE <{address}> { ?x ?y ?z }",
    "?s ?p 'a'SERVICE <{address}> { ?x ?y ?z }",
    "OPTIONAL{ ?s ?p ex:a\\#b } SERVICE <{address}> { ?x ?y ?z }",
    "OPTIONAL{ ?s ?p ex:a\\'b } SERVICE <{address}> { ?x ?y ?z } #'",
    "OPTIONAL{ ?s ?p <urn:\\u0041#b> } SERVICE <{address}> { ?x ?y ?z }",
    "OPTIONAL{ ?s ?p <urn:a#b> } SERVICE <{address}> { ?x ?y ?z }",
    "OPTIONAL{ ?s ?p <http://a/'> } SERVICE <{address}> { ?x ?y ?z } #'",
    "FILTER('a'<'>'||true)SERVICE <{address}> { ?x ?y ?z } #'",
    "FILTER(0<1)SERVICE#>\n<{address}>{ ?x ?y ?z }",
    "FILTER(0<1)SERVICE#>\n:x{ ?x ?y ?z }",
    "FILTER(true||1<ex:b)SERVICE#>\nc:x{ ?x ?y ?z }",
    "FILTER(true||1<ex:#>\n)SERVICE <{address}> { ?x ?y ?z }",
    # Read again as the prefix alone, for no IRI may have letters in its port.
    "?s ?p port:SERVICE <{address}> { ?x ?y ?z }",
    "?s port:1SERVICE <{address}> { ?x ?y ?z }",
    "?s port:trueSERVICE <{address}> { ?x ?y ?z }",
    # Nor may it have U+FFFD, which a prefix may.
    "?s ex:1SERVICE\ufffd:{ ?x ?y ?z }",
    # A long string with an escape of no character is read again as two short ones.
    "VALUES ?v { '''a' } SERVICE <{address}> { ?x ?y ?z } #\\uD800'''\n",
    'VALUES ?v { """a" } SERVICE <{address}> { ?x ?y ?z } #\\U00110000"""\n',
    "VALUES ?v { '''a' } SERVICE <{address}> { ?x ?y ?z } #\\x'''\n",
    "VALUES ?v { '''a' } SERVICE <{address}> { ?x ?y ?z } #\\u\u0660\u0660\u0660\u0660'''\n",
]


@pytest.mark.parametrize("pattern", HIDDEN)
def test_a_query_that_would_connect_is_refused(pattern: str, canary: Canary) -> None:
    text = written(canary, f"{PROLOGUE}SELECT * {{ {pattern}\n}}")
    assert canary.connected_by(text) > 0, "the pattern must be one that connects"
    with pytest.raises(QueryError):
        refuse_dangerous(text)


@pytest.mark.parametrize("spelling", ["\\u0053ERVICE", "\\U00000053ERVICE", "SERV\\u0049CE"])
def test_an_escape_of_code_points_is_no_letter_to_the_engine(spelling: str, canary: Canary) -> None:
    text = written(canary, f"SELECT * {{ {spelling} <{{address}}> {{ ?x ?y ?z }} }}")
    with pytest.raises(SyntaxError):
        ox.Store().query(text)


@pytest.mark.parametrize("odd", ["\ufeff", "\0", "\x0b", "\x85", "\xa0", "\u2028", "\u200b"])
def test_odd_characters_hide_nothing(odd: str, canary: Canary) -> None:
    for pattern in (f"{odd}SERVICE", f"SER{odd}VICE", f"#{odd}SERVICE", f"?s ?p ?o{odd}SERVICE"):
        text = written(canary, f"{odd}SELECT * {{ {pattern} <{{address}}> {{ ?x ?y ?z }} }}")
        assert not let_through(text) or canary.connected_by(text) == 0


HARMLESS = [
    "?s ?p 'SERVICE <http://a/> { }'",
    '?s ?p "it\'s a SERVICE \\" SERVICE"',
    "?s ?p '''a SERVICE 'b' ''c'' \\''' SERVICE\n'''",
    '?s ?p """a SERVICE "b" ""c"" \\""" SERVICE\n"""',
    "?s ?p '\\u0053 SERVICE', '', '''''', \"\"",
    "?s ?p <http://a/service>",
    "?s ?p <http://a/SERVICE#service>",
    "?s ?p <http://a/it's(service)#d>",
    "?s ?p <service>",
    "# a SERVICE, isn't it?\n?s ?p ?o",
    "?service ?p $SERVICE",
    "?myservice ?p_service ?o",
    "?s ?p body:metropolitan-police-service",
    "?s ?p ex:myservice, ex:police-SERVICE-desk",
    "?s ?p ov:load, ov:upload, ?load",
    "FILTER(?a < 3) ?s ?p ?o",
    "FILTER(?a<3&&?b>4) ?s ?p ?o",
    "FILTER(?a <= 3 || ?b >= 4) ?s ?p ?o",
    "FILTER(?a < 'service' && ?b > 'x') ?s ?p ?o",
    "?s ?p 'a'@en, 'b'^^xsd:string, -1.5e3",
    "?s <http://a#b>/^<http://a#c>|!<http://a#d> ?o",
    "?s ex:a\\'b\\#c ?o",
]


@pytest.mark.parametrize("pattern", HARMLESS)
def test_what_only_speaks_of_a_service_is_let_through(pattern: str) -> None:
    refuse_dangerous(f"BASE <http://base/> PREFIX ex: <urn:x> SELECT * {{ {pattern} }}")


@pytest.mark.parametrize("name", query_files())
def test_a_packaged_query_is_let_through(name: str) -> None:
    refuse_dangerous(query_files()[name].read_text("utf-8"))


@pytest.mark.parametrize("word", ["LOAD", "load"])
def test_loading_is_refused(word: str) -> None:
    with pytest.raises(QueryError, match="LOAD"):
        refuse_dangerous(f"{word} <http://a/>")


@pytest.mark.parametrize("text", ["ASK { ?s ?p 'a }", "ASK { ?s ?p '''a' }", 'ASK { ?s ?p "a\n" }'])
def test_a_string_without_an_end_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="close every string"):
        refuse_dangerous(text)


@pytest.mark.parametrize("pattern", ["?a<f(?b)&&?c>1", "?a<'x'&&?b>'y'", "?a<ex:b#>\n"])
def test_a_less_than_sign_that_may_begin_an_iri_is_refused_with_a_way_out(pattern: str) -> None:
    with pytest.raises(QueryError, match="put a space after a less-than sign"):
        refuse_dangerous(f"ASK {{ FILTER({pattern}) }}")
    refuse_dangerous(f"ASK {{ FILTER({pattern.replace('<', '< ')}) }}".replace("#>\n", ""))


def let_through(text: str) -> bool:
    try:
        refuse_dangerous(text)
    except QueryError:
        return False
    return True


# Mixes of tokens. Parts are whole, so that most mixes are SPARQL; then characters are put in.
PARTS = [
    "?s ?p ?o",
    "?s ?p 1",
    "?s ?p true",
    "?s ?p 'a'",
    "?s ?p ex:",
    "?s ?p port:",
    "?s port:1",
    "OPTIONAL{?s ?p ex:a.b}",
    "OPTIONAL{?s ?p ex:a\\#b}",
    "OPTIONAL{?s ?p ex:a\\'b}",
    "OPTIONAL{?s ?p <urn:a#b>}",
    "OPTIONAL{?s ?p <urn:\\u0041'b>}",
    "FILTER(0<1)",
    "FILTER('a'<'>'||true)",
    "FILTER(true||1<ex:b#>\n)",
    "FILTER(?o<?s||?o>?s||true)",
    "VALUES ?v{'''a'}",
    'VALUES ?v{"""a\'b"""}',
    "VALUES ?v{'a#\\'b'}",
]
JOINS = ["", " ", ".", "\n", "\r", "#\n", "#'\r", "#>\n", '#"\n', "#'''\n"]
WORDS = ["SERVICE", "service", "SERVICE SILENT", "Servicesilent", "SERVICE#>\n", "SERVICE#'\r"]
TARGETS = ["<{address}>", " <{address}>", "c:", ":a", "\ufffd:", " c:service"]
ENDS = ["", "#'", '#"', "#>", "#'''", "#\\uD800'''", "#'''\n"]
NOISE = "'\"#<>\\{}()[]\r\n.,;:-?$^|a1 "

calls = st.tuples(st.sampled_from(WORDS), st.sampled_from(TARGETS)).map(
    lambda said: f"{said[0]}{said[1]}{{?x ?y ?z}}"
)


@st.composite
def queries(draw: st.DrawFn) -> str:
    parts = st.sampled_from(PARTS) | st.sampled_from(JOINS)
    before, after = (draw(st.lists(parts, max_size=4)) for _ in range(2))
    pattern = "".join([*before, draw(calls), *after])
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(pattern)))
        pattern = pattern[:at] + draw(st.sampled_from(NOISE)) + pattern[at:]
    end = draw(st.sampled_from(ENDS))
    return f"{PROLOGUE}SELECT*{{{pattern}\n}}{end}"


@settings(max_examples=1_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries())
@example(f"{PROLOGUE}SELECT * {{ ?s ?p ?o }}")
def test_whatever_is_let_through_never_connects(canary: Canary, query: str) -> None:
    text = written(canary, query)
    if let_through(text):
        assert canary.connected_by(text) == 0


@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_brackets_nest_up_to_the_limit_and_no_deeper(bracket: str) -> None:
    begin, end = bracket[0], bracket[1]
    refuse_dangerous("SELECT * " + begin * DEEPEST + end * DEEPEST)
    with pytest.raises(QueryError, match="more than 128 brackets in each other"):
        refuse_dangerous("SELECT * " + begin * (DEEPEST + 1) + end * (DEEPEST + 1))


@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_brackets_beside_each_other_do_not_nest(bracket: str) -> None:
    refuse_dangerous("SELECT * " + bracket * (DEEPEST * 2))


def test_brackets_in_strings_comments_and_iris_do_not_nest() -> None:
    many = "{" * 500
    refuse_dangerous(f"ASK {{ ?s ?p '{many}' #{many}\n}}")
    refuse_dangerous(f"ASK {{ ?s ?p <http://a/{'(' * 500}> }}")


@pytest.mark.parametrize("hidden", ["\\'{{", "<1&&{{>", "#\r{{"])
def test_brackets_that_the_engine_sees_are_counted(hidden: str) -> None:
    with pytest.raises(QueryError, match="in each other"):
        refuse_dangerous("ASK { " + hidden * DEEPEST)


def test_a_query_may_be_as_long_as_the_limit_and_no_longer() -> None:
    text = "ASK {}"
    refuse_dangerous(text.ljust(MOST_CHARACTERS))
    with pytest.raises(QueryError, match="more than 65,536 characters"):
        refuse_dangerous(text.ljust(MOST_CHARACTERS + 1))


DEADLY = {
    "braces": "SELECT * " + "{" * 3_000 + "}" * 3_000,
    "parentheses": "SELECT (" + "(" * 10_000 + "1" + ")" * 10_000 + " AS ?x) {}",
    "a sum": "SELECT (1" + "+1" * 30_000 + " AS ?x) {}",
    "a product": "SELECT (1" + "*1" * 30_000 + " AS ?x) {}",
    "alternatives": "SELECT (1" + "||1" * 20_000 + " AS ?x) {}",
    "negations": "SELECT (" + "!" * 60_000 + "1 AS ?x) {}",
    "unions": "SELECT * {{}" + "UNION{}" * 9_000 + "}",
    "exclusions": "SELECT * {" + "MINUS{}" * 9_000 + "}",
    "names": "SELECT * {" + "".join(f"BIND(1 AS ?a{n})" for n in range(3_500)) + "}",
    "a path": "SELECT * {?s " + "/".join(["<a:>"] * 12_000) + " ?o}",
    "reifiers": "SELECT * {" + "<<" * 20_000 + "}",
}
ASK_IT = "import sys, pyoxigraph; list(pyoxigraph.Store().query(sys.stdin.read()))"


@pytest.mark.parametrize("name", DEADLY)
def test_a_query_that_would_end_the_process_is_refused(name: str) -> None:
    text = DEADLY[name]
    assert len(text) <= MOST_CHARACTERS
    with pytest.raises(QueryError):
        refuse_dangerous(text)
    asked = subprocess.run([sys.executable, "-c", ASK_IT], input=text, text=True, check=False)
    assert asked.returncode < 0, "the query must be one that ends the process"


def test_chains_may_have_as_many_links_as_the_limit() -> None:
    text = "SELECT (1" + "+1" * (MOST_LINKS - 2) + " AS ?x) {}"
    refuse_dangerous(text)
    assert isinstance(ox.Store().query(text), ox.QuerySolutions)
    with pytest.raises(QueryError, match="more than 1,000 brackets and operators"):
        refuse_dangerous(text.replace("+1", "+1+1", 1))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("ASK {}", Limits(characters=5)),
        ("ASK { { { } } }", Limits(nesting=2)),
        ("ASK { FILTER(1 + 1) }", Limits(links=2)),
    ],
)
def test_a_limit_of_the_text_may_be_given_and_is_named(text: str, given: Limits) -> None:
    refuse_dangerous(text)
    (name,) = [key for key, value in vars(given).items() if value != getattr(Limits(), key)]
    with pytest.raises(LimitError, match=OPTIONS[name]) as refused:
        refuse_dangerous(text, given)
    assert refused.value.limit == name


@pytest.mark.parametrize("text", [".", "<", "'a", "\\", ":-", "'''", '"""a', "?", "<a"])
def test_text_of_the_greatest_length_is_read_in_one_pass(text: str) -> None:
    begun = process_time()
    let_through(text * (MOST_CHARACTERS // len(text)))
    # Milliseconds; a pattern that goes back and forth takes the better part of a minute.
    assert process_time() - begun < 5
