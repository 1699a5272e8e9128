"""Valid records as plain data, over the bodies and laws of tests/invented.py."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date

from hypothesis import strategies as st

from ontology.vocabulary import NAMESPACE
from tests.claim_strategies import claims, of_class
from tests.field_strategies import codes, dates, digests, one_or_more, some_fields, words
from tests.invented import PARTS_OF_LAWS, REGISTERED, Plain, class_of
from tests.request_strategies import passages_of, requests

# Things that a record may be the first to meet; what else each says is drawn.
_FIRST_MET: Plain = {
    "org/lamp-unit": {"kind": "unit", "of": "org/westmarch-police"},
    "office/keeper-of-lamps": {"of": "org/westmarch-police"},
    "project/second-lamps": {},
    "system/lamp-map": {},
    "document/lamp-paper": {"held": "no"},
    "document/lamp-report": {"kind": "report", "held": "elsewhere", "exists": "known"},
    "document/lamp-equality": {"kind": "equality-assessment", "held": "no", "exists": "unknown"},
    "power/keeper-grants": {"document": "document/lamp-policy", "part": "line 4"},
}
RECORDS = ("ambleford-lamps", "ambleford-grants", "westmarch-notice")


@st.composite
def _spans(draw: st.DrawFn, length: int) -> list[int]:
    start = draw(st.integers(0, length - 80))
    return [start, draw(st.integers(start + 80, length))]


@st.composite
def records(draw: st.DrawFn, name: str = RECORDS[0], others: Sequence[Plain] = ()) -> Plain:
    """A valid record, with at most one request and one decision.

    It may refer to claims of the other records given, and then describes no thing of its own:
    a thing is described in one place.
    """
    length = draw(st.integers(200, 100_000))
    slugs = draw(st.lists(st.sampled_from(["head", "p1", "p2", "end"]), min_size=1, unique=True))
    things = {
        reference: {"label": draw(words()), "see": draw(one_or_more(slugs)), **said}
        | draw(some_fields(aliases=st.lists(words(), max_size=2) | words(), during=dates()))
        | draw(some_fields(named=st.sampled_from(["no", "yes", True, False]), dated=dates()))
        for reference, said in _FIRST_MET.items()
        if not others and draw(st.booleans())
    }
    for thing in things.values():
        if not thing.get("aliases", True):
            del thing["aliases"]
    record: Plain = {
        "record": name,
        "schema": draw(st.sampled_from([1, "1"])),
        "document": draw(_documents(length)),
        "review": draw(_reviews()),
        "defaults": {"said-by": "org/ambleford-council", "said-in": f"document/{name}"}
        | draw(some_fields(said_on=dates(), reported_by=st.just("org/westmarch-police"))),
        "things": things,
        "passages": {
            slug: {
                "at": draw(_spans(length)),
                "where": draw(words()),
                draw(st.sampled_from(["sha256", "hmac-sha256"])): draw(digests()),
            }
            for slug in slugs
        },
        "left-out": draw(
            st.lists(_omissions(length), max_size=2, unique_by=lambda o: tuple(o["at"]))
        ),
    }
    asked = {f"request/{name}": draw(requests(slugs))} if draw(st.booleans()) else {}
    record["acts"] = asked
    record["claims"] = draw(claims(record, _known(record), others))
    decided = {f"decision/{name}": draw(_decisions(record))} if draw(st.booleans()) else {}
    record["acts"] = {**asked, **decided}
    return _without_unused_passages(record)


@st.composite
def corpora(draw: st.DrawFn) -> list[Plain]:
    """One record, or two of which the second may refer to claims of the first."""
    first = draw(records())
    return [first, draw(records(RECORDS[1], [first]))] if draw(st.booleans()) else [first]


def _without_unused_passages(record: Plain) -> Plain:
    used = {slug for block in ("things", "acts", "claims") for slug in passages_of(record[block])}
    record["passages"] = {slug: p for slug, p in record["passages"].items() if slug in used}
    return deepcopy(record)


@st.composite
def _documents(draw: st.DrawFn, length: int) -> Plain:
    return {
        "kind": draw(st.sampled_from(["decision-notice", "report", "document", "dpia"])),
        "label": draw(words()),
        "publisher": "org/ambleford-council",
        "text": {"sha256": draw(digests()), "length": length},
    } | draw(some_fields(reference=words(), dated=dates(), held=codes("CopyScheme")))


@st.composite
def _reviews(draw: st.DrawFn) -> Plain:
    return {
        "status": draw(codes("ReviewStatusScheme")),
        "by": "agent/readers",
        "on": draw(st.dates(date(2000, 1, 1), date(2030, 1, 1))).isoformat(),
    } | draw(some_fields(second=st.sampled_from(["none", "agent/second-readers"])))


@st.composite
def _omissions(draw: st.DrawFn, length: int) -> Plain:
    start = draw(st.integers(0, length - 1))
    return {"at": [start, draw(st.integers(start + 1, length))], "why": draw(words())}


def _known(record: Plain) -> dict[str, str]:
    met = {reference: class_of(reference, thing) for reference, thing in record["things"].items()}
    own = {f"document/{record['record']}": class_of("document/x", record["document"])}
    asked = dict.fromkeys(record["acts"], NAMESPACE + "InformationRequest")
    return {**REGISTERED, **met, **own, **asked}


@st.composite
def _decisions(draw: st.DrawFn, record: Plain) -> Plain:
    claims = [f"claim/{slug}" for slug in record["claims"]]
    act = {
        "kind": "decision",
        "label": draw(words()),
        "gloss": draw(words()),
        "by": draw(st.sampled_from(of_class(_known(record), NAMESPACE + "Office"))),
        "for": "org/ambleford-council",
        "approves": draw(one_or_more([*claims, "project/night-lamps", "document/lamp-dpia"])),
        "see": draw(one_or_more(list(record["passages"]))),
    }
    power = st.sampled_from(["power/lamp-grants", *PARTS_OF_LAWS])
    return act | draw(some_fields(signed=dates(), power=power))
