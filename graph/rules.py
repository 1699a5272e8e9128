"""The rules: what is asked of the graph by machine, each a query with its description beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

import pyoxigraph as ox

from data.fields import nearest
from graph.errors import QueryError, RuleError, UnknownRuleError
from graph.names import prefixes, thing_iri
from graph.parameters import Parameter, fill, parameters_of
from graph.rule_descriptions import SOURCE, Description, read_description
from graph.rules_over_findings import is_over_findings
from graph.sparql_words import refuse_dangerous
from graph.triples import LABEL
from ontology.files import pairs
from ontology.terms import OV

ABOUT, STATUS, DAY, RESTS_ON, HYPOTHESIS = "about", "status", "day", "rests_on", "hypothesis"
ON = "on"
# What a text may name besides the columns of its query.
GIVEN = ("as_of", ON)
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PLACE = re.compile(r"error at (\d+):\d+")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule: its basis, what it finds in words, and what that must not be read to say.

    Severity, certainty and status are codes of the vocabulary; ``weight`` orders severities.
    """

    code: str
    title: str
    asks: str
    basis: str
    provisions: tuple[str, ...]
    law_from: date | None
    law_until: date | None
    severity: str
    weight: int
    certainty: str
    must_not_claim: str
    text: str
    question: str
    status: str
    settings: tuple[str, ...]
    columns: tuple[str, ...]
    query: str = field(repr=False)
    triples: tuple[ox.Triple, ...] = field(repr=False)

    @property
    def iri(self) -> str:
        return thing_iri(f"rule/{self.code}").value

    @property
    def is_active(self) -> bool:
        """Whether it is run without being named."""
        return self.status == "active"

    @property
    def is_over_findings(self) -> bool:
        """Whether it asks about the findings of other rules, and so comes after them."""
        return is_over_findings(self.query)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return parameters_of(self.query)

    def filled(self, *, on: date, settings: Mapping[str, str]) -> str:
        """The query for a day and with settings; raises ParameterError."""
        asked = {ON: on.isoformat()} if ON in _names(self.parameters) else {}
        return fill(self.query, {**settings, **asked})

    def in_force(self, day: date | None) -> bool:
        """Whether the law that it rests on was in force on a day; of no day it is not denied."""
        if day is None:
            return True
        return (self.law_from or date.min) <= day <= (self.law_until or date.max)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in order of code; raises RuleError for the first that is not well made."""
    return tuple(_packaged(code, *files) for code, files in pairs("rules").items())


def rules_named(codes: Sequence[str]) -> list[Rule]:
    """The rules of codes, each once, in order of code; raises UnknownRuleError."""
    known = {rule.code: rule for rule in rules()}
    for code in codes:
        if code not in known:
            raise UnknownRuleError(
                f'there is no rule "{code}"',
                mend=f"{nearest(code, known)} (oversight findings --list)",
            )
    return [rule for rule in rules() if rule.code in codes]


def read_rule(code: str, *, query: str, description: str, paths: tuple[str, str]) -> Rule:
    """The rule of a code from the texts of its two files; raises RuleError.

    ``paths`` names the files in errors, the query first.
    """
    described = read_description(code, description, path=paths[1])
    columns = _columns(query, paths[0])
    _check_query(query, columns, paths[0])
    severity = described.code(OV.severity, "SeverityScheme")
    rule = Rule(
        code=code,
        title=described.one(LABEL),
        asks=_question(query, paths[0]),
        basis=described.one(SOURCE),
        provisions=described.all(OV.underProvision),
        law_from=described.day(OV.lawFrom),
        law_until=described.day(OV.lawUntil),
        severity=severity.code or "",
        weight=severity.degree,
        certainty=described.code(OV.legalCertainty, "LegalCertaintyScheme").code or "",
        must_not_claim=described.one(OV.mustNotClaim),
        text=described.one(OV.findingText),
        question=described.one(OV.closingQuestion),
        status=described.code(OV.ruleStatus, "RuleStatusScheme").code or "",
        settings=described.all(OV.settingName),
        columns=columns,
        query=query,
        triples=described.triples,
    )
    for problem in _misfits(rule, described):
        raise problem
    return rule


def _packaged(code: str, query: Traversable, description: Traversable) -> Rule:
    paths = (f"ontology/rules/{query.name}", f"ontology/rules/{description.name}")
    texts = [_text(file, path) for file, path in zip((query, description), paths, strict=True)]
    return read_rule(code, query=texts[0], description=texts[1], paths=paths)


def _text(file: Traversable, path: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RuleError(
            "is missing", path=path, line=1, mend="write it beside its other half"
        ) from None
    except UnicodeDecodeError:
        raise RuleError("is not UTF-8 text", path=path, line=1, mend="save it as UTF-8") from None


def _columns(query: str, path: str) -> tuple[str, ...]:
    """The columns that a query answers with, found by asking it of nothing."""
    try:
        refuse_dangerous(query)
        answer = ox.Store().query(query, prefixes=prefixes())
    except (SyntaxError, QueryError) as error:
        place = _PLACE.search(str(error))
        raise RuleError(
            f"is not a query that can be asked: {str(error).splitlines()[0]}",
            path=path,
            line=int(place[1]) if place else 1,
            mend="mend it there, or just before",
        ) from None
    if not isinstance(answer, ox.QuerySolutions):
        raise RuleError("is no SELECT", path=path, line=1, mend="write a SELECT")
    return tuple(variable.value for variable in answer.variables)


def _check_query(query: str, columns: Sequence[str], path: str) -> None:
    for column in (ABOUT, STATUS):
        if column not in columns:
            line = _line(query, r"\bSELECT\b")
            raise RuleError(f"gives no ?{column}", path=path, line=line, mend=f"select ?{column}")


def _question(query: str, path: str) -> str:
    """The comment at the start, which is the question that the query asks."""
    first = query.split("\n", 1)[0]
    if not first.startswith("# ") or not first.endswith("?"):
        mend = "begin with # and the question that it asks"
        raise RuleError("does not say what it asks", path=path, line=1, mend=mend)
    return first.removeprefix("# ")


def _misfits(rule: Rule, described: Description) -> Iterator[RuleError]:
    """Names in the texts that are no columns, settings that are no parameters."""
    known = (*rule.columns, *GIVEN)
    for predicate, text in ((OV.findingText, rule.text), (OV.closingQuestion, rule.question)):
        for name in PLACEHOLDER.findall(text):
            if name not in known:
                yield described.wrong(
                    predicate, f"names {{{name}}}, which is no column", nearest(name, known)
                )
        if set("{}") & set(PLACEHOLDER.sub("", text)):
            yield described.wrong(predicate, "has a brace that names nothing", "take it out")
    for name in rule.settings:
        if name == ON or name not in _names(rule.parameters):
            known_names = [one for one in _names(rule.parameters) if one != ON]
            mend = nearest(name, known_names) if known_names else "take it out"
            yield described.wrong(OV.settingName, f'"{name}" is no parameter of the query', mend)


def _names(parameters: Sequence[Parameter]) -> list[str]:
    return [parameter.name for parameter in parameters]


def _line(text: str, pattern: str) -> int:
    found = re.search(pattern, text, re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
