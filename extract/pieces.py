"""What stands under each line of a run, and whether it asks or answers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.blocks import FOOTER, REQUEST, RIGHTS, SIGN, THIRD, Blocks
from extract.numbered import Run
from extract.questions import Question
from extract.replies import (
    asks,
    first_paragraphs,
    paragraphs,
    unquoted,
    without_general,
    without_others,
)
from extract.source import Source
from extract.spans import Span

CLOSING = (RIGHTS, FOOTER, SIGN, THIRD)
_ASKED = re.compile(
    r"(?<![a-z])(?:"
    r"you (?:[a-z]{2,12} ){0,3}(?:ask|request|want|wrote|sought|seek|enquir)[a-z]{0,4}|"
    r"your (?:[a-z]{2,12} ){0,3}(?:request|questions?|enquiry|e-?mail|letter|query)|questions?|"
    r"(?:the|this|foi) request|(?:requested|seeking|asking|wanted|wished) |"
    r"i (?:would|wish|want|am)|text of|information requested)"
)
# Columns headed "Question" and "Answer"; "our reply beneath each point".
_MIXED = re.compile(
    r"(?:question|request|query|asked|point|item)[^\n]{0,80}(?:answer|respon[sd]e|reply|information)|"
    r"(?:answer|respon[sd]|repl(?:y|ies)|comment)[^.\n]{0,90}(?:beneath|below|under|after|against|"
    r"alongside|beside|next to|following|in (?:bold|red|blue|italics?|green))"
)
_VERB = re.compile(
    r"(?<![a-z])(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|must|should|"
    r"we|our|not|no|yes|none|nothing|hold|held|please|section|applies|exempt|attached)(?![a-z])"
)
_JOINT = re.compile(r"(?<![a-z])(?:of|for|in|on|about|by|between|since|to|with|from)(?![a-z])")
_PROVIDES = re.compile(
    r"(?:(?<![a-z])(?:prejudice|exempt information|subsection|to the extent that|provides|states|"
    r"the condition)[^.?]{0,60}|(?:if|where|prejudice|inhibit|(?:likely|tend) to)"
    r"[ ]?[:,-]?)\s{0,6}\Z"
)
_BEFORE = 220  # characters before a run in which its heading or its lead stands
_MEANT = 0.25  # the share of answers that may ask the requester back


@dataclass(frozen=True)
class Paired:
    """One way to read the runs of a letter as questions and answers, and how likely it is."""

    score: float
    questions: tuple[Question, ...]
    is_repeated: bool = True  # whether the letter has the questions, and not their numbers alone


def bodies(run: Run, end: int) -> list[Span]:
    """The stretches from each line of a run to the next, the last up to ``end``."""
    starts = [*(one.start for one in run.steps[1:]), end]
    return [Span(one.end, max(one.end, at)) for one, at in zip(run.steps, starts, strict=True)]


def answers_under(source: Source, blocks: Blocks, run: Run) -> list[Span]:
    """The answers: the last as long as the longest before it, none with what is general."""
    found = [unquoted(source, one) for one in bodies(run, end_of(source, blocks, run))]
    found[-1] = ended(source, found)
    return [without_others(source, one) if len(one) else one for one in found]


def ended(source: Source, found: Sequence[Span]) -> Span:
    """The last of many stretches with no more paragraphs than the longest before it."""
    last = without_general(source, found[-1])
    most = max((paragraphs(source, source.trimmed(one)) for one in found[:-1]), default=1)
    return first_paragraphs(source, last, most)


def end_of(source: Source, blocks: Blocks, run: Run) -> int:
    """Where the last of a run ends: before rights, the foot or the signature."""
    last = run.steps[-1].end
    edges = (b.span.start for b in blocks.of(*CLOSING) if b.span.start > last)
    return min(edges, default=len(source.text))


def asking(source: Source, texts: Sequence[Span], *, named: float = 0.0) -> float:
    """The share of stretches whose first sentences ask; one that names a thing counts ``named``."""
    return sum(_asks(source, one, named) for one in texts) / len(texts) if texts else 0.0


def _asks(source: Source, text: Span, named: float) -> float:
    first = source.sentences_in(text)[:2]
    if any(asks(source, one) for one in first):
        return 1.0
    return named if first and _names(source, first[0]) else 0.0


def _names(source: Source, sentence: Span) -> bool:
    """Whether a sentence only names what is wanted: some words of which none is a verb."""
    text = source.low[sentence.start : sentence.end]
    return 3 <= text.count(" ") < 40 and not _VERB.search(text) and bool(_JOINT.search(text))


def asking_back(source: Source, answers: Iterable[Span]) -> float:
    """The share of answers whose first sentence is a question; few may ask what was meant."""
    firsts = [source.sentences_in(one)[0] for one in answers if len(one)]
    marked = sum(
        source.plain[one.start : one.end].rstrip(" >\n\"'").endswith("?") for one in firsts
    )
    share = marked / max(1, len(firsts))
    return share if share > _MEANT else 0.0


def led(source: Source, blocks: Blocks, run: Run) -> float:
    """How far what stands before a run says that it asks: by its words, or by its stretch."""
    start = max(0, run.start - _BEFORE)
    if _ASKED.search(source.low, start, run.start):
        return 1.0
    return 0.7 if blocks.at(run.start) == REQUEST else 0.0


def is_statutory(source: Source, run: Run) -> bool:
    """Whether the lettered lines are of a provision: "would be likely to prejudice: (a) ..."."""
    if run.scale not in ("a", "i"):
        return False
    before = source.low[max(0, run.start - _BEFORE) : run.start]
    small = [source.text[one.end : one.end + 8].strip()[:1].islower() for one in run.steps]
    return all(small) and _PROVIDES.search(before) is not None


def is_mixed(source: Source, run: Run) -> bool:
    """Whether words before a run say that answers stand among the questions."""
    before = max(0, run.start - _BEFORE)
    return run.is_alone or _MIXED.search(source.low, before, run.start) is not None
