"""What records write for what the graph says: codes, dates, and blocks without empty fields."""

from typing import Any

from data.dates import period_from_slug
from graph.names import ID
from graph.said import Said
from ontology.vocabulary import vocabulary

_PERIOD = f"{ID}period/"


def code(scheme: str, said: Said, predicate: str) -> str | None:
    """The code of a concept, or None if nothing is said."""
    codes = {term.iri: word for word, term in vocabulary().codes(scheme).items()}
    iri = said.one(predicate)
    return codes[iri] if iri else None


def date(said: Said, predicate: str) -> str | dict[str, list[str]] | None:
    """A date, alternatives in order of their spelling, or None if nothing is said."""
    slugs = (iri.removeprefix(_PERIOD) for iri in said[predicate])
    periods = sorted(str(period_from_slug(slug)) for slug in slugs)
    if not periods:
        return None
    return periods[0] if len(periods) == 1 else {"one-of": periods}


def present(block: dict[str, Any]) -> dict[str, Any]:
    """The block without fields that hold nothing."""
    return {name: value for name, value in block.items() if value not in (None, [])}
