"""The kinds of disagreement: what puts statements at odds, each a query with its description."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from data.fields import nearest
from graph.errors import RuleError, UnknownQueryError
from graph.names import prefixes, thing_iri
from graph.triples import LABEL, RDF_TYPE
from ontology.files import pairs
from ontology.terms import OV

_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
_NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
_SAID = (RDF_TYPE, _NOTATION, LABEL, _COMMENT, OV.mustNotClaim, OV.findingText)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of disagreement; ``text`` is its sentence, with names in braces to fill in."""

    code: str
    title: str
    asks: str
    definition: str
    must_not_claim: str
    text: str
    query: str = field(repr=False)


@cache
def kinds() -> tuple[Kind, ...]:
    """The packaged kinds in order of code; raises RuleError for one that is not well made."""
    return tuple(
        read_kind(
            code,
            query=query.read_text("utf-8"),
            description=described.read_text("utf-8"),
            path=str(described),
        )
        for code, (query, described) in pairs("disagreements").items()
    )


def kinds_named(codes: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of codes, all of them if none is given; raises UnknownQueryError."""
    known = {kind.code: kind for kind in kinds()}
    for code in codes:
        if code not in known:
            raise UnknownQueryError(
                f'there is no kind of disagreement "{code}"',
                mend=f"{nearest(code, known)} (oversight disagreements --list)",
            )
    return tuple(kind for kind in kinds() if not codes or kind.code in codes)


def read_kind(code: str, *, query: str, description: str, path: str) -> Kind:
    """The kind that two texts describe; ``path`` names the description in a RuleError."""
    said = _described(code, description, path)
    return Kind(
        code=code,
        title=said[LABEL],
        asks=query.split("\n", 1)[0].removeprefix("# "),
        definition=said[_COMMENT],
        must_not_claim=said[OV.mustNotClaim],
        text=said[OV.findingText],
        query=query,
    )


def _described(code: str, text: str, path: str) -> Mapping[str, str]:
    try:
        triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        problem, line = f"is not Turtle: {error.msg}", error.lineno or 1
        raise RuleError(problem, path=path, line=line, mend="mend it there") from None
    kind = thing_iri(f"disagreement/{code}")
    said = {one.predicate.value: one.object for one in triples if one.subject == kind}
    values = {p: v.value for p, v in said.items() if isinstance(v, ox.NamedNode | ox.Literal)}
    if len(triples) != len(_SAID) or set(values) != set(_SAID):
        listed = ", ".join(map(_short, _SAID))
        problem = f"does not say each of {listed} of disagreement:{code} once, and nothing else"
        raise RuleError(problem, path=path, line=1, mend="write them so")
    if values[RDF_TYPE] != OV.DisagreementKind or values[_NOTATION] != code:
        problem = f"describes no ov:DisagreementKind of the notation {code}"
        raise RuleError(problem, path=path, line=1, mend="name it as its file is named")
    return values


def _short(iri: str) -> str:
    return next(f"{n}:{iri.removeprefix(s)}" for n, s in prefixes().items() if iri.startswith(s))
