"""Where under a question its answer begins: at a label, in a cell, at the margin, or after it."""

import re
from dataclasses import dataclass

from extract.cues import book, cues
from extract.markers import PART
from extract.source import Source
from extract.spans import Span

_LETTER = re.compile(r"[aA][ ]{0,2}[:.)-]")
_SECOND = re.compile(r"\n[ >*\u2022|-]{0,24}\(?b[.)]")
_BLANK = re.compile(r"\n[ \t|>]{0,80}\n")


@dataclass(frozen=True)
class Entry:
    """A numbered line and what stands under it, up to the next."""

    numbers: tuple[str, ...]
    sort: str
    mark: Span
    body: Span

    @property
    def number(self) -> str:
        return self.numbers[0]

    @property
    def is_main(self) -> bool:
        return self.number.isdigit()


@dataclass(frozen=True)
class Listing:
    """A list of numbered lines."""

    entries: tuple[Entry, ...]

    @property
    def mains(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.is_main)

    @property
    def start(self) -> int:
        return self.entries[0].mark.start

    @property
    def end(self) -> int:
        return self.entries[-1].body.end


def is_interleaved(source: Source, listing: Listing) -> bool:
    """Whether answers stand under the questions: under most, and not under the last alone."""
    entries = listing.entries
    answered = [reply(source, n) is not None or tells(source, listing, n) for n in entries]
    if len(entries) > 1 and sum(answered) == 1 and answered[-1]:
        return False
    stems = {one.number.rstrip("abcdefgh") for one in entries if not one.is_main}
    without = sum(one.number in stems for one in entries)
    return any(answered) and sum(answered) * 2 >= len(entries) - without


def tells(source: Source, listing: Listing, one: Entry) -> bool:
    """Whether a part under an asking number asks nothing, and so is itself an answer.

    Under a number whose words go on ("How many were passed to:") the parts go on asking.
    """
    if one.is_main or one.sort != PART or not len(one.body):
        return False
    if "?" in source.plain[one.body.start : one.body.end]:
        return False
    main = _main_of(listing, one)
    if main is not None and len(main.body):
        first = source.plain[main.body.start : main.body.end].rstrip()
        if "?" in first:
            return True
        if first[-1] in ",:;-" or first[-1].isalnum():
            return False
    return not asks(source, source.sentences_in(one.body)[0])


def _main_of(listing: Listing, one: Entry) -> Entry | None:
    """The number that a part is of."""
    return next((m for m in listing.mains if m.number == one.number.rstrip("abcdefgh")), None)


def reply(source: Source, one: Entry, *, is_likely: bool = False) -> Span | None:
    """What under a question is the answer to it.

    Where others of the list have answers, any statement on a new line is likely one.
    """
    if not len(one.body):
        return None
    for found in (_labelled(source, one), _in_cell(source, one), _indented(source, one)):
        if found is not None:
            return found if len(found) else None
    return _after_asking(source, one, is_likely=is_likely)


def _labelled(source: Source, one: Entry) -> Span | None:
    for line in lines_of(source, one.body)[1:]:
        start = source.trimmed(line).start
        end = label_end(source, start, one.body.end)
        if end:
            return source.trimmed(Span(end, one.body.end))
    return None


def label_end(source: Source, start: int, end: int) -> int | None:
    """Where a word for an answer ends that stands at a place; none is "a.", or "A." before "B."."""
    found = book("questions", "reply-label").at(source.low, start)
    if found is None:
        return None
    label = source.plain[start : found[1].end()]
    if _LETTER.fullmatch(label) and (label[0] == "a" or _SECOND.search(source.low, start, end)):
        return None
    return found[1].end()


def _in_cell(source: Source, one: Entry) -> Span | None:
    """The last cell of a table's row that has a question in the one before."""
    end = source.plain.find("\n", one.body.start, one.body.end)
    row = Span(one.body.start, end if end >= 0 else one.body.end)
    for text, sign in ((source.plain, "|"), (source.text, "\t")):
        if sign not in text[row.start : row.end]:
            continue
        cells = text[row.start : row.end].rstrip("| \t\r").split(sign)
        if len(cells) > 1 and cells[-1].strip():
            start = row.start + len(sign.join(cells[:-1])) + 1
            return source.trimmed(Span(start, _row_end(source, one, sign)))
    return None


