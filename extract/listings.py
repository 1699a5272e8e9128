"""The numbered lists of a document: lines whose numbers go on, each with what stands under it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.blocks import ANSWER as TOLD
from extract.blocks import FOOTER, REQUEST, RIGHTS, SIGN, THIRD, Block, Blocks
from extract.markers import ANSWER, PART, PLAIN, QUESTION, Marker, is_next_roman, markers
from extract.replies import Entry, Listing, is_interleaved, unquoted
from extract.source import Source
from extract.spans import Span

_GAP = 3  # by how many numbers a list may skip


def listings(source: Source, blocks: Blocks) -> Iterator[Listing]:
    """The lists of a document; the answers among those that say so are lists of their own."""
    found = [
        one
        for one in markers(source)
        if blocks.at(one.start) not in (RIGHTS, FOOTER, THIRD, SIGN)
        and (one.sort != PLAIN or one.start not in blocks.headings)
    ]
    groups = [group for stream in _streams(found) for group in _grouped(stream, blocks)]
    if not groups:
        return
    starts = sorted(one.start for group in groups for one in group)
    whole = {len(source.text), *(b.span.start for b in blocks.all if b.rule.startswith("thread/"))}
    after = {b.span.start: b for b in reversed(blocks.all)}
    edges = sorted({b.span.end for b in blocks.all if not _answers_on(after, b)} | whole)
    hard = sorted({b.span.end for b in blocks.all if not _leads_on(blocks, b)} | whole)
    for group in groups:
        entries = [_entry(source, one, starts, hard) for one in group[:-1]]
        is_led = group[0].sort == ANSWER
        cuts = (hard, hard if is_led else edges)
        lasts = [_entry(source, group[-1], starts, cut) for cut in cuts]
        full = Listing((*entries, lasts[0]))
        yield full if is_interleaved(source, full) else Listing((*entries, lasts[1]))


def _answers_on(starts: Mapping[int, Block], block: Block) -> bool:
    """Whether an answer goes on after a stretch, with no heading between."""
    after = starts.get(block.span.end)
    return (
        block.role == TOLD
        and after is not None
        and after.role == TOLD
        and after.rule != "blocks/answer-heading"
    )


def _leads_on(blocks: Blocks, block: Block) -> bool:
    """Whether a stretch ends where an answer begins, as one under a question does."""
    return block.role in (REQUEST, TOLD) and blocks.at(block.span.end) in (REQUEST, TOLD)


def _streams(found: Sequence[Marker]) -> tuple[list[Marker], list[Marker]]:
    """The markers that say they are of answers, and all others; a part goes with its number."""
    asking: list[Marker] = []
    answering: list[Marker] = []
    current = asking
    for one in found:
        if one.sort != PART:
            current = answering if one.sort == ANSWER else asking
        current.append(one)
    return asking, answering


def _grouped(stream: Sequence[Marker], blocks: Blocks) -> Iterator[list[Marker]]:
    """The markers of each list; those that belong to no list are passed over."""
    group: list[Marker] = []
    main, part = 0, ""
    for one in stream:
        if one.sort == PART:
            letter = one.numbers[0]
            here = bool(group) and blocks.at(group[-1].start) == blocks.at(one.start)
            if here and _next_part(part, letter):
                part = letter
                _add_part(group, one, f"{main}{letter}")
            continue
        number = one.main
        is_part = not one.numbers[0].isdigit()
        is_other = one.sort == PLAIN and len(group) > 1 and group[1].sort == QUESTION
        is_own = is_part and number == main  # "2a)" under "Q2"
        if group and (is_own or not is_other) and _goes_on(main, number, one, is_part=is_part):
            group.append(one)
            main, part = max(_whole(one.numbers[-1]), number), ""
            continue
        if number == 1 or one.sort != PLAIN:
            if _is_list(group):
                yield group
            group, main, part = [one], number, ""
    if _is_list(group):
        yield group


def _whole(number: str) -> int:
    """The main number of "2a" or "2.1"."""
    return int("".join(c for c in number.split(".")[0] if c.isdigit()) or 0)


def _goes_on(main: int, number: int, one: Marker, *, is_part: bool) -> bool:
    if is_part and number == main:
        return True
    if one.sort == PLAIN and not one.is_punctuated:
        return number == main + 1
    return main < number and (number <= main + _GAP or one.sort != PLAIN)


def _is_list(group: list[Marker]) -> bool:
    """Whether markers are a list: more than one, or one that says it is a question."""
    if not group:
        return False
    plain = [one for one in group if one.sort == PLAIN]
    if len(plain) == len(group) < 3 and not any(one.is_punctuated for one in plain):
        return False
    return len(group) > 1 or group[0].sort in (QUESTION, ANSWER) or group[0].is_punctuated


def _next_part(part: str, letter: str) -> bool:
    if not part:
        return letter in ("a", "i")
    if is_next_roman(part, letter):
        return True
    return len(part) == len(letter) == 1 and 0 < ord(letter) - ord(part) <= _GAP


def _add_part(group: list[Marker], one: Marker, number: str) -> None:
    """A part taken into a list, unless the list has it: then it is of another text."""
    if all(number not in other.numbers for other in group):
        group.append(replace(one, numbers=(number,)))


def _entry(source: Source, one: Marker, starts: list[int], edges: list[int]) -> Entry:
    after = bisect_right(starts, one.start)
    following = starts[after] if after < len(starts) else len(source.text)
    end = min(following, edges[bisect_right(edges, one.start)])
    body = unquoted(source, Span(min(one.end, end), end))
    return Entry(one.numbers, one.sort, Span(one.start, min(one.end, end)), body)
