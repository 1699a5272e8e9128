"""The description beside the query of a rule, read with the place of all that is wrong with it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from data.fields import nearest
from graph.errors import RuleError
from graph.names import prefixes, thing_iri
from graph.triples import LABEL, RDF_TYPE, XSD
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, Term, vocabulary

SOURCE = "http://purl.org/dc/terms/source"
_ONCE = (LABEL, OV.ruleCode, SOURCE, OV.severity, OV.legalCertainty, OV.mustNotClaim)
REQUIRED = (*_ONCE, OV.findingText, OV.closingQuestion, OV.ruleStatus)
OPTIONAL = (OV.lawFrom, OV.lawUntil)
SEVERAL = (OV.underProvision, OV.settingName)


@dataclass(frozen=True)
class Description:
    """What the Turtle beside a query says of a rule; every error names the file and a line."""

    path: str
    text: str = field(repr=False)
    triples: tuple[ox.Triple, ...] = field(repr=False)
    said: Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]] = field(repr=False)

    def all(self, predicate: str) -> tuple[str, ...]:
        """The values of a predicate as they are written, in order."""
        return tuple(sorted(term.value for term in self.said.get(predicate, ())))

    def one(self, predicate: str) -> str:
        """The one value of a predicate."""
        return self.said[predicate][0].value

    def code(self, predicate: str, scheme: str) -> Term:
        """The concept that a predicate names, of the scheme that it must be of."""
        concepts = {term.iri: term for term in vocabulary().codes(scheme).values()}
        found = concepts.get(self.one(predicate))
        if found is None:
            listed = ", ".join(f"ov:{term.name}" for term in concepts.values())
            raise self.wrong(predicate, "names no code of its scheme", f"write one of {listed}")
        return found

    def day(self, predicate: str) -> date | None:
        """The day that a predicate gives, or None."""
        for term in self.said.get(predicate, ()):
            if not isinstance(term, ox.Literal) or term.datatype.value != XSD + "date":
                raise self.wrong(predicate, "is no xsd:date", 'write "2018-05-25"^^xsd:date')
            try:
                return date.fromisoformat(term.value)
            except ValueError:
                raise self.wrong(predicate, "is a day of no calendar", "mend the day") from None
        return None

    def wrong(self, predicate: str, problem: str, mend: str) -> RuleError:
        """An error at the line where a predicate stands, else at the first."""
        name = short(predicate)
        return RuleError(f"{name} {problem}", path=self.path, line=self.line(name), mend=mend)

    def line(self, words: str) -> int:
        """The first line that holds the words as a token, from 1; 1 if none does."""
        found = re.search(rf"(?<![\w:]){re.escape(words)}(?!\w)", self.text)
        return self.text.count("\n", 0, found.start()) + 1 if found else 1


def read_description(code: str, text: str, *, path: str) -> Description:
    """The description of the rule of a code; raises RuleError."""
    triples = _parsed(text, path)
    described = Description(path, text, tuple(triples), _said(triples))
    rule = thing_iri(f"rule/{code}")
    for triple in triples:
        if triple.subject != rule:
            raise RuleError(
                f"describes {_named(triple.subject)}",
                path=path,
                line=described.line(_named(triple.subject)),
                mend=f"describe rule:{code} alone, without blank nodes",
            )
    for problem in _misfits(described, code):
        raise problem
    return described


def short(iri: str) -> str:
    """An IRI as the file may write it: ``ov:severity``."""
    for name, namespace in prefixes().items():
        if iri.startswith(namespace):
            return f"{name}:{iri.removeprefix(namespace)}"
    return iri


def _parsed(text: str, path: str) -> list[ox.Triple]:
    try:
        return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise RuleError(
            f"is not Turtle: {error.msg}", path=path, line=error.lineno or 1, mend="mend it there"
        ) from None


def _said(triples: list[ox.Triple]) -> dict[str, tuple[ox.NamedNode | ox.Literal, ...]]:
    said: dict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.object, ox.NamedNode | ox.Literal):
            said[triple.predicate.value].append(triple.object)
    return {predicate: tuple(terms) for predicate, terms in said.items()}


def _misfits(described: Description, code: str) -> Iterator[RuleError]:
    """What is of no rule, unknown, said twice, missing or of another rule, in this order."""
    if described.all(RDF_TYPE) != (OV.Rule,):
        line = described.line(f"rule:{code}")
        mend = f"write rule:{code} a ov:Rule"
        yield RuleError("is not described as ov:Rule", path=described.path, line=line, mend=mend)
    known = (*REQUIRED, *OPTIONAL, *SEVERAL, RDF_TYPE)
    for predicate in described.said:
        if predicate not in known:
            mend = nearest(short(predicate), [short(iri) for iri in known])
            yield described.wrong(predicate, "is not said of a rule", mend)
    for predicate in (*REQUIRED, *OPTIONAL):
        count = len(described.said.get(predicate, ()))
        if count > 1:
            yield described.wrong(predicate, "is said more than once", "keep one of them")
        if not count and predicate in REQUIRED:
            yield described.wrong(predicate, "is missing", "add it")
    if described.one(OV.ruleCode) != code:
        yield described.wrong(OV.ruleCode, "is not the name of the file", f'write "{code}"')


def _named(subject: object) -> str:
    iri = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
    return short(iri) if iri.startswith("http") and not iri.startswith(NAMESPACE) else iri
