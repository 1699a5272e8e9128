"""Parameters of packaged queries: typed, and filled in as terms, never as text.

A comment marks the VALUES block that a parameter fills, and what is filled in when none is given
stands in the block: ``VALUES ?project { UNDEF } # param: project project``, name first, then type.
A type is a kind of thing (``project``, ``org``), or ``text``, ``date`` or ``number``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from data.dates import parse_period
from data.errors import DateError
from data.fields import SLUG, nearest
from graph.errors import ParameterError
from graph.names import ID, thing_iri
from graph.triples import literal
from ontology.vocabulary import vocabulary

_BLOCK = re.compile(
    r"VALUES \?(?P<variable>\w+) \{ (?P<default>[^{}]*) \} # param: (?P<name>[\w-]+) (?P<type>\w+)"
)
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?")


@dataclass(frozen=True)
class Parameter:
    """One parameter: ``type`` is a kind of thing, text, date or number."""

    name: str
    type: str
    default: str

    def __str__(self) -> str:
        default = "all" if self.default == "UNDEF" else f"as {self.default}"
        return f"{self.name} ({self.type}; {default} if not given)"


def parameters_of(query: str) -> tuple[Parameter, ...]:
    """The parameters of a query text, in order."""
    return tuple(
        Parameter(match["name"], match["type"], match["default"])
        for match in _BLOCK.finditer(query)
    )


def fill(query: str, values: Mapping[str, str]) -> str:
    """The query with the values given; raises ParameterError for what it does not take."""
    known = {parameter.name for parameter in parameters_of(query)}
    for name in values:
        if name not in known:
            mend = nearest(name, known) if known else "leave it out"
            raise ParameterError(f'the query has no parameter "{name}"', mend=mend)

    def block(match: re.Match[str]) -> str:
        if match["name"] not in values:
            return match[0]
        term = read_term(match["name"], match["type"], values[match["name"]])
        return f"VALUES ?{match['variable']} {{ {term} }}"

    return _BLOCK.sub(block, query)


def read_term(name: str, kind: str, written: str) -> ox.NamedNode | ox.Literal:
    """The term that a parameter's value stands for; raises ParameterError."""
    if kind == "text":
        return _text(name, written)
    if kind == "number":
        return literal(_number(name, written))
    if kind == "date":
        return _day(name, written)
    return _thing(name, kind, written)


def _thing(name: str, kind: str, written: str) -> ox.NamedNode:
    slug = written.removeprefix(ID).removeprefix(f"{kind}/")
    # Parts of a record have two: a thing of another kind would be taken for one of these.
    of_other_kind = slug.split("/")[0] in vocabulary().classes_by_kind and "/" in slug
    if of_other_kind or not re.fullmatch(rf"{SLUG}(?:/{SLUG})?", slug):
        raise ParameterError(
            f'"{written}" is not the name of a {kind}, which {name} takes',
            mend=f"write its short name, as in {kind}/short-name",
        )
    return thing_iri(f"{kind}/{slug}")


def _text(name: str, written: str) -> ox.Literal:
    try:
        return ox.Literal(written)
    except ValueError:
        raise ParameterError(
            f"{name} holds half a character (a lone surrogate)", mend="write it in UTF-8"
        ) from None


def _number(name: str, written: str) -> Decimal:
    # Not all that Decimal reads: 1e999999999 would be written out in full.
    if not _NUMBER.fullmatch(written):
        raise ParameterError(
            f'"{written}" is not a number, which {name} takes', mend="write digits, such as 25.50"
        )
    return Decimal(written)


def _day(name: str, written: str) -> ox.Literal:
    try:
        period = parse_period(written)
    except DateError as error:
        raise ParameterError(f'"{written}" {error.problem}', mend=error.mend) from None
    if not period.is_day or period.earliest is None:
        raise ParameterError(f"{name} takes a day", mend="write it whole, such as 2019-03-12")
    return literal(period.earliest)