def _row_end(source: Source, one: Entry, sign: str) -> int:
    """Where a row ends: of a framed table, before the first line of another form."""
    first, *more = lines_of(source, one.body)
    if sign == "\t":
        return first.end
    head = source.plain.rfind("\n", 0, one.mark.start) + 1
    cells = source.plain.count(sign, head, first.end)
    end = first.end
    for line in more:
        here = source.plain.count(sign, line.start, line.end)
        if here and here != cells and line.end < one.body.end:
            break
        end = line.end
    return end


def _indented(source: Source, one: Entry) -> Span | None:
    """What begins at the margin under a question whose further lines are set in."""
    end = source.plain.find("\n", one.body.start, one.body.end)
    if end < 0 or not source.plain.startswith("  ", end + 1, one.body.end):
        return None
    lines = lines_of(source, one.body)
    if len(lines) < 3:
        return None
    margin = _indent(source, Span(source.plain.rfind("\n", 0, one.mark.start) + 1, one.body.end))
    outer = next(
        (n for n in lines[1:] if len(source.trimmed(n)) and _indent(source, n) <= margin), None
    )
    return source.trimmed(Span(outer.start, one.body.end)) if outer else None


def lines_of(source: Source, span: Span) -> list[Span]:
    found, start = [], span.start
    for line in source.plain[span.start : span.end].split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _indent(source: Source, line: Span) -> int:
    text = source.plain[line.start : line.end]
    return len(text) - len(text.lstrip(" "))


def _after_asking(source: Source, one: Entry, *, is_likely: bool) -> Span | None:
    """What follows the asking: begun on a new line, no longer asking, and like a reply."""
    sentences = source.sentences_in(one.body)
    last = max((n for n, s in enumerate(sentences) if source.plain[s.end - 1] == "?"), default=0)
    for before, sentence in zip(sentences[last:], sentences[last + 1 :], strict=False):
        gap = source.plain[before.end : sentence.start]
        if "\n" not in gap and source.plain[before.end - 1] != "?":
            continue
        if asks(source, sentence):
            continue
        is_below = is_likely and gap.count("\n") > 1
        if not is_below and book("questions", "goes-on").at(source.low, sentence.start):
            continue
        is_apart = is_likely or gap.count("\n") > 1
        if is_apart or book("questions", "replies").at(source.low, sentence.start):
            return source.trimmed(Span(sentence.start, one.body.end))
    return None


def unquoted(source: Source, span: Span) -> Span:
    """A stretch without the layout at its ends, nor signs of quotation behind."""
    inner = source.trimmed(span)
    return Span(
        inner.start, inner.start + len(source.plain[inner.start : inner.end].rstrip("> \n"))
    )


def without_general(source: Source, body: Span) -> Span:
    """An answer without the general passage that follows it."""
    for line in lines_of(source, body)[1:]:
        start = source.trimmed(line).start
        if book("questions", "ends-answers").at(source.low, start):
            return source.trimmed(Span(body.start, line.start))
    return body


def without_others(source: Source, span: Span) -> Span:
    """An answer without the passage behind it that speaks of the other questions."""
    sentences = source.sentences_in(span)
    of_others = cues("outcome", "of-others")
    for one in sentences[1:]:
        if of_others.first(source.low, one.start, one.end):
            return source.trimmed(Span(span.start, one.start))
    return span


def asks(source: Source, sentence: Span) -> bool:
    """Whether a sentence asks: by its mark or by how it begins."""
    if source.plain[sentence.start : sentence.end].rstrip(" \"')*_").endswith("?"):
        return True
    return book("questions", "asks").at(source.low, sentence.start) is not None


def paragraphs(source: Source, span: Span) -> int:
    """How many paragraphs a stretch has."""
    return len(_BLANK.findall(source.plain[span.start : span.end])) + 1


def first_paragraphs(source: Source, span: Span, most: int) -> Span:
    """A last answer of no more paragraphs than the longest before it: the rest is of them all."""
    blanks = list(_BLANK.finditer(source.plain, span.start, span.end))
    return (
        source.trimmed(Span(span.start, blanks[most - 1].start())) if len(blanks) >= most else span
    )


def last_cut(source: Source, listing: Listing, answers: list[Span | None]) -> list[Span | None]:
    """The answers, the last within its paragraph where no entry before it has a blank line."""
    *before, last = answers
    bodies = [one.body for one in listing.entries[:-1]]
    if last is None or sum(map(bool, before)) < 2:
        return answers
    if any(paragraphs(source, one) > 1 for one in bodies):
        return answers
    return [*before, first_paragraphs(source, last, 1)]
