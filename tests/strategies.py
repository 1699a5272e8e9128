"""Valid records as plain data, over the bodies and laws of tests/invented.py."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import strategies as st

from data.characters import FORBIDDEN
from ontology.vocabulary import NAMESPACE, PERIOD, Term, vocabulary
from tests.invented import PARTS_OF_LAWS, REGISTERED, Plain, Things, class_of

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
CLAIMS = ("lamps-funded", "lamps-sum", "lamps-exit", "watch-aim", "money-2", "a", "claim")


def codes(scheme: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(vocabulary().codes(scheme)))


def words() -> st.SearchStrategy[str]:
    """Any text that a record may hold, spaces at its ends and line breaks inside included."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
    plain = st.sampled_from(
        ["Lamps", "no", "12:30:45", "2019-03-12", "{a: b}", "# x", "é", "e\u0301"]
    )
    drawn = st.text(letters | st.just("\n"), min_size=1, max_size=40)
    return plain | drawn.filter(lambda text: text.strip() and not FORBIDDEN.search(text))


def _years() -> st.SearchStrategy[int]:
    return st.integers(1995, 2030)


@st.composite
def _single_dates(draw: st.DrawFn) -> str:
    year, month, quarter = draw(_years()), draw(st.integers(1, 12)), draw(st.integers(1, 4))
    financial = f"FY{year}/{(year + 1) % 100:02}"
    return draw(
        st.sampled_from(
            [
                f"{year}",
                f"{year}-{month:02}",
                f"{year}-{month:02}-{draw(st.integers(1, 28)):02}",
                f"{year}-Q{quarter}",
                financial,
                f"{financial}-Q{quarter}",
            ]
        )
    )


@st.composite
def _ranges(draw: st.DrawFn) -> str:
    first, last = sorted([draw(_years()), draw(_years())])
    return draw(
        st.sampled_from([f"{first}..{last}", f"{first}-05..", f"..FY{last}/{(last + 1) % 100:02}"])
    )


def periods() -> st.SearchStrategy[str]:
    """A date as stated, in any of the written forms."""
    return _single_dates() | _ranges()


def dates() -> st.SearchStrategy[Any]:
    """A date as stated, or alternatives."""
    several = st.lists(periods(), min_size=2, max_size=3, unique=True)
    return periods() | several.map(lambda listed: {"one-of": listed})


def digests() -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=64, max_size=64)


def one_or_more(choices: Sequence[str]) -> st.SearchStrategy[Any]:
    """A list without order, or its only entry by itself."""
    several = st.lists(st.sampled_from(choices), min_size=1, max_size=3, unique=True)
    return st.sampled_from(choices) | several


@st.composite
def some_fields(draw: st.DrawFn, /, **fields: st.SearchStrategy[Any]) -> Plain:
    """A block with each of the fields or without it; names with underscores for hyphens."""
    present = {name: draw(value) for name, value in fields.items() if draw(st.booleans())}
    return {name.rstrip("_").replace("_", "-"): value for name, value in present.items()}


@st.composite
def _spans(draw: st.DrawFn, length: int) -> list[int]:
    start = draw(st.integers(0, length - 80))
    return [start, draw(st.integers(start + 80, length))]


