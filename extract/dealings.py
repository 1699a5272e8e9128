"""Relations of the body that a document is of, which its sentences seldom name.

"The cameras are supplied by Acorn Ltd" does not say to whom. In a letter or decision it is to the
body that speaks, in a regulator's report to the body inspected. `extract.sentence_dealings`
finds those relations of which both ends stand in the sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.blocks import ANSWER, FOOTER, PLATFORM, RIGHTS, Blocks
from extract.cues import word_set
from extract.kind import FOI
from extract.mention import Mention
from extract.reading import Amount, Found, Relation
from extract.relations import OVERSIGHT, dealing, is_stated
from extract.sentence_dealings import Thing, places_of
from extract.source import Source
from extract.spans import Span

_GIVERS = ("central-department", "government-department", "policing-body", "office")
_RUNNERS = ("police-force", "council", "local-authority")
_PLACES = 12  # of a project that are looked at
_NEAR = 200  # how far before an answer its question may stand, a table's heading farther
_TABLE = 900
_ROW = 300  # characters of a sentence or row; what is longer is no one statement
_BARELY = 8  # characters before a name with which an answer begins: "Yes - Beacon"
_BESIDE = 60  # characters between a system and who supplies it
_BY = re.compile(
    r"['\")]{0,2}(?:,? (?:which|that) (?:is|was)|,? (?:is|was))?,?(?: (?:now|currently))?"
    r"(?: (?:supplied|provided|made|built|developed|run|hosted|licensed|sold|designed|maintained))?"
    r"(?: for (?:it|us))? ?(?:,|by|\(?from|\() ?(?:the )?(?:firm |company )?"
)
_DENIED = re.compile(
    r"\b(?:no longer|never|(?:do|does|did|has|have) not|don't|doesn't|didn't)"
    r"(?: [a-z]{1,10})? (?:uses?|used|have|had|operates?|runs?|bought|buys?)\b"
)
_GAP = re.compile(r"\S[ ]{3,}\S| - (?:up to )?\u00a3 ?\d")  # between columns
_PRESUPPOSED = re.compile(
    r"(?:(?:contracts?|agreements?|licen[cs]es?|frameworks?|orders?)(?: [a-z]{1,12}){0,3} "
    r"(?:with|from|to)|(?:paid|payments?|invoices?) (?:to|by|from)|"
    r"(?:report|review|survey|study|inspection|design|advice|work)s?(?: [a-z]{1,12}){0,4} by|"
    r"(?:supplied|provided|run|operated|made|built|done|carried out) by|"
    r"(?:rates|prices?|tender|bid|interests) of|a firm,|"
    r"the (?:firm|company|supplier|contractor),?) ?(?:the )?\Z"
)
_APPROVED = re.compile(r"\b(?:approves?|approved|approval|authorises?|authorised|agreed to)\b")
_REFUSED = re.compile(r"\b(?:not approved|rejected|declined|refused)\b")


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
        if runner := self._runner(body):
            yield from self._run(runner)
        if body is None or self.kind == "news":
            return
        if self.kind == "decision":
            yield from self._approved(body.value)
        if self.kind in FOI:
            yield from self._asked(body.value)
        for one in self.bodies:
            if one.body.canonical != body.value and (
                is_stated(self.source, self.blocks, one.start) or self._is_presupposed(one)
            ):
                yield from self._with(one, body.value)

    def _with(self, one: Mention, body: str) -> Iterator[Relation]:
        """What a sentence says of one other body, or the row of a table of grants."""
        if self._is_granted(one):
            yield self._made(body, "funds", one.body.canonical, one, "dealings/grants-table")
            return
        if one.body.kind == "vendor":
            yield from self._supplied(one, body)
        elif one.body.kind in _GIVERS and (self.kind == "decision" or self._is_own()):
            yield from self._given(one, body)
        elif one.body.kind in OVERSIGHT and self.kind in FOI and self._says("inspects", one):
            yield self._made(one.body.canonical, "evaluates", body, one, "dealings/inspects")

    def _approved(self, body: str) -> Iterator[Relation]:
        """The project named first is what a decision is on, if it says that it is approved."""
        among = [one for one in self.projects if is_stated(self.source, self.blocks, one.start)]
        said = _APPROVED.search(self.source.low)
        if among and said and not _REFUSED.search(self.source.low):
            one = min(among, key=lambda one: one.start)
            place = one.start, one.end, "dealings/approved", 0.5
            yield Relation(body, "authorises", one.value, *place)

    def _asked(self, body: str) -> Iterator[Relation]:
        """Who asked, and that the body answered."""
        one = self.asked_by
        if one and _is_bare(one.value):
            return  # "Mr Ashe" says of nobody in particular that he asked
        if one and one.value.casefold() not in (body.casefold(), f"the {body}".casefold()):
            place = (one.start, one.end, "dealings/requester", 0.8)
            yield Relation(one.value, "requested-from", body, *place)
            yield Relation(body, "responded-to", one.value, *place)

    def _supplied(self, one: Mention, body: str) -> Iterator[Relation]:
        if self._says("not-supplied", one):
            return
        sum_near, thing = self._sum_by(one), self._thing_of(one)
        if thing:
            yield self._made(one.body.canonical, "supplies", thing.value, one, "dealings/thing-of")
        if (
            self._says("supplied", one)
            or self._is_presupposed(one)
            or thing
            or self._answers(one)
            or (sum_near and self._says("paid", one))
        ):
            yield self._made(one.body.canonical, "supplies", body, one, "dealings/supplies")
            if sum_near:
                yield self._made(body, "funds", one.body.canonical, one, "dealings/pays")

    def _is_granted(self, one: Mention) -> bool:
        """Whether a row gives a body in a table of awards of the body that speaks."""
        row = self._line(one.start)
        text, plain = self.source.text[row.start : row.end], self.source.plain[row.start : row.end]
        if not ("|" in text or "\t" in text or _GAP.search(plain)):
            return False
        if one.body.kind == "vendor" and self.kind in FOI:
            return False  # that is bought
        start = max(0, row.start - _TABLE)
        return dealing("granting").first(self.source.low, start, row.start) is not None

    def _given(self, one: Mention, body: str) -> Iterator[Relation]:
        if self._sum_by(one) and self._says("given", one):
            yield self._made(one.body.canonical, "funds", body, one, "dealings/grant")

    def _runner(self, body: Found | None) -> str | None:
        """Whose the systems are that a document names: in its own, of the body that speaks.

        In a report they are those of the body inspected, in a decision those of the force
        or council that it names most.
        """
        if self.kind == "oversight-report" or self._is_own():
            return body.value if body else None
        if self.kind != "decision":
            return None
        counts = Counter(m.body.canonical for m in self.bodies if m.body.kind in _RUNNERS)
        return max(counts, key=lambda name: (counts[name], name), default=None)

    def _is_own(self) -> bool:
        """Whether a body tells of its own dealings: in a letter, a record or page of a council."""
        if self.kind not in ("other", "oversight-report") or self.speaker is None:
            return self.kind in FOI
        name = self.speaker.value
        return any(m.body.kind in _RUNNERS and m.body.canonical == name for m in self.bodies)

    def _run(self, body: str) -> Iterator[Relation]:
        for one in self.projects:
            places = islice(places_of(self.source, one), _PLACES)
            at = next((place for place in places if self._is_run(place)), None)
            if at is not None:
                place = at.start, at.end, "dealings/runs", 0.55
                yield Relation(body, "operates", one.value, *place)

    def _is_run(self, one: Thing) -> bool:
        """Whether the document states of a system, at a place, that it is used."""
        if not is_stated(self.source, self.blocks, one.start):
            return False
        sentence = self._sentence(one.start)
        if _DENIED.search(self.source.low, sentence.start, one.start):
            return False
        is_first = one.start - sentence.start <= _BARELY and self.kind in FOI
        if is_first and self.blocks.at(one.start) == ANSWER:
            return True
        return dealing("run").first(self.source.low, sentence.start, sentence.end) is not None

    def _says(self, key: str, one: Mention) -> bool:
        sentence = self._sentence(one.start)
        return dealing(key).first(self.source.low, sentence.start, sentence.end) is not None

    def _is_presupposed(self, one: Mention) -> bool:
        """Whether a request takes for granted that a firm supplies: "the contract with Acorn"."""
        if one.body.kind != "vendor" or self.blocks.at(one.start) in (FOOTER, RIGHTS, PLATFORM):
            return False
        low = self.source.low
        return _PRESUPPOSED.search(low, max(0, one.start - 90), one.start) is not None

    def _thing_of(self, one: Mention) -> Found | None:
        """What a body supplies by the words before its name: "Beacon, from Acorn"."""
        near = (p for p in self.projects if p.end <= one.start <= p.end + _BESIDE)
        return next((p for p in near if _BY.fullmatch(self.source.low[p.end : one.start])), None)

    def _answers(self, one: Mention) -> bool:
        """Whether a body stands for the answer to a question on suppliers, or in their column."""
        sentence = self._sentence(one.start)
        is_row = self.source.plain[sentence.start : sentence.end].count("|") > 1
        start = max(0, sentence.start - (_TABLE if is_row else _NEAR))
        return dealing("asked").first(self.source.low, start, sentence.start) is not None

    def _sum_by(self, one: Mention) -> bool:
        sentence = self._sentence(one.start)
        return any(sentence.holds(amount.start) for amount in self.amounts)

    def _line(self, place: int) -> Span:
        plain = self.source.plain
        end = plain.find("\n", place)
        return Span(plain.rfind("\n", 0, place) + 1, end if end >= 0 else len(plain))

    def _sentence(self, place: int) -> Span:
        """The sentence or row that holds a place, a long one cut to what stands near."""
        found = self.source.sentence_at(place)
        line = self._line(place)
        if "|" in self.source.plain[line.start : line.end]:
            return line
        return Span(max(found.start, place - _ROW), min(found.end, place + _ROW))

    def _made(self, subject: str, predicate: str, thing: str, one: Mention, rule: str) -> Relation:
        return Relation(subject, predicate, thing, one.start, one.end, rule, 0.6)

    def _inspected(self) -> Found | None:
        """Whose report it is, if a council's or force's own, else the body that it names most."""
        if self._is_own():
            return self.speaker
        among = [m for m in self.bodies if m.body.kind not in (*OVERSIGHT, "vendor", "platform")]
        counts = Counter(m.body.canonical for m in among)
        if not counts:
            return None
        best = max(counts, key=lambda name: (counts[name], name))
        first = next(m for m in among if m.body.canonical == best)
        return Found(best, first.start, first.end, "dealings/named-most", 0.6)


def _is_bare(name: str) -> bool:
    """Whether a name is a title and a surname, or a surname alone."""
    parts = name.split()
    if parts[-1].islower():
        return True  # "To whom it may concern"
    titles = word_set("organisations", "titles")
    return len(parts) < 2 or (len(parts) == 2 and parts[0].rstrip(".") in titles)
