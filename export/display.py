"""Terms as a person reads them on a terminal, with nothing left that a terminal would obey."""

import re
from collections.abc import Callable, Mapping

import pyoxigraph as ox

from export.solutions import Term
from export.statements import XSD

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?:T(\S+))?")
_NUMBER = re.compile(r"(-?)([1-9]\d{4,})(\.\d+)?")
# Python calls these unprintable, but all they do is take up room.
_SPACES = frozenset(
    "\n\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_NUMERIC = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double", "float"))


def visible(text: str) -> str:
    """The text with each unprintable character spelled out as `<U+001B>`.

    Escape sequences, C1 controls and bidirectional controls could otherwise clear the screen,
    hide a link or turn the reading order. Line feeds and wide spaces stay.
    """
    if text.isprintable():
        return text
    return "".join(char if _is_harmless(char) else f"<U+{ord(char):04X}>" for char in text)


def readable(term: Term | None, *, base: str, labels: Mapping[str, str]) -> str:
    """A cell for people: a label or `kind/slug`, `5 Oct 2018`, `1,400,000`; "" when unbound."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return visible(labels.get(term.value) or short_iri(term.value, base=base))
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    plain = _READERS.get(term.datatype.value, str)
    return visible(plain(term.value))


def short_iri(iri: str, *, base: str) -> str:
    """`kind/slug` for `{base}id/kind/slug` or `{base}kind/slug`; any other IRI whole."""
    if not base or not iri.startswith(base) or iri == base:
        return iri
    return iri.removeprefix(base).removeprefix("id/") or iri


def is_number(term: object) -> bool:
    """Whether a column of such terms is set to the right."""
    return isinstance(term, ox.Literal) and term.datatype.value in _NUMERIC


def _is_harmless(char: str) -> bool:
    return char in _SPACES or char.isprintable()


def _date(lexical: str) -> str:
    match = _DATE.fullmatch(lexical)
    if match is None:
        return lexical  # a year alone, or a spelling we had better not touch
    year, month, day, time = match.groups()
    parts = [day and day.lstrip("0"), _MONTHS[int(month) - 1], year, time]
    return " ".join(part for part in parts if part)


def _number(lexical: str) -> str:
    match = _NUMBER.fullmatch(lexical.removesuffix(".0"))
    if match is None:
        return lexical.removesuffix(".0")
    sign, whole, fraction = match.groups()
    return f"{sign}{int(whole):,}{fraction or ''}"


_READERS: Mapping[str, Callable[[str], str]] = {
    f"{XSD}date": _date,
    f"{XSD}dateTime": _date,
    f"{XSD}gYearMonth": _date,
    f"{XSD}integer": _number,
    f"{XSD}decimal": _number,
}
