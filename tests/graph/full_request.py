"""A request that says everything that a request can say."""

from tests.invented import Plain

REQUEST: Plain = {
    "kind": "request",
    "label": "Request on lamps",
    "gloss": "Somebody asked about lamps.",
    "of": "org/westmarch-police",
    "by": "agent/requester",
    "through": "org/ask-here",
    "made": "2019-04-01",
    "received": "2019-04",
    "platform": {"shows": "shown-refused", "see": "cost"},
    "items": {
        "1": {"gloss": "Are there lamps?", "about": "topic/lamps", "see": "head"},
        "2": {"gloss": "How many?", "about": "topic/lamps", "if": "1", "see": "head"},
        "2a": {
            "gloss": "How many at night?",
            "about": ["topic/lamps", "topic/watching"],
            "if": "2",
            "see": ["head", "cost"],
        },
    },
    "communications": {
        "receipt": {"kind": "acknowledgement", "gloss": "It came.", "see": "head"},
        "answer": {
            "kind": "decision",
            "gloss": "One answer, and one refusal.",
            "sent": {"one-of": ["2019-05-01", "2019-05-02"]},
            "sent-inferred": "yes",
            "guidance": "no",
            "see": "head",
        },
    },
    "tests": {
        "night": {
            "exemption": "law/lamps-act-2001/s24-2",
            "harm": "cost",
            "factors-for": ["head", "cost"],
            "factors-against": "head",
            "balance": {"struck": "against-disclosure", "see": "cost"},
        },
        "bare": {"exemption": "law/lamps-act-2001/s3"},
    },
    "outcomes": [
        {
            "items": ["1"],
            "in": "answer",
            "outcome": "pointed-elsewhere",
            "gloss": "Read the policy.",
            "points-to": ["document/lamp-policy", "org/ambleford-council"],
            "see": "head",
        },
        {
            "items": ["2", "2a"],
            "in": "answer",
            "outcome": "refused",
            "gloss": "Withheld.",
            "under": "law/watch-rules/reg-4",
            "exemptions": ["law/lamps-act-2001/s24-2", "law/lamps-act-2001/s3"],
            "because-of": "1",
            "weighed-by": ["night", "bare"],
            "see": ["head", "cost"],
        },
    ],
    "whole": {"outcome": "partly-disclosed", "see": "cost"},
    "see": "head",
}
