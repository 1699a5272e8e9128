"""The request for information of a generated record, with its letters, questions and outcomes."""

from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.things import Things
from benchmarks.words import name, period, sentence
from ontology.vocabulary import NAMESPACE

Plain = dict[str, Any]

_OUTCOMES = (
    *("answered", "answered", "answered-no", "nil", "not-held", "refused", "refused"),
    *("conditional", "pointed-elsewhere", "not-answered"),
)
_EXEMPTIONS = ("law/foia-2000/s24-1", "law/foia-2000/s31-1", "law/foia-2000/s40-2")
_ORGANISATION = "http://www.w3.org/ns/org#Organization"
_FIRST, _DAYS = date(2005, 1, 3), 20 * 365


def request(chance: Random, things: Things, passages: list[str]) -> Plain:
    """A request of 3 to 9 questions: most are answered, early or late, and some are closed."""

    def see() -> list[str]:
        return [chance.choice(passages)]

    numbers = [str(number) for number in range(1, chance.randint(4, 10))]
    warrants = chance.random() < 0.1
    received = _FIRST + timedelta(days=chance.randrange(_DAYS))
    closed = chance.random() < 0.25
    return {
        "kind": "request",
        "label": name(chance, "request"),
        "gloss": sentence(chance),
        "of": things.pick(f"{NAMESPACE}LocalAuthority" if warrants else _ORGANISATION),
        "by": "agent/requester",
        "made": period(chance),
        **({"received": received.isoformat()} if chance.random() < 0.9 else {}),
        "items": {
            number: {**_asked(chance, things, warrants=warrants), "see": see()}
            for number in numbers
        },
        "communications": {
            slug: {"gloss": sentence(chance), "see": see(), **letter}
            for slug, letter in _letters(chance, received, closed=closed).items()
        },
        "tests": {"harm": {"exemption": _EXEMPTIONS[1], "harm": see(), "factors-for": see()}},
        "outcomes": [
            {
                "items": [number],
                "in": "answer",
                "gloss": sentence(chance),
                "see": see(),
                **({"outcome": "treated-as-withdrawn"} if closed else _ground(chance)),
            }
            for number in numbers
        ],
        **({"whole": {"outcome": "treated-as-withdrawn", "see": see()}} if closed else {}),
        "see": see(),
    }


def _asked(chance: Random, things: Things, *, warrants: bool) -> Plain:
    """One question; of those to councils about warrants some use the word."""
    if warrants and chance.random() < 0.5:
        return {"gloss": "How many warrants were there?", "about": ["topic/ripa-authorisations"]}
    return {"gloss": sentence(chance), "about": [things.pick(f"{NAMESPACE}Topic")]}


def _letters(chance: Random, received: date, *, closed: bool) -> Plain:
    """A receipt, and an answer or a closure; before a closure more is asked for."""

    def sent() -> Plain:
        if chance.random() < 0.2:
            return {}
        return {"sent": (received + timedelta(days=chance.randint(5, 80))).isoformat()}

    letters: Plain = {"receipt": {"kind": "acknowledgement"}}
    if not closed:
        return {**letters, "answer": {"kind": "decision", **sent()}}
    guidance = chance.choice(("yes", "no"))
    asked = {"kind": "clarification-request", "guidance": guidance, **sent()}
    return {**letters, "clarification": asked, "answer": {"kind": "closure"}}


def _ground(chance: Random) -> Plain:
    outcome = chance.choice(_OUTCOMES)
    if outcome != "refused":
        return {"outcome": outcome}
    refused = {"outcome": outcome, "exemptions": [chance.choice(_EXEMPTIONS)]}
    return {**refused, "weighed-by": ["harm"]} if chance.random() < 0.7 else refused
