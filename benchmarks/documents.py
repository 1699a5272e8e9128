"""Records of invented documents, as plain data: what a reader of many would have written down."""

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.requests import request
from benchmarks.statements import Statements
from benchmarks.things import Things
from benchmarks.words import digest, name, period, sentence
from ontology.vocabulary import NAMESPACE, vocabulary

Plain = dict[str, Any]

_KINDS = ("decision-notice", "report", "response", "letter", "dpia", "policy", "thread", "news")
_CLAIMS = (20, 60)  # in a record, but for the last
_VALUES_A_CLAIM = 12  # with its passages and its part of the rest
_FEWEST_VALUES = 100
_ORGANISATION = "http://www.w3.org/ns/org#Organization"
# What each document is the first to speak of.
_MET: tuple[Plain, ...] = (
    {"reference": "project", "label": "programme"},
    {"reference": "system", "label": "system"},
    {"reference": "office", "label": "office", "of": _ORGANISATION},
    {"reference": "org", "label": "unit", "kind": "unit", "of": _ORGANISATION},
    {"reference": "org", "label": "supplier", "kind": "supplier"},
    {"reference": "document", "label": "assessment", "kind": "dpia", "held": "no"},
    {"reference": "document", "label": "equality", "kind": "equality-assessment", "held": "no"},
    {"reference": "document", "label": "paper", "held": "elsewhere"},
)


def records(*, values: int, seed: int) -> Iterator[Plain]:
    """Records that write about so many values together; the last has the claims for the rest."""
    chance = Random(seed)
    things = Things(chance)
    number = 0
    while values > _FEWEST_VALUES:
        claims = min(chance.randint(*_CLAIMS), values // _VALUES_A_CLAIM)
        record = _record(chance, things, number, claims)
        values -= _values(record)
        number += 1
        yield record


def _values(block: object) -> int:
    """How many values a block writes, however deep."""
    if isinstance(block, dict):
        return sum(map(_values, block.values()))
    return sum(map(_values, block)) if isinstance(block, list) else 1


def _record(chance: Random, things: Things, number: int, claims: int) -> Plain:
    record_name = f"benchmark-{number:06}"
    publisher = things.pick(_ORGANISATION)
    passages = _passages(chance, claims * 2 // 3 + 8)
    met = _met(chance, things, number, list(passages))
    things.add(f"document/{record_name}", vocabulary().classes_by_kind["document"].iri)
    statements = Statements(chance, things, record_name, list(passages), list(met), publisher)
    said = statements.claims(claims)
    record: Plain = {
        "record": record_name,
        "schema": 1,
        "document": _document(chance, publisher, passages),
        "review": {"status": "accepted", "by": "agent/editors", "on": "2026-11-22"},
        "defaults": {"said-by": publisher, "said-in": f"document/{record_name}"},
        "things": met,
        "acts": _acts(chance, things, number, list(met), list(passages), said),
        "claims": said,
    }
    used = _named_passages(record)
    record["passages"] = {slug: entry for slug, entry in passages.items() if slug in used}
    record["left-out"] = [{"at": [0, 40], "why": "Letterhead."}]
    return record


def _document(chance: Random, publisher: str, passages: Plain) -> Plain:
    kind = chance.choice(_KINDS)
    return {
        "kind": kind,
        "label": name(chance, kind.replace("-", " ")),
        "publisher": publisher,
        "reference": f"B {chance.randrange(10**6)}",
        "dated": period(chance),
        "text": {"sha256": digest(chance), "length": 40 + 400 * (len(passages) + 1)},
    }


def _passages(chance: Random, count: int) -> Plain:
    return {
        f"p{number}": {
            "at": [40 + 400 * number, 40 + 400 * number + chance.randint(80, 400)],
            "where": f"Section {number // 6 + 1}, paragraph {number % 6 + 1}",
            "sha256": digest(chance),
        }
        for number in range(count)
    }


def _met(chance: Random, things: Things, number: int, passages: list[str]) -> Plain:
    """The things of a record by reference, made known to later records too."""
    met: Plain = {}
    for template in _MET:
        kind = template["reference"]
        reference = f"{kind}/benchmark-{template['label']}-{number:06}"
        thing: Plain = {"label": name(chance, template["label"]), "see": [chance.choice(passages)]}
        thing |= {key: template[key] for key in ("kind", "held") if key in template}
        if thing.get("kind") == "dpia" and chance.random() < 0.7:
            thing["dated"] = period(chance)
        if "of" in template:
            thing["of"] = things.pick(template["of"])
        met[reference] = thing
        general = vocabulary().classes_by_kind[kind]
        special = vocabulary().classes_by_code.get(str(thing.get("kind")))
        things.add(reference, (special or general).iri)
    return met


def _acts(
    chance: Random,
    things: Things,
    number: int,
    met: list[str],
    passages: list[str],
    claims: Plain,
) -> Plain:
    """A request, a decision, or neither."""
    sort = chance.random()
    if sort < 0.35:
        slug = f"request/benchmark-{number:06}"
        things.add(slug, vocabulary().classes_by_kind["request"].iri)
        return {slug: request(chance, things, passages)}
    if sort < 0.7:
        slug = f"decision/benchmark-{number:06}"
        return {slug: _decision(chance, things, met, passages, claims)}
    return {}


def _decision(
    chance: Random, things: Things, met: list[str], passages: list[str], claims: Plain
) -> Plain:
    """A decision on the record's project, and on its money, half of them of a policing body."""
    body = chance.choice((_ORGANISATION, f"{NAMESPACE}PolicingBody"))
    money = [f"claim/{slug}" for slug, claim in claims.items() if "money" in claim]
    project, office = (next(r for r in met if r.startswith(k)) for k in ("project/", "office/"))
    return {
        "kind": "decision",
        "label": name(chance, "decision"),
        "gloss": sentence(chance),
        "signed": period(chance),
        "by": office,
        "for": things.pick(body),
        "approves": [project, *money[:2]],
        "see": chance.sample(passages, 2),
    }


def _named_passages(block: object) -> set[str]:
    """The passages that a block names, however deep."""
    if isinstance(block, dict):
        own = {slug for key in ("see", "harm", "factors-for") for slug in block.get(key, ())}
        return own.union(*(_named_passages(part) for part in block.values()))
    if isinstance(block, list):
        return set[str]().union(*(_named_passages(part) for part in block))
    return set()
