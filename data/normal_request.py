"""The normal form of a request: each outcome by itself, lists sorted."""

from collections.abc import Iterator

from data.ordered import dates_in_order, in_order
from data.request_schema import (
    Balance,
    Communication,
    InterestTest,
    Item,
    Outcome,
    PlatformStatus,
    RequestAct,
    Whole,
)


def normal_request(act: RequestAct) -> RequestAct:
    """The request in normal form."""
    return act.model_copy(
        update={
            "platform": _seen(act.platform) if act.platform else None,
            "items": {number: _item(item) for number, item in sorted(act.items.items())},
            "communications": {
                slug: _communication(one) for slug, one in sorted(act.communications.items())
            },
            "tests": {slug: _test(test) for slug, test in sorted(act.tests.items())},
            "outcomes": tuple(sorted(_outcomes(act), key=lambda one: (one.items, one.in_))),
            "whole": _seen(act.whole) if act.whole else None,
            "see": in_order(act.see),
            **dates_in_order(made=act.made, received=act.received),
        }
    )


def _seen(block: PlatformStatus | Whole | Balance) -> PlatformStatus | Whole | Balance:
    return block.model_copy(update={"see": in_order(block.see)})


def _item(item: Item) -> Item:
    return item.model_copy(update={"about": in_order(item.about), "see": in_order(item.see)})


def _communication(one: Communication) -> Communication:
    return one.model_copy(update={"see": in_order(one.see), **dates_in_order(sent=one.sent)})


def _test(test: InterestTest) -> InterestTest:
    return test.model_copy(
        update={
            "harm": in_order(test.harm),
            "factors_for": in_order(test.factors_for),
            "factors_against": in_order(test.factors_against),
            "balance": _seen(test.balance) if test.balance else None,
        }
    )


def _outcomes(act: RequestAct) -> Iterator[Outcome]:
    for outcome in act.outcomes:
        for number in outcome.items:
            yield outcome.model_copy(
                update={
                    "items": (number,),
                    **{
                        field: in_order(getattr(outcome, field))
                        for field in ("under", "exemptions", "points_to", "weighed_by", "see")
                    },
                }
            )
