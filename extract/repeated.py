"""Questions that a letter repeats above their answers, whatever marks stand before them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.blocks import REQUEST, Blocks
from extract.numbered import Run
from extract.pieces import (
    ASKED,
    CLOSING,
    Paired,
    asking,
    asking_back,
    bodies,
    end_of,
    ended,
    led,
)
from extract.questions import Question
from extract.replies import first_paragraphs, label_end
from extract.source import Source
from extract.spans import Span
from extract.unnumbered import BULLETS, LINES

_WORD = re.compile(r"[a-z0-9]+")
_OPENING = 7  # words by which a question is known again
_LEAST = 3  # words of a question
_LONGEST = 60  # words of a question that are looked for to its end
_FIRST = 9  # letters of a question, fewer than a line has
_TRIED = 8  # places with its first words at which a question is looked for
_FOUND = 0.7  # the share of the questions that stand again
# "In response to your second question," before the question; "2." or "Q2" alone.
_LEADS = re.compile(
    r"[^a-z0-9\n]{0,8}(?:[a-z' ]{0,60}(?:question|point|part|request|item)s?[ ]?"
    r"(?:\d{1,2}[a-h]?)?[ ]?[,:.-]{0,2}|q[ .]?\d{1,2}[a-h]?[.:)]?|[^a-z0-9\n]{1,12})"
)
_MARK = re.compile(
    r"[^a-z0-9\n]{0,8}(?:(?:qu?n?|questions?)?[ .]{0,2}"
    r"(?:\d{1,2}(?:\.\d{1,2})?|[a-h]|[ivx]{1,4})[.):]{0,2})?[^a-z0-9\n]{0,6}"
)
_CLOSE = re.compile(r"[^a-z0-9\n]{0,8}")


def by_repeats(source: Source, blocks: Blocks, found: Sequence[Run]) -> Iterator[Paired]:
    """Every run that asks whose questions stand again, with what stands under each of those."""
    words: _Words | None = None
    for run in found:
        end = end_of(source, blocks, run)
        texts = [source.trimmed(span) for span in bodies(run, end)]
        texts[-1] = first_paragraphs(source, texts[-1], 1)
        is_own = run.shape not in (BULLETS, LINES)
        asked = max(asking(source, texts), is_own * led(source, blocks, run, ASKED, REQUEST))
        if asked == 0 or not _may_stand_again(source, texts):
            continue
        words = words or _Words(source)
        places = _again(source, words, texts)
        have = [place for place in places if place]
        if len(have) < 2 or len(have) < _FOUND * len(texts):
            continue
        if not is_own and not _are_numbered(source, have):
            continue
        answers = _under(source, blocks, places)
        given = [one for one in answers if one]
        score = asked * len(given) / len(have) - asking_back(source, given)
        yield Paired(score, tuple(_questions(run, texts, answers)))


def _may_stand_again(source: Source, texts: Sequence[Span]) -> bool:
    """Whether the first letters of enough questions stand once more behind them."""
    starts = [source.low[one.start : min(one.end, one.start + _FIRST)] for one in texts]
    again = [source.low.find(start, texts[-1].start + 1) >= 0 for start in starts if start]
    return sum(again) >= _FOUND * len(texts)


def _are_numbered(source: Source, places: Sequence[Span]) -> bool:
    """Whether most questions have numbers where they stand again."""
    heads = [source.low[source.plain.rfind("\n", 0, one.start) + 1 : one.start] for one in places]
    return sum(any(map(str.isdigit, head)) for head in heads) * 2 > len(heads)


def _questions(
    run: Run, texts: Sequence[Span], answers: Sequence[Span | None]
) -> Iterator[Question]:
    for step, text, answer in zip(run.steps, texts, answers, strict=True):
        for number in step.numbers:
            yield Question(number, Span(step.start, max(step.end, text.end)), answer)


class _Words:
    """The words of a text in order, and where each three of them stand."""

    def __init__(self, source: Source) -> None:
        found = list(_WORD.finditer(source.low))
        self.words = [match[0] for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.places: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(found) - _LEAST + 1):
            self.places.setdefault(tuple(self.words[place : place + _LEAST]), []).append(place)

    def again(self, text: Span, after: int) -> Span | None:
        """Where the words of a stretch stand again behind a place, up to their last in common."""
        first, last = bisect_left(self.starts, text.start), bisect_left(self.starts, text.end)
        own = self.words[first : min(last, first + _LONGEST)]
        found = self.places.get(tuple(own[:_LEAST]), []) if len(own) >= _LEAST else []
        behind = bisect_left(found, max(after, text.end), key=self.starts.__getitem__)
        for place in found[behind : behind + _TRIED]:
            common = self._common(own, place)
            if common >= min(_OPENING, len(own)):
                return Span(self.starts[place], self.ends[place + common - 1])
        return None

    def _common(self, own: Sequence[str], place: int) -> int:
        pairs = zip(own, self.words[place : place + len(own)], strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _again(source: Source, words: _Words, texts: Sequence[Span]) -> list[Span | None]:
    """Where each question stands again, in their order, outside the run itself."""
    places: list[Span | None] = []
    after = texts[-1].start
    for text in texts:
        place = words.again(text, after)
        if place:
            closed = _CLOSE.match(source.low, place.end)
            place = Span(place.start, closed.end() if closed else place.end)
        places.append(place)
        after = place.end if place else after
    return places


def _under(source: Source, blocks: Blocks, places: Sequence[Span | None]) -> list[Span | None]:
    """What stands between each question and the next, without the words that lead in the next."""
    starts = [one.start for one in places if one]
    edges = (b.span.start for b in blocks.of(*CLOSING) if b.span.start > starts[-1])
    edge = min(edges, default=len(source.text))
    found = [_answer(source, one, starts, edge) if one else None for one in places]
    told = [one for one in found if one]
    if len(told) > 1 and found[-1]:
        found[-1] = ended(source, told)
    return found


def _answer(source: Source, asked: Span, starts: Sequence[int], edge: int) -> Span | None:
    following = next((start for start in starts if start > asked.start), None)
    end = edge if following is None else _without_leads(source, asked.end, following)
    body = source.trimmed(Span(asked.end, max(asked.end, end)))
    label = label_end(source, body.start, body.end)
    if label:
        body = source.trimmed(Span(label, max(label, body.end)))
    return body if len(body) else None


def _without_leads(source: Source, start: int, end: int) -> int:
    """The end of an answer before the number or the words that lead in the next question."""
    pattern = _MARK
    while (line := source.plain.rfind("\n", start, end)) >= 0:
        text = source.low[line + 1 : end].strip()
        if text and not pattern.fullmatch(text) and not _LEADS.fullmatch(text):
            break
        end, pattern = line, _LEADS
    return end
