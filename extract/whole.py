"""The outcome of a whole request: of the last letter that decides, and of its questions."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.blocks import ANSWER, PLATFORM, Blocks
from extract.cues import cues, present
from extract.endings import given_up, in_time, waits
from extract.given import states_firmly
from extract.outcome import (
    CONDITIONAL,
    DISCLOSED,
    NCND,
    NO_ANSWER,
    NOT_HELD,
    PARTLY,
    REDIRECTED,
    REFUSED,
    UNKNOWN,
    WAITING,
    WITHDRAWN,
    Phrases,
    Said,
    Verdict,
    decided,
    statements,
)
from extract.questions import Asked
from extract.reading import EXEMPTION, Abstention, Citation, Found, Item, Message
from extract.reliance import is_of_cost, sort_of_refusal
from extract.source import Source
from extract.spans import Span
from extract.thread import AUTHORITY, REQUESTER
from extract.together import together

_SUM = re.compile(r"\u00a3\d|\d,\d{3}")  # a figure that is no date
_ANSWERED = re.compile(r"\?[ ]{0,4}\n(?P<answer>[A-Z\u00a30-9][^\n?]{1,120})(?=\n|\Z)")
_LEAST = 8  # characters between answers that may say something
_NEAR = 700  # characters on either side of an exemption
_PAIRS = 3  # questions with an answer below, from which a document answers them
_WORDS = 4  # in a sentence that states something
_WEAK = ("outcome/statements-only", "outcome/pointed-elsewhere", "outcome/exempt")


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
    messages = in_time(source, messages)
    for place, message in reversed(list(enumerate(messages))):
        if message.speaker == REQUESTER:
            if (ended := given_up(source, message)) and (not upheld or upheld.rule in _WEAK):
                return ended
        if message.speaker != AUTHORITY:
            continue
        inside = Span(message.start, message.end)
        spans = list(_apart(source, blocks, inside, own))
        relied_on = [c for c in cited if inside.holds(c.start) and c.role == EXEMPTION]
        if not relied_on and (waiting := waits(source, phrases, inside, spans)):
            return waiting
        verdict = _verdict(source, phrases, spans, [c for c in cited if inside.holds(c.start)])
        if verdict and not (verdict.rule in _WEAK and _is_open(source, spans, messages[:place])):
            return verdict
        upheld = upheld or verdict
    return upheld or _anywhere(source, phrases, messages, own)


def _anywhere(
    source: Source, phrases: Phrases, messages: Sequence[Message], own: Iterable[Span]
) -> Verdict | None:
    """What a letter says whose answer cannot be told from the request that it repeats."""
    taken = list(own)
    for message in reversed([one for one in messages if one.speaker == AUTHORITY]):
        inside = Span(message.start, message.end)
        if taken:
            return None
        found = phrases.whole([inside]) or decided(phrases.said([inside]))
        if found and found.outcome in (DISCLOSED, REFUSED, NOT_HELD, NCND):
            return found
        if found and found.outcome == REDIRECTED and _is_link(source, found):
            return Verdict(DISCLOSED, found.start, found.end, "outcome/pointed-elsewhere", 0.5)
        if pairs := _pairs(source, inside):
            return pairs
    return None


def _pairs(source: Source, inside: Span) -> Verdict | None:
    """That questions without numbers have each a line below that is no question."""
    answered = list(_ANSWERED.finditer(source.plain, inside.start, inside.end))
    if len(answered) < _PAIRS:
        return None
    return Verdict(DISCLOSED, *answered[0].span("answer"), "outcome/pairs", 0.5)


def _refuses(item: Item) -> bool:
    return bool(item.provisions) or item.outcome in (REFUSED, NCND)


def _is_open(source: Source, spans: Iterable[Span], earlier: Sequence[Message]) -> bool:
    """Whether a letter decides nothing anew, as it upholds one or notes that it was given up."""
    before = [one for one in earlier if one.speaker == REQUESTER]
    is_ended = bool(before) and given_up(source, before[-1]) is not None
    return is_ended or _is_as_before(source, spans)


def _is_as_before(source: Source, spans: Iterable[Span]) -> bool:
    """Whether a letter leaves an earlier one as it was, and so decides nothing anew."""
    upheld = cues("outcome", "as-before")
    return any(upheld.first(source.low, one.start, one.end) for one in spans)


def request_outcome(
    source: Source, letter: Verdict | None, items: Sequence[Item]
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """The outcome of the whole request; `unknown` with the reason where its parts do not agree."""
    if letter and letter.rule == WAITING:
        return _as_found(letter), ()
    joint = together(items)
    if letter and (letter.outcome == WITHDRAWN or joint is None):
        return _as_found(letter), ()
    if joint is None:
        if items and all(one.outcome == NO_ANSWER for one in items):
            why = Abstention(
                "outcome", "outcome/no-answer", "the questions stand without an answer"
            )
            return None, (why,)
        why = Abstention("outcome", "outcome/none", "no phrase says what became of it")
        return Found(UNKNOWN, 0, len(source.text), "outcome/none", 0.2), (why,)
    verdict, reason = joint
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
            if one.start > start + _LEAST:
                yield Span(start, one.start)
            start = one.end
        if start + _LEAST < end:
            yield Span(start, end)


def _verdict(
    source: Source, phrases: Phrases, spans: Sequence[Span], cited: Sequence[Citation]
) -> Verdict | None:
    said = phrases.said(spans)
    if WITHDRAWN not in said and (whole := phrases.whole(spans)):
        return whole
    relied_on = [c for c in cited if c.role == EXEMPTION]
    if WITHDRAWN in said or (PARTLY in said and not _denies_first(said, relied_on)):
        return decided(said)
    if refusal := _by_refusal(source, phrases, spans, said, relied_on):
        return refusal
    if CONDITIONAL in said:
        del said.hits[CONDITIONAL]
    found = decided(said)
    if found and found.outcome == REDIRECTED:
        return Verdict(DISCLOSED, found.start, found.end, "outcome/pointed-elsewhere", 0.55)
    return found or _stated(source, spans)


def _by_refusal(
    source: Source,
    phrases: Phrases,
    spans: Sequence[Span],
    said: Said,
    relied_on: Sequence[Citation],
) -> Verdict | None:
    """What a letter refuses, by its phrases or by the exemptions that it relies on."""
    sort = sort_of_refusal(relied_on) if relied_on else ""
    if sort == NCND and NCND in said and DISCLOSED not in said:
        return said.verdict(NCND)
    if _refuses_then_denies(said) and DISCLOSED in said:
        return said.verdict(REFUSED, outcome=PARTLY, score=0.7)
    if relied_on and _nothing_else_held(phrases, said, relied_on[0]):
        return said.verdict(NOT_HELD)
    if REFUSED in said:
        return _refusing(source, spans, said, relied_on)
    if relied_on and NCND not in said:
        first = relied_on[0]
        given = PARTLY if DISCLOSED in said or _is_given(phrases, spans, first) else sort or REFUSED
        return Verdict(given, first.start, first.end, "outcome/exemption-cited", 0.7)
    return None


def _denies_first(said: Said, relied_on: Sequence[Citation]) -> bool:
    """Whether a letter first says neither, and relies on nothing that exempts what is held."""
    if NCND not in said or DISCLOSED in said or sort_of_refusal(relied_on) != NCND:
        return False
    return said.hits[NCND].start < said.hits[PARTLY].start


def _is_given(phrases: Phrases, spans: Sequence[Span], one: Citation) -> bool:
    """Whether a letter gives something near an exemption that stands among what was asked."""
    if any(span.holds(one.start) for span in spans):
        return False
    near = Span(max(0, one.start - _NEAR), one.end + _NEAR)
    return phrases.says(DISCLOSED, near)


def _refuses_then_denies(said: Said) -> bool:
    """Whether a part is refused, and of a later one not even said whether it is held."""
    both = NCND in said and REFUSED in said
    return both and said.hits[REFUSED].start < said.hits[NCND].start


def _nothing_else_held(phrases: Phrases, said: Said, relied_on: Citation) -> bool:
    """Whether nothing is held and the exemption is only for what may be held besides."""
    is_first = NOT_HELD in said and said.hits[NOT_HELD].start < relied_on.start
    is_only_beside = NCND not in said and phrases.speaks_of_other_information
    return is_first and is_only_beside


def _refusing(
    source: Source, spans: Sequence[Span], said: Said, relied_on: Sequence[Citation]
) -> Verdict | None:
    """A refusal, of a part only where something else is given or stated before it."""
    verdict = decided(said)
    if verdict is None or verdict.outcome != REFUSED:
        return verdict
    if relied_on and all(is_of_cost(one) for one in relied_on):
        return verdict  # what is stated before is why it would cost so much
    given = REDIRECTED in said and said.hits[REDIRECTED].start < verdict.start + 1500
    before = list(_statements(source, spans, verdict.start))
    stated = len(before) > 1 or any(
        _SUM.search(source.low, one.start, one.end) or states_firmly(source, one) for one in before
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


def _statements(source: Source, spans: Sequence[Span], until: int) -> Iterator[Span]:
    for span in spans:
        found = (s for s in statements(source, span, until))
        yield from (s for s in found if len(source.low[s.start : s.end].split()) >= _WORDS)
