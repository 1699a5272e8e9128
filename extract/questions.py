"""The numbered questions of a request, and beside each the answer that stands with it.

A letter may quote the questions and answer below them, answer each under itself, or both; a thread
quotes the same questions in every letter. Lists that restart are told apart by their numbers.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from extract.blocks import ANSWER as TOLD
from extract.blocks import FOOTER, REQUEST, RIGHTS, SIGN, THIRD, Block, Blocks
from extract.markers import ANSWER, PART, PLAIN, QUESTION, Marker, markers
from extract.replies import (
    Entry,
    Listing,
    asks,
    first_paragraphs,
    is_interleaved,
    last_cut,
    paragraphs,
    reply,
    tells,
    without_general,
    without_others,
)
from extract.source import Source
from extract.spans import Span

_ALIKE = 75.0  # how like two questions are that are one, in per cent
_HEADING = 40  # characters; what is longer is a sentence
_LEAD = 200  # characters; a sentence or two that say what was asked
_GAP = 3  # by how many numbers a list may skip


@dataclass(frozen=True)
class Question:
    """A question and, where it stands under it, its answer."""

    number: str
    text: Span
    answer: Span | None


@dataclass(frozen=True)
class Asked:
    """The questions of a document; the answers that stand apart from them."""

    questions: tuple[Question, ...]
    answers: tuple[Entry, ...]
    end: int  # where the last list of questions ends

    @property
    def count(self) -> int:
        """How many there are without their parts; all of those that have no plain number."""
        return sum(one.number.isdigit() for one in self.questions) or len(self.questions)


def asked(source: Source, blocks: Blocks) -> Asked:
    """The numbered questions and the numbered answers of a document."""
    listings = list(_listings(source, blocks))
    asking = [one for one in listings if _asks(source, blocks, one)] or _first_of_twins(listings)
    chosen = _chosen(source, asking)
    questions = [q for one in chosen for q in _questions(source, one)]
    end = max((one.end for one in chosen), default=0)
    start = min((one.start for one in chosen), default=0)
    known_ones = {id(one) for one in asking}
    others = [one for one in listings if chosen and id(one) not in known_ones and one.start > start]
    known = {one.number.rstrip("abcdefgh") for one in questions}
    answers = [e for one in others for e in one.entries if e.number.rstrip("abcdefgh.") in known]
    return Asked(tuple(questions), tuple(_cut(source, answers)), end)


def _first_of_twins(listings: Sequence[Listing]) -> list[Listing]:
    """Of two lists with the same numbers the first, where no list asks: the second answers it."""
    for one, other in pairwise(listings):
        numbers = {entry.number for entry in one.mains}
        shared = numbers & {entry.number for entry in other.mains}
        is_first = one.mains and one.entries[0].sort != ANSWER and one.end <= other.start
        if is_first and len(shared) > 1 and len(shared) * 3 >= len(numbers) * 2:
            return [one]
    return []


def _listings(source: Source, blocks: Blocks) -> Iterator[Listing]:
    found = [m for m in markers(source) if blocks.at(m.start) not in (RIGHTS, FOOTER, THIRD, SIGN)]
    groups = [group for stream in _streams(found) for group in _grouped(stream, blocks)]
    starts = sorted(one.start for group in groups for one in group)
    whole = {len(source.text), *(b.span.start for b in blocks.all if b.rule.startswith("thread/"))}
    edges = sorted({b.span.end for b in blocks.all if not _answers_on(blocks, b)} | whole)
    hard = sorted({b.span.end for b in blocks.all if not _leads_on(blocks, b)} | whole)
    for group in groups:
        entries = [_entry(source, one, starts, hard) for one in group[:-1]]
        lasts = [_entry(source, group[-1], starts, cut) for cut in (hard, edges)]
        full = Listing((*entries, lasts[0]))
        yield full if is_interleaved(source, full) else Listing((*entries, lasts[1]))


def _answers_on(blocks: Blocks, block: Block) -> bool:
    """Whether an answer goes on after a stretch, with no heading between."""
    after = next((b for b in blocks.all if b.span.start == block.span.end), None)
    return (
        block.role == TOLD
        and after is not None
        and after.role == TOLD
        and (after.rule != "blocks/answer-heading")
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
        if group and not is_other and _goes_on(main, number, one, is_part=is_part):
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
    if plain and not any(one.is_punctuated for one in plain) and len(plain) < 3:
        return False
    return len(group) > 1 or group[0].sort in (QUESTION, ANSWER) or group[0].is_punctuated


def _next_part(part: str, letter: str) -> bool:
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
    if not part:
        return letter in ("a", "i")
    if part in romans and letter in romans and romans.index(letter) == romans.index(part) + 1:
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
    body = source.trimmed(Span(min(one.end, end), end))
    return Entry(one.numbers, one.sort, Span(one.start, min(one.end, end)), body)


def _asks(source: Source, blocks: Blocks, listing: Listing) -> bool:
    """Whether most of a list's numbered lines ask something."""
    mains = listing.mains or listing.entries
    if mains[0].sort == ANSWER:
        return False
    is_theirs = blocks.at(listing.start) == REQUEST
    if is_theirs and _is_led_in(source, blocks, listing):
        return True
    asking = sum(_is_question(source, one, read=3 if is_theirs else 1) for one in mains)
    return asking >= (0.4 if is_theirs else 0.6) * len(mains) and asking > 0


