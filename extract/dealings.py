"""Relations of the body that a document is of, which its sentences seldom name.

"The cameras are supplied by Acorn Ltd" does not say to whom. In a letter or decision it is to the
body that speaks, in a regulator's report to the body inspected. `extract.relations` finds those
relations of which both ends stand in the sentence.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.blocks import FOOTER, PLATFORM, REQUEST, RIGHTS, SIGN, THIRD, Blocks
from extract.cues import Cues, cues
from extract.kind import FOI
from extract.mention import Mention
from extract.reading import Amount, Found, Relation
from extract.source import Source
from extract.spans import Span

_UNSPOKEN = (FOOTER, PLATFORM, REQUEST, RIGHTS, SIGN, THIRD)
_OVERSIGHT = ("oversight-body", "tribunal")
_GIVERS = ("central-department", "government-department", "policing-body", "office")
_NEAR = 200  # how far before an answer its question may stand, a table's heading farther
_TABLE = 900
_ROW = 300  # characters of a sentence or row; what is longer is no one statement
_SHORT = 60  # an answer that hardly says more than the name
_HEAD = 1500


@dataclass(frozen=True)
class Dealings:
    """A document and those of its values between which the relations are."""

    source: Source
    blocks: Blocks
    bodies: Sequence[Mention]
    asked_by: Found | None
    projects: Sequence[Found]
    amounts: Sequence[Amount]
    speaker: Found | None
    kind: str

    def relations(self) -> Iterator[Relation]:
        body = self._inspected() if self.kind == "oversight-report" else self.speaker
        if body is None or self.kind == "news":
            return
        if self.kind in FOI:
            yield from self._asked(body.value)
            yield from self._run(body.value)
        for one in self.bodies:
            if one.body.canonical != body.value and self.blocks.at(one.start) not in _UNSPOKEN:
                yield from self._with(one, body.value)
        if self.kind == "oversight-report":
            yield from self._of_report(body)

    def _with(self, one: Mention, body: str) -> Iterator[Relation]:
        """What a sentence says of one other body."""
        if one.body.kind == "vendor":
            yield from self._supplied(one, body)
        elif one.body.kind in _GIVERS and self.kind in (*FOI, "decision"):
            yield from self._given(one, body)
        elif one.body.kind in _OVERSIGHT and self.kind in FOI and self._says("inspects", one):
            yield self._made(one.body.canonical, "evaluates", body, one, "dealings/inspects")

    def _asked(self, body: str) -> Iterator[Relation]:
        """Who asked, and that the body answered."""
        one = self.asked_by
        if one and one.value.casefold() not in (body.casefold(), f"the {body}".casefold()):
            place = (one.start, one.end, "dealings/requester", 0.8)
            yield Relation(one.value, "requested-from", body, *place)
            yield Relation(body, "responded-to", one.value, *place)

    def _supplied(self, one: Mention, body: str) -> Iterator[Relation]:
        sum_near = self._sum_by(one)
        if self._says("not-supplied", one):
            return
        if (
            self._says("supplied", one)
            or self._answers(one)
            or (sum_near and self._says("paid", one))
        ):
            yield self._made(one.body.canonical, "supplies", body, one, "dealings/supplies")
            if sum_near:
                yield self._made(body, "funds", one.body.canonical, one, "dealings/pays")

    def _given(self, one: Mention, body: str) -> Iterator[Relation]:
        if self._sum_by(one) and self._says("given", one):
            yield self._made(one.body.canonical, "funds", body, one, "dealings/grant")

    def _run(self, body: str) -> Iterator[Relation]:
        for one in self.projects:
            if self.blocks.at(one.start) in _UNSPOKEN:
                continue
            sentence = self._sentence(one.start)
            if _cues("run").first(self.source.low, sentence.start, sentence.end):
                yield Relation(
                    body, "operates", one.value, one.start, one.end, "dealings/runs", 0.55
                )

    def _of_report(self, body: Found) -> Iterator[Relation]:
        """A regulator's report evaluates the body it is about, and may criticise it."""
        regulator = self._regulator()
        if regulator is None:
            return
        for key, predicate, end in (
            ("reports", "evaluates", _HEAD),
            ("faults", "criticised", len(self.source.low)),
        ):
            near = _cues(key).within(self.source.low, 0, end)
            found = (one.first(self.source.low, 0, end) for one in near)
            if match := next((m for m in found if m), None):
                yield Relation(
                    regulator, predicate, body.value, *match.span(), f"dealings/{key}", 0.6
                )

    def _says(self, key: str, one: Mention) -> bool:
        sentence = self._sentence(one.start)
        return _cues(key).first(self.source.low, sentence.start, sentence.end) is not None

    def _answers(self, one: Mention) -> bool:
        """Whether a body stands for the answer to a question on suppliers, or in their column."""
        sentence = self._sentence(one.start)
        is_row = self.source.plain[sentence.start : sentence.end].count("|") > 1
        if len(sentence) > one.end - one.start + _SHORT and not is_row:
            return False
        start = max(0, sentence.start - (_TABLE if is_row else _NEAR))
        return _cues("asked").first(self.source.low, start, sentence.start) is not None

    def _sum_by(self, one: Mention) -> bool:
        sentence = self._sentence(one.start)
        return any(sentence.holds(amount.start) for amount in self.amounts)

    def _sentence(self, place: int) -> Span:
        """The sentence or row that holds a place, a long one cut to what stands near."""
        found = self.source.sentence_at(place)
        line = self.source.plain.rfind("\n", 0, place) + 1
        end = self.source.plain.find("\n", place)
        end = end if end >= 0 else len(self.source.plain)
        if "|" in self.source.plain[line:end]:
            return Span(line, end)
        return Span(max(found.start, place - _ROW), min(found.end, place + _ROW))

    def _made(self, subject: str, predicate: str, thing: str, one: Mention, rule: str) -> Relation:
        return Relation(subject, predicate, thing, one.start, one.end, rule, 0.6)

    def _inspected(self) -> Found | None:
        """The body of no regulator that a report names most."""
        among = [m for m in self.bodies if m.body.kind not in (*_OVERSIGHT, "vendor", "platform")]
        counts = Counter(m.body.canonical for m in among)
        if not counts:
            return None
        best = max(counts, key=lambda name: (counts[name], name))
        first = next(m for m in among if m.body.canonical == best)
        return Found(best, first.start, first.end, "dealings/named-most", 0.6)

    def _regulator(self) -> str | None:
        counts = Counter(m.body.canonical for m in self.bodies if m.body.kind in _OVERSIGHT)
        if self.speaker and self.speaker.value in counts:
            return self.speaker.value
        return max(counts, key=lambda name: (counts[name], name), default=None)


@cache
def _cues(key: str) -> Cues:
    return Cues(one for one in cues("relations", "dealings") if one.says == key)
