"""How things and claims are called where they are shown."""

from typing import Final

from graph.shown import Disagreement, Named, Statement

_KINDS_AT_ODDS: Final = {
    "tension": "sits uneasily beside",
    "corrects": "corrects",
    "corrected by": "is corrected by",
}


def words_at_odds(pair: Disagreement) -> str:
    """How one claim stands to the other, with what that hangs on."""
    words = _KINDS_AT_ODDS[pair.kind]
    return f"{words}, only if {pair.only_if}" if pair.only_if else words


def name_of(named: Named) -> str:
    """A thing with the short name by which it can be shown; a class has none, a law a long one."""
    known = f" ({named.name})" if named.name and named.name != named.iri else ""
    return f"{mark_of(named)}{named.label}{known}"


def mark_of(named: Named) -> str:
    return "[proposed] " if named.proposed else ""


def gloss_of(one: Statement) -> str:
    """The sentence of a claim; an act between its ends is told by its own name."""
    return one.named.label if one.named != one.other else ""
