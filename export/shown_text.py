"""A thing or a claim in plain words with its evidence, fitted to a width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.date_words import in_words
from data.dates import parse_period
from export.display import visible
from export.links import linked
from export.shown_words import capitalised, heading, marks, particulars
from export.wrapping import width_of, wrapped
from graph.shown import (
    Disagreement,
    Fact,
    Group,
    Located,
    Named,
    Outcome,
    Question,
    Shown,
    Statement,
)

_NARROWEST = 40
_WIDEST = 100  # longer lines are hard to read, however wide the terminal
_BOLD, _DIM, _MARKED, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"
_FACT = 20  # cells for the name of a fact
_PARTS_OF_RECORDS = ("claim", "communication", "decision", "outcome", "passage", "record", "test")
_DISPUTABLE = ("claim", "document", "office", "org", "project", "request", "system")
_KINDS_AT_ODDS = {
    "tension": "sits uneasily beside",
    "corrects": "corrects",
    "corrected by": "is corrected by",
}


def to_shown_text(shown: Shown, *, width: int, colour: bool = False, links: bool = False) -> str:
    """All that is shown, a section each, and at the end what this graph has not.

    Lines are at most `width` cells, between 40 and 100.
    """
    page = _Page(max(_NARROWEST, min(width, _WIDEST)), colour=colour, links=links)
    lines = [*page.head(shown), *page.body(shown), *page.foot(shown)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


@dataclass(frozen=True)
class _Page:
    """Writes lines of a width, with what the terminal can show."""

    width: int
    colour: bool
    links: bool

    def head(self, shown: Shown) -> Iterator[str]:
        yield from self._lines(shown.named.label, style=_BOLD)
        if shown.named.proposed or shown.status != "accepted":
            status = "proposed" if shown.status == "accepted" else shown.status
            said = f"[{status}] Not accepted: nothing rests on it until a reader has accepted it."
            yield from self._lines(said, style=_MARKED)
        about = " · ".join(part for part in (shown.kind, shown.named.name) if part)
        yield from self._lines(about)
        if shown.named.iri != shown.named.name:
            yield from self._lines(shown.named.iri, style=_DIM, link=shown.named.iri)

    def body(self, shown: Shown) -> Iterator[str]:
        if shown.facts:
            yield ""
            yield from self._facts(shown.facts)
        for group in shown.groups:
            yield from self._section(heading(group), map(self._statement, group.statements))
        yield from self._section(
            "Overseen as one of its kind", map(self._statement, shown.by_class)
        )
        yield from self._section("Promises to keep", map(self._statement, shown.promises))
        yield from self._questions(shown)
        at_odds = (self._at_odds(pair, shown.named) for pair in shown.disagreements)
        yield from self._section("What disagrees", at_odds)
        yield from self._section("What is said in it", map(self._listed, shown.claims))
        yield from self._section("Evidence", map(self._passage, shown.evidence))
        if shown.evidence:
            records = " ".join(sorted({passage.record for passage in shown.evidence}))
            yield ""
            told = "To see a passage in a text of yours:"
            yield from self._lines(f"{told} oversight verify {records} --texts DIR --all")

    def foot(self, shown: Shown) -> Iterator[str]:
        yield ""
        day = in_words(parse_period(shown.as_of.isoformat()))
        if shown.statements_made:
            yield from self._lines(
                f"Statements in this graph that it made: {shown.statements_made:,}."
            )
        if missing := _missing(shown):
            said = f"Not in this graph as of {day}: {missing}. That is not proof of absence."
            yield from self._lines(said, style=_DIM)
        else:
            yield from self._lines(f"As of {day}.", style=_DIM)

    def _facts(self, facts: Iterable[Fact]) -> Iterator[str]:
        for fact in facts:
            name = capitalised(fact.about)
            for value in fact.values:
                text, link = (value, "") if isinstance(value, str) else (_name(value), value.iri)
                link = link or (text if text.startswith("http") else "")
                lines = wrapped(visible(text), self.width - _FACT)
                for line in lines:
                    yield f"{self._styled(f'{name:{_FACT}}', _DIM)}{self._aim(line.rstrip(), link)}"
                    name = ""

    def _section(self, title: str, blocks: Iterable[Iterable[str]]) -> Iterator[str]:
        for number, block in enumerate(blocks):
            if number == 0:
                yield ""
                yield self._styled(title, _BOLD)
            yield from block

    def _statement(self, one: Statement) -> Iterator[str]:
        end = _name(one.other) if one.other else capitalised(one.value)
        end = f"{end} in {one.area}" if one.area else end
        yield from self._lines(end, indent=2, link=one.other.iri if one.other else "")
        if told := f"{marks(one)} {_gloss_of(one)}".strip():
            yield from self._gloss(marks(one), told)
        yield from self._lines(particulars(one), indent=6, style=_DIM)
        if one.named != one.other:
            yield from self._short_name(one.named)

    def _gloss(self, mark: str, told: str) -> Iterator[str]:
        """A sentence that begins with its mark, which is coloured where it fits the first line."""
        for number, line in enumerate(wrapped(visible(told), self.width - 6)):
            if mark and number == 0 and line.startswith(mark):
                line = self._styled(mark, _MARKED) + line.removeprefix(mark)
            yield f"      {line}"

    def _questions(self, shown: Shown) -> Iterator[str]:
        """The questions of a request, or what became of one question."""
        if [question.named for question in shown.questions] == [shown.named]:
            outcomes = shown.questions[0].outcomes
            yield from self._section("What became of it", map(self._outcome, outcomes))
        else:
            yield from self._section("Questions", map(self._question, shown.questions))

    def _question(self, question: Question) -> Iterator[str]:
        yield from self._lines(f"{question.number}. {question.named.label}", indent=2)
        if not question.outcomes:
            yield from self._lines("nothing came of it in this graph", indent=6)
        for outcome in question.outcomes:
            yield from self._outcome(outcome)

    def _outcome(self, outcome: Outcome) -> Iterator[str]:
        sent = f", {outcome.sent}" if outcome.sent else ""
        letter = outcome.communication.name.rsplit("/", 1)[-1]
        mark = f"[{outcome.outcome}]"
        yield from self._gloss(mark, f"{mark} {outcome.named.label}")
        told = [
            f"in the {letter}{sent}",
            *(one.label for one in outcome.provisions),
            *(f"points to {one.label}" for one in outcome.points_to),
        ]
        yield from self._lines(" · ".join(told), indent=6, style=_DIM)

    def _at_odds(self, pair: Disagreement, shown: Named) -> Iterator[str]:
        if pair.one != shown:
            yield from self._named(pair.one)
        yield from self._lines(_KINDS_AT_ODDS[pair.kind], indent=4)
        yield from self._named(pair.other)

    def _listed(self, named: Named) -> Iterator[str]:
        yield from self._named(named)

    def _named(self, named: Named) -> Iterator[str]:
        """A claim by its gloss, with its short name under it."""
        yield from self._lines(f"{_mark(named)}{named.label}", indent=2)
        yield from self._short_name(named)

    def _short_name(self, named: Named) -> Iterator[str]:
        """On a line of its own, set out as far as it stays whole, for it is to be copied."""
        indent = min(6, max(0, self.width - width_of(named.name)))
        yield from self._lines(named.name, indent=indent, style=_DIM)

    def _passage(self, passage: Located) -> Iterator[str]:
        place = f"{passage.document.label}, {passage.place}"
        yield from self._lines(place, indent=2, link=passage.document.iri)
        at = f"code points {passage.start:,} to {passage.end:,}"
        about = f"{at} · {_short(passage.digest)} · {passage.name}"
        yield from self._lines(about, indent=6, style=_DIM)

    def _lines(
        self, text: str, *, indent: int = 0, style: str = "", link: str = ""
    ) -> Iterator[str]:
        for line in wrapped(visible(text), self.width - indent) if text else ():
            yield " " * indent + self._styled(self._aim(line.rstrip(), link), style)

    def _aim(self, line: str, link: str) -> str:
        return linked(line, link) if self.links and link else line

    def _styled(self, text: str, style: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.colour and style and text else text


def _name(named: Named) -> str:
    """A thing with the short name by which it can be shown; a class has none, a law a long one."""
    known = f" ({named.name})" if named.name and named.name != named.iri else ""
    return f"{_mark(named)}{named.label}{known}"


def _mark(named: Named) -> str:
    return "[proposed] " if named.proposed else ""


def _gloss_of(one: Statement) -> str:
    """The sentence of a claim; an act between its ends is told by its own name."""
    return one.named.label if one.named != one.other else ""


def _missing(shown: Shown) -> str:
    """What a reader may look for in such a thing, and will not find."""
    kind = shown.named.name.split("/")[0]
    overseen = shown.by_class or any(_is_oversight(group) for group in shown.groups)
    told = shown.groups or shown.by_class or shown.promises or shown.questions or shown.claims
    wanted = (
        ("who oversees it", kind == "org" and not overseen),
        ("a promise for it to keep", kind in ("org", "office") and not shown.promises),
        ("a claim about it", kind not in _PARTS_OF_RECORDS and not told),
        ("what disagrees with it", kind in _DISPUTABLE and not shown.disagreements),
    )
    return "; ".join(words for words, is_missing in wanted if is_missing)


def _is_oversight(group: Group) -> bool:
    return group.relation == "oversees" and not group.outward


def _short(digest: str) -> str:
    method, _, digits = digest.partition(":")
    return f"{method}:{digits[:12]}…"
