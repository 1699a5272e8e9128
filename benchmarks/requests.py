"""The request for information of a generated record, with its questions and their outcomes."""

from random import Random
from typing import Any

from benchmarks.things import Things
from benchmarks.words import name, period, sentence
from ontology.vocabulary import NAMESPACE

Plain = dict[str, Any]

_OUTCOMES = ("answered", "answered", "answered-no", "nil", "not-held", "refused", "refused")
_EXEMPTIONS = ("law/foia-2000/s24-1", "law/foia-2000/s31-1", "law/foia-2000/s40-2")
_ORGANISATION = "http://www.w3.org/ns/org#Organization"


def request(chance: Random, things: Things, passages: list[str]) -> Plain:
    """A request of 3 to 9 questions, each answered in the one decision letter."""

    def see() -> list[str]:
        return [chance.choice(passages)]

    numbers = [str(number) for number in range(1, chance.randint(4, 10))]
    return {
        "kind": "request",
        "label": name(chance, "request"),
        "gloss": sentence(chance),
        "of": things.pick(_ORGANISATION),
        "by": "agent/requester",
        "made": period(chance),
        "items": {
            number: {
                "gloss": sentence(chance),
                "about": [things.pick(f"{NAMESPACE}Topic")],
                "see": see(),
            }
            for number in numbers
        },
        "communications": {
            "receipt": {"kind": "acknowledgement", "gloss": sentence(chance), "see": see()},
            "answer": {
                "kind": "decision",
                "gloss": sentence(chance),
                "sent": period(chance),
                "see": see(),
            },
        },
        "tests": {"harm": {"exemption": _EXEMPTIONS[1], "harm": see(), "factors-for": see()}},
        "outcomes": [
            {
                "items": [number],
                "in": "answer",
                "gloss": sentence(chance),
                "see": see(),
                **_ground(chance),
            }
            for number in numbers
        ],
        "see": see(),
    }


def _ground(chance: Random) -> Plain:
    outcome = chance.choice(_OUTCOMES)
    if outcome != "refused":
        return {"outcome": outcome}
    return {"outcome": outcome, "exemptions": [chance.choice(_EXEMPTIONS)], "weighed-by": ["harm"]}
