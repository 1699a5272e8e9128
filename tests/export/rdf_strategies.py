"""Hostile but valid RDF for the property tests of the export folder."""

import pyoxigraph as ox
from hypothesis import strategies as st
from rdflib import Literal, URIRef

XSD = "http://www.w3.org/2001/XMLSchema#"
BASE = "https://westmarch.example/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
PREFIXES = {
    "": f"{BASE}plain/",
    "body": f"{BASE}id/body/",
    "id": f"{BASE}id/",
    "ns": f"{BASE}ns#",
    "rdfs": RDFS,
    "same": f"{BASE}ns#",
    "urn": "urn:council:",
    "odd": f"{BASE}odd-",
    "xsd": XSD,
}

_starts = st.sampled_from([*PREFIXES.values(), f"{BASE}id/b", "urn:", "tag:x", "HTTP://EXAMPLE/"])
_tails = st.one_of(
    st.sampled_from(
        "a|2024|a.|.a|-a|a-|a.b|a:b|a/b|é|💷|%20|a%2Fb|_|~a|a'b|(a)|a,b|a;b|a?b=c&d|a#b|a\u202eb|@a|*"
        "|a//b|../a|./a|a/../b|\u200b".split("|")
    ),
    st.text("aZ09._-:/%20é'()#?", max_size=6),
)


def _is_valid(iri: str) -> bool:
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


iris = st.builds(str.__add__, _starts, _tails | st.just("")).filter(_is_valid).map(ox.NamedNode)
texts = st.one_of(
    st.text(max_size=12),
    st.text("\"'\\\n\r\t\b\f\0\x1b\x7f\x85\u2028\u202e\ufeff\ufffe💷a", max_size=8),
    st.sampled_from(['"""', "\\", "\\u0041", "\\\\u0041", '" .\n<a> <b> "', "a\\", "1.", "@en"]),
)
_numbers = st.sampled_from(
    "1 -1 +1 01 -0 1. .5 1.0 -0.50 -0.0 0.0000001 0.000001 1e3 1.5E0 true false 1 TRUE INF".split()
)
_datatypes = st.sampled_from("integer decimal double boolean date string token".split()).map(
    lambda name: ox.NamedNode(XSD + name)
)
literals = st.one_of(
    texts.map(ox.Literal),
    st.builds(
        lambda text, tag: ox.Literal(text, language=tag),
        texts,
        st.sampled_from(["en", "en-GB", "cy", "de-CH-1996", "x-private", "sr-Latn-RS"]),
    ),
    st.builds(
        lambda text, datatype: ox.Literal(text, datatype=datatype),
        _numbers | texts,
        _datatypes | iris,
    ),
)
predicates = iris | st.sampled_from(
    ["http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{RDFS}label"]
).map(ox.NamedNode)
triples = st.builds(ox.Triple, iris, predicates, iris | literals)
quads = st.builds(
    lambda triple, graph: ox.Quad(triple.subject, triple.predicate, triple.object, graph),
    triples,
    iris | st.just(ox.DefaultGraph()),
)
triple_sets = st.lists(triples, max_size=12)
quad_sets = st.lists(quads, max_size=12)


def as_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Literal | URIRef:
    """The same term in rdflib; the lexical form stays where NORMALIZE_LITERALS is off."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == f"{XSD}string":
        return Literal(term.value)
    return Literal(term.value, datatype=term.datatype.value)
