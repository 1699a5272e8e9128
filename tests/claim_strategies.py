"""Claims and promises as plain data, over the things that their record may speak of."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from ontology.vocabulary import NAMESPACE, PERIOD, Term, vocabulary
from tests.field_strategies import amounts, codes, dates, one_or_more, some_fields, words
from tests.invented import REGISTERED, Plain, Things

CLAIMS = ("lamps-funded", "lamps-sum", "lamps-exit", "watch-aim", "money-2", "a", "claim")


def of_class(things: Things, wanted: str | None) -> list[str]:
    is_a = vocabulary().is_a
    return sorted(r for r, kind in things.items() if wanted is None or is_a(kind, wanted))


@st.composite
def claims(draw: st.DrawFn, record: Plain, things: Things, others: Sequence[Plain]) -> Plain:
    """Claims of a record about the things given, some pointing to others of it and elsewhere."""
    drawn: Plain = {}
    for slug in draw(st.lists(st.sampled_from(CLAIMS), max_size=6, unique=True)):
        drawn[slug] = draw(_claim(record, things, slug, drawn))
    _point(draw, record, drawn, others)
    return drawn


@st.composite
def _claim(draw: st.DrawFn, record: Plain, things: Things, slug: str, before: Plain) -> Plain:
    claim = {"gloss": draw(words()), "see": draw(one_or_more(list(record["passages"])))}
    is_promise = draw(st.integers(0, 3)) == 0
    if is_promise:
        claim["promise"] = draw(_promises(things, [*before, slug]))
    else:
        relation = draw(st.sampled_from(sayable(things)))
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
    claim |= draw(some_fields(about=one_or_more(sorted(things))))
    claim |= draw(some_fields(reading=codes("AmountReadingScheme")))
    claim |= draw(_reviewed(record, claim))
    if claim["directness"] == "inferred":  # it takes no default
        claim.setdefault("said-by", "person/chief-2020")
    if draw(st.integers(0, 2)) == 0:
        claim["money"] = draw(_money(record, claim, before))
    return claim


def sayable(things: Things) -> list[str]:
    """The relations that have a subject and an object among the things."""
    return sorted(
        name
        for name, relation in vocabulary().relations.items()
        if of_class(things, relation.domain)
        and (not relation.takes_thing or of_class(things, relation.range))
    )


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
    subject = draw(st.sampled_from(of_class(things, relation.domain)))
    return [subject, relation.name, draw(_values(relation, things))]


def _values(relation: Term, things: Things) -> st.SearchStrategy[Any]:
    if relation.takes_thing:
        return st.sampled_from(of_class(things, relation.range))
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
        during=st.sampled_from(of_class(things, NAMESPACE + "Project")),
        by=dates(),
        within=words(),
    )
    return {
        "do": draw(st.sampled_from(of_class(things, NAMESPACE + "Document"))),
        "for": draw(st.sampled_from(sorted(things))),
        "owed-by": draw(st.sampled_from(["unstated", *somebody])),
    } | draw(some_fields(through=one_or_more(somebody), due=due))


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
    elsewhere = {
        f"{o['record']}/{s}": _reviewed_claim(o, c) for o in others for s, c in o["claims"].items()
    }
    for slug, claim in claims.items():
        own = {n: _reviewed_claim(record, c) for n, c in claims.items() if n != slug}
        named = {**own, **{f"{record['record']}/{n}": c for n, c in own.items()}, **elsewhere}
        this = _reviewed_claim(record, claim)
        for field in ("tension-with", "corrects", "depends-on", "fulfils"):
            choices = sorted(
                name for name, other in named.items() if _may_point(this, other, field)
            )
            if choices and draw(st.integers(0, 2)) == 0:
                claim[field] = draw(one_or_more(choices))


def _reviewed_claim(record: Plain, claim: Plain) -> Plain:
    defaults = {} if claim["directness"] == "inferred" else record["defaults"]
    return {**defaults, "status": record["review"]["status"], **claim}


def _may_point(this: Plain, other: Plain, field: str) -> bool:
    """Only its own maker corrects a claim; what is accepted rests on nothing that is not."""
    if field == "corrects" and this.get("said-by") != other.get("said-by"):
        return False
    if field == "fulfils" and "promise" not in other:
        return False
    return bool(this["status"] != "accepted" or other["status"] == "accepted")
