"""The outcome of each numbered question: from its own answer, from a passage about several, from
the answer it hangs on; else nobody answered it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from extract.blocks import Blocks
from extract.collective import Passage, parted, passages
from extract.cues import book, cues, word_set
from extract.given import read_answer, states_firmly
from extract.markers import WORD_NUMBER, numbers_in
from extract.outcome import (
    AS_ABOVE,
    CONDITIONAL,
    DISCLOSED,
    NCND,
    NO_ANSWER,
    NOT_APPLICABLE,
    NOT_HELD,
    REDIRECTED,
    REFUSED,
    UNKNOWN,
    WAITING,
    WITHDRAWN,
    Phrases,
    Verdict,
    of_answer,
)
from extract.questions import Asked, Question
from extract.reading import EXEMPTION, Citation, Item
from extract.source import Source
from extract.spans import Span

_LABEL = re.compile(
    rf"(?<![a-z0-9])(?:[a-h]?\d{{1,2}}(?:\.\d{{1,2}})?[a-h]?(?![a-z0-9])|{WORD_NUMBER})"
)
_REFUSING = (REFUSED, NOT_HELD, NCND, NOT_APPLICABLE)  # what "see 3" says of its own question
_GIVING = (DISCLOSED, REDIRECTED, CONDITIONAL)  # not what a letter does that asks back
_FEW = 4  # questions, of which one without an answer may be one that the whole answers
_NEARLY_ALL = 0.75
_BARE = 20  # characters of an answer too short to outweigh a passage that names its question
_SENTENCES = 4  # of an answer to a question, of which each may be of another of its parts
_BEGUN = 70  # characters of a question in which it says that it hangs on another
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = 6  # letters that two words must share to be of one stem


def items(
    source: Source,
    blocks: Blocks,
    phrases: Phrases,
    asked: Asked,
    cited: Sequence[Citation],
    whole: Verdict | None,
) -> tuple[Item, ...]:
    """The outcome of every question, in order.

    ``whole`` is the outcome of the whole request where a letter gives one for all questions.
    """
    reader = _Reader(source, blocks, phrases, asked, cited, whole)
    return tuple(reader.items())


class _Reader:
    def __init__(
        self,
        source: Source,
        blocks: Blocks,
        phrases: Phrases,
        asked: Asked,
        cited: Sequence[Citation],
        whole: Verdict | None,
    ) -> None:
        self.source, self.blocks, self.phrases = source, blocks, phrases
        self.asked, self.cited, self.whole = parted(source, asked), cited, whole
        self.by_number = {n: one for one in self.asked.answers for n in one.numbers}
        self.found: dict[str, Item] = {}
        is_ended = whole is not None and (whole.rule == WAITING or whole.outcome == WITHDRAWN)
        self.ended = whole if is_ended else None

    @cached_property
    def passages(self) -> list[Passage]:
        return list(passages(self.source, self.blocks, self.phrases, self.asked))

    def items(self) -> Iterator[Item]:
        for question in self.asked.questions:
            item = self._item(question)
            self.found[question.number] = item
            yield item

    def _item(self, question: Question) -> Item:
        own = self._own(question)
        if self.ended and not own:
            return self._by_whole(question) or self._unanswered(question, own)
        if own is not None and len(own):
            return self._answered(question, own)
        return (
            self._by_passage(question, "named")
            or self._hanging(question)
            or self._by_passage(question, "given")
            or self._by_stem(question)
            or self._by_parts(question)
            or self._by_passage(question, "rest")
            or self._by_passage(question, "all")
            or self._by_whole(question)
            or self._unanswered(question, own)
        )

    def _own(self, question: Question) -> Span | None:
        entry = self.by_number.get(question.number)
        return question.answer or (entry.body if entry else None)

    def _answered(self, question: Question, span: Span) -> Item:
        verdict = self._read(span)
        if self.ended and verdict.outcome in _GIVING:
            verdict = replace(verdict, outcome=self.ended.outcome, rule=self.ended.rule)
        if verdict.outcome == AS_ABOVE:
            before = self._named_in(span)
            outcome = before.outcome if before else REDIRECTED
            if verdict.rule == "outcome/see-other" and outcome not in _REFUSING:
                outcome = REDIRECTED
            return self._made(question, outcome, span, verdict)
        is_bare = verdict.rule == "outcome/statement" and len(span) < _BARE
        if is_bare and not states_firmly(self.source, span):
            refusing = next((p for p in self.passages if question.number in p.numbers), None)
            if refusing:
                said = refusing.verdict
                return self._made(question, said.outcome, refusing.span, said)
        return self._made(question, verdict.outcome, span, verdict, because=verdict.against)

    def _named_in(self, span: Span) -> Item | None:
        """The item that an answer points back to, by its number or as the one before."""
        match = _LABEL.search(self.source.low, span.start, span.end)
        label = _label(match[0]) if match else ""
        if label in self.found:
            return self.found[label]
        return self.found[next(reversed(self.found))] if self.found else None

    def _read(self, span: Span) -> Verdict:
        relied_on = [c for c in self.cited if c.role == EXEMPTION and span.holds(c.start)]
        return read_answer(self.phrases, span, relied_on)

    def _made(
        self, question: Question, outcome: str, span: Span, verdict: Verdict, *, because: str = ""
    ) -> Item:
        under = self._provisions(span) if outcome not in (DISCLOSED, NOT_APPLICABLE) else ()
        return Item(
            question.number, outcome, span.start, span.end, verdict.rule, verdict.score,
            under, question.text, because,
        )  # fmt: skip

    def _provisions(self, span: Span) -> tuple[str, ...]:
        inside = (c for c in self.cited if span.holds(c.start) and c.role == EXEMPTION)
        return _deepest(inside)

    def _by_passage(self, question: Question, covers: str) -> Item | None:
        for one in self.passages:
            is_named = covers in ("named", "given")
            if one.covers != covers or (is_named and not _names(one, question)):
                continue
            item = self._made(question, one.verdict.outcome, one.span, one.verdict)
            return item if is_named else _with(item, self._all_relied_on())
        return None

    def _all_relied_on(self) -> tuple[str, ...]:
        return _deepest(c for c in self.cited if c.role == EXEMPTION)

    def _hanging(self, question: Question) -> Item | None:
        """A question asked only if another has another answer than it got."""
        on = self._hung_on(question)
        if on is None or on.start is None or on.end is None:
            return None
        start = self.source.trimmed(question.text).start
        hang = cues("outcome", "hangs-on").first(self.source.low, start, start + _BEGUN)
        if hang is None:
            return None
        says_no = book("outcome", "negative").at(self.source.low, on.start) is not None
        if on.outcome == NOT_APPLICABLE or (
            on.outcome == DISCLOSED and says_no == (hang.says == "yes")
        ):
            verdict = Verdict(NOT_APPLICABLE, on.start, on.end, hang.id, hang.score)
            return self._made(
                question, NOT_APPLICABLE, Span(on.start, on.end), verdict,
                because=f"it hangs on question {on.number}",
            )  # fmt: skip
        return None

    def _hung_on(self, question: Question) -> Item | None:
        stem = question.number.rstrip("abcdefgh")
        if stem != question.number:
            return self.found.get(stem)
        return self.found[next(reversed(self.found))] if self.found else None

    def _by_stem(self, question: Question) -> Item | None:
        """A part under a question with one answer for all its parts."""
        stem = self.found.get(question.number.rstrip("abcdefgh"))
        if stem is None or stem.number == question.number or stem.start is None or stem.end is None:
            return None
        if stem.rule in ("items/by-part", "items/by-parts"):
            return None
        rule, span = "items/by-stem", Span(stem.start, stem.end)
        sentences = self.source.sentences_in(span)
        if stem.outcome not in (CONDITIONAL, REDIRECTED) or not 2 <= len(sentences) <= _SENTENCES:
            verdict = Verdict(stem.outcome, span.start, span.end, rule, 0.7)
            return _with(self._made(question, stem.outcome, span, verdict), stem.provisions)
        best = self._sharing(question, sentences)
        if best is None:
            return Item(
                question.number, NO_ANSWER, None, None, "items/part-not-covered", 0.6, (),
                question.text, "no sentence of the answer takes up what this part asks",
            )  # fmt: skip
        outcome = of_answer(self.phrases, best).outcome
        verdict = Verdict(outcome, best.start, best.end, rule, 0.65)
        return self._made(question, outcome, best, verdict)

    def _sharing(self, question: Question, sentences: Sequence[Span]) -> Span | None:
        asked = _stems(self.source, question.text)
        shared = [(len(asked & _stems(self.source, one)), -n) for n, one in enumerate(sentences)]
        best, place = max(shared)
        return sentences[-place] if best else None

    def _by_parts(self, question: Question) -> Item | None:
        """A question answered only under its parts: by one that takes up its words, or by all."""
        asked = _stems(self.source, question.text)
        others = [o for o in self.asked.questions if o.number != question.number]
        own = [self._own(o) for o in others if o.number.rstrip("abcdefgh") == question.number]
        parts = [one for one in own if one]
        for one in parts:
            is_of_it = bool(asked & _stems(self.source, one))
            if is_of_it and of_answer(self.phrases, one).outcome == DISCLOSED:
                verdict = Verdict(DISCLOSED, one.start, one.end, "items/by-part", 0.6)
                return self._made(question, DISCLOSED, one, verdict)
        outcomes = {self._read(one).outcome for one in parts}
        if len(outcomes) != 1:
            return None
        outcome = outcomes.pop()
        verdict = Verdict(outcome, parts[0].start, parts[0].end, "items/by-parts", 0.55)
        return self._made(question, outcome, parts[0], verdict)

    def _by_whole(self, question: Question) -> Item | None:
        if self.whole is None or self.whole.outcome == UNKNOWN:
            return None
        if self.whole.outcome in _REFUSING and self._is_left_out():
            return None
        verdict = self.whole
        item = self._made(question, verdict.outcome, Span(verdict.start, verdict.end), verdict)
        return _with(item, self._all_relied_on()) if verdict.outcome == REFUSED else item

    def _is_left_out(self) -> bool:
        """Whether nearly every question has an answer of its own: then one without has none."""
        own = [bool(self._own(one)) for one in self.asked.questions]
        return len(own) > _FEW and sum(own) >= _NEARLY_ALL * len(own)

    def _unanswered(self, question: Question, own: Span | None) -> Item:
        why = "its number stands in the answers with nothing after it" if own is not None else ""
        return Item(
            question.number, NO_ANSWER, None, None, "items/no-answer", 0.7, (), question.text,
            why or "no answer bears its number",
        )  # fmt: skip


def _names(one: Passage, question: Question) -> bool:
    """Whether a passage names a question, or the one that it is a part of."""
    return question.number in one.numbers or question.number.rstrip("abcdefgh") in one.numbers


def _stems(source: Source, span: Span) -> frozenset[str]:
    """The beginnings of the words that carry meaning: by them a sentence takes up a question."""
    words = _WORD.findall(source.low[span.start : span.end])
    common = word_set("outcome", "common-words")
    return frozenset(word[:_COMMON] for word in words if word not in common)


def _label(written: str) -> str:
    """The number of a question as written: "a1" stays, "three" is "3"."""
    return written if written[0] in "abcdefgh" and written[1:].isdigit() else numbers_in(written)[0]


def _deepest(found: Iterable[Citation]) -> tuple[str, ...]:
    """The provisions by name, each once; a bare section gives way to its subsection."""
    names = tuple(dict.fromkeys(one.written for one in found))
    return tuple(one for one in names if not any(other.startswith(one + "(") for other in names))


def _with(item: Item, provisions: tuple[str, ...]) -> Item:
    return replace(item, provisions=item.provisions or provisions)
