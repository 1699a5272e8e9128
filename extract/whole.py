"""The outcome of a whole request: of the last letter that decides, and of its questions."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.blocks import ANSWER, PLATFORM, Blocks
from extract.cues import cues, present
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
    WITHDRAWN,
    Phrases,
    Said,
    Verdict,
    decided,
    statements,
)
from extract.questions import Asked
from extract.reading import EXEMPTION, Abstention, Citation, Found, Item, Message
from extract.reliance import sort_of_refusal
from extract.source import Source
from extract.spans import Span
from extract.thread import AUTHORITY

_SUM = re.compile(r"\u00a3\d|\d,\d{3}")  # a figure that is no date
_FEW = 0.34  # the share of questions left open from which the whole is too
_WORDS = 4  # in a sentence that states something
_WEAK = ("outcome/statements-only", "outcome/pointed-elsewhere", "outcome/exempt")
_OWN_RULES = ("items/by-stem", "items/part-not-covered")


def letter_verdict(
    source: Source,
    blocks: Blocks,
    phrases: Phrases,
    messages: Sequence[Message],
    asked: Asked,
    cited: Sequence[Citation],
) -> Verdict | None:
    """What the last letter that decides says of the whole; None where no letter decides."""
    own = [e.body for e in asked.answers] + [q.answer for q in asked.questions if q.answer]
    upheld: Verdict | None = None
    for message in reversed([one for one in messages if one.speaker == AUTHORITY]):
        inside = Span(message.start, message.end)
        spans = list(_apart(source, blocks, inside, own))
        verdict = _verdict(source, phrases, spans, [c for c in cited if inside.holds(c.start)])
        if verdict and not (verdict.rule in _WEAK and _is_as_before(source, spans)):
            return verdict
        upheld = upheld or verdict
    return upheld


def _refuses(item: Item) -> bool:
    return bool(item.provisions) or item.outcome in (REFUSED, NCND)


def _is_as_before(source: Source, spans: Iterable[Span]) -> bool:
    """Whether a letter leaves an earlier one as it was, and so decides nothing anew."""
    upheld = cues("outcome", "as-before")
    return any(upheld.first(source.low, one.start, one.end) for one in spans)


def request_outcome(
    source: Source, letter: Verdict | None, items: Sequence[Item]
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """The outcome of the whole request; `unknown` with the reason where its parts do not agree."""
    together = _together(items)
    if letter and (letter.outcome == WITHDRAWN or together is None):
        return _as_found(letter), ()
    if together is None:
        why = Abstention("outcome", "outcome/none", "no phrase says what became of it")
        return Found(UNKNOWN, 0, len(source.text), "outcome/none", 0.2), (why,)
    verdict, reason = together
    if letter and letter.rule == "outcome/granted-in-full" and not any(_refuses(i) for i in items):
        return _as_found(letter), ()
    if letter and letter.outcome in (PARTLY, REFUSED, NCND) and verdict.outcome == DISCLOSED:
        return Found(PARTLY, letter.start, letter.end, "outcome/items-and-letter", 0.7), ()
    reasons = (Abstention("outcome", verdict.rule, reason),) if reason else ()
    return _as_found(verdict), reasons


def against_label(source: Source, blocks: Blocks, outcome: Found | None) -> tuple[Abstention, ...]:
    """A note where the platform's label of a thread says other than its letters do."""
    for one in present(cues("outcome", "labels"), source.low):
        for match in one.find(source.low):
            if blocks.at(match.start()) == PLATFORM and (not outcome or outcome.value != one.says):
                read = outcome.value if outcome else "nothing"
                reason = f"the platform's label says {one.says}, the letters say {read}"
                return (Abstention("outcome", "outcome/label-against-content", reason),)
    return ()


def _as_found(verdict: Verdict) -> Found:
    return Found(verdict.outcome, verdict.start, verdict.end, verdict.rule, verdict.score)


def _apart(source: Source, blocks: Blocks, inside: Span, own: Iterable[Span]) -> Iterator[Span]:
    """The stretches of the authority's answer in a message, outside its answers to questions."""
    taken = sorted(own)
    for block in blocks.of(ANSWER):
        if not block.span.meets(inside):
            continue
        start, end = max(block.span.start, inside.start), min(block.span.end, inside.end)
        for one in taken:
            if one.end <= start or one.start >= end:
                continue
            if one.start > start:
                yield Span(start, one.start)
            start = one.end
        if start < end:
            yield Span(start, end)


