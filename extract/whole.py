"""The outcome of a whole request: of the last letter that decides, and of its questions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.blocks import ANSWER, PLATFORM, Blocks
from extract.cues import cues, present, words
from extract.given import states_firmly
from extract.outcome import (
    CLARIFICATION,
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
)
from extract.questions import Asked
from extract.reading import EXEMPTION, Abstention, Citation, Found, Item, Message
from extract.reliance import is_of_cost, sort_of_refusal
from extract.source import Source
from extract.spans import Span
from extract.thread import AUTHORITY, REQUESTER
from extract.together import together

_LEAST = 8  # characters between answers that may say something
_NEAR = 700  # characters on either side of an exemption
# What gives way to an earlier letter that decides: a review may only say that one stands.
_WEAK = ("outcome/statements-only", "outcome/pointed-elsewhere")
_WORDS = 4  # in a sentence that states something
_BELOW = re.compile(r"(?:^|\n)[ ]{0,4}>|\bwrote:|original message|forwarded message")
_HEAD = 160  # characters at the beginning of a message
_OF_REVIEW = re.compile(r"review|complain|appeal|\bif\b|unless")


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
    weak: Verdict | None = None
    waiting: Verdict | None = None
    messages = _in_time(source, messages)
    for message in reversed(messages):
        if message.speaker == REQUESTER and (ended := _given_up(source, message)):
            return ended
        if message.speaker != AUTHORITY:
            continue
        inside = Span(message.start, message.end)
        spans = list(_apart(source, blocks, inside, own))
        relied_on = [c for c in cited if inside.holds(c.start) and c.role == EXEMPTION]
        if not relied_on and (asked_back := _waits(source, phrases, inside, spans)):
            return asked_back
        verdict = _verdict(source, phrases, spans, relied_on)
        if verdict and verdict.rule not in _WEAK:
            return verdict
        promise = None if own else _promises(source, spans)
        waiting, weak = waiting or promise, weak or (None if promise else verdict)
    return weak or waiting or (None if own else _anywhere(source, phrases, messages))


def _promises(source: Source, spans: Iterable[Span]) -> Verdict | None:
    """That a letter only says that it has the request, or that the answer is still to come."""
    for span in spans:
        if one := cues("outcome", "still-to-come").first(source.low, *span):
            match = next(one.find(source.low, *span))
            return Verdict(UNKNOWN, *match.span(), one.id, one.score)
    return None


def _in_time(source: Source, messages: Sequence[Message]) -> Sequence[Message]:
    """The messages in the order written: of mails that quote those before them, the last is first.

    A mail that is quoted begins with ">", or after a line that says who wrote it.
    """
    mails = [one for one in messages if one.speaker in (AUTHORITY, REQUESTER)]
    heads = [(max(0, one.start - _HEAD // 2), one.start + _HEAD) for one in mails[1:]]
    below = sum(_BELOW.search(source.low, *head) is not None for head in heads)
    return messages[::-1] if heads and below * 2 > len(heads) else messages


def _waits(source: Source, phrases: Phrases, inside: Span, spans: Sequence[Span]) -> Verdict | None:
    """That a letter asks back, and in some stretches of it answers nothing till it has a reply."""
    for one in cues("outcome", "waits").within(source.low, inside.start, inside.end):
        match = one.first(source.low, inside.start, inside.end)
        if match and CLARIFICATION in phrases.said([inside]):
            said = phrases.said(spans)
            is_open = not any(found in said for found in (DISCLOSED, REFUSED, WITHDRAWN))
            return Verdict(CLARIFICATION, *match.span(), one.id, one.score) if is_open else None
    return None


def _given_up(source: Source, message: Message) -> Verdict | None:
    """That the person who asked gives up the request, and not only a review or complaint."""
    for one in cues("outcome", "gives-up").within(source.low, message.start, message.end):
        if match := one.first(source.low, message.start, message.end):
            near = source.sentence_at(match.start())
            if not _OF_REVIEW.search(source.low, near.start, near.end):
                return Verdict(WITHDRAWN, *match.span(), one.id, one.score)
    return None


def _anywhere(source: Source, phrases: Phrases, messages: Sequence[Message]) -> Verdict | None:
    """What a letter says whose answer cannot be told from the request that it repeats."""
    for message in reversed([one for one in messages if one.speaker == AUTHORITY]):
        inside = Span(message.start, message.end)
        found = phrases.whole([inside]) or decided(phrases.said([inside]))
        if found and found.outcome in (DISCLOSED, REFUSED, NOT_HELD, NCND):
            return found
    return None


def _refuses(item: Item) -> bool:
    return bool(item.provisions) or item.outcome in (REFUSED, NCND)


def request_outcome(
    source: Source, letter: Verdict | None, items: Sequence[Item]
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """The outcome of the whole request; `unknown` with the reason where its parts do not agree."""
    if letter and letter.rule == WAITING:
        return _as_found(letter), ()
    joint = together(items)
    if letter and (letter.outcome == WITHDRAWN or joint is None):
        is_open = letter.outcome == UNKNOWN
        why = Abstention("outcome", letter.rule, "the answer is still to come")
        return _as_found(letter), (why,) if is_open else ()
    if joint is None:
        if items and all(one.outcome == NO_ANSWER for one in items):
            why = Abstention(
                "outcome", "outcome/no-answer", "the questions stand without an answer"
            )
            return None, (why,)
        why = Abstention("outcome", "outcome/none", "no phrase says what became of it")
        return Found(UNKNOWN, 0, len(source.text), "outcome/none", 0.2), (why,)
    verdict, reason = joint
    if letter and letter.rule == "outcome/granted-in-full" and not any(map(_refuses, items)):
        return _as_found(letter), ()
    if letter and letter.outcome in (PARTLY, REFUSED, NCND) and verdict.outcome == DISCLOSED:
        return Found(PARTLY, letter.start, letter.end, "outcome/items-and-letter", 0.7), ()
    reasons = (Abstention("outcome", verdict.rule, reason),) if reason else ()
    return _as_found(verdict), reasons


def against_label(source: Source, blocks: Blocks, outcome: Found | None) -> tuple[Abstention, ...]:
    """A note where the platform's label of a thread says other than its letters do."""
    is_labelled = next(blocks.of(PLATFORM), None) is not None
    for one in present(cues("outcome", "labels"), source.low) if is_labelled else ():
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
    source: Source, phrases: Phrases, spans: Sequence[Span], relied_on: Sequence[Citation]
) -> Verdict | None:
    said = phrases.said(spans)
    if WITHDRAWN not in said and (whole := phrases.whole(spans)):
        # "both are withheld in full" is not of all
        is_of_all = "request" in source.low[whole.start : whole.end]
        is_part = whole.outcome == REFUSED and said.gives and not is_of_all
        return replace(whole, outcome=PARTLY) if is_part else whole
    if WITHDRAWN in said or (PARTLY in said and not _denies_first(said, relied_on)):
        return decided(said)
    if refusal := _by_refusal(source, phrases, spans, said, relied_on):
        return refusal
    found = decided(said.without(CONDITIONAL))
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


