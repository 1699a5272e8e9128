"""Proposed relations between the things a document names: who funds, runs, criticises whom.

A relation needs a phrase between two names in one sentence. Where the first name is "we" or "the
force", it is the publisher's.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.blocks import Blocks
from extract.cues import Cue, Cues, cues, words
from extract.kind import FOI
from extract.mention import Mention
from extract.reading import EXEMPTION, Citation, Found, Relation
from extract.source import Source
from extract.spans import Span
from extract.stated import is_stated
from extract.tokens import Tokens

_BEFORE, _AFTER = 110, 70
_PHRASE = 110  # the longest phrase that relates
_BODIES_ONLY = ("oversees", "part-of", "supplies", "criticised", "evaluates")
_THINGS_RUN = ("operates", "authorises")
_THE_BODY = re.compile(r"\bthe (?:force|council|constabulary|police|trust|authority|service)\b")
_DENIED = re.compile(r"\b(?:no longer|never|not|nor|stopped|ceased)(?: [a-z]{1,10})? ?\Z")
_OVERSIGHT = ("oversight-body", "tribunal")


@dataclass(frozen=True, order=True)
class _Thing:
    start: int
    end: int
    name: str
    kind: str


def relations(
    source: Source,
    blocks: Blocks,
    found: Tokens,
    bodies: Sequence[Mention],
    projects: Sequence[Found],
    provisions: Sequence[Citation],
    *,
    speaker: Found | None,
    kind: str,
    dealings: Iterable[Relation] = (),
) -> tuple[Relation, ...]:
    """Every relation once, at its first phrase; of ``dealings`` one end is unsaid."""
    reader = _Reader(source, blocks, found, bodies, projects, speaker=speaker, kind=kind)
    first: dict[tuple[str, str, str], Relation] = {}
    for one in (*reader.between(), *reader.cites(provisions), *dealings):
        first.setdefault((one.subject, one.predicate, one.object), one)
    return tuple(sorted(first.values(), key=lambda r: (r.start, r.predicate, r.object)))


class _Reader:
    def __init__(
        self,
        source: Source,
        blocks: Blocks,
        found: Tokens,
        bodies: Sequence[Mention],
        projects: Sequence[Found],
        *,
        speaker: Found | None,
        kind: str,
    ) -> None:
        self.source, self.blocks, self.found = source, blocks, found
        self.speaker, self.kind = speaker, kind
        named = [_Thing(m.start, m.end, m.body.canonical, m.body.kind) for m in bodies]
        named += [thing for one in projects for thing in _everywhere(source, one)]
        self.things = sorted(set(named))
        self.starts = [one.start for one in self.things]
        self.regulator = self._regulator(bodies)
        self.is_judging = kind not in FOI and any(
            speaker is not None and m.body.canonical == speaker.value and m.body.kind in _OVERSIGHT
            for m in bodies
        )
        counts = Counter(m.body.canonical for m in bodies if m.body.kind not in _OVERSIGHT)
        self.named_most = max(counts, key=lambda name: (counts[name], name), default="")
        self.said_by_speaker = words("relations", "speaker")

    def between(self) -> Iterator[Relation]:
        regions = self._regions()
        for key in ("forward", "backward"):
            listed = cues("relations", key)
            for index, start, end in sorted(self._tried(listed, regions)):
                one = listed[index]
                for match in one.find(self.source.low, start, end):
                    if _is_word(self.source.low, *match.span()):
                        yield from self._related(one, Span(*match.span()), key == "backward")

    def _tried(
        self, listed: Cues, regions: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int, int]]:
        """The cues that may stand in each region, by index."""
        for start, end in regions:
            for index in listed.indexes(self.source.low, start, end):
                yield index, start, end

    def _regions(self) -> list[tuple[int, int]]:
        """The stretches before things, those that meet as one."""
        found: list[tuple[int, int]] = []
        beyond = _BEFORE if self.kind == "oversight-report" else 0
        until = 0
        for one in self.things:
            start = max(until, one.start - _AFTER - _PHRASE)
            end = min(len(self.source.low), one.start + beyond)
            if end <= start or not is_stated(self.source, self.blocks, one.start):
                continue
            if found and start <= until:
                start = found.pop()[0]
            found.append((start, end))
            until = end
        return found

    def cites(self, provisions: Sequence[Citation]) -> Iterator[Relation]:
        """What the publisher cites for its answer; only of letters and decisions."""
        if self.speaker is None or self.kind not in (*FOI, "decision") or self.is_judging:
            return
        for one in provisions:
            if not is_stated(self.source, self.blocks, one.start):
                continue
            if one.role != EXEMPTION and self.kind in FOI:
                continue  # a letter explains sections on which it does not rely
            score = 0.85 if one.role == EXEMPTION else 0.7
            yield Relation(
                self.speaker.value, "cites", provision_name(one), one.start, one.end,
                "relations/cites", score,
            )  # fmt: skip

    def _related(self, cue: Cue, span: Span, is_backward: bool) -> Iterator[Relation]:
        if cue.says == "operates" and _DENIED.search(
            self.source.low, max(0, span.start - 30), span.start
        ):
            return
        sentence = self.source.sentence_at(span.start)
        after = self._after(span, sentence) or self._inspected(cue, span)
        if after is None:
            return
        before = self._before(span, sentence) or self._spoken(cue, span, sentence)
        if before is None or before.name == after.name:
            return
        subject, thing = (after, before) if is_backward else (before, after)
        if not _fits(cue.says, subject, thing):
            return
        start = min(before.start, span.start) if before.start >= sentence.start else span.start
        yield Relation(
            subject.name, cue.says, thing.name, start, max(after.end, span.end), cue.id, cue.score
        )

    def _after(self, span: Span, sentence: Span) -> _Thing | None:
        index = bisect_left(self.starts, span.end)
        if index >= len(self.things):
            return None
        one = self.things[index]
        near = one.start - span.end <= _AFTER and one.start < sentence.end
        return one if near else None

    def _inspected(self, cue: Cue, span: Span) -> _Thing | None:
        """In a report, the body that "the force" stands for after "found that"."""
        if cue.says != "criticised" or self.kind != "oversight-report":
            return None
        match = _THE_BODY.search(self.source.low, span.end, span.end + 40)
        if match is None or not self.named_most:
            return None
        return _Thing(match.start(), match.end(), self.named_most, "inspected")

    def _before(self, span: Span, sentence: Span) -> _Thing | None:
        index = bisect_left(self.starts, span.start) - 1
        while index >= 0 and self.starts[index] >= max(sentence.start, span.start - _BEFORE):
            if self.things[index].end <= span.start:
                return self.things[index]
            index -= 1
        return None

    def _spoken(self, cue: Cue, span: Span, sentence: Span) -> _Thing | None:
        """The publisher where it speaks of itself, the regulator in its report, a person before."""
        head = self.source.low[sentence.start : span.start]
        if cue.says in ("criticised", "evaluates") and self.kind == "oversight-report":
            return self.regulator
        if self.kind == "decision":
            return self._decided(cue, span)
        said = any(words in head or words in self.source.low[span.start : span.end + 8]
                   for words in self.said_by_speaker)  # fmt: skip
        if said and self.speaker and self.kind in FOI:
            one = self.speaker
            return _Thing(-1, -1, one.value, "publisher")
        return self._capitals(span) if cue.says == "funds" else None

    def _decided(self, cue: Cue, span: Span) -> _Thing | None:
        """In a decision, who decides, or whom or what the money is for."""
        if cue.says in ("authorises", "supplies") and self.speaker:
            return _Thing(-1, -1, self.speaker.value, "publisher")
        if cue.id != "relations/funded-by":
            return None
        project = next((one for one in self.things if one.kind == "project"), None)
        return self._capitals(span) or project

    def _capitals(self, span: Span) -> _Thing | None:
        """The capitalised words right before a phrase: a person or body of no register."""
        starts = [token.start for token in self.found]
        index = last = bisect_left(starts, span.start)
        while index and self.found[index - 1].key in ("has", "have", "had", "was", "were"):
            index -= 1
            last = index
        while index and last - index < 4 and self.found[index - 1].is_capital:
            index -= 1
        if last - index < 2:
            return None
        name = " ".join(token.word for token in self.found[index:last])
        return _Thing(self.found[index].start, self.found[last - 1].end, name, "person")

    def _regulator(self, bodies: Sequence[Mention]) -> _Thing | None:
        """The overseeing body that a report names most."""
        counts: dict[str, int] = {}
        for one in bodies:
            if one.body.kind in _OVERSIGHT:
                counts[one.body.canonical] = counts.get(one.body.canonical, 0) + 1
        if not counts:
            return None
        return _Thing(-1, -1, max(counts, key=lambda name: (counts[name], name)), "oversight-body")


def provision_name(one: Citation) -> str:
    """``Freedom of Information Act 2000 s.31(1)``; an article keeps its word."""
    if one.section is None:
        return one.act
    return f"{one.act} {one.section}" if one.section[0].isalpha() else f"{one.act} s.{one.section}"


def _everywhere(source: Source, one: Found) -> Iterator[_Thing]:
    """Every place of a project's name as first written."""
    name, place, seen = source.plain[one.start : one.end], one.start, 0
    while place >= 0 and seen < 40:
        yield _Thing(place, place + len(name), one.value, "project")
        place, seen = source.plain.find(name, place + len(name)), seen + 1


def _is_word(low: str, start: int, end: int) -> bool:
    before = start and low[start - 1].isalnum()
    after = end < len(low) and low[end].isalnum() and low[end - 1].isalnum()
    return not before and not after


def _fits(predicate: str, subject: _Thing, thing: _Thing) -> bool:
    """Whether two things can be so related: no project supplies, no body is operated."""
    if predicate in _THINGS_RUN:
        return thing.kind == "project" and subject.kind not in ("project", "vendor")
    if predicate == "supplies":
        return subject.kind in ("vendor", "other", "project") and thing.kind not in (
            "vendor",
            "person",
        )
    if predicate in ("oversees", "criticised"):
        return subject.kind != "vendor" and "project" != subject.kind
    if predicate == "part-of":
        return thing.kind == "project" or subject.kind != "project"
    if predicate in _BODIES_ONLY:
        return subject.kind != "project"
    return subject.kind != "project"
