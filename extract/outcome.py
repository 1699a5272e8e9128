"""What an answer does with a question: the outcome of a stretch of an answer, by its phrases."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extract.cues import Cue, Cues, book, cues, present
from extract.source import Source
from extract.spans import Span

DISCLOSED, PARTLY, REFUSED, NOT_HELD = "disclosed", "partially-disclosed", "refused", "not-held"
NCND, WITHDRAWN, CLARIFICATION = "neither-confirm-nor-deny", "withdrawn", "clarification-sought"
NOT_APPLICABLE, CONDITIONAL, REDIRECTED = "not-applicable", "conditional", "redirected"
NO_ANSWER, AS_ABOVE, UNKNOWN = "no-answer", "as-above", "unknown"

WAITING = "outcome/waits-for-the-requester"  # the rule of a letter that answers nothing yet
_SHORT = 90  # a reply that may be a mere "N/A, see question 1"
_STATEMENT = 0.6
_BELOW = "outcome/see-below"  # the rule of a reply that stands below, whatever it says
_AT_ONCE = 60  # a refusal that comes first is not undone by what is neither confirmed nor denied
_CLAUSE = re.compile(r"[,;:]|\s(?:and|but|so)\s")  # what parts two clauses
_NEAR = 70  # how far before a phrase a word may stand that makes it a mere possibility
_FIRST = 2  # sentences of an answer that may deny without a phrase
_AT_ONCE_GIVEN = re.compile(r"\d|\b(?:yes|no|nil|none)[.,;:-]")
_DENIED = re.compile(
    r"(?:(?<![a-z])(?:not|cannot|never|nor|no\slonger|unable|neither|without)|n't)"
    r"(?:\s(?:be|now|yet|therefore|currently|been|being|to|able)){0,4}\s?\Z|"
    r"(?<![a-z])un\Z"
)
_NO_LONGER = re.compile(  # before a word of refusing: that it is given up
    r"(?<![a-z])(?:no\slonger|cease\sto|stopped|cannot\sproperly|(?:do|did|does|should)\snot)"
    r"(?:\s(?:be|now|therefore|seek|wish|intend|need|to|have|been)){0,4}\s\Z"
)
_RECONSIDERED = re.compile(  # after a word of refusing: that it is given all the same
    r"[^.;]{0,80}\bbut\s[^.;]{0,60}\b(?<!not\s)(?<!un)(?:content|happy|willing|prepared|able|agreed|decided)"
    r"\s(?:now\s)?to\s(?:say|give|release|disclose|tell|provide|confirm|send|answer)"
)
_FURTHER = re.compile(r"(?<![a-z])(?:further|additional|other|else|more)(?![a-z])")
_IS_ROW = re.compile(r" {0,3}[|:-]? {0,3}\d")  # "Not recorded 43", a row of a table
_ASSERTED = (REFUSED, NOT_HELD, PARTLY)
# The outcomes in the order in which they count; what is given outweighs what is asked back.
_WEIGHTIEST = (
    WITHDRAWN, PARTLY, NCND, NOT_HELD, DISCLOSED, CLARIFICATION, CONDITIONAL, REDIRECTED,
)  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """An outcome, the phrase that decided it, and what speaks against it."""

    outcome: str
    start: int
    end: int
    rule: str
    score: float
    against: str = ""


@dataclass(frozen=True)
class Said:
    """The surest phrase of each group in a stretch."""

    hits: Mapping[str, Verdict]

    def __contains__(self, says: str) -> bool:
        return says in self.hits

    @property
    def gives(self) -> bool:
        """Whether something is given, and not only said to stand below."""
        return DISCLOSED in self.hits and self.hits[DISCLOSED].rule != _BELOW

    def without(self, says: str) -> "Said":
        return Said({name: hit for name, hit in self.hits.items() if name != says})

    def verdict(
        self, says: str, *, outcome: str = "", against: str = "", score: float = 0.0
    ) -> Verdict:
        hit = self.hits[says]
        return Verdict(outcome or says, hit.start, hit.end, hit.rule, score or hit.score, against)


class Phrases:
    """The phrases that a document holds, so that its many answers need not look for the others."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._answer = _surest_first()
        self._read: dict[tuple[Span, ...], Said] = {}
        self._general = cues("outcome", "general")
        self._beside = cues("outcome", "ncnd-beside")
        self._whole = cues("outcome", "whole")
        self._hypothetical = cues("outcome", "hypothetical")
        self._formula = cues("outcome", "formula")
        self._modal, self._not_yet = cues("outcome", "modal"), cues("outcome", "not-yet")

    def said(self, spans: Iterable[Span]) -> Said:
        """The surest phrase of each group in some stretches."""
        listed = tuple(spans)
        found = self._read.get(listed)
        if found is None:
            found = self._read[listed] = self._said(listed)
        return found

    def _said(self, spans: Iterable[Span]) -> Said:
        hits: dict[str, Verdict] = {}
        for span in spans:
            for one in self._answer.within(self.source.low, span.start, span.end):
                best = hits.get(one.says)
                if best and best.score >= one.score:
                    continue
                if match := self._first(one, span):
                    start, end = match
                    hits[one.says] = Verdict(one.says, start, end, one.id, one.score)
        return Said(hits)

    def says(self, what: str, span: Span) -> bool:
        """Whether a stretch has a phrase of one group."""
        some = (one for one in self._answer.within(self.source.low, *span) if one.says == what)
        return any(self._first(one, span) for one in some)

    def whole(self, spans: Iterable[Span]) -> Verdict | None:
        """What some stretches decide on the whole of a request, of the first that decides."""
        listed = list(spans)
        for one in present(self._whole, self.source.low):
            for span in listed:
                if match := self._first(one, span):
                    return Verdict(one.says, *match, one.id, one.score)
        return None

    def general(self, span: Span) -> Verdict | None:
        """What a first sentence denies in words of its own; None where it answers at once."""
        for sentence in self.source.sentences_in(span)[:_FIRST]:
            if _AT_ONCE_GIVEN.search(self.source.low, sentence.start, sentence.end):
                return None
            for one in self._general.within(self.source.low, sentence.start, sentence.end):
                if match := self._first(one, sentence):
                    return Verdict(one.says, *match, one.id, one.score)
        return None

    @property
    def speaks_of_other_information(self) -> bool:
        """Whether what is neither confirmed nor denied may be other information only."""
        low = self.source.low
        return self._beside.first(low, 0, len(low)) is not None

    def _first(self, one: Cue, span: Span) -> tuple[int, int] | None:
        for match in one.find(self.source.low, span.start, span.end):
            if not self._is_undone(one.says, match, span):
                return match.span()
        return None

    def _is_undone(self, says: str, match: re.Match[str], span: Span) -> bool:
        """Whether the words beside a phrase say that it does not hold here."""
        low, (start, end) = self.source.low, match.span()
        if says == NCND:
            return self._any(self._beside, start) or self._is_possible(start)
        if says == DISCLOSED:
            return self._is_not_given(start)
        if says == WITHDRAWN:
            return self._any(self._not_yet, start)
        if says in _ASSERTED and self._is_hypothetical(start):
            return True
        if says == REFUSED:
            is_given = _RECONSIDERED.match(low, end) is not None
            return is_given or _NO_LONGER.search(low, max(0, start - 40), start) is not None
        if says == PARTLY:
            return self._is_mark(start, end)
        if says == NOT_HELD:
            return _IS_ROW.match(low, end) is not None or self._is_of_more(match, span)
        return False

    def _is_of_more(self, match: re.Match[str], span: Span) -> bool:
        """Whether it is only said, behind an answer, that there is nothing further."""
        if not _FURTHER.search(match[0]):
            return False
        return self.source.sentence_at(match.start()).start > span.start + _AT_ONCE // 4

    def _is_not_given(self, place: int) -> bool:
        """Whether a phrase of giving is denied, or only says where the reply itself stands."""
        is_denied = _DENIED.search(self.source.low, max(0, place - 40), place) is not None
        return is_denied or self._any(self._formula, place)

    def _is_mark(self, start: int, end: int) -> bool:
        """Whether a phrase only marks what is blotted out: "[name removed]"."""
        return (
            self.source.plain[max(0, start - 1)] in "[<"
            and self.source.plain[end : end + 1] in "]>"
        )

    def _is_hypothetical(self, place: int) -> bool:
        """Whether a sentence is of the law, or a word before the phrase says it might be so."""
        return self._any(self._hypothetical, place) or self._is_possible(place)

    def _is_possible(self, place: int) -> bool:
        """Whether a word before a phrase, in the same clause, says that it only might be so."""
        low = self.source.low
        before = max(self.source.sentence_at(place).start, place - _NEAR)
        near = self._modal.within(low, before, place + 10)
        found = (match for one in near for match in one.find(low, before, place + 10))
        return any(not _CLAUSE.search(low, match.end(), place) for match in found)

    def _any(self, among: Cues, place: int) -> bool:
        """Whether the sentence of a phrase has one of some cues."""
        sentence = self.source.sentence_at(place)
        start = max(sentence.start, place - 200)
        end = min(max(sentence.end, place + 1), place + 250)
        return among.first(self.source.low, start, end) is not None


