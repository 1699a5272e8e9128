"""The runs of a letter aligned: a run that asks, and what answers it elsewhere in the letter.

By number where the numbers agree, by place where one of the two has no numbers of its own, by
count where both have as many lines; and by the words of the questions where these stand again
above their answers.
"""

import re
from collections.abc import Iterator, Sequence

from extract.blocks import ANSWER, REQUEST, Blocks
from extract.markers import QUESTION
from extract.numbered import SAME, Run
from extract.pieces import (
    ASKED,
    TOLD,
    Paired,
    answers_under,
    asking,
    asking_back,
    bodies,
    end_of,
    going_on,
    led,
)
from extract.questions import Question
from extract.replies import first_paragraphs, unquoted
from extract.source import Source
from extract.spans import Span
from extract.unnumbered import BULLETS, LINES

_WORD = re.compile(
    r"(?<![a-z])(?!(?:which|there|these|their|would|could|about|other|please|under|many|much|have|"
    r"does|what|when|been|with|that|this|your|from|they|were|will|each|year|years|information|"
    r"request|police|council|force)(?![a-z]))[a-z]{4,}"
)
# What leads in a list that asks the requester what was meant.
_WANTED = re.compile(
    r"(?<![a-z])(?:(?:let us|tell us|let me|tell me) (?:know|have)?|clarif|more specific|"
    r"need to know|do you mean|would help|please (?:confirm|say|specify|narrow))[^.?!]{0,120}\Z"
)
# "Our answers, in the order of your questions, are:", directly before a list of answers.
_THEIRS = re.compile(
    r"(?<![a-z])(?:answer|repl(?:y|ies)|respon[sd])[^.?]{0,120}(?:your (?:[a-z]{3,9} ){0,2}"
    r"(?:questions|points|numbering|numbers|queries)|(?:same|the) (?:order|numbers|numbering))"
    r"[^.?]{0,60}[.:]\s{0,6}\Z"
)
_LEAD = 240  # characters before a list that may lead it in
_PLAIN = (".", ")", ":", "(", "wide", "bare")  # about numbers without a word
_STEM = 5  # letters that two words of one stem share
_LEAST = 3  # questions that paragraphs may answer in their order
_MOST = 30  # questions that paragraphs may answer
_HEADING = 40  # characters; what is longer, or ends as a sentence, is no heading
_ASKS = 0.6  # the share of asking lines in a run that no word says is of questions
_BY_PLACE = 0.95  # of what agreeing numbers count
_BY_COUNT = 0.85


