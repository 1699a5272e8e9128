"""Disagreements in full for a person: each side with who said it, where and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from data.date_words import in_words
from data.dates import parse_period
from export.disagreement_tables import opposed
from export.evidence_forms import Lines, page_width
from export.shown_names import name_of
from graph.disagreement_sides import Side
from graph.disagreements import Disagreement
from graph.shown import Named

STAYS = "A disagreement is nobody's error: every side stays as its source has it."


def to_disagreement_text(
    disagreements: Iterable[Disagreement], *, as_of: date, width: int, colour: bool = False
) -> str:
    """Every disagreement with all its sides; lines are between 40 and 100 cells at most."""
    page = _Page(Lines(page_width(width), colour), as_of)
    blocks = ("\n".join(line.rstrip() for line in page.told(one)) for one in disagreements)
    return "\n\n\n".join(blocks) + "\n"


@dataclass(frozen=True)
class _Page:
    lines: Lines
    as_of: date

    def told(self, one: Disagreement) -> Iterator[str]:
        yield from self.lines.bold(one.kind.title)
        yield one.id
        yield ""
        yield from self.lines.plain(one.why)
        yield ""
        yield from self._facts(one)
        yield ""
        yield from self.lines.bold("The sides")
        numbers = {side.named.iri: number for number, side in enumerate(one.sides, start=1)}
        for side in one.sides:
            others = ", ".join(str(numbers[iri]) for iri in opposed(one, side))
            yield from self._side(side, numbers[side.named.iri], others)
        if one.besides:
            yield ""
            yield from self.lines.bold("To be read with it")
            for named in one.besides:
                yield from self.lines.plain(name_of(named), indent=2)
        yield ""
        yield from self.lines.bold("It must not be read to say")
        yield from self.lines.plain(one.kind.must_not_claim, indent=2)
        yield from self.lines.plain(STAYS, indent=2)

    def _facts(self, one: Disagreement) -> Iterator[str]:
        yield from self.lines.fact("about", name_of(one.about))
        yield from self.lines.fact("in question", one.matter)
        if one.only_if:
            yield from self.lines.fact("only if", one.only_if)
        for hypothesis in one.hypotheses:
            yield from self.lines.fact("by hypothesis", name_of(hypothesis))
        yield from self.lines.fact("what it is", one.kind.definition)
        yield from self.lines.fact("graph as of", in_words(parse_period(self.as_of.isoformat())))

    def _side(self, side: Side, number: int, others: str) -> Iterator[str]:
        yield from self.lines.plain(f"{number}. {name_of(side.named)}", indent=2)
        told = [
            ("", f"{side.says} (beside {others})"),
            ("said by ", _names(side.made_by)),
            ("through ", _names(side.reported_by)),
            ("first said in ", _names(side.stated_in)),
            ("stated ", side.stated),
            ("of the time ", " or ".join(filter(None, (side.happened, side.held)))),
            ("standing ", side.standing.replace("-", " ")),
        ]
        for words, value in told:
            if value:
                yield from self.lines.plain(words + value, indent=6)
        for passage in side.rest.passages:
            yield from self.lines.passage(passage)
        if side.rest.record:
            yield from self.lines.plain(f"record {side.rest.record}", indent=6)


def _names(named: Iterable[Named]) -> str:
    return " and ".join(one.label for one in named)
