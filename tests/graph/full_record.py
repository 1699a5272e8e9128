"""A record that says everything that a record can say."""

from tests.graph.full_request import REQUEST
from tests.invented import Plain

_PASSAGES = {
    "head": {"at": [0, 100], "where": "heading", "sha256": "0" * 64},
    "cost": {"at": [200, 300], "where": "3.1", "sha256": "1" * 64},
}
FULL: Plain = {
    "record": "ambleford-lamps",
    "schema": 1,
    "document": {
        "kind": "decision-notice",
        "label": "Decision on lamps",
        "publisher": "org/ambleford-council",
        "reference": "L 1",
        "dated": "2019-03-12",
        "held": "here",
        "text": {"sha256": "2" * 64, "length": 900},
    },
    "review": {
        "status": "accepted",
        "by": "agent/readers",
        "on": "2026-11-22",
        "second": "agent/second-readers",
    },
    "defaults": {"said-by": "org/ambleford-council", "said-in": "document/ambleford-lamps"},
    "things": {
        "org/lamp-unit": {
            "kind": "unit",
            "label": "Lamp unit",
            "aliases": ["LU"],
            "of": "org/westmarch-police",
            "named": "no",
            "during": "2001..2019",
            "see": "head",
        },
        "document/lamp-paper": {
            "label": "Paper on lamps",
            "publisher": "org/ambleford-council",
            "dated": "2019-02",
            "held": "no",
            "exists": "unknown",
            "see": "head",
        },
        "power/keeper-grants": {
            "label": "Power of the keeper",
            "document": "document/lamp-policy",
            "part": "line 4",
            "privacy": "public-office",
            "see": "head",
        },
    },
    "acts": {
        "decision/lamps": {
            "kind": "decision",
            "label": "Lamps decision",
            "gloss": "The chief decided on lamps.",
            "signed": "2019-03-12",
            "by": "office/westmarch-chief",
            "for": "org/ambleford-council",
            "approves": ["project/night-lamps", "claim/funding"],
            "power": "power/keeper-grants",
            "see": ["head", "cost"],
        },
        "request/lamps": REQUEST,
    },
    "claims": {
        "funding": {
            "gloss": "The lamps are paid for by the department.",
            "claim": ["project/night-lamps", "fundedBy", "org/eastern-department"],
            "condition": "it is dark",
            "exception": "the moon",
            "money": {
                "value": "1400.50",
                "currency": "GBP",
                "reading": "rounded",
                "step": "0.50",
                "stage": "offered",
                "payee": "org/westmarch-police",
            },
            "when": "2018-10",
            "holds": "2018..",
            "said-on": "2019",
            "about": ["topic/lamps", "org/lamp-unit"],
            "reading": "at-least",
            "see": "cost",
        },
        "offer": {
            "gloss": "The department denied an offer.",
            "claim": ["project/night-lamps", "offeredBy", "org/eastern-department"],
            "denied": "yes",
            "reported-by": "org/westmarch-police",
            "directness": "quoted",
            "modality": "alleged",
            "standing": "contested",
            "rank": "preferred",
            "money": {"same-as": "funding", "stage": "spent", "payee": "unstated"},
            "tension-with": "funding",
            "fulfils": "paper-promised",
            "see": ["head", "cost"],
        },
        "costs": {
            "gloss": "No costs are left.",
            "claim": ["project/night-lamps", "ongoingCosts", "no"],
            "status": "proposed",
            "see": "cost",
        },
        "exit": {
            "gloss": "The lamps go out in one of two years.",
            "claim": ["project/night-lamps", "exitPlanned", {"one-of": ["2020", "FY2020/21"]}],
            "corrects": "bound",
            "depends-on": ["funding", "bound"],
            "see": "cost",
        },
        "bound": {
            "gloss": "The police are bound.",
            "claim": ["org/westmarch-police", "subjectTo", "law/lamps-act-2001/s3"],
            "see": "cost",
        },
        "paper-promised": {
            "gloss": "A paper was promised.",
            "promise": {
                "do": "document/lamp-paper",
                "for": "project/night-lamps",
                "owed-by": "org/westmarch-police",
                "through": ["office/westmarch-chief", "org/lamp-unit"],
                "due": {"before": "exit", "during": "project/night-lamps", "by": "2020-06"}
                | {"within": "ten nights of the request"},
            },
            "see": "cost",
        },
        "policy-promised": {
            "gloss": "A policy was promised.",
            "promise": {
                "do": "document/lamp-policy",
                "for": "project/night-lamps",
                "owed-by": "unstated",
            },
            "see": "cost",
        },
    },
    "passages": _PASSAGES,
    "left-out": [{"at": [100, 120], "why": "heading"}],
}
