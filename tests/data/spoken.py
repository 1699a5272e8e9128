"""An invented thread: a page, a request, an answer that repeats it, and two remarks; its record."""

from typing import Any

from data.digests import digest, keyed_digest
from data.threads import AUTHORITY, PLATFORM, REQUESTER, THIRD, Dated, ThreadMessage, read_thread
from data.wording.texts import Message, Span

KEY = b"k" * 32

QUESTION = "how many lamps you watch by night, and which firm has had the care of them since 2015"
REFUSAL = "We hold no list of lamps for the years that you name, and no firm has the care of any."
REMARK = "They watched eleven lamps on the night when I walked along the river to Ambleford."

THREAD = f"""Lamps of Westmarch, a request to the police
1 May 2019

Westmarch Police did not have the information requested.

Lamp Seeker
3 May 2019

Dear Westmarch Police,

Under the Freedom of Information Act 2000, please tell me {QUESTION}.

Yours faithfully,

Lamp Seeker

Westmarch Police, 28 May 2019
-----------------------------

Dear Lamp Seeker,

We received your request on 7 May 2019. You asked us to tell you
> {QUESTION}.

{REFUSAL}

12 June 2019 is the day of our next report.

Lamp Walker left an annotation (2 June 2019)

{REMARK}

Lamp Walker left an annotation ()

It was a cold night.
"""

_BEGINNINGS = (
    ("Lamps of Westmarch, a request", PLATFORM),
    ("Dear Westmarch Police", REQUESTER),
    ("Dear Lamp Seeker", AUTHORITY),
    ("Lamp Walker left an annotation (2", THIRD),
    ("Lamp Walker left an annotation ()", THIRD),
)
_DAYS = {
    "1 May 2019\n": "2019-05-01",
    "3 May 2019": "2019-05-03",
    "28 May 2019": "2019-05-28",
    "7 May 2019": "2019-05-07",
    "12 June 2019": "2019-06-12",
    "(2 June 2019)": "2019-06-02",
}


def cuts() -> tuple[Message, ...]:
    """The messages as rules find them: from the greeting on, without the head above it."""
    starts = [THREAD.index(words) for words, _ in _BEGINNINGS]
    ends = [*starts[1:], len(THREAD)]
    return tuple(
        Message((start, end), speaker)
        for start, end, (_, speaker) in zip(starts, ends, _BEGINNINGS, strict=True)
    )


def dates() -> list[Dated]:
    """Every date of the thread with its place, without what is beside it."""
    return [
        (day, place[0] + written.startswith("("), place[1] - written.endswith((")", "\n")))
        for written, day in _DAYS.items()
        for place in [place_of(written)]
    ]


def place_of(words: str, *, nth: int = 1) -> Span:
    """Where some words stand in the thread."""
    start = -1
    for _ in range(nth):
        start = THREAD.index(words, start + 1)
    return start, start + len(words)


def thread() -> tuple[ThreadMessage, ...]:
    return read_thread(THREAD, cuts(), dates=dates())


def plain_record(
    content: str = THREAD, *, key: bytes = KEY, answered_by: str = ""
) -> dict[str, Any]:
    """A record of the thread as a file holds it; the refusal may be put in another's mouth."""

    def passage(words: str, *, nth: int = 1, keyed: bool = False) -> dict[str, Any]:
        made = keyed_digest(words, key) if keyed else digest(words)
        at = list(place_of(words, nth=nth))
        return {"at": at, "where": "a place in it", "hmac-sha256" if keyed else "sha256": made}

    claim = ["office/lamps", "holdsInformationOn", "topic/social-media-monitoring"]
    return {
        "record": "lamps-thread",
        "schema": 1,
        "document": {
            "kind": "thread",
            "label": "Thread on lamps",
            "publisher": "org/whatdotheyknow",
            "text": {"sha256": digest(content), "length": len(content)},
        },
        "review": {"status": "accepted", "by": "agent/editors", "on": "2026-11-22"},
        "defaults": {"said-by": "org/westmarch-police", "said-in": "document/lamps-thread"},
        "things": {
            "org/westmarch-police": {
                "kind": "police-force",
                "label": "Westmarch Police",
                "see": "refusal",
            },
            "office/lamps": {"label": "Office", "of": "org/westmarch-police", "see": "refusal"},
        },
        "acts": {
            "request/lamps": {
                "kind": "request",
                "label": "Request on lamps",
                "gloss": "Somebody asked how many lamps are watched.",
                "of": "org/westmarch-police",
                "by": "agent/requester",
                "through": "org/whatdotheyknow",
                "platform": {"shows": "shown-not-held", "see": "label"},
                "items": {
                    "1": {
                        "gloss": "How many?",
                        "about": "topic/social-media-monitoring",
                        "see": "question",
                    }
                },
                "see": ["question", "refusal"],
            }
        },
        "claims": {
            "none-held": {
                "gloss": "The police hold no list of lamps.",
                "claim": ["org/westmarch-police", *claim[1:]],
                "denied": "yes",
                "see": "refusal",
                **({"said-by": answered_by} if answered_by else {}),
            },
            "office-holds-none": {
                "gloss": "The office holds no list of lamps.",
                "claim": claim,
                "denied": "yes",
                "said-by": "office/lamps",
                "see": "refusal",
            },
            "repeated": {
                "gloss": "The police asked how many lamps there are.",
                "claim": ["request/lamps", "asksFor", "topic/social-media-monitoring"],
                "see": "repeated",
            },
            "watched": {
                "gloss": "A walker saw eleven lamps watched.",
                "claim": ["org/westmarch-police", "uses", "topic/social-media-monitoring"],
                "said-by": "agent/annotator",
                "modality": "alleged",
                "see": "remark",
            },
            "unclear": {
                "gloss": "The answer leaves the years open.",
                "claim": ["document/lamps-thread", "dealsWith", "topic/social-media-monitoring"],
                "said-by": "agent/editors",
                "see": "finding",
            },
        },
        "passages": {
            "label": passage(THREAD[: THREAD.index("\n\nLamp Seeker")]),
            "question": passage(QUESTION),
            "repeated": passage(QUESTION, nth=2),
            "refusal": passage(REFUSAL),
            "remark": passage(REMARK, keyed=True),
            "finding": {"at": [3, 90], "where": "nowhere in it", "sha256": "0" * 64},
        },
    }
