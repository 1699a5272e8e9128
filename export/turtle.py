"""Turtle that reads well in review: the same triples always give the same bytes.

Other writers order by what they met first, so that one changed claim moves half the file. Here
a changed triple touches its own subject's block and nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from export.prefixes import Prefixes
from export.remembered import Remembered
from export.statements import (
    RDF,
    Subjects,
    goes_bare,
    group_by_graph,
    group_by_predicate,
    in_order,
    iri_order,
)

_TYPE = f"<{RDF}type>"
_FIRST = (_TYPE, "<http://www.w3.org/2000/01/rdf-schema#label>")
# What a reviewer would not see, or see out of order. A fixed list, because the Unicode tables
# differ between Python versions and the bytes must not.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def to_turtle(triples: Iterable[ox.Triple], *, prefixes: Mapping[str, str]) -> str:
    """Sorted Turtle 1.1 of a set of triples; the whole prefix table is always written.

    Subjects stand in code point order; `a` and rdfs:label come first among the predicates.
    Raises UnwritableStatementError for blank nodes and triple terms, PrefixError for a bad table.
    """
    writer = TurtleWriter(prefixes)
    return writer.document(writer.blocks(group_by_graph(triples)[""]))


class TurtleWriter:
    """Writes blocks with one prefix table, working out each distinct term once."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = Prefixes(prefixes)
        self.terms = Remembered(self._term)
        self._verbs = Remembered(lambda term: "a" if term == _TYPE else self.terms[term])
        self._ranks = Remembered(_verb_order)

    def document(self, blocks: Iterable[str]) -> str:
        """Prefix table and blocks, a blank line between, one newline at the end."""
        table = "\n".join(
            f"@prefix {prefix}: {_seen(f'<{namespace}>')} ."
            for prefix, namespace in self._prefixes.table.items()
        )
        return "\n\n".join([table, *blocks] if table else blocks) + "\n"

    def blocks(self, subjects: Subjects) -> Iterator[str]:
        """One block a subject, in order; empties `subjects`, so that memory stays flat."""
        for subject in sorted(subjects, key=iri_order):
            yield self._block(subject, subjects.pop(subject))

    def _block(self, subject: str, found: Iterable[str]) -> str:
        terms, verbs = self.terms, self._verbs
        objects = group_by_predicate(found)
        lines: list[str] = []
        for predicate in sorted(objects, key=self._ranks.__getitem__):
            several = objects[predicate]
            if len(several) > 1:
                several = in_order(several)
            if len(several) == 1:
                lines.append(f"{verbs[predicate]} {terms[several[0]]}")
            else:
                listed = " ,\n        ".join(terms[term] for term in several)
                lines.append(f"{verbs[predicate]}\n        {listed}")
        return f"{terms[subject]}\n    " + " ;\n    ".join(lines) + " ."

    def _term(self, term: str) -> str:
        if term[0] == "<":
            return self._prefixes.shorten(term[1:-1]) or _seen(term)
        if term[-1] == ">":
            return self._typed(term)
        return _seen(term)

    def _typed(self, term: str) -> str:
        quoted, _, datatype = term.rpartition("^^")
        if goes_bare(quoted[1:-1], datatype[1:-1]):
            return quoted[1:-1]
        return f"{_seen(quoted)}^^{self.terms[datatype]}"


def _verb_order(term: str) -> tuple[int, str]:
    rank = _FIRST.index(term) if term in _FIRST else len(_FIRST)
    return rank, iri_order(term)


def _seen(text: str) -> str:
    return text if text.isascii() else _UNSEEN.sub(_code_point, text)


def _code_point(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
