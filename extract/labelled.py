"""Questions numbered otherwise than 1, 2, 3: "(A)" and "(B)", "(i)" and "(ii)", "A1" and "B1".

Such labels also begin the parts of a question, the paragraphs of a report and the answers, so they
are read only where `extract.questions` found no list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.blocks import ANSWER, REQUEST, Blocks
from extract.markers import ANSWER as ANSWERING
from extract.markers import ROMANS, is_next_roman
from extract.pieces import ended
from extract.questions import Asked, Question
from extract.replies import Entry, asks, without_general
from extract.source import Source
from extract.spans import Span

_LINE = r"^[ >*\u2022|\"'_#-]{0,24}"
_AND = r"(?:\s?(?:,|&|and)\s?){1,2}"
_LETTER, _ROMAN = r"\(?[a-h][.)]", r"\(?(?:i{1,3}|iv|vi{0,3})[.)]"
_CODE = r"[a-h]\d{1,2}"


def _at_line(label: str, stop: str) -> re.Pattern[str]:
    return re.compile(rf"{_LINE}(?P<labels>{label}(?:{_AND}{label})*){stop}(?=\s)", re.MULTILINE)


_WORD = (
    r"(?:(?:in )?(?:response|reply|answer|answers|relation|respect|regard|as|with regard|on|for)"
    r" (?:to|of|for)? ?)?(?:your )?(?:parts?|questions?|points?|items?|requests?|q|paras?|"
    r"paragraphs?|limbs?|heads?|elements?|response|answer|reply|a)\.? ?"
)


def _worded(label: str) -> re.Pattern[str]:
    """A label after a word for it, as answers have it: "Part ii", "In answer to (b):"."""
    return re.compile(
        rf"{_LINE}{_WORD}(?P<labels>\(?{label}\)?(?:{_AND}\(?{label}\)?){{0,6}})(?=[\s.:,)-])",
        re.MULTILINE,
    )


# How labels are written at the beginning of a line, and after a word for them. "A1.": a letter for
# the part of the request.
_FORMS = (
    (_at_line(_CODE, r"[.):]?"), _worded(_CODE)),
    (_at_line(_LETTER, ""), _worded("[a-h]")),
    (_at_line(_ROMAN, ""), _worded("(?:i{1,3}|iv|vi{0,3})")),
)
# "(ii) The log" over a paragraph with a number.
_TITLE = re.compile(r"[ ]?[A-Z][^\n.?!:;]{2,60}\n\s{0,6}\d{1,2}\.[ ]{1,4}(?=[A-Z\"])")
_ASKS = 0.6  # the share of asking lines in a list that asks
_ONE = re.compile(r"[a-h]\d{1,2}|(?<![a-z])(?:[ivx]{1,4}|[a-h])(?![a-z])")


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    labels: tuple[str, ...]


def labelled(source: Source, blocks: Blocks) -> Asked:
    """The labelled questions and answers of a document; none where no answer bears a label."""
    counted = Asked((), (), 0)
    for written, worded in _FORMS:
        marks = _marks(source, blocks, written, REQUEST) or _asking(source, blocks, written)
        asking = _list_of(marks)
        if len(asking) < 2:
            continue
        end = asking[-1].end
        telling = [m for m in _marks(source, blocks, written, ANSWER) if m.start > end]
        if _share_asking(source, telling) >= _ASKS:
            continue  # the next section of the questions
        telling = telling or [m for m in _marks(source, blocks, worded, ANSWER) if m.start > end]
        telling = telling or [
            m for m in _marks(source, blocks, written, REQUEST) if m.start > asking[-1].start
        ]
        entries = list(_entries(source, blocks, telling))
        if len(entries) > 1:
            body = ended(source, [one.body for one in entries])
            entries[-1] = replace(entries[-1], body=body)
        known = {label for one in asking for label in one.labels}
        if len(known & {n for one in entries for n in one.numbers}) * 2 >= len(known):
            return _answered(list(_questions(source, blocks, asking)), entries, end)
        if not counted.questions:
            counted = Asked(tuple(_questions(source, blocks, asking)), (), end)
    return counted


def _answered(questions: list[Question], entries: Sequence[Entry], end: int) -> Asked:
    """The questions and the answers behind; each beside its own, where their stretches are one."""
    first = entries[0].mark.start
    if questions[-1].text.end <= first:
        return Asked(tuple(questions), tuple(entries), end)
    under = {number: one.body for one in entries for number in one.numbers if len(one.body)}
    last = replace(questions[-1], text=Span(questions[-1].text.start, first))
    beside = (replace(q, answer=under.get(q.number)) for q in (*questions[:-1], last))
    return Asked(tuple(beside), (), end)


def _asking(source: Source, blocks: Blocks, form: re.Pattern[str]) -> list[_Mark]:
    """The labels of a list that asks, where no heading says that it is of the request."""
    listed = _list_of(_marks(source, blocks, form, ANSWER))
    return listed if len(listed) > 1 and _share_asking(source, listed) >= _ASKS else []


def _share_asking(source: Source, marks: Sequence[_Mark]) -> float:
    asking = sum(any(asks(source, s) for s in _first(source, mark)) for mark in marks)
    return asking / len(marks) if marks else 0.0


def _first(source: Source, mark: _Mark) -> list[Span]:
    """The first sentence after a label."""
    return source.sentences_in(Span(mark.end, min(len(source.text), mark.end + 300)))[:1]


def _marks(source: Source, blocks: Blocks, form: re.Pattern[str], role: str) -> list[_Mark]:
    found = []
    for match in source.at_lines(form, source.low):
        start = match.start("labels")
        if blocks.at(start) == role:
            found.append(_Mark(start, match.end(), tuple(_ONE.findall(match["labels"]))))
    stopped = [m for m in found if source.low[m.end - 1] in ".):"]
    return stopped or found


def _list_of(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks that count up from the first: "a" from "a", "b1" after "a3"."""
    kept: list[_Mark] = []
    last = ""
    for one in marks:
        label = one.labels[0]
        if _follows(last, label):
            kept.append(one)
            last = label
    return kept


