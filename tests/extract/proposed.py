"""Proposing a record of a text, for the tests."""

from dataclasses import dataclass
from datetime import date

from extract.proposals.known import Known
from extract.proposals.record import Proposal, UnproposableError, propose
from extract.reader import read_document

KEY = bytes(range(32))
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Tried:
    """A text and what was proposed of it, or why nothing was."""

    text: str
    proposal: Proposal | None
    refusal: str = ""


def tried(name: str, text: str, known: Known) -> Tried:
    try:
        made = propose(read_document(text, name=name), text, known=known, key=KEY, on=DAY)
    except UnproposableError as error:
        return Tried(text, None, str(error))
    return Tried(text, made)
