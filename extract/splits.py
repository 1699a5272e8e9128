"""The ways in which a question and the answer under its number part."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from extract.cues import book
from extract.replies import asks, label_end, lines_of
from extract.source import Source
from extract.spans import Span
from extract.steps import Step

_COLUMN = re.compile(r"(?<=\S)[ ]{3,80}(?=\S)")
_CELL = re.compile(r"\t+|\s?\|\s?")
_LONGEST_ASKED = 300  # characters of a question on a line of its own
_AT_MARK = re.compile(r"\?[\"')*_]{0,3}(?=\s|\Z)")
_DASH = re.compile(r"(?<=[?.])[ ]{0,3}(?:(?:-{1,3}>?|=>?|\u2192)[ ]{1,3}|\[)(?=\S)")
_BARE_DASH = re.compile(r"[ ](?:-{1,3}>?[ ]{1,3}|\[)(?=[A-Z0-9\u00a3])")
_PLEASE = re.compile(r"(?:please|kindly|and|or|also|if|provide|how|what|which|when|who|why)\b")
_FIRST_LETTER = re.compile(r"[A-Z0-9\u00a3\"'(]")

Parted = tuple[Span, Span]  # the question; the answer


@dataclass(frozen=True)
class Split:
    """A way to part them, and how far it is to be trusted."""

    part: Callable[[Source, Step, Span], Parted | None]
    trust: float


def _of_quoted(source: Source, step: Step, body: Span) -> Parted | None:
    """The question in lines begun with ">", the answer in those that are not."""
    head = source.plain.rfind("\n", 0, step.start) + 1
    if ">" not in source.plain[head : step.start]:
        return None
    for line in lines_of(source, body)[1:]:
        text = source.plain[line.start : line.end].strip()
        if text and not text.startswith(">"):
            end = line.start + len(source.plain[line.start : body.end].rstrip("> \n"))
            return source.trimmed(Span(body.start, line.start)), Span(line.start, end)
    return None


def _of_label(source: Source, step: Step, body: Span) -> Parted | None:
    """The answer after a word for it at the head of a line."""
    for line in lines_of(source, body)[1:]:
        start = source.trimmed(line).start
        end = label_end(source, start, body.end)
        if end:
            return source.trimmed(Span(body.start, start)), Span(end, body.end)
    return None


def _of_number_again(source: Source, step: Step, body: Span) -> Parted | None:
    """The answer after the same number at the head of a line."""
    mark = source.low[step.start : step.end].strip()
    place = source.low.find("\n" + mark, body.start, body.end)
    if place < 0 or not mark[-1:].strip("0123456789abcdefghiv"):
        return None
    return source.trimmed(Span(body.start, place)), Span(place + 1 + len(mark), body.end)


def _of_cells(source: Source, step: Step, body: Span) -> Parted | None:
    """The answer in the next cell: after a tab or a bar, or a line begun with one."""
    inner = source.trimmed(body)
    match = _CELL.search(source.text, inner.start, inner.end)
    if match is None:
        return None
    return source.trimmed(Span(body.start, match.start())), Span(match.end(), inner.end)


def _of_columns(source: Source, step: Step, body: Span) -> Parted | None:
    """The answer in the right of two columns parted by spaces."""
    first = lines_of(source, body)[0]
    inner = source.trimmed(first)
    gaps = list(_COLUMN.finditer(source.plain, inner.start, inner.end))
    if not gaps:
        return None
    return Span(inner.start, gaps[-1].start()), Span(gaps[-1].end(), body.end)


def _of_mark(source: Source, step: Step, body: Span) -> Parted | None:
    """The answer after the last question mark of those that follow one another."""
    last = None
    for match in _AT_MARK.finditer(source.plain, body.start, body.end):
        if last and match.start() - last > _LONGEST_ASKED:
            break
        last = match.end()
    if last is None:
        return None
    line = source.plain.find("\n", last, body.end)
    for sentence in source.sentences_in(Span(last, body.end if line < 0 else line)):
        if not book("questions", "goes-on").at(source.low, sentence.start):
            break
        last = sentence.end
    return source.trimmed(Span(body.start, last)), Span(last, body.end)


def _of_dash(source: Source, step: Step, body: Span) -> Parted | None:
    """The answer after a dash, an arrow or a bracket behind the sentence that asks."""
    match = _DASH.search(source.plain, body.start, body.end)
    match = match or _BARE_DASH.search(source.plain, body.start, body.end)
    if match is None:
        return None
    return source.trimmed(Span(body.start, match.start())), Span(match.end(), body.end)


def _of_lines(source: Source, step: Step, body: Span) -> Parted | None:
    """The question on its line or in its paragraph, the answer begun below it."""
    lines = [one for one in lines_of(source, body) if len(source.trimmed(one))]
    for above, line in pairwise(lines):
        inner = source.trimmed(line)
        if _still_asks(source, inner) or not _FIRST_LETTER.match(source.plain, inner.start):
            continue
        if source.plain[source.trimmed(above).end - 1] in ",;:-":
            continue
        if line.start - body.start > _LONGEST_ASKED:
            return None
        return source.trimmed(Span(body.start, line.start)), Span(line.start, body.end)
    return None


def _still_asks(source: Source, line: Span) -> bool:
    """Whether a line goes on asking: by its mark, or begun as only a request begins."""
    is_asked = source.plain[line.end - 1] == "?" or _PLEASE.match(source.low, line.start)
    return bool(is_asked) and asks(source, line)


SPLITS = (
    Split(_of_quoted, 1.0),
    Split(_of_label, 1.0),
    Split(_of_number_again, 1.0),
    Split(_of_cells, 0.98),
    Split(_of_columns, 0.95),
    Split(_of_dash, 0.92),
    Split(_of_mark, 0.9),
    Split(_of_lines, 0.85),
)