@cache
def _surest_first() -> Cues:
    """The phrases of an answer, so that the first of a group that stands need not be compared."""
    return Cues(sorted(cues("outcome", "answer"), key=lambda one: -one.score))


def of_answer(phrases: Phrases, span: Span) -> Verdict:
    """The outcome of the answer to one question; not of an empty stretch."""
    source = phrases.source
    if plain := book("outcome", "plain").at(source.low, span.start):
        one, match = plain
        whole = match.end() >= span.end - 2 or one.says == NOT_APPLICABLE
        if whole and (match.end() >= span.end - 2 or len(span) <= _SHORT * 2):
            return Verdict(
                one.says, match.start(), max(match.end(), match.start() + 1), one.id, one.score
            )
    said = phrases.said([span])
    if NOT_APPLICABLE in said and len(span) <= _SHORT:
        return said.verdict(NOT_APPLICABLE)
    found = decided(said) or phrases.general(span)
    return found or Verdict(DISCLOSED, span.start, span.end, "outcome/statement", _STATEMENT)


def decided(said: Said) -> Verdict | None:
    """The outcome that phrases make together; None where none of them decides."""
    if REFUSED in said and not (WITHDRAWN in said or PARTLY in said):
        return _refused(said)
    if NOT_HELD in said and DISCLOSED in said and not (WITHDRAWN in said or PARTLY in said):
        return said.verdict(DISCLOSED, against="part of it is not held", score=0.6)
    first = next((outcome for outcome in _WEIGHTIEST if outcome in said), None)
    return said.verdict(first) if first else None


def _refused(said: Said) -> Verdict:
    if NOT_HELD in said and said.hits[REFUSED].rule == "outcome/cannot":
        return said.verdict(NOT_HELD)
    if NCND in said and said.hits[NCND].start <= said.hits[REFUSED].start + _AT_ONCE:
        return said.verdict(NCND)
    if said.gives:
        return said.verdict(REFUSED, outcome=PARTLY, score=0.75)
    pointing, refusing = said.hits.get(REDIRECTED), said.hits[REFUSED]
    is_apart = pointing and not pointing.start <= refusing.start < pointing.end  # "see the refusal"
    against = "information is also said to be held elsewhere" if is_apart else ""
    return said.verdict(REFUSED, against=against)
