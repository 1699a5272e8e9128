"""Sums of money: value, currency, how exact, and at what stage.

Grammar instead of a library: price parsers read "£1.4m" as 1.4.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.blocks import FOOTER, Blocks
from extract.cues import Cue, cues
from extract.reading import Amount
from extract.source import Source

_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "gbp": "GBP", "usd": "USD", "eur": "EUR"}
_WORDS = {"pounds": "GBP", "pound": "GBP", "sterling": "GBP", "euros": "EUR", "dollars": "USD"}
_TIMES = {
    "k": 1_000,
    "thousand": 1_000,
    "000s": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mil": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,4})?"
_TIMES_WORD = r"(?:thousand|million|billion|000s|mil|mn|bn|k|m)(?![a-z0-9])"
_SUM = re.compile(
    rf"(?:(?P<sign>[£$€]|(?<![a-z])(?:gbp|usd|eur)(?![a-z]))\s{{0,3}}(?!000)(?P<number>{_NUMBER})"
    rf"(?:\s{{0,2}}(?P<times>{_TIMES_WORD}))?"
    rf"|(?<![\d.,£$€/-])(?P<bare>{_NUMBER})\s{{0,2}}(?:(?P<bare_times>{_TIMES_WORD})\s{{0,2}})?"
    r"(?P<word>pounds(?! weight)|sterling|gbp|euros|dollars)(?![a-z]))"
)
_RANGE = re.compile(
    rf"\s{{0,2}}(?:-|to|and)\s{{0,2}}[£$€]?\s?(?P<number>{_NUMBER})\s{{0,2}}(?P<times>{_TIMES_WORD})?"
)
_CURRENCIES = ("£", "$", "€", "pounds", "sterling", "gbp", "euros", "dollars", "usd", "eur")
_MAY_BE = re.compile(r"[£$€]|pounds|sterling|gbp|euros|dollars|usd|eur\b")

_WIDTH = 60  # the longest sum
_BEFORE, _AFTER = 40, 25


def amounts(source: Source, blocks: Blocks) -> tuple[Amount, ...]:
    """The sums outside footers, in order."""
    if not any(sign in source.low for sign in _CURRENCIES):
        return ()
    found = _stated(source)
    usable = {one.start: one for one in found if blocks.at(one.start) != FOOTER}
    return tuple(usable[start] for start in sorted(usable))


def _stated(source: Source) -> Iterator[Amount]:
    end = 0
    for match in _sums(source.low):
        if match.start() < end:
            continue
        number = match["number"] or match["bare"]
        times = match["times"] or match["bare_times"]
        currency = _currency(match)
        second = _second(source, match) if times is None or match["sign"] else None
        if second and second["times"] and times is None and _is_spread(source, match, second):
            times = second["times"]
        qualifier, rule = _qualifier(source, match.start(), match.end())
        if second:
            end = second.end()
            qualifier, rule = "at-least", "amounts/range"
            yield _amount(
                source,
                second["number"],
                second["times"] or times,
                currency,
                "up-to",
                "amounts/range",
                match.end(),
                second.end(),
            )
        yield _amount(source, number, times, currency, qualifier, rule, match.start(), match.end())


def _sums(low: str) -> Iterator[re.Match[str]]:
    """The sums, looked for only around signs and names of currencies."""
    until = 0
    for sign in _MAY_BE.finditer(low):
        if sign.start() < until:
            continue
        start = max(until, sign.start() - _WIDTH)
        match = _SUM.search(low, start, min(len(low), sign.end() + _WIDTH))
        if match and match.start() < sign.end():
            until = match.end()
            yield match


def _amount(
    source: Source, number: str, times: str | None, currency: str, qualifier: str, rule: str,
    start: int, end: int,
) -> Amount:  # fmt: skip
    exact = Decimal(number.replace(",", "")) * _TIMES.get(times or "", 1)
    value = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact
    while end > start and not source.plain[start].isdigit() and source.plain[start] not in "£$€":
        if source.low[start : start + 3] in _SIGNS:
            break
        start += 1
    return Amount(value, currency, qualifier, start, end, rule, 0.95, _stage(source, start))


def _currency(match: re.Match[str]) -> str:
    if match["sign"]:
        return _SIGNS[match["sign"]]
    return _WORDS.get(match["word"], _SIGNS.get(match["word"], "GBP"))


def _second(source: Source, match: re.Match[str]) -> re.Match[str] | None:
    """The other end of a range: "£100-£200", "£2 to 3 million", "between £1m and £2m"."""
    second = _RANGE.match(source.low, match.end())
    if not second:
        return None
    joint = second[0]
    has_sign = any(sign in joint for sign in "£$€")
    if "and" in joint:
        between = "between" in source.low[max(0, match.start() - 12) : match.start()]
        return second if between else None
    return second if has_sign or second["times"] else None


def _is_spread(source: Source, match: re.Match[str], second: re.Match[str]) -> bool:
    """Whether the multiplier of the second number is that of both: "£2-3 million"."""
    first = Decimal((match["number"] or match["bare"]).replace(",", ""))
    return first < 1000 and first <= Decimal(second["number"].replace(",", ""))


def _qualifier(source: Source, start: int, end: int) -> tuple[str, str]:
    before = source.low[max(0, start - _BEFORE) : start]
    for one in _qualifiers("before"):
        if one.may_be_in(before) and (match := one.pattern.search(before)):
            return one.says, one.id + "/" + "-".join(match[0].split())[:20]
    after = source.low[end : end + _AFTER]
    for one in _qualifiers("after"):
        if one.pattern.match(after):
            return one.says, one.id
    return "exact", "amounts/plain"


@cache
def _qualifiers(key: str) -> tuple[Cue, ...]:
    """The qualifying words, the longest first, tied to the sum that they stand by."""
    listed = sorted(cues("amounts", key), key=lambda one: -len(one.pattern.pattern))
    made = []
    for one in listed:
        phrase = one.pattern.pattern
        tied = rf"(?<![a-z]){phrase}\.?(?:\s+(?:a|an|the|of|to|at|by)){{0,2}}[\s(:]{{0,6}}\Z"
        pattern = re.compile(tied if key == "before" else rf"\s{{0,4}}\(?{phrase}(?![a-z])")
        made.append(replace(one, pattern=pattern, leads=False))
    return tuple(made)


def _stage(source: Source, place: int) -> str:
    """The stage named nearest in the words around a sum; "stated" where none is."""
    start, end = max(0, place - 90), place + 60
    nearest: tuple[int, str] | None = None
    for one in cues("amounts", "stage").within(source.low, start, min(end, len(source.low))):
        for match in one.find(source.low, start, min(end, len(source.low))):
            distance = abs(match.start() - place)
            if nearest is None or distance < nearest[0]:
                nearest = distance, one.says
    return nearest[1] if nearest else "stated"
