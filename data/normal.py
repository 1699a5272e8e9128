"""The normal form of a record: defaults said on every claim, lists sorted, values spelled one way.

Two records with one normal form say the same. The graph holds normal forms, so a record that is
read back from it is compared with the normal form of the one that went in.
"""

from data.dates import OneOf
from data.normal_request import normal_request
from data.ordered import alternatives_in_order, dates_in_order, in_order
from data.request_schema import RequestAct
from data.schema import (
    Act,
    ClaimEntry,
    Due,
    PromiseEntry,
    Record,
    Saying,
    SomeAct,
    Thing,
    Written,
)
from data.values import read_value, write_value
from ontology.vocabulary import vocabulary


def normal_form(record: Record) -> Record:
    """The record in normal form; its references and values must have been checked."""
    return record.model_copy(
        update={
            "schema_": 1,
            "document": record.document.model_copy(
                update=dates_in_order(dated=record.document.dated)
            ),
            "defaults": Saying(),
            "things": {ref: _thing(ref, thing) for ref, thing in sorted(record.things.items())},
            "acts": {ref: _some_act(act) for ref, act in sorted(record.acts.items())},
            "claims": {slug: _claim(c, record) for slug, c in sorted(record.claims.items())},
            "passages": dict(sorted(record.passages.items())),
            "left_out": tuple(sorted(record.left_out, key=lambda omission: omission.at)),
        }
    )


def _thing(reference: str, thing: Thing) -> Thing:
    # A document of no special kind may say so, or not.
    general = vocabulary().classes_by_kind[reference.split("/")[0]]
    return thing.model_copy(
        update={
            "kind": thing.kind or general.code,
            "aliases": in_order(thing.aliases),
            "see": in_order(thing.see),
            **dates_in_order(during=thing.during, dated=thing.dated),
        }
    )


def _some_act(act: SomeAct) -> SomeAct:
    return normal_request(act) if isinstance(act, RequestAct) else _act(act)


def _act(act: Act) -> Act:
    return act.model_copy(
        update={
            "approves": in_order(act.approves),
            "see": in_order(act.see),
            **dates_in_order(signed=act.signed),
        }
    )


def _claim(entry: ClaimEntry, record: Record) -> ClaimEntry:
    said = record.defaults_for(entry)
    return entry.model_copy(
        update={
            "claim": _statement(entry.claim),
            "promise": _promise(entry.promise),
            "said_by": entry.said_by or said.said_by,
            "said_in": entry.said_in or said.said_in,
            "reported_by": entry.reported_by or said.reported_by,
            "modality": "promised" if entry.promise else entry.modality or "actual",
            "status": entry.status or record.review.status,
            "tension_with": _in_full(entry.tension_with, record.record),
            "about": in_order(entry.about),
            "corrects": _in_full(entry.corrects, record.record),
            "depends_on": _in_full(entry.depends_on, record.record),
            "fulfils": _in_full(entry.fulfils, record.record),
            "see": in_order(entry.see),
            **dates_in_order(
                said_on=entry.said_on or said.said_on, when=entry.when, holds=entry.holds
            ),
        }
    )


def _statement(claim: tuple[str, str, Written] | None) -> tuple[str, str, Written] | None:
    if claim is None:
        return None
    subject, name, written = claim
    value = read_value(vocabulary().relations[name], written)
    return (
        subject,
        name,
        write_value(alternatives_in_order(value) if isinstance(value, OneOf) else value),
    )


def _promise(promise: PromiseEntry | None) -> PromiseEntry | None:
    if promise is None:
        return None
    due = promise.due
    if due:
        due = due.model_copy(update=dates_in_order(by=due.by)) if due != Due() else None
    return promise.model_copy(update={"through": in_order(promise.through), "due": due})


def _in_full(names: tuple[str, ...], record: str) -> tuple[str, ...]:
    return in_order(tuple(name if "/" in name else f"{record}/{name}" for name in names))
