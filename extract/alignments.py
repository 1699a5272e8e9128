"""The runs of a letter aligned: a run that asks, and what answers it elsewhere in the letter.

By number where the numbers agree, by place where one of the two has no numbers of its own, by
count where both have as many lines.
"""

from collections.abc import Iterator, Sequence

from extract.blocks import ANSWER, Blocks
from extract.markers import QUESTION
from extract.numbered import BULLETS, SAME, Run
from extract.pieces import Paired, answers_under, asking, asking_back, bodies, end_of, led
from extract.questions import Question
from extract.replies import first_paragraphs, unquoted
from extract.source import Source
from extract.spans import Span

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
            matched = _matched(one, other)
            if matched and not _has_parts(found, one, other):
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
    if one.is_telling or one.shape == "ordinal":
        return None
    numbers = {number: n for n, step in enumerate(other.steps) for number in step.numbers}
    own = [step.numbers for step in one.steps]
    if one.shape in (SAME, BULLETS) or one.scale != other.scale:
        if other.scale == "1" and other.shape not in (BULLETS, SAME):
            if one.shape == BULLETS and len(numbers) != len(own):
                return None
            return _enough(
                [numbers.get(str(n)) for n in range(1, len(own) + 1)], _BY_PLACE, numbers
            )
    elif other.shape not in (BULLETS, SAME):
        return _enough([_first(numbers, labels) for labels in own], 1.0, numbers)
    if len(other.steps) == len(own) > 1 and one.shape != BULLETS:
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
    last = end_of(source, blocks, one)
    end = min(other.start, last) if is_behind else last
    texts = [unquoted(source, span) for span in bodies(one, end)]
    texts[-1] = first_paragraphs(source, texts[-1], 1)
    answers = [told[n] if n is not None and len(told[n]) else None for n in places]
    given = [one for one in answers if one]
    asked = _asked(source, texts, given, led(source, blocks, one))
    if asked < _ASKS and (one.shape == BULLETS or not is_behind):
        asked = 0.0
    answered = 0.7 if blocks.at(other.start) == ANSWER else 0.6
    score = 0.5 * asked + 0.5 * answered - asking_back(source, given)
    questions = tuple(
        Question(number, Span(step.start, max(step.end, text.end)), answer)
        for step, text, answer in zip(one.steps, texts, answers, strict=True)
        for number in step.numbers
    )
    matched = len(given) / len(answers)
    return Paired(trust * score * matched - (0 if is_behind else 0.1), questions)


def _asked(source: Source, texts: Sequence[Span], answers: Sequence[Span], led_in: float) -> float:
    """How far the lines of a run ask, by their words or by what leads them in; more than others."""
    share = asking(source, texts)
    if share < _ASKS and asking(source, answers) > share:
        return 0.0
    return max(share, 0.9 * led_in)


def alone(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[Paired]:
    """Answers that name their questions, where the letter does not repeat the request."""
    for run in found:
        if run.numbers[0].startswith("1") and len(run.steps) > 1 and _names(run):
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


def _names(run: Run) -> bool:
    """Whether a word says that the numbers of a run are of questions."""
    return run.is_telling or run.shape in ("q", QUESTION)
