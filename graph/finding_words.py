"""The words of a finding: the names in a rule's text filled in with what its rows hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from data.date_words import in_words
from data.dates import parse_period
from data.errors import DateError
from graph.rules import ON, PLACEHOLDER
from graph.shown_parts import Parts
from graph.triples import XSD
from ontology.vocabulary import NAMESPACE

NOT_STATED = "not stated"
_YES_NO = {"true": "yes", "false": "no"}

Cells = Mapping[str, ox.NamedNode | ox.Literal]


@dataclass(frozen=True)
class Words:
    """Fills texts; ``columns`` are those of the query, of which a row may leave some unbound."""

    parts: Parts
    as_of: date
    on: date
    columns: Sequence[str]

    def filled(self, text: str, rows: Sequence[Cells]) -> str:
        """The text with each name in braces replaced by the values that the rows have for it.

        Several are listed in the order of the rows; of none it is said that it is not stated.
        """
        return PLACEHOLDER.sub(lambda found: self._words(found[1], rows), text)

    def _words(self, name: str, rows: Sequence[Cells]) -> str:
        if name not in self.columns:
            return _day({ON: self.on}.get(name, self.as_of).isoformat())
        values = list(dict.fromkeys(self._values(name, rows)))
        return _listed(values) if values else NOT_STATED

    def _values(self, name: str, rows: Sequence[Cells]) -> Iterator[str]:
        for row in rows:
            if term := row.get(name):
                yield self._value(term)

    def _value(self, term: ox.NamedNode | ox.Literal) -> str:
        if isinstance(term, ox.NamedNode):
            ours = term.value.startswith(NAMESPACE)
            return self.parts.term(term.value) if ours else self.parts.named(term.value).label
        if term.datatype.value == XSD + "date":
            return _day(term.value)
        if term.datatype.value == XSD + "boolean":
            return _YES_NO[term.value]
        return term.value


def _day(written: str) -> str:
    try:
        return in_words(parse_period(written))
    except DateError:  # a day of a calendar of the engine's own, such as one before the year 1000
        return written


def _listed(values: Sequence[str]) -> str:
    *before, last = values
    return f"{', '.join(before)} and {last}" if before else last
