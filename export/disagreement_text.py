"""Disagreements in full for a person: each side with who said it, where and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from data.date_words import in_words
from data.dates import parse_period
from export.disagreement_tables import opposed
from export.display import visible
from export.shown_names import name_of
from export.wrapping import wrapped
from graph.disagreement_sides import Side
from graph.disagreements import Disagreement
from graph.shown import Named

STAYS = "A disagreement is nobody's error: every side stays as its source has it."

_NARROWEST, _WIDEST = 40, 100
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_NAME = 18  # cells for the name of a fact


def to_disagreement_text(
    disagreements: Iterable[Disagreement], *, as_of: date, width: int, colour: bool = False
) -> str:
    """Every disagreement with all its sides; lines are between 40 and 100 cells at most."""
    page = _Page(max(_NARROWEST, min(width, _WIDEST)), as_of, colour)
    blocks = ("\n".join(line.rstrip() for line in page.told(one)) for one in disagreements)
    return "\n\n\n".join(blocks) + "\n"


@dataclass(frozen=True)
class _Page:
    width: int
    as_of: date
    colour: bool

    def told(self, one: Disagreement) -> Iterator[str]:
        yield from self._bold(one.kind.title)
        yield one.id
        yield ""
        yield from self._lines(one.why)
        yield ""
        yield from self._facts(one)
        yield ""
        yield from self._bold("The sides")
        numbers = {side.named.iri: number for number, side in enumerate(one.sides, start=1)}
        for side in one.sides:
            others = ", ".join(str(numbers[iri]) for iri in opposed(one, side))
            yield from self._side(side, numbers[side.named.iri], others)
        if one.besides:
            yield ""
            yield from self._bold("To be read with it")
            for named in one.besides:
                yield from self._lines(name_of(named), indent=2)
        yield ""
        yield from self._bold("It must not be read to say")
        yield from self._lines(one.kind.must_not_claim, indent=2)
        yield from self._lines(STAYS, indent=2)

    def _facts(self, one: Disagreement) -> Iterator[str]:
        yield from self._fact("about", name_of(one.about))
        yield from self._fact("in question", one.matter)
        if one.only_if:
            yield from self._fact("only if", one.only_if)
        for hypothesis in one.hypotheses:
            yield from self._fact("by hypothesis", name_of(hypothesis))
        yield from self._fact("what it is", one.kind.definition)
        yield from self._fact("graph as of", in_words(parse_period(self.as_of.isoformat())))

    def _side(self, side: Side, number: int, others: str) -> Iterator[str]:
        yield from self._lines(f"{number}. {name_of(side.named)}", indent=2)
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
                yield from self._lines(words + value, indent=6)
        for passage in side.rest.passages:
            words = f"{passage.document.label}, {passage.place} [{passage.start}, {passage.end}]"
            yield from self._lines(words, indent=6)
        if side.rest.record:
            yield from self._lines(f"record {side.rest.record}", indent=6)

    def _fact(self, name: str, value: str) -> Iterator[str]:
        for number, line in enumerate(wrapped(visible(value), self.width - _NAME)):
            yield f"{name if not number else '':<{_NAME}}{line}"

    def _bold(self, text: str) -> Iterator[str]:
        for line in wrapped(visible(text), self.width):
            yield f"{_BOLD}{line}{_PLAIN}" if self.colour else line

    def _lines(self, text: str, *, indent: int = 0) -> Iterator[str]:
        for line in wrapped(visible(text), self.width - indent):
            yield " " * indent + line


def _names(named: Iterable[Named]) -> str:
    return " and ".join(one.label for one in named)
