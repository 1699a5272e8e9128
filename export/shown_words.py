"""The words in which statements are told: relations both ways, marks of doubt, particulars."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.shown import Group, Named, Statement

# How a relation is told of the thing at its other end. Where nothing is said here, the relation
# is told with "this" after it: "linked to project this" would be wrong, "covers this" is right.
_FROM_THE_OTHER_END: Final = {
    "about": "spoken of in",
    "approves": "approved by",
    "asks about": "asked about in",
    "asks for": "asked for by",
    "budget held by": "holds the budget of",
    "builds on": "built on by",
    "carries out": "carried out by",
    "changed": "changed by",
    "contributes to": "contributed to by",
    "could not identify": "could not be identified by",
    "criticised": "criticised by",
    "deals with": "dealt with by",
    "decided by": "decided",
    "decided for": "decisions for it",
    "decides on": "decided on by",
    "declined to say": "not told of by",
    "delegated to": "delegated to it",
    "derived copy of": "copies made from it",
    "developed": "developed by",
    "enforced against": "enforcement against it by",
    "exemption": "exemption relied on in",
    "fears": "feared by",
    "follows": "followed by",
    "funded by": "funds",
    "has activity": "activity of",
    "has aim": "aim of",
    "has assessment": "assesses",
    "has harm": "harm of",
    "holds information on": "information on it held by",
    "holds office": "held by",
    "instantiates": "instantiated by",
    "leads": "led by",
    "linked to project": "linked to it",
    "obtained by": "obtained",
    "obtained through": "means of obtaining",
    "offered money by": "offered money to",
    "operated by": "operates",
    "oversees": "overseen by",
    "part of body": "has as parts",
    "possibly same as": "possibly the same as",
    "processes": "processed by",
    "promised for": "promised for it",
    "published by": "published",
    "publishes": "published by",
    "recommends": "recommended by",
    "recorded in": "records",
    "refers to": "pointed to by",
    "relies on": "relied on by",
    "requested by": "requested",
    "requested of": "requests made of it",
    "requested through": "requests made through it",
    "requires": "required by",
    "seen by": "saw",
    "serves": "served by",
    "set out in": "sets out",
    "spends on": "money spent on it by",
    "subject to": "applies to",
    "targets": "targeted by",
    "under power": "used as power for",
    "under provision": "basis of",
    "under the banner of": "banner of",
    "uses": "used by",
    "widens to": "widening of",
    "wrote to": "written to by",
}


def heading(group: Group) -> str:
    """The words over a group of statements."""
    words = group.relation
    if not group.outward:
        words = _FROM_THE_OTHER_END.get(words, f"{words} this")
    return capitalised(words)


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def marks(statement: Statement) -> str:
    """What must not be missed of a statement, in brackets before it."""
    told = [
        "" if statement.status == "accepted" else statement.status,
        "denied" if statement.denied else "",
        "" if statement.standing == "undisputed" else statement.standing.replace("-", " "),
        "" if statement.modality == "actual" else statement.modality,
    ]
    return " ".join(f"[{mark}]" for mark in told if mark)


def particulars(statement: Statement) -> str:
    """Who said it, when it happened or held, how much, on which condition."""
    return " · ".join(_particulars(statement))


def _particulars(statement: Statement) -> Iterator[str]:
    yield from _sayers(statement)
    if statement.amount:
        yield f"{statement.amount} ({statement.stage.replace('-', ' ')})"
    if statement.outcomes:
        yield "questions: " + ", ".join(f"{words} {count}" for words, count in statement.outcomes)
    for words, told in (
        ("happened" if statement.origin == "claim" else "", statement.when),
        ("held", statement.holds),
        ("if", statement.condition),
        ("unless", statement.exception),
    ):
        if told:
            yield f"{words} {told}".strip()


def _sayers(statement: Statement) -> Iterator[str]:
    if statement.provisions:
        # The maker of a claim that rests on a provision is that provision.
        yield f"under {_labels(statement.provisions)}"
    elif statement.made_by:
        when = f", {statement.stated}" if statement.stated else ""
        yield f"said by {_labels(statement.made_by)}{when}"
    if statement.reported_by not in ((), statement.made_by):
        yield f"through {_labels(statement.reported_by)}"


def _labels(named: Iterable[Named]) -> str:
    return " and ".join(one.label for one in named)