@st.composite
def records(draw: st.DrawFn, name: str = RECORDS[0], others: Sequence[Plain] = ()) -> Plain:
    """A valid record.

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
            slug: {"at": draw(_spans(length)), "where": draw(words()), "sha256": draw(digests())}
            for slug in slugs
        },
        "left-out": draw(
            st.lists(_omissions(length), max_size=2, unique_by=lambda o: tuple(o["at"]))
        ),
    }
    record["claims"] = draw(_claims(record, others))
    record["acts"] = draw(_acts(record))
    return _without_unused_passages(record)


@st.composite
def corpora(draw: st.DrawFn) -> list[Plain]:
    """One record, or two of which the second may refer to claims of the first."""
    first = draw(records())
    return [first, draw(records(RECORDS[1], [first]))] if draw(st.booleans()) else [first]


def _without_unused_passages(record: Plain) -> Plain:
    used: set[str] = set()
    for block in ("things", "acts", "claims"):
        for entry in record[block].values():
            used.update([entry["see"]] if isinstance(entry["see"], str) else entry["see"])
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
    return {**REGISTERED, **met, **own}


def _of_class(things: Things, wanted: str | None) -> list[str]:
    is_a = vocabulary().is_a
    return sorted(r for r, kind in things.items() if wanted is None or is_a(kind, wanted))


@st.composite
def _acts(draw: st.DrawFn, record: Plain) -> Plain:
    if draw(st.booleans()):
        return {}
    claims = [f"claim/{slug}" for slug in record["claims"]]
    act = {
        "label": draw(words()),
        "gloss": draw(words()),
        "by": draw(st.sampled_from(_of_class(_known(record), NAMESPACE + "Office"))),
        "for": "org/ambleford-council",
        "approves": draw(one_or_more([*claims, "project/night-lamps", "document/lamp-dpia"])),
        "see": draw(one_or_more(list(record["passages"]))),
    }
    power = st.sampled_from(["power/lamp-grants", *PARTS_OF_LAWS])
    return {f"decision/{record['record']}": act | draw(some_fields(signed=dates(), power=power))}


@st.composite
def _claims(draw: st.DrawFn, record: Plain, others: Sequence[Plain]) -> Plain:
    things = _known(record)
    claims: Plain = {}
    for slug in draw(st.lists(st.sampled_from(CLAIMS), max_size=6, unique=True)):
        claims[slug] = draw(_claim(record, things, slug, claims))
    _point(draw, record, claims, others)
    return claims


@st.composite
def _claim(draw: st.DrawFn, record: Plain, things: Things, slug: str, before: Plain) -> Plain:
    claim = {"gloss": draw(words()), "see": draw(one_or_more(list(record["passages"])))}
    is_promise = draw(st.integers(0, 3)) == 0
    if is_promise:
        claim["promise"] = draw(_promises(things, [*before, slug]))
    else:
        relation = draw(st.sampled_from(sorted(vocabulary().relations)))
        claim["claim"] = draw(statements(vocabulary().relations[relation], things))
    modality = st.just("promised") if is_promise else codes("ModalityScheme")
    claim |= draw(some_fields(modality=modality, standing=codes("StandingScheme")))
    claim |= draw(
        some_fields(rank=codes("RankScheme"), denied=st.sampled_from(["yes", "no", True]))
    )
    claim |= draw(some_fields(when=dates(), holds=dates(), condition=words(), exception=words()))
    claim |= draw(
        some_fields(said_by=st.sampled_from(["office/westmarch-chief", "person/chief-2020"]))
    )
    claim |= draw(some_fields(said_on=dates(), said_in=st.just("document/lamp-policy")))
    claim |= draw(_reviewed(record, claim))
    if draw(st.integers(0, 2)) == 0:
        claim["money"] = draw(_money(record, claim, before))
    return claim


@st.composite
def _reviewed(draw: st.DrawFn, record: Plain, claim: Plain) -> Plain:
    """Status, reporter and directness, as far as they go together."""
    reviewed = draw(
        some_fields(status=codes("ReviewStatusScheme"), reported_by=st.just("org/westmarch-police"))
    )
    nearness = set(vocabulary().codes("DirectnessScheme"))
    if reviewed.get("status", record["review"]["status"]) == "accepted":
        nearness -= {"inferred"}
    if "reported-by" in {**record["defaults"], **reviewed}:
        nearness -= {"first-hand"}
    return reviewed | {"directness": draw(st.sampled_from(sorted(nearness)))}


@st.composite
def statements(draw: st.DrawFn, relation: Term, things: Things = REGISTERED) -> list[Any]:
    """A subject, the relation, and a value that it takes."""
    subject = draw(st.sampled_from(_of_class(things, relation.domain)))
    return [subject, relation.name, draw(_values(relation, things))]


def _values(relation: Term, things: Things) -> st.SearchStrategy[Any]:
    if relation.takes_thing:
        return st.sampled_from(_of_class(things, relation.range))
    if relation.range == PERIOD:
        return dates()
    match (relation.range or "string").rsplit("#")[-1]:
        case "boolean":
            return st.sampled_from(["yes", "no", "true", "false", True, False])
        case "integer":
            return st.integers(0, 10**9)
        case "decimal":
            return amounts()
        case _:
            return words()


@st.composite
def _promises(draw: st.DrawFn, things: Things, slugs: Sequence[str]) -> Plain:
    somebody = ["org/westmarch-police", "office/westmarch-chief"]
    due = some_fields(
        before=st.sampled_from(slugs),
        during=st.sampled_from(_of_class(things, NAMESPACE + "Project")),
        by=dates(),
    )
    return {
        "do": draw(st.sampled_from(_of_class(things, NAMESPACE + "Document"))),
        "for": draw(st.sampled_from(sorted(things))),
        "owed-by": draw(st.sampled_from(["unstated", *somebody])),
    } | draw(some_fields(through=one_or_more(somebody), due=due))


def amounts() -> st.SearchStrategy[Any]:
    """Figures as a file may spell them."""
    pence = st.integers(0, 10**12).map(lambda n: f"{n // 100}.{n % 100:02}")
    return st.integers(0, 10**14) | pence | st.sampled_from(["0", "0.50", "007", "1e6"])


@st.composite
def _money(draw: st.DrawFn, record: Plain, claim: Plain, before: Plain) -> Plain:
    figures = [s for s, c in before.items() if _may_share_sum(record, claim, c)]
    money: Plain = {"stage": draw(codes("FundingStageScheme"))}
    if bool(figures) and draw(st.booleans()):
        money["same-as"] = draw(st.sampled_from(figures))
    else:
        money |= {"value": draw(amounts()), "currency": draw(st.sampled_from(["GBP", "XAU"]))}
        money |= {"reading": draw(codes("AmountReadingScheme"))} | draw(some_fields(step=amounts()))
    return money | draw(some_fields(payee=st.sampled_from(["unstated", "org/westmarch-police"])))


def _may_share_sum(record: Plain, claim: Plain, other: Plain) -> bool:
    default = record["review"]["status"]
    accepted = [c.get("status", default) == "accepted" for c in (claim, other)]
    gives_sum = "money" in other and "same-as" not in other["money"]
    return gives_sum and (accepted[1] or not accepted[0])


def _point(draw: st.DrawFn, record: Plain, claims: Plain, others: Sequence[Plain]) -> None:
    """Lets claims point to others, of their own record by either name, and of the others given."""
    elsewhere = {f"{o['record']}/{s}": c for o in others for s, c in o["claims"].items()}
    for slug, claim in claims.items():
        own = {name: c for name, c in claims.items() if name != slug}
        named = {**own, **{f"{record['record']}/{n}": c for n, c in own.items()}, **elsewhere}
        promises = sorted(name for name, other in named.items() if "promise" in other)
        for field, choices in (("tension-with", sorted(named)), ("fulfils", promises)):
            if choices and draw(st.integers(0, 2)) == 0:
                claim[field] = draw(one_or_more(choices))