def _verdict(
    source: Source, phrases: Phrases, spans: Sequence[Span], cited: Sequence[Citation]
) -> Verdict | None:
    said = phrases.said(spans)
    if WITHDRAWN not in said and (whole := phrases.whole(spans)):
        return whole
    if WITHDRAWN in said or PARTLY in said:
        return decided(said)
    relied_on = next((c for c in cited if c.role == EXEMPTION), None)
    if _refuses_then_denies(said) and _states(source, spans, len(source.text), least=1):
        return said.verdict(REFUSED, outcome=PARTLY, score=0.7)
    if relied_on and _nothing_else_held(phrases, said, relied_on):
        return said.verdict(NOT_HELD)
    if REFUSED in said:
        return _refusing(source, spans, said)
    if relied_on and NCND not in said:
        sort = sort_of_refusal(c for c in cited if c.role == EXEMPTION) or REFUSED
        sort = PARTLY if DISCLOSED in said else sort
        return Verdict(sort, relied_on.start, relied_on.end, "outcome/exemption-cited", 0.7)
    if CONDITIONAL in said:
        del said.hits[CONDITIONAL]
    found = decided(said)
    if found and found.outcome == REDIRECTED:
        return Verdict(DISCLOSED, found.start, found.end, "outcome/pointed-elsewhere", 0.55)
    if found and found.outcome == NOT_HELD and _states(source, spans, len(source.text), least=3):
        return found
    return found or _stated(source, spans)


def _refuses_then_denies(said: Said) -> bool:
    """Whether a part is refused, and of a later one not even said whether it is held."""
    both = NCND in said and REFUSED in said
    return both and said.hits[REFUSED].start < said.hits[NCND].start


def _nothing_else_held(phrases: Phrases, said: Said, relied_on: Citation) -> bool:
    """Whether nothing is held and the exemption is only for what may be held besides."""
    is_first = NOT_HELD in said and said.hits[NOT_HELD].start < relied_on.start
    is_only_beside = NCND not in said and phrases.speaks_of_other_information
    return is_first and is_only_beside


def _refusing(source: Source, spans: Sequence[Span], said: Said) -> Verdict | None:
    """A refusal, of a part only where something else is given or stated before it."""
    verdict = decided(said)
    if verdict is None or verdict.outcome != REFUSED:
        return verdict
    given = REDIRECTED in said and said.hits[REDIRECTED].start < verdict.start + 1500
    stated = _states(source, spans, verdict.start, least=2) or any(
        _SUM.search(source.low, one.start, one.end)
        for one in _statements(source, spans, verdict.start)
    )
    if stated or (given and _is_link(source, said.hits[REDIRECTED])):
        return Verdict(PARTLY, verdict.start, verdict.end, "outcome/answered-before-refusing", 0.7)
    return verdict


def _is_link(source: Source, hit: Verdict) -> bool:
    near = source.low[hit.start : hit.end + 160]
    return "http" in near or "www." in near or "publicly" in near


def _stated(source: Source, spans: Sequence[Span]) -> Verdict | None:
    found = list(_statements(source, spans, len(source.text)))
    if len(found) < 2:
        return None
    return Verdict(DISCLOSED, found[0].start, found[0].end, "outcome/statements-only", 0.5)


def _states(source: Source, spans: Sequence[Span], until: int, *, least: int) -> bool:
    return sum(1 for _ in _statements(source, spans, until)) >= least


def _statements(source: Source, spans: Sequence[Span], until: int) -> Iterator[Span]:
    for span in spans:
        found = (s for s in statements(source, span, until))
        yield from (s for s in found if len(source.low[s.start : s.end].split()) >= _WORDS)


def _together(items: Sequence[Item]) -> tuple[Verdict, str] | None:
    """What the questions' outcomes make together; None where each only repeats the letter's."""
    judged = [one for one in items if one.outcome != NOT_APPLICABLE]
    own = [one for one in judged if one.rule not in _OWN_RULES and one.outcome != NO_ANSWER]
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
    if len(kinds - {NO_ANSWER}) == 1 and NO_ANSWER not in kinds:
        only = next(iter(kinds))
        return (
            {REDIRECTED: DISCLOSED, CONDITIONAL: UNKNOWN}.get(only, only),
            "outcome/all-alike",
            "",
        )
    if PARTLY in kinds:
        return PARTLY, "outcome/some-refused", ""
    refusing = [one for one in own if one.outcome in (REFUSED, PARTLY, NCND)]
    given = [one for one in own if one.outcome in (DISCLOSED, REDIRECTED)]
    if refusing and given:
        weak = all(one.score < 0.7 and not one.provisions for one in refusing)
        if weak and len(refusing) * 4 < len(own):
            return DISCLOSED, "outcome/nearly-all-answered", ""
        return PARTLY, "outcome/some-refused", ""
    if refusing:
        return (NCND if kinds == {NCND} else REFUSED), "outcome/all-refused", ""
    open_ones = sum(one in (NO_ANSWER, CONDITIONAL) for one in outcomes)
    if open_ones >= _FEW * len(outcomes):
        reason = f"{open_ones} of {len(outcomes)} parts have no answer or a conditional one"
        return UNKNOWN, "outcome/left-open", reason
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