def _follows(last: str, label: str) -> bool:
    if not last:
        return label in ("a", "a1", "i")
    if last in ROMANS:
        return is_next_roman(last, label)
    if label.isalpha():
        return last.isalpha() and ord(label) == ord(last) + 1
    head, tail, before, number = label[0], int(label[1:]), last[0], int(last[1:])
    if head == before:
        return tail == number + 1
    return ord(head) == ord(before) + 1 and tail == 1


def _entries(source: Source, blocks: Blocks, telling: Sequence[_Mark]) -> Iterator[Entry]:
    """The answers under their labels, each up to the next; of one answered twice, the first."""
    seen: set[str] = set()
    edges = [b.span.end for b in blocks.all if blocks.at(b.span.end) not in (ANSWER, REQUEST)]
    starts = [*(one.start for one in telling), len(source.text)]
    for one, following in zip(telling, starts[1:], strict=True):
        end = min([following, *(e for e in edges if e > one.end)])
        titled = _TITLE.match(source.plain, one.end)
        body = source.trimmed(Span(titled.end() if titled else one.end, max(one.end, end)))
        if end != following or one is telling[-1]:
            body = without_general(source, body)
        if not seen.intersection(one.labels):
            seen.update(one.labels)
            yield Entry(one.labels, ANSWERING, Span(one.start, one.end), body)


def _questions(source: Source, blocks: Blocks, asking: Sequence[_Mark]) -> Iterator[Question]:
    for index, one in enumerate(asking):
        block = next(b for b in blocks.of(REQUEST, ANSWER) if b.span.holds(one.start))
        end = asking[index + 1].start if index + 1 < len(asking) else block.span.end
        text = source.trimmed(Span(one.start, max(one.end, min(end, block.span.end))))
        yield Question(one.labels[0], text, None)