def _is_led_in(source: Source, blocks: Blocks, listing: Listing) -> bool:
    """Whether a list of the request follows "you asked for:" or a heading and nothing else."""
    block = next((b for b in blocks.of(REQUEST) if b.span.holds(listing.start)), None)
    before = source.flat[block.span.start : listing.start].strip() if block else ""
    leads = before.endswith(":") or 0 < len(before) < _HEADING
    return len(listing.mains) > 1 and (
        leads or (len(before) < _LEAD and " you " in f" {before} ".lower())
    )


def _is_question(source: Source, one: Entry, *, read: int) -> bool:
    """Whether one of the first sentences under a number asks, or its heading shouts."""
    if not len(one.body):
        return False
    first = source.sentences_in(Span(one.body.start, min(one.body.end, one.body.start + 600)))
    heading = source.plain[one.body.start : one.body.start + 40]
    if one.sort == QUESTION and heading.isupper():
        return True
    return any(asks(source, sentence) for sentence in first[:read])


def _chosen(source: Source, asking: list[Listing]) -> list[Listing]:
    """The lists that ask different things; of lists that ask the same, the one with answers."""
    chosen: list[Listing] = []
    for one in asking:
        twin = next((n for n, other in enumerate(chosen) if _alike(source, one, other)), None)
        if twin is None:
            chosen.append(one)
        elif _answered(source, one) >= _answered(source, chosen[twin]):
            chosen[twin] = one
    return chosen


def _alike(source: Source, one: Listing, other: Listing) -> bool:
    """Whether two lists ask the same, by the beginning of each question."""
    pairs = [
        (a, b) for a in one.mains for b in other.mains if a.number == b.number
    ]  # few: numbers of a list are distinct
    if not pairs:
        return False
    like = sum(ratio(_opening(source, a), _opening(source, b)) >= _ALIKE for a, b in pairs)
    return like * 2 >= len(pairs)


def _opening(source: Source, one: Entry) -> str:
    return " ".join(source.flat[one.body.start : min(one.body.end, one.body.start + 90)].split())[
        :60
    ]


def _answered(source: Source, listing: Listing) -> int:
    return sum(reply(source, one) is not None for one in listing.entries)


def _questions(source: Source, listing: Listing) -> Iterator[Question]:
    has_answers = is_interleaved(source, listing)
    found = [_own_answer(source, listing, n) if has_answers else None for n in listing.entries]
    for one, answer in zip(listing.entries, last_cut(source, listing, found), strict=True):
        end = answer.start if answer else one.body.end
        text = source.trimmed(Span(one.mark.start, max(end, one.mark.end)))
        for number in one.numbers:
            yield Question(number, text, answer)


def _own_answer(source: Source, listing: Listing, one: Entry) -> Span | None:
    """What answers a question there; a part that asks nothing is itself an answer."""
    if tells(source, listing, one):
        return without_others(source, one.body)
    answer = reply(source, one, is_likely=True)
    return without_others(source, answer) if answer else None


def _cut(source: Source, answers: list[Entry]) -> Iterator[Entry]:
    """The answers, the last without the general passage that follows it."""
    for index, one in enumerate(answers):
        following = answers[index + 1] if index + 1 < len(answers) else None
        if not following or following.mark.start > one.body.end + 3:
            one = replace(one, body=without_general(source, one.body))
        if following is None and index > 1:
            most = max(paragraphs(source, other.body) for other in answers[:-1])
            one = replace(one, body=first_paragraphs(source, one.body, most))
        yield replace(one, body=without_others(source, one.body))