def _nothing_else_held(phrases: Phrases, said: Said, relied_on: Citation) -> bool:
    """Whether nothing is held and the exemption is only for what may be held besides."""
    is_first = NOT_HELD in said and said.hits[NOT_HELD].start < relied_on.start
    return is_first and NCND not in said and phrases.speaks_of_other_information


def _is_given(phrases: Phrases, spans: Sequence[Span], one: Citation) -> bool:
    """Whether a letter gives something near an exemption that stands among what was asked."""
    if any(span.holds(one.start) for span in spans):
        return False
    near = Span(max(0, one.start - _NEAR), one.end + _NEAR)
    return phrases.says(DISCLOSED, near)


def _refusing(
    source: Source, spans: Sequence[Span], said: Said, relied_on: Sequence[Citation]
) -> Verdict | None:
    """A refusal, of a part only where something else is given or stated before it."""
    verdict = decided(said)
    if verdict is None or verdict.outcome != REFUSED:
        return verdict
    if relied_on and all(is_of_cost(one) for one in relied_on):
        return verdict  # what is stated before is why it would cost so much
    before = list(_statements(source, spans, verdict.start))
    if len(before) > 1 or any(states_firmly(source, one) for one in before):
        return Verdict(PARTLY, verdict.start, verdict.end, "outcome/answered-before-refusing", 0.7)
    return verdict


def _stated(source: Source, spans: Sequence[Span]) -> Verdict | None:
    found = list(_statements(source, spans, len(source.text)))
    if len(found) < 2:
        return None
    return Verdict(DISCLOSED, found[0].start, found[0].end, "outcome/statements-only", 0.5)


def _statements(source: Source, spans: Sequence[Span], until: int) -> Iterator[Span]:
    """Sentences begun before a place that state something and are no part of the procedure."""
    for span in spans:
        for sentence in source.sentences_in(span):
            if sentence.start >= until:
                break
            low = source.low[sentence.start : sentence.end]
            is_whole = low[-1] in ".!)" and len(low.split()) >= _WORDS
            if is_whole and not any(w in low for w in words("outcome", "procedural")):
                yield sentence
