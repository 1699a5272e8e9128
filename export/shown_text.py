"""A thing or a claim in plain words with its evidence, fitted to a width."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.date_words import in_words
from data.dates import parse_period
from export.context_words import Read, place_words, read_window, told_of
from export.display import visible
from export.links import linked
from export.shown_missing import missing
from export.shown_names import gloss_of, mark_of, name_of, words_at_odds
from export.shown_words import capitalised, heading, marks, particulars
from export.wrapping import width_of, wrapped
from graph.shown import (
    Disagreement,
    Fact,
    Located,
    Named,
    Outcome,
    Question,
    Shown,
    Statement,
)
from graph.shown_facts import short_digest

_NARROWEST = 40
_WIDEST = 100  # longer lines are hard to read, however wide the terminal
_BOLD, _DIM, _MARKED, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"
_CITED = "\x1b[7m"  # reverse: it shows where colours do not
# Between two brackets, and between one and either end.
_DOUBLED = re.compile(r"(?<=\[)(?=\[)|(?<=\])(?=\])|^(?=[\[\]])|(?<=[\[\]])$")
_QUOTED = 8  # cells before quoted words
_FACT = 20  # cells for the name of a fact


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
        if any(passage.context is None for passage in shown.evidence):
            yield ""
            told = "To see a passage in a text of yours:"
            yield from self._lines(f"{told} oversight show {shown.named.name} --texts DIR")

    def foot(self, shown: Shown) -> Iterator[str]:
        yield ""
        day = in_words(parse_period(shown.as_of.isoformat()))
        if shown.statements_made:
            yield from self._lines(
                f"Statements in this graph that it made: {shown.statements_made:,}."
            )
        if absent := missing(shown):
            said = f"Not in this graph as of {day}: {absent}. That is not proof of absence."
            yield from self._lines(said, style=_DIM)
        else:
            yield from self._lines(f"As of {day}.", style=_DIM)

    def _facts(self, facts: Iterable[Fact]) -> Iterator[str]:
        for fact in facts:
            name = capitalised(fact.about)
            for value in fact.values:
                text, link = (value, "") if isinstance(value, str) else (name_of(value), value.iri)
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
        end = name_of(one.other) if one.other else capitalised(one.value)
        end = f"{end} in {one.area}" if one.area else end
        yield from self._lines(end, indent=2, link=one.other.iri if one.other else "")
        if told := f"{marks(one)} {gloss_of(one)}".strip():
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
        yield from self._lines(words_at_odds(pair), indent=4)
        yield from self._named(pair.other)

    def _listed(self, named: Named) -> Iterator[str]:
        yield from self._named(named)

    def _named(self, named: Named) -> Iterator[str]:
        """A claim by its gloss, with its short name under it."""
        yield from self._lines(f"{mark_of(named)}{named.label}", indent=2)
        yield from self._short_name(named)

    def _short_name(self, named: Named) -> Iterator[str]:
        """On a line of its own, set out as far as it stays whole, for it is to be copied."""
        indent = min(6, max(0, self.width - width_of(named.name)))
        yield from self._lines(named.name, indent=indent, style=_DIM)

    def _passage(self, passage: Located) -> Iterator[str]:
        place = f"{passage.document.label}, {passage.place}"
        yield from self._lines(place, indent=2, link=passage.document.iri)
        at = place_words((passage.start, passage.end))
        about = f"{at} · {short_digest(passage.digest)} · {passage.name}"
        yield from self._lines(about, indent=6, style=_DIM)
        if passage.context is None:
            return
        for told in told_of(passage.context):
            mark = "[!] " if told.is_warning else ""
            style = _MARKED if told.is_warning else _DIM
            yield from self._lines(f"{mark}{told.words}", indent=6, style=style)
        if passage.context.window:
            yield from self._quoted(read_window(passage.context.window))

    def _quoted(self, read: Read) -> Iterator[str]:
        """The words of a document behind a bar, with the passage reversed or in brackets."""
        parts = [read.before, read.words, read.after]
        if not self.colour:
            # Brackets of the document's own must not pass for ours.
            before, words, after = (_DOUBLED.sub(" ", part) for part in parts)
            parts = [f"{before}[[", f"{words}]]", after]
        text = "".join(parts)
        cited = (len(parts[0]), len(parts[0]) + len(parts[1]))
        place = 0
        for line in wrapped(text, self.width - _QUOTED):
            line = line.strip()
            place = text.index(line, place)
            yield f"{' ' * (_QUOTED - 2)}│ {self._cited(line, place, cited)}"
            place += len(line)

    def _cited(self, line: str, place: int, cited: tuple[int, int]) -> str:
        """A line that begins at a place of the text, with what is cited of it reversed."""
        start, end = (min(max(0, at - place), len(line)) for at in cited)
        return f"{line[:start]}{self._styled(line[start:end], _CITED)}{line[end:]}"

    def _lines(
        self, text: str, *, indent: int = 0, style: str = "", link: str = ""
    ) -> Iterator[str]:
        for line in wrapped(visible(text), self.width - indent) if text else ():
            yield " " * indent + self._styled(self._aim(line.rstrip(), link), style)

    def _aim(self, line: str, link: str) -> str:
        return linked(line, link) if self.links and link else line

    def _styled(self, text: str, style: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.colour and style and text else text
