"""Statements as text, grouped for writing.

Reading a term out of a pyoxigraph object costs a Python call and a copy for each; its native
N-Quads serialiser costs a tenth of that. So every writer here starts from N-Quads text and
looks at each distinct term once. One strict pattern decides what may pass.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from export.errors import UnwritableStatementError

Row: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate, object and graph ("" for the default graph), each in N-Quads syntax."""
Subjects: TypeAlias = dict[str, list[str]]
"""From a subject to its predicates and objects by turns, in any order, repeats included."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

_IRI = r'<[^\x00-\x20<>"{}|^`\\]+>'
# rdf:langString without a tag can be built but not read back; neither can `@en--ltr` in RDF 1.1.
_SUFFIX = rf"(?:@[a-z0-9]+(?:-[a-z0-9]+)*|\^\^(?!<{RDF}(?:dirL|l)angString>){_IRI})?"
# `".*"` may be greedy: nothing after a literal's closing quote can hold another quote.
_OBJECT = rf'{_IRI}|".*"{_SUFFIX}'
_LINE = re.compile(rf"^({_IRI}) ({_IRI}) ({_OBJECT})(?: ({_IRI}))? \.$", re.MULTILINE)
_LITERAL = re.compile(r'"(.*)"(?:@(.+)|\^\^<(.+)>)?')
_ESCAPE = re.compile(r'\\(?:([tbnrf"\\])|u(.{4})|U(.{8}))')
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "\\": "\\"}
# Only plain spellings go bare: `1.` would end the sentence, and rdflib reads `+1` as 1, `-0` as 0
# and a bare 0.0000001 as 1E-7.
_BARE = {
    f"{XSD}integer": re.compile(r"0|-?[1-9][0-9]*"),
    f"{XSD}decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{1,6}"),
    f"{XSD}boolean": re.compile(r"true|false"),
}
_BATCH = 2_000  # small enough to stay in the processor cache; 20,000 costs a fifth more


@dataclass(frozen=True, slots=True)
class NQuadsFile:
    """A file of N-Quads as the engine's serialiser writes them, to be written in another form.

    Reading its lines costs a fifth of asking a store for its quads.
    """

    path: Path


Statements: TypeAlias = Iterable[ox.Triple] | Iterable[ox.Quad] | NQuadsFile


@dataclass(frozen=True, slots=True, order=True)
class LiteralParts:
    """A literal taken apart; their order is the order in which objects are written."""

    lexical: str
    datatype: str
    """"" for a plain string and for a language-tagged one."""
    language: str


def read_rows(statements: Statements) -> Iterator[list[Row]]:
    """The statements' terms as text, in batches, in the order given.

    Raises UnwritableStatementError for the first statement outside this project's RDF.
    """
    if isinstance(statements, NQuadsFile):
        yield from _rows_of_lines(statements.path)
        return
    remaining: Iterator[ox.Triple | ox.Quad] = iter(statements)
    while batch := list(islice(remaining, _BATCH)):
        text = _as_nquads(batch)
        rows: list[Row] = _LINE.findall(text)
        # Counting newlines too: an IRI from a lenient parser may hide a line of its own.
        if not len(rows) == len(batch) == text.count("\n"):
            raise UnwritableStatementError(_first_refused(batch))
        yield rows


def _rows_of_lines(path: Path) -> Iterator[list[Row]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        while lines := list(islice(file, _BATCH)):
            rows: list[Row] = _LINE.findall("".join(lines))
            if len(rows) != len(lines):
                refused = next(line for line in lines if not _LINE.fullmatch(line.rstrip("\n")))
                raise UnwritableStatementError(refused.rstrip("\n"))
            yield rows


def group_by_graph(statements: Statements) -> defaultdict[str, Subjects]:
    """Graph name ("" for the default graph) to its subjects."""
    graphs: defaultdict[str, Subjects] = defaultdict(lambda: defaultdict(list))
    # One string for each distinct term: half the memory, and quicker to look up later.
    same: dict[str, str] = {}
    for rows in read_rows(statements):
        for subject, predicate, object_, graph in rows:
            found = graphs[graph][subject]
            found.append(same.setdefault(predicate, predicate))
            found.append(same.setdefault(object_, object_))
    return graphs


def group_by_predicate(terms: Iterable[str]) -> dict[str, list[str]]:
    """One subject's objects, repeats included, under their predicates, in any order."""
    objects: dict[str, list[str]] = {}
    turns = iter(terms)
    for predicate, object_ in zip(turns, turns, strict=True):
        if predicate in objects:
            objects[predicate].append(object_)
        else:
            objects[predicate] = [object_]
    return objects


def in_order(objects: list[str]) -> list[str]:
    """Objects without repeats: IRIs by code point, then literals by their parts."""
    return sorted(set(objects), key=_object_order)


def iri_order(term: str) -> str:
    """Sort key of an IRI; `<a/b>` would sort before `<a>` as text."""
    return term[1:-1]


def literal_parts(term: str) -> LiteralParts:
    """Take an N-Quads literal apart."""
    match = _LITERAL.fullmatch(term)
    assert match is not None, term  # read_rows let it pass
    return LiteralParts(
        lexical=_ESCAPE.sub(_character, match[1]),
        datatype=match[3] or "",
        language=match[2] or "",
    )


def goes_bare(lexical: str, datatype: str) -> bool:
    """Whether Turtle and SPARQL read the bare lexical form back as this very literal."""
    bare = _BARE.get(datatype)
    return bare is not None and bare.fullmatch(lexical) is not None


def _object_order(term: str) -> tuple[int, LiteralParts | str]:
    return (1, literal_parts(term)) if term[0] == '"' else (0, term[1:-1])


def _as_nquads(batch: Iterable[ox.Triple | ox.Quad]) -> str:
    # The stub takes all triples or all quads, which is what the callers hold.
    written = ox.serialize(batch, format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    return (written or b"").decode()


def _first_refused(batch: list[ox.Triple | ox.Quad]) -> str:
    texts = (_as_nquads([statement]).removesuffix("\n") for statement in batch)
    return next(text for text in texts if "\n" in text or not _LINE.fullmatch(text))


def _character(match: re.Match[str]) -> str:
    return _LETTERS[match[1]] if match[1] else chr(int(match[2] or match[3], 16))
