"""A reading as one JSON object of the published contract, in one order, with nothing else in it."""

import json
from decimal import Decimal
from typing import Any

from extract.reading import Amount, Citation, Found, Item, Organisation, Reading, Relation

_SHORT = {
    "Freedom of Information Act 2000": "FOIA 2000",
    "Environmental Information Regulations 2004": "EIR 2004",
    "Freedom of Information (Scotland) Act 2002": "FOISA 2002",
}

Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """The reading by the contract: values and places, without rules and scores."""
    return {
        "document": reading.document,
        "kind": _value(reading.kind),
        "title": _value(reading.title),
        "publisher": _value(reading.publisher),
        "reference": _value(reading.reference),
        "dates": {
            "requested": _value(reading.requested),
            "responded": _value(reading.responded),
            "published": _value(reading.published),
        },
        "outcome": _value(reading.outcome),
        "questions": reading.questions,
        "items": [_item(one) for one in reading.items],
        "provisions": [_provision(one) for one in reading.provisions],
        "organisations": [_organisation(one) for one in reading.organisations],
        "projects": [_named(one) for one in reading.projects],
        "people": [_named(one) for one in reading.people],
        "amounts": [_amount(one) for one in reading.amounts],
        "relations": [_relation(one) for one in reading.relations],
    }


def as_line(reading: Reading) -> str:
    """The object on one line, the same bytes for the same reading."""
    return json.dumps(as_json(reading), ensure_ascii=False, separators=(", ", ": "))


def number(value: Decimal) -> int | float:
    """The value as a whole number where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _item(one: Item) -> Json:
    return {
        "number": one.number,
        "outcome": one.outcome,
        "provisions": [_shortened(name) for name in one.provisions],
        "start": one.start,
        "end": one.end,
    }


def _shortened(name: str) -> str:
    for act, short in _SHORT.items():
        if name.startswith(act):
            return short + name.removeprefix(act)
    return name


def _provision(one: Citation) -> Json:
    return {
        "act": one.act,
        "section": one.section or "whole",
        "role": one.role,
        "start": one.start,
        "end": one.end,
    }


def _organisation(one: Organisation) -> Json:
    return {
        "name": one.name,
        "canonical": one.canonical,
        "roles": [one.kind] if one.kind else [],
        "start": one.start,
        "end": one.end,
    }


def _named(one: Found) -> Json:
    return {"name": one.value, "start": one.start, "end": one.end}


def _amount(one: Amount) -> Json:
    return {
        "value": number(one.value),
        "currency": one.currency,
        "qualifier": one.qualifier,
        "payer": one.payer,
        "payee": one.payee,
        "start": one.start,
        "end": one.end,
    }


def _relation(one: Relation) -> Json:
    return {
        "subject": one.subject,
        "predicate": one.predicate,
        "object": one.object,
        "start": one.start,
        "end": one.end,
    }