def by_runs(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[Paired]:
    """Every run as asked and every other one that answers it, as a rule behind it."""
    answers: dict[Run, list[Span]] = {}
    for one in found:
        for other in found:
            if other.steps[-1].end > one.start and other.start < one.steps[-1].end:
                continue
            if _has_parts(found, one, other):
                continue
            matched = _matched(one, other)
            if matched and not _WANTED.search(source.low, max(0, other.start - 160), other.start):
                if other not in answers:
                    answers[other] = answers_under(source, blocks, other)
                yield _two_lists(source, blocks, one, other, answers[other], *matched)


def _has_parts(found: Sequence[Run], one: Run, other: Run) -> bool:
    """Whether a run has parts with labels like those of another: that answers the parts."""
    if other.scale == one.scale or other.scale == "1":
        return False
    return any(
        run.scale == other.scale and one.start < run.start < one.steps[-1].start for run in found
    )


def _matched(one: Run, other: Run) -> tuple[list[int | None], float] | None:
    """For each line of a run the line of another that answers it, and how far that is trusted."""
    if other.shape == LINES or one.is_telling or one.shape == "ordinal":
        return None
    numbers = {number: n for n, step in enumerate(other.steps) for number in step.numbers}
    own = [step.numbers for step in one.steps]
    if one.shape in (SAME, BULLETS, LINES) or one.scale != other.scale:
        if other.scale == "1" and other.shape not in (BULLETS, SAME):
            if one.shape in (BULLETS, LINES) and len(numbers) != len(own):
                return None
            if one.shape == LINES and len(own) < _LEAST and not other.is_worded:
                return None
            return _enough(
                [numbers.get(str(n)) for n in range(1, len(own) + 1)], _BY_PLACE, numbers
            )
    elif other.shape not in (BULLETS, SAME):
        return _enough([_first(numbers, labels) for labels in own], 1.0, numbers)
    if len(other.steps) == len(own) > 1 and one.shape not in (BULLETS, LINES):
        return list(range(len(own))), _BY_COUNT
    return None


def _first(numbers: dict[str, int], labels: tuple[str, ...]) -> int | None:
    return next((numbers[label] for label in labels if label in numbers), None)


def _enough(
    places: list[int | None], trust: float, numbers: dict[str, int]
) -> tuple[list[int | None], float] | None:
    """Lines matched, where two are at the least, and two thirds of them."""
    have = sum(place is not None for place in places)
    most = max((int(n) for n in numbers if n.isdigit()), default=0)
    if have < 2 or have * 3 < len(places) * 2 or (trust < 1 and most > len(places)):
        return None
    return places, trust


def _two_lists(
    source: Source,
    blocks: Blocks,
    one: Run,
    other: Run,
    told: Sequence[Span],
    places: list[int | None],
    trust: float,
) -> Paired:
    is_behind = other.start > one.start
    end = (
        min(other.start, end_of(source, blocks, one)) if is_behind else end_of(source, blocks, one)
    )
    texts = [unquoted(source, span) for span in bodies(one, end)]
    texts[-1] = first_paragraphs(source, texts[-1], 1)
    answers = [told[n] if n is not None and len(told[n]) else None for n in places]
    share = asking(source, texts)
    asked = max(share, 0.9 * led(source, blocks, one, ASKED, REQUEST))
    is_doubtful = share < _ASKS and (one.shape == BULLETS or not is_behind)
    if (asking(source, [a for a in answers if a]) > share and share < _ASKS) or (
        is_doubtful and asked < _ASKS
    ):
        asked = 0.0
    answered = max(0.6, led(source, blocks, other, TOLD, ANSWER))
    given = [one for one in answers if one]
    score = 0.5 * asked + 0.5 * answered - asking_back(source, given) - going_on(source, given)
    questions = tuple(
        Question(number, Span(step.start, max(step.end, text.end)), answer)
        for step, text, answer in zip(one.steps, texts, answers, strict=True)
        for number in step.numbers
    )
    matched = sum(answer is not None for answer in answers) / len(answers)
    return Paired(trust * score * matched - (0 if is_behind else 0.1), questions)


def by_paragraphs(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[Paired]:
    """A run answered by the paragraphs of the authority behind it, three at the least.

    As many as there are questions, or so many more that most questions share words with the first
    paragraph of their answers.
    """
    for run in found:
        if not _LEAST <= len(run.steps) == len(run.numbers) <= _MOST or run.is_telling:
            continue
        edge = end_of(source, blocks, run)
        behind = [one for one in source.paragraphs if run.steps[-1].end < one.start < edge]
        told = [one for one in behind if not _is_heading(source, one)]
        if not len(run.steps) <= len(told) <= 2 * len(run.steps) + 1:
            continue
        texts = [source.trimmed(span) for span in bodies(run, behind[0].start)]
        answers, alike = _in_order(source, texts, told)
        is_even = len(told) == len(texts)
        if alike >= (0.5 if is_even else 0.75):
            score = asking(source, texts) - asking_back(source, answers)
            questions = tuple(
                Question(step.numbers[0], Span(step.start, max(step.end, text.end)), answer)
                for step, text, answer in zip(run.steps, texts, answers, strict=True)
            )
            yield Paired(0.75 * score, questions)


def _in_order(
    source: Source, texts: Sequence[Span], told: Sequence[Span]
) -> tuple[list[Span], float]:
    """Paragraphs in their order to questions in theirs, so that most words are shared.

    Returns the answers, each up to the next, and the share of questions that share a word with
    the first paragraph of theirs.
    """
    asked, said = ([_stems(source, one) for one in spans] for spans in (texts, told))
    best: dict[int, tuple[int, tuple[int, ...]]] = {-1: (0, ())}
    for words in asked:
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for place, other in enumerate(said):
            before = [best[n] for n in best if n < place]
            if before:
                total, places = max(before, key=lambda one: one[0])
                following[place] = (total + min(2, len(words & other)), (*places, place))
        best = following
    places = max(best.values(), key=lambda one: one[0])[1]
    ends = [told[n - 1].end for n in places[1:]] + [told[places[-1]].end]
    answers = [Span(told[n].start, end) for n, end in zip(places, ends, strict=True)]
    alike = sum(bool(words & said[n]) for words, n in zip(asked, places, strict=True))
    return answers, alike / len(texts)


def _stems(source: Source, span: Span) -> set[str]:
    """The beginnings of the words of a stretch that may be of its matter."""
    return {word[:_STEM] for word in _WORD.findall(source.low[span.start : span.end])}


def alone(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[Paired]:
    """Answers that name their questions, where the letter does not repeat the request."""
    for run in found:
        if run.numbers[0].startswith("1") and len(run.steps) > 1 and _names(source, run):
            told = answers_under(source, blocks, run)
            if not run.is_telling and asking(source, told) * 3 > 1:
                continue
            questions = tuple(
                Question(number, Span(step.start, step.end), body if len(body) else None)
                for step, body in zip(run.steps, told, strict=True)
                for number in step.numbers
            )
            given = sum(map(bool, map(len, told))) / len(told)
            yield Paired(0.8 * given - asking_back(source, told), questions, is_repeated=False)


def _names(source: Source, run: Run) -> bool:
    """Whether the numbers of a run are of questions: by a word, or by what leads them in."""
    if run.is_telling or run.shape in ("q", QUESTION):
        return True
    before = max(0, run.start - _LEAD)
    return run.shape in _PLAIN and _THEIRS.search(source.low, before, run.start) is not None


def _is_heading(source: Source, paragraph: Span) -> bool:
    """Whether a paragraph is a line that leads in or heads others, and no statement."""
    text = source.plain[paragraph.start : paragraph.end]
    return text.endswith(":") or (len(text) < _HEADING and text[-1] not in ".!)")
