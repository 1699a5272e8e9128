"""Passages of an answer that settle several questions at once, or all that are left."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.blocks import ANSWER, Blocks
from extract.cues import cues
from extract.markers import NUMBERS, numbers_in
from extract.outcome import DISCLOSED, Phrases, Verdict, decided
from extract.questions import Asked
from extract.source import Source
from extract.spans import Span

_SCOPE = re.compile(
    rf"(?<![a-z])(?:questions?|q|qs|points?|parts?|items?)\.?\s{{0,2}}"
    rf"(?:no\.?\s?|numbers?\s?)?(?:(?P<numbers>{NUMBERS})(?![\d%])|"
    r"(?P<letters>\(?[a-h]\)?(?:\s?(?:,|&|and|to)\s?\(?[a-h]\)?){0,6})(?![a-z]))"
)
_LETTER = re.compile(r"[a-h](?![a-z])")
_LEADING = re.compile(
    r"(?:(?:refusal notice|notice of refusal|exemptions?|reasons?(?: for refusal)?) ?[-:(]?|"
    r"answers?|response|reply|relation|respect|regards?|as|regarding|concerning|for|on)"
    r"(?:\s(?:to|of|for))?\s(?:your\s|the\s)?\Z"
)
_OF_THEM = re.compile(  # the questions that a sentence before has named
    r"(?<![a-z])(?:(?:these|those|the|both|all)\s(?:two|three|four|both|questions?|parts?|points?)|"
    r"(?:to|of|for)\s(?:both|them|these|those))(?![a-z])"
)
_ADVISES = re.compile(
    r"(?<![a-z])(?:if|were|would|could|unless|please (?:note|clarify)|drop|narrow|refin)(?![a-z])"
)
_BLANK = re.compile(r"\n[ \u00a0]{0,8}\n")
_REVIEWED = re.compile(  # the label of what a review says, below what the first reply was
    r"\n[ >|*]{0,6}(?:(?:internal |on |our |the |result of (?:the )?)?review(?: decision| outcome|"
    r" response| finding| result)?|(?:revised|new|final|amended|fresh) (?:response|reply|answer|"
    r"decision|position))[ ]{0,2}[:|][ ]{0,3}(?P<stands>(?:no change|unchanged|"
    r"upheld|decision upheld|as before|stands)(?![a-z]))?"
)
_HEADING = re.compile(  # behind an answer: of what is said about others
    r"\n[ ]{0,8}(?:our |the )?(?:refusal notice|notice of refusal|refusal|"
    r"exemptions?(?: applied)?|public interest tests?)[ :]{0,4}\Z"
)
_REFERS = re.compile(  # "as per the response to question 4", "the same as for 2 above"
    r"(?<![a-z])(?:see|as per|refer(?:s|red)?|above|same as|already|"
    r"as (?:in|for|with) (?:the |our )?(?:answer|response|reply|question|q\d))(?![a-z])"
)
_LONGEST = 900  # characters of a sentence
_AT_HEAD = 60  # characters within which a sentence that answers names its questions


@dataclass(frozen=True)
class Passage:
    """A passage that answers several questions, or all that are not answered apart."""

    span: Span
    verdict: Verdict
    numbers: frozenset[str]
    covers: str  # "named", "given", "rest" or "all"


def passages(source: Source, blocks: Blocks, phrases: Phrases, asked: Asked) -> Iterator[Passage]:
    """Sentences of the answer, outside the answers to questions, that speak of several of them."""
    own = [e.body for e in asked.answers] + [q.answer for q in asked.questions if q.answer]
    known = frozenset(one.number for one in asked.questions)
    before: frozenset[str] = frozenset()
    for sentence in _outside(source, blocks, own):
        numbers = frozenset(_named(source, sentence)) & known
        if not numbers and len(before) > 1 and _OF_THEM.search(source.low, *sentence):
            numbers = before
        before = numbers or before
        covers = "named" if numbers else _covers(source, sentence)
        if not covers:
            continue
        is_led = bool(numbers) and _leads(source, sentence)
        verdict = decided(phrases.said([sentence]))
        if verdict is None and is_led:
            verdict = decided(phrases.said([_with_next(source, sentence)]))
        if verdict and verdict.outcome != DISCLOSED:
            yield Passage(sentence, verdict, numbers, covers)
        elif is_led:
            rule = "outcome/statement-about"
            given = Verdict(DISCLOSED, sentence.start, sentence.end, rule, 0.55)
            yield Passage(sentence, verdict or given, numbers, "given")


def _with_next(source: Source, sentence: Span) -> Span:
    """A sentence with those after it in its paragraph, up to one that names questions itself."""
    blank = _BLANK.search(source.plain, sentence.end, sentence.end + _LONGEST)
    until = blank.start() if blank else min(len(source.plain), sentence.end + _LONGEST)
    end = sentence.end
    for one in source.sentences_in(Span(sentence.end, until)):
        if _SCOPE.search(source.low, *one):
            break
        end = one.end
    return Span(sentence.start, end)


def parted(source: Source, asked: Asked) -> Asked:
    """The answers, each only up to a sentence within it that turns to another question."""
    known = frozenset(one.number for one in asked.questions)
    answers = tuple(
        replace(one, body=_until_another(source, one.body, known, frozenset(one.numbers)))
        for one in asked.answers
    )
    questions = tuple(
        replace(one, answer=_until_another(source, one.answer, known, frozenset((one.number,))))
        if one.answer
        else one
        for one in asked.questions
    )
    return replace(asked, questions=questions, answers=answers)


def _is_of_others(
    source: Source, sentence: Span, known: frozenset[str], own: frozenset[str]
) -> bool:
    """Whether a sentence names other questions at its head, as what it is of."""
    match = _SCOPE.search(source.low, sentence.start, sentence.start + _AT_HEAD)
    if not match or not _LEADING.search(source.low[sentence.start : match.start()]):
        return False
    if _REFERS.search(source.low, *sentence):
        return False
    others = frozenset(_named(source, sentence)) & known
    return bool(others) and not others & own


def _until_another(source: Source, body: Span, known: frozenset[str], own: frozenset[str]) -> Span:
    reviewed = _REVIEWED.search(source.low, body.start, body.end)
    if reviewed and not reviewed["stands"] and reviewed.end() < body.end:
        body = source.trimmed(Span(reviewed.end(), body.end))
    if heading := _HEADING.search(source.low, body.start, body.end):
        body = source.trimmed(Span(body.start, heading.start()))
    for sentence in source.sentences_in(body)[1:]:
        if _is_of_others(source, sentence, known, own):
            return source.trimmed(Span(body.start, sentence.start))
    return body


def _told(source: Source, blocks: Blocks) -> Iterator[Span]:
    """The sentences of the answer, each within its stretch."""
    for block in blocks.of(ANSWER):
        yield from (one for one in source.sentences_in(block.span) if len(one) <= _LONGEST)


def _outside(source: Source, blocks: Blocks, own: Iterable[Span]) -> Iterator[Span]:
    taken = sorted(own)
    starts = [one.start for one in taken]
    for sentence in _told(source, blocks):
        before = bisect_right(starts, sentence.start) - 1
        start = max(sentence.start, taken[before].end) if before >= 0 else sentence.start
        rest = source.trimmed(Span(start, max(start, sentence.end)))
        if len(rest) > 10:
            yield rest


def _named(source: Source, sentence: Span) -> Iterator[str]:
    for match in _SCOPE.finditer(source.low, sentence.start, sentence.end):
        if match["numbers"]:
            yield from numbers_in(match["numbers"])
        else:
            yield from _LETTER.findall(match["letters"].replace("and", " "))


def _leads(source: Source, sentence: Span) -> bool:
    """Whether a sentence answers the questions that it names at its head, and more than names."""
    match = _SCOPE.search(source.low, sentence.start, sentence.end)
    if match is None or match.start() - sentence.start > _AT_HEAD:
        return False
    before = source.low[sentence.start : match.start()]
    is_led = len(before.strip()) < 3 or _LEADING.search(before) is not None
    is_more = sentence.end - match.end() > _AT_HEAD // 3
    return is_led and is_more and not _ADVISES.search(source.low, sentence.start, sentence.end)


def _covers(source: Source, sentence: Span) -> str:
    found = cues("outcome", "collective").first(source.low, sentence.start, sentence.end)
    return found.says if found else ""
