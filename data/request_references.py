"""What a request's references must fit: its authority, questions, communications and passages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.fields import nearest
from data.misfits import LAW, ORGANISATION, ROLE, TOPIC, Location, Wrong, other_kind, unknown
from data.registers import Catalogue
from data.request_schema import InterestTest, Outcome, RequestAct

if TYPE_CHECKING:
    from data.schema import Record

# The outcomes that withhold something, and so may name an exemption.
WITHHOLDING = ("refused", "partly-disclosed", "neither-confirmed-nor-denied")

Passages = tuple[Location, tuple[str, ...]]


def request_misfits(
    record: "Record", catalogue: Catalogue, reference: str, act: RequestAct
) -> Iterator[Wrong]:
    """Everything in a request that does not fit."""
    at: Location = ("acts", reference)
    if not reference.startswith("request/"):
        yield Wrong(at, "is not a request", "write request/ and a short name", True)
    yield from other_kind(catalogue, act.of, (*at, "of"), ORGANISATION)
    yield from other_kind(catalogue, act.by, (*at, "by"), ROLE)
    if act.through:
        yield from other_kind(catalogue, act.through, (*at, "through"), ORGANISATION)
    for number, item in act.items.items():
        for index, topic in enumerate(item.about):
            yield from other_kind(catalogue, topic, (*at, "items", number, "about", index), TOPIC)
        if item.if_:
            yield from _no_item(act, item.if_, (*at, "items", number, "if"))
    for slug, test in act.tests.items():
        yield from other_kind(catalogue, test.exemption, (*at, "tests", slug, "exemption"), LAW)
    for index, outcome in enumerate(act.outcomes):
        yield from _outcome_misfits(catalogue, act, (*at, "outcomes", index), outcome)
    yield from _doubled(act, at)
    for where, see in request_passages(act):
        yield from _no_passage(record, (*at, *where), see)


def request_passages(act: RequestAct) -> Iterator[Passages]:
    """Every list of passages in a request, with its location there."""
    yield ("see",), act.see
    if act.platform:
        yield ("platform", "see"), act.platform.see
    if act.whole:
        yield ("whole", "see"), act.whole.see
    for number, item in act.items.items():
        yield ("items", number, "see"), item.see
    for slug, communication in act.communications.items():
        yield ("communications", slug, "see"), communication.see
    for index, outcome in enumerate(act.outcomes):
        yield ("outcomes", index, "see"), outcome.see
    for slug, test in act.tests.items():
        yield from _test_passages(("tests", slug), test)


def _test_passages(at: Location, test: InterestTest) -> Iterator[Passages]:
    yield (*at, "harm"), test.harm
    yield (*at, "factors-for"), test.factors_for
    yield (*at, "factors-against"), test.factors_against
    if test.balance:
        yield (*at, "balance", "see"), test.balance.see


def _outcome_misfits(
    catalogue: Catalogue, act: RequestAct, at: Location, outcome: Outcome
) -> Iterator[Wrong]:
    for index, number in enumerate(outcome.items):
        yield from _no_item(act, number, (*at, "items", index))
    if outcome.in_ not in act.communications:
        known = act.communications
        mend = nearest(outcome.in_, known) if known else "add it to communications"
        yield Wrong((*at, "in"), f'there is no communication "{outcome.in_}"', mend)
    if outcome.because_of:
        yield from _no_item(act, outcome.because_of, (*at, "because-of"))
    for field, laws in (("under", outcome.under), ("exemptions", outcome.exemptions)):
        for index, law in enumerate(laws):
            yield from other_kind(catalogue, law, (*at, field, index), LAW)
    for index, pointed in enumerate(outcome.points_to):
        yield from unknown(catalogue, pointed, (*at, "points-to", index))
    for index, slug in enumerate(outcome.weighed_by):
        if slug not in act.tests:
            mend = nearest(slug, act.tests) if act.tests else "add it to tests"
            yield Wrong((*at, "weighed-by", index), f'there is no test "{slug}"', mend)
    yield from _wrong_ground(at, outcome)


def _wrong_ground(at: Location, outcome: Outcome) -> Iterator[Wrong]:
    """A refusal names its ground, and an exemption withholds something."""
    if outcome.outcome == "refused" and not (outcome.exemptions or outcome.under):
        yield Wrong(at, "is a refusal without a provision", "add exemptions or under")
    if outcome.exemptions and outcome.outcome not in WITHHOLDING:
        yield Wrong(at, "names an exemption and withholds nothing", "mend the outcome")


def _doubled(act: RequestAct, at: Location) -> Iterator[Wrong]:
    seen = set()
    for index, outcome in enumerate(act.outcomes):
        for number in outcome.items:
            if (number, outcome.in_) in seen:
                problem = f"gives question {number} a second outcome in {outcome.in_}"
                yield Wrong((*at, "outcomes", index), problem, "keep one of the two")
            seen.add((number, outcome.in_))


def _no_item(act: RequestAct, number: str, at: Location) -> Iterator[Wrong]:
    if number not in act.items:
        yield Wrong(at, f'there is no question "{number}"', nearest(number, act.items))


def _no_passage(record: "Record", at: Location, see: tuple[str, ...]) -> Iterator[Wrong]:
    for index, slug in enumerate(see):
        if slug not in record.passages:
            mend = nearest(slug, record.passages) if record.passages else "add it to passages"
            yield Wrong((*at, index), f'there is no passage "{slug}"', mend)
