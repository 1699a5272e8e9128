"""Relations of a regulator's or tribunal's document to the body that it is about.

Such a document evaluates that body, and may find fault with it; the exemptions it tells of are
those on which the body relied, and other law is the regulator's own ground. A list of cases has
several such bodies, each from its heading to the next.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.blocks import FOOTER, Blocks
from extract.mention import Mention
from extract.reading import EXEMPTION, Citation, Found, Relation
from extract.relations import OVERSIGHT, dealing, provision_name
from extract.source import Source
from extract.spans import Span

_REPORT, _DECISION, _NEWS = "oversight-report", "decision", "news"
_HEADED = re.compile(
    r"\s{0,3}\((?:[a-z ]{0,40}notice|reprimand|undertaking|audit|decision)[^)\n]{0,40}\)"
)
_DATED = re.compile(r"[ ]{0,3}\n\s{0,6}\d{1,2} [a-z]{3,9} \d{4}\b")
_HEAD = 1500  # characters in which an article says who judged
_SCORE = 0.65


@dataclass(frozen=True)
class Cases:
    """A document and those of its values between which the relations are."""

    source: Source
    blocks: Blocks
    bodies: Sequence[Mention]
    provisions: Sequence[Citation]
    speaker: Found | None
    kind: str

    def relations(self) -> Iterator[Relation]:
        regulators = self._regulators()
        if not regulators:
            return
        for body, stretch in self._cases():
            for regulator in regulators:
                yield from self._judged(regulator, body, stretch)
            if self.kind != _NEWS:
                yield from self._cited(regulators[0], body, stretch)

    def _regulators(self) -> list[str]:
        """Who judges: who speaks, else the most named; behind a tribunal, whom it heard of."""
        if self.kind not in (_REPORT, _DECISION, _NEWS):
            return []
        named = [m for m in self.bodies if m.body.kind in OVERSIGHT]
        if self.kind == _NEWS:
            named = [m for m in named if m.start < _HEAD and self._says("ruling", m.start)]
        counts = Counter(m.body.canonical for m in named)
        if not counts:
            return []
        speaks = self.speaker.value if self.speaker else ""
        if self.kind == _DECISION and speaks not in counts:
            return []
        first = speaks if speaks in counts else max(counts, key=lambda name: (counts[name], name))
        is_tribunal = any(m.body.kind == "tribunal" and m.body.canonical == first for m in named)
        heard = [m.body.canonical for m in named if m.body.kind == "oversight-body"]
        return [first, *(heard[:1] if is_tribunal else ())]

    def _cases(self) -> Iterator[tuple[Mention, Span]]:
        """Each body judged and the stretch that is of it."""
        judged = [m for m in self.bodies if m.body.kind not in (*OVERSIGHT, "platform", "media")]
        headed = [m for m in judged if self._heads(m)]
        ends = [*(m.start for m in headed[1:]), len(self.source.low)]
        for one, end in zip(headed, ends, strict=False):
            yield one, Span(one.start, end)
        if headed:
            return
        whole = Span(0, len(self.source.low))
        if named := self._most_named(judged):
            yield named, whole

    def _heads(self, one: Mention) -> bool:
        """Whether a body is the heading of its case: "Vale Council (Decision Notice)"."""
        low = self.source.low
        if _HEADED.match(low, one.end):
            return True
        begins = not low[low.rfind("\n", 0, one.start) + 1 : one.start].strip()
        return begins and _DATED.match(low, one.end) is not None

    def _most_named(self, judged: Sequence[Mention]) -> Mention | None:
        public = [m for m in judged if m.body.kind != "vendor"] or judged
        counts = Counter(m.body.canonical for m in public)
        if not counts:
            return None
        best = max(counts, key=lambda name: (counts[name], name))
        return next(m for m in public if m.body.canonical == best)

    def _judged(self, regulator: str, body: Mention, stretch: Span) -> Iterator[Relation]:
        """That the body is evaluated, and found at fault where words of the stretch say so."""
        name = body.body.canonical
        if regulator == name:
            return
        place = body.start, body.end, "dealings/reports", _SCORE
        yield Relation(regulator, "evaluates", name, *place)
        near = dealing("faults").within(self.source.low, stretch.start, stretch.end)
        found = (one.first(self.source.low, stretch.start, stretch.end) for one in near)
        if match := next((m for m in found if m), None):
            place = *match.span(), "dealings/faults", _SCORE
            yield Relation(regulator, "criticised", name, *place)

    def _cited(self, regulator: str, body: Mention, stretch: Span) -> Iterator[Relation]:
        """The body cites the exemptions, the regulator of a report the duties it finds breached."""
        for one in self.provisions:
            if not stretch.holds(one.start) or self.blocks.at(one.start) == FOOTER:
                continue
            if one.role == EXEMPTION:
                who = body.body.canonical
            elif self.kind == _REPORT and self._says("faults", one.start):
                who = regulator
            else:
                continue
            place = (one.start, one.end, "relations/cites", 0.7)
            yield Relation(who, "cites", provision_name(one), *place)

    def _says(self, key: str, place: int) -> bool:
        sentence = self.source.sentence_at(place)
        return dealing(key).first(self.source.low, sentence.start, sentence.end) is not None
