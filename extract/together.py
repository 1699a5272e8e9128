"""What the outcomes of the questions make together."""

from collections.abc import Sequence

from extract.outcome import (
    CLARIFICATION,
    CONDITIONAL,
    DISCLOSED,
    NCND,
    NO_ANSWER,
    NOT_APPLICABLE,
    NOT_HELD,
    PARTLY,
    REDIRECTED,
    REFUSED,
    UNKNOWN,
    Verdict,
)
from extract.reading import Item

_NONE = "outcome/plain-none"  # the rule of an answer that is "no", "none" or "nil"
_FEW = 0.34  # the share of questions left open from which the whole is too
_OF_STEM = ("items/by-stem", "items/part-not-covered")  # rules of parts that repeat their question


def together(items: Sequence[Item]) -> tuple[Verdict, str] | None:
    """What the questions' outcomes make together; None where each only repeats the letter's."""
    judged = [one for one in items if one.outcome != NOT_APPLICABLE]
    own = [one for one in judged if one.rule not in _OF_STEM and one.outcome != NO_ANSWER]
    first = next((one for one in own if one.start is not None and one.end is not None), None)
    if first is None or _is_one_passage(own):
        return None
    outcomes = [one.outcome for one in judged]
    outcome, rule, reason = _combined(outcomes, own)
    assert first.start is not None and first.end is not None
    return Verdict(outcome, first.start, first.end, rule, 0.75 if not reason else 0.4), reason


def _is_one_passage(own: Sequence[Item]) -> bool:
    return len(own) > 1 and len({(one.start, one.end) for one in own}) == 1


def _combined(outcomes: Sequence[str], own: Sequence[Item]) -> tuple[str, str, str]:
    """The outcome, the rule, and the reason where it is open."""
    kinds = set(outcomes)
    if len(kinds) == 1:
        only = outcomes[0]
        whole = {REDIRECTED: DISCLOSED, CONDITIONAL: UNKNOWN}.get(only, only)
        return whole, "outcome/all-alike", ""
    if PARTLY in kinds:
        return PARTLY, "outcome/some-refused", ""
    refusing = [one for one in own if one.outcome in (REFUSED, NCND)]
    given = [one for one in own if one.outcome in (DISCLOSED, REDIRECTED)]
    if refusing and given:
        weak = all(one.score < 0.7 and not one.provisions for one in refusing)
        if weak and len(refusing) * 4 < len(own):
            return DISCLOSED, "outcome/nearly-all-answered", ""
        return PARTLY, "outcome/some-refused", ""
    if refusing:
        return REFUSED, "outcome/all-refused", ""
    open_ones = sum(one in (NO_ANSWER, CONDITIONAL) for one in outcomes)
    if open_ones >= _FEW * len(outcomes):
        reason = f"{open_ones} of {len(outcomes)} parts have no answer or a conditional one"
        return UNKNOWN, "outcome/left-open", reason
    if all(one.outcome == NOT_HELD or one.rule == _NONE for one in own) and NOT_HELD in kinds:
        return NOT_HELD, "outcome/none-and-not-held", ""
    return _without_refusal(outcomes)


def _without_refusal(outcomes: Sequence[str]) -> tuple[str, str, str]:
    missing = outcomes.count(NOT_HELD)
    if missing and DISCLOSED not in outcomes and REDIRECTED not in outcomes:
        return NOT_HELD, "outcome/all-not-held", ""
    if missing * 4 > len(outcomes):
        return PARTLY, "outcome/some-not-held", ""
    if CLARIFICATION in outcomes and DISCLOSED not in outcomes:
        return CLARIFICATION, "outcome/clarification", ""
    return DISCLOSED, "outcome/answered", ""
