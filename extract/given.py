"""The outcome of one answer: what it gives before, or beside, what it refuses or does not hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cues import book, words
from extract.outcome import (
    CONDITIONAL,
    DISCLOSED,
    NCND,
    NOT_HELD,
    PARTLY,
    REDIRECTED,
    REFUSED,
    Phrases,
    Verdict,
    decided,
    of_answer,
)
from extract.reading import Citation
from extract.reliance import is_of_cost, sort_of_refusal
from extract.source import Source
from extract.spans import Span

_MOST = 12  # sentences of an answer that are read one by one
_BEFORE = 2  # sentences of an answer, behind which a condition is only a detail
_LOOSE = 0.5  # the score of a phrase that denies in words of its own
_WORDS = 2  # in a sentence that states something
_COST = re.compile(r"\bs(?:ection|ec)?\.? ?1[24]\b|appropriate limit|\bhrs\b|\bhours\b")
_DENYING = (REFUSED, NOT_HELD, NCND)
_NEGATIVE = (REFUSED, NOT_HELD, NCND, PARTLY)
_FIGURE = re.compile(
    r"\u00a3 ?\d|(?<![\w.(/\u00a3-])(?<!\bs )\d[\d,.]*(?:%|k\b|m\b| ?x\b)?(?![\w/(-])"
)
_OF_LAW = re.compile(
    r"(?<![a-z])(?:sections?|ss?\.?|regulations?|regs?\.?|articles?|arts?\.?|paragraphs?|paras?\.?|parts?|"
    r"pages?|questions?|q|points?|items?|and|or|schedule|act|principle|annex|band|version)"
    r"[ .]{0,3}\Z"
)
_MONTH = re.compile(
    r" ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|working|days|(?:19|20)\d\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d[.,]?\Z")
# A refusing sentence that speaks of what the one before named: all of it, then, is refused.
_BACK = re.compile(
    r"(?:(?:all|both|each|none|every one)(?![a-z])|(?:\S+\s){0,3}?"
    r"(?:section|s\.? ?\d\d|regulation|article)(?![a-z])|"
    r"(?:\S+\s){0,7}?(?:it|this|that|these|those|them|they|both|such|which|disclosure|release|"
    r"(?:this|the|that)\s(?:information|material|data|document|report|"
    r"recording|footage|exemption|exception))(?![a-z]))"
)
_CLAUSE = re.compile(r"; |,? but |,? however,? |,? although ")
_LABELLED = re.compile(r"[a-z][a-z '()/&-]{2,40}:\s")  # "Adult Care response:", another's part
_TURNS = re.compile(  # from what is given to what is not
    r"(?:as (?:to|for|regards)|with regard|in respect|regarding|but|however|turning|for the|"
    r"the (?:rest|remainder|remaining|other|others))(?![a-z])|"
    r"(?!(?:we|i|this|that|it|they|he|she|you)\b)[a-z'()/&-]{1,20}(?:\s[a-z'()/&-]{1,20}){0,2}:\s"
)


def read_answer(phrases: Phrases, span: Span, relied_on: Sequence[Citation]) -> Verdict:
    """The outcome of an answer: by its phrases, by what it cites, by what it gives besides."""
    verdict = _by_citation(phrases, span, of_answer(phrases, span), relied_on)
    rule, outcome = "", verdict.outcome
    is_cost = bool(relied_on) and all(is_of_cost(one) for one in relied_on)
    if outcome == REDIRECTED and _answers_first(phrases, span):
        rule, outcome = "outcome/answered-and-pointed", PARTLY if relied_on else DISCLOSED
    elif outcome == CONDITIONAL and _is_late(phrases.source, span, verdict.start):
        rule, outcome = "outcome/answered-before-condition", DISCLOSED
    elif outcome == DISCLOSED and verdict.against:
        rule, outcome = "outcome/given-and-not-held", PARTLY
    elif outcome == DISCLOSED and relied_on and verdict.rule != "outcome/statement":
        rule, outcome = "outcome/given-and-exempt", PARTLY
    elif outcome in _DENYING and _is_in_part(phrases, span, verdict, is_cost=is_cost):
        rule, outcome = "outcome/answered-before-refusing", PARTLY
    return Verdict(outcome, verdict.start, verdict.end, rule, 0.65) if rule else verdict


def _by_citation(
    phrases: Phrases, span: Span, verdict: Verdict, relied_on: Sequence[Citation]
) -> Verdict:
    """The outcome where an answer only cites its exemption, or the exemption says which it is."""
    if relied_on and (verdict.rule == "outcome/statement" or verdict.outcome == CONDITIONAL):
        place = relied_on[0].start
        verdict = Verdict(REFUSED, place, relied_on[0].end, "outcome/exemption-cited", 0.65)
        earlier = phrases.source.sentences_in(Span(span.start, place))
        if any(states_firmly(phrases.source, one) for one in earlier):
            return replace(verdict, outcome=PARTLY)
    if verdict.outcome == REFUSED and not relied_on and phrases.says(NOT_HELD, span):
        return replace(verdict, outcome=NOT_HELD)  # "exempt under section 1, as it is not held"
    if verdict.outcome == NOT_HELD and any(is_of_cost(one) for one in relied_on):
        return replace(verdict, outcome=REFUSED)  # not held "in a form" that is quick to read
    sort = sort_of_refusal(relied_on) if verdict.outcome == REFUSED else ""
    return replace(verdict, outcome=sort) if sort else verdict


def _is_in_part(phrases: Phrases, span: Span, verdict: Verdict, *, is_cost: bool) -> bool:
    if _gives(phrases, span, is_of_cost=is_cost):
        return True
    if verdict.outcome == REFUSED and verdict.score <= _LOOSE:
        before = phrases.source.sentences_in(Span(span.start, max(span.start, verdict.start)))
        first = [one for one in before if one.end <= verdict.start]
        return any(_states(phrases.source, one) for one in first)
    return verdict.outcome != NCND and _gives_besides(phrases, span, verdict)


def _gives(phrases: Phrases, span: Span, *, is_of_cost: bool = False) -> bool:
    """Whether sentences before the first that refuses or denies answer the question.

    What is only stated before a refusal for its cost says why it would cost so much.
    """
    source = phrases.source
    firmly, loosely, turned = False, False, False
    for sentence in source.sentences_in(span)[:_MOST]:
        said = phrases.said([sentence])
        if any(one in said for one in _NEGATIVE):
            if said.gives and said.hits[DISCLOSED].start == sentence.start:
                return True
            if _gives_clause(
                source, sentence, min(said.hits[n].start for n in _NEGATIVE if n in said)
            ):
                return True
            turned = turned or _TURNS.match(source.low, sentence.start) is not None
            is_back = not turned and _BACK.match(source.low, sentence.start, sentence.end)
            is_denied = NOT_HELD in said or NCND in said
            is_why = is_denied and REFUSED not in said and not turned  # "it keeps the last only"
            is_grounds = is_of_cost and not turned
            return firmly or (loosely and not (is_back or is_why or is_grounds))
        turned = turned or (loosely and _TURNS.match(source.low, sentence.start) is not None)
        firmly = firmly or said.gives or states_firmly(source, sentence)
        if not loosely and not _COST.search(source.low, sentence.start, sentence.end):
            loosely = _states(source, sentence)
    return False


def _gives_clause(source: Source, sentence: Span, denied: int) -> bool:
    """Whether a sentence gives a figure in a clause before the one that denies."""
    turn = next(_CLAUSE.finditer(source.low, sentence.start, denied), None)
    given = _figures(source, Span(sentence.start, turn.start())) if turn else ()
    return any(_counts(source, match) for match in given)


def _gives_besides(phrases: Phrases, span: Span, verdict: Verdict) -> bool:
    """Whether a sentence behind the one that decides gives something, and denies nothing.

    Behind a refusal it must say that it is given; behind "not held" a figure is enough.
    """
    source = phrases.source
    after = source.sentence_at(verdict.start).end
    if not span.start < after < span.end:
        return False
    for sentence in source.sentences_in(Span(after, span.end))[:_MOST]:
        said = phrases.said([sentence])
        found = decided(said)
        if found is not None and found.outcome == DISCLOSED and said.gives:
            return True
        is_other = (verdict.outcome == NOT_HELD and _is_whole(source, sentence)) or _LABELLED.match(
            source.low, sentence.start
        )
        if found is None and is_other and states_firmly(source, sentence):
            return True
    return False


def _is_whole(source: Source, sentence: Span) -> bool:
    """Whether a sentence ends as one: the foot of a page and a heading do not."""
    said = source.plain[sentence.start : sentence.end].rstrip()
    if said[-1:] in ".!)%" and " " in said:
        return True
    return book("outcome", "yes-or-no").at(source.low, sentence.start) is not None


def _answers_first(phrases: Phrases, span: Span) -> bool:
    """Whether an answer begins with a yes, a no or a figure, and only then points elsewhere."""
    for sentence in phrases.source.sentences_in(span)[:_MOST]:
        if decided(phrases.said([sentence])) is not None:
            return False
        if states_firmly(phrases.source, sentence):
            return True
    return False


def _is_late(source: Source, span: Span, place: int) -> bool:
    """Whether sentences that answer stand before a place, and it is not what the answer is of."""
    before = [one for one in source.sentences_in(span)[:_MOST] if one.end <= place]
    return len(before) >= _BEFORE and any(_states(source, one) for one in before)


def states_firmly(source: Source, sentence: Span) -> bool:
    """Whether a sentence answers yes or no, or with a figure that is no date and no section."""
    if book("outcome", "yes-or-no").at(source.low, sentence.start):
        return True
    if not any(_counts(source, match) for match in _figures(source, sentence)):
        return False
    if any(w in source.low[sentence.start : sentence.end] for w in words("outcome", "of-the-work")):
        return False  # its figures are of the work that an answer would take
    return _COST.search(source.low, sentence.start, sentence.end) is None


def _figures(source: Source, span: Span) -> Iterator[re.Match[str]]:
    return _FIGURE.finditer(source.low, span.start, span.end)


def _counts(source: Source, match: re.Match[str]) -> bool:
    """Whether a figure is neither a year, a day of a month, nor the number of a section."""
    if _YEAR.match(match[0]) or _MONTH.match(source.low, match.end()):
        return False
    return _OF_LAW.search(source.low, max(0, match.start() - 14), match.start()) is None


def _states(source: Source, sentence: Span) -> bool:
    """Whether a sentence states something and is no part of the usual procedure."""
    low = source.low[sentence.start : sentence.end]
    if len(low.split()) < _WORDS or low[-1] not in ".!);":
        return False
    return not any(w in low for w in words("outcome", "procedural"))
